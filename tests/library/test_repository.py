"""Rows are read as they were written, and a photo scanned again keeps its people."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photoclust.errors import UnknownItem
from photoclust.library import faces as module
from photoclust.library.edits import (
    Confirm,
    Move,
    Name,
    Regroup,
    Reject,
    Remove,
    SetCover,
    SetState,
)
from photoclust.library.files import paths_by_photo
from photoclust.library.photos import KnownPhoto
from photoclust.library.repository import Repository, StoredFile
from photoclust.messages import Message
from photoclust.types import Box, Failure, FoundFace, PersonState
from tests.library.synthetic import (
    MODEL,
    dump,
    execute,
    face_ids,
    found,
    group,
    new_photo,
    store,
    vector,
)

ODD = os.fsdecode(b"/photos/caf\xe9\n \xff.jpg")


def put(
    repository: Repository,
    path: str,
    photo: int | None,
    *,
    size: int = 5,
    mtime_ns: int = 6,
    failure: Failure | None = None,
) -> None:
    with repository.database.writing() as connection:
        repository.files.put(connection, Path(path), size, mtime_ns, photo, failure)


def inherit(repository: Repository, old: int, new: int, reach: float, model: str = MODEL) -> None:
    with repository.database.writing() as connection:
        repository.photos.inherit(connection, old, new, model, reach)


def members(repository: Repository) -> dict[object, tuple[object, ...]]:
    """Person, confirmed and probability of each sorted face."""
    return {row[0]: row[1:] for row in dump(repository)["members"]}


def paths(repository: Repository, root: str = "/") -> list[str]:
    return [str(file.path) for file in repository.files.below(Path(root))]


def count(repository: Repository, table: str) -> int:
    with repository.database.reading() as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


# Roots and files


def test_roots(repository: Repository) -> None:
    assert repository.files.roots() == []
    for root in ("/b", ODD, "/a", "/b"):
        repository.files.add_root(Path(root))
    assert repository.files.roots() == [Path("/a"), Path("/b"), Path(ODD)]


def test_files_round_trip(repository: Repository) -> None:
    photo = store(repository, "/photos/a.jpg", [])
    put(repository, ODD, photo, size=2**40, mtime_ns=-(2**63))
    failure = Failure(Path("/photos/z.jpg"), "decode", Message("image-damaged"))
    put(repository, "/photos/z.jpg", None, failure=failure)
    assert repository.files.below(Path("/photos")) == [
        StoredFile(Path("/photos/a.jpg"), 13, 1, photo, "present", None),
        StoredFile(Path(ODD), 2**40, -(2**63), photo, "present", None),
        StoredFile(Path("/photos/z.jpg"), 5, 6, None, "present", failure),
    ]
    assert repository.files.failures() == [failure]


def test_files_survive_closing(repository: Repository, own_library: Path) -> None:
    store(repository, ODD, [found(0, 1)])
    before = (
        repository.files.below(Path("/")),
        repository.faces.of_person(None),
        repository.faces.records(),
    )
    repository.close()
    again = Repository(own_library, create=False)
    assert (
        again.files.below(Path("/")),
        again.faces.of_person(None),
        again.faces.records(),
    ) == before
    again.close()


def test_files_below_a_folder_only(repository: Repository) -> None:
    inside = ["/a/b/1.jpg", "/a/b/c/2.jpg", "/a/b/\U0010ffff.jpg", os.fsdecode(b"/a/b/\xff\xff")]
    outside = ["/a/b.jpg", "/a/b-/1.jpg", "/a/b0/1.jpg", "/a/bb/1.jpg", "/1.jpg", "/A/b/1.jpg"]
    for path in inside + outside:
        put(repository, path, None)
    assert sorted(paths(repository, "/a/b")) == sorted(inside)
    assert sorted(paths(repository, "/a/b/")) == sorted(inside)
    assert sorted(paths(repository)) == sorted(inside + outside)
    assert paths(repository, "/a/b/c") == ["/a/b/c/2.jpg"]


names = st.text("ab%_/\udcff\U0001f600", min_size=1, max_size=4)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(names), names)
def test_files_below_any_folder(repository: Repository, files: list[str], folder: str) -> None:
    with repository.database.writing() as connection:
        connection.execute("DELETE FROM files")
    known = {Path("/x") / file.strip("/") for file in files}
    for path in known:
        put(repository, str(path), None)
    root = Path("/x") / folder.strip("/")
    below = {file.path for file in repository.files.below(root)}
    assert below == {path for path in known if root in path.parents}


def test_states(repository: Repository) -> None:
    for name in "abc":
        put(repository, f"/{name}.jpg", None)
    repository.files.set_states([(Path("/a.jpg"), "missing"), (Path("/b.jpg"), "offline")])
    repository.files.set_states([(Path("/gone.jpg"), "missing")])
    assert [f.state for f in repository.files.below(Path("/"))] == ["missing", "offline", "present"]
    put(repository, "/a.jpg", None)
    assert repository.files.below(Path("/"))[0].state == "present"


def test_set_gone_leaves_what_is_missing(repository: Repository) -> None:
    for name in "ab":
        put(repository, f"/{name}.jpg", None)
    repository.files.set_states([(Path("/a.jpg"), "missing")])
    with repository.database.writing() as connection:
        repository.files.set_gone(connection, [Path("/a.jpg"), Path("/b.jpg")])
    assert [f.state for f in repository.files.below(Path("/"))] == ["missing", "offline"]


def test_failures_are_those_of_files_that_are_there(repository: Repository) -> None:
    broken = [
        Failure(Path(f"/{name}.jpg"), "decode", Message.literal(f"reason {name}")) for name in "cab"
    ]
    for failure in broken:
        put(repository, str(failure.path), None, failure=failure)
    put(repository, "/whole.jpg", store(repository, "/x.jpg", []))
    assert [failure.reason[-1] for failure in repository.files.failures()] == ["a", "b", "c"]
    repository.files.set_states([(Path("/a.jpg"), "missing"), (Path("/b.jpg"), "offline")])
    assert [failure.reason[-1] for failure in repository.files.failures()] == ["c"]
    put(repository, "/c.jpg", None)
    assert repository.files.failures() == []


def test_forgetting_what_moved(repository: Repository) -> None:
    moved, gone, offline = (store(repository, f"/old/{n}.jpg", [found(0, n)]) for n in range(3))
    put(repository, "/new/0.jpg", moved)
    put(repository, "/new/2.jpg", offline)
    put(repository, "/old/broken.jpg", None)
    repository.files.set_states(
        [
            (Path("/old/0.jpg"), "missing"),
            (Path("/old/1.jpg"), "missing"),
            (Path("/old/2.jpg"), "offline"),
            (Path("/old/broken.jpg"), "missing"),
        ]
    )
    assert repository.files.forget_moved() == {Path("/old/0.jpg")}
    assert repository.files.forget_moved() == set()
    rest = ["/new/0.jpg", "/new/2.jpg", "/old/1.jpg", "/old/2.jpg", "/old/broken.jpg"]
    assert paths(repository) == rest
    put(repository, "/new/1.jpg", gone)
    assert repository.files.forget_moved() == {Path("/old/1.jpg")}


def test_what_moved_out_of_reach_is_not_forgotten(repository: Repository) -> None:
    photo = store(repository, "/old.jpg", [])
    put(repository, "/new.jpg", photo)
    repository.files.set_states([(Path("/old.jpg"), "missing"), (Path("/new.jpg"), "offline")])
    assert repository.files.forget_moved() == set()
    repository.files.set_states([(Path("/new.jpg"), "missing")])
    assert repository.files.forget_moved() == set()
    assert paths(repository) == ["/new.jpg", "/old.jpg"]


# Photos and faces


def test_known_photos(repository: Repository) -> None:
    one, other = store(repository, "/a.jpg", []), store(repository, "/b.jpg", [], model="next")
    photos = [new_photo(path, []) for path in (b"/a.jpg", b"/b.jpg")]
    known = [(photo.size, photo.digest, photo.picture) for photo in photos]
    assert repository.photos.known() == [
        KnownPhoto(one, *known[0], "detector", MODEL, 1, has_found=False, has_remark=False),
        KnownPhoto(other, *known[1], "detector", "next", 1, has_found=False, has_remark=False),
    ]


def test_faces_round_trip(repository: Repository) -> None:
    photo = store(
        repository,
        "/a.jpg",
        [found(0.5, 1, quality=0.25, crop=b"one"), found(100, 2, quality=0.75, crop=b"two")],
    )
    second, first = repository.faces.of_person(None)
    assert (first.box, first.photo_id) == (Box(0.5, 10, 20, 20), photo)
    assert (first.score, first.quality, second.quality) == (0.99, 0.25, 0.75)
    assert (first.person_id, first.confirmed, first.probability) == (None, False, 0.0)
    assert repository.faces.crop(first.id) == b"one"
    assert repository.faces.crop(second.id) == b"two"
    with repository.database.reading() as connection:
        blob = connection.execute("SELECT landmarks FROM faces ORDER BY x").fetchone()[0]
    np.testing.assert_array_equal(np.frombuffer(blob, "<f4"), np.arange(10) + 0.5)


def test_crop_of_an_unknown_face(repository: Repository) -> None:
    for face in (1, -1, 10**30):
        with pytest.raises(UnknownItem):
            repository.faces.crop(face)


def test_faces_of_an_unknown_person(repository: Repository) -> None:
    for person in (0, 1, 10**30):
        with pytest.raises(UnknownItem):
            repository.faces.of_person(person)


def test_face_set(repository: Repository) -> None:
    photo = store(repository, "/a.jpg", [found(0, 1, quality=0.25), found(100, 2)])
    other = store(repository, "/b.jpg", [found(0, 3)])
    group(repository, [1], [3])
    repository.apply(Confirm(2))
    faces = repository.faces.face_set(MODEL)
    assert faces.ids.tolist() == [1, 2, 3]
    assert faces.photos.tolist() == [photo, photo, other]
    assert faces.people.tolist() == [1, 0, 2]
    assert faces.confirmed.tolist() == [False, False, True]
    assert faces.quality.tolist() == [0.25, 0.5, 0.5]
    np.testing.assert_array_equal(faces.embeddings, [vector(seed) for seed in (1, 2, 3)])
    assert [a.dtype for a in (faces.ids, faces.photos, faces.people)] == [np.int64] * 3
    assert [a.dtype for a in (faces.embeddings, faces.quality)] == [np.float32] * 2
    assert faces.confirmed.dtype == np.bool_
    assert faces.embeddings.flags.writeable


def test_people_are_compared_by_confirmed_faces_that_are_gone(repository: Repository) -> None:
    for name in ("here", "gone", "also gone"):
        store(repository, f"/{name}.jpg", [found(0, 1), found(100, 2), found(200, 3)])
    group(repository, [1, 4], [2, 5], [6, 7])
    for person in (1, 2):
        repository.apply(Confirm(person))
    repository.files.set_states(
        [(Path("/gone.jpg"), "missing"), (Path("/also gone.jpg"), "missing")]
    )
    repository.apply(Reject((2, 5)))
    faces = repository.faces.comparable(MODEL)
    assert faces.ids.tolist() == [1, 3, 4]
    assert faces.shown.tolist() == [True, True, False]


def test_empty_face_set(repository: Repository) -> None:
    faces = repository.faces.face_set(MODEL)
    assert faces.embeddings.shape == (0, 128)
    assert faces.embeddings.dtype == np.float32
    assert [a.shape for a in (faces.ids, faces.photos, faces.people, faces.confirmed)] == [(0,)] * 4


def test_face_set_holds_the_visible_faces_of_one_model(repository: Repository) -> None:
    for name, model in (("missing", MODEL), ("offline", MODEL), ("there", MODEL), ("next", "next")):
        store(repository, f"/{name}.jpg", [found(0, 1), found(100, 2)], model=model)
    repository.files.set_states([(Path("/missing.jpg"), "missing")])
    repository.files.set_states([(Path("/offline.jpg"), "offline")])
    repository.apply(Reject((5,)))
    assert repository.faces.face_set(MODEL).ids.tolist() == [3, 4, 6]
    assert repository.faces.face_set("next").ids.tolist() == [7, 8]
    assert repository.faces.face_set("unknown").ids.tolist() == []


# A photo seen again


def test_faces_found_again_keep_their_numbers(repository: Repository) -> None:
    faces = [found(0, 1), found(100, 2), found(200, 3)]
    photo = store(repository, "/a.jpg", faces, date="2020")
    group(repository, [1, 2, 3])
    repository.apply(Name(1, "Anna"))
    # In another order, moved a little, and one more.
    seen = [found(205, 13, quality=0.9), found(300, 4), found(95, 12), found(4, 11, crop=b"new")]
    assert store(repository, "/a.jpg", seen, model="next") == photo
    assert face_ids(repository, photo) == [1, 2, 3, 4]
    assert [
        f.box.x
        for f in sorted(repository.faces.of_person(None) + repository.faces.of_person(1), key=id_of)
    ] == [
        4,
        95,
        205,
        300,
    ]
    assert {face: row[:2] for face, row in members(repository).items()} == {
        1: (1, 1),
        2: (1, 1),
        3: (1, 1),
    }
    assert repository.faces.crop(1) == b"new"
    assert repository.faces.face_set(MODEL).ids.tolist() == []
    np.testing.assert_array_equal(
        repository.faces.face_set("next").embeddings, [vector(seed) for seed in (11, 12, 13, 4)]
    )


def id_of(face: object) -> int:
    return int(getattr(face, "id"))  # noqa: B009


def test_the_nearest_box_is_the_same_face(repository: Repository) -> None:
    photo = store(repository, "/a.jpg", [found(0, 1), found(6, 2)])
    store(repository, "/a.jpg", [found(5, 2)])
    assert face_ids(repository, photo) == [2]


def test_a_face_elsewhere_is_another_one(repository: Repository) -> None:
    photo = store(repository, "/a.jpg", [found(0, 1)])
    # An overlap of 1/3: below a half.
    store(repository, "/a.jpg", [found(10, 1)])
    assert face_ids(repository, photo) == [2]


def test_undecided_faces_that_are_not_found_again_go(repository: Repository) -> None:
    faces = [found(100 * n, n) for n in range(6)]
    photo = store(repository, "/a.jpg", faces)
    group(repository, [1, 2], [3, 4])
    repository.apply(Confirm(1))
    repository.apply(Remove((3,)))
    repository.apply(Reject((5,)))
    store(repository, "/a.jpg", [])
    # Face 4 was only proposed, 6 not even that.
    assert face_ids(repository, photo) == [1, 2, 3, 5]
    assert set(members(repository)) == {1, 2}
    assert dump(repository)["exclusions"] == [(3, 2)]
    assert dump(repository)["rejections"] == [(5,)]
    assert repository.database.check() == []
    assert count(repository, "crops") == count(repository, "embeddings") == 4
    store(repository, "/a.jpg", faces)
    assert face_ids(repository, photo) == [1, 2, 3, 7, 5, 8]


# Another content in place of a photo


def test_decisions_are_inherited(repository: Repository) -> None:
    old = store(repository, "/a.jpg", [found(100 * n, n) for n in range(5)])
    group(repository, [1, 2], [3, 4])
    repository.apply(Confirm(1))
    repository.apply(Remove((3,)))
    repository.apply(Reject((5,)))
    # The same faces in another order, a little altered.
    new = store(repository, "/b.jpg", [found(10 * n, n, turned=0.3) for n in (4, 3, 2, 1, 0)])
    inherit(repository, old, new, 0.9)
    first, second, third, fourth, fifth = face_ids(repository, new)
    rows = members(repository)
    assert rows[first] == rows[second] == rows[1] == (1, 1, 1.0)
    assert {third, fourth, fifth}.isdisjoint(rows)
    assert dump(repository)["exclusions"] == [(3, 2), (third, 2)]
    assert dump(repository)["rejections"] == [(5,), (fifth,)]


def test_only_faces_within_reach_inherit(repository: Repository) -> None:
    old = store(repository, "/a.jpg", [found(0, 1)])
    group(repository, [1])
    repository.apply(Confirm(1))
    new = store(repository, "/b.jpg", [found(0, 2), found(50, 1, turned=0.5)])
    far, near = face_ids(repository, new)
    inherit(repository, old, new, 0.49)
    assert set(members(repository)) == {1}
    inherit(repository, old, new, 0.51)
    assert set(members(repository)) == {1, near}
    assert far not in members(repository)


def test_each_face_inherits_from_one_and_leaves_to_one(repository: Repository) -> None:
    old = store(repository, "/a.jpg", [found(0, 1), found(100, 1, turned=0.2)])
    group(repository, [1], [2])
    repository.apply(Confirm(1))
    repository.apply(Confirm(2))
    seen = [found(0, 1, turned=0.25), found(50, 1, turned=0.02), found(90, 1, turned=0.9)]
    new = store(repository, "/b.jpg", seen)
    inherit(repository, old, new, 1.0)
    as_second, as_first, nobody = face_ids(repository, new)
    rows = members(repository)
    assert (rows[as_first][0], rows[as_second][0]) == (1, 2)
    assert nobody not in rows


def test_two_faces_do_not_leave_to_one(repository: Repository) -> None:
    old = store(repository, "/a.jpg", [found(0, 1), found(100, 1, turned=0.2)])
    group(repository, [1], [2])
    repository.apply(Confirm(1))
    repository.apply(Confirm(2))
    new = store(repository, "/b.jpg", [found(0, 1, turned=0.02)])
    inherit(repository, old, new, 1.0)
    assert members(repository)[3] == (1, 1, 1.0)


def test_one_person_is_not_left_to_two_faces(repository: Repository) -> None:
    old = store(repository, "/a.jpg", [found(0, 1)])
    group(repository, [1])
    repository.apply(Confirm(1))
    new = store(repository, "/b.jpg", [found(0, 1, turned=0.1), found(50, 1)])
    inherit(repository, old, new, 1.0)
    assert set(members(repository)) == {1, face_ids(repository, new)[1]}


def test_what_was_only_proposed_is_not_inherited(repository: Repository) -> None:
    old = store(repository, "/a.jpg", [found(0, 1)])
    group(repository, [1])
    new = store(repository, "/b.jpg", [found(0, 1)])
    inherit(repository, old, new, 1.0)
    assert set(members(repository)) == {1}
    # Not with somebody, so something was decided, yet not that it is somebody else.
    repository.apply(Remove((1,)))
    repository.apply(Regroup(Message.literal("Again"), ((1, -1, 0.5),)))
    inherit(repository, old, new, 1.0)
    assert set(members(repository)) == {1}
    assert repository.faces.exclusions() == {(1, 1), (2, 1)}


def test_inheriting_does_not_overrule_decisions(repository: Repository) -> None:
    old = store(repository, "/a.jpg", [found(0, 1)])
    new = store(repository, "/b.jpg", [found(0, 1)])
    group(repository, [1], [2])
    repository.apply(Confirm(1))
    repository.apply(Confirm(2))
    before = dump(repository)
    inherit(repository, old, new, 1.0)
    assert dump(repository) == before


def test_embeddings_of_two_models_are_not_compared(repository: Repository) -> None:
    old = store(repository, "/a.jpg", [found(0, 1)])
    group(repository, [1])
    repository.apply(Confirm(1))
    new = store(repository, "/b.jpg", [found(0, 1)], model="next")
    inherit(repository, old, new, 4.1, model="next")
    assert set(members(repository)) == {1}
    # Seen with both, it is the model asked for that counts.
    store(repository, "/a.jpg", [found(0, 7)], model="next", content=b"/a.jpg")
    inherit(repository, old, new, 1.0, model="next")
    assert set(members(repository)) == {1}


@pytest.mark.parametrize("reach", [0.0, 1.0])
def test_inheriting_nothing(repository: Repository, reach: float) -> None:
    old, new = store(repository, "/a.jpg", []), store(repository, "/b.jpg", [])
    inherit(repository, old, new, reach)
    store(repository, "/b.jpg", [found(0, 1)])
    inherit(repository, old, new, reach)
    assert dump(repository)["members"] == []


# People


@pytest.fixture
def album(repository: Repository) -> Repository:
    """Photos of 2020 to 2023; person 1 is twice in each but the last, person 2 once in all."""
    for year in range(4):
        faces: list[FoundFace] = [found(0, 2, quality=0.3)]
        if year < 3:
            faces += [found(50, 1, quality=0.1 * (year + 1)), found(90, 1, quality=0.1)]
        store(repository, f"/{year}.jpg", faces, date=f"202{year}-01-01T00:00:00")
    group(repository, [2, 3, 5, 6, 8, 9], [1, 4, 7, 10])
    return repository


def test_people_are_counted_and_dated(album: Repository) -> None:
    one, other = album.people.all()
    assert (one.id, one.name, one.state) == (1, None, PersonState.VISIBLE)
    assert (one.faces, one.photos, one.confirmed) == (6, 3, 0)
    assert (one.first, one.last) == ("2020-01-01T00:00:00", "2022-01-01T00:00:00")
    assert (other.id, other.faces, other.photos) == (2, 4, 4)
    assert other.last == "2023-01-01T00:00:00"
    album.apply(Name(2, "Ben"))
    assert [(p.id, p.confirmed) for p in album.people.all()] == [(2, 4), (1, 0)]


def test_undated_photos(repository: Repository) -> None:
    store(repository, "/a.jpg", [found(0, 1)], date=None)
    group(repository, [1])
    assert (repository.people.all()[0].first, repository.people.all()[0].last) == (None, None)


def test_missing_files_are_hidden_and_offline_ones_shown(album: Repository) -> None:
    album.files.set_states([(Path("/0.jpg"), "missing"), (Path("/1.jpg"), "offline")])
    one, other = album.people.all()
    assert (one.faces, one.photos, one.first) == (4, 2, "2021-01-01T00:00:00")
    assert (other.faces, other.photos) == (3, 3)
    assert {face.photo_id for face in album.faces.of_person(1)} == {2, 3}
    assert set(album.files.photo_paths()) == {2, 3, 4}
    # A copy that is present keeps the photo visible.
    put(album, "/copy.jpg", 1)
    assert [person.faces for person in album.people.all()] == [6, 4]


def test_unnamed_people_without_faces_are_left_out(album: Repository) -> None:
    album.apply(Name(2, "Ben"))
    album.files.set_states([(Path(f"/{year}.jpg"), "missing") for year in range(4)])
    (ben,) = album.people.all()
    assert (ben.name, ben.faces, ben.photos, ben.confirmed) == ("Ben", 0, 0, 0)
    assert (ben.first, ben.last) == (None, None)
    assert album.faces.of_person(1) == []


def test_rejected_faces_are_hidden(album: Repository) -> None:
    album.apply(Reject((3, 10)))
    assert [(p.id, p.faces, p.photos) for p in album.people.all()] == [(1, 5, 3), (2, 3, 3)]
    assert album.faces.of_person(None) == []
    assert 3 not in {record.face.id for record in album.faces.records()}


def test_faces_come_best_first(album: Repository) -> None:
    assert [face.id for face in album.faces.of_person(1)] == [8, 5, 2, 3, 6, 9]


def test_the_cover_is_the_best_face_to_be_seen(album: Repository) -> None:
    assert album.people.all()[0].cover == 8
    album.files.set_states([(Path("/2.jpg"), "missing")])
    assert album.people.all()[0].cover == 5
    album.apply(SetCover(1, 3))
    assert album.people.all()[0].cover == 3
    album.files.set_states([(Path("/0.jpg"), "missing")])
    assert album.people.all()[0].cover == 5
    album.files.set_states([(Path("/0.jpg"), "present")])
    assert album.people.all()[0].cover == 3


def test_a_cover_that_is_not_found_again(album: Repository) -> None:
    album.apply(SetCover(1, 3))
    store(album, "/0.jpg", [found(0, 2), found(50, 1, quality=0.1)])
    assert album.people.all()[0].cover == 3


def test_a_cover_that_has_left_the_library(album: Repository) -> None:
    execute(album.database.path, "UPDATE people SET cover = 99 WHERE id = 1")
    cover = album.people.all()[0].cover
    assert cover is not None
    album.faces.crop(cover)


def test_a_person_without_faces_has_no_cover(album: Repository) -> None:
    album.apply(Name(2, "Ben"))
    album.apply(Remove((1, 4, 7, 10)))
    assert album.people.all()[0].cover is None


# For exports


def test_records(album: Repository) -> None:
    album.apply(Name(2, "Ben"))
    album.apply(Regroup(Message.literal("Again"), ((9, 0, 0.0),)))
    put(album, "/0-copy.jpg", 1)
    put(
        album,
        "/0-broken.jpg",
        1,
        failure=Failure(Path("/0-broken.jpg"), "decode", Message.literal("damaged")),
    )
    put(album, "/0-away.jpg", 1)
    put(album, "/0-gone.jpg", 1)
    album.files.set_states([(Path("/0-away.jpg"), "offline"), (Path("/0-gone.jpg"), "missing")])
    records = {record.face.id: record for record in album.faces.records()}
    assert list(records) == list(range(1, 11))
    # Broken files come after sound ones, and what is offline last.
    names = ("/0-copy.jpg", "/0.jpg", "/0-broken.jpg", "/0-away.jpg")
    assert records[1].paths == tuple(Path(name) for name in names)
    assert (records[1].width, records[1].height) == (640, 480)
    assert (records[1].date, records[1].person) == ("2020-01-01T00:00:00", "Ben")
    assert (records[2].person, records[2].face.person_id) == (None, 1)
    assert records[9].face.person_id is None
    assert album.files.photo_paths()[1] == list(records[1].paths)


def test_records_leave_out_ignored_people(album: Repository) -> None:
    album.apply(SetState(1, PersonState.IGNORED))
    assert {record.face.person_id for record in album.faces.records()} == {2}
    assert {person.id for person in album.people.all()} == {1, 2}
    album.apply(SetState(1, PersonState.VISIBLE))
    assert {record.face.person_id for record in album.faces.records()} == {1, 2}


def test_records_while_a_scan_moves_photos(
    album: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = paths_by_photo

    def moving(connection: sqlite3.Connection) -> dict[int, list[Path]]:
        other = Repository(album.database.path)
        other.files.set_states([(Path("/0.jpg"), "missing")])
        other.close()
        return look(connection)

    monkeypatch.setattr(module, "paths_by_photo", moving)
    assert {record.face.photo_id for record in album.faces.records()} == {2, 3, 4}


def test_exclusions(album: Repository) -> None:
    album.apply(Move((2,), 2))
    album.apply(Remove((1, 4)))
    assert album.faces.exclusions() == {(2, 1), (1, 2), (4, 2)}


def test_counts(album: Repository) -> None:
    assert album.counts() == {
        "photos": 4,
        "files": 4,
        "faces": 10,
        "embeddings": 10,
        "people": 2,
        "members": 10,
        "history": 1,
    }
