"""Finding faces: the cascade of Zhang et al. 2016, batched over images and pyramid levels.

The proposal network scans whole sheets (see `pyramid`), the refinement network filters its
proposals, the output network filters what is left and places the landmarks. Boxes are float32
rows: left, top, right, bottom in pixels of the image.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from photoclust.faces import weights
from photoclust.faces.networks.cascade import Cascade, ProposalNetwork
from photoclust.faces.pyramid import Level, Pyramid, resized
from photoclust.faces.registry import DetectionOptions
from photoclust.types import Box, Detection, Floats, Image

PROPOSAL_SCORE = 0.6
REFINEMENT_SCORE = 0.7
SHEET_PIXELS = {"cpu": 3_000_000, "gpu": 40_000_000}
"""Pixels per batch of the proposal network, some 200 bytes of memory each."""
WINDOWS = {"cpu": 256, "gpu": 4096}
"""Windows per batch of the other two networks."""
MIRRORED = (1, 0, 2, 4, 3, 6, 5, 7, 9, 8)
"""Where each of the five x and five y of the landmarks is in the mirror image."""


@dataclass
class _Candidates:
    """Boxes (n, 4) and scores (n,) in one image."""

    boxes: Floats
    scores: Floats

    def kept(self, index: NDArray[np.intp] | NDArray[np.bool_]) -> _Candidates:
        return _Candidates(self.boxes[index], self.scores[index])


class CascadeDetector:
    """Finds faces and their landmarks in batches of images.

    min_face: least width of a face in pixels. min_score: least final score. size: longest
    side of the picture searched; larger images are scaled down to it first.
    """

    def __init__(
        self,
        device: torch.device,
        *,
        min_face: int = 20,
        min_score: float = 0.85,
        size: int = 1280,
        path: Path | None = None,
    ) -> None:
        network, self.description = weights.load_network(
            path or weights.shipped("detector"), Cascade
        )
        # Channels last is the layout that CPUs convolve fastest.
        self._network = network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.device = device
        self._kind = "cpu" if device.type == "cpu" else "gpu"
        self._min_face = min_face
        self._min_score = min_score
        self._size = size

    def detect(
        self, images: Sequence[Image], min_score: float | None = None
    ) -> list[list[Detection]]:
        """The faces in each image, uint8 RGB (h, w, 3), surest first, in its own pixels.

        min_score: least final score this time.
        """
        least = self._min_score if min_score is None else min_score
        scales = [min(1.0, self._size / max(image.shape[:2])) for image in images]
        pyramids = [
            Pyramid(_scaled(image, scale), self._min_face, ProposalNetwork.window)
            for image, scale in zip(images, scales, strict=True)
        ]
        with torch.inference_mode():
            candidates = self._refined(pyramids, self._proposed(pyramids))
            found = self._judged(pyramids, candidates, least)
        return [
            [detection.scaled(1 / scale) for detection in faces]
            for faces, scale in zip(found, scales, strict=True)
        ]

    def _proposed(self, pyramids: list[Pyramid]) -> list[_Candidates]:
        proposals: list[list[_Candidates]] = [[] for _ in pyramids]
        for batch in _sheet_batches(pyramids, SHEET_PIXELS[self._kind]):
            sheets = np.stack([pyramids[index].sheet() for index in batch])
            scores, offsets = self._network.proposal(self._normalised(sheets))
            for row, index in enumerate(batch):
                score_map = scores[row].float().cpu().numpy()
                offset_map = offsets[row].float()
                for level in pyramids[index].levels:
                    proposals[index].append(_level_candidates(level, score_map, offset_map))
        return [_merged(levels) for levels in proposals]

    def _refined(self, pyramids: list[Pyramid], candidates: list[_Candidates]) -> list[_Candidates]:
        windows, counts = _windows(pyramids, candidates, self._network.refinement.window)
        outputs = [self._network.refinement(x) for x in self._batches(windows)]
        scores, offsets = (_joined(outputs, column) for column in range(2))
        refined = []
        for rows, before in zip(_slices(counts), candidates, strict=True):
            good = scores[rows] > REFINEMENT_SCORE
            boxes = _squares(_moved(before.boxes[good], offsets[rows][good]))
            after = _Candidates(boxes, scores[rows][good])
            refined.append(after.kept(suppressed(after.boxes, after.scores, 0.7)))
        return refined

    def _judged(
        self, pyramids: list[Pyramid], candidates: list[_Candidates], min_score: float
    ) -> list[list[Detection]]:
        windows, counts = _windows(pyramids, candidates, self._network.output.window)
        outputs = [self._seen_twice(x) for x in self._batches(windows)]
        scores, offsets = (_joined(outputs, column) for column in range(2))
        found = []
        for rows, before in zip(_slices(counts), candidates, strict=True):
            good = scores[rows] >= min_score
            squares, sure = before.boxes[good], scores[rows][good]
            boxes = _moved(squares, offsets[rows][good])
            kept = suppressed(boxes, sure, 0.7, of_smaller=True)
            found.append(_Candidates(boxes[kept], sure[kept]))
        return self._marked(pyramids, found)

    def _marked(self, pyramids: list[Pyramid], faces: list[_Candidates]) -> list[list[Detection]]:
        """Faces with their landmarks, seen in windows around the final boxes."""
        centred = [_Candidates(_squares(f.boxes), f.scores) for f in faces]
        windows, counts = _windows(pyramids, centred, self._network.output.window)
        landmarks = _joined([self._seen_twice(x) for x in self._batches(windows)], 2)
        return [
            [
                Detection(_box(box), points, float(score))
                for box, points, score in zip(
                    face.boxes, _placed(square.boxes, landmarks[rows]), face.scores, strict=True
                )
            ]
            for face, square, rows in zip(faces, centred, _slices(counts), strict=True)
        ]

    def _seen_twice(self, x: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """The output network's results for windows, averaged with those for their mirror images,
        whose errors differ."""
        score, offsets, landmarks = self._network.output(x)
        score_too, offsets_too, landmarks_too = self._network.output(x.flip(3))
        left, top, right, bottom = offsets_too.unbind(1)
        offsets_too = torch.stack([-right, top, -left, bottom], 1)
        landmarks_too = landmarks_too[:, MIRRORED]
        landmarks_too[:, :5] = 1 - landmarks_too[:, :5]
        return (
            (score + score_too) / 2,
            (offsets + offsets_too) / 2,
            (landmarks + landmarks_too) / 2,
        )

    def _normalised(self, images: Image) -> torch.Tensor:
        """uint8 (n, h, w, 3) on the CPU to the networks' input on the device."""
        x = torch.from_numpy(images).to(self.device).permute(0, 3, 1, 2).float()
        # A view with its channels last: the layout is the one the images came in.
        return x.sub_(self.description.mean[0]).mul_(self.description.scale)

    def _batches(self, windows: Image) -> Iterator[torch.Tensor]:
        size = WINDOWS[self._kind]
        for start in range(0, max(1, len(windows)), size):
            yield self._normalised(windows[start : start + size])


