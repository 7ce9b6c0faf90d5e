from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path

import pytest

from photoclust.errors import UnreadablePhoto
from photoclust.photos import content


def test_reads_bytes_and_digest(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"some bytes")
    found = content.read_content(tmp_path / "a.jpg")
    assert found.data == b"some bytes"
    assert found.digest == hashlib.blake2b(b"some bytes", digest_size=16).digest()


def test_same_content_has_the_same_digest_under_any_name(tmp_path: Path) -> None:
    for name, data in (("a", b"1"), ("b", b"1"), ("c", b"2")):
        (tmp_path / name).write_bytes(data)
    a, b, c = (content.read_content(tmp_path / name).digest for name in "abc")
    assert a == b != c


def test_empty(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    with pytest.raises(UnreadablePhoto, match=r"^The file is empty; copy it again"):
        content.read_content(tmp_path / "a.jpg")


def test_gone(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePhoto, match=r"^The file cannot be read: no such file"):
        content.read_content(tmp_path / "a.jpg")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "permission denied"),
        (OSError(5, "Input/output error"), "input/output error"),
        (OSError(), "unknown reason"),
        (MemoryError(), "it does not fit into memory"),
    ],
)
def test_system_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    (tmp_path / "a.jpg").write_bytes(b"1")

    def fail(path: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(UnreadablePhoto, match=f"^The file cannot be read: {reason}(;|$)"):
        content.read_content(tmp_path / "a.jpg")


def test_absurd_size_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.jpg").open("wb") as file:
        file.truncate((content.MAX_GIB << 30) + 1)
    with pytest.raises(UnreadablePhoto, match="over the limit of 2 GiB"):
        content.read_content(tmp_path / "a.jpg")
    with pytest.raises(UnreadablePhoto, match="over the limit of 1 GiB"):
        content.read_content(tmp_path / "a.jpg", max_gib=1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    raised: list[Exception] = []

    def read() -> None:
        try:
            content.read_content(tmp_path / "a.jpg")
        except UnreadablePhoto as error:
            raised.append(error)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    reader.join(5)
    assert [str(error) for error in raised] == ["This is not a regular file"]


def test_large_contents_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"some bytes")
    read = content.read_content(path)
    assert read.let_go() is read
    monkeypatch.setattr(content, "LARGE", 5)
    unheld = read.let_go()
    assert isinstance(unheld, content.Unheld)
    assert unheld.size == 10
    assert unheld.read() == read
    path.write_bytes(b"like bytes")
    with pytest.raises(UnreadablePhoto, match="has changed"):
        unheld.read()
