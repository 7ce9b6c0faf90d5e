from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from photoclust.library import adapters
from photoclust.library.repository import Repository
from photoclust.types import Floats
from tests.library.synthetic import MODEL, execute, face_ids, found, store

NAME = f"{MODEL}+adapter-1"


def mirrored(embeddings: Floats) -> Floats:
    return -embeddings


def vectors(repository: Repository, model: str) -> dict[int, Floats]:
    faces = repository.face_set(model)
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
    repository.set_adapter(NAME, MODEL, b"data")
    assert repository.adapt(NAME, mirrored) == 3
    return repository


def test_a_library_has_none_at_first(repository: Repository) -> None:
    assert repository.adapter_name() is None
    assert repository.adapter_data() is None
    assert not repository.remove_adapter()
    assert repository.adapt(NAME, mirrored) == 0


def test_it_keeps_both(adapted: Repository) -> None:
    assert (adapted.adapter_name(), adapted.adapter_data()) == (NAME, b"data")
    assert_both_are_there(adapted, 3)
    assert adapted.adapt(NAME, mirrored) == 0


def test_new_faces_are_caught_up_with(adapted: Repository) -> None:
    store(adapted, "three.jpg", [found(0, 4), found(100, 5)])
    assert len(vectors(adapted, NAME)) == 3
    assert adapted.adapt(NAME, mirrored) == 2
    assert_both_are_there(adapted, 5)


def test_faces_embedded_anew_are_adapted_anew(adapted: Repository) -> None:
    photo = store(adapted, "two.jpg", [found(0, 9)])
    (face,) = face_ids(adapted, photo)
    assert adapted.adapt(NAME, mirrored) == 1
    np.testing.assert_array_equal(vectors(adapted, NAME)[face], -found(0, 9).embedding)
    assert_both_are_there(adapted, 3)


def test_an_embedding_changed_in_place_is_adapted_anew(
    adapted: Repository, own_library: Path
) -> None:
    blob = "x'" + np.ones(128, "<f4").tobytes().hex() + "'"
    execute(own_library, f"UPDATE embeddings SET vector = {blob} WHERE face_id = 1")
    # Ours as well as the base's: only the base's says that there is something to do.
    assert adapted.adapt(NAME, mirrored) == 1
    assert_both_are_there(adapted, 3)


def test_another_models_faces_are_left_alone(adapted: Repository) -> None:
    store(adapted, "three.jpg", [found(0, 4)], model="ears")
    assert adapted.adapt(NAME, mirrored) == 0
    assert len(vectors(adapted, NAME)) == 3


def test_faces_that_left_the_library_are_not_waited_for(
    adapted: Repository, own_library: Path
) -> None:
    photo = store(adapted, "three.jpg", [found(0, 4)])
    execute(own_library, "PRAGMA foreign_keys = ON", f"DELETE FROM faces WHERE photo_id = {photo}")
    assert adapted.adapt(NAME, mirrored) == 0
    assert_both_are_there(adapted, 3)


def test_removed_it_leaves_nothing_behind(adapted: Repository) -> None:
    before = vectors(adapted, MODEL)
    assert adapted.remove_adapter()
    assert adapted.adapter_name() is None
    assert vectors(adapted, NAME) == {}
    after = vectors(adapted, MODEL)
    assert before.keys() == after.keys()
    assert all((before[face] == after[face]).all() for face in before)
    store(adapted, "three.jpg", [found(0, 4)])
    assert adapted.adapt(NAME, mirrored) == 0
    assert adapted.database.check() == []


def test_another_takes_its_place(adapted: Repository) -> None:
    adapted.set_adapter(f"{NAME}2", MODEL, b"other")
    assert (adapted.adapter_name(), adapted.adapter_data()) == (f"{NAME}2", b"other")
    assert vectors(adapted, NAME) == {}
    # The one before has no say any more.
    assert adapted.adapt(NAME, mirrored) == 0
    assert adapted.adapt(f"{NAME}2", lambda embeddings: embeddings) == 3


def test_many_faces_are_adapted_in_parts(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapters, "BLOCK", 3)
    for number in range(7):
        store(repository, f"{number}.jpg", [found(0, number)])
    repository.set_adapter(NAME, MODEL, b"data")
    assert repository.adapt(NAME, mirrored) == 7
    assert_both_are_there(repository, 7)


def test_what_fails_halfway_is_gone_on_with(repository: Repository) -> None:
    store(repository, "one.jpg", [found(0, 1)])
    repository.set_adapter(NAME, MODEL, b"data")

    def fail(embeddings: Floats) -> Floats:
        raise MemoryError

    with pytest.raises(MemoryError):
        repository.adapt(NAME, fail)
    assert repository.adapt(NAME, mirrored) == 1
    assert_both_are_there(repository, 1)
