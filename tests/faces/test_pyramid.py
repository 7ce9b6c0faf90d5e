from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from photoclust.faces.pyramid import FACTOR, Level, Pyramid, resized
from photoclust.types import Floats, Image
from tests.faces.portraits import blank, noise

WINDOW = 12
sides = st.one_of(st.integers(1, 40), st.integers(1, 400))
thin = st.tuples(st.integers(1, 30), st.integers(500, 3000))
shapes = st.one_of(st.tuples(sides, sides), thin, thin.map(lambda shape: shape[::-1]))


def place(level: Level) -> tuple[slice, slice]:
    height, width = level.image.shape[:2]
    return slice(level.y, level.y + height), slice(level.x, level.x + width)


@settings(max_examples=80, deadline=None)
@given(shapes, st.integers(6, 60))
@example((1, 1), 20)
@example((11, 11), 11)
@example((12, 12), 12)
@example((13, 4000), 12)
def test_levels_lie_apart_on_even_places_of_the_sheet(
    shape: tuple[int, int], min_face: int
) -> None:
    pyramid = Pyramid(noise(*shape), min_face, WINDOW)
    taken = np.zeros(pyramid.sheet_shape, int)
    sheet = pyramid.sheet()
    assert sheet.shape == (*pyramid.sheet_shape, 3)
    assert sheet.dtype == np.uint8
    for level in pyramid.levels:
        assert level.x >= 0
        assert level.y >= 0
        assert level.x % 2 == 0
        assert level.y % 2 == 0
        # A slice that ran over the sheet's edge would come out smaller than the level.
        assert taken[place(level)].shape == level.image.shape[:2]
        taken[place(level)] += 1
        assert np.array_equal(sheet[place(level)], level.image)
    assert taken.max(initial=0) <= 1
    assert not sheet[taken == 0].any()


@settings(max_examples=80, deadline=None)
@given(shapes, st.integers(6, 60))
def test_levels_fall_from_the_smallest_face_to_the_largest(
    shape: tuple[int, int], min_face: int
) -> None:
    levels = Pyramid(noise(*shape), min_face, WINDOW).levels
    if min(shape) < min_face:
        assert levels == []
    if min(shape) > min_face:
        assert levels
    for index, level in enumerate(levels):
        assert level.scale == pytest.approx(WINDOW / min_face * FACTOR**index)
        assert min(level.image.shape[:2]) >= WINDOW
        for side, scaled in zip(shape, level.image.shape[:2], strict=True):
            assert scaled == pytest.approx(side * level.scale, abs=0.51)
    if levels:
        # The next level would be smaller than the window: the largest face is the image.
        assert min(shape) * levels[-1].scale * FACTOR < WINDOW


def test_the_sheet_wastes_little() -> None:
    pyramid = Pyramid(blank(960, 1280, 255), 20, WINDOW)
    rows, columns = pyramid.sheet_shape
    assert rows * columns < 1.6 * sum(np.prod(x.image.shape[:2]) for x in pyramid.levels)


def slope(height: int, width: int) -> Image:
    """Red grows to the right, green downwards, as much as fits into a byte."""
    image = np.zeros((height, width, 3), np.uint8)
    image[..., 0] = np.linspace(0, 255, width).round()
    image[..., 1] = np.linspace(0, 255, height).round()[:, None]
    return image


@pytest.mark.parametrize("min_face", [8, 12, 20])
def test_levels_show_the_whole_image_in_place(min_face: int) -> None:
    for level in Pyramid(slope(300, 420), min_face, WINDOW).levels:
        expected = slope(*level.image.shape[:2]).astype(int)
        # An average over a pixel's own area: half a pixel of slope at the border.
        limit = 255 / min(level.image.shape[:2]) / 2 + 2
        assert np.abs(level.image - expected).max() <= limit


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
    (cut,) = Pyramid(image, 20, WINDOW).windows(box[None], side)
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
    cuts = Pyramid(image, 20, WINDOW).windows(boxes, side)
    for box, cut in zip(boxes, cuts, strict=True):
        expected = straightforward(image, box, side).astype(int)
        unlike = np.abs(cut - expected).max(axis=2) > 12
        # Where the image ends, the edge may fall one or two pixels aside.
        assert unlike.mean() < 4 / side
        middle = cv2.blur(unlike.astype(np.uint8) * 255, (3, 3))
        assert (middle == 255).mean() < 2 / side


def test_windows_reach_beyond_the_image_into_black() -> None:
    pyramid = Pyramid(blank(100, 80, 200), 20, WINDOW)
    boxes = np.array([[-12, 10, 12, 34], [70, 90, 94, 114], [500, 0, 524, 24], [-900, -900, 0, 0]])
    left, corner, beyond, far = pyramid.windows(boxes.astype(np.float32), 24)
    # The edge itself is a pixel wide.
    assert not left[:, :11].any()
    assert (left[:, 13:] == 200).all()
    assert (corner[:9, :9] == 200).all()
    assert corner.sum() == pytest.approx(10 * 10 * 3 * 200, rel=0.01)
    assert not beyond.any()
    assert not far.any()


def test_no_windows() -> None:
    for image in (blank(100, 80), blank(3, 3)):
        cut = Pyramid(image, 20, WINDOW).windows(np.zeros((0, 4), np.float32), 24)
        assert cut.shape == (0, 24, 24, 3)


def test_an_image_without_levels_has_windows() -> None:
    pyramid = Pyramid(blank(8, 8, 90), 20, WINDOW)
    assert pyramid.levels == []
    assert pyramid.sheet_shape == (0, 0)
    (cut,) = pyramid.windows(np.array([[0, 0, 8, 8]], np.float32), 24)
    assert (cut[2:-2, 2:-2] == 90).all()


def test_resized_keeps_an_image_of_that_size() -> None:
    image = noise(10, 20)
    assert resized(image, (20, 10)) is image
    assert resized(image, (40, 20)).shape == (20, 40, 3)


def test_shrinking_averages() -> None:
    board = np.indices((64, 64)).sum(axis=0) % 2 * 255
    image = np.repeat(board[..., None], 3, axis=2).astype(np.uint8)
    assert np.abs(resized(image, (16, 16)).astype(int) - 127.5).max() <= 1
