"""The library of drawn people, with what shows every page of the window.

    python -m benchmarks.demo_library OUT

makes OUT/photos and OUT/demo.photoclust: what `photoclust-app --demo` shows, and files that could
not be read, on a disk that is not plugged in too.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from photoclust import make_demo
from photoclust.library.repository import Repository
from photoclust.messages import Message
from photoclust.types import Failure
from ui.demo.cast import CAST
from ui.demo.drawing import EVENTS, Event, draw


def make(out: Path, events: Sequence[Event] = EVENTS) -> Path:
    """Draw the photos and fill a new library; its file. Needs a QGuiApplication."""
    photos, library = out / "photos", out / "demo.photoclust"
    make_demo(library, photos, draw(photos, events), [character.name for character in CAST])
    repository = Repository(library)
    _add_failures(repository, photos)
    repository.close()
    return library


def _add_failures(repository: Repository, photos: Path) -> None:
    """Files that could not be read, and a disk that is not plugged in."""
    disk = Path("/media/holiday-disk")
    failures = (
        ("2022 Hiking/2022-09-03 17.40.12.jpg", "image-truncated"),
        ("2024 Seoul/scan 12.png", "image-header-damaged"),
        ("2025 At home/notes.jpg", "not-an-image"),
    )
    repository.files.add_root(disk)
    with repository.database.writing() as connection:
        for name, code in failures:
            path = photos / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"not a photo")
            status = path.stat()
            failure = Failure(path, "decode", Message(code))
            repository.files.put(
                connection, path, status.st_size, status.st_mtime_ns, None, failure
            )


def main(argv: Sequence[str] | None = None) -> None:
    """Make the library; print its file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path, help="a folder that is empty or not there")
    arguments = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    print(make(arguments.out.absolute()))
    application.quit()


if __name__ == "__main__":
    main()
