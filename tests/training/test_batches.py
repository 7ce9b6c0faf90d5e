from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from training.batches import batch


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 8), min_size=1, max_size=60),
    st.integers(2, 40),
    st.integers(2, 10),
    st.sampled_from([0.0, 0.25, 0.6]),
    st.integers(0, 999),
)
def test_rows_are_unique_and_as_many_as_asked(
    people: list[int], size: int, each: int, strangers: float, seed: int
) -> None:
    identities = np.array(people)
    rows = batch(identities, size, each, np.random.default_rng(seed), strangers)
    assert rows.dtype == np.int64
    assert len(rows) == min(size, len(people))
    assert len(set(rows.tolist())) == len(rows)
    assert rows.min() >= 0
    assert rows.max() < len(people)
    # Whoever has two faces can be an anchor, as soon as there is room for two.
    if np.bincount(identities).max() > 1 and round(min(size, len(people)) * (1 - strangers)) >= 2:
        assert np.bincount(identities[rows]).max() > 1
    again = batch(identities, size, each, np.random.default_rng(seed), strangers)
    assert again.tolist() == rows.tolist()


def test_so_many_faces_of_each_person() -> None:
    identities = np.arange(10).repeat(10)
    rows = batch(identities, 20, 5, np.random.default_rng(1), strangers=0)
    assert sorted(np.unique(identities[rows], return_counts=True)[1].tolist()) == [5, 5, 5, 5]


def test_strangers_are_the_last_part() -> None:
    identities = np.concatenate([np.arange(10).repeat(10), np.arange(10, 200)])
    rows = batch(identities, 40, 10, np.random.default_rng(2), strangers=0.25)
    first = identities[rows[:30]]
    assert np.unique(first, return_counts=True)[1].tolist() == [10, 10, 10]
    assert first.max() < 10
    # 190 of the 260 others are people seen once: among ten there are some.
    assert (identities[rows[30:]] >= 10).any()


def test_people_with_one_face_come_as_strangers_only() -> None:
    identities = np.array([0, 0, 1, 2, 3, 4])
    rows = batch(identities, 4, 2, np.random.default_rng(3), strangers=0.5)
    assert set(rows[:2].tolist()) == {0, 1}
    only_once = batch(np.arange(9), 4, 2, np.random.default_rng(3))
    assert len(set(only_once.tolist())) == 4


def test_every_face_comes_sooner_or_later() -> None:
    identities = np.arange(6).repeat(5)
    seen = {
        row
        for seed in range(40)
        for row in batch(identities, 12, 4, np.random.default_rng(seed)).tolist()
    }
    assert seen == set(range(30))
