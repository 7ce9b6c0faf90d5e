"""Recipes typed on the page of photos: completed, understood or refused, and kept as albums."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from photoclust.engine.albums import SavedAlbum
from photoclust.errors import QueryError
from photoclust.library.edits import DeleteAlbum, SaveAlbum
from photoclust.query.completion import Completion
from tests.ui.album import AlbumEngine
from tests.ui.conftest import Host, Wait
from ui.pages.photos import PhotosPage
from ui.state.photo_filter import PhotoFilter

RECIPES = {"Anna": [1, 3], "Anna, not Ben": [3], "nobody": []}


@pytest.fixture
def engine(tmp_path: Path) -> AlbumEngine:
    made = AlbumEngine(tmp_path / "album")

    def find(recipe: str) -> NDArray[np.int64]:
        if recipe not in RECIPES:
            code = "query-unfinished" if recipe.endswith("and") else "query-no-such-name"
            if code == "query-unfinished":
                raise QueryError("query-unfinished", place=len(recipe) + 1)
            raise QueryError("query-no-such-name", name=recipe, place=1)
        return np.array(RECIPES[recipe], np.int64)

    made.albums.find = find  # type: ignore[method-assign]
    made.albums.complete = lambda typed: [Completion("Anna", 0)]  # type: ignore[method-assign]
    made.albums.all = lambda: [SavedAlbum(7, "Hers & <b>", "Anna")]  # type: ignore[method-assign]
    made.albums.saving = lambda name, recipe: SaveAlbum(name, recipe)  # type: ignore[method-assign]
    made.decided = []  # type: ignore[attr-defined]
    made.carry_out = lambda edit: made.decided.append(edit) or "Decided"  # type: ignore[method-assign, attr-defined]
    return made


@pytest.fixture
def page(host: Host, wait: Wait) -> PhotosPage:
    host.activateWindow()
    wait(host.isActiveWindow)
    host.show_page("photos")
    made = host.page
    assert isinstance(made, PhotosPage)
    wait(lambda: len(made.grid.ids) == 4)
    return made


def type_recipe(page: PhotosPage, recipe: str) -> None:
    page.recipes.field.setFocus()
    page.recipes.field.setText(recipe)
    QTest.keyClick(page.recipes.field, Qt.Key.Key_Return)


def test_the_photos_of_a_recipe_are_shown(page: PhotosPage, wait: Wait) -> None:
    type_recipe(page, "Anna")
    wait(lambda: list(page.grid.ids) == [3, 1])
    page.filters.set_filter(PhotoFilter(people=(2,)))
    page._renew()
    wait(lambda: list(page.grid.ids) == [3, 1])  # both show person 2 as well
    type_recipe(page, "nobody")
    wait(lambda: page.empty.isVisible())
    page.empty.button.click()
    wait(lambda: len(page.grid.ids) == 4)
    assert page.recipes.recipe == ""


def test_what_cannot_be_understood_is_said_and_the_photos_stay(
    page: PhotosPage, wait: Wait
) -> None:
    type_recipe(page, "Anna")
    wait(lambda: list(page.grid.ids) == [3, 1])
    page.recipes.field.setFocus()
    QTest.keyClicks(page.recipes.field, " and")
    page.recipes.field._pause.timeout.emit()
    wait(lambda: page.recipes.field._told == "Anna and")
    type_recipe(page, "Bob")
    wait(
        lambda: page.recipes.note.text().startswith("There is nobody called 'Bob', at character 1")
    )
    assert page.recipes.note.isVisible()
    assert page.recipes.field.selectedText() == "Bob"
    assert list(page.grid.ids) == [3, 1]
    type_recipe(page, "Anna, not Ben")
    wait(lambda: not page.recipes.note.isVisible())
    assert list(page.grid.ids) == [3]


def test_typing_is_completed(page: PhotosPage, wait: Wait) -> None:
    field = page.recipes.field
    field.setFocus()
    QTest.keyClicks(field, "a")
    wait(lambda: field.offers == ["Anna"])
    popup = field._completer.popup()
    wait(popup.isVisible)
    field._completer.activated[str].emit("Anna")  # type: ignore[index]
    wait(lambda: list(page.grid.ids) == [3, 1])
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    field.home(False)
    QTest.keyClicks(field, "x")
    assert field.offers == []
    popup.hide()


def test_albums_are_chosen_saved_and_deleted(
    page: PhotosPage, engine: AlbumEngine, wait: Wait
) -> None:
    page.context.actions["photos.albums"].trigger()
    wait(lambda: page.recipes.findChild(QMenu) is not None)
    menu = page.recipes.findChild(QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Hers && <b>", "Save as album…"]
    assert not menu.actions()[-1].isEnabled()
    menu.actions()[0].trigger()
    menu.close()
    wait(lambda: list(page.grid.ids) == [3, 1])
    assert page.recipes.recipe == "Anna"

    page.recipes.ask_name()
    page.recipes.dialog.setTextValue("Mine")
    page.recipes.dialog.accept()
    wait(lambda: engine.decided == [SaveAlbum("Mine", "Anna")])  # type: ignore[attr-defined]
    page.filters.set_filter(PhotoFilter(since="2020-01-01"))
    page._renew()
    wait(lambda: page.recipes.whole == "Anna, since 2020-01-01")
    page.recipes.save("Lately")
    lately = SaveAlbum("Lately", "Anna, since 2020-01-01")
    wait(lambda: lately in engine.decided)  # type: ignore[attr-defined]
    page.recipes.show_albums(engine.albums.all(), QPoint(9, 9))
    menus = page.recipes.findChildren(QMenu)
    last = menus[-1].actions()[-1]
    assert last.text() == "Delete the album “Hers && <b>”"
    last.trigger()
    menus[-1].close()
    wait(lambda: DeleteAlbum(7) in engine.decided)  # type: ignore[attr-defined]


def test_the_place_of_a_word_is_selected(page: PhotosPage) -> None:
    field = page.recipes.field
    field.setText("Anna and Bob")
    field.show_place(10)
    assert field.selectedText() == "Bob"
    field.show_place(1)
    assert field.selectedText() == "Anna"
    field.show_place(99)
    assert field.selectedText() == ""
