from __future__ import annotations

import cv2
import numpy as np
import pytest
import torch

from photoclust.faces.detectors import two_stage as detecting
from photoclust.faces.detectors.two_stage import TwoStageDetector, joined
from photoclust.faces.windows import resized
from photoclust.types import Detection, Floats, Image
from tests.faces.conftest import CPU
from tests.faces.portraits import (
    HEAD,
    as_jpeg,
    blank,
    brighter,
    cameraman,
    centre_distance,
    enlarged,
    grey,
    noise,
    turned,
)

FACE_CENTRE = (221, 118)
"""The middle of the astronaut's face."""


def assert_alike(found: list[Detection], expected: list[Detection], pixels: float = 0.5) -> None:
    """The same faces in the same order."""
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert np.array([one.box.x, one.box.y, one.box.width, one.box.height]) == pytest.approx(
            np.array([other.box.x, other.box.y, other.box.width, other.box.height]), abs=pixels
        )
        assert one.landmarks == pytest.approx(other.landmarks, abs=pixels)
        assert one.score == pytest.approx(other.score, abs=1e-3)


def overlap(one: Floats, other: Floats, *, of_smaller: bool) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    shared = max(0, wide) * max(0, high)
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return float(shared / (min(areas) if of_smaller else sum(areas) - shared))


# Batches


def test_together_as_one_by_one(detector: TwoStageDetector, astronaut: Image) -> None:
    half = enlarged(astronaut, 0.5)
    pictures = [
        half,
        half[:, ::-1],
        blank(*half.shape[:2]),
        enlarged(astronaut, 0.35),
        blank(8, 8),
        grey(half),
        half[:170, :150],
    ]
    alone = [detector.detect([picture])[0] for picture in pictures]
    assert [len(faces) for faces in alone] == [1, 1, 0, 1, 0, 1, 1]
    for found, expected in zip(detector.detect(pictures), alone, strict=True):
        assert_alike(found, expected)


