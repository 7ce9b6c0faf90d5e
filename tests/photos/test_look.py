"""Small pictures of one shot correlate."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageEnhance

from photoclust.photos.look import ALIKE, look_of
from photoclust.photos.thumbnails import crop_face
from photoclust.types import Box


def likeness(one: bytes, other: bytes) -> float:
    return float(look_of(one) @ look_of(other))


def test_copies_and_others(astronaut: NDArray[np.uint8]) -> None:
    box = Box(170, 70, 110, 120)
    shot = crop_face(astronaut, box)
    picture = Image.fromarray(astronaut)
    smaller = np.asarray(picture.resize((205, 205)))
    assert likeness(shot, crop_face(smaller, box.scaled(0.4))) > 0.97
    brighter = np.asarray(ImageEnhance.Brightness(picture).enhance(1.15))
    assert likeness(shot, crop_face(brighter, box)) > 0.97
    moved = crop_face(astronaut, Box(200, 70, 110, 120))
    assert likeness(shot, moved) < ALIKE
    assert likeness(shot, crop_face(astronaut[:, ::-1].copy(), Box(232, 70, 110, 120))) < ALIKE


def test_plain_pictures_and_what_cannot_be_read_look_like_nothing() -> None:
    plain = io.BytesIO()
    Image.new("RGB", (160, 160), "tan").save(plain, "JPEG")
    for data in (plain.getvalue(), b"", b"no picture"):
        assert not look_of(data).any()
