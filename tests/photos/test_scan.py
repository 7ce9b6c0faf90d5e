from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoclust.errors import Cancelled
from photoclust.export.manifest import write_manifest
from photoclust.job import Job
from photoclust.messages import Message
from photoclust.paths import MANIFEST_NAME
from photoclust.photos.scan import KnownFile, SeenFile, compare, is_raw, is_reachable, walk
from photoclust.types import Failure


def fail(failure: Failure) -> NoReturn:
    pytest.fail(str(failure))


def fill(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"12345")


def names(root: Path, failures: list[Failure] | None = None) -> list[str]:
    """Paths of what a walk sees, relative to `root`; no failures unless they are asked for."""
    met: list[Failure] = []
    found = [file.path.relative_to(root).as_posix() for file in walk(root, met.append)]
    assert failures is not None or met == []
    if failures is not None:
        failures += met
    return found


def test_photos_by_suffix_in_any_case_and_in_order(tmp_path: Path) -> None:
    photos = [
        "B.JPG",
        "a.jpeg",
        "a.png",
        "c.CR3",
        "d.Heic",
        "e.avif",
        "f.tif",
        "z/a.webp",
        "z/b.dng",
    ]
    fill(tmp_path, *photos, "notes.txt", "film.mp4", "jpg", "side.xmp", "z/Thumbs.db")
    assert names(tmp_path) == photos


def test_size_time_and_absolute_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "in/a.jpg")
    os.utime(tmp_path / "in/a.jpg", ns=(5, 1234567890123456789))
    monkeypatch.chdir(tmp_path)
    expected = SeenFile(tmp_path / "in/a.jpg", 5, 1234567890123456789)
    assert list(walk(Path("in"), fail)) == [expected]
    assert list(walk(Path("in/../in"), fail)) == [expected]


def test_hidden_and_system_folders_are_passed_over(tmp_path: Path) -> None:
    hidden = [".a.jpg", "._b.jpg", ".c/a.jpg", ".Trash-1000/a.jpg", "$RECYCLE.BIN/a.jpg"]
    system = ["@eaDir/a.jpg", "x/System Volume Information/a.jpg", "__MACOSX/a.jpg"]
    more = ["lost+found/a.jpg", "node_modules/a.jpg"]
    bundle = ["Fotos.photoslibrary/originals/0/a.heic", "Fotos.photoslibrary/resources/b.jpg"]
    fill(tmp_path, *hidden, *system, *more, *bundle)
    assert names(tmp_path) == ["Fotos.photoslibrary/originals/0/a.heic"]


def test_a_hidden_root_is_meant(tmp_path: Path) -> None:
    fill(tmp_path, ".secret/a.jpg")
    assert names(tmp_path / ".secret") == ["a.jpg"]


def test_own_exports_are_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "albums/b.jpg", "albums/Ann/c.jpg")
    write_manifest(tmp_path / "albums", {}, "copy")
    albums: list[Path] = []
    found = list(walk(tmp_path, fail, None, albums.append))
    assert [file.path.name for file in found] == ["a.jpg"]
    assert albums == [tmp_path / "albums"]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"version": 1}', b'{"entries": {}}'])
def test_a_foreign_manifest_hides_nothing(tmp_path: Path, content: bytes) -> None:
    fill(tmp_path, "a.jpg", "b/c.jpg")
    (tmp_path / MANIFEST_NAME).write_bytes(content)
    (tmp_path / "b" / MANIFEST_NAME).mkdir()
    assert names(tmp_path) == ["a.jpg", "b/c.jpg"]


