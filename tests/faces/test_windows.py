from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.faces.windows import Pyramid, Windows, resized
from photoclust.types import Floats, Image
from tests.faces.portraits import blank, noise, turned


def upright(boxes: Floats) -> Windows:
    """Windows of squares: (n, 4), left, top, right, bottom."""
    middles = (boxes[:, :2] + boxes[:, 2:]) / np.float32(2)
    return Windows(middles, boxes[:, 2] - boxes[:, 0], np.zeros(len(boxes), np.float32))


def slope(height: int, width: int) -> Image:
    """A picture whose colours say where they are."""
    image = np.zeros((height, width, 3), np.uint8)
    image[..., 0] = np.linspace(0, 255, width).round()
    image[..., 1] = np.linspace(0, 255, height).round()[:, None]
    return image


def straightforward(image: Image, box: Floats, side: int) -> Image:
    margin = 300
    framed = np.pad(image, ((margin, margin), (margin, margin), (0, 0)))
    left, top, right, _ = (int(v) for v in box)
    width = right - left
    cut = framed[margin + top : margin + top + width, margin + left : margin + left + width]
    if width == side:
        return cut
    kind = cv2.INTER_AREA if side < width else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(cut, (side, side), interpolation=kind), np.uint8)


@settings(max_examples=100, deadline=None)
@given(
    st.floats(0, 40),
    st.floats(0, 30),
    st.floats(4, 40),
    st.sampled_from([24, 48]),
)
def test_windows_begin_at_fractions_of_a_pixel(
    left: float, top: float, own: float, side: int
) -> None:
    height, width = 80, 90
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    image = np.stack([2 * x, 3 * y, 0 * x], axis=2).astype(np.uint8)
    box = np.array([left + 1, top + 1, left + 1 + own, top + 1 + own], np.float32)
    (cut,) = Pyramid(image, side).cut(upright(box[None]), side)
    # In the middle of the window's pixels; a slope is the same after any averaging.
    middles = (np.arange(side) + 0.5) * own / side - 0.5
    assert np.abs(cut[..., 0] - 2 * (left + 1 + middles)).max() <= 2
    assert np.abs(cut[..., 1] - 3 * (top + 1 + middles)[:, None]).max() <= 3


@pytest.mark.parametrize("side", [24, 48])
@pytest.mark.parametrize("own", [30, 50, 77, 120, 240])
def test_large_windows_are_the_same_from_a_smaller_level(own: int, side: int) -> None:
    image = slope(300, 420)
    boxes = np.array(
        [[x, y, x + own, y + own] for x in (-own // 2, 40, 400) for y in (-own // 3, 31, 250)],
        np.float32,
    )
    cuts = Pyramid(image, side).cut(upright(boxes), side)
    for box, cut in zip(boxes, cuts, strict=True):
        expected = straightforward(image, box, side).astype(int)
        unlike = np.abs(cut - expected).max(axis=2) > 12
        # Where the image ends, the edge may fall one or two pixels aside.
        assert unlike.mean() < 4 / side
        middle = cv2.blur(unlike.astype(np.uint8) * 255, (3, 3))
        assert (middle == 255).mean() < 2 / side


@pytest.mark.parametrize("degrees", [-30, 20, 90, 180])
def test_turned_windows_show_what_the_turned_image_shows(degrees: int) -> None:
    image = slope(201, 201)
    middle = np.array([[100.5, 100.5]], np.float32)
    window = Windows(middle, np.array([96], np.float32), np.radians([degrees]).astype(np.float32))
    (cut,) = Pyramid(image, 48).cut(window, 48)
    # What is turned clockwise in the window's eyes was turned the other way in the image.
    (expected,) = Pyramid(turned(image, degrees), 48).cut(
        Windows(middle, window.sides, np.zeros(1, np.float32)), 48
    )
    assert np.abs(cut.astype(int) - expected).max() <= 4
    corner, edge = window.places(np.array([[[0.5, 0.5], [1, 0.5]]], np.float32))[0]
    assert corner == pytest.approx([100.5, 100.5])
    to = np.radians(degrees)
    assert edge - corner == pytest.approx(np.array([np.cos(to), np.sin(to)]) * 48, abs=1e-3)


def test_windows_reach_beyond_the_image_into_black() -> None:
    pyramid = Pyramid(blank(100, 80, 200), 24)
    boxes = np.array([[-12, 10, 12, 34], [70, 90, 94, 114], [500, 0, 524, 24], [-900, -900, 0, 0]])
    left, corner, beyond, far = pyramid.cut(upright(boxes.astype(np.float32)), 24)
    # The edge itself is a pixel wide.
    assert not left[:, :11].any()
    assert (left[:, 13:] == 200).all()
    assert (corner[:9, :9] == 200).all()
    assert corner.sum() == pytest.approx(10 * 10 * 3 * 200, rel=0.01)
    assert not beyond.any()
    assert not far.any()


def test_no_windows() -> None:
    for image in (blank(100, 80), blank(3, 3)):
        cut = Pyramid(image, 24).cut(upright(np.zeros((0, 4), np.float32)), 24)
        assert cut.shape == (0, 24, 24, 3)


def test_a_small_image_has_windows() -> None:
    (cut,) = Pyramid(blank(8, 8, 90), 24).cut(upright(np.array([[0, 0, 8, 8]], np.float32)), 24)
    assert (cut[2:-2, 2:-2] == 90).all()


def test_resized_keeps_an_image_of_that_size() -> None:
    image = noise(10, 20)
    assert resized(image, (20, 10)) is image
    assert resized(image, (40, 20)).shape == (20, 40, 3)


def test_shrinking_averages() -> None:
    board = np.indices((64, 64)).sum(axis=0) % 2 * 255
    image = np.repeat(board[..., None], 3, axis=2).astype(np.uint8)
    assert np.abs(resized(image, (16, 16)).astype(int) - 127.5).max() <= 1
