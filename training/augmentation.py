"""Augmentation of aligned faces: position, light, sharpness, compression.

Each change draws its strength at random. The landmarks stay close to the template, as the detector
places them within a few pixels too.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import cv2
import numpy as np

from photoclust.types import Image


@dataclass(frozen=True)
class Augmentation:
    """How often and how much. Chances 0 to 1; the rest are standard deviations or ranges.

    `shift` is in parts of the chip's width, `turn` in degrees, `zoom` and `light` in parts.
    """

    mirror: float = 0.5
    shift: float = 0.012
    turn: float = 3.0
    zoom: float = 0.03
    light: float = 0.15
    grey: float = 0.08
    blur: float = 0.10
    small: float = 0.15
    jpeg: float = 0.15
    occlusion: float = 0.05

    @classmethod
    def none(cls) -> Augmentation:
        """The face as it is."""
        return cls(**{field.name: 0.0 for field in fields(cls)})

    def scaled(self, strength: float) -> Augmentation:
        """The same position and mirroring; all other changes `strength` times as often."""
        looks = ("light", "grey", "blur", "small", "jpeg", "occlusion")
        return replace(self, **{name: strength * getattr(self, name) for name in looks})


def augment(
    chip: Image, height: int, width: int, how: Augmentation, random: np.random.Generator
) -> Image:
    """A changed copy, uint8 (height, width, 3), of a chip that has a margin around that."""
    chip = _placed(chip, height, width, how, random)
    if random.random() < how.mirror:
        chip = chip[:, ::-1]
    if random.random() < how.small:
        chip = _smaller(chip, random.uniform(0.2, 0.6))
    if random.random() < how.blur:
        chip = np.asarray(cv2.GaussianBlur(chip, (0, 0), random.uniform(0.5, 2.0)), np.uint8)
    if random.random() < how.grey:
        chip = np.asarray(
            cv2.cvtColor(cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB), np.uint8
        )
    if how.light:
        chip = _lit(chip, how.light, random)
    if random.random() < how.occlusion:
        chip = _occluded(chip, random)
    if random.random() < how.jpeg:
        chip = _compressed(chip, int(random.integers(15, 70)))
    return np.ascontiguousarray(chip)


def _placed(
    chip: Image, height: int, width: int, how: Augmentation, random: np.random.Generator
) -> Image:
    """The chip's middle after a small random similarity."""
    turn = how.turn * float(random.standard_normal())
    zoom = float(np.exp(how.zoom * random.standard_normal()))
    shift = how.shift * width * random.standard_normal(2)
    middle = ((chip.shape[1] - 1) / 2, (chip.shape[0] - 1) / 2)
    if not (how.turn or how.zoom or how.shift):
        top, left = (chip.shape[0] - height) // 2, (chip.shape[1] - width) // 2
        return chip[top : top + height, left : left + width]
    matrix = cv2.getRotationMatrix2D(middle, turn, zoom)
    matrix[:, 2] += shift + ((width - 1) / 2 - middle[0], (height - 1) / 2 - middle[1])
    warped = cv2.warpAffine(
        chip, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(warped, np.uint8)


def _smaller(chip: Image, factor: float) -> Image:
    """The resolution lowered by a factor, as if the face had been smaller in its photo."""
    height, width = chip.shape[:2]
    size = (max(8, round(width * factor)), max(8, round(height * factor)))
    small = cv2.resize(chip, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def _lit(chip: Image, light: float, random: np.random.Generator) -> Image:
    """Random brightness, contrast and colour cast, each of about the same strength."""
    contrast = float(np.exp(light * random.standard_normal()))
    brightness = 128 * light * float(random.standard_normal())
    cast = np.exp(light / 3 * random.standard_normal(3))
    levels = np.arange(256)[:, None]
    table = ((levels - 128) * contrast + 128 + brightness) * cast
    return np.asarray(cv2.LUT(chip, table.clip(0, 255).astype(np.uint8)[None]), np.uint8)


def _occluded(chip: Image, random: np.random.Generator) -> Image:
    """A plain rectangle of up to a third of each side, anywhere."""
    height, width = chip.shape[:2]
    h, w = (max(1, int(side * random.uniform(0.1, 0.35))) for side in (height, width))
    top, left = int(random.integers(0, height - h + 1)), int(random.integers(0, width - w + 1))
    chip = chip.copy()
    chip[top : top + h, left : left + w] = random.integers(0, 256, 3)
    return chip


def _compressed(chip: Image, quality: int) -> Image:
    _, data = cv2.imencode(".jpg", chip, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
