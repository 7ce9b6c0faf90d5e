from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from photoclust.learning.triplets import (
    Mining,
    Triplets,
    mine,
    pairwise_distances,
    spread,
    triplet_loss,
)

ONE_SPACE = torch.zeros(6, dtype=torch.int64)


def on_circle(*degrees: float) -> Tensor:
    angles = torch.tensor(degrees, dtype=torch.float64).deg2rad()
    return torch.stack([angles.cos(), angles.sin()], dim=1)


def listed(triplets: Triplets) -> list[tuple[int, int, int]]:
    return sorted(
        zip(
            triplets.anchors.tolist(),
            triplets.positives.tolist(),
            triplets.negatives.tolist(),
            strict=True,
        )
    )


# Hand-made: two of person 0, two of person 1, one of person 2 far away.
POINTS = on_circle(0, 20, 25, 50, 180)
PEOPLE = torch.tensor([0, 0, 1, 1, 2])
SPACES = torch.zeros(5, dtype=torch.int64)


def test_squared_distances() -> None:
    found = pairwise_distances(on_circle(0, 60, 180))
    assert found[0].tolist() == pytest.approx([0, 1, 4])
    assert torch.equal(found, found.T)


def test_semi_hard_takes_the_nearest_that_is_farther_than_the_positive() -> None:
    # From 0°: positive at 20° (0.121), negatives at 25° (0.187) and 50° (0.714).
    # From 20°: positive at 0° (0.121), negatives at 25° (0.008, nearer) and 50° (0.268).
    # From 25°: positive at 50° (0.187); 20° is nearer, 0° is exactly as far and so no choice;
    # 180° is out of the margin. From 50°: positive (0.187), 20° (0.268) is a little farther.
    found = mine(pairwise_distances(POINTS), PEOPLE, SPACES, margin=0.2)
    assert found.pairs == 4
    assert listed(found)[:2] == [(0, 1, 2), (1, 0, 3)]
    assert listed(found)[-1] == (3, 2, 1)


def test_semi_hard_wants_the_negative_inside_the_margin() -> None:
    found = mine(pairwise_distances(POINTS), PEOPLE, SPACES, margin=0.1)
    # From 20° to 50° are 0.268: more than 0.121 + 0.1.
    assert (1, 0, 3) not in listed(found)
    assert (0, 1, 2) in listed(found)


def test_hardest_takes_the_nearest_of_all() -> None:
    found = mine(pairwise_distances(POINTS), PEOPLE, SPACES, Mining.HARDEST)
    assert listed(found) == [(0, 1, 2), (1, 0, 2), (2, 3, 1), (3, 2, 1)]


def test_random_takes_any_other_person_and_follows_its_generator() -> None:
    def drawn(seed: int) -> list[tuple[int, int, int]]:
        generator = torch.Generator().manual_seed(seed)
        return listed(
            mine(pairwise_distances(POINTS), PEOPLE, SPACES, Mining.RANDOM, generator=generator)
        )

    assert drawn(1) == drawn(1)
    seen = [triplet for seed in range(60) for triplet in drawn(seed)]
    assert all(PEOPLE[a] == PEOPLE[p] and PEOPLE[a] != PEOPLE[n] for a, p, n in seen)
    assert {n for a, _, n in seen if a == 0} == {2, 3, 4}
    assert {n for a, _, n in seen if a == 3} == {0, 1, 4}


@pytest.mark.parametrize("mining", list(Mining))
def test_negatives_come_from_the_anchors_own_namespace(mining: Mining) -> None:
    spaces = torch.tensor([0, 0, 1, 1, 0])
    found = mine(pairwise_distances(POINTS), PEOPLE, spaces, mining, margin=4)
    # Person 1 is alone in the second namespace, so has no negatives.
    assert found.pairs == 4
    assert {n for _, _, n in listed(found)} == {4}
    assert {a for a, _, _ in listed(found)} == {0, 1}


@pytest.mark.parametrize("mining", list(Mining))
def test_numbers_mean_other_people_in_another_namespace(mining: Mining) -> None:
    spaces = torch.tensor([0, 0, 1])
    found = mine(pairwise_distances(POINTS[:3]), torch.tensor([0, 1, 0]), spaces, mining, 4)
    assert (found.pairs, len(found)) == (0, 0)


@pytest.mark.parametrize("mining", list(Mining))
@pytest.mark.parametrize("people", [[0, 0, 0, 0, 0], [0, 1, 2, 3, 4]])
def test_without_negatives_or_without_pairs_there_is_no_triplet(
    mining: Mining, people: list[int]
) -> None:
    embeddings = POINTS.clone().requires_grad_()
    found = mine(pairwise_distances(embeddings).detach(), torch.tensor(people), SPACES, mining)
    assert len(found) == 0
    loss = triplet_loss(embeddings, found)
    assert float(loss.detach()) == 0
    loss.backward()
    assert embeddings.grad is not None
    assert not embeddings.grad.any()


def test_loss_by_hand() -> None:
    one = torch.tensor([0]), torch.tensor([1]), torch.tensor([2])
    # 2 - 2 cos: 0.1206 to the positive at 20°, 0.1874 to the negative at 25°.
    expected = 2 * math.cos(math.radians(25)) - 2 * math.cos(math.radians(20)) + 0.2
    assert float(triplet_loss(POINTS, Triplets(*one, pairs=1))) == pytest.approx(expected)
    two = torch.tensor([0, 0]), torch.tensor([1, 1]), torch.tensor([2, 4])
    # The second, far away, costs nothing but counts.
    assert float(triplet_loss(POINTS, Triplets(*two, pairs=2))) == pytest.approx(expected / 2)


def test_spread() -> None:
    assert spread(on_circle(10, 10, 10)) == pytest.approx(0, abs=1e-12)
    assert spread(on_circle(0, 180)) == pytest.approx(4)
    points = on_circle(0, 40, 90, 200)
    distances = pairwise_distances(points)
    assert spread(points) == pytest.approx(float(distances.sum() / 12))


@settings(deadline=None)
@given(
    st.integers(0, 10_000), st.integers(2, 24), st.integers(1, 5), st.sampled_from([0.05, 0.2, 1])
)
def test_semi_hard_equals_its_definition(seed: int, count: int, people: int, margin: float) -> None:
    generator = torch.Generator().manual_seed(seed)
    # On a coarse grid, so that equal distances happen.
    points = torch.randint(-2, 3, (count, 3), generator=generator).double()
    distances = pairwise_distances(torch.nn.functional.normalize(points)).round(decimals=3)
    names = torch.randint(0, people, (count,), generator=generator)
    spaces = torch.randint(0, 2, (count,), generator=generator)
    found = mine(distances, names, spaces, margin=margin)
    expected: dict[tuple[int, int], float] = {}
    pairs = 0
    for a in range(count):
        for p in range(count):
            if a == p or names[a] != names[p] or spaces[a] != spaces[p]:
                continue
            pairs += 1
            reach = float(distances[a, p])
            semi_hard = [
                float(distances[a, n])
                for n in range(count)
                if spaces[n] == spaces[a]
                and names[n] != names[a]
                and distances[a, n] > reach
                and distances[a, n] < distances[a, p] + margin
            ]
            if semi_hard:
                expected[a, p] = min(semi_hard)
    assert found.pairs == pairs
    chosen = {(a, p): float(distances[a, n]) for a, p, n in listed(found)}
    assert chosen == expected
    for a, _, n in listed(found):
        assert names[a] != names[n]
        assert spaces[a] == spaces[n]
