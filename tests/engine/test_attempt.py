"""What failed is tried again when something has changed that may help, and not before."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from photoclust.engine.attempt import attempt
from photoclust.photos import content
from photoclust.photos.content import Content
from photoclust.settings import Settings
from tests.library.albums import Album, FakeAnalyser, fake_engine


def test_versions_extras_and_limits_make_another_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = attempt(Settings())
    assert attempt(Settings()) == usual
    assert attempt(Settings(max_pixels=10**9)) != usual
    assert attempt(Settings(max_file_size=4)) != usual
    # What has to do with faces alone does not help with reading.
    assert attempt(Settings(min_face=40)) == usual
    version = metadata.version

    def newer(package: str) -> str:
        return "99" if package in ("photoclust", "rawpy") else version(package)

    monkeypatch.setattr(metadata, "version", newer)
    assert {"photoclust 99", "rawpy 99"} <= set(attempt(Settings()).split(", "))


def test_a_broken_file_is_read_again_with_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    album = Album(tmp_path / "photos")
    album.put("good.png", 1)
    album.write("text.jpg", b"Dear diary")
    reads: list[str] = []
    read = content.read_content

    def counted(path: Path, max_gib: int = 2) -> Content:
        reads.append(path.name)
        return read(path, max_gib)

    monkeypatch.setattr(content, "read_content", counted)
    with fake_engine(FakeAnalyser(), tmp_path / "library") as engine:
        engine.photos.scan([album.root])
        (failure,) = engine.folders.failures()
        assert failure.since is not None
        reads.clear()
        engine.photos.scan()
        assert reads == []
        version = metadata.version
        monkeypatch.setattr(
            metadata, "version", lambda name: "99" if name == "pi-heif" else version(name)
        )
        engine.photos.scan()
        assert reads == ["text.jpg"]
        # It is still the same problem, and there since the same time.
        assert [f.since for f in engine.folders.failures()] == [failure.since]
        engine.photos.scan()
        assert reads == ["text.jpg"]
