"""Albums and tables, driven as a user would; the photos are real files, the library is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QStandardPaths, Qt
from pytestqt.qtbot import QtBot

from photoclust.errors import ExportError
from photoclust.export.albums import AlbumPlan, Link, RecipePhotos, plan_albums, write_albums
from photoclust.export.contact_sheets import Sheet, write_sheets
from photoclust.export.gallery import write_galleries
from photoclust.export.tables import write_table
from photoclust.library.edits import Name
from photoclust.types import FaceRecord
from tests.ui.conftest import Host, Wait
from tests.ui.fakes import FakeEngine
from ui.pages import export
from ui.pages.export import ExportPage
from ui.pages.people import PeoplePage
from ui.widgets.album_form import GALLERY, Who
from ui.widgets.table_form import TableForm
from ui.window import MainWindow


@pytest.fixture
def photos(engine: FakeEngine, tmp_path: Path) -> Path:
    """A folder in which each face has a photo of its own."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for face in engine.homes:
        (folder / f"{face}.jpg").write_bytes(b"photo %d" % face)
    exporting(engine, folder)
    return folder


@pytest.fixture
def page(host: Host, photos: Path, tmp_path: Path, wait: Wait) -> ExportPage:
    """The page, with Anna named."""
    host.session.apply(Name(1, "Anna"))
    wait(lambda: len(host.context.people.named()) == 1)
    host.show_page("export")
    page = host.page
    assert isinstance(page, ExportPage)
    page.albums.folder.set_path(tmp_path / "albums")
    return page


def exporting(engine: FakeEngine, files: Path) -> None:
    """Give the fake what an export needs of an engine."""

    def records(people: Sequence[int], named_only: bool) -> list[FaceRecord]:
        found = []
        for face in engine.people.face_details(list(engine.homes)):
            person = engine.known[face.person_id or 0]
            if (not people or person.id in people) and (person.name or not named_only):
                path = files / f"{face.id}.jpg"
                found.append(FaceRecord(face, (path,), 100, 100, None, person.name))
        return found

    def plan(
        out: Path,
        *,
        people: Sequence[int] = (),
        named_only: bool = False,
        together: bool = False,
        recipes: Mapping[str, str] | None = None,
        photos: Mapping[str, Sequence[int]] | None = None,
    ) -> AlbumPlan:
        if photos is not None:
            chosen = {
                name: {p: (files / f"{p}.jpg",) for p in some} for name, some in photos.items()
            }
            return plan_albums([], out, recipes=[RecipePhotos(*item) for item in chosen.items()])
        if recipes is not None:
            some = {face: (files / f"{face}.jpg",) for face in (1, 2)}
            return plan_albums([], out, recipes=[RecipePhotos("Hers", some)])
        return plan_albums(records(people, named_only), out, together=together)

    def table(target: Path, *, replace: bool = False) -> int:
        return write_table(records((), False), target, replace=replace)

    given: Any = engine
    given.exports.plan_albums = plan
    given.exports.write_albums = lambda plan, link, job, remove=False: write_albums(
        plan, link=link, job=job, remove=remove
    )
    given.exports.write_table = table
    given.exports.write_galleries = lambda plan, job: write_galleries(plan.albums, {}, 10**8, job)
    given.exports.write_sheets = lambda target, job, replace: write_sheets(
        iter([Sheet("Anna", "", [])]), 1, target, job, replace=replace
    )


def test_named_people_are_shown_as_they_will_be_written(page: ExportPage, wait: Wait) -> None:
    wait(page.write.isEnabled)
    assert [row.title for row in page.preview.view.rows.rows] == ["Anna"]
    assert "12" in page.write.text()
    assert not page.albums.folder.path.exists()


@pytest.mark.parametrize("link", list(Link))
def test_albums_are_written_by_any_means(
    page: ExportPage, wait: Wait, qtbot: QtBot, link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(export, "show_folder", lambda _, folder: opened.append(folder))
    out = page.albums.folder.path
    assert out is not None
    page.albums.link.value = link
    wait(page.write.isEnabled)
    qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)
    wait(page.notice.isVisible)
    written = out / "Anna" / "1.jpg"
    assert len(list((out / "Anna").iterdir())) == 12
    assert written.is_symlink() == (link is Link.SYMBOLIC)
    assert (written.stat().st_nlink == 2) == (link is Link.HARD)
    page.notice.button.click()
    assert opened == [out]
    # What was written is there now, and there is nothing left to do.
    wait(lambda: not page.write.isEnabled() and "12" in page.preview.details.text())


