"""Albums: folders full of the photos that show a person. Originals stay where and as they are.

:func:`plan_albums` computes what would be written and :func:`write_albums` writes it.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from photoclust.errors import Cancelled, ExportError
from photoclust.export.manifest import ManifestEntry, Member, read_manifest, write_manifest
from photoclust.export.names import safe_name
from photoclust.export.os_errors import as_export_errors, export_error, printable
from photoclust.export.outdated import Outdated, remove_outdated, shows
from photoclust.export.plan import Album, AlbumPlan, Item, RecipePhotos, plan_albums
from photoclust.export.transfer import Link, SkippedPhoto, place
from photoclust.files import flush_folder, publish, sweep
from photoclust.job import Job
from photoclust.log import log_duration
from photoclust.messages import reason_of
from photoclust.types import Failure

__all__ = [
    "Album",
    "AlbumPlan",
    "AlbumReport",
    "Item",
    "Link",
    "Member",
    "Outdated",
    "RecipePhotos",
    "plan_albums",
    "write_albums",
]

_NO_LINKS = {
    errno.EXDEV,
    errno.EPERM,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.ENOSYS,
    errno.EMLINK,
    errno.EINVAL,
}
# The disk accepts other files, but not this one: its name, or its size on FAT.
_NOT_THIS_FILE = {errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL, errno.EFBIG}


@dataclass
class AlbumReport:
    """What an export did. `written` and `present` count files in albums, `bytes` the written.

    `moved`: outdated files that became new ones; they are not among the written. `unreachable`
    counts photos that were at none of their paths when the plan was made. `failures`
    are photos passed over. `removed`: outdated files that were removed. `cancelled`: stopped by
    the user; what was written before stays.
    """

    written: int = 0
    present: int = 0
    moved: int = 0
    removed: int = 0
    bytes: int = 0
    unreachable: int = 0
    cancelled: bool = False
    failures: list[Failure] = field(default_factory=list)


@log_duration("export of albums")
def write_albums(
    plan: AlbumPlan, *, link: Link, job: Job | None = None, remove: bool = False
) -> AlbumReport:
    """Write what is new in `plan`. Nothing is overwritten, and nothing moved or removed but, with
    `remove`, the outdated files of which there is the original: copies that are new elsewhere are
    moved there, the others removed.

    A photo that cannot be read, or whose target was created by another program since the plan was
    made, is reported in `failures` and the run goes on. Raises ExportError before anything is
    written when there is too little space or hard links would cross file systems; later, when the
    target can no longer be written to. The manifest lists the written files even then.
    """
    report = AlbumReport(present=plan.present, unreachable=len(plan.unreachable))
    new = plan.new
    earlier = read_manifest(plan.out)
    if not new:
        _sweep(plan, earlier)
        if remove:
            _remove(plan, link, report)
        return report
    with as_export_errors(plan.out):
        _refuse_impossible(plan, link, moving=remove)
        plan.out.mkdir(parents=True, exist_ok=True)
    _sweep(plan, earlier)
    # Entries are written before the files: a crash may leave entries without a file, but never a
    # file that the next export would not recognise as its own.
    announced = {_album_path(item): _entry(album, item, item.size) for album, item in new}
    write_manifest(plan.out, earlier | announced, link)
    written: dict[str, ManifestEntry] = {}
    moved: set[str] = set()
    try:
        if remove and link is Link.COPY:
            new, moved = _move_former(new, report, written)
        _write_new(new, link, job or Job(), report, written)
    except Cancelled:
        report.cancelled = True
    finally:
        for folder in {item.target.parent for _, item in plan.new}:
            flush_folder(folder)
        entries = earlier | written
        write_manifest(plan.out, {p: e for p, e in entries.items() if p not in moved}, link)
    if remove and not report.cancelled:
        _remove(plan, link, report)
    return report


def _remove(plan: AlbumPlan, link: Link, report: AlbumReport) -> None:
    removed = remove_outdated(plan.out, plan.outdated)
    report.removed = len(removed)
    entries = read_manifest(plan.out)
    if removed:
        write_manifest(plan.out, {p: e for p, e in entries.items() if p not in removed}, link)


def _sweep(plan: AlbumPlan, earlier: Mapping[str, ManifestEntry]) -> None:
    """Delete what exports that were killed have left in the albums."""
    names = {path.partition("/")[0] for path in earlier}
    known = {plan.out / name for name in names if safe_name(name) == name}  # it may say anything
    for folder in known | {plan.out, *(album.folder for album in plan.albums)}:
        sweep(folder)


def _write_new(
    new: list[tuple[Album, Item]],
    link: Link,
    job: Job,
    report: AlbumReport,
    written: dict[str, ManifestEntry],
) -> None:
    job.begin("export", total=len(new))
    for album, item in new:
        job.check()
        job.report(current=printable(item.source))
        size = 0
        try:
            size = _write(item, link)
        except SkippedPhoto as refused:
            report.failures.append(Failure(item.source, "export", refused.reason))
        else:
            written[_album_path(item)] = _entry(album, item, size)
            report.written += 1
            report.bytes += size
        job.report(done=1, bytes=size)


def _move_former(
    new: list[tuple[Album, Item]], report: AlbumReport, written: dict[str, ManifestEntry]
) -> tuple[list[tuple[Album, Item]], set[str]]:
    """Have outdated copies become new items; what is still to be written, and the album paths
    that were left."""
    rest: list[tuple[Album, Item]] = []
    moved: set[str] = set()
    for album, item in new:
        if item.former is not None and _has_moved(item.former, item):
            written[_album_path(item)] = _entry(album, item, item.target.stat().st_size)
            moved.add(f"{item.former.parent.name}/{item.former.name}")
        else:
            rest.append((album, item))
    report.moved = len(moved)
    return rest, moved


def _has_moved(former: Path, item: Item) -> bool:
    """Move a copy to an item's place, if it is one of its photo and nothing is there."""
    with as_export_errors(item.target.parent):
        item.target.parent.mkdir(exist_ok=True)
    try:
        is_copy = not former.is_symlink() and not former.samefile(item.source)
        if not is_copy or not shows(former, item.source):
            return False
        publish(former, item.target)
        former.unlink(missing_ok=True)
    except OSError:  # it is written instead, or the reason is met again
        return False
    return True


