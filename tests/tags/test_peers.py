"""Tags exchanged with exiftool and exiv2: what we write they read, and the other way round."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pillow_heif
import pytest
import tifffile
from PIL import Image

from photoclust.photos.content import Content, read_content
from photoclust.photos.orientation import swaps_sides, turned_image
from photoclust.tags.editing import EMPTY_PACKET
from photoclust.tags.embedding.formats import packet_in, with_packet
from photoclust.tags.frames import stored_box, stored_size, upright_box
from photoclust.tags.reading import names_embedded
from photoclust.tags.region import Region, Size
from photoclust.types import Box
from tests.exiftool import ExifTool, running_exiftool
from tests.exiv2 import exiv2
from tests.tags.packets import ANNA, BEN, SIZE, merged, people, rounded

KINDS = ("JPEG", "PNG", "TIFF", "WEBP")
ODD = replace(BEN, name='Zoë "Z" O’Neill, \\ | / <안나> \u200fא')
UPRIGHT = Size(400, 300)
RED = Box(80, 30, 100, 60)
"""A red block in the upright picture, in its pixels."""


@pytest.fixture(scope="module")
def exiftool() -> Iterator[ExifTool]:
    with running_exiftool() as tool:
        yield tool


def told(exiftool: ExifTool, path: Path) -> dict[str, Any]:
    said = exiftool.run("-struct", "-json", "-n", "-XMP:all", "-Orientation", str(path))
    return dict(json.loads(said)[0])


def boxes(said: dict[str, Any]) -> dict[str, tuple[float, ...]]:
    """The regions that exiftool tells of, by name."""
    found = {}
    for region in said["RegionInfo"]["RegionList"]:
        area = region["Area"]
        x, y, w, h = (float(area[side]) for side in "XYWH")
        found[region["Name"]] = rounded(Box(x - w / 2, y - h / 2, w, h))
    return found


def saved(kind: str, path: Path, image: Image.Image, orientation: int = 1) -> Content:
    exif = Image.Exif()
    exif[274] = orientation
    image.save(path, kind, exif=exif)
    return read_content(path)


def with_a_red_block() -> Image.Image:
    image = Image.new("RGB", (int(UPRIGHT.width), int(UPRIGHT.height)), "blue")
    x, y, width, height = (int(side) for side in (RED.x, RED.y, RED.width, RED.height))
    image.paste((255, 0, 0), (x, y, x + width, y + height))
    return image


def is_on_red(image: Image.Image, box: tuple[float, ...]) -> bool:
    """Whether a box in parts of the stored picture is the red block."""
    x, y, width, height = (
        round(side * length) for side, length in zip(box, image.size * 2, strict=True)
    )
    inside = image.convert("RGB").crop((x + 2, y + 2, x + width - 2, y + height - 2))
    outside = image.convert("RGB").copy()
    outside.paste((0, 0, 255), (x - 2, y - 2, x + width + 2, y + height + 2))
    reds = [np.array(band)[..., 0] for band in (inside, outside)]
    return bool(reds[0].min() > 200 and reds[1].max() < 60)


def lying(orientation: int) -> Image.Image:
    """The picture as a camera stores it that asks for this orientation."""
    back = {6: 8, 8: 6}.get(orientation, orientation)
    return turned_image(with_a_red_block(), back)


def as_stored(path: Path) -> Image.Image:
    """The pixels as they are stored; Pillow turns those of a TIFF upright."""
    if path.suffix == ".tiff":
        return Image.fromarray(tifffile.imread(path))
    with Image.open(path) as image:
        return image.convert("RGB")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_boxes_are_where_the_pixels_are(
    kind: str, orientation: int, tmp_path: Path, exiftool: ExifTool
) -> None:
    """In each kind of file and every orientation, as exiftool and exiv2 read them."""
    stored = lying(orientation)
    file = saved(kind, tmp_path / f"a.{kind.lower()}", stored, orientation)
    size = stored_size(UPRIGHT, orientation)
    assert (size.width, size.height) == stored.size
    region = Region("Anna", stored_box(RED, UPRIGHT, orientation))
    data = merged(EMPTY_PACKET, region, ODD, size=size).data
    file.path.write_bytes(with_packet(file, data).data)
    said = told(exiftool, file.path)
    assert said["Orientation"] == orientation
    assert boxes(said) == {"Anna": rounded(region.box), ODD.name: rounded(ODD.box)}
    applied = said["RegionInfo"]["AppliedToDimensions"]
    assert (applied["W"], applied["H"]) == stored.size
    assert is_on_red(as_stored(file.path), boxes(said)["Anna"])
    assert [one["PersonDisplayName"] for one in said["RegionInfoMP"]["Regions"]] == [
        "Anna",
        ODD.name,
    ]
    assert said["PersonInImage"] == said["Subject"] == ["Anna", ODD.name]
    keys = exiv2("-PXkv", file.path)
    assert f"mwg-rs:RegionList[2]/mwg-rs:Name  {ODD.name}\n" in keys
    assert "MPRI:Regions[1]/MPReg:PersonDisplayName  Anna\n" in keys
    upright = upright_box(region.box, UPRIGHT, orientation)
    assert rounded(upright) == rounded(RED)
    assert swaps_sides(orientation) == (stored.size[0] < stored.size[1])


def test_sidecars_of_photos_that_hold_none(tmp_path: Path, exiftool: ExifTool) -> None:
    photo = tmp_path / "a.heic"
    pillow_heif.from_pillow(with_a_red_block()).save(photo)
    box = stored_box(RED, UPRIGHT, 1)
    sidecar = tmp_path / "a.heic.xmp"
    sidecar.write_bytes(merged(EMPTY_PACKET, Region("Anna", box), ODD).data)
    assert boxes(told(exiftool, sidecar))["Anna"] == rounded(box)
    assert exiv2("-PXkv", sidecar).count("Anna") == 6
    with Image.open(io.BytesIO(photo.read_bytes())) as image:
        assert is_on_red(image, boxes(told(exiftool, sidecar))["Anna"])


def write_by_exiftool(exiftool: ExifTool, path: Path, region: Region) -> None:
    (x, y), box = region.box.center, region.box
    area = f"Area={{X={x},Y={y},W={box.width},H={box.height},Unit=normalized}}"
    applied = f"AppliedToDimensions={{W={SIZE.width:.0f},H={SIZE.height:.0f},Unit=pixel}}"
    exiftool.write(
        path,
        f"-RegionInfo={{{applied},RegionList=[{{{area},Name={region.name},Type=Face}}]}}",
        f"-XMP-lr:HierarchicalSubject=People|{region.name}",
        "-XMP-dc:Title=Ferry",
    )


@pytest.mark.parametrize("kind", KINDS)
def test_round_trips_through_exiftool(kind: str, tmp_path: Path, exiftool: ExifTool) -> None:
    path = tmp_path / f"a.{kind.lower()}"
    saved(kind, path, with_a_red_block())
    near = replace(ANNA, box=Box(0.11, 0.2, 0.2, 0.3))
    write_by_exiftool(exiftool, path, near)
    file = read_content(path)
    found = names_embedded(file)
    assert found is not None
    assert [(r.name, rounded(r.box)) for r in found.regions] == [("Anna", rounded(near.box))]
    now = merged(packet_in(file) or b"", ANNA, ODD)
    assert (now.elsewhere, now.kept) == ((), ())
    path.write_bytes(with_packet(file, now.data).data)
    # It writes all anew in its own way: we still know it for ours.
    exiftool.write(path, "-XMP-dc:Creator=Me", "-Rating=3")
    written = packet_in(read_content(path)) or b""
    again = merged(written, ANNA, ODD, written=now.written)
    assert (again.data, again.elsewhere, again.kept) == (written, (), ())
    gone = merged(written, written=now.written)
    path.write_bytes(with_packet(read_content(path), gone.data).data)
    said = told(exiftool, path)
    assert (said["Title"], said["Creator"]) == ("Ferry", ["Me"])
    assert list(boxes(said)) == ["Anna"]  # it was there before
    assert "RegionInfoMP" not in said


def test_a_name_changed_by_exiftool_is_known(tmp_path: Path, exiftool: ExifTool) -> None:
    sidecar = tmp_path / "a.jpg.xmp"
    first = merged(EMPTY_PACKET, ANNA, BEN)
    sidecar.write_bytes(first.data)
    write_by_exiftool(exiftool, sidecar, replace(ANNA, name="Carl"))
    now = merged(sidecar.read_bytes(), ANNA, BEN, written=first.written)
    assert [(edit.ours.name, edit.name) for edit in now.elsewhere] == [
        ("Anna", "Carl"),
        ("Ben", None),
    ]
    assert people(now.data) == {"Carl": rounded(ANNA.box)}


def test_round_trips_through_exiv2(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    file = saved("JPEG", path, with_a_red_block())
    first = merged(EMPTY_PACKET, ANNA, ODD)
    path.write_bytes(with_packet(file, first.data).data)
    exiv2("-M", "set Xmp.dc.title lang=x-default Ferry", path)
    name = "Xmp.mwg-rs.Regions/mwg-rs:RegionList[1]/mwg-rs:Name"
    written = packet_in(read_content(path)) or b""
    again = merged(written, ANNA, ODD, written=first.written)
    assert (again.data, again.elsewhere, again.kept) == (written, (), ())
    exiv2("-M", f"set {name} Carl", path)
    written = packet_in(read_content(path)) or b""
    now = merged(written, ANNA, ODD, written=first.written)
    assert [(edit.ours.name, edit.name) for edit in now.elsewhere] == [("Anna", "Carl")]
    assert people(now.data).keys() == {"Carl", ODD.name}
    assert b"Ferry" in now.data


def test_regions_that_exiv2_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    saved("JPEG", path, with_a_red_block())
    regions = "Xmp.MP.RegionInfo/MPRI:Regions"
    exiv2(
        *("-M", f"set {regions} XmpText type=Bag"),
        *("-M", f"set {regions}[1]/MPReg:Rectangle 0.1, 0.2, 0.2, 0.3"),
        *("-M", f"set {regions}[1]/MPReg:PersonDisplayName Anna"),
        path,
    )
    found = names_embedded(read_content(path))
    assert found is not None
    assert [(r.name, rounded(r.box)) for r in found.regions] == [("Anna", rounded(ANNA.box))]
