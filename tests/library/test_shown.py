"""The stored visibility of faces follows every change of their files."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photoclust.errors import NothingToUndo
from photoclust.library.edits import Draw, Reject
from photoclust.library.repository import Repository
from tests.library.synthetic import found, store, wrongly_shown

places = st.sampled_from(["/a.jpg", "/b.jpg", "/c.jpg"])
contents = st.sampled_from([b"one", b"other"])
states = st.sampled_from(["present", "missing", "offline"])
steps = st.one_of(
    st.tuples(st.just("store"), places, contents),
    st.tuples(st.just("state"), places, states),
    st.tuples(st.just("reject"), st.integers(1, 4)),
    st.sampled_from([("forget",), ("undo",), ("redo",)]),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(steps, max_size=12))
def test_it_follows(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[object, ...]]
) -> None:
    repository = Repository(tmp_path_factory.mktemp("shown") / "library")
    try:
        for step in steps:
            match step:
                case "store", str(place), bytes(content):
                    store(repository, place, [found(0, 1), found(100, 2)], content=content)
                case "state", str(place), str(state):
                    repository.files.set_states([(Path(place), state)])
                case "reject", int(face):
                    if repository.faces.details([face]):
                        repository.apply(Reject((face,)))
                case ("forget",):
                    repository.files.forget_moved()
                case (str(turn),):
                    with suppress(NothingToUndo):
                        getattr(repository.history, turn)()
            assert wrongly_shown(repository) == []
    finally:
        repository.close()


def test_a_photo_that_is_replaced_at_its_only_place(repository: Repository) -> None:
    store(repository, "/a.jpg", [found(0, 1)], content=b"one")
    store(repository, "/a.jpg", [found(0, 2)], content=b"other")
    assert [face.id for face in repository.faces.of_person(None)] == [2]


def test_drawn_faces_are_shown_until_taken_back(repository: Repository) -> None:
    store(repository, "/a.jpg", [found(0, 1)])
    with repository.database.writing() as connection:
        connection.execute("UPDATE faces SET drawn = 1")
        connection.execute("INSERT INTO rejections VALUES (1)")
    assert repository.faces.of_person(None) == []
    repository.apply(Draw(1))
    assert len(repository.faces.of_person(None)) == 1
