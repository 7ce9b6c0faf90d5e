"""What a format of tables is, and which there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from photoclust.discovery import modules_in
from photoclust.errors import SettingError

PACKAGE = "photoclust.export.formats"
LAST = 1000

TableRow = dict[str, Any]
"""A face in a table; see `photoclust.export.tables`."""
Options = Mapping[str, str]


@dataclass(frozen=True)
class Option:
    """A choice about how a table is written. `values`: all there are, the default first."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class TableFormat:
    """A format of tables.

    `suffix`: of its files, in lower case with the dot; it decides which format is meant.
    `name` and `summary` are shown to the user. `write`: from the rows and a value for each of
    the `options` to text, which is encoded as UTF-8. `order`: its place in lists.
    """

    suffix: str
    name: str
    summary: str
    write: Callable[[Sequence[TableRow], Options], str]
    options: tuple[Option, ...] = ()
    order: int = LAST

    def chosen(self, given: Options) -> dict[str, str]:
        """A value for every option: what is given, and the defaults for the others.

        Raises SettingError for an option or a value that the format does not have.
        """
        known = {option.name: option.values for option in self.options}
        for name, value in given.items():
            if name not in known:
                raise self._unknown_option(name)
            if value not in known[name]:
                raise SettingError(
                    "no-such-option-value",
                    option=name,
                    value=value,
                    suffix=self.suffix,
                    known=", ".join(known[name]),
                )
        return {name: values[0] for name, values in known.items()} | dict(given)

    def _unknown_option(self, name: str) -> SettingError:
        if not self.options:
            return SettingError("table-without-options", option=name, suffix=self.suffix)
        known = ", ".join(option.name for option in self.options)
        return SettingError("no-such-table-option", option=name, suffix=self.suffix, known=known)


def table_formats() -> dict[str, TableFormat]:
    """All formats by their suffix, in their order."""
    found = [_format(module) for module in modules_in(PACKAGE)]
    return {format.suffix: format for format in sorted(found, key=lambda f: (f.order, f.suffix))}


@cache
def _format(module: str) -> TableFormat:
    found: TableFormat = import_module(module).FORMAT
    return found