def _open(path: Path, device: torch.device, options: DetectionOptions) -> CascadeDetector:
    return CascadeDetector(
        device,
        min_face=options.min_face,
        min_score=options.min_score,
        size=options.size,
        path=path,
    )


DETECTORS = {"cascade": _open}


def suppressed(
    boxes: Floats, scores: Floats, limit: float, *, of_smaller: bool = False
) -> NDArray[np.intp]:
    """Non-maximum suppression: the indices of the boxes to keep, surest first.

    A box goes when it overlaps a surer one by more than `limit`: intersection over union,
    or over the smaller of both areas.
    """
    order = np.argsort(-scores, kind="stable")
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    kept = []
    while len(order):
        best, rest = order[0], order[1:]
        kept.append(best)
        corner = np.maximum(boxes[best, :2], boxes[rest, :2])
        opposite = np.minimum(boxes[best, 2:], boxes[rest, 2:])
        shared = np.prod(np.maximum(0, opposite - corner), axis=1)
        if of_smaller:
            whole = np.minimum(areas[best], areas[rest])
        else:
            whole = areas[best] + areas[rest] - shared
        order = rest[shared <= limit * whole]
    return np.array(kept, np.intp)


def _scaled(image: Image, scale: float) -> Image:
    if scale == 1:
        return image
    height, width = (max(1, round(side * scale)) for side in image.shape[:2])
    return resized(image, (width, height))


