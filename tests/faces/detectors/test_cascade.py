from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.faces import weights
from photoclust.faces.detectors import cascade as detecting
from photoclust.faces.detectors.cascade import CascadeDetector, suppressed
from photoclust.faces.networks.cascade import Cascade
from photoclust.faces.pyramid import Pyramid, resized
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


# Suppression

corner = st.integers(0, 12)
side = st.integers(1, 10)
rectangles = st.tuples(corner, corner, side, side)


def overlap(one: Floats, other: Floats, *, of_smaller: bool) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    shared = max(0, wide) * max(0, high)
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return float(shared / (min(areas) if of_smaller else sum(areas) - shared))


# Halves and quarters are exact in any floating-point arithmetic.
@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(rectangles, st.integers(0, 6)), max_size=25),
    st.sampled_from([0.25, 0.5, 0.75]),
    st.booleans(),
)
def test_suppressed_equals_brute_force(
    faces: list[tuple[tuple[int, int, int, int], int]], limit: float, of_smaller: bool
) -> None:
    boxes = np.array([[x, y, x + w, y + h] for (x, y, w, h), _ in faces], np.float32)
    boxes = boxes.reshape(-1, 4)
    scores = np.array([score for _, score in faces], np.float32)
    kept: list[int] = []
    for index in sorted(range(len(faces)), key=lambda i: -scores[i]):
        if all(overlap(boxes[index], boxes[k], of_smaller=of_smaller) <= limit for k in kept):
            kept.append(index)
    assert suppressed(boxes, scores, limit, of_smaller=of_smaller).tolist() == kept


# The proposal network on sheets


Run = Callable[[Image], tuple[torch.Tensor, torch.Tensor]]


@pytest.fixture(scope="session")
def propose() -> Run:
    """The proposal network on one image: scores (h, w) and offsets (4, h, w)."""
    cascade, description = weights.load_network(weights.shipped("detector"), Cascade)

    def run(image: Image) -> tuple[torch.Tensor, torch.Tensor]:
        x = torch.from_numpy(image).permute(2, 0, 1)[None].float()
        with torch.inference_mode():
            scores, offsets = cascade.proposal((x - description.mean[0]) * description.scale)
        return scores[0], offsets[0]

    return run


