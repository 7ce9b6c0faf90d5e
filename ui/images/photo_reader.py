"""A photo file as an image for the screen. Reading is slow, so call this in a worker."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader

from photoclust import Settings

_QUICK = {b"\xff\xd8\xff": b"jpg", b"\x89PNG\r\n\x1a\n": b"png", b"RIFF": b"webp", b"BM": b"bmp"}
"""How files begin that Qt reads, at reduced size where the format can, and upright."""
_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})

# A format is always named, here and below. Where none is, Qt asks all its plugins whether they know
# the file, and the one for SVG connects signals meanwhile: in a worker that holds Python's lock,
# it waits for Qt's, which the window's thread may hold while it waits for Python's. For ever.


class _Limit:
    """Of the pixels that a photo may have."""

    pixels: int = Settings().max_pixels


SRGB = QColorSpace(QColorSpace.NamedColorSpace.SRgb)

# PySide initialises a call's types at the first call, and may crash when two threads make it at
# the same time. So the first call is made here, in the thread that imports this module.
QImageReader("", b"jpg").setScaledSize(QSize(1, 1))


def set_limit(pixels: int) -> None:
    """Read photos of so many pixels from now on."""
    _Limit.pixels = pixels


def read_photo(path: Path, longest: int | None = None) -> QImage:
    """The photo, upright; scaled down when its longest side has over `longest` pixels.

    Raises UnreadablePhoto with the reason.
    """
    image = _by_qt(path, longest) if path.suffix.lower() in _SUFFIXES else None
    if image is None:
        image = _by_engine(path, longest)
    if longest is not None and max(image.width(), image.height()) > longest:
        image = image.scaled(
            longest,
            longest,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return image


def read_crop(data: bytes) -> QImage:
    """A face as the library keeps it, a small JPEG; null when it is damaged."""
    # The stubs say bytes, PySide takes text.
    return QImage.fromData(data, "JPG")  # type: ignore[arg-type]


def _by_qt(path: Path, longest: int | None) -> QImage | None:
    """None when Qt cannot read it; the engine's decoder is tried next and raises the reason."""
    kind = _kind(path)
    if kind is None:
        return None
    reader = QImageReader(str(path), kind)
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _Limit.pixels:
        return None
    if longest is not None and max(size.width(), size.height()) > longest:
        factor = longest / max(size.width(), size.height())
        reader.setScaledSize(
            QSize(max(1, round(size.width() * factor)), max(1, round(size.height() * factor)))
        )
    image = reader.read()
    if image.isNull():
        return None
    if image.colorSpace().isValid() and image.colorSpace() != SRGB:
        image.convertToColorSpace(SRGB)
    return image


def _kind(path: Path) -> bytes | None:
    """What a file is by its first bytes, whatever its name says."""
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError:
        return None
    return next((kind for magic, kind in _QUICK.items() if start.startswith(magic)), None)


def _by_engine(path: Path, longest: int | None) -> QImage:
    from photoclust import read_pixels  # here, in the worker, as it takes its time

    pixels = read_pixels(path, longest or 1 << 20, _Limit.pixels)
    height, width = pixels.shape[:2]
    # The copy owns its pixels; the array does not outlive this call.
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
