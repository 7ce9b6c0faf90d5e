from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from photoclust.export.albums import Album, AlbumPlan, Link
from photoclust.export.manifest import Member
from photoclust.messages import Message
from photoclust.types import Failure, Folder, ScanReport
from tests.ui.conftest import Wait
from tests.ui.fakes import FakeEngine
from ui.i18n.natural_order import name_key, path_key
from ui.i18n.translation import install
from ui.pages.folders import FoldersPage
from ui.pages.people import PeoplePage
from ui.pages.photos import PhotosPage
from ui.pages.problems import ProblemsPage
from ui.widgets.album_preview import AlbumPreview
from ui.window import MainWindow

ROOTS = [Path("/photos") / name for name in ("IMG 10", "IMG 2", "img 3", "Zoo", "ähnlich")]
IN_ORDER = ["ähnlich", "IMG 2", "img 3", "IMG 10", "Zoo"]


@pytest.fixture(autouse=True)
def english(qtbot: QtBot) -> None:
    install("en")


def test_names() -> None:
    assert sorted((path.name for path in ROOTS), key=name_key()) == IN_ORDER


def test_a_folder_comes_before_what_lies_in_it_and_that_before_the_next() -> None:
    wanted = ["/a", "/a/IMG 2", "/a/IMG 2/x", "/a/IMG 10", "/a b/x"]
    paths = [Path(text) for text in wanted]
    mixed = [paths[place] for place in (3, 1, 4, 0, 2)]
    assert sorted(mixed, key=path_key()) == paths


def test_lists_of_folders_and_problems(window: MainWindow, engine: FakeEngine, wait: Wait) -> None:
    folders = [Folder(root, 1, 1, True) for root in ROOTS]
    engine.folders.roots = lambda: ROOTS  # type: ignore[method-assign]
    engine.folders.all = lambda: folders  # type: ignore[method-assign]
    engine.photos.ids = lambda *_: engine.people.face_ids(1)  # type: ignore[method-assign]
    engine.folders.failures = lambda: [  # type: ignore[method-assign]
        Failure(root, "read", Message("file-empty")) for root in ROOTS
    ]

    people = window.page
    assert isinstance(people, PeoplePage)
    people.shown()
    choices = people.bar.folders
    wait(lambda: [choices.itemText(i) for i in range(1, choices.count())] == IN_ORDER)
    window.show_page("folders")
    page = window.page
    assert isinstance(page, FoldersPage)
    wait(lambda: [row.title for row in page.view.rows.rows] == IN_ORDER)
    window.show_page("photos")
    photos = window.page
    assert isinstance(photos, PhotosPage)
    wait(lambda: photos.filters.folder.texts[1:] == IN_ORDER)
    window.session.scanned.emit(ScanReport(cancelled=True))
    window.show_page("problems")
    problems = window.page
    assert isinstance(problems, ProblemsPage)
    wait(lambda: [row.title for row in problems.view.rows.rows] == IN_ORDER)


def test_albums_of_one_person_come_before_those_of_several(
    window: MainWindow, qtbot: QtBot
) -> None:
    preview = AlbumPreview(window.context)
    qtbot.addWidget(preview)
    people = [(Member(i, root.name),) for i, root in enumerate(ROOTS)]
    albums = [Album(root, who, ()) for root, who in zip(ROOTS, people, strict=True)]
    both = Album(Path("/photos/IMG 2 + Zoo"), people[1] + people[3], ())
    preview.set_plan(AlbumPlan.of(Path("/photos"), (both, *albums)), Link.COPY)
    assert [row.title for row in preview.view.rows.rows] == [*IN_ORDER, "IMG 2 + Zoo"]