def test_what_does_not_belong_any_more_is_told_and_removed_when_asked(
    page: ExportPage, host: Host, wait: Wait, qtbot: QtBot, tmp_path: Path
) -> None:
    wait(page.write.isEnabled)
    qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)
    wait(lambda: not page.write.isEnabled() and "written" in page.notice.text.text())
    host.session.apply(Name(1, "Zoe"))
    wait(lambda: [row.title for row in page.preview.view.rows.rows] == ["Zoe"])
    assert "12 files there do not belong there any more" in page.preview.details.text()
    wait(page.write.isEnabled)
    page.albums.remove.setChecked(True)
    qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)
    wait(lambda: "12 files moved to new places." in page.notice.text.text())
    folders = (path.name for path in (tmp_path / "albums").iterdir() if path.is_dir())
    assert sorted(folders) == ["Zoe"]


def test_the_keyboard_stays_with_the_export(page: ExportPage, host: Host, wait: Wait) -> None:
    host.activateWindow()
    wait(host.isActiveWindow)
    wait(page.write.isEnabled)
    page.write.setFocus()
    page.write.click()
    assert page.hasFocus()
    wait(lambda: page._writing is None)
    assert page.notice.button.text() == "Open folder"
    assert page.notice.button.hasFocus()


def test_saved_albums_are_written(
    page: ExportPage, wait: Wait, qtbot: QtBot, tmp_path: Path
) -> None:
    page.albums.who.value = Who.RECIPES
    wait(lambda: [row.title for row in page.preview.view.rows.rows] == ["Hers"])
    assert not page.albums.together.isVisible()
    wait(page.write.isEnabled)
    qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)
    wait(page.notice.isVisible)
    assert len(list((tmp_path / "albums" / "Hers").iterdir())) == 2


def test_a_large_plan_is_not_kept_while_nobody_sees_it(
    page: ExportPage, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait(page.write.isEnabled)
    page.hidden()
    assert page._plan is not None
    monkeypatch.setattr(export, "MANY", 1)
    page.hidden()
    assert page._plan is None
    assert not page.write.isEnabled()
    page.shown()
    wait(page.write.isEnabled)


def test_galleries_are_written_anew(
    page: ExportPage, photos: Path, tmp_path: Path, wait: Wait, qtbot: QtBot
) -> None:
    Image.new("RGB", (40, 30), "navy").save(photos / "1.jpg")
    page.albums.who.value = Who.RECIPES
    page.albums.link.value = GALLERY
    for _ in range(2):
        wait(page.write.isEnabled)
        assert "2 photos" in page.write.text()
        qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)
        wait(page.notice.isVisible)
        assert "1 file written, with 1 photo in it." in page.notice.text.text()
    assert [path.name for path in (tmp_path / "albums").iterdir()] == ["Hers.html"]


def test_contact_sheets_are_written(page: ExportPage, wait: Wait, tmp_path: Path) -> None:
    page.kinds.button(1).click()
    page.table.file.set_path(tmp_path / "people.pdf")
    assert page.table.format.value == ".pdf"
    page.write_table.click()
    wait(page.notice.isVisible)
    assert page.notice.text.text() == f"1 page written to {tmp_path / 'people.pdf'}."
    assert (tmp_path / "people.pdf").exists()


