"""Conversion of any colour space and bit depth to 8-bit sRGB."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import PIL.Image
from numpy.typing import NDArray
from PIL import ImageCms

from photoclust.types import Floats, Image

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))

_SAMPLES = 4_000_000

# The colour space a profile must have to apply to an image of this mode.
_SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}


def simplified(image: PIL.Image.Image, *, is_negative: bool = False) -> PIL.Image.Image:
    """The image with 8 bits a channel and no palette: L, RGB, RGBA, CMYK or LAB.

    `is_negative`: 0 is white in an image of more than 8 bits; Pillow turns only others round.
    """
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        samples = eight_bits(np.asarray(image))
        return PIL.Image.fromarray(255 - samples if is_negative else samples)
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK", "LAB"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def to_srgb(image: PIL.Image.Image, profile: bytes | None) -> PIL.Image.Image:
    """A simplified image as RGB, transparency over white, colours by its ICC `profile`.

    A profile that is broken, or made for another kind of image, is ignored.
    """
    opaque = _over_white(image) if image.mode == "RGBA" else image
    managed = _transformed(opaque, profile) if profile else None
    return managed or opaque.convert("RGB")


def eight_bits(values: NDArray[Any]) -> Image:
    """Samples of any type brought to 0..255.

    Full scale is the type's own up to 16 bits. Wider ones rarely use theirs: they are read
    as 0..1 (floats only), 0..255 or 0..65535, whichever is the first to hold them all, and
    else stretched between their extremes.
    """
    low, full = value_range(values)
    result: Image = np.empty(values.shape, np.uint8)
    for part, target in zip(_parts(values), _parts(result), strict=True):
        target[...] = scaled(part, low, full)
    return result


def value_range(values: NDArray[Any]) -> tuple[float, float]:
    """The value that becomes 0, and how far above it is what becomes 255; see `eight_bits`."""
    if values.dtype in (np.uint8, np.uint16):
        return 0.0, 255.0 if values.dtype == np.uint8 else 65535.0
    extremes = [(part.min(), part.max()) for part in map(_finite, _parts(values))]
    low = float(min(lowest for lowest, _ in extremes))
    high = float(max(highest for _, highest in extremes))
    scales = (1.0, 255.0, 65535.0) if values.dtype.kind == "f" else (255.0, 65535.0)
    full = next((scale for scale in scales if low >= 0 and high <= scale), None)
    return (0.0, full) if full is not None else (low, high - low or 1.0)


def scaled(values: NDArray[Any], low: float, full: float) -> Image:
    """Samples brought to 0..255 by what `value_range` said of all of them."""
    if values.dtype == np.uint8:
        return values.astype(np.uint8)
    if values.dtype == np.uint16:
        shortened: Image = (values // np.uint16(257)).astype(np.uint8)
        return shortened
    rounded: Image = np.rint((_finite(values) - np.float32(low)) / full * 255).astype(np.uint8)
    return rounded


def _parts(values: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """The rows in some parts, so that what is calculated of them at a time stays small."""
    step = max(1, _SAMPLES * len(values) // max(1, values.size))
    return (values[begin : begin + step] for begin in range(0, len(values), step))


def _finite(values: NDArray[Any]) -> Floats:
    finite: Floats = np.nan_to_num(values.astype(np.float32), nan=0, posinf=0, neginf=0)
    return finite


def _over_white(image: PIL.Image.Image) -> PIL.Image.Image:
    white = PIL.Image.new("RGB", image.size, "white")
    white.paste(image.convert("RGB"), mask=image.getchannel("A"))
    return white


def _transformed(image: PIL.Image.Image, profile: bytes) -> PIL.Image.Image | None:
    """The image in sRGB; None when the profile does not apply."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() != _SPACES.get(image.mode):
            return None
        return ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