def _write(item: Item, link: Link) -> int:
    """Returns the size in bytes. Raises SkippedPhoto for this item, ExportError for all."""
    with as_export_errors(item.target.parent):
        item.target.parent.mkdir(exist_ok=True)
    try:
        return place(item.source, item.target, link)
    except FileExistsError as error:
        raise SkippedPhoto("album-place-taken") from error
    except OSError as error:
        if link is not Link.COPY and error.errno in _NO_LINKS:
            raise ExportError(
                "links-refused",
                folder=printable(item.target.parent),
                link=link,
                reason=reason_of(error),
            ) from error
        if error.errno in _NOT_THIS_FILE:
            raise SkippedPhoto("album-disk-refuses", reason=reason_of(error)) from error
        raise export_error(error, item.target) from error


def _refuse_impossible(plan: AlbumPlan, link: Link, *, moving: bool) -> None:
    if link is Link.COPY:
        free = shutil.disk_usage(_nearest(plan.out)).free
        items = [item for _, item in plan.new if not (moving and item.former)]
        needed = sum(item.size for item in items)
        if needed > free:
            raise ExportError(
                "albums-too-large", needed=needed, folder=printable(plan.out), free=free
            )
    if link is Link.HARD:
        for album in plan.albums:
            device = _device(_nearest(album.folder))
            sources = (item.source for item in album.items if not item.present)
            # A source that has vanished meanwhile is noted when its turn comes.
            far = next(
                (path for path in sources if path.exists() and _device(path) != device), None
            )
            if far is not None:
                raise ExportError(
                    "links-across-disks", photo=printable(far), folder=printable(plan.out)
                )


def _nearest(path: Path) -> Path:
    """`path`, or the nearest folder above it that exists."""
    return next(folder for folder in (path, *path.parents) if folder.exists())


def _device(path: Path) -> int:
    return path.stat().st_dev


def _album_path(item: Item) -> str:
    return f"{item.target.parent.name}/{item.target.name}"


def _entry(album: Album, item: Item, size: int) -> ManifestEntry:
    return ManifestEntry(str(item.source), size, album.people, item.photo, album.recipe)
