from __future__ import annotations

import math
from itertools import pairwise

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.faces.analysis import Analyser
from photoclust.faces.description import Trust
from photoclust.faces.detectors.two_stage import TwoStageDetector
from photoclust.faces.network_embedder import NetworkEmbedder
from photoclust.faces.quality import ENOUGH_PIXELS, judge, laplacian, sharpness, size, trusted
from photoclust.types import Box, Detection, Floats, Image
from tests.faces.portraits import blank, enlarged, noise

EYES = np.array([[-30, -30], [30, -30], [0, 5], [-22, 35], [22, 35]])
TRUST = Trust(slope=100.0, middle=0.97)


def seen(roll: float = 0, scale: float = 1.0) -> Floats:
    """Landmarks turned by so many degrees in the picture; the eyes are 60 units apart."""
    cosine, sine = math.cos(math.radians(roll)), math.sin(math.radians(roll))
    tilted = EYES @ np.array([[cosine, sine], [-sine, cosine]])
    return (tilted * scale + 200).astype(np.float32)


def detection(landmarks: Floats) -> Detection:
    return Detection(Box(100, 100, 200, 200), landmarks, 1.0)


@pytest.fixture(scope="session")
def chip(astronaut: Image, detector: TwoStageDetector, embedder: NetworkEmbedder) -> Image:
    return embedder.chip(astronaut, detector.detect([astronaut])[0][0])


def test_blur_lowers_sharpness_down_to_nothing(chip: Image) -> None:
    sigmas = (1, 1.5, 2, 3, 5, 9)
    blurred = [chip, *(np.asarray(cv2.GaussianBlur(chip, (0, 0), s), np.uint8) for s in sigmas)]
    figures = [laplacian(image) for image in blurred]
    assert all(a > b for a, b in pairwise(figures))
    # A face in focus is not rated by its sharpness, one without any contours is nothing.
    assert sharpness(chip) == 1
    assert sharpness(blurred[-1]) < 0.5


@given(st.floats(-80, 80), st.floats(0.01, 3), st.floats(0.01, 3))
def test_tiny_faces_are_worse(roll: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert size(seen(roll, low)) <= size(seen(roll, high)) + 1e-6
    assert size(seen(roll, low)) == pytest.approx(min(1, low * 60 / ENOUGH_PIXELS), abs=1e-4)


def test_sharpness_is_seen_in_the_middle_only() -> None:
    framed = noise(150, 150)
    framed[25:125, 25:125] = 128
    assert sharpness(framed) == 0


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_trust_rises_with_the_norm(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= trusted(low, TRUST) <= trusted(high, TRUST) <= 1
    assert trusted(0.97, TRUST) == 0.5


def test_one_bad_figure_spoils_the_whole(chip: Image) -> None:
    assert judge(blank(150, 150), detection(seen()), 1.0, TRUST) == 0
    assert judge(chip, detection(seen(scale=1e-6)), 1.0, TRUST) < 0.02
    assert judge(chip, detection(seen()), 0.9, TRUST) < 0.01
    good = judge(chip, detection(seen()), 1.0, TRUST)
    assert good == pytest.approx(trusted(1.0, TRUST))
    # Without a curve in the weights file the norm means nothing.
    assert judge(chip, detection(seen()), 0.1, None) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)), min_size=5, max_size=5),
    st.integers(0, 9),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_quality_lies_between_0_and_1(
    points: list[tuple[float, float]], seed: int, contrast: float, norm: float
) -> None:
    chip = (noise(150, 150, seed) * contrast).astype(np.uint8)
    landmarks = np.array(points, np.float32)
    figures = [size(landmarks), sharpness(chip), judge(chip, detection(landmarks), norm, TRUST)]
    assert all(0 <= figure <= 1 for figure in figures)


def test_portraits(astronaut: Image, detector: TwoStageDetector, embedder: NetworkEmbedder) -> None:
    """The same face larger and sharper is better, and what is hardly a face is bad."""
    analyser = Analyser(detector, embedder)
    figures = [analyser.analyse([enlarged(astronaut, f)])[0][0].quality for f in (0.15, 0.5, 1)]
    assert figures[0] < min(figures[1:])
    assert min(figures[1:]) > 0.8
    smeared = np.asarray(cv2.GaussianBlur(astronaut, (0, 0), 8), np.uint8)
    (face,) = detector.detect([astronaut])[0]
    chip = embedder.chip(smeared, face)
    norm = float(embedder.embed([chip]).norms[0])
    assert judge(chip, face, norm, embedder.description.trust) < 0.5
