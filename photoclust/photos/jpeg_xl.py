"""JPEG XL, by way of a plugin for Pillow, which is optional."""

from __future__ import annotations

from importlib import import_module

import PIL.Image

JPEG_XL = "JXL"
"""The plugin's name of the format."""


def knows_jpeg_xl() -> bool:
    """Whether the plugin is there; Pillow knows the format from then on."""
    if JPEG_XL not in PIL.Image.OPEN:
        try:
            import_module("pillow_jxl")
        except ImportError:
            return False
    return JPEG_XL in PIL.Image.OPEN
