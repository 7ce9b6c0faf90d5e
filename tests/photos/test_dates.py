"""When photos were taken: what is in them, beside them, and in their names."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import time
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from photoclust.photos.dates import file_date, name_date, outside_date, parse_date, sidecar_date
from photoclust.types import Dated, DateSource
from tests.hostile import encoded, scene
from tests.photos.pictures import read

TAKEN = datetime(2019, 7, 4, 10, 11, 12)
STAMP = int(TAKEN.timestamp())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("IMG_20190704_101112.jpg", "2019-07-04T10:11:12"),
        ("IMG_20190704.jpg", "2019-07-04T00:00:00"),
        ("PXL_20190704_101112345.MP.jpg", "2019-07-04T10:11:12"),
        ("IMG-20190704-WA0001.jpg", "2019-07-04T00:00:00"),
        ("WhatsApp Image 2019-07-04 at 10.11.12.jpeg", "2019-07-04T10:11:12"),
        ("signal-2019-07-04-101112.jpg", "2019-07-04T10:11:12"),
        ("signal-2019-07-04-10-11-12-345.jpg", "2019-07-04T10:11:12"),
        ("Screenshot_20190704-101112.png", "2019-07-04T10:11:12"),
        ("Screenshot_2019-07-04-10-11-12.png", "2019-07-04T10:11:12"),
        ("Screenshot 2019-07-04 at 10.11.12.png", "2019-07-04T10:11:12"),
        ("Bildschirmfoto 2019-07-04 um 10.11.12.png", "2019-07-04T00:00:00"),
        ("2019-07-04 10.11.12.jpg", "2019-07-04T10:11:12"),
        ("20190704101112.jpg", "2019-07-04T10:11:12"),
        ("2019_07_04 Zoo.jpg", "2019-07-04T00:00:00"),
        (f"FB_IMG_{STAMP}345.jpg", "2019-07-04T10:11:12"),
        (f"{STAMP}345.jpg", "2019-07-04T10:11:12"),
        ("DSC_1234.jpg", None),
        ("IMG_20191304.jpg", None),
        ("IMG_20190230.jpg", None),
        ("10201112345678901_n.jpg", None),
        ("12019070412.jpg", None),
        ("30190704.jpg", None),
        ("P1190704.JPG", None),
        ("", None),
    ],
)
def test_dates_in_names(name: str, expected: str | None) -> None:
    assert name_date(name) == expected


@given(st.text(), st.from_regex(r"[12][0-9]{3}-?[01][0-9]-?[0-3][0-9][-_ T]?[0-9]{0,6}"))
def test_a_date_in_a_name_is_one(text: str, digits: str) -> None:
    for name in (text, digits, text + digits):
        found = name_date(name)
        assert found is None or datetime.fromisoformat(found).isoformat() == found


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
    assert parse_date(written) == expected


@given(st.one_of(st.text(), st.binary(), st.from_regex(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d")))
def test_a_date_is_iso_or_none(written: str | bytes) -> None:
    found = parse_date(written)
    assert found is None or datetime.fromisoformat(found).isoformat() == found


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021:05:03 24:00:00", "2021-05-04T00:00:00"),
        ("2021:12:31 24:30:00", "2022-01-01T00:30:00"),
        ("2021:05:03 10:20:60", "2021-05-03T10:20:59"),
        ("2021: 5: 3 10: 2: 3", "2021-05-03T10:02:03"),
        ("2021:05:03 99:99:99", "2021-05-03T00:00:00"),
        ("2021:05:03 10:20:30+02:00", "2021-05-03T10:20:30"),
        ("20210503T102030", "2021-05-03T10:20:30"),
        ("20210503", "2021-05-03T00:00:00"),
    ],
)
def test_mistakes_of_cameras(written: str, expected: str) -> None:
    assert parse_date(written) == expected


def test_file_date_is_local() -> None:
    moment = 1_600_000_000
    assert file_date(moment * 10**9 + 5) == datetime.fromtimestamp(moment).isoformat()
    offset = time.localtime(0).tm_gmtoff
    assert file_date(-offset * 10**9) == "1970-01-01T00:00:00"


@given(st.integers(-(2**80), 2**80))
def test_file_date_of_any_number(mtime_ns: int) -> None:
    datetime.fromisoformat(file_date(mtime_ns))


def test_the_file_beside_a_photo(tmp_path: Path) -> None:
    said = json.dumps({"photoTakenTime": {"timestamp": str(STAMP)}})
    long = "a" * 50 + ".jpg"
    for photo, beside in (
        ("a.jpg", "a.jpg.json"),
        ("b.jpg", "b.jpg.supplemental-metadata.json"),
        ("c(1).jpg", "c.jpg(1).json"),
        ("d-edited.jpg", "d.jpg.json"),
        (long, long[:46] + ".json"),
        ("of-some-length-and-a-bit.jpg", "of-some-length-and-a-bit.jpg.supplemental-meta.json"),
    ):
        (tmp_path / beside).write_text(said, encoding="utf-8")
        assert sidecar_date(tmp_path / photo) == "2019-07-04T10:11:12", photo
        (tmp_path / beside).unlink()
        assert sidecar_date(tmp_path / photo) is None


@pytest.mark.parametrize("said", ["", "[]", "{}", "nonsense", "[" * 5000, '{"photoTakenTime": 3}'])
def test_a_file_beside_a_photo_that_makes_no_sense(tmp_path: Path, said: str) -> None:
    (tmp_path / "a.jpg.json").write_text(said, encoding="utf-8")
    assert sidecar_date(tmp_path / "a.jpg") is None


def test_what_surrounds_a_photo(tmp_path: Path) -> None:
    path = tmp_path / "IMG_20180101.jpg"
    (tmp_path / f"{path.name}.json").write_text(
        json.dumps({"photoTakenTime": {"timestamp": str(STAMP)}}), encoding="utf-8"
    )
    assert outside_date(path, 0) == Dated("2019-07-04T10:11:12", DateSource.SIDECAR)
    (tmp_path / f"{path.name}.json").unlink()
    assert outside_date(path, 0) == Dated("2018-01-01T00:00:00", DateSource.NAME)
    file = outside_date(tmp_path / "a.jpg", STAMP * 10**9)
    assert file == Dated("2019-07-04T10:11:12", DateSource.FILE)


XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description {} /></x:xmpmeta>'


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_xmp(kind: str, tmp_path: Path) -> None:
    packet = XMP.format('xmp:CreateDate="2001-01-01" photoshop:DateCreated="2019-07-04T10:11:12Z"')
    buffer = io.BytesIO()
    image = scene()
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet)
        image.save(buffer, kind, pnginfo=info)
    elif kind == "TIFF":
        image.save(buffer, kind, tiffinfo={700: packet.encode()})
    else:
        image.save(buffer, kind, xmp=packet.encode())
    assert read(buffer.getvalue()).taken == Dated("2019-07-04T10:11:12", DateSource.XMP)


@pytest.mark.parametrize(
    ("written", "expected"), [("1965", "1965-01-01"), ("1965-07", "1965-07-01")]
)
def test_xmp_of_old_prints(written: str, expected: str) -> None:
    packet = XMP.format(f'photoshop:DateCreated="{written}"').encode()
    taken = read(encoded(scene(), "JPEG", xmp=packet)).taken
    assert taken == Dated(f"{expected}T00:00:00", DateSource.XMP)


def test_the_most_credible_source_counts(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.DateTime] = "2005:05:05 05:05:05"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeDigitized] = "2004:04:04 04:04:04"
    packet = XMP.format('xmp:CreateDate="2003-03-03T03:03:03"').encode()
    both = read(encoded(scene(), "JPEG", exif=exif.tobytes(), xmp=packet)).taken
    assert both == Dated("2004-04-04T04:04:04", DateSource.DIGITIZED)
    del exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeDigitized]
    assert read(encoded(scene(), "JPEG", exif=exif.tobytes(), xmp=packet)).taken == Dated(
        "2003-03-03T03:03:03", DateSource.XMP
    )
    assert read(encoded(scene(), "JPEG", exif=exif.tobytes())).taken == Dated(
        "2005-05-05T05:05:05", DateSource.CONTAINER
    )


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
def test_iptc_as_exiftool_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(encoded(scene(), "JPEG"))
    said = ("-IPTC:DateCreated=2019:07:04", "-IPTC:TimeCreated=10:11:12+02:00")
    subprocess.run(["exiftool", "-q", *said, path], check=True)
    assert read(path.read_bytes()).taken == Dated("2019-07-04T10:11:12", DateSource.IPTC)