@settings(max_examples=25, deadline=None)
@given(height=st.integers(20, 150), width=st.integers(20, 150), seed=st.integers(0, 99))
def test_levels_on_a_sheet_do_not_disturb_each_other(
    propose: Run, height: int, width: int, seed: int
) -> None:
    pyramid = Pyramid(noise(height, width, seed), 20, 12)
    scores, offsets = propose(pyramid.sheet())
    for level in pyramid.levels:
        alone, moves = propose(level.image)
        # Pooling may add a row or column of windows that reach over the level's end.
        rows, columns = ((side - 12) // 2 + 1 for side in level.image.shape[:2])
        place = (
            slice(level.y // 2, level.y // 2 + rows),
            slice(level.x // 2, level.x // 2 + columns),
        )
        torch.testing.assert_close(scores[place], alone[:rows, :columns], atol=1e-5, rtol=0)
        torch.testing.assert_close(
            offsets[:, *place], moves[:, :rows, :columns], atol=1e-4, rtol=1e-4
        )


# Batches


def test_together_as_one_by_one(detector: CascadeDetector, astronaut: Image) -> None:
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
    detector: CascadeDetector, astronaut: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = enlarged(astronaut, 0.5)
    pictures = [half, blank(*half.shape[:2]), half[:, ::-1], brighter(half, 0.8)]
    expected = detector.detect(pictures)
    monkeypatch.setitem(detecting.SHEET_PIXELS, "cpu", 1)
    monkeypatch.setitem(detecting.WINDOWS, "cpu", 16)
    for found, before in zip(detector.detect(pictures), expected, strict=True):
        assert_alike(found, before)


def test_no_pictures(detector: CascadeDetector) -> None:
    assert detector.detect([]) == []


# One portrait in many shapes


def test_the_astronaut_is_found_once(detector: CascadeDetector, astronaut: Image) -> None:
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
def test_found_at_many_sizes(detector: CascadeDetector, astronaut: Image, factor: float) -> None:
    ((face,),) = detector.detect([enlarged(astronaut, factor)])
    assert centre_distance(face, *(v * factor for v in FACE_CENTRE)) < 10 * factor
    assert_face_like(face)


@pytest.mark.parametrize("degrees", [-15, -8, 8, 15])
def test_found_when_tilted(detector: CascadeDetector, astronaut: Image, degrees: int) -> None:
    ((face,),) = detector.detect([turned(astronaut, degrees)])
    assert_face_like(face)
    across = face.landmarks[1] - face.landmarks[0]
    upright = detector.detect([astronaut])[0][0].landmarks
    before = np.degrees(np.arctan2(*(upright[1] - upright[0])[::-1]))
    # Image rows grow downwards, so a turn to the left lowers the angle.
    assert np.degrees(np.arctan2(across[1], across[0])) == pytest.approx(before - degrees, abs=5)


def test_mirrored_faces_have_their_left_on_the_left(
    detector: CascadeDetector, astronaut: Image
) -> None:
    ((face,),) = detector.detect([astronaut])
    ((other,),) = detector.detect([astronaut[:, ::-1]])
    assert_face_like(other)
    swapped = face.landmarks[[1, 0, 2, 4, 3]]
    assert np.abs(other.landmarks[:, 0] - (511 - swapped[:, 0])).max() < 4
    assert np.abs(other.landmarks[:, 1] - swapped[:, 1]).max() < 4


def test_found_in_grey_dark_and_compressed(detector: CascadeDetector, astronaut: Image) -> None:
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


def test_another_person_is_found(detector: CascadeDetector) -> None:
    ((face,),) = detector.detect([cameraman()])
    assert centre_distance(face, 228, 155) < 20


def test_nothing_in_blank_and_noise(detector: CascadeDetector) -> None:
    pictures = [blank(240, 320, value) for value in (0, 128, 255)]
    pictures += [noise(240, 320, seed) for seed in range(3)]
    pictures.append(enlarged(noise(30, 40), 8))
    assert detector.detect(pictures) == [[]] * len(pictures)


@pytest.mark.parametrize("shape", [(1, 1), (11, 11), (12, 12), (1, 5), (20000, 10), (10, 20000)])
def test_shapes_without_room_for_a_face(detector: CascadeDetector, shape: tuple[int, int]) -> None:
    assert detector.detect([noise(*shape)]) == [[]]


def test_forty_faces(detector: CascadeDetector, astronaut: Image) -> None:
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
    wide = CascadeDetector(CPU, size=1600)
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
    small = CascadeDetector(CPU, size=512)
    ((face,),) = small.detect([astronaut])
    ((large,),) = small.detect([enlarged(astronaut, 3)])
    assert face.box.overlap(large.scaled(1 / 3).box) > 0.85
    # What is searched is the same picture at that size, in its own coordinates.
    same = small.detect([resized(enlarged(astronaut, 3), (512, 512))])[0]
    assert_alike([large], [same[0].scaled(3)], pixels=0.01)


def test_least_width_of_a_face(astronaut: Image) -> None:
    quarter = enlarged(astronaut, 0.25)
    assert len(CascadeDetector(CPU, min_face=20).detect([quarter])[0]) == 1
    assert CascadeDetector(CPU, min_face=60).detect([quarter]) == [[]]


def test_least_score(astronaut: Image) -> None:
    lying = turned(astronaut, 70)
    (every,) = CascadeDetector(CPU, min_score=0.05).detect([lying])
    assert len(every) > 2
    for least in (0.3, 0.45, 0.9):
        (found,) = CascadeDetector(CPU, min_score=least).detect([lying])
        assert_alike(found, [face for face in every if face.score >= least])
        assert len(found) < len(every)


def test_a_face_within_a_face_is_left_out(astronaut: Image) -> None:
    (found,) = CascadeDetector(CPU, min_score=0.3).detect([turned(astronaut, -60)])
    assert found
    boxes = np.array([[b.x, b.y, b.x + b.width, b.y + b.height] for b in (f.box for f in found)])
    for index, box in enumerate(boxes):
        assert all(overlap(box, other, of_smaller=True) <= 0.7 for other in boxes[:index])
