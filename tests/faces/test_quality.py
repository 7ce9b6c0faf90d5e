from __future__ import annotations

import math
from itertools import pairwise

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.faces.detectors.two_stage import TwoStageDetector
from photoclust.faces.network_embedder import NetworkEmbedder
from photoclust.faces.quality import (
    FULL_EYE_DISTANCE,
    frontality,
    judge,
    sharpness,
    size,
)
from photoclust.types import Box, Detection, Floats, Image
from tests.faces.portraits import blank, enlarged, noise

# A face in space: eyes, nose tip, corners of the mouth. The nose stands out.
HEAD = np.array([[-30, -30, 0], [30, -30, 0], [0, 5, 30], [-22, 35, 0], [22, 35, 0]])


def seen(yaw: float, roll: float = 0, scale: float = 1.0) -> Floats:
    """The landmarks of a head turned by so many degrees about its neck and in the picture."""
    cosine, sine = math.cos(math.radians(yaw)), math.sin(math.radians(yaw))
    flat = np.column_stack([cosine * HEAD[:, 0] + sine * HEAD[:, 2], HEAD[:, 1]])
    cosine, sine = math.cos(math.radians(roll)), math.sin(math.radians(roll))
    tilted = flat @ np.array([[cosine, sine], [-sine, cosine]])
    return (tilted * scale + 200).astype(np.float32)


def detection(landmarks: Floats) -> Detection:
    return Detection(Box(100, 100, 200, 200), landmarks, 1.0)


@pytest.fixture(scope="session")
def chip(astronaut: Image, detector: TwoStageDetector, embedder: NetworkEmbedder) -> Image:
    return embedder.chip(astronaut, detector.detect([astronaut])[0][0])


def test_blur_lowers_quality(chip: Image) -> None:
    sigmas = (1, 1.5, 2, 3, 5, 9)
    blurred = [chip, *(np.asarray(cv2.GaussianBlur(chip, (0, 0), s), np.uint8) for s in sigmas)]
    figures = [sharpness(image) for image in blurred]
    assert all(a > b for a, b in pairwise(figures[1:]))
    assert figures[0] >= figures[1]
    assert figures[0] > 0.8
    assert figures[-1] < 0.1
    judged = [judge(image, detection(seen(0))) for image in blurred]
    assert judged == sorted(judged, reverse=True)
    assert judged[0] > 0.8 > 0.3 > judged[-1]


@given(st.floats(-80, 80), st.floats(0.01, 3), st.floats(0.01, 3))
def test_larger_faces_are_better(roll: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert size(seen(0, roll, low)) <= size(seen(0, roll, high)) + 1e-6
    # The eyes are 60 units apart.
    assert size(seen(0, roll, low)) == pytest.approx(min(1, low * 60 / FULL_EYE_DISTANCE), abs=1e-4)


@given(st.floats(0, 90), st.floats(0, 90), st.sampled_from([-1, 1]), st.floats(-180, 180))
def test_turning_the_head_away_lowers_quality(
    one: float, other: float, way: int, roll: float
) -> None:
    less, more = sorted((one, other))
    assert frontality(seen(way * less, roll)) >= frontality(seen(way * more, roll)) - 1e-4


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(0.1, 5))
def test_tilt_and_size_do_not_change_the_pose(yaw: float, roll: float, scale: float) -> None:
    assert frontality(seen(yaw, roll, scale)) == pytest.approx(frontality(seen(yaw)), abs=1e-3)


def test_poses() -> None:
    assert frontality(seen(0)) == pytest.approx(1)
    assert 0.3 < frontality(seen(25)) < 0.7
    assert frontality(seen(60)) == 0
    assert frontality(np.zeros((5, 2), np.float32)) == 0


def test_sharpness_is_seen_in_the_middle_only() -> None:
    framed = noise(150, 150)
    framed[25:125, 25:125] = 128
    assert sharpness(framed) == 0


def test_one_bad_figure_spoils_the_whole(chip: Image) -> None:
    assert judge(blank(150, 150), detection(seen(0))) == 0
    assert judge(chip, detection(seen(60))) == 0
    assert judge(chip, detection(seen(0, scale=1e-6))) < 0.02
    good = judge(chip, detection(seen(0)))
    assert good == pytest.approx(sharpness(chip) ** (1 / 3))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)), min_size=5, max_size=5),
    st.integers(0, 9),
    st.floats(0, 1),
)
def test_quality_lies_between_0_and_1(
    points: list[tuple[float, float]], seed: int, contrast: float
) -> None:
    chip = (noise(150, 150, seed) * contrast).astype(np.uint8)
    landmarks = np.array(points, np.float32)
    figures = [size(landmarks), sharpness(chip), frontality(landmarks)]
    figures.append(judge(chip, detection(landmarks)))
    assert all(0 <= figure <= 1 for figure in figures)


def test_portraits(astronaut: Image, detector: TwoStageDetector, embedder: NetworkEmbedder) -> None:
    figures = []
    for factor in (0.15, 0.25, 0.5, 1):
        picture = enlarged(astronaut, factor)
        (face,) = detector.detect([picture])[0]
        figures.append(judge(embedder.chip(picture, face), face))
    assert figures == sorted(figures)
    assert figures[-1] > 0.85
    assert figures[0] < 0.5
