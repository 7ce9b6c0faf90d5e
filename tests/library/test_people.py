"""Faces in order, photos and people, as the window reads them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from photoclust.engine.face_order import ordered
from photoclust.errors import UnknownItem
from photoclust.library.edits import Merge, Name, Reject, SetCover, SetState
from photoclust.library.repository import Repository
from photoclust.types import Companion, FaceOrder, PersonState, PhotoState
from tests.library.synthetic import MODEL, found, group, store

WHO = {"/a/1.jpg": (1, 2), "/a/2.jpg": (1, 2, 3), "/ab/3.jpg": (1,), "/b/4.jpg": (2, 3)}
DATES = {"/a/1.jpg": "2021", "/a/2.jpg": "2019", "/ab/3.jpg": None, "/b/4.jpg": "2020"}


@pytest.fixture
def album(repository: Repository) -> Repository:
    """Three people in four photos: 1 and 2 are together twice, 3 with each of them; a face in
    the last photo is with nobody."""
    owner: list[int] = []
    for number, (path, people) in enumerate(WHO.items()):
        faces = [
            found(50 * place, person, quality=(number + 2 * place) / 10, turned=0.1 * number)
            for place, person in enumerate(people)
        ]
        rest = [found(400, 9)] if path == "/b/4.jpg" else []
        store(repository, path, faces + rest, date=DATES[path])
        owner += [*people, *([0] * len(rest))]
    ids = [[n for n, who in enumerate(owner, start=1) if who == person] for person in (1, 2, 3)]
    assert group(repository, *ids) == [1, 2, 3]
    return repository


def ids(faces: object) -> list[int]:
    return [int(number) for number in faces]  # type: ignore[attr-defined]


def test_face_ids_are_those_of_the_faces(album: Repository) -> None:
    for person in (1, 2, 3, None):
        assert ids(album.faces.ids(person)) == [face.id for face in album.faces.of_person(person)]
    album.apply(Reject((1,)))
    assert 1 not in ids(album.faces.ids(1))
    with pytest.raises(UnknownItem):
        album.faces.ids(9)


def test_face_ids_by_date(album: Repository) -> None:
    dates = {info.id: info.date for info in album.photos.of_person(1)}
    photos = [face.photo_id for face in album.faces.details(album.faces.ids(1, by_date=True))]
    assert [dates[photo] for photo in photos] == ["2019", "2021", None]


@pytest.mark.parametrize("order", [FaceOrder.DOUBT, FaceOrder.LIKENESS])
def test_orders_hold_every_face_once(album: Repository, order: FaceOrder) -> None:
    for person in (1, None):
        order_of = ordered(album, person, order, MODEL)
        assert sorted(order_of) == sorted(album.faces.ids(person))
    # Of a network that saw nothing yet: the faces are there, however they are sorted.
    assert ids(ordered(album, 1, order, "another")) == ids(album.faces.ids(1))
    with pytest.raises(UnknownItem):
        ordered(album, 9, order, MODEL)


def test_likeness_begins_with_the_cover(album: Repository) -> None:
    for face in ids(album.faces.ids(2)):
        album.apply(SetCover(2, face))
        assert ordered(album, 2, FaceOrder.LIKENESS, MODEL)[0] == face


def test_doubt_begins_with_the_farthest(album: Repository) -> None:
    album.apply(Name(1, "Anna"))
    known = album.faces.face_set_of(1, MODEL)
    away = known.embeddings @ known.embeddings.mean(axis=0)
    assert ids(ordered(album, 1, FaceOrder.DOUBT, MODEL)) == ids(known.ids[np.argsort(away)])


def test_details_and_crops_in_the_order_asked(album: Repository) -> None:
    assert [face.id for face in album.faces.details([3, 99, 1, 10**20])] == [3, 1]
    assert album.faces.details(np.array([2], np.int64)) == [
        f for f in album.faces.of_person(2) if f.id == 2
    ]
    album.apply(Reject((1,)))
    assert album.faces.details([1]) == []
    assert album.faces.crops([3, 1, 99]) == {3: album.faces.crop(3), 1: album.faces.crop(1)}
    assert album.faces.details([]) == []
    assert album.faces.crops([]) == {}


def test_a_photo(album: Repository) -> None:
    store(album, "/copy.jpg", [found(0, 1), found(50, 2)], content=b"/a/1.jpg", date="2021")
    photo = album.photos.get(1)
    assert photo.paths == (Path("/a/1.jpg"), Path("/copy.jpg"))
    assert (photo.width, photo.height, photo.date, photo.state) == (640, 480, "2021", "present")
    assert [face.person_id for face in photo.faces] == [1, 2]
    album.files.set_states([(Path("/a/1.jpg"), "offline")])
    assert album.photos.get(1).paths == (Path("/copy.jpg"), Path("/a/1.jpg"))
    album.files.set_states([(Path("/copy.jpg"), "missing")])
    assert (album.photos.get(1).state, album.photos.get(1).paths) == (
        PhotoState.OFFLINE,
        (Path("/a/1.jpg"),),
    )
    album.files.set_states([(Path("/a/1.jpg"), "missing")])
    gone = album.photos.get(1)
    assert (gone.state, len(gone.paths), len(gone.faces)) == (PhotoState.MISSING, 2, 2)
    with pytest.raises(UnknownItem):
        album.photos.get(99)


def test_photos_of_a_person(album: Repository) -> None:
    assert [info.date for info in album.photos.of_person(1)] == ["2019", "2021", None]
    assert [info.id for info in album.photos.of_person(None)] == [4]
    album.apply(Reject((1,)))
    assert [info.date for info in album.photos.of_person(1)] == ["2019", None]
    with pytest.raises(UnknownItem):
        album.photos.of_person(9)


def test_people_below_a_folder(album: Repository) -> None:
    assert album.people.below(Path("/a")) == {1, 2, 3}
    assert album.people.below(Path("/ab")) == {1}
    assert album.people.below(Path("/")) == {1, 2, 3}
    assert album.people.below(Path("/c")) == set()
    album.files.set_states([(Path("/ab/3.jpg"), "missing")])
    assert album.people.below(Path("/ab")) == set()


def test_companions(album: Repository) -> None:
    assert album.people.companions(1) == [Companion(2, 2), Companion(3, 1)]
    assert album.people.companions(2) == [Companion(1, 2), Companion(3, 2)]
    assert album.people.companions(2, limit=1) == [Companion(1, 2)]
    album.apply(SetState(1, PersonState.IGNORED))
    assert album.people.companions(2) == [Companion(3, 2)]
    album.apply(Merge(2, (3,)))
    assert album.people.companions(2) == []
    with pytest.raises(UnknownItem):
        album.people.companions(9)


def test_names_of_those_who_are_shown(album: Repository) -> None:
    album.apply(Name(1, "Anna"))
    album.apply(SetState(3, PersonState.IGNORED))
    assert album.people.visible_names() == {1: "Anna", 2: None}


def test_faces_with_the_dates_of_their_photos(repository: Repository) -> None:
    for name, day in (("b", "2020-05-01T12:00:00"), ("a", None), ("c", "2019-01-01T00:00:00")):
        store(repository, f"/{name}.jpg", [found(50, 1), found(0, 2)], date=day)
    group(repository, range(1, 6))
    assert repository.faces.dated(1) == [
        (5, "2019-01-01T00:00:00"),
        (2, "2020-05-01T12:00:00"),
        (1, "2020-05-01T12:00:00"),
        (4, ""),
        (3, ""),
    ]
    assert repository.faces.dated(None) == [(6, "2019-01-01T00:00:00")]
    with pytest.raises(UnknownItem):
        repository.faces.dated(9)
