"""Names for other programs, driven as a user would: real sidecars beside made-up photos."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from photoclust import Link, TagForm, TagOrigin, TagTarget
from photoclust.engine import Engine
from tests.engine.tagged import mwg, region, rename, there
from tests.library.albums import Album, FakeAnalyser, fake_engine
from tests.ui.conftest import Wait
from ui.app import make_window
from ui.pages.export import ExportPage
from ui.pages.tags import TagsPage
from ui.state.preferences import Preferences
from ui.state.session import Session
from ui.widgets.tag_reading_form import Existing, Standing
from ui.widgets.tag_writing_form import TagWritingForm
from ui.window import MainWindow

ANNA, BEN = region("Anna", 0, 0.5), region("Ben", 0.5, 0.5)


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "photos")


@pytest.fixture
def library(album: Album, tmp_path: Path) -> Engine:
    """Anna and somebody in one photo, both in another one."""
    engine = fake_engine(FakeAnalyser(), tmp_path / "own.photoclust")
    album.put("a.png", 1, 2)
    album.put("b.png", 1, 2)
    engine.photos.scan([album.root])
    album.vouch(engine, "a.png", "Anna")
    return engine


@pytest.fixture
def window(library: Engine, wait: Wait) -> Iterator[MainWindow]:
    made = make_window(Preferences(), Session(lambda path, settings: library))
    made.show()
    made.open_library(library.library.path)
    wait(lambda: made.context.people.is_loaded)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def page(window: MainWindow) -> TagsPage:
    window.show_page("tags")
    page = window.page
    assert isinstance(page, TagsPage)
    return page


def titles(page: TagsPage) -> list[str]:
    view = (page.to_write, page.to_take)[page.stack.currentIndex()].view
    return [row.title for row in view.rows.rows]


def test_a_preview_and_then_the_files(
    page: TagsPage, album: Album, wait: Wait, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.to_write.nothing.button, Qt.MouseButton.LeftButton)
    wait(lambda: titles(page) == ["a.png.xmp"])
    assert page.to_write.view.rows.rows[0].text == "+ Anna"
    assert page.to_write.summary.text() == "1 file to write"
    assert not album.path("a.png.xmp").exists()
    wait(page.write.isEnabled)
    qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)
    wait(page.notice.isVisible)
    assert page.notice.text.text() == "1 file written."
    assert there(album.path("a.png.xmp")) == {"Anna": (0.0, 0.5)}
    assert page.to_write.nothing.title.text() == "Nothing to write"


def test_what_is_written_and_where_is_a_choice_that_is_kept(
    page: TagsPage, window: MainWindow, album: Album, wait: Wait
) -> None:
    form = page.writing
    assert [f for f, box in form.forms.items() if not box.isChecked()] == [TagForm.FLAT]
    assert not form.keep_time.isEnabled()
    for kind, box in form.forms.items():
        box.setChecked(kind is TagForm.FLAT)
    form.target.value = TagTarget.ORIGINALS
    form.keep_time.setChecked(True)
    wait(page.write.isEnabled)
    page.write.click()
    wait(page.notice.isVisible)
    assert b"dc:subject" in album.path("a.png").read_bytes()
    assert b"mwg-rs" not in album.path("a.png").read_bytes()
    again = TagWritingForm(window.context)
    assert again.options.forms == (TagForm.FLAT,)
    assert again.options.into is TagTarget.ORIGINALS
    form.forms[TagForm.FLAT].setChecked(False)
    assert not page.write.isEnabled()
    assert page.to_write.nothing.title.text() == "Nothing chosen yet"


def test_conflicts_and_what_was_followed_are_told(
    page: TagsPage, library: Engine, album: Album, wait: Wait
) -> None:
    album.vouch(library, "b.png", "Ben", 1)
    album.path("b.png.xmp").write_bytes(mwg(region("Zoe", 0.5, 0.5)))
    page.write.click()
    wait(page.notice.isVisible)
    assert page.notice.text.text() == "2 files written."
    (told,) = page.to_write.told.rows.rows
    assert (told.title, told.text) == ("b.png.xmp", "There it is Zoe, and here Ben")
    rename(album.path("a.png.xmp"), "Anna", "Anne")
    wait(page.write.isEnabled)
    page.write.click()
    wait(lambda: "1 change of others followed" in page.notice.text.text())
    assert album.who(library)["a.png"] == ["Anne", "?"]


def test_names_are_found_shown_and_taken_over(
    page: TagsPage, library: Engine, album: Album, window: MainWindow, wait: Wait, qtbot: QtBot
) -> None:
    album.path("a.png.xmp").write_bytes(mwg(BEN))
    album.path("b.png.xmp").write_bytes(mwg(ANNA, BEN))
    page.kinds.button(1).click()
    assert not page.take.isEnabled()
    qtbot.mouseClick(page.to_take.nothing.button, Qt.MouseButton.LeftButton)
    wait(lambda: titles(page) == ["Ben", "Anna"])
    assert [row.note for row in page.to_take.view.rows.rows] == ["new", "known"]
    # Whoever is known already is asked about.
    assert page.reading.who_exists.text() == "Anna"
    assert page.reading.existing.isVisible()
    page.reading.existing.value = Existing.SKIP
    wait(page.take.isEnabled)
    qtbot.mouseClick(page.take, Qt.MouseButton.LeftButton)
    wait(page.notice.isVisible)
    assert page.notice.text.text().startswith("2 faces named, 1 person new.")
    assert album.who(library)["b.png"] == ["?", "Ben"]
    assert window.session.history.undo is not None
    window.session.undo()
    wait(lambda: album.who(library)["b.png"] == ["?", "?"])


def test_what_is_in_the_way_is_told_below(
    page: TagsPage, library: Engine, album: Album, wait: Wait
) -> None:
    album.path("a.png.xmp").write_bytes(mwg(region("Zoe", 0, 0.5)))
    page.open(read=True)
    page.to_take.nothing.button.click()
    wait(page.to_take.told.isVisible)
    assert [row.text for row in page.to_take.told.rows.rows] == ["There it is Zoe, and here Anna"]
    assert not page.take.isEnabled()


def test_who_is_not_ticked_stays_out(
    page: TagsPage, library: Engine, album: Album, wait: Wait
) -> None:
    album.path("b.png.xmp").write_bytes(mwg(region("Carl", 0, 0.5), BEN))
    page.open(read=True)
    page.to_take.nothing.button.click()
    wait(lambda: titles(page) == ["Ben", "Carl"])
    assert not page.reading.existing.isVisible()
    page.to_take.view.rows.set_checked({"Carl"})
    page.reading.standing.value = Standing.CONFIRMED
    wait(page.take.isEnabled)
    page.take.click()
    wait(page.notice.isVisible)
    assert album.who(library)["b.png"] == ["Carl", "?"]


def test_an_answer_asks_for_another_look(page: TagsPage, album: Album, wait: Wait) -> None:
    album.path("b.png.xmp").write_bytes(mwg(BEN))
    page.open(read=True)
    page.to_take.nothing.button.click()
    wait(lambda: titles(page) == ["Ben"])
    page.reading.standing.value = Standing.PROPOSED
    assert page.to_take.nothing.isVisible()
    assert not page.take.isEnabled()
    page.reading.sources[TagOrigin.SIDECAR].setChecked(False)
    page.to_take.nothing.button.click()
    wait(lambda: page.to_take.nothing.title.text() == "No new names")
    for box in page.reading.sources.values():
        box.setChecked(False)
    assert page.to_take.nothing.title.text() == "Nothing chosen yet"


def test_names_are_taken_over_after_each_scan_if_wished(
    page: TagsPage, library: Engine, album: Album, window: MainWindow, wait: Wait
) -> None:
    album.path("b.png.xmp").write_bytes(mwg(BEN))
    scanned: list[object] = []
    window.session.scan_ended.connect(scanned.append)
    window.session.scan()
    wait(lambda: len(scanned) == 1)
    assert album.who(library)["b.png"][1] != "Ben"
    page.reading.after_scans.setChecked(True)
    assert Preferences().reads_tags
    window.session.scan()
    wait(lambda: len(scanned) == 2)
    assert album.who(library)["b.png"][1] == "Ben"


def test_names_go_into_exported_copies_if_wished(
    page: TagsPage, window: MainWindow, tmp_path: Path, wait: Wait
) -> None:
    window.show_page("export")
    export = window.page
    assert isinstance(export, ExportPage)
    export.albums.folder.set_path(tmp_path / "out")
    export.albums.tags.setChecked(True)
    wait(export.write.isEnabled)
    export.write.click()
    wait(export.notice.isVisible)
    assert b"mwg-rs:RegionList" in (tmp_path / "out" / "Anna" / "a.png").read_bytes()
    export.albums.link.value = Link.HARD
    assert not export.albums.tags.isEnabled()
    assert export.albums.options is not None
    assert not export.albums.options.tags


def test_what_cannot_be_read_says_why(page: TagsPage, tmp_path: Path, wait: Wait) -> None:
    page.open(read=True)
    page.reading.contacts.set_path(tmp_path / "nowhere.xml")
    page.to_take.nothing.button.click()
    wait(page.notice.isVisible)
    assert page.notice.text.text().startswith("The tags cannot be read")
