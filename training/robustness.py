"""Robustness to compression, low resolution, light, rotation, blur and lower dimension.

After tables 4 and 5 of Schroff et al. 2015: VAL at FAR 1e-3 over all pairs of a sample, both
images of a pair disturbed. It is the aligned chip that is disturbed, with its margin, not the
photo before detection: the figures are the embedding's own, with landmarks as of the clean
image. So a rotation here is an error of the alignment, which turns faces upright otherwise.
The dimension of an embedding is fixed when it is trained, so table 5's other dimensions are
the leading principal components of the full embedding, normalised anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from photoclust.job import Job
from photoclust.learning.metrics import Rows
from photoclust.types import Floats, Image

from .protocol import of_all

FAR = 1e-3
FACES_PER_PERSON = 10
DIMENSIONS = (16, 32, 64, 96, 128)
Disturb = Callable[[Image, float, np.random.Generator], Image]


@dataclass(frozen=True)
class Curve:
    """VAL at FAR 1e-3, 0 to 1, at each level of one disturbance."""

    name: str
    unit: str
    levels: tuple[float, ...]
    rates: tuple[float, ...]


@dataclass(frozen=True)
class Robustness:
    """`plain`: the rate without any disturbance, over the same faces, `faces` in number."""

    faces: int
    plain: float
    curves: tuple[Curve, ...]


def compressed(chip: Image, quality: float, _random: np.random.Generator) -> Image:
    """Through JPEG of a quality from 1 to 100."""
    _, data = cv2.imencode(".jpg", chip, [cv2.IMWRITE_JPEG_QUALITY, int(quality)])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def smaller(chip: Image, pixels: float, _random: np.random.Generator) -> Image:
    """Reduced to `pixels` and enlarged again; smaller chips are not changed."""
    height, width = chip.shape[:2]
    factor = (pixels / (height * width)) ** 0.5
    if factor >= 1:
        return chip
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    small = cv2.resize(chip, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def gamma(chip: Image, exponent: float, _random: np.random.Generator) -> Image:
    """Darker (above 1) or lighter (below): the values from 0 to 1 to that power."""
    levels = 255 * (np.arange(256) / 255) ** exponent
    return np.asarray(cv2.LUT(chip, levels.round().astype(np.uint8)), np.uint8)


def contrast(chip: Image, factor: float, _random: np.random.Generator) -> Image:
    """Differences to middle grey, so many times as large."""
    levels = (np.arange(256) - 127.5) * factor + 127.5
    return np.asarray(cv2.LUT(chip, levels.clip(0, 255).round().astype(np.uint8)), np.uint8)


def turned(chip: Image, degrees: float, random: np.random.Generator) -> Image:
    """About its middle, to the left or the right by chance."""
    height, width = chip.shape[:2]
    angle = degrees if random.random() < 0.5 else -degrees
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), angle, 1)
    return np.asarray(
        cv2.warpAffine(chip, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def blurred(chip: Image, sigma: float, _random: np.random.Generator) -> Image:
    """By a Gaussian of that standard deviation in pixels."""
    return np.asarray(cv2.GaussianBlur(chip, (0, 0), sigma), np.uint8)


DISTURBANCES: tuple[tuple[str, str, Disturb, tuple[float, ...]], ...] = (
    ("JPEG", "quality", compressed, (10, 20, 30, 50, 70, 90)),
    ("size", "pixels of the face", smaller, (1600, 6400, 14400, 25600, 65536)),
    ("light", "gamma", gamma, (0.25, 0.5, 0.75, 1.5, 2, 4)),
    ("contrast", "factor", contrast, (0.25, 0.5, 0.75, 1.5, 2)),
    ("rotation", "degrees", turned, (5, 10, 15, 20, 30, 45)),
    ("blur", "sigma in pixels", blurred, (0.5, 1, 2, 3, 5)),
)


def sample(identities: Rows, count: int, seed: int = 0) -> Rows:
    """About `count` rows of people with two faces or more, ten of each at most, by chance."""
    random = np.random.default_rng(seed)
    people, counts = np.unique(identities, return_counts=True)
    chosen: list[Rows] = [np.zeros(0, np.int64)]
    for person in random.permutation(people[counts > 1]):
        if sum(map(len, chosen)) >= count:
            break
        own = np.flatnonzero(identities == person)
        chosen.append(random.permutation(own)[:FACES_PER_PERSON])
    return np.sort(np.concatenate(chosen))


def measure_robustness(
    embed: Callable[[Image], Floats],
    chips: NDArray[Any],
    inside: tuple[int, int],
    identities: Rows,
    namespaces: Rows,
    embeddings: Floats,
    job: Job | None = None,
) -> Robustness:
    """All curves. chips: uint8 (n, h, w, 3) with a margin around `inside`, the height and
    width that the network sees; embeddings: (n, 128), theirs without disturbance."""
    job = job or Job()
    job.begin("robustness", sum(len(levels) for *_, levels in DISTURBANCES))
    # The margin's share of the pixels is not the face's.
    around = chips.shape[1] * chips.shape[2] / (inside[0] * inside[1])

    def rate(vectors: Floats) -> float:
        return of_all(vectors, identities, namespaces, FAR).validation_rate(FAR)[0]

    def disturbed(disturb: Disturb, level: float) -> float:
        job.check()
        random = np.random.default_rng(0)
        scale = around if disturb is smaller else 1
        found = rate(embed(np.stack([disturb(chip, level * scale, random) for chip in chips])))
        job.report(done=1)
        return found

    curves = [
        Curve(name, unit, levels, tuple(disturbed(disturb, level) for level in levels))
        for name, unit, disturb, levels in DISTURBANCES
    ]
    rates = tuple(rate(shortened(embeddings, count)) for count in DIMENSIONS)
    curves.append(Curve("dimension", "numbers kept of the embedding", DIMENSIONS, rates))
    return Robustness(len(chips), rate(embeddings), tuple(curves))


def shortened(embeddings: Floats, dimensions: int) -> Floats:
    """Embeddings (n, 128) on their leading principal axes, not centred, and normalised anew."""
    _, _, axes = np.linalg.svd(embeddings, full_matrices=False)
    short = embeddings @ axes[:dimensions].T
    return np.asarray(short / np.linalg.norm(short, axis=1, keepdims=True), np.float32)
