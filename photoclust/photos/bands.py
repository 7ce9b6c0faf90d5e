"""Large images band by band, so that no second one of full size is ever in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import PIL.Image

BAND_PIXELS = 2_000_000
WHOLE = ("I", "F")
"""Modes whose range is that of the whole image."""

Convert = Callable[[PIL.Image.Image], PIL.Image.Image]


def reduced(image: PIL.Image.Image, factor: int, convert: Convert) -> PIL.Image.Image:
    """The same as `convert(image).reduce(factor)`, for a conversion of each pixel by itself."""
    if factor <= 1 or image.mode in WHOLE:
        converted = convert(image)
        return converted.reduce(factor) if factor > 1 else converted

    def band(top: int, bottom: int) -> PIL.Image.Image:
        return convert(image.crop((0, top, image.width, bottom)))

    return joined(image.width, image.height, factor, band)


def joined(
    width: int, height: int, factor: int, band: Callable[[int, int], PIL.Image.Image]
) -> PIL.Image.Image:
    """An image of `width` x `height`, reduced by `factor`, made of its bands.

    `band`: the rows from the first number up to, not including, the second, at full size.
    """
    whole: PIL.Image.Image | None = None
    for top, bottom in _bounds(width, height, factor):
        part = band(top, bottom)
        if factor > 1:
            part = part.reduce(factor)
        if whole is None:
            whole = PIL.Image.new(part.mode, (part.width, -(-height // max(1, factor))))
        whole.paste(part, (0, top // max(1, factor)))
    assert whole is not None
    return whole


def _bounds(width: int, height: int, factor: int) -> Iterator[tuple[int, int]]:
    """Bands that end where a row of the reduced image does."""
    step = max(1, BAND_PIXELS // (width * max(1, factor))) * max(1, factor)
    for top in range(0, height, step):
        yield top, min(top + step, height)
