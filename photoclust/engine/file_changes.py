"""Which files a scan has to read: new and changed ones, and those that are due again."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from photoclust.engine.known_photos import KnownPhotos
from photoclust.engine.patience import TookTooLong, patiently
from photoclust.job import Job
from photoclust.library.repository import Repository, StoredFile
from photoclust.messages import Message
from photoclust.photos import scan
from photoclust.types import Failure, ScanReport

DUE = -1
"""A size that no file has. A file stored with it is read again."""
FOLDER_SECONDS = 30.0
"""How long nothing may come of a look at a folder."""


class _Unreachable(Exception):
    """A folder cannot be reached just now."""


class FileChanges:
    """The files on the disk compared with those of the library.

    Missing, unreachable and unreadable files are counted in `report`. `attempt`: with what files
    are read this time. `before`: the files compared so far, as the library knew them.
    """

    def __init__(
        self,
        repository: Repository,
        known: KnownPhotos,
        job: Job,
        report: ScanReport,
        attempt: str = "",
    ) -> None:
        self._repository = repository
        self._known = known
        self._job = job
        self._report = report
        self._attempt = attempt
        self.before: dict[Path, StoredFile] = {}
        self._states: list[tuple[Path, str]] = []
        self._missing: set[Path] = set()

    def below(self, folder: Path) -> list[scan.SeenFile]:
        """Walk a folder, note what is gone or out of reach, and return what is to be read."""
        self._job.begin("looking for photos")
        stored = {file.path: file for file in self._repository.files.below(folder)}
        # A file that was missing before stays missing when its folder cannot be reached.
        left = {path for path, file in stored.items() if file.state != "missing"}
        known = {
            path: scan.KnownFile(path, DUE if self._is_due(file) else file.size, file.mtime_ns)
            for path, file in stored.items()
        }
        unreadable: list[Failure] = []
        albums: list[Path] = []
        passed_over = Counter[str]()

        def look() -> Iterator[scan.SeenFile]:
            if not scan.is_reachable(folder, had_files=bool(left)):
                raise _Unreachable
            yield from scan.walk(
                folder,
                unreadable.append,
                self._job,
                on_albums=albums.append,
                passed_over=passed_over,
            )

        try:
            seen = list(self._counted(patiently(look, self._job.check, FOLDER_SECONDS)))
        except _Unreachable:
            self._note_unreachable(folder, left, known=bool(stored))
            return []
        except TookTooLong:
            self._note_hanging(folder, left)
            return []
        self._report.albums += albums
        self._report.passed_over += passed_over
        self._report.seen += len(seen)
        comparison = scan.compare(seen, known, [failure.path for failure in unreadable])
        self._repository.files.set_closed(folder, unreadable)
        self._states += [(path, "missing") for path in comparison.missing]
        offline = left.intersection(comparison.offline)
        self._states += [(path, "offline") for path in offline]
        self._states += [(path, "present") for path in comparison.unchanged]
        self.before |= stored
        self._missing.update(comparison.missing)
        broken = [f for path in comparison.unchanged if (f := stored[path].failure)]
        self._report.unchanged += len(comparison.unchanged) - len(broken)
        self._report.missing += len(comparison.missing)
        self._report.offline += len(offline)
        self._report.failures += unreadable + broken
        return comparison.to_read

    def at(self, paths: Sequence[Path]) -> list[scan.SeenFile]:
        """Those of the library's files that are there; the others are noted as missing."""
        self.before = {file.path: file for file in self._repository.files.at(paths)}
        closed = self._repository.files.closed().intersection(paths)
        to_read = []
        for path in self.before.keys() - closed:
            self._job.check()
            try:
                to_read.append(scan.seen(path))
            except FileNotFoundError:
                self._note_missing(path)
            except OSError as error:
                self._report.failures.append(scan.failure(path, error))
        for path in closed:
            to_read += self._at_closed(path)
        self._report.seen = len(to_read)
        return sorted(to_read, key=lambda file: file.path)

    def write(self) -> int:
        """Write what became of the files that are not read.

        Returns how many of those that were reported missing lie somewhere else now.
        """
        self._repository.files.set_states(self._states)
        return len(self._missing & self._repository.files.forget_moved())

    def _note_unreachable(self, folder: Path, left: set[Path], *, known: bool) -> None:
        self._states += [(path, "offline") for path in left]
        self._report.offline += len(left)
        gone = [] if known else [Failure(folder, "scan", Message.of("folder-gone"))]
        self._repository.files.set_closed(folder, gone)
        self._report.failures += gone

    def _note_hanging(self, folder: Path, left: set[Path]) -> None:
        """A folder, such as one of a network drive, at which a look did not end."""
        self._states += [(path, "offline") for path in left]
        self._report.offline += len(left)
        problem = Message.of("folder-takes-too-long", seconds=round(FOLDER_SECONDS))
        failures = [Failure(folder, "scan", problem)]
        self._repository.files.set_closed(folder, failures)
        self._report.failures += failures

    def _note_missing(self, path: Path) -> None:
        self._states.append((path, "missing"))
        self._missing.add(path)
        self._report.missing += 1

    def _at_closed(self, path: Path) -> list[scan.SeenFile]:
        """What is to be read of a folder or file that could not be looked into."""
        found, failures = [], []
        try:
            if path.is_dir():
                with os.scandir(path):
                    pass  # it can be listed now
                return self.below(path)
            found.append(scan.seen(path))
        except OSError as error:
            # A dangling link is not found either, but it is there.
            if not isinstance(error, FileNotFoundError) or os.path.lexists(path):
                failures.append(scan.failure(path, error))
            elif path in self.before:
                self._note_missing(path)
        self._repository.files.set_closed(path, failures)
        self._report.failures += failures
        return found

    def _is_due(self, file: StoredFile) -> bool:
        """Whether a file is to be read again though size and time are the same."""
        # A read error may be temporary; a decoding error stays until the file changes, or what
        # decodes it.
        unread = file.failure is not None and (
            file.failure.stage == "read" or file.tried != self._attempt
        )
        unknown = self._known.is_without_picture(file.photo_id) and file.failure is None
        return unread or unknown or self._known.is_due(file.photo_id)

    def _counted(self, files: Iterable[scan.SeenFile]) -> Iterator[scan.SeenFile]:
        for file in files:
            self._job.report(done=1, current=file.path.name)
            yield file
