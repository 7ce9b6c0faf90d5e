"""JSON: a list of objects, with everything that is in a row."""

from __future__ import annotations

import json
from collections.abc import Sequence

from photoclust.export.table_format import Option, Options, TableFormat, TableRow


def _write(rows: Sequence[TableRow], options: Options) -> str:
    indent = 1 if options["layout"] == "indented" else None
    return json.dumps(rows, ensure_ascii=False, indent=indent, allow_nan=False) + "\n"


FORMAT = TableFormat(
    suffix=".json",
    name="JSON",
    summary="For other programs: the same, with copies of photos.",
    write=_write,
    options=(Option("layout", ("indented", "compact")),),
    order=20,
)
