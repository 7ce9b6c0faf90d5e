from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from photoclust.types import Image
from training.augmentation import Augmentation, augment

NONE = Augmentation.none()


def chip(height: int = 96, width: int = 80) -> Image:
    """Soft colours, different everywhere."""
    y, x = np.mgrid[:height, :width]
    return np.stack([200 * y / height + 20, 200 * x / width + 20, (x + y) % 128], 2).astype(
        np.uint8
    )


@pytest.mark.parametrize(("height", "width"), [(64, 48), (64, 64), (63, 47)])
def test_nothing_is_the_plain_middle(height: int, width: int) -> None:
    found = augment(chip(), height, width, NONE, np.random.default_rng(0))
    top, left = (96 - height) // 2, (80 - width) // 2
    assert (found == chip()[top : top + height, left : left + width]).all()


def test_shape_kind_and_the_chip_itself() -> None:
    original = chip()
    always = Augmentation(mirror=1, grey=1, blur=1, small=1, jpeg=1, occlusion=1)
    for seed in range(5):
        found = augment(original, 64, 48, always, np.random.default_rng(seed))
        assert (found.shape, found.dtype) == ((64, 48, 3), np.uint8)
        assert found.flags.c_contiguous
    assert (original == chip()).all()


def test_the_seed_decides() -> None:
    first, same, other = (
        augment(chip(), 64, 48, Augmentation(), np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    assert (first == same).all()
    assert (first != other).any()


@pytest.mark.parametrize("name", [field.name for field in fields(Augmentation)])
def test_each_changes_the_face_by_itself(name: str) -> None:
    strength = 1.0 if name in {"mirror", "grey", "blur", "small", "jpeg", "occlusion"} else 0.1
    how = replace(NONE, **{name: 10.0 if name == "turn" else strength})
    plain = augment(chip(), 64, 48, NONE, np.random.default_rng(3))
    changed = augment(chip(), 64, 48, how, np.random.default_rng(3))
    assert (changed != plain).any()
    # The person stays: most of what is there looks as before, mirrored or not.
    near = min(
        float(np.abs(changed.astype(int) - image.astype(int)).mean())
        for image in (plain, plain[:, ::-1])
    )
    assert near < 45


def test_mirror_and_grey_are_exact() -> None:
    plain = augment(chip(), 64, 48, NONE, np.random.default_rng(0))
    mirrored = augment(chip(), 64, 48, replace(NONE, mirror=1.0), np.random.default_rng(0))
    assert (mirrored == plain[:, ::-1]).all()
    grey = augment(chip(), 64, 48, replace(NONE, grey=1.0), np.random.default_rng(0))
    assert (grey[..., 0] == grey[..., 1]).all()
    assert (grey[..., 0] == grey[..., 2]).all()


def test_chances_are_chances() -> None:
    random = np.random.default_rng(4)
    plain = augment(chip(), 64, 48, NONE, random)
    how = replace(NONE, mirror=0.3)
    changed = sum((augment(chip(), 64, 48, how, random) != plain).any() for _ in range(300))
    assert 60 < changed < 120


def test_a_shift_moves_within_the_margin() -> None:
    """A dot in the middle stays near it: landmarks keep to the template."""
    dot = np.zeros((96, 80, 3), np.uint8)
    dot[46:50, 38:42] = 255
    random = np.random.default_rng(5)
    how = replace(NONE, shift=0.012, turn=3.0, zoom=0.03)
    places = []
    for _ in range(200):
        y, x = np.nonzero(augment(dot, 64, 48, how, random)[..., 0] > 100)
        places.append((y.mean() - 31.5, x.mean() - 23.5))
    spread = np.std(places, axis=0)
    # 0.012 of 48 pixels, and the rounding of a dot of four.
    assert spread == pytest.approx([0.58, 0.58], abs=0.3)
    assert np.abs(np.mean(places, axis=0)).max() < 0.2
