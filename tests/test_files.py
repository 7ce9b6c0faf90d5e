"""Files are written atomically, and replace another one only if asked to."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from photoclust.files import atomic_write, publish, sweep, temporary_name, write_atomically


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fail(*_: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("replace", [False, True])
def test_a_new_file(tmp_path: Path, replace: bool) -> None:
    write_atomically(tmp_path / "a", b"content", replace=replace)
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"content"


def test_a_file_that_is_there_is_replaced_only_if_asked(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    write_atomically(target, b"new", replace=True)
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["a"]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a"

    def write() -> None:
        with atomic_write(target) as path:
            path.write_bytes(b"new")
            target.write_bytes(b"theirs")

    with pytest.raises(FileExistsError):
        write()
    assert target.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("replace", [False, True])
def test_nothing_is_seen_before_the_end(tmp_path: Path, replace: bool) -> None:
    target = tmp_path / "a"
    with atomic_write(target, replace=replace) as path:
        path.write_bytes(b"half")
        assert not target.exists()
        assert path.parent == target.parent
        assert path.name.startswith(".photoclust-")
        assert path.suffix == ".tmp"
    assert target.read_bytes() == b"half"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_error_leaves_all_as_it_was(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")

    def write() -> None:
        with atomic_write(target, replace=True) as path:
            path.write_bytes(b"half")
            raise error

    with pytest.raises(error):
        write()
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("call", ["os.fsync", "os.replace"])
def test_a_disk_that_fails_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    monkeypatch.setattr(call, fail)
    with pytest.raises(OSError, match="Input/output"):
        write_atomically(target, b"new", replace=True)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_content_is_on_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, flushed = tmp_path / "a", []

    def flush(descriptor: int) -> None:
        flushed.append((os.fstat(descriptor).st_size, target.exists()))

    monkeypatch.setattr("os.fsync", flush)
    write_atomically(target, b"1234567")
    assert flushed[0] == (7, False)
    if os.name != "nt":
        # And then the folder, which holds the name.
        assert [there for _, there in flushed] == [False, True]
    flushed.clear()
    with atomic_write(target, replace=True, durable=False):
        pass
    assert flushed == [(0, True)]


def test_a_folder_that_cannot_be_flushed_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def only_files(descriptor: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112
            fail()
        flush(descriptor)

    monkeypatch.setattr("os.fsync", only_files)
    write_atomically(tmp_path / "a", b"content")
    assert (tmp_path / "a").read_bytes() == b"content"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize(
    ("mode", "umask", "result"), [(0o600, 0o022, 0o600), (0o666, 0o077, 0o600)]
)
@pytest.mark.parametrize("replace", [False, True])
def test_permissions(tmp_path: Path, mode: int, umask: int, result: int, replace: bool) -> None:
    former = os.umask(umask)
    try:
        write_atomically(tmp_path / "a", b"content", mode=mode, replace=replace)
    finally:
        os.umask(former)
    assert (tmp_path / "a").stat().st_mode & 0o777 == result


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "a", b"content")
    assert names(tmp_path) == []


def test_disks_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.link", fail)
    write_atomically(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        write_atomically(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert names(tmp_path) == ["a"]


def test_a_claimed_name_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finished = temporary_name(tmp_path)
    finished.write_bytes(b"content")
    monkeypatch.setattr("os.link", fail)
    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="Input/output"):
        publish(finished, tmp_path / "a")
    assert names(tmp_path) == [finished.name]


@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere only the age tells")
def test_what_a_killed_writer_left_is_swept_and_no_more(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from photoclust.files import atomic_write\n"
        "with atomic_write(Path(sys.argv[1])) as path:\n"
        "    path.write_bytes(b'half'); os._exit(9)"
    )
    root = Path(__file__).parent.parent
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "a")], cwd=root, timeout=60)
    (dead,) = names(tmp_path)
    (tmp_path / f"{dead}-journal").touch()
    (tmp_path / ".photoclust-notes.tmp").touch()
    with atomic_write(tmp_path / "b") as alive:
        sweep(tmp_path)
        assert names(tmp_path) == sorted([".photoclust-notes.tmp", alive.name])
    assert names(tmp_path) == [".photoclust-notes.tmp", "b"]
    sweep(tmp_path / "nowhere")


def test_where_no_lock_tells_the_age_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "other")
    (left := temporary_name(tmp_path)).touch()
    sweep(tmp_path)
    assert names(tmp_path) == [left.name]
    monkeypatch.setattr("photoclust.files.ABANDONED_SECONDS", -1)
    sweep(tmp_path)
    assert names(tmp_path) == []


def test_a_kill_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    code = (
        "import os, sys; from pathlib import Path; from photoclust.files import atomic_write\n"
        "with atomic_write(Path(sys.argv[1]), replace=True) as path:\n"
        "    path.write_bytes(b'half'); os._exit(9)"
    )
    root = Path(__file__).parent.parent
    ended = subprocess.run([sys.executable, "-c", code, str(target)], cwd=root, timeout=60)
    assert ended.returncode == 9
    assert target.read_bytes() == b"old"
    left = [name for name in names(tmp_path) if name != "a"]
    assert [name.startswith(".photoclust-") and name.endswith(".tmp") for name in left] == [True]
