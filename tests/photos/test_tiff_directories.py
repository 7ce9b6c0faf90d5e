from __future__ import annotations

import io
import struct
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st

from photoclust.photos.budget import DECODING
from photoclust.photos.content import Content
from photoclust.photos.decode import Facts, facts_of
from photoclust.photos.tiff_directories import (
    MOST_DIRECTORIES,
    directories,
    is_sensor_data,
    with_main_first,
)
from tests.photos.pictures import corners, quarters, read, tiff

REDUCED = 1


def several(*pages: tuple[np.ndarray[Any, Any], dict[str, Any]], **options: Any) -> bytes:
    """A TIFF of these pictures, with options for each."""
    buffer = io.BytesIO()
    with tifffile.TiffWriter(buffer, **options) as writer:
        for pixels, given in pages:
            writer.write(pixels, **({"photometric": "rgb", "metadata": None} | given))
    return buffer.getvalue()


PREVIEW = np.full((40, 60, 3), 90, np.uint8)


# Pillow does not know the fourth combination.
@pytest.mark.parametrize(("big", "order"), [(False, "<"), (False, ">"), (True, "<")])
def test_the_picture_and_not_its_preview(big: bool, order: str) -> None:
    data = several(
        (PREVIEW, {"subfiletype": REDUCED}),
        (quarters(), {}),
        bigtiff=big,
        byteorder=order,
    )
    picture = read(data)
    assert (picture.width, picture.height) == (96, 64)
    assert corners(picture.pixels) == corners(quarters())


@pytest.mark.parametrize("kind", [np.uint16, np.float32])
def test_deep_pictures_behind_their_preview(kind: type[np.generic]) -> None:
    full = 1 if kind is np.float32 else 65535
    data = several(
        (PREVIEW, {"subfiletype": REDUCED}), ((quarters() / 255 * full).astype(kind), {})
    )
    assert corners(read(data).pixels) == corners(quarters())


def test_a_picture_below_its_preview() -> None:
    data = several((PREVIEW, {"subfiletype": REDUCED, "subifds": 1}), (quarters(), {}))
    assert corners(read(data).pixels) == corners(quarters())


def test_the_first_of_pages_of_one_size() -> None:
    data = several((quarters(), {}), (quarters()[::-1], {}))
    assert with_main_first(data) is data
    assert corners(read(data).pixels) == corners(quarters())


def test_orientation_and_date_of_the_first_directory_hold_for_all() -> None:
    tags = [(274, 3, 1, 3, True)]
    first = {"subfiletype": REDUCED, "extratags": tags, "datetime": "2001:02:03 04:05:06"}
    picture = read(several((PREVIEW, first), (quarters()[::-1, ::-1], {})))
    assert corners(picture.pixels) == corners(quarters())
    taken = picture.taken
    assert taken is not None
    assert taken.date == "2001-02-03T04:05:06"


def test_sensor_data() -> None:
    assert not is_sensor_data(tiff(quarters()))
    assert is_sensor_data(several((quarters()[..., 0], {"photometric": 32803})))
    below = several(
        (PREVIEW, {"subfiletype": REDUCED, "subifds": 1}),
        (quarters()[..., 0], {"photometric": 32803}),
    )
    assert is_sensor_data(below)


def test_chains_without_end() -> None:
    tags = struct.pack("<HHHII", 1, 330, 4, 16, 40)
    loop = b"II*\0" + struct.pack("<I", 8) + tags + struct.pack("<I", 8)
    chain = loop + bytes(40 - len(loop)) + struct.pack("<16I", *(8 + i for i in range(16)))
    began = time.monotonic()
    assert len(list(directories(chain + bytes(range(256)) * 4))) <= MOST_DIRECTORIES
    assert time.monotonic() - began < 1


@given(st.sampled_from([b"", b"II*\0", b"MM\0*", b"II+\0\x08\0\0\0"]), st.binary(max_size=300))
def test_nonsense_is_left_as_it_is(start: bytes, body: bytes) -> None:
    assert len(with_main_first(start + body)) == len(start + body)
    is_sensor_data(start + body)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
@pytest.mark.parametrize(("preview", "main"), [(6, 6), (6, 3), (6, 1), (1, 6), (6, None)])
def test_no_picture_is_turned_twice(
    kind: type[np.uint8 | np.uint16], preview: int, main: int | None
) -> None:
    full = np.iinfo(kind).max // 255

    def held(orientation: int | None) -> dict[str, Any]:
        return {"extratags": [(274, 3, 1, orientation, True)]} if orientation else {}

    data = several(
        (PREVIEW, {"subfiletype": REDUCED} | held(preview)),
        (np.multiply(quarters(), full, dtype=kind), held(main)),
    )
    picture = read(data)
    turn = main or preview
    assert corners(picture.pixels) == corners(np.rot90(quarters(), {6: -1, 3: 2, 1: 0}[turn]))
    assert picture.orientation == turn
    assert facts_of(Content(Path("a.tif"), data)) == Facts(turn, None)


@pytest.mark.parametrize("kind", [np.uint8, np.float32])
def test_the_copy_with_the_main_picture_first_counts_as_memory(
    kind: type[np.generic], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    monkeypatch.setattr(DECODING, "take", taken.append)
    large, small = quarters().astype(kind), PREVIEW.astype(kind)
    first, behind = several((large, {}), (small, {})), several((small, {}), (large, {}))
    for data in (first, behind):
        read(data)
    assert taken[1] - taken[0] == len(behind)
