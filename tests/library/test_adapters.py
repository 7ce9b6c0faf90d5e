from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from photoclust.library import adapters
from photoclust.library.edits import Confirm, Reject, SetState
from photoclust.library.repository import Repository
from photoclust.types import Floats, PersonState
from tests.library.synthetic import MODEL, execute, face_ids, found, group, store

NAME = f"{MODEL}+adapter-1"


def mirrored(embeddings: Floats) -> Floats:
    return -embeddings


def vectors(repository: Repository, model: str) -> dict[int, Floats]:
    faces = repository.faces.face_set(model)
    return dict(zip(faces.ids.tolist(), faces.embeddings, strict=True))


def assert_both_are_there(repository: Repository, faces: int) -> None:
    """Every face has the embedding of the base, and its mirror image beside it."""
    base, adapted = vectors(repository, MODEL), vectors(repository, NAME)
    assert len(base) == faces
    assert base.keys() == adapted.keys()
    for face, vector in base.items():
        np.testing.assert_array_equal(adapted[face], -vector)


@pytest.fixture
def adapted(repository: Repository) -> Repository:
    """A library of three faces with an adapter."""
    store(repository, "one.jpg", [found(0, 1), found(100, 2)])
    store(repository, "two.jpg", [found(0, 3)])
    repository.adapters.set(NAME, MODEL, b"data")
    assert repository.adapters.adapt(NAME, mirrored) == 3
    return repository


def test_a_library_has_none_at_first(repository: Repository) -> None:
    assert repository.adapters.name() is None
    assert repository.adapters.data() is None
    assert not repository.adapters.remove()
    assert repository.adapters.adapt(NAME, mirrored) == 0


def test_it_keeps_both(adapted: Repository) -> None:
    assert (adapted.adapters.name(), adapted.adapters.data()) == (NAME, b"data")
    assert_both_are_there(adapted, 3)
    assert adapted.adapters.adapt(NAME, mirrored) == 0


def test_new_faces_are_caught_up_with(adapted: Repository) -> None:
    store(adapted, "three.jpg", [found(0, 4), found(100, 5)])
    assert len(vectors(adapted, NAME)) == 3
    assert adapted.adapters.adapt(NAME, mirrored) == 2
    assert_both_are_there(adapted, 5)


def test_faces_embedded_anew_are_adapted_anew(adapted: Repository) -> None:
    photo = store(adapted, "two.jpg", [found(0, 9)])
    (face,) = face_ids(adapted, photo)
    assert adapted.adapters.adapt(NAME, mirrored) == 1
    np.testing.assert_array_equal(vectors(adapted, NAME)[face], -found(0, 9).embedding)
    assert_both_are_there(adapted, 3)


def test_an_embedding_changed_in_place_is_adapted_anew(
    adapted: Repository, own_library: Path
) -> None:
    blob = "x'" + np.ones(128, "<f4").tobytes().hex() + "'"
    execute(own_library, f"UPDATE embeddings SET vector = {blob} WHERE face_id = 1")
    # Ours as well as the base's: only the base's says that there is something to do.
    assert adapted.adapters.adapt(NAME, mirrored) == 1
    assert_both_are_there(adapted, 3)


def test_another_models_faces_are_left_alone(adapted: Repository) -> None:
    store(adapted, "three.jpg", [found(0, 4)], model="ears")
    assert adapted.adapters.adapt(NAME, mirrored) == 0
    assert len(vectors(adapted, NAME)) == 3


def test_faces_that_left_the_library_are_not_waited_for(
    adapted: Repository, own_library: Path
) -> None:
    photo = store(adapted, "three.jpg", [found(0, 4)])
    execute(own_library, "PRAGMA foreign_keys = ON", f"DELETE FROM faces WHERE photo_id = {photo}")
    assert adapted.adapters.adapt(NAME, mirrored) == 0
    assert_both_are_there(adapted, 3)


def test_removed_it_leaves_nothing_behind(adapted: Repository) -> None:
    before = vectors(adapted, MODEL)
    assert adapted.adapters.remove()
    assert adapted.adapters.name() is None
    assert vectors(adapted, NAME) == {}
    after = vectors(adapted, MODEL)
    assert before.keys() == after.keys()
    assert all((before[face] == after[face]).all() for face in before)
    store(adapted, "three.jpg", [found(0, 4)])
    assert adapted.adapters.adapt(NAME, mirrored) == 0
    assert adapted.database.check() == []


