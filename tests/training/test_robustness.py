from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from photoclust.types import Floats, Image
from training import robustness

RANDOM = np.random.default_rng(0)
CHIP: Image = RANDOM.integers(0, 256, (60, 50, 3), dtype=np.uint8)


def smooth() -> Image:
    ramp = np.linspace(0, 255, 60)[:, None, None] * np.ones((1, 50, 3))
    return ramp.astype(np.uint8)


@pytest.mark.parametrize(("disturb", "levels"), [d[2:] for d in robustness.DISTURBANCES])
def test_disturbed_chips_keep_shape_and_kind(
    disturb: robustness.Disturb, levels: tuple[float, ...]
) -> None:
    before = CHIP.copy()
    for level in levels:
        found = disturb(CHIP, level, np.random.default_rng(0))
        assert (found.shape, found.dtype) == (CHIP.shape, np.uint8)
    assert (before == CHIP).all()


@pytest.mark.parametrize(
    ("disturb", "little", "much"),
    [
        (robustness.compressed, 95, 10),
        (robustness.smaller, 2000, 100),
        (robustness.gamma, 1.1, 3),
        (robustness.contrast, 0.9, 0.2),
        (robustness.turned, 1, 40),
        (robustness.blurred, 0.4, 4),
    ],
)
def test_more_is_more(
    disturb: Callable[[Image, float, np.random.Generator], Image], little: float, much: float
) -> None:
    chip = smooth() // 2 + CHIP // 2

    def change(level: float) -> float:
        found = disturb(chip, level, np.random.default_rng(0))
        return float(np.abs(found.astype(float) - chip).mean())

    assert 0 < change(little) < change(much)


def test_levels_that_change_nothing() -> None:
    random = np.random.default_rng(0)
    assert (robustness.smaller(CHIP, 60 * 50, random) == CHIP).all()
    assert (robustness.gamma(CHIP, 1, random) == CHIP).all()
    assert np.abs(robustness.contrast(CHIP, 1, random).astype(int) - CHIP).max() <= 1
    assert (robustness.turned(CHIP, 0, random) == CHIP).all()


def test_gamma_darkens_above_one() -> None:
    grey = np.full((4, 4, 3), 128, np.uint8)
    assert robustness.gamma(grey, 2, RANDOM)[0, 0, 0] == round(255 * (128 / 255) ** 2)
    assert robustness.contrast(grey, 0.5, RANDOM)[0, 0, 0] == 128


def test_sample_takes_people_with_two_faces_and_ten_of_each_at_most() -> None:
    identities = np.concatenate([np.repeat([0, 1, 2], 30), np.arange(3, 40)])
    rows = robustness.sample(identities, 1000)
    assert np.unique(identities[rows], return_counts=True)[1].tolist() == [10, 10, 10]
    assert len(set(rows.tolist())) == 30
    few = robustness.sample(identities, 12)
    assert len(few) == 20
    assert few.tolist() == robustness.sample(identities, 12).tolist()
    assert len(robustness.sample(np.arange(9), 12)) == 0


def test_fewer_numbers_of_an_embedding() -> None:
    vectors = np.random.default_rng(1).normal(size=(40, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    for dimensions in (2, 8, 16):
        short = robustness.shortened(vectors, dimensions)
        assert short.shape == (40, dimensions)
        assert np.linalg.norm(short, axis=1) == pytest.approx(1, abs=1e-5)
    # All of them are the same vectors, turned.
    assert short @ short.T == pytest.approx(vectors @ vectors.T, abs=1e-5)


def test_curves_fall_where_the_face_is_lost() -> None:
    """A stand-in for a network: the mean colour of the chip's corners."""
    people, each = 6, 4
    random = np.random.default_rng(2)
    own = random.integers(60, 200, (people, 2, 2, 3)).repeat(each, axis=0)
    own = own + random.integers(-3, 4, own.shape)
    chips = own.repeat(20, axis=1).repeat(20, axis=2).astype(np.uint8)

    def embed(seen: Image) -> Floats:
        corners = seen.reshape(len(seen), 2, 20, 2, 20, 3).mean(axis=(2, 4)).reshape(len(seen), -1)
        centred = corners - 128
        return np.asarray(centred / np.linalg.norm(centred, axis=1, keepdims=True), np.float32)

    identities, spaces = np.arange(people).repeat(each), np.zeros(people * each, np.int64)
    found = robustness.measure_robustness(embed, chips, (30, 30), identities, spaces, embed(chips))
    assert (found.faces, found.plain) == (24, 1.0)
    curves = {curve.name: curve for curve in found.curves}
    assert set(curves) == {d[0] for d in robustness.DISTURBANCES} | {"dimension"}
    assert all(len(c.levels) == len(c.rates) for c in found.curves)
    # Colours survive compression, corners do not survive being turned away.
    assert curves["JPEG"].rates[-1] == 1
    assert curves["rotation"].rates[-1] < 0.9


def test_the_margin_has_pixels_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A face of 30 x 30 pixels is left alone by a limit of 900, whatever lies around it."""
    seen: list[Image] = []

    def embed(chips: Image) -> Floats:
        seen.append(chips)
        return np.eye(4, dtype=np.float32)[[0, 0, 1, 1]]

    one = ("size", "", robustness.smaller, (900.0, 225.0))
    monkeypatch.setattr(robustness, "DISTURBANCES", (one,))
    chips = np.random.default_rng(3).integers(0, 256, (4, 40, 40, 3), dtype=np.uint8)
    people, spaces = np.array([0, 0, 1, 1]), np.zeros(4, np.int64)
    robustness.measure_robustness(
        embed, chips, (30, 30), people, spaces, np.eye(4, dtype=np.float32)
    )
    assert (seen[0] == chips).all()
    halved = np.stack([robustness.smaller(chip, 400, np.random.default_rng(0)) for chip in chips])
    assert (seen[1] == halved).all()
