"""Contact sheets: a PDF with one page per person, of the faces they are known by."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import PIL.Image
from PIL import ImageDraw

from photoclust.errors import ExportError
from photoclust.export.lettering import font_for
from photoclust.export.os_errors import as_export_errors, printable
from photoclust.files import atomic_write
from photoclust.job import Job
from photoclust.photos.thumbnails import read_crop

SUFFIX = ".pdf"
RESOLUTION = 150
"""Pixels to an inch."""
PAGE = (1240, 1754)
"""A4."""
MARGIN, HEAD, GAP = 90, 170, 16
COLUMNS, ROWS = 6, 8
FACES = COLUMNS * ROWS
"""The faces on a page."""
_TITLE, _NOTE = 56, 26
_AT_ONCE = 16
"""Pages in memory, 6.5 MB each."""


@dataclass(frozen=True)
class Sheet:
    """A page. `note`: a line below the title. `crops`: small pictures of faces as JPEG, the first
    48 of which are shown."""

    title: str
    note: str
    crops: Sequence[bytes]


def write_sheets(
    sheets: Iterator[Sheet], total: int, target: Path, job: Job, *, replace: bool = False
) -> int:
    """Write a PDF of these pages, `total` of them; their number.

    Raises ExportError for a name that does not end in .pdf, for a target that exists unless
    `replace`, when there is no page, and when it cannot be written; and Cancelled. Then no partial
    file is left.
    """
    if target.suffix.lower() != SUFFIX:
        raise ExportError("sheets-not-pdf", path=printable(target))
    if os.path.lexists(target) and not replace:
        raise ExportError("table-exists", path=printable(target))
    if total == 0:
        raise ExportError("nobody-to-show")
    job.begin("export", total=total)
    with as_export_errors(target), atomic_write(target, replace=replace) as partial:
        pages, begun = _drawn(sheets, job), False
        while some := list(islice(pages, _AT_ONCE)):
            some[0].save(
                partial,
                "PDF",
                resolution=RESOLUTION,
                save_all=True,
                append_images=some[1:],
                append=begun,
                quality=85,
            )
            begun = True
    return total


def _drawn(sheets: Iterator[Sheet], job: Job) -> Iterator[PIL.Image.Image]:
    for sheet in sheets:
        job.check()
        yield _page(sheet)
        job.report(done=1)


def _page(sheet: Sheet) -> PIL.Image.Image:
    page = PIL.Image.new("RGB", PAGE, "white")
    pen = ImageDraw.Draw(page)
    _write(pen, sheet.title, (MARGIN, MARGIN), _TITLE, "black")
    _write(pen, sheet.note, (MARGIN, MARGIN + _TITLE + GAP + 8), _NOTE, "dimgray")
    side = (PAGE[0] - 2 * MARGIN - (COLUMNS - 1) * GAP) // COLUMNS
    for place, crop in enumerate(sheet.crops[:FACES]):
        pixels = read_crop(crop)
        if pixels is None:  # damaged; the library's check tells of it
            continue
        row, column = divmod(place, COLUMNS)
        left, top = MARGIN + column * (side + GAP), MARGIN + HEAD + row * (side + GAP)
        face = PIL.Image.fromarray(pixels)
        page.paste(face.resize((side, side), PIL.Image.Resampling.LANCZOS), (left, top))
    return page


def _write(
    pen: ImageDraw.ImageDraw, text: str, place: tuple[int, int], size: int, colour: str
) -> None:
    """A line of text, cut where the page ends."""
    line, font = " ".join(text.split()), font_for(text, size)
    while line and pen.textlength(line, font=font) > PAGE[0] - 2 * MARGIN:
        line = line.removesuffix("…")[:-1] + "…" if line != "…" else ""
    pen.text(place, line, fill=colour, font=font)
