"""All faces as a table, in one of the formats of `photoclust.export.formats`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from photoclust.errors import ExportError
from photoclust.export.os_errors import as_export_errors, printable
from photoclust.export.table_format import Options, TableRow, table_formats
from photoclust.files import sweep, write_atomically
from photoclust.log import log_duration
from photoclust.types import FaceRecord


@log_duration("export of a table")
def write_table(
    records: Iterable[FaceRecord],
    target: Path,
    *,
    replace: bool = False,
    options: Options | None = None,
) -> int:
    r"""Write one entry per face, ordered by photo and from left to right; returns their number.

    The suffix of `target` decides on the format: .json gives a list of objects, .csv the same
    flattened, without the copies, with a byte order mark, and with a leading apostrophe before
    text that a spreadsheet would run as a formula. `options`: of the format, by name; the
    others have their defaults. Boxes are pixels of the upright image. Bytes of a path that are
    not text appear as \udcXX.

    Raises SettingError for an option that the format does not have, ExportError for another
    suffix, for a `target` that exists unless `replace`, and when it cannot be written; then no
    partial file is left.
    """
    known = table_formats()
    format = known.get(target.suffix.lower())
    if format is None:
        raise ExportError(
            "table-format-unknown", path=printable(target.name), suffixes=", ".join(known)
        )
    chosen = format.chosen(options or {})
    with as_export_errors(target):
        _refuse_bad_target(target, replace)
    rows = [_row(record) for record in sorted(records, key=_order)]
    content = format.write(rows, chosen).encode("utf-8", "backslashreplace")
    try:
        with as_export_errors(target):
            sweep(target.parent)
            write_atomically(target, content, replace=replace)
    except ExportError as error:
        if isinstance(error.__cause__, FileExistsError):
            raise _exists(target) from error
        raise
    return len(rows)


def _refuse_bad_target(target: Path, replace: bool) -> None:
    if not target.parent.is_dir():
        raise ExportError("table-folder-missing", path=printable(target.parent))
    if target.is_dir():
        raise ExportError("table-is-a-folder", path=printable(target))
    if os.path.lexists(target) and not replace:
        raise _exists(target)


def _exists(target: Path) -> ExportError:
    return ExportError("table-exists", path=printable(target))


def _order(record: FaceRecord) -> tuple[tuple[Path, ...], float, int]:
    return record.paths[:1], record.face.box.x, record.face.id


def _row(record: FaceRecord) -> TableRow:
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