def test_only_those_ticked_are_written(page: ExportPage, wait: Wait, qtbot: QtBot) -> None:
    page.albums.who.value = Who.CHOSEN
    assert not page.write.isEnabled()
    assert page.preview.nothing.text.text() == page.albums.lack != ""
    picker = page.albums.picker
    picker.search.setText("4 photos")
    assert [row.key for row in picker.view.rows.rows] == [3]
    picker.view.setFocus()
    qtbot.keyClick(picker.view, Qt.Key.Key_Space)
    assert picker.chosen == [3]
    picker.search.clear()
    at = picker.view.visualRect(picker.view.rows.index(0)).center()
    qtbot.mouseClick(picker.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert picker.chosen == [1, 3]
    wait(page.write.isEnabled)
    assert [row.title for row in page.preview.view.rows.rows] == ["Anna", "Person 3"]


def test_people_come_from_another_page(page: ExportPage, window: MainWindow, wait: Wait) -> None:
    window.show_page("people")
    window.show_page("export", {"people": [2]})
    wait(lambda: [row.title for row in page.preview.view.rows.rows] == ["Person 2"])


def test_a_folder_that_will_not_do_says_why(page: ExportPage, photos: Path, wait: Wait) -> None:
    page.albums.folder.set_path(photos)
    wait(lambda: "holds photos of the library" in page.preview.nothing.text.text())
    assert not page.write.isEnabled()


def test_an_export_that_fails_says_why_in_place(
    page: ExportPage, engine: FakeEngine, wait: Wait
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ExportError("export-disk-full", path="/x")

    engine.exports.write_albums = fail  # type: ignore[assignment, method-assign]
    wait(page.write.isEnabled)
    page.write.click()
    wait(page.notice.isVisible)
    assert page.notice.text.text() == ("The disk is full: /x. Make room, or choose another folder.")
    wait(page.write.isEnabled)


def test_photos_that_stayed_out_are_named(page: ExportPage, photos: Path, wait: Wait) -> None:
    wait(page.write.isEnabled)
    (photos / "3.jpg").unlink()
    page.write.click()
    wait(page.notice.isVisible)
    assert "3.jpg" in page.notice.text.text()


def test_a_table_is_written_and_never_over_another_unasked(
    page: ExportPage, wait: Wait, tmp_path: Path
) -> None:
    page.kinds.button(1).click()
    target = tmp_path / "faces.csv"
    page.table.file.set_path(target)
    page.write_table.click()
    wait(page.notice.isVisible)
    assert len(target.read_text(encoding="utf-8-sig").splitlines()) == 1 + 24
    target.write_text("mine")
    wait(page.write_table.isEnabled)
    page.write_table.click()
    wait(lambda: "exists already" in page.notice.text.text())
    assert target.read_text() == "mine"
    page.table.overwrite.setChecked(True)
    wait(page.write_table.isEnabled)
    page.write_table.click()
    wait(lambda: page.notice.text.text().startswith("24 faces"))
    assert target.read_text(encoding="utf-8-sig") != "mine"


def test_format_and_name_of_a_table_go_together(page: ExportPage, tmp_path: Path) -> None:
    table = page.table
    table.file.set_path(tmp_path / "faces.csv")
    table.format.value = ".json"
    assert table.path == tmp_path / "faces.json"
    table.file.set_path(tmp_path / "other.csv")
    assert table.format.value == ".csv"


def test_names_are_plain_text_and_may_be_long(
    page: ExportPage, window: MainWindow, wait: Wait
) -> None:
    name = "<b>x</b> " + "ا" * 150
    window.session.apply(Name(1, name))
    wait(lambda: page.preview.view.rows.rows[:1] != [] and "<" not in page.write.text())
    # Who is listed to be ticked is found out when it is asked for.
    assert len(page.albums.picker.view.rows.rows) == 0
    page.albums.who.value = Who.CHOSEN
    assert [row.key for row in page.albums.picker.view.rows.rows] == [1, 2, 3]
    assert page.albums.picker.view.rows.rows[0].title == name
    assert page.grab().width() > 0


def test_without_a_name_the_next_step_is_to_name_people(
    page: ExportPage, window: MainWindow, wait: Wait
) -> None:
    window.session.undo()
    button = page.preview.nothing.button
    wait(button.isVisible)
    assert button.text() == "Name people"
    button.click()
    assert isinstance(window.page, PeoplePage)
    window.show_page("export")
    page.albums.who.value = Who.CHOSEN
    assert not button.isVisible()


def test_the_table_is_proposed_where_there_is_a_folder(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "Documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    assert TableForm(window.context).path == Path.home() / "photoclust.csv"
    documents.mkdir()
    assert TableForm(window.context).path == documents / "photoclust.csv"


def test_photos_that_were_chosen_are_an_album(
    host: Host, page: ExportPage, wait: Wait, qtbot: QtBot
) -> None:
    host.show_page("export", {"photos": [2, 4], "name": "May 2014"})
    form = page.albums
    assert form.who.buttons[Who.PHOTOS].text() == "The 2 photos you chose"
    wait(page.write.isEnabled)
    form.name.clear()
    assert form.options is None
    assert form.lack == "Give the album a name."
    form.name.setText(" A day out ")
    wait(lambda: [row.title for row in page.preview.view.rows.rows] == ["A day out"])
    wait(page.write.isEnabled)
    qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)
    wait(page.notice.isVisible)
    out = form.folder.path
    assert out is not None
    assert sorted(path.name for path in (out / "A day out").iterdir()) == ["2.jpg", "4.jpg"]
