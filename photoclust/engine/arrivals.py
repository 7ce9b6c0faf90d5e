"""What lies in the folders of a library and was not read yet, without reading it."""

from __future__ import annotations

from pathlib import Path

from photoclust.job import Job
from photoclust.library.repository import Repository
from photoclust.photos import scan


def waiting_files(repository: Repository, job: Job) -> tuple[int, list[Path]]:
    """How many photo files are new or have changed, and the folders that lie below those that are
    scanned, with these.

    A walk alone: no file is opened but one whose name does not tell what it is, and nothing is
    written. Folders that cannot be reached count for nothing. Raises Cancelled when the job is.
    """
    waiting, folders = 0, dict.fromkeys(repository.files.roots())
    for root in list(folders):
        stored = {file.path: file for file in repository.files.below(root)}
        if not scan.is_reachable(root, had_files=bool(stored)):
            continue
        for file in scan.walk(root, lambda failure: None, job):
            folders[file.path.parent] = None
            known = stored.get(file.path)
            same = known is not None and (known.size, known.mtime_ns) == (file.size, file.mtime_ns)
            waiting += not same
    return waiting, list(folders)
