"""Turns: the same as turning the pixels, for boxes, landmarks and small pictures."""

from __future__ import annotations

import io
from itertools import product

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageOps

from photoclust.photos.orientation import (
    swaps_sides,
    turn_between,
    turned_box,
    turned_crop,
    turned_further,
    turned_image,
    turned_landmarks,
)
from photoclust.types import Box

ALL = range(1, 9)


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """As Pillow itself turns an image that says so."""
    stored = image.copy()
    stored.getexif()[ExifTags.Base.Orientation] = orientation
    turned = ImageOps.exif_transpose(stored)
    assert np.array_equal(np.asarray(turned), np.asarray(turned_image(image, orientation)))
    return turned


@pytest.mark.parametrize(("before", "after"), list(product(ALL, ALL)))
def test_a_turn_leads_from_one_orientation_to_another(before: int, after: int) -> None:
    stored = Image.fromarray(np.arange(6 * 4, dtype=np.uint8).reshape(4, 6))
    turn = turn_between(before, after)
    one, other = upright(stored, before), upright(stored, after)
    assert np.array_equal(np.asarray(upright(one, turn)), np.asarray(other))
    assert swaps_sides(turn) == (one.size != other.size)
    assert turn_between(after, before) == turn_between(before, after) or turn in (6, 8)


@pytest.mark.parametrize("turn", ALL)
def test_boxes_turn_with_the_pixels(turn: int) -> None:
    pixels = np.zeros((40, 60), np.uint8)
    pixels[5:15, 20:50] = 255
    turned = np.asarray(upright(Image.fromarray(pixels), turn))
    box = turned_box(Box(20, 5, 30, 10), turn, 60, 40)
    rows, columns = np.nonzero(turned)
    seen = (columns.min(), rows.min(), np.ptp(columns) + 1, np.ptp(rows) + 1)
    assert (box.x, box.y, box.width, box.height) == seen


@pytest.mark.parametrize("turn", ALL)
def test_landmarks_turn_with_the_face(turn: int) -> None:
    """In a mirrored face the left eye, as the viewer sees it, was the right one."""
    face = np.array([[20, 10], [40, 10], [30, 20], [22, 30], [38, 30]], np.float32)
    found = turned_landmarks(face, turn, 60, 40)
    eyes = found[1] - found[0]
    down = found[2] - found[:2].mean(axis=0)
    # The nose is below the eyes, seen by a face whose left eye is on the left.
    assert eyes[0] * down[1] - eyes[1] * down[0] > 0
    assert found.dtype == np.float32


def test_crops_turn() -> None:
    pixels = np.zeros((160, 160, 3), np.uint8)
    pixels[:80, :80] = 255
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG")
    for turn in ALL:
        turned = np.asarray(Image.open(io.BytesIO(turned_crop(buffer.getvalue(), turn))), float)
        wanted = np.asarray(upright(Image.fromarray(pixels), turn), float)
        assert np.abs(turned - wanted).mean() < 3
    assert turned_crop(b"no picture", 6) == b"no picture"


@pytest.mark.parametrize(("first", "second"), list(product(ALL, ALL)))
def test_two_turns_are_one(first: int, second: int) -> None:
    stored = Image.fromarray(np.arange(6 * 4, dtype=np.uint8).reshape(4, 6))
    at_once = upright(stored, turned_further(first, second))
    assert np.array_equal(np.asarray(upright(upright(stored, first), second)), np.asarray(at_once))
