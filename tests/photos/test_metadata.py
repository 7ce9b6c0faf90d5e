from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from photoclust.photos import metadata
from photoclust.photos.embedded_dates import inside_date


def exif(original: str = "", digitized: str = "", changed: str = "") -> Image.Exif:
    tags = Image.Exif()
    details = tags.get_ifd(ExifTags.IFD.Exif)
    for ifd, tag, value in (
        (details, ExifTags.Base.DateTimeOriginal, original),
        (details, ExifTags.Base.DateTimeDigitized, digitized),
        (tags, ExifTags.Base.DateTime, changed),
    ):
        if value:
            ifd[tag] = value
    return metadata.parse_exif(tags.tobytes())


def taken(exif: Image.Exif) -> str | None:
    found = inside_date(metadata.metadata_of(exif, {}))
    return found.date if found else None


def test_original_date_comes_first() -> None:
    dates = ("2001:01:01 01:01:01", "2002:02:02 02:02:02", "2003:03:03 03:03:03")
    assert taken(exif(*dates)) == "2001-01-01T01:01:01"
    assert taken(exif("", *dates[1:])) == "2002-02-02T02:02:02"
    assert taken(exif("0000:00:00 00:00:00", "junk", dates[2])) == "2003-03-03T03:03:03"
    assert taken(exif()) is None


@given(st.binary(max_size=300), st.sampled_from([b"", b"II*\0", b"MM\0*", b"MM\0*\0\0\0\x08"]))
def test_broken_exif_is_no_exif(body: bytes, start: bytes) -> None:
    tags = metadata.parse_exif(start + body)
    assert 1 <= metadata.orientation(tags) <= 8
    taken(tags)


@pytest.mark.parametrize(
    ("written", "expected"), [(1, 1), (6, 6), (8, 8), (0, 1), (9, 1), (-1, 1), ("up", 1), (None, 1)]
)
def test_orientation(written: object, expected: int) -> None:
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = written
    assert metadata.orientation(tags) == expected


def test_exif_of_an_image_that_fails_to_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(image: Image.Image) -> Image.Exif:
        raise SyntaxError("not a TIFF file")

    monkeypatch.setattr(Image.Image, "getexif", fail)
    assert dict(metadata.exif_of(Image.new("L", (1, 1)))) == {}