def test_folder_with_a_photo_suffix_is_a_folder(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg/b.jpg")
    assert names(tmp_path) == ["a.jpg/b.jpg"]


def test_folders_deeper_than_python_can_recurse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    depth = sys.getrecursionlimit() + 100
    monkeypatch.chdir(tmp_path)
    for _ in range(depth):  # step by step: neither pathlib nor shutil can do it at once
        Path("d").mkdir()
        os.chdir("d")
    Path("a.jpg").touch()
    try:
        assert names(tmp_path) == ["d/" * depth + "a.jpg"]
    finally:
        Path("a.jpg").unlink()
        for _ in range(depth):
            os.chdir("..")
            Path("d").rmdir()


def test_link_loops_end(tmp_path: Path) -> None:
    fill(tmp_path, "a/b/c.jpg")
    (tmp_path / "a/b/up").symlink_to(tmp_path)
    (tmp_path / "a/self").symlink_to("self")
    (tmp_path / "a/b/here").symlink_to(".")
    assert names(tmp_path) == ["a/b/c.jpg"]


def test_linked_folders_are_followed_once_and_real_paths_preferred(tmp_path: Path) -> None:
    fill(tmp_path, "root/real/a.jpg", "outside/b.jpg")
    root = tmp_path / "root"
    (root / "a-link").symlink_to(root / "real")
    (root / "b-link").symlink_to(tmp_path / "outside")
    (root / "c-link").symlink_to(tmp_path / "outside")
    assert names(root) == ["real/a.jpg", "b-link/b.jpg"]


def test_file_systems_without_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a/1.jpg", "b/2.jpg")
    (tmp_path / "b/up").symlink_to(tmp_path)
    real = Path.stat

    def numberless(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        known = real(path, follow_symlinks=follow_symlinks)
        status = list(known)
        status[stat.ST_INO] = 0
        return os.stat_result(status, {"st_mtime_ns": known.st_mtime_ns})

    monkeypatch.setattr(Path, "stat", numberless)
    assert names(tmp_path) == ["a/1.jpg", "b/2.jpg"]


def test_what_is_no_file_fails_unopened(tmp_path: Path) -> None:
    fill(tmp_path, "good.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "device.png").symlink_to("/dev/zero")
    (tmp_path / "gone.jpg").symlink_to("nowhere")
    failures: list[Failure] = []
    assert names(tmp_path, failures) == ["good.jpg"]
    assert {(failure.path.name, failure.stage) for failure in failures} == {
        ("pipe.jpg", "scan"),
        ("device.png", "scan"),
        ("gone.jpg", "scan"),
    }
    assert {failure.reason for failure in failures} == {
        "Not a regular file",
        "No such file or directory",
    }


def test_unreadable_folder_does_not_stop_the_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "a/1.jpg", "b/2.jpg", "c/3.jpg")
    real = os.scandir

    def scandir(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    failures: list[Failure] = []
    assert names(tmp_path, failures) == ["a/1.jpg", "c/3.jpg"]
    denied = Message("system", {"reason": {"errno": "EACCES", "text": "Permission denied"}})
    assert failures == [Failure(tmp_path / "b", "scan", denied)]


def test_missing_root_is_a_failure(tmp_path: Path) -> None:
    failures: list[Failure] = []
    assert names(tmp_path / "gone", failures) == []
    assert [failure.path for failure in failures] == [tmp_path / "gone"]


def test_walk_can_be_cancelled(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "b.jpg")
    job = Job()
    files = walk(tmp_path, fail, job)
    assert next(files).path.name == "a.jpg"
    job.cancel()
    with pytest.raises(Cancelled):
        next(files)


def test_is_raw() -> None:
    assert is_raw(Path("a.NEF"))
    assert not is_raw(Path("a.jpg"))


def test_is_reachable(tmp_path: Path) -> None:
    fill(tmp_path, "full/a.txt", "file")
    (tmp_path / "empty").mkdir()
    assert is_reachable(tmp_path / "full", had_files=True)
    assert is_reachable(tmp_path / "empty", had_files=False)
    assert not is_reachable(tmp_path / "empty", had_files=True)
    assert not is_reachable(tmp_path / "gone", had_files=False)
    assert not is_reachable(tmp_path / "file", had_files=False)


def known(*files: KnownFile) -> dict[Path, KnownFile]:
    return {file.path: file for file in files}


def test_compare() -> None:
    root = Path("/photos")
    seen = [
        SeenFile(root / "new.jpg", 1, 1),
        SeenFile(root / "same.jpg", 2, 2),
        SeenFile(root / "larger.jpg", 30, 3),
        SeenFile(root / "later.jpg", 4, 40),
    ]
    before = known(
        KnownFile(root / "same.jpg", 2, 2),
        KnownFile(root / "larger.jpg", 3, 3),
        KnownFile(root / "later.jpg", 4, 4),
        KnownFile(root / "gone.jpg", 5, 5),
        KnownFile(root / "closed/in/deep.jpg", 6, 6),
        KnownFile(root / "closed-not/a.jpg", 7, 7),
        KnownFile(root / "stat-failed.jpg", 8, 8),
    )
    result = compare(iter(seen), before, [root / "closed", root / "stat-failed.jpg"])
    assert result.to_read == [seen[0], seen[2], seen[3]]
    assert result.unchanged == [root / "same.jpg"]
    assert result.missing == [root / "closed-not/a.jpg", root / "gone.jpg"]
    assert result.offline == [root / "closed/in/deep.jpg", root / "stat-failed.jpg"]


paths = st.builds(
    Path, st.sampled_from(["/a", "/b"]), st.sampled_from(["1.jpg", "2.jpg", "c/3.jpg"])
)
number = st.integers(0, 1)


@given(
    st.lists(st.builds(SeenFile, paths, number, number), unique_by=lambda file: file.path),
    st.lists(st.builds(KnownFile, paths, number, number)),
    st.sets(st.sampled_from([Path("/a"), Path("/b/c")])),
)
def test_every_file_is_sorted_once(
    seen: list[SeenFile], before: list[KnownFile], unreadable: set[Path]
) -> None:
    result = compare(seen, known(*before), unreadable)
    met = [file.path for file in result.to_read] + result.unchanged
    assert sorted(met) == sorted(file.path for file in seen)
    unseen = {file.path for file in before} - set(met)
    assert sorted(result.missing + result.offline) == sorted(unseen)
