"""Conversion of any colour space and bit depth to 8-bit sRGB."""

from __future__ import annotations

import io

import numpy as np
import PIL.Image
from numpy.typing import NDArray
from PIL import ImageCms

from photoclust.types import Image

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))

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


def eight_bits(values: NDArray[np.generic]) -> Image:
    """Samples of any type brought to 0..255.

    Full scale is the type's own up to 16 bits. Wider ones rarely use theirs: they are read
    as 0..1 (floats only), 0..255 or 0..65535, whichever is the first to hold them all, and
    else stretched between their extremes.
    """
    if values.dtype == np.uint8:
        return values.astype(np.uint8)
    if values.dtype == np.uint16:
        return (values.astype(np.uint32) // 257).astype(np.uint8)
    samples = np.nan_to_num(values.astype(np.float32), nan=0, posinf=0, neginf=0)
    low, high = float(samples.min()), float(samples.max())
    scales = (1.0, 255.0, 65535.0) if values.dtype.kind == "f" else (255.0, 65535.0)
    full = next((scale for scale in scales if low >= 0 and high <= scale), None)
    if full is None:
        samples -= low
        full = high - low or 1.0
    scaled: Image = np.rint(samples / full * 255).astype(np.uint8)
    return scaled


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
