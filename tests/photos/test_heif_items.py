from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photoclust.photos.content import Content
from photoclust.photos.decode import Facts, facts_of
from photoclust.photos.heif_items import turns_itself
from tests.hostile import encoded
from tests.photos.pictures import corners, quarters, read


def heic(orientation: int, *, in_exif_alone: bool) -> bytes:
    """A HEIC whose EXIF has this orientation, as has its own description, or not."""
    exif = Image.Exif()
    exif[274] = 1 if in_exif_alone else orientation
    data = encoded(Image.fromarray(quarters(480, 320)), "HEIF", exif=exif.tobytes())
    if not in_exif_alone:
        return data
    entry = {order: struct.pack(f"{order}HHIH", 274, 3, 1, 1) for order in "<>"}
    order = next(order for order in "<>" if entry[order] in data)
    return data.replace(entry[order], struct.pack(f"{order}HHIH", 274, 3, 1, orientation))


def test_what_a_file_says_itself() -> None:
    assert turns_itself(heic(6, in_exif_alone=False))
    assert not turns_itself(heic(6, in_exif_alone=True))
    assert not turns_itself(b"")
    assert not turns_itself(bytes(5000))


@pytest.mark.parametrize("in_exif_alone", [False, True])
def test_orientation_of_exif_counts_once(in_exif_alone: bool) -> None:
    picture = read(heic(6, in_exif_alone=in_exif_alone))
    assert (picture.width, picture.height) == (320, 480)
    assert corners(picture.pixels) == corners(np.rot90(quarters(480, 320), -1))
    # What turned it by the format's own means is a part of the picture, what EXIF says is not.
    assert picture.orientation == (6 if in_exif_alone else 1)
    file = Content(Path("a.heic"), heic(6, in_exif_alone=in_exif_alone))
    assert facts_of(file) == Facts(picture.orientation, picture.taken)