def _sheet_batches(pyramids: list[Pyramid], pixels: int) -> Iterator[list[int]]:
    """Indices of pyramids whose sheets have one shape, so many that they fit the memory."""
    same: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for index, pyramid in enumerate(pyramids):
        if pyramid.levels:
            same[pyramid.sheet_shape].append(index)
    for (rows, columns), indices in same.items():
        count = max(1, pixels // (rows * columns))
        for start in range(0, len(indices), count):
            yield indices[start : start + count]


def _level_candidates(level: Level, scores: Floats, offsets: torch.Tensor) -> _Candidates:
    """The proposals in one level, in pixels of the image."""
    window, stride = ProposalNetwork.window, ProposalNetwork.stride
    height, width = level.image.shape[:2]
    top, left = level.y // stride, level.x // stride
    rows, columns = (height - window) // stride + 1, (width - window) // stride + 1
    own = scores[top : top + rows, left : left + columns]
    y, x = np.nonzero(own > PROPOSAL_SCORE)
    moves = offsets[:, torch.from_numpy(y + top), torch.from_numpy(x + left)].T.cpu().numpy()
    corners = np.stack([x, y, x, y], axis=1).astype(np.float32) * stride
    windows = corners + np.array([0, 0, window, window], np.float32)
    boxes = windows + moves * window
    found = _Candidates((boxes / level.scale).astype(np.float32), own[y, x])
    return found.kept(suppressed(windows, found.scores, 0.5))


def _merged(levels: list[_Candidates]) -> _Candidates:
    if not levels:
        return _Candidates(np.zeros((0, 4), np.float32), np.zeros(0, np.float32))
    boxes = np.concatenate([level.boxes for level in levels])
    scores = np.concatenate([level.scores for level in levels])
    together = _Candidates(_squares(boxes), scores)
    return together.kept(suppressed(boxes, scores, 0.7))


def _windows(
    pyramids: list[Pyramid], candidates: list[_Candidates], side: int
) -> tuple[Image, list[int]]:
    cut = [p.windows(c.boxes, side) for p, c in zip(pyramids, candidates, strict=True)]
    counts = [len(c) for c in cut]
    empty = np.zeros((0, side, side, 3), np.uint8)
    return np.concatenate([empty, *cut]), counts


def _slices(counts: list[int]) -> Iterator[slice]:
    start = 0
    for count in counts:
        yield slice(start, start + count)
        start += count


def _joined(outputs: list[tuple[torch.Tensor, ...]], column: int) -> Floats:
    return torch.cat([output[column] for output in outputs]).float().cpu().numpy()


def _moved(boxes: Floats, offsets: Floats) -> Floats:
    """Boxes with a network's offsets applied, which are in units of the boxes' sides."""
    sides = boxes[:, 2:] - boxes[:, :2]
    return np.asarray(boxes + offsets * np.concatenate([sides, sides], axis=1), np.float32)


def _squares(boxes: Floats) -> Floats:
    """The boxes grown to squares around their centres."""
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    half = (boxes[:, 2:] - boxes[:, :2]).max(axis=1, keepdims=True, initial=0) / 2
    return np.concatenate([centres - half, centres + half], axis=1)


def _placed(boxes: Floats, landmarks: Floats) -> Floats:
    """Landmarks (n, 10), relative to the boxes, as points (n, 5, 2) in the image."""
    points = np.stack([landmarks[:, :5], landmarks[:, 5:]], axis=2)
    sides = boxes[:, 2:] - boxes[:, :2]
    return boxes[:, None, :2] + points * sides[:, None, :]


def _box(row: Floats) -> Box:
    left, top, right, bottom = (float(v) for v in row)
    return Box(left, top, right - left, bottom - top)
