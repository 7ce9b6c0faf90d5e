"""Shared by the tests of faces: pictures that come with scikit-image."""

from __future__ import annotations

import io
from pathlib import Path

import cv2
import numpy as np
import skimage.data
from PIL import Image as Pillow

from photoclust.types import Detection, Image

HEAD = (slice(10, 226), slice(120, 312))
"""The astronaut's head with some of what is around it, rows and columns."""


def enlarged(image: Image, factor: float) -> Image:
    kind = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(image, None, fx=factor, fy=factor, interpolation=kind), np.uint8)


def turned(image: Image, degrees: float) -> Image:
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(image, matrix, (width, height)), np.uint8)


def grey(image: Image) -> Image:
    return np.repeat(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)


def brighter(image: Image, factor: float) -> Image:
    return np.clip(image * factor, 0, 255).astype(np.uint8)


def as_jpeg(image: Image, quality: int) -> Image:
    buffer = io.BytesIO()
    Pillow.fromarray(image).save(buffer, "JPEG", quality=quality)
    return np.asarray(Pillow.open(buffer).convert("RGB"))


def blank(height: int, width: int, value: int = 128) -> Image:
    return np.full((height, width, 3), value, np.uint8)


def noise(height: int, width: int, seed: int = 0) -> Image:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def cameraman() -> Image:
    """Another person than the astronaut, in grey: uint8 RGB (512, 512, 3)."""
    return np.repeat(skimage.data.camera()[..., None], 3, axis=2)


def strangers() -> list[Image]:
    """A hundred people, none of them the astronaut, from 25 pixels enlarged to 150."""
    path = Path(skimage.data.__file__).parent / "lfw_subset.npy"
    faces = (np.load(path)[:100] * 255).astype(np.uint8)
    pictures = []
    for face in faces:
        picture = blank(250, 250)
        large = cv2.resize(face, (150, 150), interpolation=cv2.INTER_CUBIC)
        picture[50:200, 50:200] = large[..., None]
        pictures.append(picture)
    return pictures


def centre_distance(one: Detection, x: float, y: float) -> float:
    """How far the middle of a detection lies from a point."""
    return float(np.hypot(one.box.center[0] - x, one.box.center[1] - y))
