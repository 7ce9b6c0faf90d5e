"""Photos, as the window reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from photoclust.errors import UnknownItem
from photoclust.library.edits import Name, Reject, SetState
from photoclust.library.repository import Repository
from photoclust.types import PersonState, UnnamedFaces
from tests.library.synthetic import found, group, store


@pytest.fixture
def album(repository: Repository) -> Repository:
    """Photos 1 to 3, a face each; person 1 is in 1 and 2, of which 2 lies in another folder."""
    for folder, name in (("/a", 1), ("/ab", 2), ("/a/b", 3)):
        store(repository, f"{folder}/{name}.jpg", [found(0, name)])
    group(repository, (1, 2))
    return repository


def test_photos_of_a_person_or_below_a_folder(album: Repository) -> None:
    assert list(album.photos.ids()) == [1, 2, 3]
    assert list(album.photos.ids(1)) == [1, 2]
    assert list(album.photos.ids(folder=Path("/a"))) == [1, 3]
    assert list(album.photos.ids(1, Path("/a"))) == [1]
    assert list(album.photos.ids(folder=Path("/nowhere"))) == []


@pytest.mark.parametrize("folder", [None, Path("/a")])
def test_photos_of_an_unknown_person(album: Repository, folder: Path | None) -> None:
    with pytest.raises(UnknownItem):
        album.photos.ids(9, folder)


def test_photos_of_days_of_the_year(album: Repository) -> None:
    with album.database.writing() as connection:
        dates = (("2014-12-24T10:00:00", 1), ("2019-12-24", 2), ("2019-12-25", 3))
        connection.executemany("UPDATE photos SET date = ? WHERE id = ?", dates)
    assert list(album.photos.ids(days=("12-24",))) == [1, 2]
    assert list(album.photos.ids(days=("12-24", "12-25"), folder=Path("/a"))) == [1, 3]
    assert list(album.photos.ids(1, days=("12-25",))) == []


def test_faces_without_a_name(album: Repository) -> None:
    assert album.photos.unnamed_faces([1, 2, 3]) == UnnamedFaces((1,), (), (3,))
    assert album.photos.unnamed_faces([2]) == UnnamedFaces((), (1,), ())
    album.apply(SetState(1, PersonState.IGNORED))
    assert album.photos.unnamed_faces([1, 2]) == UnnamedFaces((), (), ())
    album.apply(SetState(1, PersonState.VISIBLE))
    album.apply(Name(1, "Anna"))
    album.apply(Reject((3,)))
    assert album.photos.unnamed_faces([1, 2, 3]) == UnnamedFaces((), (), ())


def test_details_in_the_order_asked(album: Repository) -> None:
    assert [info.id for info in album.photos.details([3, 99, 1])] == [3, 1]
    assert album.photos.details([2])[0] == album.photos.get(2)
    assert album.photos.details([]) == []
