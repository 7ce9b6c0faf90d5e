"""The two passes find what one pass over all products finds."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from photoclust.clustering import search
from photoclust.clustering.neighbours import most_similar, nearest
from photoclust.errors import Cancelled
from photoclust.faces import device
from photoclust.types import Floats
from tests.clustering.points import patience, spread


@pytest.fixture(params=[torch.float32, torch.bfloat16], ids=["float32", "bfloat16"])
def two_passes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> torch.dtype:
    """Also a few vectors are searched in two passes, coarsely in this type."""
    coarse: torch.dtype = request.param
    monkeypatch.setattr(search, "SMALL", 0)
    monkeypatch.setattr(device, "has_bfloat16", lambda _: coarse is torch.bfloat16)
    return coarse


def in_one_pass(vectors: Floats, count: int) -> tuple[NDArray[np.int64], Floats]:
    products = vectors @ vectors.T
    np.fill_diagonal(products, -np.inf)
    order = np.argsort(-products, axis=1, kind="stable")[:, :count]
    return order, np.take_along_axis(products, order, axis=1)


@pytest.mark.parametrize("vectors", [spread(0, 700, 16), spread(1, 333, 128)])
def test_the_nearest_are_found(two_passes: torch.dtype, vectors: Floats) -> None:
    count = 10
    indices, distances = nearest(vectors, count)
    expected, products = in_one_pass(vectors, count)
    found = np.mean(
        [len({*a} & {*b}) / count for a, b in zip(indices.tolist(), expected.tolist(), strict=True)]
    )
    if two_passes is torch.float32:
        assert found == 1
    assert found > 0.999
    np.testing.assert_allclose(distances[:, 0], 2 - 2 * products[:, 0], atol=1e-5)
    assert (np.diff(distances, axis=1) >= 0).all()


@pytest.mark.usefixtures("two_passes")
def test_no_vector_is_near_itself_nor_to_what_fills_the_last_group() -> None:
    # All others are farther than the zero vectors that fill a group up.
    vectors = np.eye(40, dtype=np.float32)
    vectors[1:] -= 0.5
    indices, _ = nearest(vectors, 39)
    assert all(
        sorted(row) == [other for other in range(40) if other != number]
        for number, row in enumerate(indices.tolist())
    )


@pytest.mark.usefixtures("two_passes")
def test_most_similar_of_some() -> None:
    vectors = (spread(2, 400, 8) * np.linspace(0.2, 1, 400)[:, None]).astype(np.float32)
    some = np.array([3, 399, 17])
    partner, product = most_similar(vectors, some=some)
    expected, products = in_one_pass(vectors, 1)
    assert partner.tolist() == expected[some, 0].tolist()
    np.testing.assert_allclose(product, products[some, 0], atol=1e-6)


@pytest.mark.usefixtures("two_passes")
def test_it_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "ROWS", 10)
    nearest(spread(0, 50, 4), 2, patience(5))
    with pytest.raises(Cancelled):
        nearest(spread(0, 50, 4), 2, patience(4))


def test_what_a_graphics_card_cannot_do_the_processor_does(
    two_passes: torch.dtype, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    vectors = spread(0, 700, 16)
    expected, distances = nearest(vectors, 3)
    monkeypatch.setattr(search, "ROWS", 100)
    monkeypatch.setattr(search, "_has_card", lambda: True)
    monkeypatch.setattr(torch.Tensor, "cuda", lambda tensor: tensor)
    passes = search._in_two_passes
    cards: list[int] = []

    def fail_once(vectors: torch.Tensor, rows: torch.Tensor, *rest: object) -> Iterator[object]:
        cards.append(len(rows))
        for part in passes(vectors, rows, *rest):  # type: ignore[arg-type]
            if len(cards) == 1 and part[0].start >= 300:
                raise torch.cuda.OutOfMemoryError("too little memory")
            yield part

    monkeypatch.setattr(search, "_in_two_passes", fail_once)
    found, near = nearest(vectors, 3)
    assert cards == [700, 400]
    assert "too little memory" in caplog.text
    np.testing.assert_array_equal(found, expected)
    np.testing.assert_allclose(near, distances, atol=1e-6)
