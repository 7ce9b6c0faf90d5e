"""Previews: applying the edit has the effect that the preview states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from photoclust.clustering.clusterer import cluster, prepare_clusterer
from photoclust.engine import Engine
from photoclust.engine.preview import differences, left_out
from photoclust.errors import SettingError
from photoclust.library.edits import Move, Name
from tests.clustering.points import CALIBRATION, face_set, people
from tests.library.albums import FakeAnalyser, fake_engine
from tests.library.synthetic import found, store


@pytest.fixture
def engine() -> Iterator[Engine]:
    """Faces 1 to 12 of three people, four each, which look alike in twos more than in fours."""
    with fake_engine(FakeAnalyser()) as engine:
        for number in range(12):
            turned = 0.3 if number % 4 < 2 else 0.9
            face = found(0, number // 4, turned=turned, crop=b"jpeg")
            store(engine._context.repository, f"/photos/{number}.jpg", [face], model="eyes")
        yield engine


def membership(engine: Engine) -> dict[int, int | None]:
    return {face.id: face.person_id for face in engine.people.face_details(range(1, 13))}


def test_a_preview_changes_nothing(engine: Engine) -> None:
    preview = engine.clusters.preview().at(0)
    assert engine.people.all() == []
    assert engine.history.entries() == []
    engine.history.apply(preview.edit)
    assert len(engine.people.all()) == preview.people
    assert sum(person.faces for person in engine.people.all()) == preview.grouped
    assert preview.grouped + preview.unsorted == 12


@pytest.mark.parametrize("granularity", [-1, -0.5, 0, 0.5, 1])
def test_a_preview_states_what_happens(engine: Engine, granularity: float) -> None:
    engine.clusters.propose()
    before = membership(engine)
    previewer = engine.clusters.preview()
    preview = previewer.at(granularity)
    engine.history.apply(preview.edit)
    after = membership(engine)
    homes = [before[face] or 0 for face in before], [after[face] or 0 for face in before]
    was, now = map(np.array, homes)
    assert differences(was, now) == (preview.merges, preview.splits)
    assert left_out(was, now) == preview.dissolved
    assert len(left_out(now, was)) == preview.formed
    assert len({person for person in after.values() if person}) == preview.people
    assert list(after.values()).count(None) == preview.unsorted
    if preview.edit.placed and after != before:
        engine.history.undo()
        assert membership(engine) == before


def test_a_coarser_grouping_has_no_more_people_and_no_more_unsorted_faces(engine: Engine) -> None:
    previewer = engine.clusters.preview()
    coarse, fine = previewer.at(-1), previewer.at(1)
    assert coarse.unsorted <= fine.unsorted
    assert coarse.grouped >= fine.grouped


@pytest.mark.parametrize("granularity", [-1, 0, 1])
def test_confirmed_faces_never_move(engine: Engine, granularity: float) -> None:
    engine.clusters.propose()
    first = engine.people.all()[0].id
    engine.history.apply(Name(first, "Anna"))
    stranger = next(face for face, person in membership(engine).items() if person != first)
    engine.history.apply(Move((stranger,), first))
    vouched = {face for face, person in membership(engine).items() if person == first}
    preview = engine.clusters.preview().at(granularity)
    assert vouched.isdisjoint(face for face, *_ in preview.edit.placed)
    engine.history.apply(preview.edit)
    assert vouched <= {face for face, person in membership(engine).items() if person == first}


def test_decisions_made_meanwhile_hold(engine: Engine) -> None:
    previewer = engine.clusters.preview()
    engine.clusters.propose()
    person = engine.people.all()[0].id
    engine.history.apply(Name(person, "Anna"))
    named = {face for face, home in membership(engine).items() if home == person}
    engine.history.apply(previewer.at(1).edit)
    assert named <= {face for face, home in membership(engine).items() if home == person}


@pytest.mark.parametrize("granularity", [-1.01, 2, float("nan")])
def test_granularity_outside_its_range(engine: Engine, granularity: float) -> None:
    with pytest.raises(SettingError, match="granularity"):
        engine.clusters.preview().at(granularity)


def test_kmeans_knows_the_number(engine: Engine) -> None:
    previewer = engine.clusters.preview("kmeans", 3)
    assert previewer.at(-1).edit.placed == previewer.at(1).edit.placed
    with pytest.raises(SettingError):
        engine.clusters.preview("kmeans")


def test_an_empty_library() -> None:
    with fake_engine(FakeAnalyser()) as engine:
        preview = engine.clusters.preview().at(0.3)
        assert (preview.people, preview.unsorted, preview.merges) == (0, 0, ())


@pytest.mark.parametrize("granularity", [-1, -0.3, 0, 1])
@pytest.mark.parametrize("method", ["hdbscan", "linkage"])
def test_granularity_is_another_threshold(method: str, granularity: float) -> None:
    """The forest made once gives what would be found from the start with these lengths."""
    vectors, _ = people([5, 4, 3, 1, 1, 6], seed=3, within=0.15)
    count = len(vectors)
    none = np.zeros(count, np.int64)
    faces = face_set(np.arange(count), np.arange(count), vectors, none, none.astype(bool))
    clusterer = prepare_clusterer(faces, (), CALIBRATION, method=method)
    scaled = replace(CALIBRATION, threshold=CALIBRATION.threshold * 1.25**-granularity)
    alone = cluster(faces, (), scaled, method=method)
    np.testing.assert_array_equal(clusterer.cluster(granularity).people, alone.people)


def test_differences() -> None:
    before = np.array([1, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 0, 5])
    after = np.array([1, 1, 1, 1, 1, 3, 3, -1, -1, 4, 0, 1, 0])
    assert differences(before, after) == (((1, 2),), ((3, 2),))
    # One face that goes elsewhere is no part.
    assert differences(np.array([7, 7, 7]), np.array([7, 7, -1])) == ((), ())


def test_who_is_left_out() -> None:
    before = np.array([1, 1, 2, 2, 3, 0, 0, 0])
    after = np.array([0, 0, 2, 0, 1, -1, -1, 0])
    assert left_out(before, after) == (1,)
    assert left_out(after, before) == (-1,)
    assert left_out(np.zeros(0, np.int64), np.zeros(0, np.int64)) == ()
