"""The manifest of exported albums: a file in their folder that lists what was written.

Scans skip a folder with a manifest, and the next export finds the files of earlier ones in it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from photoclust.errors import ExportError
from photoclust.export.os_errors import as_export_errors, printable
from photoclust.files import write_atomically
from photoclust.paths import MANIFEST_NAME

VERSION = 1


@dataclass(frozen=True)
class Member:
    """A person an album shows; `name` is the label, "Person 12" for the unnamed."""

    id: int
    name: str


@dataclass(frozen=True)
class Subject:
    """What an album is of: people who are in all its photos, or a recipe by its name."""

    people: tuple[Member, ...] = ()
    recipe: str | None = None

    @property
    def label(self) -> str:
        """What its folder is called: "Anna + Ben"."""
        return self.recipe or " + ".join(member.name for member in self.people)


@dataclass(frozen=True)
class ManifestEntry:
    """One exported file: the path it came from, its size in bytes, the people of its album, the
    photo's number, None for one of version 0.1.0, and the name of the recipe that its album is
    of, if any."""

    source: str
    size: int
    people: tuple[Member, ...]
    photo: int | None = None
    recipe: str | None = None

    @property
    def subject(self) -> Subject:
        """What its album is of."""
        return Subject(self.people, self.recipe)


def read_manifest(out: Path) -> dict[str, ManifestEntry]:
    """The entries in `out` by album path ("Anna/IMG_1.jpg"); empty when there is no manifest.

    Raises ExportError when the file is not one of ours, is damaged or cannot be read.
    """
    path = out / MANIFEST_NAME
    if not os.path.lexists(path):
        return {}
    try:
        with as_export_errors(path):
            data = json.loads(path.read_bytes())
        if data["version"] > VERSION:
            raise ExportError("albums-newer", path=printable(path))
        return {album_path: _entry(entry) for album_path, entry in data["entries"].items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ExportError("albums-damaged", path=printable(path)) from error


def write_manifest(out: Path, entries: Mapping[str, ManifestEntry], mode: str) -> None:
    """Replace the manifest in `out` atomically. Raises ExportError when it cannot be written."""
    text = json.dumps(_document(entries, mode), ensure_ascii=False, indent=1)
    with as_export_errors(out):
        # Undecodable bytes of a path are lone surrogates; escaped they are JSON again.
        write_atomically(
            out / MANIFEST_NAME, text.encode("utf-8", "backslashreplace"), replace=True
        )


def _document(entries: Mapping[str, ManifestEntry], mode: str) -> dict[str, Any]:
    return {
        "version": VERSION,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "mode": mode,
        "entries": {album_path: _stored(entry) for album_path, entry in sorted(entries.items())},
    }


def _stored(entry: ManifestEntry) -> dict[str, Any]:
    stored = asdict(entry)
    if entry.recipe is None:
        del stored["recipe"]
    return stored


def _entry(data: dict[str, Any]) -> ManifestEntry:
    people = tuple(Member(int(member["id"]), str(member["name"])) for member in data["people"])
    photo, recipe = data.get("photo"), data.get("recipe")
    return ManifestEntry(
        str(data["source"]),
        int(data["size"]),
        people,
        None if photo is None else int(photo),
        None if recipe is None else str(recipe),
    )
