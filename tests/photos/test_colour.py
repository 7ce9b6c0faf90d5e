from __future__ import annotations

import zlib

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from tests.hostile import chunk, encoded
from tests.photos.pictures import (
    corners,
    quarters,
    ramp,
    read,
    reason,
    tiff,
    wide_profile,
)


def test_cmyk() -> None:
    image = Image.fromarray(quarters()).convert("CMYK")
    for kind in ("JPEG", "TIFF"):
        assert corners(read(encoded(image, kind)).pixels) == corners(quarters())


def test_adobe_inverted_cmyk() -> None:
    data = encoded(Image.fromarray(quarters()).convert("CMYK"), "JPEG")
    at = data.index(b"Adobe")
    assert data[at - 4 : at - 2] == b"\xff\xee"  # the marker that tells of the inversion
    assert corners(read(data).pixels) == corners(quarters())


def test_cmyk_with_a_profile_for_something_else() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.fromarray(quarters()).convert("CMYK")
    assert corners(read(encoded(image, "JPEG", icc_profile=profile)).pixels) == corners(quarters())


def swapped_profile() -> bytes:
    """A display profile whose red is the green of sRGB and the other way round."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = data.index(b"rXYZ"), data.index(b"gXYZ")
    data[red : red + 4], data[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_profile_is_applied(kind: str) -> None:
    image = Image.fromarray(quarters())
    picture = read(encoded(image, kind, icc_profile=swapped_profile()))
    assert corners(picture.pixels) == corners(quarters()[..., [1, 0, 2]])


def test_wide_gamut_becomes_more_colourful_and_grey_stays() -> None:
    pixels = np.full((8, 16, 3), 128, np.uint8)
    pixels[:, 8:] = 170, 110, 110
    picture = read(encoded(Image.fromarray(pixels), "PNG", icc_profile=wide_profile()))
    grey, pink = (picture.pixels[4, x].astype(int) for x in (2, 12))
    assert abs(grey - 128).max() <= 2
    assert pink[0] - pink[1] > 60 + 5


def test_palette_image_with_a_profile() -> None:
    image = Image.fromarray(quarters()).quantize(4)
    picture = read(encoded(image, "PNG", icc_profile=swapped_profile()))
    assert corners(picture.pixels) == corners(quarters()[..., [1, 0, 2]])


def test_16_bit_grey() -> None:
    image = Image.fromarray(ramp())
    for kind in ("PNG", "TIFF"):
        pixels = read(encoded(image, kind)).pixels
        assert pixels[0, :, 0].tolist() == list(range(256))
        assert (pixels == pixels[..., :1]).all()


@pytest.mark.parametrize(
    "samples",
    [
        ramp().astype(np.uint32),
        ramp().astype(np.float32),
        ramp() / np.float32(65535),
        ramp() / np.float64(257),
        ramp().astype(np.int32) - 30_000,
        ramp().astype(np.uint32) * 30_000,
    ],
    ids=["uint32", "float", "float-to-1", "double-to-255", "negative", "stretched"],
)
def test_deeper_grey(samples: NDArray[np.generic]) -> None:
    row = read(tiff(samples)).pixels[0, :, 0].astype(int)
    assert np.abs(row - np.arange(256)).max() <= 1


def test_infinite_and_undefined_samples() -> None:
    samples = ramp() / np.float32(65535)
    samples[0, :3] = np.nan, np.inf, -np.inf
    row = read(tiff(samples)).pixels[1, :, 0].astype(int)
    assert np.abs(row - np.arange(256)).max() <= 1


@pytest.mark.parametrize("compression", [None, "zlib"])
@pytest.mark.parametrize("kind", [np.uint16, np.uint32, np.float32])
def test_deep_colour_tiff(kind: type[np.generic], compression: str | None) -> None:
    full = 1 if kind is np.float32 else 65535
    samples = (quarters() / 255 * full).astype(kind)
    assert corners(read(tiff(samples, compression=compression)).pixels) == corners(quarters())


def test_deep_planes_are_right_or_refused() -> None:
    planes = np.moveaxis(quarters().astype(np.uint16) * 257, 2, 0)
    data = tiff(planes, planarconfig="separate", compression="zlib")
    assert corners(read(data).pixels) == corners(quarters())
    for options in ({}, {"bigtiff": True}):
        data = tiff(planes, planarconfig="separate", **options)
        assert "planes, is not supported" in reason(data)


def test_16_bit_colour_png() -> None:
    header = np.array([2, 1], ">u4").tobytes() + bytes([16, 2, 0, 0, 0])
    row = b"\0" + np.array([65535, 0, 32768, 0, 65535, 0], ">u2").tobytes()
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(row)) + chunk(b"IEND", b"")
    pixels = read(b"\x89PNG\r\n\x1a\n" + body).pixels
    assert pixels[0].tolist() == [[255, 0, 128], [0, 255, 0]]


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_transparency_is_over_white(mode: str, kind: str) -> None:
    image = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 20, 40))
    image.paste((0, 0, 0, 128), (20, 0, 40, 40))
    options = {"lossless": True} if kind == "WEBP" else {}
    source = image if kind == "WEBP" else image.convert(mode)
    pixels = read(encoded(source, kind, **options)).pixels
    assert [int(pixels[20, x, 1]) for x in (10, 30, 50)] == pytest.approx([0, 127, 255], abs=1)


def test_palette_with_transparency() -> None:
    image = Image.fromarray(quarters()).quantize(4)
    blue = image.getpixel((10, 60))
    for kind, transparency in (("PNG", blue), ("GIF", blue), ("PNG", bytes([0] * 4))):
        pixels = read(encoded(image, kind, transparency=transparency)).pixels
        assert pixels[60, 10].tolist() == [255, 255, 255]
    assert read(encoded(image, "GIF", transparency=blue)).pixels[10, 10].tolist() == [255, 0, 0]


def test_transparent_colour_without_alpha() -> None:
    data = encoded(Image.fromarray(quarters()), "PNG", transparency=(255, 0, 0))
    pixels = read(data).pixels
    assert pixels[10, 10].tolist() == [255, 255, 255]
    assert pixels[10, 90].tolist() == [0, 255, 0]


@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_black_and_white(mode: str) -> None:
    pixels = np.zeros((64, 96), np.uint8)
    pixels[:32, 48:] = 255
    for kind in ("PNG", "TIFF", "GIF", "BMP"):
        found = read(encoded(Image.fromarray(pixels).convert(mode), kind)).pixels
        assert found.shape == (64, 96, 3)
        assert (found == pixels[..., None]).all()


def test_ycbcr_and_lab() -> None:
    image = Image.fromarray(quarters())
    assert corners(read(encoded(image.convert("YCbCr"), "TIFF")).pixels) == corners(quarters())
    profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    lab = ImageCms.profileToProfile(image, *profiles, outputMode="LAB")
    assert lab is not None
    assert corners(read(encoded(lab, "TIFF")).pixels) == corners(quarters())


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.uint32, np.float32])
@pytest.mark.parametrize("compression", [None, "zlib"])
def test_tiffs_in_which_nothing_is_white(kind: type[np.generic], compression: str | None) -> None:
    full = {"uint8": 255, "float32": 1}.get(kind.__name__, 65535)
    samples = np.zeros((64, 96), kind)
    samples[:32] = full
    for photometric, top in (("minisblack", 255), ("miniswhite", 0)):
        pixels = read(tiff(samples, compression=compression, photometric=photometric)).pixels
        assert (pixels[:32] == top).all()
        assert (pixels[32:] == 255 - top).all()
