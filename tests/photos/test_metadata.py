from __future__ import annotations

import time
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from photoclust.photos import dates, metadata
from photoclust.photos.embedded_dates import inside_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021:05:03 10:20:30", "2021-05-03T10:20:30"),
        (b"2021:05:03 10:20:30\0", "2021-05-03T10:20:30"),
        ("2021-05-03T10:20:30.123+02:00", "2021-05-03T10:20:30"),
        ("2021:05:03 10:20:30Z", "2021-05-03T10:20:30"),
        ("2021/05/03 10:20", "2021-05-03T10:20:00"),
        ("2021:05:03", "2021-05-03T00:00:00"),
        ("  2021:5:3  1:2:3", "2021-05-03T01:02:03"),
        ("0000:00:00 00:00:00", None),
        ("    :  :     :  :  ", None),
        ("2021:13:03 10:20:30", None),
        ("2021:02:30 10:20:30", None),
        ("1825:01:01 00:00:00", None),
        ("1826:01:01 00:00:00", "1826-01-01T00:00:00"),
        ("9999:01:01 00:00:00", None),
        ("yesterday", None),
        ("", None),
        (b"\xff\xfe", None),
        (20210503, None),
        (None, None),
    ],
)
def test_parse_date(written: object, expected: str | None) -> None:
    assert dates.parse_date(written) == expected


@given(st.one_of(st.text(), st.binary(), st.from_regex(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d")))
def test_a_date_is_iso_or_none(written: str | bytes) -> None:
    found = dates.parse_date(written)
    assert found is None or datetime.fromisoformat(found).isoformat() == found


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


def test_file_date_is_local() -> None:
    moment = 1_600_000_000
    assert dates.file_date(moment * 10**9 + 5) == datetime.fromtimestamp(moment).isoformat()
    offset = time.localtime(0).tm_gmtoff
    assert dates.file_date(-offset * 10**9) == "1970-01-01T00:00:00"


@given(st.integers(-(2**80), 2**80))
def test_file_date_of_any_number(mtime_ns: int) -> None:
    datetime.fromisoformat(dates.file_date(mtime_ns))
