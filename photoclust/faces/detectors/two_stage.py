"""Finding faces in two stages: YuNet proposes them, the cascade's output network judges them and
places the landmarks.

Pictures are searched at one area, whatever their shape. The output network sees every face twice,
each time with its mirror image: in a window around the proposal, and in one around the box that it
found there; then a third time those that are faces, for the landmarks. Windows are turned as the
eyes are.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from photoclust.faces import weights
from photoclust.faces.device import has_bfloat16
from photoclust.faces.networks.two_stage import TwoStage
from photoclust.faces.networks.yunet import STRIDES
from photoclust.faces.registry import DetectionOptions
from photoclust.faces.suppression import suppressed
from photoclust.faces.windows import Pyramid, Windows, resized
from photoclust.types import Box, Detection, Floats, Image

PROPOSAL_SCORE = 0.3
PROPOSAL_OVERLAP = 0.45
"""Intersection over union from which two proposals are of the same face."""
SHAPE = 3 / 4
"""Height over width of a picture of the usual area, which is named by its longer side."""
FACE_OVERLAP = 0.7
"""Part of the smaller of two boxes from which they are around the same face."""
PROPOSAL_WEIGHT, LOOK_WEIGHT = 2.0, 0.5
"""What the log odds of the proposal and of each look count. Chosen on annotated photos."""
SURE = 0.5
"""Sum of the log odds at which the score is one half; so the usual least score is 0.85."""
UNSURE = 1e-4
"""Scores are taken to be as far from 0 and 1 as this."""
UPRIGHT_SCORE = 0.97
"""The output network's score from which a window is upright, whether it was turned or not."""
TIGHTER = 0.9
"""Side of the window in which landmarks are placed best, in parts of the box's longer side."""
ENLARGED = 1.5
"""Up to which small pictures are enlarged, as long as their area is not above the usual one."""
LEAST_SIDE = 8
"""Pixels of the picture's shorter side below which nothing can be found."""
SEARCHED_PIXELS = {"cpu": 1, "gpu": 40_000_000}
"""Pixels per batch of the proposal network, one picture at least."""
WINDOWS = {"cpu": 64, "gpu": 4096}
"""Windows per batch of the output network."""
MIRRORED = (1, 0, 2, 4, 3)
"""Where each landmark is in the mirror image."""


@dataclass(frozen=True)
class _Proposals:
    """What may be faces in one image: windows around them, and scores (n,)."""

    windows: Windows
    scores: Floats


@dataclass(frozen=True)
class _Seen:
    """What the output network sees in n windows, which are `looked_at`. `scores`: (n,). `windows`:
    turned squares around the faces; `sides`: (n, 2), of their boxes, which are not turned.
    `landmarks`: (n, 5, 2). In pixels of the image."""

    looked_at: Windows
    scores: Floats
    windows: Windows
    sides: Floats
    landmarks: Floats

    def take(self, index: NDArray[np.intp], other: _Seen, rows: NDArray[np.bool_]) -> None:
        """Put what is in some rows of another look into these places."""
        for own, new in (
            (self.scores, other.scores),
            (self.windows.middles, other.windows.middles),
            (self.windows.sides, other.windows.sides),
            (self.windows.angles, other.windows.angles),
            (self.sides, other.sides),
            (self.landmarks, other.landmarks),
        ):
            own[index] = new[rows]


