from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from photoclust.faces.alignment import align, similarity
from photoclust.types import Floats, Image
from tests.faces.portraits import blank

TEMPLATE = np.array(
    [[48.19, 46.30], [102.88, 46.36], [75.26, 79.37], [51.52, 106.71], [99.25, 106.77]], np.float32
)
SIZE = 150

scales = st.floats(0.05, 20)
angles = st.floats(-math.pi, math.pi)
offsets = st.floats(-2000, 2000)
coordinates = st.floats(-1000, 1000, width=32)
clouds = st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=8).map(
    lambda points: np.array(points, np.float32)
)


def matrix_of(scale: float, angle: float, x: float, y: float) -> NDArray[np.float64]:
    cosine, sine = scale * math.cos(angle), scale * math.sin(angle)
    return np.array([[cosine, -sine, x], [sine, cosine, y]])


def moved(points: NDArray[np.floating], matrix: NDArray[np.float64]) -> Floats:
    return (points.astype(np.float64) @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32)


# The similarity


@given(clouds, scales, angles, offsets, offsets)
def test_a_similarity_is_recovered(
    points: Floats, scale: float, angle: float, x: float, y: float
) -> None:
    assume(np.ptp(points, axis=0).max() > 10)
    matrix = matrix_of(scale, angle, x, y)
    found = similarity(points, moved(points, matrix))
    # The points are float32: their rounding counts, over the spread that they have.
    size = max(1.0, float(np.abs(moved(points, matrix)).max()), float(np.abs(points).max()))
    limit = 1e-5 * size / float(np.ptp(points, axis=0).max()) * max(1.0, scale)
    assert np.abs(found[:, :2] - matrix[:, :2]).max() < limit
    assert np.abs(moved(points, found) - moved(points, matrix)).max() < 1e-4 * size


@given(clouds, clouds)
def test_never_a_reflection_nor_a_shear(points: Floats, target: Floats) -> None:
    count = min(len(points), len(target))
    (a, b, _), (c, d, _) = similarity(points[:count], target[:count])
    assert a == d
    assert b == -c
    assert a * d - b * c >= 0


def test_mirrored_points_are_not_met_by_a_reflection() -> None:
    mirrored = TEMPLATE * [-1, 1]
    matrix = similarity(mirrored.astype(np.float32), TEMPLATE)
    assert np.linalg.det(matrix[:, :2]) >= 0
    assert np.abs(moved(mirrored, matrix) - TEMPLATE).max() > 10


@settings(max_examples=60)
@given(clouds, clouds, st.floats(-0.2, 0.2), st.floats(-0.2, 0.2), offsets)
def test_no_similarity_comes_closer(
    points: Floats, target: Floats, more: float, turn: float, shift: float
) -> None:
    count = min(len(points), len(target))
    points, target = points[:count].astype(np.float64), target[:count].astype(np.float64)

    def squares(matrix: NDArray[np.float64]) -> float:
        return float(((points @ matrix[:, :2].T + matrix[:, 2] - target) ** 2).sum())

    best = similarity(points, target)
    other = best + np.array([[more, -turn, shift / 100], [turn, more, 0]])
    assert squares(best) <= squares(other) * (1 + 1e-9) + 1e-6


@given(coordinates, coordinates, st.integers(1, 5))
def test_coincident_points_are_moved_only(x: float, y: float, count: int) -> None:
    points = np.full((count, 2), (x, y), np.float32)
    matrix = similarity(points, TEMPLATE[:count])
    assert np.array_equal(matrix[:, :2], np.eye(2))
    assert np.isfinite(matrix).all()
    middle = points[0].astype(np.float64) + matrix[:, 2]
    assert middle == pytest.approx(TEMPLATE[:count].mean(axis=0), abs=1e-3)


# The chip


def dotted(points: Floats, radius: float, height: int, width: int) -> Image:
    """White with one soft dark dot at each point, pixel centres at whole numbers."""
    shade = np.zeros((height, width))
    for x, y in points.astype(np.float64):
        columns = np.exp(-((np.arange(width) - x) ** 2) / (2 * radius**2))
        rows = np.exp(-((np.arange(height) - y) ** 2) / (2 * radius**2))
        shade = np.maximum(shade, rows[:, None] * columns)
    return np.repeat((255 * (1 - shade)).round().astype(np.uint8)[..., None], 3, axis=2)


def dot_near(chip: Image, x: float, y: float) -> tuple[float, float]:
    """The centre of the dark around a place in the chip."""
    left, top = round(x) - 7, round(y) - 7
    dark = 255.0 - chip[top : top + 15, left : left + 15, 0]
    dark[dark < 20] = 0
    columns, rows = dark.sum(axis=0), dark.sum(axis=1)
    places = np.arange(15)
    across, down = columns @ places / columns.sum(), rows @ places / rows.sum()
    return left + float(across), top + float(down)


