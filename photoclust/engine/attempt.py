"""With what files are read: as long as that stays, those that failed would fail again."""

from __future__ import annotations

from photoclust.settings import Settings

_DECODERS = (
    "photoclust",
    "Pillow",
    "pi-heif",
    "opencv-python-headless",
    "rawpy",
    "pillow-jxl-plugin",
)
"""The packages that read files, with those that are optional."""


def attempt(settings: Settings) -> str:
    """The versions of all that reads photos, and the limits for them, as a text to compare."""
    parts = [f"{package} {version_of(package)}" for package in _DECODERS]
    parts += [f"pixels {settings.max_pixels}", f"GiB {settings.max_file_size}"]
    return ", ".join(parts)


def version_of(package: str) -> str:
    """The version of an installed package; "-" for one that is not."""
    from importlib import metadata  # takes long to import

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "-"
