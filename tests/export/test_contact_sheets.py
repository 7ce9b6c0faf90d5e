"""Contact sheets: one page per person, with a title in any script and the faces below."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.PdfParser import PdfParser

from photoclust.errors import Cancelled, ExportError
from photoclust.export import contact_sheets
from photoclust.export.contact_sheets import (
    FACES,
    HEAD,
    MARGIN,
    PAGE,
    Sheet,
    _page,
    write_sheets,
)
from photoclust.export.lettering import font_for
from photoclust.job import Job
from tests.hostile import encoded
from tests.library.synthetic import CROP


def sheet(title: str = "Anna", faces: int = 3) -> Sheet:
    return Sheet(title, "3", [CROP] * faces)


def write(sheets: Iterable[Sheet], target: Path, **options: bool) -> int:
    listed = list(sheets)
    return write_sheets(iter(listed), len(listed), target, Job(), **options)


def pages(path: Path) -> int:
    with PdfParser(str(path)) as read:
        return len(read.pages)


def ink(page: Image.Image, top: int, bottom: int) -> int:
    """How many pixels of these rows are not white."""
    return int((np.asarray(page)[top:bottom].min(axis=2) < 250).sum())


def test_one_page_per_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contact_sheets, "_AT_ONCE", 2)
    target = tmp_path / "people.pdf"
    assert write((sheet(str(number)) for number in range(5)), target) == 5
    assert pages(target) == 5
    assert target.read_bytes().startswith(b"%PDF-")


def test_faces_fill_a_page_from_the_top() -> None:
    empty, one, full, more = (_page(sheet(faces=n)) for n in (0, 1, FACES, FACES + 20))
    below = MARGIN + HEAD
    assert ink(empty, below, PAGE[1]) == 0
    assert 0 < ink(one, below, below + 200) == ink(one, below, PAGE[1])
    assert (
        ink(full, below, PAGE[1]) == FACES * ink(one, below, PAGE[1]) == ink(more, below, PAGE[1])
    )


def test_a_damaged_small_picture_leaves_its_place_empty() -> None:
    blue = encoded(Image.new("RGB", (8, 8), "navy"), "JPEG")
    whole, damaged = (_page(Sheet("Anna", "", [blue, last])) for last in (blue, b"\xff\xd8 none"))
    assert ink(whole, MARGIN + HEAD, PAGE[1]) == 2 * ink(damaged, MARGIN + HEAD, PAGE[1])


@pytest.mark.parametrize("title", ["Anna", "Zoë Åström", "A\nB", "x" * 500, "", "지민", "👩‍👧"])
def test_any_title_fits_on_the_page(title: str) -> None:
    page = _page(Sheet(title, "", []))
    assert (ink(page, 0, PAGE[1]) > 0) == bool(title)
    assert (np.asarray(page)[:, PAGE[0] - MARGIN + 4 :] == 255).all()


def test_the_font_is_one_that_has_the_characters() -> None:
    latin = font_for("Anna", 40)
    assert latin.getmask("A") != latin.getmask("\U0010ffff")
    assert font_for("", 40).getbbox("A")[2] > 10


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    target = tmp_path / "people.pdf"
    for path, sheets, code in (
        (tmp_path / "people.png", [sheet()], "sheets-not-pdf"),
        (target, [], "nobody-to-show"),
    ):
        with pytest.raises(ExportError) as refused:
            write(sheets, path)
        assert refused.value.code == code
    write([sheet()], target)
    before = target.read_bytes()
    with pytest.raises(ExportError, match="exists already"):
        write([sheet()], target)
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        write_sheets(iter([sheet()]), 1, target, job, replace=True)
    assert target.read_bytes() == before
    assert write([sheet(), sheet()], target, replace=True) == pages(target) == 2
    assert list(tmp_path.iterdir()) == [target]