@pytest.mark.parametrize("angle", [0, 10, -35, 90, 180])
@pytest.mark.parametrize("scale", [0.3, 0.7, 1, 1.9, 2, 2.6, 3, 4.5, 8])
def test_landmarks_come_to_lie_on_the_template(scale: float, angle: int) -> None:
    """`scale`: pixels of the image for one of the chip; from 2 on it is shrunk beforehand."""
    side = int(SIZE * scale * 1.5) + 60
    matrix = matrix_of(scale, math.radians(angle), 0, 0)
    landmarks = moved(TEMPLATE, matrix)
    middle = moved(np.full((1, 2), SIZE / 2, np.float32), matrix)[0]
    # A broken number of pixels aside, and not in the middle.
    landmarks += np.array([side * 0.5 + 7.3, side * 0.5 - 4.6], np.float32) - middle
    chip = align(dotted(landmarks, 2.5 * scale, side, side + 31), landmarks, TEMPLATE, SIZE)
    assert chip.shape == (SIZE, SIZE, 3)
    assert chip.dtype == np.uint8
    for x, y in TEMPLATE:
        assert dot_near(chip, x, y) == pytest.approx((x, y), abs=0.25)


@pytest.mark.parametrize("scale", [0.7, 1, 3.3])
def test_a_chip_that_is_not_square_is_a_part_of_the_square_one(
    scale: float, astronaut: Image
) -> None:
    landmarks = (TEMPLATE * scale + 5).astype(np.float32)
    square = align(astronaut, landmarks, TEMPLATE, SIZE)
    tall = align(astronaut, landmarks, TEMPLATE - np.array([17, 5], np.float32), (140, 116))
    assert tall.shape == (140, 116, 3)
    # Shrunk beforehand, the pixels that are averaged together begin at another one.
    limit = 1 if scale < 2 else 4
    assert np.abs(tall.astype(int) - square[5:145, 17:133]).mean() < limit


def test_an_aligned_chip_stays_as_it_is(astronaut: Image) -> None:
    chip = astronaut[40:190, 150:300]
    again = align(chip, TEMPLATE, TEMPLATE, SIZE)
    assert np.abs(again.astype(int) - chip).max() <= 1


@pytest.mark.parametrize("scale", [1.5, 3, 5.4])
def test_the_chip_is_filled_to_its_border(scale: float) -> None:
    """What is cut out before it is shrunk is all that the chip shows."""
    side = int(SIZE * scale) + 100
    image = np.zeros((side, side, 3), np.uint8)
    image[..., 0] = np.linspace(0, 255, side).round()
    image[..., 1] = np.linspace(0, 255, side).round()[:, None]
    chip = align(image, TEMPLATE * np.float32(scale) + 50, TEMPLATE, SIZE)
    expected = (np.arange(SIZE) * scale + 50) * 255 / (side - 1)
    assert np.abs(chip[..., 0] - expected).max() < 1.2
    assert np.abs(chip[..., 1] - expected[:, None]).max() < 1.2


@pytest.mark.parametrize("scale", [3, 6.5])
def test_shrinking_does_not_alias(scale: float) -> None:
    rows, columns = np.indices((1100, 1100))
    board = np.repeat(((rows + columns) % 2 * 255).astype(np.uint8)[..., None], 3, axis=2)
    chip = align(board, TEMPLATE * np.float32(scale) + 40, TEMPLATE, SIZE)
    # Sampled rather than averaged, it would be black and white.
    assert np.abs(chip.astype(int) - 127.5).max() < 20


@pytest.mark.parametrize("scale", [0.6, 1.7, 2, 5.3])
@pytest.mark.parametrize("beyond", [(-0.4, 0), (0.4, 0), (0, -0.4), (0, 0.4), (0.3, 0.4)])
def test_beyond_the_edge_the_edge_is_repeated(scale: float, beyond: tuple[float, float]) -> None:
    side = int(SIZE * scale)
    image = np.zeros((side, side, 3), np.uint8)
    image[..., 0] = np.linspace(50, 250, side)
    image[..., 1] = np.linspace(60, 200, side)[:, None]
    image[..., 2] = 255
    landmarks = (TEMPLATE * scale + np.array(beyond) * side).astype(np.float32)
    chip = align(image, landmarks, TEMPLATE, SIZE)
    framed = np.pad(image, ((side, side), (side, side), (0, 0)), mode="edge")
    expected = align(framed, landmarks + side, TEMPLATE, SIZE)
    assert np.abs(chip.astype(int) - expected).max() <= 4
    assert chip[..., 2].min() == 255
    assert chip[..., 0].min() >= 50


@pytest.mark.parametrize("scale", [0.5, 4])
@pytest.mark.parametrize("place", [(-5000, -5000), (5000, 20), (20, 5000)])
def test_a_face_outside_the_image_is_its_nearest_corner(
    scale: float, place: tuple[int, int]
) -> None:
    image = blank(90, 120, 77)
    landmarks = (TEMPLATE * scale + np.array(place)).astype(np.float32)
    assert (align(image, landmarks, TEMPLATE, SIZE) == 77).all()


@settings(max_examples=80, deadline=None)
@given(
    st.integers(1, 80),
    st.integers(1, 80),
    st.lists(st.tuples(coordinates, coordinates), min_size=5, max_size=5),
)
def test_any_landmarks_give_a_chip(
    height: int, width: int, landmarks: list[tuple[float, float]]
) -> None:
    chip = align(blank(height, width, 99), np.array(landmarks, np.float32), TEMPLATE, SIZE)
    assert chip.shape == (SIZE, SIZE, 3)
    assert (chip == 99).all()


def test_the_image_is_left_alone(astronaut: Image) -> None:
    # It is read-only: to write on it would fail.
    align(astronaut, TEMPLATE * 3, TEMPLATE, SIZE)
