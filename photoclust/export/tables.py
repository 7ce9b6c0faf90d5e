"""All faces as a table, for spreadsheets (CSV) and for other programs (JSON)."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from photoclust.errors import ExportError
from photoclust.export.files import write_whole
from photoclust.export.os_errors import explained, shown
from photoclust.types import FaceRecord

Row = dict[str, Any]

COLUMNS = (
    "face_id",
    "photo",
    "image_width",
    "image_height",
    "box_x",
    "box_y",
    "box_width",
    "box_height",
    "person_id",
    "person",
    "confirmed",
    "score",
    "quality",
    "date",
)
# What makes a spreadsheet take a cell for a formula, in ASCII and in full width.
_FORMULA_STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def write_table(records: Iterable[FaceRecord], target: Path, *, replace: bool = False) -> int:
    r"""Write one entry per face, ordered by photo and from left to right; returns their number.

    The suffix of `target` decides: .json gives a list of objects, .csv the same flattened,
    without the copies, as UTF-8 with a byte order mark. Boxes are pixels of the upright image.
    In CSV, text that a spreadsheet would run as a formula gets a leading apostrophe. Bytes of
    a path that are not text appear as \udcXX.

    Raises ExportError for another suffix, for a `target` that exists unless `replace`, and
    when it cannot be written; then nothing is left behind.
    """
    render = _RENDERERS.get(target.suffix.lower())
    if render is None:
        raise ExportError(
            f"{shown(target.name)} is neither .csv nor .json", "end the name in .csv or .json"
        )
    with explained(target):
        _refuse_bad_target(target, replace)
    rows = [_row(record) for record in sorted(records, key=_order)]
    content = render(rows).encode("utf-8", "backslashreplace")
    try:
        with explained(target):
            write_whole(target, content, replace=replace)
    except ExportError as error:
        if isinstance(error.__cause__, FileExistsError):
            raise _exists(target) from error
        raise
    return len(rows)


def _refuse_bad_target(target: Path, replace: bool) -> None:
    if not target.parent.is_dir():
        raise ExportError(
            f"The folder {shown(target.parent)} does not exist", "create it, or choose another"
        )
    if target.is_dir():
        raise ExportError(f"{shown(target)} is a folder", "choose another name")
    if os.path.lexists(target) and not replace:
        raise _exists(target)


def _exists(target: Path) -> ExportError:
    return ExportError(f"{shown(target)} exists already", "choose another name")


def _order(record: FaceRecord) -> tuple[tuple[Path, ...], float, int]:
    return record.paths[:1], record.face.box.x, record.face.id


def _row(record: FaceRecord) -> Row:
    face = record.face
    paths = [str(path.absolute()) for path in record.paths]
    return {
        "face_id": face.id,
        "photo": paths[0] if paths else None,
        "copies": paths[1:],
        "image": {"width": record.width, "height": record.height},
        "box": {
            "x": _rounded(face.box.x),
            "y": _rounded(face.box.y),
            "width": _rounded(face.box.width),
            "height": _rounded(face.box.height),
        },
        "person_id": face.person_id,
        "person": record.person,
        "confirmed": face.confirmed,
        "score": _rounded(face.score, 4),
        "quality": _rounded(face.quality, 4),
        "date": record.date,
    }


def _rounded(value: float, digits: int = 2) -> float:
    # Adding zero turns -0.0 into 0.0.
    return round(float(value), digits) + 0.0


def _json(rows: Sequence[Row]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _csv(rows: Sequence[Row]) -> str:
    text = io.StringIO(newline="")
    # Excel takes a file for UTF-8 only when it begins with this mark.
    text.write("\ufeff")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(map(_flat, rows))
    return text.getvalue()


def _flat(row: Mapping[str, Any]) -> Row:
    """The row with "box": {"x": 1} as "box_x": 1, and no cell that a spreadsheet would run."""
    flat: Row = {}
    for key, value in row.items():
        if isinstance(value, dict):
            flat |= {f"{key}_{part}": number for part, number in value.items()}
        elif isinstance(value, bool):
            flat[key] = str(value).lower()
        elif isinstance(value, str) and value.startswith(_FORMULA_STARTS):
            flat[key] = f"'{value}"
        elif key in COLUMNS:
            flat[key] = value
    return flat


_RENDERERS: dict[str, Callable[[Sequence[Row]], str]] = {".csv": _csv, ".json": _json}
