"""Plain text: one line for each face."""

from __future__ import annotations

from collections.abc import Sequence

from photoclust.export.table_format import Option, Options, TableFormat, TableRow


def _write(rows: Sequence[TableRow], options: Options) -> str:
    names = (str(row["person"] or "nobody") for row in rows)
    return "".join(f"{name.upper() if options['case'] == 'upper' else name}\n" for name in names)


FORMAT = TableFormat(
    suffix=".lines",
    name="Lines",
    summary="The names alone.",
    write=_write,
    options=(Option("case", ("as it is", "upper")),),
)