@dataclass(frozen=True)
class _Search:
    """A picture to be searched, of the image at `index`. `scale`: its width and height over the
    image's."""

    index: int
    picture: Image
    scale: tuple[float, float]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns as the proposal network takes them."""
        rows, columns = (side + -side % STRIDES[-1] for side in self.picture.shape[:2])
        return rows, columns


class TwoStageDetector:
    """Finds faces and their landmarks in batches of images.

    min_score: least score. size: longer side of a 4:3 picture of the area that is searched; larger
    images are scaled down to that area first.
    """

    def __init__(
        self,
        device: torch.device,
        *,
        min_score: float = 0.85,
        size: int = 1280,
        path: Path | None = None,
    ) -> None:
        network, self.description = weights.load_network(
            path or weights.shipped("detector"), TwoStage
        )
        # Channels last is the layout that CPUs convolve fastest.
        self._network = network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        # Half the memory traffic, which is what it costs; found is the same.
        self._searching = torch.bfloat16 if has_bfloat16(device) else torch.float32
        self._network.proposal.to(self._searching)
        self.device = device
        self._kind = "cpu" if device.type == "cpu" else "gpu"
        self._min_score = min_score
        self._pixels = size * size * SHAPE

    def detect(
        self, images: Sequence[Image], min_score: float | None = None
    ) -> list[list[Detection]]:
        """The faces in each image, uint8 RGB (h, w, 3), surest first, in its own pixels.

        min_score: least score this time. Boxes end at the image's edges.
        """
        least = self._min_score if min_score is None else min_score
        pyramids = [Pyramid(image, self._network.output.window) for image in images]
        with torch.inference_mode():
            proposals = self._proposed(images)
            first = self._turned_upright(
                pyramids, self._seen(pyramids, [p.windows for p in proposals])
            )
            second = self._seen(pyramids, [one.windows for one in first])
            found = [
                _detections(image, joined(p.scores, one.scores, two.scores), two, least)
                for image, p, one, two in zip(images, proposals, first, second, strict=True)
            ]
            return self._marked(pyramids, found)

    def mark(self, image: Image, detections: Sequence[Detection]) -> list[Detection]:
        """The same faces, their landmarks as they are seen in this image, in its pixels.

        image: uint8 RGB (h, w, 3), the one they were found in at another size.
        """
        with torch.inference_mode():
            return self._marked([Pyramid(image, self._network.output.window)], [detections])[0]

    def _marked(
        self, pyramids: list[Pyramid], found: Sequence[Sequence[Detection]]
    ) -> list[list[Detection]]:
        """Each image's faces with their landmarks seen once more, in tighter windows."""
        seen = self._seen(pyramids, [_around(faces).grown(TIGHTER) for faces in found])
        return [
            [
                replace(face, landmarks=landmarks)
                for face, landmarks in zip(faces, new.landmarks, strict=True)
                if np.isfinite(landmarks).all()
            ]
            for faces, new in zip(found, seen, strict=True)
        ]

    def _proposed(self, images: Sequence[Image]) -> list[_Proposals]:
        """What the proposal network finds, in each image's pixels."""
        found: list[list[Floats]] = [[np.zeros((0, 9), np.float32)] for _ in images]
        searches = [self._search(index, image) for index, image in enumerate(images)]
        searches = [search for search in searches if min(search.picture.shape[:2]) >= LEAST_SIDE]
        for batch in _batches(searches, SEARCHED_PIXELS[self._kind]):
            pictures = self._on_device(_stacked(batch)).to(self._searching)
            cells = self._network.proposal(pictures)
            rows, columns = torch.nonzero(cells.scores > PROPOSAL_SCORE, as_tuple=True)
            boxes, eyes = cells.boxes[rows, columns], cells.landmarks[rows, columns, :2].flatten(1)
            said = torch.cat([boxes, cells.scores[rows, columns, None], eyes], 1).cpu().numpy()
            for row, search in enumerate(batch):
                own = said[rows.cpu().numpy() == row]
                own[:, :4] /= search.scale * 2
                own[:, 5:] /= search.scale * 2
                found[search.index].append(own)
        return [_proposals(np.concatenate(parts)) for parts in found]

    def _search(self, index: int, image: Image) -> _Search:
        """The picture in which an image's faces are searched."""
        height, width = image.shape[:2]
        scale = min(ENLARGED, math.sqrt(self._pixels / (height * width)))
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        return _Search(index, resized(image, size), (size[0] / width, size[1] / height))

    def _turned_upright(self, pyramids: list[Pyramid], seen: list[_Seen]) -> list[_Seen]:
        """What is seen when the windows of doubtful faces are turned, where that is surer.

        The proposal network also finds faces on their side and upside down; it only does not know
        which way up they are. The output network does.
        """
        doubtful = [np.flatnonzero(one.scores < UPRIGHT_SCORE) for one in seen]
        for quarters in (1, 2, 3):
            windows = [
                one.looked_at.kept(index).turned(quarters * math.pi / 2)
                for one, index in zip(seen, doubtful, strict=True)
            ]
            for one, index, turned in zip(
                seen, doubtful, self._seen(pyramids, windows), strict=True
            ):
                better = turned.scores > np.maximum(one.scores[index], UPRIGHT_SCORE)
                one.take(index[better], turned, better)
        return seen

    def _seen(self, pyramids: list[Pyramid], windows: list[Windows]) -> list[_Seen]:
        """What the output network sees in windows of images, each with its mirror image."""
        side, size = self._network.output.window, WINDOWS[self._kind]
        cut = [p.cut(w, side) for p, w in zip(pyramids, windows, strict=True)]
        together = np.concatenate([np.zeros((0, side, side, 3), np.uint8), *cut])
        parts = [
            self._seen_twice(self._normalised(together[start : start + size]))
            for start in range(0, max(1, len(together)), size)
        ]
        scores, offsets, points = (torch.cat(p).cpu().numpy() for p in zip(*parts, strict=True))
        ends = np.cumsum([len(w) for w in windows])
        rows = [slice(end - len(w), end) for w, end in zip(windows, ends, strict=True)]
        return [
            _placed(w, scores[own], offsets[own], points[own])
            for w, own in zip(windows, rows, strict=True)
        ]

    def _seen_twice(self, x: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """The output network's scores (n,), offsets (n, 4) and landmarks (n, 5, 2) for windows,
        averaged with those for their mirror images, whose errors differ."""
        score, offsets, points = self._network.output(torch.cat([x, x.flip(3)]))
        count = len(x)
        left, top, right, bottom = offsets[count:].unbind(1)
        landmarks = points.unflatten(1, (2, 5)).transpose(1, 2)
        there = landmarks[count:, MIRRORED]
        there[..., 0] = 1 - there[..., 0]
        return (
            (score[:count] + score[count:]) / 2,
            (offsets[:count] + torch.stack([-right, top, -left, bottom], 1)) / 2,
            (landmarks[:count] + there) / 2,
        )

    def _normalised(self, images: Image) -> torch.Tensor:
        """uint8 (n, h, w, 3) on the CPU to the output network's input."""
        return self._on_device(images).sub_(self.description.mean[0]).mul_(self.description.scale)

    def _on_device(self, images: Image) -> torch.Tensor:
        """uint8 (n, h, w, 3) on the CPU to float32 (n, 3, h, w) on the device."""
        # A view with its channels last: the layout is the one the images came in.
        return torch.from_numpy(images).to(self.device).permute(0, 3, 1, 2).float()


def _open(path: Path, device: torch.device, options: DetectionOptions) -> TwoStageDetector:
    return TwoStageDetector(device, min_score=options.min_score, size=options.size, path=path)


DETECTORS = {"two-stage": _open}


def _batches(searches: Sequence[_Search], pixels: int) -> Iterator[list[_Search]]:
    """Searches whose pictures come to one shape, so many that they fit the memory."""
    same: defaultdict[tuple[int, int], list[_Search]] = defaultdict(list)
    for search in searches:
        same[search.shape].append(search)
    for (rows, columns), alike in same.items():
        count = max(1, pixels // (rows * columns))
        for start in range(0, len(alike), count):
            yield alike[start : start + count]


def _stacked(batch: Sequence[_Search]) -> Image:
    """Pictures of one shape, (n, h, w, 3), black where they end."""
    stacked = np.zeros((len(batch), *batch[0].shape, 3), np.uint8)
    for row, search in zip(stacked, batch, strict=True):
        height, width = search.picture.shape[:2]
        row[:height, :width] = search.picture
    return stacked


def _proposals(found: Floats) -> _Proposals:
    """The surest of what was found in an image: (n, 9), left, top, right, bottom, score, eyes."""
    found = found[np.isfinite(found).all(axis=1)]
    found = found[suppressed(found[:, :4], found[:, 4], PROPOSAL_OVERLAP)]
    corner, opposite = found[:, :2], found[:, 2:4]
    sides = (opposite - corner).max(axis=1, initial=0)
    middles = (corner + opposite) / np.float32(2)
    return _Proposals(Windows(middles, sides, _tilts(found[:, 5:])), found[:, 4])


def _tilts(eyes: Floats) -> Floats:
    """How far faces are turned clockwise, (n,), by their eyes (n, 4), in radians."""
    return np.asarray(np.arctan2(eyes[:, 3] - eyes[:, 1], eyes[:, 2] - eyes[:, 0]), np.float32)


def _around(faces: Sequence[Detection]) -> Windows:
    """Windows around faces, turned as their eyes are."""
    middles = np.array([face.box.center for face in faces], np.float32).reshape(-1, 2)
    sides = np.array([max(face.box.width, face.box.height) for face in faces], np.float32)
    eyes = np.array([face.landmarks[:2].ravel() for face in faces], np.float32).reshape(-1, 4)
    return Windows(middles, sides, _tilts(eyes))


def _placed(windows: Windows, scores: Floats, offsets: Floats, points: Floats) -> _Seen:
    """What was seen in windows, in the image's pixels. A window's box goes from 0 to 1."""
    corner, opposite = offsets[:, :2], 1 + offsets[:, 2:]
    middles = windows.places(np.asarray((corner + opposite)[:, None] / 2, np.float32))[:, 0]
    sides = (opposite - corner) * windows.sides[:, None]
    landmarks = windows.places(points)
    tilts = _tilts(landmarks[:, :2].reshape(-1, 4))
    around = Windows(middles, sides.max(axis=1, initial=0), tilts)
    # The box of the ellipse in it, turned, so that a tilted face has no larger one.
    turn = np.stack([np.cos(windows.angles), np.sin(windows.angles)], 1)
    boxes = np.stack([np.hypot(*(sides * turn).T), np.hypot(*(sides * turn[:, ::-1]).T)], 1)
    return _Seen(windows, scores, around, boxes.astype(np.float32), landmarks)


def joined(proposal: Floats, first: Floats, second: Floats) -> Floats:
    """One score from those of the proposal and of the output network's two looks, all (n,), 0 to 1.

    The logistic function of the sum of their log odds, of which the proposal's counts most.
    """
    odds = PROPOSAL_WEIGHT * _log_odds(proposal)
    odds += LOOK_WEIGHT * (_log_odds(first) + _log_odds(second))
    return np.asarray(1 / (1 + np.exp(SURE - odds)), np.float32)


def _log_odds(scores: Floats) -> Floats:
    inside = np.clip(scores, UNSURE, 1 - UNSURE)
    return np.asarray(np.log(inside / (1 - inside)), np.float32)


def _detections(image: Image, scores: Floats, seen: _Seen, least: float) -> list[Detection]:
    """The faces of one image that are sure enough, each once, surest first."""
    height, width = image.shape[:2]
    half = seen.sides / 2
    boxes = np.concatenate([seen.windows.middles - half, seen.windows.middles + half], 1)
    boxes = boxes.clip(0, np.array([width, height, width, height], np.float32))
    shown = (boxes[:, :2] < boxes[:, 2:]).all(axis=1)
    sure = np.flatnonzero(shown & (scores >= least))
    kept = sure[suppressed(boxes[sure], scores[sure], FACE_OVERLAP, of_smaller=True)]
    return [Detection(_box(boxes[i]), seen.landmarks[i], float(scores[i])) for i in kept]


def _box(row: Floats) -> Box:
    left, top, right, bottom = (float(v) for v in row)
    return Box(left, top, right - left, bottom - top)
