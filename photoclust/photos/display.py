"""Photos for display: their pixels, and the camera they were taken with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def read_pixels(path: Path, at_least: int, max_pixels: int) -> NDArray[np.uint8]:
    """A photo file as upright RGB in sRGB: uint8 (height, width, 3).

    at_least: of larger photos, a reduction whose longest side has still so many pixels, where
    the format can be reduced while it is decoded. Raises UnreadablePhoto with the reason, also
    for a photo of more than `max_pixels`.
    """
    from photoclust.photos.decode import open_photo

    return open_photo(path, at_least=at_least, max_pixels=max_pixels).pixels


def camera_of(path: Path) -> str:
    """Maker and model of the camera as EXIF has them; empty when it has not."""
    import PIL.Image  # imported here, because it is slow to import
    from PIL import ExifTags

    from photoclust.photos.metadata import exif_of

    try:
        with PIL.Image.open(path) as image:
            image.load() if image.format == "PNG" else None
            exif = exif_of(image)
            parts = [exif.get(ExifTags.Base.Make), exif.get(ExifTags.Base.Model)]
    except Exception:  # hostile bytes raise many kinds of errors; the name is optional
        return ""
    make, model = (_clean(part) for part in parts)
    # Many models repeat the maker: "Canon" and "Canon EOS 5D".
    return model if model.lower().startswith(make.lower()) else f"{make} {model}".strip()


def _clean(text: object) -> str:
    if not isinstance(text, str):
        return ""
    return " ".join("".join(c for c in text if c.isprintable()).split())