def test_another_takes_its_place(adapted: Repository) -> None:
    adapted.adapters.set(f"{NAME}2", MODEL, b"other")
    assert (adapted.adapters.name(), adapted.adapters.data()) == (f"{NAME}2", b"other")
    assert vectors(adapted, NAME) == {}
    # The one before has no say any more.
    assert adapted.adapters.adapt(NAME, mirrored) == 0
    assert adapted.adapters.adapt(f"{NAME}2", lambda embeddings: embeddings) == 3


def test_many_faces_are_adapted_in_parts(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapters, "BLOCK", 3)
    for number in range(7):
        store(repository, f"{number}.jpg", [found(0, number)])
    repository.adapters.set(NAME, MODEL, b"data")
    assert repository.adapters.adapt(NAME, mirrored) == 7
    assert_both_are_there(repository, 7)


def test_what_fails_halfway_is_gone_on_with(repository: Repository) -> None:
    store(repository, "one.jpg", [found(0, 1)])
    repository.adapters.set(NAME, MODEL, b"data")

    def fail(embeddings: Floats) -> Floats:
        raise MemoryError

    with pytest.raises(MemoryError):
        repository.adapters.adapt(NAME, fail)
    assert repository.adapters.adapt(NAME, mirrored) == 1
    assert_both_are_there(repository, 1)


def test_when_an_adapter_was_kept_is_known(adapted: Repository, own_library: Path) -> None:
    kept = datetime.fromisoformat(adapted.adapters.kept() or "")
    assert abs(datetime.now(UTC) - kept) < timedelta(minutes=1)
    execute(own_library, "UPDATE adapters SET kept = NULL")  # one from before it was noted
    assert adapted.adapters.kept() is None
    adapted.adapters.remove()
    assert adapted.adapters.kept() is None


def confirmed(repository: Repository, *sizes: int, model: str = MODEL) -> list[int]:
    """New people with so many confirmed faces, each in a photo of its own; their numbers."""
    faces: list[list[int]] = []
    for person, size in enumerate(sizes):
        names = [f"{model} {person} {number}.jpg" for number in range(size)]
        photos = [store(repository, name, [found(0, 1)], model=model) for name in names]
        faces.append([face for photo in photos for face in face_ids(repository, photo)])
    people = group(repository, *faces)
    for person in people:
        repository.apply(Confirm(person))
    return people


def test_people_with_enough_confirmed_faces_are_counted(repository: Repository) -> None:
    people = confirmed(repository, 5, 4, 6, 9)
    (rejected,) = repository.faces.ids(people[2])[:1].tolist()
    store(repository, "unsorted.jpg", [found(0, 1)])
    group(repository, [store_and_face(repository, f"proposed {n}.jpg") for n in range(7)])
    confirmed(repository, 8, model="ears")
    assert repository.adapters.count_confirmed_people(MODEL, 5) == 3
    assert repository.adapters.count_confirmed_people(MODEL, 6) == 2
    assert repository.adapters.count_confirmed_people(MODEL, 10) == 0
    repository.apply(Reject((rejected,)))
    assert repository.adapters.count_confirmed_people(MODEL, 6) == 1
    repository.apply(SetState(people[3], PersonState.IGNORED))
    assert repository.adapters.count_confirmed_people(MODEL, 5) == 2


def store_and_face(repository: Repository, name: str) -> int:
    (face,) = face_ids(repository, store(repository, name, [found(0, 1)]))
    return face


def test_counting_reads_no_more_faces_than_it_needs(repository: Repository) -> None:
    def steps() -> int:
        count = 0

        def step() -> int:
            nonlocal count
            count += 1
            return 0

        with repository.database.reading() as connection:
            connection.set_progress_handler(step, 1)
            repository.adapters.count_confirmed_people(MODEL, 5)
            connection.set_progress_handler(None, 1)
        return count

    confirmed(repository, 5)
    few = steps()
    confirmed(repository, 100)
    assert few > 10
    assert steps() < 3 * few
