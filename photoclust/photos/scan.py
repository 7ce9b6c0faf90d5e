"""Finds the photo files below a folder, and compares them with the known ones.

A name, a size and a time of change are enough to tell what has to be read. Only of a file whose
name does not tell what it is the beginning is read.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from photoclust.job import Job
from photoclust.messages import Message, reason_of
from photoclust.paths import MANIFEST_NAME
from photoclust.photos.albums import has_manifest
from photoclust.photos.kinds import START, is_photo_start
from photoclust.types import Failure

# fmt: off
RAW_SUFFIXES = frozenset(
    {
        ".3fr", ".arw", ".cr2", ".cr3", ".crw", ".dcr", ".dng", ".erf", ".fff", ".iiq",
        ".kdc", ".mef", ".mos", ".mrw", ".nef", ".nrw", ".orf", ".pef", ".raf", ".raw",
        ".rw2", ".rwl", ".sr2", ".srf", ".srw", ".x3f",
    }
)
SUFFIXES = RAW_SUFFIXES | frozenset(
    {
        ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif",
        ".heic", ".heif", ".hif", ".avif", ".jxl",
    }
)
# No need to look into these.
_OTHERS = frozenset(
    {
        *(".xmp", ".aae", ".json", ".thm", ".lrv", ".pp3", ".dop", ".cos", ".xml", ".ini", ".db"),
        *(".mp4", ".mov", ".m4v", ".avi", ".mts", ".m2ts", ".mpg", ".mpeg", ".mkv", ".webm"),
        *(".wmv", ".flv", ".3gp", ".vob", ".mp3", ".m4a", ".wav", ".flac", ".ogg", ".aac", ".wma"),
        *(".psd", ".psb", ".xcf", ".kra", ".afphoto", ".ai", ".eps", ".svg", ".svgz", ".ico"),
        *(".pdf", ".doc", ".docx", ".odt", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp"),
        *(".txt", ".md", ".rtf", ".html", ".htm", ".css", ".js", ".csv", ".log", ".url", ".lnk"),
        *(".zip", ".rar", ".7z", ".tar", ".gz", ".xz", ".bz2", ".zst", ".iso", ".dmg", ".exe"),
        *(".py", ".c", ".h", ".cpp", ".java", ".sh", ".photoclust", ".lrcat", ".lrdata"),
    }
)
_SYSTEM_FOLDERS = frozenset(
    {
        "$recycle.bin", "recycler", "system volume information", "@eadir", "#recycle",
        "@recycle", "lost+found", "found.000", "node_modules", "__macosx",
    }
)
# fmt: on
# Apple Photos keeps the photos in these folders of its bundle, and previews in all others.
_BUNDLE_SUFFIX = ".photoslibrary"
_BUNDLE_PHOTOS = frozenset({"originals", "masters"})

_HIDES_BY_ATTRIBUTE = sys.platform in ("win32", "darwin")

_Identity = tuple[int, int | str]


@dataclass(frozen=True)
class SeenFile:
    """A photo file found on a walk. `path` is absolute, as reached; `size` in bytes."""

    path: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True)
class KnownFile:
    """A photo file as the library remembers it. `size` in bytes."""

    path: Path
    size: int
    mtime_ns: int


@dataclass
class Comparison:
    """The result of comparing a walk with the library.

    `to_read`: new, or of another size or time than known. `missing`: known and gone.
    `offline`: known and not seen, but below something that could not be read just now.
    """

    to_read: list[SeenFile] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    missing: list[Path] = field(default_factory=list)
    offline: list[Path] = field(default_factory=list)


def is_photo(path: Path) -> bool:
    """Whether the suffix is that of a photo."""
    return path.suffix.lower() in SUFFIXES


def is_raw(path: Path) -> bool:
    """Whether the suffix is that of a camera RAW photo."""
    return path.suffix.lower() in RAW_SUFFIXES


def is_reachable(root: Path, had_files: bool) -> bool:
    """Whether what is not found below `root` is truly gone.

    False when `root` cannot be listed, and when it is empty although `had_files`: that is
    what the mount point of an unplugged drive looks like.
    """
    try:
        with os.scandir(root) as entries:
            return not had_files or next(entries, None) is not None
    except OSError:
        return False


def compare(
    seen: Iterable[SeenFile], known: Mapping[Path, KnownFile], unreadable: Collection[Path]
) -> Comparison:
    """Compare `seen` and `known` files.

    `unreadable`: the paths, of folders or files, that :func:`walk` reported as failures.
    """
    result = Comparison()
    met: set[Path] = set()
    for file in seen:
        met.add(file.path)
        before = known.get(file.path)
        if before and (before.size, before.mtime_ns) == (file.size, file.mtime_ns):
            result.unchanged.append(file.path)
        else:
            result.to_read.append(file)
    closed = frozenset(unreadable)
    for path in known.keys() - met:
        hidden_from_us = not closed.isdisjoint((path, *path.parents))
        (result.offline if hidden_from_us else result.missing).append(path)
    result.offline.sort()
    result.missing.sort()
    return result


def walk(
    root: Path,
    on_failure: Callable[[Failure], None],
    job: Job | None = None,
    on_albums: Callable[[Path], None] = lambda folder: None,
    passed_over: Counter[str] | None = None,
) -> Iterator[SeenFile]:
    """All photo files below `root`, in a stable order: a folder's files, then its folders.

    Hidden and system folders are passed over, and so are folders that photoclust exported, which
    are passed to `on_albums`. Links to folders are followed after everything else, and no folder
    is entered twice, so loops end and a photo is reached by its real path where that lies below
    `root`. Unreadable folders and files are passed to `on_failure`. Files that are no photos by
    their name, nor by how they begin, are counted in `passed_over` by suffix. Raises Cancelled
    when `job` is.
    """
    others = Counter[str]() if passed_over is None else passed_over
    job = job or Job()
    folders = [Path(os.path.abspath(root))]
    links: list[Path] = []
    entered: set[_Identity] = set()
    while folders or links:
        job.check()
        folder = folders.pop() if folders else links.pop()
        below: list[os.DirEntry[str]] = []
        entries = _entries(folder, entered, on_failure)
        if any(entry.name == MANIFEST_NAME for entry in entries) and has_manifest(folder):
            on_albums(folder)
            continue
        for entry in entries:
            job.check()
            try:
                if _is_folder(entry):
                    if _may_enter(folder, entry):
                        below.append(entry)
                elif not _is_hidden(entry):
                    if is_photo(Path(entry.name)) or _begins_as_photo(folder, entry):
                        yield seen(folder / entry.name)
                    elif _is_file(entry):
                        others[Path(entry.name).suffix.lower()] += 1
            except OSError as error:
                on_failure(failure(folder / entry.name, error))
        # Both lists are stacks: the last one in is the next one out.
        for entry in reversed(below):
            (links if entry.is_symlink() else folders).append(folder / entry.name)


def _begins_as_photo(folder: Path, entry: os.DirEntry[str]) -> bool:
    """Whether a file that has not the name of a photo is one nevertheless."""
    if Path(entry.name).suffix.lower() in _OTHERS:
        return False
    try:
        if not _is_file(entry):  # to open a pipe would be to wait for its writer
            return False
        with (folder / entry.name).open("rb") as file:
            return is_photo_start(file.read(START))
    except OSError:  # it is no photo as far as anybody can tell
        return False


def _entries(
    folder: Path, entered: set[_Identity], on_failure: Callable[[Failure], None]
) -> list[os.DirEntry[str]]:
    """The entries of `folder`, sorted; none when it was entered before."""
    try:
        identity = _identity(folder)
        if identity in entered:
            return []
        entered.add(identity)
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        on_failure(failure(folder, error))
        return []
    return entries


def _identity(folder: Path) -> _Identity:
    """What two paths to the same folder have in common."""
    status = folder.stat()
    # Some network file systems have no inode numbers.
    return status.st_dev, status.st_ino or os.path.realpath(folder)


class NotRegular(OSError):
    """An entry that is neither a file nor a folder."""


def seen(path: Path) -> SeenFile:
    """A file by its path. Raises OSError when it leads nowhere, or to something that must not
    be opened."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise NotRegular(path)
    # Some file systems store times beyond the year 2262, the last in 64 bits.
    return SeenFile(path, status.st_size, max(-(2**63), min(status.st_mtime_ns, 2**63 - 1)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """A link that leads in a circle counts as broken."""
    try:
        return entry.is_dir()
    except OSError as error:
        if error.errno == errno.ELOOP:
            return False
        raise


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _may_enter(parent: Path, entry: os.DirEntry[str]) -> bool:
    name = entry.name.casefold()
    if parent.suffix.casefold() == _BUNDLE_SUFFIX and name not in _BUNDLE_PHOTOS:
        return False
    return name not in _SYSTEM_FOLDERS and not _is_hidden(entry)


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    """By a leading dot, which covers macOS's `._*`; or by attribute, on Windows and macOS."""
    if entry.name.startswith(".") or not _HIDES_BY_ATTRIBUTE:
        return entry.name.startswith(".")
    status = entry.stat(follow_symlinks=False)
    windows = getattr(status, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_HIDDEN
    macos = getattr(status, "st_flags", 0) & stat.UF_HIDDEN
    return bool(windows or macos)


def failure(path: Path, error: OSError) -> Failure:
    """Why a path was passed over."""
    if isinstance(error, NotRegular):
        return Failure(path, "scan", Message.of("entry-not-regular"))
    return Failure(path, "scan", Message.of("system", reason=reason_of(error)))
