from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from photoclust.library.edits import Merge, Name
from photoclust.types import Box, DateSource, Face, PersonState, PhotoInfo, PhotoState
from tests.ui.album import AlbumEngine
from tests.ui.conftest import Host, PageHost, Wait
from ui.desktop import file_manager
from ui.desktop.drag_data import PHOTOS, numbers
from ui.pages.photo import PhotoPage
from ui.pages.photos import PhotosPage
from ui.state.months import Month
from ui.state.photo_filter import PhotoFilter
from ui.widgets.photo_grid import day, focus_of, month
from ui.window import MainWindow


@pytest.fixture
def engine(tmp_path: Path) -> AlbumEngine:
    return AlbumEngine(tmp_path / "album")


@pytest.fixture
def page(host: Host, wait: Wait) -> PhotosPage:
    host.activateWindow()
    wait(host.isActiveWindow)
    host.show_page("photos")
    made = host.page
    assert isinstance(made, PhotosPage)
    wait(lambda: len(made.grid.ids) == 4)
    return made


def test_all_photos_newest_first_or_oldest(page: PhotosPage, wait: Wait) -> None:
    assert list(page.grid.ids) == [4, 3, 2, 1]
    wait(lambda: page.subtitle.text() == "4 photos  ·  April 2020")
    page.order.trigger()
    wait(lambda: list(page.grid.ids) == [1, 2, 3, 4])
    assert page.context.preferences.text("photos_order") == "oldest"


def test_photos_are_forgotten_only_when_asked_twice(
    page: PhotosPage, engine: AlbumEngine, wait: Wait
) -> None:
    forgotten: list[list[int]] = []
    engine.photos.forget = lambda photos: forgotten.append(list(photos))  # type: ignore[assignment, method-assign, return-value]
    page.grid.selectAll()
    trigger = page.context.actions["photos.forget"].trigger
    trigger()
    assert "4 photos" in page.question.text()
    assert "cannot be undone" in page.question.informativeText()
    page.question.reject()
    trigger()
    page.question.forget.click()
    wait(lambda: [sorted(photos) for photos in forgotten] == [[1, 2, 3, 4]])


def test_an_old_selection_does_not_stay(window: MainWindow, page: PhotosPage, wait: Wait) -> None:
    page.grid.select([1, 2])
    window.show_page("people")
    window.go_back()
    assert page.grid.selected() == [2, 1]
    window.show_page("people")
    window.show_page("photos")
    wait(lambda: len(page.grid.ids) == 4)
    assert page.grid.selected() == []
    page.grid.select([1, 2])
    page.filters.unsorted.click()
    assert page.grid.selected() == []


