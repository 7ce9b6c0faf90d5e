"""The photos that an earlier export has written to an album."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from photoclust.errors import UnreadablePhoto
from photoclust.export.manifest import ManifestEntry
from photoclust.photos.content import read_content
from photoclust.photos.picture_digest import picture_digest

# FAT keeps times to two seconds.
_CLOCK_GRAIN = 2.0
_SAMPLE = 1 << 16
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Source:
    """A photo on disk: the path to read, all its paths, bytes, and its date in seconds."""

    path: Path
    paths: tuple[Path, ...]
    size: int
    modified: float

    @classmethod
    def find(cls, paths: tuple[Path, ...]) -> Self | None:
        """The photo at the first of `paths` that is a file now; None when none of them is."""
        for path in paths:
            status = _status(path)
            if status is not None and stat.S_ISREG(status.st_mode):
                return cls(path.absolute(), paths, status.st_size, status.st_mtime)
        return None


class ExportedFiles:
    """The entries of a manifest, looked up by album and by where a photo came from."""

    def __init__(self, entries: Mapping[str, ManifestEntry]) -> None:
        self._by_path: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._by_photo: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        self._by_name: defaultdict[tuple[str, str, int], list[tuple[str, str]]] = defaultdict(list)
        for album_path, entry in entries.items():
            folder, _, name = album_path.partition("/")
            self._by_path[folder, entry.source].append(name)
            if entry.photo is not None:
                self._by_photo[folder, entry.photo].append(name)
            key = folder, Path(entry.source).name, entry.size
            self._by_name[key].append((name, entry.source))

    def find(self, folder: Path, photos: Mapping[int, Source]) -> dict[int, str]:
        """The file names, by photo ID, of those `photos` that are in the album `folder`."""
        found: dict[int, str] = {}
        claimed: set[str] = set()
        for candidates in (self._from_same_path, self._of_same_photo, self._from_path_left):
            for photo_id, source in photos.items():
                if photo_id in found:
                    continue
                names = candidates(folder, photo_id, source)
                name = next((name for name in names if name not in claimed), None)
                if name is not None:
                    found[photo_id] = name
                    claimed.add(name)
        return found

    def _from_same_path(self, folder: Path, photo: int, source: Source) -> Iterator[str]:
        for path in source.paths:
            for name in self._by_path.get((folder.name, str(path.absolute())), ()):
                if has_picture_of(folder / name, source):
                    yield name

    def _of_same_photo(self, folder: Path, photo: int, source: Source) -> Iterator[str]:
        """For photos that moved, whatever was written into their files meanwhile."""
        for name in self._by_photo.get((folder.name, photo), ()):
            if has_picture_of(folder / name, source):
                yield name

    def _from_path_left(self, folder: Path, photo: int, source: Source) -> Iterator[str]:
        """For photos that moved: same name, size and date, and no file at the old path."""
        for file_name in {path.name for path in source.paths}:
            for name, left in self._by_name.get((folder.name, file_name, source.size), ()):
                target = _status(folder / name)
                if target is None or not _holds(folder / name, target, source):
                    continue
                as_old = abs(target.st_mtime - source.modified) <= _CLOCK_GRAIN
                if as_old and _status(Path(left)) is None:
                    yield name


def has_picture_of(target: Path, source: Source) -> bool:
    """Whether a file in an album shows a photo, be it that other programs have written metadata
    into either."""
    status = _status(target)
    if status is None or not stat.S_ISREG(status.st_mode):
        return False
    if _holds(target, status, source):
        return True
    try:
        return picture_digest(read_content(target)) == picture_digest(read_content(source.path))
    except UnreadablePhoto:
        return False


def _holds(target: Path, status: os.stat_result, source: Source) -> bool:
    """Whether a file in an album has the content of a photo.

    One of its size and date is compared in three places only, as a later export looks at all
    that earlier ones have written; one of another date is compared as a whole.
    """
    if status.st_size != source.size or not stat.S_ISREG(status.st_mode):
        return False
    try:
        if target.samefile(source.path):
            return True
        with target.open("rb") as copy, source.path.open("rb") as photo:
            if abs(status.st_mtime - source.modified) > _CLOCK_GRAIN:
                return _is_equal(copy, photo, source.size)
            starts = (0, source.size // 2, max(0, source.size - _SAMPLE))
            return all(
                copy.seek(start) == photo.seek(start) and _is_equal(copy, photo, _SAMPLE)
                for start in starts
            )
    except OSError:
        # It cannot be told, and a second copy of every photo would be worse.
        return True


def _is_equal(one: BinaryIO, other: BinaryIO, count: int) -> bool:
    """Whether the next `count` bytes of two files are the same."""
    while count > 0 and (part := one.read(min(count, _CHUNK))):
        if part != other.read(len(part)):
            return False
        count -= len(part)
    return True


def _status(path: Path) -> os.stat_result | None:
    """None for what is not there, or cannot be reached."""
    try:
        return path.stat()
    except OSError:
        return None