def test_small_batches_find_the_same(
    detector: TwoStageDetector, astronaut: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = enlarged(astronaut, 0.5)
    pictures = [half, blank(*half.shape[:2]), half[:, ::-1], brighter(half, 0.8)]
    expected = detector.detect(pictures)
    monkeypatch.setitem(detecting.SEARCHED_PIXELS, "cpu", 10_000_000)
    monkeypatch.setitem(detecting.WINDOWS, "cpu", 16)
    for found, before in zip(detector.detect(pictures), expected, strict=True):
        assert_alike(found, before)


def test_no_pictures(detector: TwoStageDetector) -> None:
    assert detector.detect([]) == []


# One portrait in many shapes


def test_the_astronaut_is_found_once(detector: TwoStageDetector, astronaut: Image) -> None:
    ((face,),) = detector.detect([astronaut])
    assert centre_distance(face, *FACE_CENTRE) < 10
    assert 70 < face.box.width < 110
    assert 80 < face.box.height < 130
    assert face.score > 0.99
    assert face.landmarks.shape == (5, 2)
    assert face.landmarks.dtype == np.float32
    # What an eye measures in the picture itself.
    by_hand = [[204, 102], [247, 103], [226, 128], [203, 140], [245, 141]]
    assert np.abs(face.landmarks - by_hand).max() < 6


def assert_face_like(face: Detection) -> None:
    left, right, nose, left_mouth, right_mouth = face.landmarks
    assert left[0] < nose[0] < right[0]
    assert left_mouth[0] < right_mouth[0]
    assert max(left[1], right[1]) < nose[1] < min(left_mouth[1], right_mouth[1])
    assert all(face.box.contains(x, y) for x, y in face.landmarks)


@pytest.mark.parametrize("factor", [0.15, 0.2, 0.3, 0.5, 1, 1.6, 2.5, 3])
def test_found_at_many_sizes(detector: TwoStageDetector, astronaut: Image, factor: float) -> None:
    ((face,),) = detector.detect([enlarged(astronaut, factor)])
    assert centre_distance(face, *(v * factor for v in FACE_CENTRE)) < 10 * factor
    assert_face_like(face)


@pytest.mark.parametrize("degrees", [-15, -8, 8, 15])
def test_found_when_tilted(detector: TwoStageDetector, astronaut: Image, degrees: int) -> None:
    ((face,),) = detector.detect([turned(astronaut, degrees)])
    assert_face_like(face)
    across = face.landmarks[1] - face.landmarks[0]
    upright = detector.detect([astronaut])[0][0].landmarks
    before = np.degrees(np.arctan2(*(upright[1] - upright[0])[::-1]))
    # Image rows grow downwards, so a turn to the left lowers the angle.
    assert np.degrees(np.arctan2(across[1], across[0])) == pytest.approx(before - degrees, abs=5)


def test_mirrored_faces_have_their_left_on_the_left(
    detector: TwoStageDetector, astronaut: Image
) -> None:
    ((face,),) = detector.detect([astronaut])
    ((other,),) = detector.detect([astronaut[:, ::-1]])
    assert_face_like(other)
    swapped = face.landmarks[[1, 0, 2, 4, 3]]
    assert np.abs(other.landmarks[:, 0] - (511 - swapped[:, 0])).max() < 4
    assert np.abs(other.landmarks[:, 1] - swapped[:, 1]).max() < 4


def test_found_in_grey_dark_and_compressed(detector: TwoStageDetector, astronaut: Image) -> None:
    ((face,),) = detector.detect([astronaut])
    changed = [
        grey(astronaut),
        brighter(astronaut, 0.4),
        brighter(astronaut, 1.3),
        as_jpeg(astronaut, 30),
    ]
    for (other,) in detector.detect(changed):
        assert face.box.overlap(other.box) > 0.75
        assert_face_like(other)


def test_another_person_is_found(detector: TwoStageDetector) -> None:
    ((face,),) = detector.detect([cameraman()])
    assert centre_distance(face, 228, 155) < 20


def test_nothing_in_blank_and_noise(detector: TwoStageDetector) -> None:
    pictures = [blank(240, 320, value) for value in (0, 128, 255)]
    pictures += [noise(240, 320, seed) for seed in range(3)]
    pictures.append(enlarged(noise(30, 40), 8))
    assert detector.detect(pictures) == [[]] * len(pictures)


@pytest.mark.parametrize("shape", [(1, 1), (11, 11), (12, 12), (1, 5), (20000, 10), (10, 20000)])
def test_shapes_without_room_for_a_face(detector: TwoStageDetector, shape: tuple[int, int]) -> None:
    assert detector.detect([noise(*shape)]) == [[]]


def test_forty_faces(detector: TwoStageDetector, astronaut: Image) -> None:
    rng = np.random.default_rng(4)
    picture = np.full((1200, 1600, 3), (90, 110, 130), np.uint8)
    centres = []
    for index in range(40):
        # The astronaut's face is 86 pixels wide.
        head = enlarged(astronaut[HEAD], rng.uniform(45, 60) / 86)
        if index % 2:
            head = head[:, ::-1]
        head = brighter(head, rng.uniform(0.6, 1.3))
        height, width = head.shape[:2]
        left = 30 + index % 8 * 195 + rng.integers(0, 40)
        top = 20 + index // 8 * 235 + rng.integers(0, 60)
        picture[top : top + height, left : left + width] = head
        x = (FACE_CENTRE[0] - HEAD[1].start) / (HEAD[1].stop - HEAD[1].start)
        y = (FACE_CENTRE[1] - HEAD[0].start) / (HEAD[0].stop - HEAD[0].start)
        centres.append((left + (1 - x if index % 2 else x) * width, top + y * height))
    wide = TwoStageDetector(CPU, size=1600)
    (found,) = wide.detect([picture])
    assert len(found) == 40
    for x, y in centres:
        assert sum(centre_distance(face, x, y) < 10 for face in found) == 1
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)
    # A little smaller than the picture: some of the least faces may go, none may be added.
    (fewer,) = detector.detect([picture])
    assert 38 <= len(fewer) <= 40


# Settings


def test_large_pictures_are_searched_smaller(astronaut: Image) -> None:
    small = TwoStageDetector(CPU, size=512)
    ((face,),) = small.detect([astronaut])
    ((large,),) = small.detect([enlarged(astronaut, 3)])
    assert face.box.overlap(large.scaled(1 / 3).box) > 0.85
    # Proposed is what the same picture at that size shows; judged in the picture itself.
    side = round((512 * 512 * 3 / 4) ** 0.5)
    same = small.detect([resized(enlarged(astronaut, 3), (side, side))])[0]
    assert_alike([large], [same[0].scaled(3 * 512 / side)], pixels=6)


