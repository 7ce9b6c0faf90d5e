"""Whether albums still hold what was exported: each file compared with its photo."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from photoclust.errors import ExportError, UnreadablePhoto
from photoclust.export.existing import Source
from photoclust.export.manifest import ManifestEntry, read_manifest
from photoclust.export.names import portable_file_name, safe_name
from photoclust.export.os_errors import as_export_errors, printable
from photoclust.export.outdated import Whereabouts, written_files
from photoclust.job import Job
from photoclust.photos.content import read_content
from photoclust.photos.picture_digest import picture_digest

_CHUNK = 1 << 20


@dataclass
class Verification:
    """What became of the files of earlier exports, by their paths.

    `sound`: how many show their photo, whatever metadata they have. `missing`: are not there any
    more. `altered`: show something else. `alone`: their photo is nowhere to be found, so that they
    cannot be compared. `foreign`: other files in the albums.
    """

    sound: int = 0
    missing: list[Path] = field(default_factory=list)
    altered: list[Path] = field(default_factory=list)
    alone: list[Path] = field(default_factory=list)
    foreign: list[Path] = field(default_factory=list)

    @property
    def is_as_exported(self) -> bool:
        """Whether nothing is missing and nothing altered."""
        return not self.missing and not self.altered


def verify_albums(out: Path, whereabouts: Whereabouts, job: Job | None = None) -> Verification:
    """Compare every file that exports have written to `out` with its photo, as a whole.

    `whereabouts`: where photos lie now. Raises ExportError when nothing was exported there, or it
    cannot be read, and Cancelled.
    """
    job = job or Job()
    out = out.absolute()
    entries = read_manifest(out)
    if not entries:
        raise ExportError("albums-none", path=printable(out))
    done = Verification()
    with as_export_errors(out):
        there = dict(written_files(out, entries))
        done.missing = _missing(out, entries, there)
        done.foreign = _foreign(there)
        job.begin("export", total=len(there))
        for target, entry in there.items():
            job.check()
            job.report(done=1, current=printable(target))
            _compare(target, entry, whereabouts, done)
    return done


def _compare(
    target: Path, entry: ManifestEntry, whereabouts: Whereabouts, done: Verification
) -> None:
    places = (Path(entry.source), *whereabouts.get(entry.photo or 0, ()))
    sources = [source for place in places if (source := Source.find((place,))) is not None]
    if not target.exists() or not sources:  # a link to what is gone, or nothing to compare with
        done.alone.append(target)
    elif any(_is_same(target, source.path) for source in sources):
        done.sound += 1
    else:
        done.altered.append(target)


def _missing(
    out: Path, entries: Mapping[str, ManifestEntry], there: Mapping[Path, ManifestEntry]
) -> list[Path]:
    ours = (path.partition("/") for path in sorted(entries))
    return [
        out / folder / name
        for folder, _, name in ours
        if safe_name(folder) == folder
        and portable_file_name(name) == name
        and out / folder / name not in there
    ]


def _foreign(there: Mapping[Path, ManifestEntry]) -> list[Path]:
    """What else lies in the albums."""
    folders = sorted({target.parent for target in there})
    return [path for folder in folders for path in sorted(folder.iterdir()) if path not in there]


def _is_same(target: Path, source: Path) -> bool:
    """Whether two files are the same, or show the same picture."""
    try:
        if target.samefile(source) or _is_equal(target, source):
            return True
        return picture_digest(read_content(target)) == picture_digest(read_content(source))
    except (OSError, UnreadablePhoto):
        return False


def _is_equal(one: Path, other: Path) -> bool:
    with one.open("rb") as first, other.open("rb") as second:
        if os.fstat(first.fileno()).st_size != os.fstat(second.fileno()).st_size:
            return False
        while part := first.read(_CHUNK):
            if part != second.read(_CHUNK):
                return False
    return True
