from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from photoclust.photos.thumbnails import crop_face
from photoclust.types import Box


def decoded(crop: bytes) -> np.ndarray:
    image = Image.open(io.BytesIO(crop))
    assert image.format == "JPEG"
    assert image.mode == "RGB"
    return np.asarray(image).astype(int)


def test_the_face_is_in_the_middle_with_margin_and_more_of_it_above() -> None:
    pixels = np.full((400, 600, 3), 255, np.uint8)
    pixels[150:250, 200:300] = 0
    crop = decoded(crop_face(pixels, Box(200, 150, 100, 100)))
    assert crop.shape == (160, 160, 3)
    rows, columns = np.nonzero(crop[..., 0] < 128)
    left, right = columns.min(), 159 - columns.max()
    above, below = rows.min(), 159 - rows.max()
    assert abs(left - right) <= 1
    assert left == pytest.approx(160 * 0.3 / 1.6, abs=1)
    assert above > below + 10


def test_an_oblong_face_is_not_squeezed() -> None:
    pixels = np.full((400, 400, 3), 255, np.uint8)
    pixels[100:220, 150:210] = 0
    crop = decoded(crop_face(pixels, Box(150, 100, 60, 120)))
    rows, columns = np.nonzero(crop[..., 0] < 128)
    assert np.ptp(rows) + 1 == pytest.approx(2 * (np.ptp(columns) + 1), abs=2)


def test_near_a_border_the_square_moves_inwards() -> None:
    pixels = np.zeros((100, 100, 3), np.uint8)
    pixels[..., 0] = np.arange(100) * 2
    row = decoded(crop_face(pixels, Box(0, 30, 40, 40)))[80, :, 0]
    # Nothing but what the picture shows, from its left edge on: no column comes twice.
    assert row[0] < 6
    assert row[-1] == pytest.approx(2 * 63, abs=6)


def test_a_face_that_fills_the_picture() -> None:
    pixels = np.zeros((60, 100, 3), np.uint8)
    pixels[..., 0] = np.arange(100) * 2
    row = decoded(crop_face(pixels, Box(30, 0, 50, 60)))[80, :, 0]
    assert (row[0] + row[-1]) / 2 == pytest.approx(2 * 55, abs=6)
    assert row[-1] - row[0] == pytest.approx(2 * 60, abs=12)


def test_size_is_as_asked() -> None:
    pixels = np.zeros((50, 50, 3), np.uint8)
    assert decoded(crop_face(pixels, Box(10, 10, 20, 20), size=64)).shape == (64, 64, 3)


numbers = st.floats(-500, 500)


@settings(max_examples=60, deadline=None)
@given(numbers, numbers, st.floats(0, 900), st.floats(0, 900), st.integers(1, 60))
def test_any_box_gives_a_crop(x: float, y: float, width: float, height: float, side: int) -> None:
    pixels = np.zeros((side, 61 - side, 3), np.uint8)
    assert decoded(crop_face(pixels, Box(x, y, width, height))).shape == (160, 160, 3)