def test_files_of_photos_are_copied_and_opened_elsewhere(
    page: PhotosPage, engine: AlbumEngine, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions = page.context.actions
    assert not actions["photos.copy"].isEnabled()
    page.grid.select([2, 4])
    wait(lambda: page.grid.photos.details(4) is not None)
    told: list[str] = []
    page.session.notice.connect(told.append)
    actions["photos.copy"].trigger()
    wait(lambda: told == ["2 files copied."])
    urls = QGuiApplication.clipboard().mimeData().urls()
    assert [Path(url.toLocalFile()) for url in urls] == [engine.path_of(4), engine.path_of(2)]
    opened: list[Path] = []
    monkeypatch.setattr(file_manager, "open_with_program", lambda path: opened.append(path))
    page.session.failed.connect(lambda message, _: told.append(message))
    actions["photos.outside"].trigger()
    assert opened == [engine.path_of(4)]
    assert told[-1] == "The desktop knows no program that opens 4.jpg"


def test_years_are_beside_the_photos(page: PhotosPage, wait: Wait) -> None:
    timeline = page.grid.timeline
    wait(lambda: timeline.years == [(0, "2020")])
    assert timeline.isVisible()
    assert timeline.x() > page.grid.viewport().geometry().right()
    page.grid.set_photos(range(1, 400), [Month(0, 150, "2020-02"), Month(150, 249, "2020-01")])
    assert page.grid.verticalScrollBar().maximum() > 2000
    timeline.wanted.emit(200)
    assert page.grid.visible_ids()[0] <= 201 <= page.grid.visible_ids()[-1]
    assert timeline._row == page.grid.visible_ids()[0] - 1
    columns = len({page.grid.visualRect(page.grid.photos.index(row)).x() for row in range(40)})
    assert columns == page.grid._columns


def test_months_begin_where_the_date_does(
    page: PhotosPage, engine: AlbumEngine, wait: Wait
) -> None:
    model = page.grid.photos
    wait(lambda: model.details(1) is not None and model.details(4) is not None)
    assert [section.title for section in page.grid.sections][:2] == ["April 2020", "March 2020"]
    assert model.begins_month(0) == ""  # the headings say it
    page.grid.set_photos(page.grid.ids, [])
    assert [model.begins_month(row) for row in range(2)] == ["April 2020", "March 2020"]
    same = model.details(4)
    assert same is not None
    model._details[3] = PhotoInfo(3, (), 1, 1, same.date, (), PhotoState.PRESENT)
    assert model.begins_month(1) == ""


def test_photos_of_a_person(window: MainWindow, page: PhotosPage, wait: Wait) -> None:
    window.show_page("photos", {"person": 1})
    wait(lambda: list(page.grid.ids) == [3, 2, 1])
    assert page.filters.shown.text() == "Unnamed (3 photos)"
    page.session.apply(Name(1, "Anna"))
    wait(lambda: page.filters.shown.text() == "Anna")
    page.filters.shown.open()
    assert page.filters.shown.panel is not None
    page.filters.shown.panel.picker.choose(())
    page.filters.shown.panel.hide()
    wait(lambda: len(page.grid.ids) == 4)


def test_a_person_who_is_gone_is_not_filtered_by(
    window: MainWindow, page: PhotosPage, wait: Wait
) -> None:
    window.show_page("photos", {"person": 2})
    wait(lambda: page.filters.filter.people == (2,))
    page.session.apply(Merge(1, (2,)))
    wait(lambda: page.filters.filter.people == () and len(page.grid.ids) == 4)


def test_photos_of_a_folder(page: PhotosPage, engine: AlbumEngine, wait: Wait) -> None:
    folder = page.filters.folder
    wait(lambda: folder.texts == ["All folders", "album"])
    assert folder.isHidden()  # there is but one
    folder._choose(engine.folder)
    assert folder.text() == "album"
    engine.folder = engine.folder / "elsewhere"
    page._renew()
    wait(lambda: page.empty.isVisible() or len(page.grid.ids) == 4)


def test_no_photo_fits_and_none_at_all(page: PhotosPage, engine: AlbumEngine, wait: Wait) -> None:
    page.filters.set_filter(PhotoFilter(people=(1,)))
    homes = engine.homes
    engine.homes = {}
    page._renew()
    wait(lambda: page.empty.isVisible())
    assert page.empty.title.text() == "No photos here"
    page.empty.button.click()
    wait(lambda: page.empty.title.text() == "No photos yet")
    assert page.empty.button.text() == "Add photo folder…"
    assert page.subtitle.text() == ""
    engine.homes = homes
    page.session.people_changed.emit()
    wait(lambda: page.grid.isVisible() and len(page.grid.ids) == 4)


def test_opening_a_photo_goes_through_what_is_shown(
    window: MainWindow, page: PhotosPage, wait: Wait
) -> None:
    window.show_page("photos", {"person": 1})
    wait(lambda: list(page.grid.ids) == [3, 2, 1])
    page.grid.setFocus()
    page.grid.select([2])
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    opened = window.page
    assert isinstance(opened, PhotoPage)
    wait(lambda: opened.subtitle.text() == "2 of 3")
    window.go_back()
    assert window.page is page
    assert page.grid.selected() == [2]
    assert page.filters.filter.people == (1,)


def test_dragging_photos_out_carries_their_files(page: PhotosPage, engine: AlbumEngine) -> None:
    model = page.grid.photos
    carried = model.mimeData([model.index(1), model.index(0)])
    assert numbers(carried, PHOTOS) == [4, 3]
    files = [url.toLocalFile() for url in carried.urls()]
    assert files == [str(engine.path_of(4)), str(engine.path_of(3))]
    picture = page.grid.drag_picture(2)
    assert isinstance(picture, QPixmap)
    assert not picture.isNull()


def test_what_is_said_of_a_photo(page: PhotosPage, wait: Wait) -> None:
    model = page.grid.photos
    wait(lambda: model.details(4) is not None)
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Photo 1 of 4, Sunday, April 5, 2020, 2 faces"
    assert model.data(model.index(0), Qt.ItemDataRole.ToolTipRole) == "4.jpg"


def test_menu_and_file_manager(page: PhotosPage, engine: AlbumEngine, wait: Wait,
                               monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    shown: list[Path] = []
    monkeypatch.setattr(file_manager, "reveal", lambda path: shown.append(path) or True)
    assert not page.context.actions["photos.reveal"].isEnabled()
    page.grid.select([3])
    wait(lambda: page.grid.photos.details(3) is not None)
    page._show_menu(QPoint(10, 10))
    menu = page.findChild(QMenu)
    assert menu is not None
    assert page.context.actions["photos.reveal"] in menu.actions()
    menu.close()
    page.context.actions["photos.reveal"].trigger()
    assert shown == [engine.path_of(3)]


def test_the_size_follows_the_preference(page: PhotosPage) -> None:
    before = page.grid.gridSize().width()
    page.context.preferences.thumbnail_size = 224
    assert page.grid.gridSize().width() > before


def photo(*boxes: Box, date: str | None = None) -> PhotoInfo:
    faces = tuple(Face(i, 1, box, 1, 1, None, False, 0) for i, box in enumerate(boxes))
    return PhotoInfo(1, (), 1000, 500, date, faces, PhotoState.PRESENT)


def test_where_to_look_in_a_photo() -> None:
    assert focus_of(None) == QPointF(0.5, 0.5)
    assert focus_of(photo()) == QPointF(0.5, 0.5)
    assert focus_of(photo(Box(0, 0, 200, 100))) == QPointF(0.1, 0.1)
    # The larger face counts for more.
    two = focus_of(photo(Box(0, 0, 300, 300), Box(900, 0, 100, 100)))
    assert two.x() == pytest.approx((0.15 * 9 + 0.95) / 10)
    assert focus_of(photo(Box(950, 450, 200, 200))) == QPointF(1, 1)


@pytest.mark.parametrize("date", [None, "", "yesterday"])
def test_photos_without_a_date(date: str | None) -> None:
    assert month(photo(date=date)) == ""
    assert day(photo(date=date)) == ""
    assert month(None) == ""


def test_without_photos_the_keys_are_at_the_next_step(
    window: MainWindow, engine: AlbumEngine, wait: Wait
) -> None:
    engine.homes.clear()
    window.activateWindow()
    wait(window.isActiveWindow)
    window.show_page("photos")
    page = window.page
    assert isinstance(page, PhotosPage)
    wait(page.empty.button.hasFocus)


def test_photos_by_where_their_dates_are_from(page: PhotosPage, wait: Wait) -> None:
    dates = page.filters.dated_by
    assert dates.texts[:2] == ["All dates", "Date from the camera"]
    actions = dates.menu().actions()
    assert [action.isChecked() for action in actions][:2] == [True, False]
    actions[1].trigger()
    wait(page.empty.isVisible)
    assert dates.isChecked()
    page.empty.button.click()
    wait(lambda: len(page.grid.ids) == 4)
    assert not dates.isChecked()
    dates._choose((DateSource.NAME,))
    wait(lambda: len(page.grid.ids) == 4)


def test_photos_of_this_day_and_of_the_week_around_it(page: PhotosPage, wait: Wait) -> None:
    page.grid.select([2])
    wait(lambda: page.grid.photos.details(2) is not None)
    page.context.actions["photos.day"].trigger()
    wait(lambda: list(page.grid.ids) == [2])
    assert page.filters.day.text() == "February 5"
    page.filters.set_filter(PhotoFilter(day="03-07"))
    page._renew()
    wait(page.empty.isVisible)
    assert page.empty.text.text() == "None was taken on March 7, in any year."
    page.empty.button.click()
    wait(lambda: list(page.grid.ids) == [3])
    assert page.filters.day.text() == "Around March 7"
    page.filters.day.click()
    wait(lambda: len(page.grid.ids) == 4)


def test_chips_ask_for_photos_by_a_recipe(
    page: PhotosPage, engine: AlbumEngine, wait: Wait
) -> None:
    asked: list[str] = []

    def find(recipe: str) -> NDArray[np.int64]:
        asked.append(recipe)
        return np.array([2], np.int64)

    engine.albums.find = find  # type: ignore[method-assign]
    page.session.apply(Name(1, "Anna"))
    wait(lambda: page.people.label(1) == "Anna")
    page.filters.hidden.set_people((1,))
    page.filters.unsorted.click()
    wait(lambda: list(page.grid.ids) == [2])
    page.filters.count.menu().actions()[3].trigger()
    wait(lambda: asked[-1] == 'not "Anna", exactly 2 people, unsorted')
    assert page.filters.hidden.text() == "Without Anna"
    page.context.actions["photos.order"].trigger()
    assert page.recipes.also == asked[-1]


def test_none_of_the_faces_in_photos_matters(
    page: PhotosPage, engine: AlbumEngine, wait: Wait
) -> None:
    trigger = page.context.actions["photos.dismiss"].trigger
    page.grid.select([4])
    assert page.tools.isVisible()
    trigger()
    wait(lambda: len(engine.entries) == 1)
    ignored = [p.id for p in engine.known.values() if p.state is PersonState.IGNORED]
    assert [engine.homes[face] for face in (7, 8)] == ignored == [3, 4]
    page.session.undo()
    wait(lambda: engine.homes[7] is None and 3 not in engine.known)
    # Persons 1 and 2 are in other photos too, so it is asked.
    page.grid.select([1, 4])
    trigger()
    wait(lambda: hasattr(page, "dismissal"))
    assert page.dismissal.text() == "2 people without a name are in other photos too."
    page.dismissal.everywhere.click()
    wait(lambda: engine.known[1].state is PersonState.IGNORED and len(engine.known) == 4)
    said: list[str] = []
    page.session.notice.connect(said.append)
    trigger()
    wait(lambda: said == ["There is no face without a name in these photos."])


def test_selected_photos_are_exported(host: Host, page: PhotosPage) -> None:
    page.grid.select([2, 4])
    page.context.actions["photos.export"].trigger()
    assert isinstance(host, PageHost)
    assert host.wanted == [("export", {"photos": [4, 2], "name": "February 2020 – April 2020"})]


def test_another_library_is_shown_in_full(page: PhotosPage, wait: Wait) -> None:
    page.filters.set_filter(PhotoFilter(people=(1,), day="02-05"))
    page.recipes.field.setText("Anna")
    page.session.opened.emit(Path("other.photoclust"))
    assert page.filters.filter == PhotoFilter()
    assert page.recipes.recipe == ""
    wait(lambda: len(page.grid.ids) == 4)
