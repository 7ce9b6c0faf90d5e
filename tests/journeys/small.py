"""A small library of generated photos, with its commands run in this process."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import piexif
from numpy.typing import NDArray
from PIL import Image, ImageOps

from photoclust import cli

Pixels = NDArray[np.uint8]
Made = tuple[Path, Path]
"""A folder of photos, and a library in which they are sorted."""
SIZE = (1200, 800)
FACE = (90, 40, 350, 340)
"""Where in the portrait the head is: left, top, right, bottom."""


@dataclass(frozen=True)
class CommandOutput:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def photoclust(*arguments: str | Path | float) -> CommandOutput:
    """One command, in this process, on the library that PHOTOCLUST_LIBRARY names."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
    return CommandOutput(status, out.getvalue(), err.getvalue())


def done(*arguments: str | Path | float) -> CommandOutput:
    """The same, for a command that must succeed and has nothing to complain about."""
    said = photoclust(*arguments)
    assert (said.status, said.err) == (0, ""), f"{arguments}: {said}"
    return said


def refused(*arguments: str | Path | float) -> str:
    """The same, for a command that must not: what it says on its one line."""
    said = photoclust(*arguments)
    assert said.status in (1, 2), f"{arguments}: {said}"
    assert said.err.startswith("photoclust: "), said.err
    assert said.err.count("\n") == 1, said.err
    assert said.err.endswith("\n"), said.err
    assert "Traceback" not in said.err
    return said.err.removeprefix("photoclust: ").rstrip("\n")


def picture(portrait: Pixels, *places: tuple[int, int], shade: int = 128) -> Image.Image:
    """Portraits on a plain ground, their top left corners in these places.

    Every second one is mirrored.
    """
    image = Image.new("RGB", SIZE, (shade, 140, 255 - shade))
    for number, place in enumerate(places):
        guise = Image.fromarray(portrait)
        image.paste(ImageOps.mirror(guise) if number % 2 else guise, place)
    return image


def make_photos(folder: Path, portrait: Pixels) -> Path:
    """Four photos with five faces, one of them there twice and one of them turned by EXIF; one
    without a face; one file that is none."""
    folder.mkdir(parents=True)
    picture(portrait, (50, 100)).save(folder / "one.jpg", quality=92)
    picture(portrait, (40, 150), (640, 200), shade=90).save(folder / "two.jpg", quality=92)
    date = {piexif.ExifIFD.DateTimeOriginal: b"2019:07:06 05:04:03"}
    exif = piexif.dump({"0th": {piexif.ImageIFD.Orientation: 6}, "Exif": date})
    # Stored lying on its side: orientation 6 asks for a quarter turn clockwise.
    lying = picture(portrait, (600, 250), shade=60).transpose(Image.Transpose.ROTATE_90)
    lying.save(folder / "turned.jpg", quality=92, exif=exif)
    picture(portrait, (300, 50), shade=200).save(folder / "later.png")
    picture(portrait, shade=10).save(folder / "nobody.jpg")
    (folder / "broken.jpg").write_bytes(b"This is no photo.")
    (folder / "again").mkdir()
    shutil.copy(folder / "one.jpg", folder / "again")
    return folder


def everything_in(folder: Path) -> dict[Path, bytes | None]:
    """All files below a folder with their bytes, all folders with None; locks left out."""
    return {
        path: path.read_bytes() if path.is_file() and not path.is_symlink() else None
        for path in sorted(folder.rglob("*"))
        if path.suffix != ".lock"
    }
