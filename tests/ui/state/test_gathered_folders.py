from __future__ import annotations

from pathlib import Path

from ui.state.gathered_folders import GatheredFolders

A, B, C = Path("/a"), Path("/b"), Path("/c")


def test_folders_join_until_they_are_taken() -> None:
    """Also while the window does not know yet that the scan has begun."""
    folders = GatheredFolders([B])
    assert folders.join([A])
    assert folders.take() == [A, B]
    assert not folders.join([C])
    assert folders.take() == [A, B]


def test_nothing_joins_a_scan_of_all_folders() -> None:
    folders = GatheredFolders([])
    assert not folders.join([A])
    assert folders.take() == []