def test_cost_is_area_not_length() -> None:
    """A strip is searched as finely as a square of its area."""
    detector = TwoStageDetector(CPU, size=1280)
    for height, width in ((4000, 4400), (1100, 16000), (16000, 1100), (20, 60000)):
        search = detector._search(0, blank(height, width))
        pixels = search.picture.shape[0] * search.picture.shape[1]
        assert pixels == pytest.approx(1280 * 960, rel=0.02)


def test_least_score(astronaut: Image) -> None:
    blurs = [astronaut, *(cv2.GaussianBlur(astronaut, (0, 0), sigma) for sigma in (9, 15))]
    picture = np.concatenate(blurs, axis=1)
    (every,) = TwoStageDetector(CPU, min_score=0.05).detect([picture])
    assert len(every) > 2
    for least in (0.2, 0.4, 0.9):
        (found,) = TwoStageDetector(CPU, min_score=least).detect([picture])
        assert_alike(found, [face for face in every if face.score >= least])
    assert len(found) < len(every)


@pytest.mark.parametrize("degrees", [70, 90, 180, -90])
def test_turned_faces_are_marked_as_they_are_turned(
    detector: TwoStageDetector, astronaut: Image, degrees: int
) -> None:
    ((upright,),) = detector.detect([astronaut])
    matrix = cv2.getRotationMatrix2D((255.5, 255.5), degrees, 1)
    expected = upright.landmarks @ matrix[:, :2].T + matrix[:, 2]
    ((face,),) = detector.detect([turned(astronaut, degrees)])
    assert np.abs(face.landmarks - expected).max() < 6
    if degrees % 180 == 90:
        assert face.box.width > face.box.height
        assert upright.box.width < upright.box.height


def test_boxes_end_at_the_edges(detector: TwoStageDetector, astronaut: Image) -> None:
    cut = astronaut[60:, 190:]
    ((face,),) = detector.detect([cut])
    assert min(face.box.x, face.box.y) == 0
    assert face.box.width > 40
    ((right,),) = detector.detect([astronaut[:160, :250]])
    assert right.box.x + right.box.width == 250


def test_marking_in_a_finer_picture(detector: TwoStageDetector, astronaut: Image) -> None:
    small, large = enlarged(astronaut, 0.3), enlarged(astronaut, 2)
    (found,) = detector.detect([small])
    (marked,) = detector.mark(large, [face.scaled(2 / 0.3) for face in found])
    ((expected,),) = detector.detect([large])
    # Of a face that is 170 pixels wide.
    assert np.abs(marked.landmarks - expected.landmarks).max() < 3
    assert marked.box == found[0].scaled(2 / 0.3).box
    assert detector.mark(large, []) == []


def test_scores_that_are_no_numbers_are_no_faces(
    astronaut: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half precision may overflow."""
    detector = TwoStageDetector(CPU)
    bias = detector._network.output.landmarks.bias
    monkeypatch.setattr(bias, "data", torch.full_like(bias, torch.nan))
    assert detector.detect([astronaut]) == [[]]
    bias = detector._network.proposal.stem.bias
    monkeypatch.setattr(bias, "data", torch.full_like(bias, torch.nan))
    assert detector.detect([astronaut]) == [[]]


def test_the_joined_score_grows_with_each_part() -> None:
    some = np.array([0.4, 0.6, 0.9, 1.0], np.float32)
    middle = np.full(4, 0.5, np.float32)
    for scores in (
        joined(some, middle, middle),
        joined(middle, some, middle),
        joined(middle, middle, some),
    ):
        assert (np.diff(scores) > 0).all()
        assert scores.min() > 0
        assert scores.max() <= 1


def test_a_face_within_a_face_is_left_out(astronaut: Image) -> None:
    (found,) = TwoStageDetector(CPU, min_score=0.3).detect([turned(astronaut, -60)])
    assert found
    boxes = np.array([[b.x, b.y, b.x + b.width, b.y + b.height] for b in (f.box for f in found)])
    for index, box in enumerate(boxes):
        assert all(overlap(box, other, of_smaller=True) <= 0.7 for other in boxes[:index])
