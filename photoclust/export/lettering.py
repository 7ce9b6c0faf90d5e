"""Fonts for names in any script, as far as the system has them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_FONTS = (
    *("DejaVuSans.ttf", "NotoSans-Regular.ttf", "Arial Unicode.ttf", "segoeui.ttf"),
    *("NotoSansCJK-Regular.ttc", "NotoSansKR-Regular.otf", "malgun.ttf", "AppleSDGothicNeo.ttc"),
    *("NanumGothic.ttf", "msgothic.ttc", "arialuni.ttf", "Arial.ttf", "Helvetica.ttc"),
)
"""Files of fonts that systems have, the most general first."""
_NOWHERE = "\U0010ffff"
"""A character that no font has."""


def font_for(text: str, size: int) -> Font:
    """The first font of the system that has most of a text's characters; at the worst Pillow's
    own, which has Latin ones. `size` in pixels."""
    fonts = [*(font for name in _FONTS if (font := _font(name, size)) is not None)]
    known = [*fonts, _own(size)]
    return max(known, key=lambda font: sum(_has(font, character) for character in text))


@lru_cache(maxsize=64)
def _font(name: str, size: int) -> Font | None:
    try:
        return ImageFont.truetype(name, size, layout_engine=ImageFont.Layout.BASIC)
    except OSError:
        return None


@lru_cache(maxsize=8)
def _own(size: int) -> Font:
    return ImageFont.load_default(size)


def _has(font: Font, character: str) -> bool:
    """Whether a font draws a character as something else than what it does not know."""
    if character.isspace() or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return True
    return _drawn(font, character) != _drawn(font, _NOWHERE)


def _drawn(font: Font, character: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(character)
    return mask.size, bytes(mask)
