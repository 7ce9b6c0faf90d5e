from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from ui.desktop.dropped_folders import sort_dropped


def test_folders_and_files_are_taken_and_all_else_gets_a_sentence(tmp_path: Path) -> None:
    folder, file = tmp_path / "photos", tmp_path / "one.jpg"
    folder.mkdir()
    file.write_bytes(b"x")
    dropped = sort_dropped(
        [
            QUrl.fromLocalFile(str(folder)),
            QUrl.fromLocalFile(str(folder)),
            QUrl.fromLocalFile(str(file)),
            QUrl("https://example.org/photos"),
            QUrl.fromLocalFile(str(tmp_path / "gone")),
        ]
    )
    assert dropped.folders == (folder,)
    assert dropped.files == (file,)
    assert dropped.refusals == (
        "https://example.org/photos is not on this computer. Save it here first.",
        f"The folder {tmp_path / 'gone'} does not exist.",
    )


def test_a_closed_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refuse)
    dropped = sort_dropped([QUrl.fromLocalFile(str(tmp_path))])
    assert dropped.folders == ()
    assert dropped.refusals == (f"The folder {tmp_path} cannot be read: Permission denied.",)


def test_a_hundred_folders_at_once(tmp_path: Path) -> None:
    folders = [tmp_path / f"{i:03}" for i in range(100)]
    for folder in folders:
        folder.mkdir()
    dropped = sort_dropped([QUrl.fromLocalFile(str(folder)) for folder in folders])
    assert dropped.folders == tuple(folders)
