"""Names in a table that photoclust wrote, as CSV or JSON: one entry per face, with its box in
pixels of the upright photo."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from photoclust.errors import TagError
from photoclust.tags.reading import FoundNames, TagOrigin
from photoclust.tags.region import Region, Size, box_of

_DELIMITERS = ",;\t"
_FORMULA_STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


class NameTable:
    """The confirmed names of a table, by the photos' paths. Raises TagError for another file."""

    def __init__(self, data: bytes) -> None:
        self._by_path: dict[str, list[tuple[Region, Size]]] = defaultdict(list)
        for photos, region, size in _entries(data):
            for photo in photos:
                self._by_path[photo].append((region, size))
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for photo in self._by_path:
            self._by_name[Path(photo).name].add(photo)

    def names_of(self, photo: Path) -> FoundNames:
        """Who is in a photo: by its path, or by its name where that is the name of one photo."""
        named = self._by_name.get(photo.name, set())
        key = str(photo) if str(photo) in self._by_path else next(iter(named), "")
        found = self._by_path.get(key, []) if key == str(photo) or len(named) == 1 else []
        regions = tuple(region for region, _ in found)
        size = found[0][1] if found else None
        return FoundNames(TagOrigin.TABLE, regions, size, is_upright=True)


def _entries(data: bytes) -> Iterator[tuple[list[str], Region, Size]]:
    for row in _rows(data):
        try:
            photos, name = [row["photo"], *row.get("copies", ())], row["person"]
            if not name or row.get("confirmed") in (False, "false"):
                continue
            size = Size(*(float(_part(row, "image", side)) for side in ("width", "height")))
            x, y, width, height = (
                float(_part(row, "box", side)) for side in ("x", "y", "width", "height")
            )
            box = box_of(x / size.width, y / size.height, width / size.width, height / size.height)
        except (KeyError, TypeError, ValueError, ZeroDivisionError) as error:
            raise TagError("tags-no-table") from error
        if box is not None:
            yield list(map(str, photos)), Region(_as_written(str(name)), box), size


def _rows(data: bytes) -> Sequence[Mapping[str, Any]]:
    rows: list[Any]
    try:
        text = data.decode("utf-8-sig")
        if text.lstrip()[:1] == "[":
            rows = json.loads(text)
        else:
            first = text.partition("\n")[0]
            delimiter = max(_DELIMITERS, key=first.count)
            rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    except (ValueError, csv.Error, RecursionError) as error:
        raise TagError("tags-no-table") from error
    if not all(isinstance(row, dict) for row in rows):
        raise TagError("tags-no-table")
    return rows


def _part(row: Mapping[str, Any], of: str, part: str) -> Any:
    """A number of a row: within another object in JSON, in a column of its own in CSV."""
    return row[of][part] if of in row else row[f"{of}_{part}"]


def _as_written(name: str) -> str:
    """A name without the apostrophe that keeps spreadsheets from taking it for a formula."""
    is_marked = name.startswith("'") and name[1:2] in _FORMULA_STARTS
    return name[1:] if is_marked else name
