"""CSV for spreadsheets: one line for each face, flattened and without the copies."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from photoclust.export.table_format import Option, Options, TableFormat, TableRow

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
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
# Characters that make a spreadsheet read a cell as a formula, in ASCII and full width.
_FORMULA_STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def _write(rows: Sequence[TableRow], options: Options) -> str:
    text = io.StringIO(newline="")
    # Excel reads a file as UTF-8 only when it begins with a byte order mark.
    text.write("\ufeff")
    writer = csv.DictWriter(text, COLUMNS, delimiter=DELIMITERS[options["delimiter"]])
    writer.writeheader()
    writer.writerows(map(_flat, rows))
    return text.getvalue()


def _flat(row: Mapping[str, Any]) -> TableRow:
    """The row with "box": {"x": 1} as "box_x": 1, and no cell that a spreadsheet would run."""
    flat: TableRow = {}
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


FORMAT = TableFormat(
    suffix=".csv",
    name="CSV",
    summary="For spreadsheets: one line for each face.",
    write=_write,
    options=(Option("delimiter", tuple(DELIMITERS)),),
    order=10,
)
