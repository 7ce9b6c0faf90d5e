"""What earlier exports have written and this one would not: photos in albums to which they do not
belong any more, as people were renamed or faces taken away."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from photoclust.export.existing import Source, has_picture_of
from photoclust.export.manifest import ManifestEntry, Subject
from photoclust.export.names import portable_file_name, safe_name
from photoclust.export.os_errors import as_export_errors

Concerns = Callable[[Subject], bool]
"""Whether an export is about an album of this."""

Whereabouts = Mapping[int, Sequence[Path]]
"""Where photos of the library lie now, by their numbers."""


@dataclass(frozen=True)
class Outdated:
    """A file in an album. `original`: where the photo that it shows lies; None for one that lies
    nowhere, or of which it is no longer what was exported: it is never removed. `photo`: its
    number, None where that is not known."""

    target: Path
    original: Path | None
    photo: int | None = None


def find_outdated(
    out: Path,
    entries: Mapping[str, ManifestEntry],
    targets: Collection[Path],
    concerns: Concerns,
    unreachable: Collection[Path],
    whereabouts: Whereabouts,
) -> tuple[Outdated, ...]:
    """The files of earlier exports that are none of the `targets` of this one.

    Left out are photos that cannot be reached just now, and albums that it is not about.
    """
    away, kept = {str(path) for path in unreachable}, set(targets)
    return tuple(
        Outdated(target, original_of(target, entry, whereabouts), entry.photo)
        for target, entry in written_files(out, entries)
        if target not in kept and entry.source not in away and concerns(entry.subject)
    )


def remove_outdated(out: Path, outdated: Collection[Outdated]) -> list[str]:
    """Remove those of which there is the original, and the folders that are empty then; the album
    paths that were removed. Raises ExportError."""
    removed = []
    with as_export_errors(out):
        for file in outdated:
            # The user may have changed it since the plan was made.
            if file.original is not None and shows(file.target, file.original):
                file.target.unlink()
                removed.append(f"{file.target.parent.name}/{file.target.name}")
        for folder in {file.target.parent for file in outdated}:
            with suppress(OSError):  # it holds other files
                folder.rmdir()
    return removed


def written_files(
    out: Path, entries: Mapping[str, ManifestEntry]
) -> Iterator[tuple[Path, ManifestEntry]]:
    """The files of a manifest that are there; it may say anything, so paths are looked at."""
    for album_path, entry in sorted(entries.items()):
        folder, _, name = album_path.partition("/")
        if name and safe_name(folder) == folder and portable_file_name(name) == name:
            target = out / folder / name
            if os.path.lexists(target):
                yield target, entry


def original_of(target: Path, entry: ManifestEntry, whereabouts: Whereabouts) -> Path | None:
    """Where the photo lies that a file in an album shows; None when that is nowhere."""
    places = (Path(entry.source), *whereabouts.get(entry.photo or 0, ()))
    return next((place for place in places if shows(target, place)), None)


def shows(target: Path, source: Path) -> bool:
    """Whether nothing is lost with a file in an album, as the photo that it shows is there."""
    if target.is_symlink():
        return os.path.lexists(source) and target.readlink() == source
    found = Source.find((source,))
    return found is not None and has_picture_of(target, found)
