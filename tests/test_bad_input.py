"""Whatever makes no sense gets one line, a status that says so, and changes nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from photoclust import cli
from tests.journeys.scenes import ROOT, album, fingerprints

Said = tuple[int, str, str]
Call = Callable[..., Said]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command: exit status, standard output, standard error."""

    def run(*arguments: str | Path) -> Said:
        capsys.readouterr()
        status = cli.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture(scope="module")
def scanned(
    tmp_path_factory: pytest.TempPathFactory, astronaut: NDArray[np.uint8]
) -> tuple[Path, bytes]:
    """Photos, and the bytes of a library in which they are scanned and grouped."""
    folder = tmp_path_factory.mktemp("scanned")
    album(folder / "photos", astronaut, 4)
    library = folder / "library.photoclust"
    for command in (["scan", str(folder / "photos")], ["cluster"]):
        assert cli.main([*command, "--library", str(library)]) == 0
    return folder / "photos", library.read_bytes()


@pytest.fixture
def library(scanned: tuple[Path, bytes], own_library: Path) -> Path:
    """A copy of that library, where the commands look for theirs."""
    own_library.write_bytes(scanned[1])
    return own_library


def contents(library: Path) -> list[str]:
    connection = sqlite3.connect(library)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def is_one_line(text: str) -> bool:
    return text.startswith("photoclust: ") and text.count("\n") == 1 and text.endswith("\n")


READING = (
    ["cluster"],
    ["people"],
    ["faces"],
    ["name", "1", "Anna"],
    ["merge", "1", "2"],
    ["split", "1"],
    ["move", "1", "1"],
    ["remove", "1"],
    ["reject", "1"],
    ["confirm", "1"],
    ["ignore", "1"],
    ["show", "1"],
    ["undo"],
    ["redo"],
    ["history"],
    ["problems"],
    ["scan"],
    ["export", "albums", "albums"],
    ["export", "table", "table.csv"],
)


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_no_library_yet(call: Call, own_library: Path, arguments: list[str]) -> None:
    status, out, err = call(*arguments)
    assert (status, out) == (1, "")
    assert is_one_line(err)
    assert "photoclust scan FOLDER" in err
    assert not own_library.exists()


def text(path: Path) -> None:
    path.write_text("This is no database. " * 100)


def foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (a)")
    connection.commit()
    connection.close()


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {0x70686F63}")
    connection.execute("CREATE TABLE later (a)")
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("make", [text, foreign, newer, Path.mkdir])
@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_what_is_no_library_of_ours_is_refused_and_kept(
    call: Call, own_library: Path, arguments: list[str], make: Callable[[Path], None]
) -> None:
    make(own_library)
    before = fingerprints(own_library.parent)
    status, out, err = call(*arguments)
    assert (status, out) == (1, "")
    assert is_one_line(err)
    assert fingerprints(own_library.parent) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["name", "99", "Anna"],
        ["name", "Nobody", "Anna"],
        ["name", "1", "   "],
        ["name", "1", "x" * 10_000],
        ["merge", "1", "1"],
        ["merge", "1", "99"],
        ["split", "99"],
        ["split", "1", "9999"],
        ["move", "1", "9999"],
        ["move", "99", "1"],
        ["remove", "9999"],
        ["reject", "9999"],
        ["confirm", "99"],
        ["ignore", "99"],
        ["show", "99"],
        ["faces", "99"],
        ["redo"],
        ["cluster", "--method", "magic"],
        ["cluster", "--method", "kmeans"],
        ["cluster", "--people", "0"],
        ["cluster", "--people", "9999"],
        ["cluster", "--method", "linkage", "--people", "3"],
        ["export", "albums", "/proc/none"],
        ["export", "albums", "out", "--link", "magic"],
        ["export", "albums", "out", "--people", "99"],
        ["export", "table", "people.txt"],
        ["export", "table", "/proc/people.csv"],
        ["export", "table", "nowhere/people.csv"],
        ["scan", "nowhere"],
        ["sort", "nowhere"],
        ["scan", "--min-face", "0"],
        ["scan", "--workers", "-1"],
        ["scan", "--device", "magic"],
        ["scan", "--device", "cuda"],
        ["verify", "nowhere.jpg", "nowhere.jpg"],
        ["identify", "nowhere.jpg"],
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_one_line_and_no_change(
    call: Call,
    library: Path,
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import torch

    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.chdir(tmp_path)
    before = contents(library)
    status, out, err = call(*arguments)
    assert (status, out) == (1, "")
    assert is_one_line(err)
    assert contents(library) == before
    assert not (tmp_path / "out").exists()


def test_a_file_is_no_folder(call: Call, own_library: Path, tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"x")
    for command in ("scan", "sort"):
        status, _, err = call(command, file)
        assert status == 1
        assert is_one_line(err)
    assert not own_library.exists()


def test_photos_without_faces_are_nothing_to_do(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "sea"
    folder.mkdir()
    Image.new("RGB", (400, 300), "teal").save(folder / "sea.png")
    status, out, err = call("sort", folder)
    assert (status, err) == (0, "")
    assert "There is nobody to sort" in out
    for command in ("cluster", "people", "history", "problems"):
        assert call(command)[0] == 0
    status, _, err = call("verify", folder / "sea.png", folder / "sea.png")
    assert status == 1
    assert is_one_line(err)
    assert "No face" in err


def test_nobody_named(call: Call, library: Path, scanned: tuple[Path, bytes]) -> None:
    status, _, err = call("identify", next(scanned[0].iterdir()))
    assert status == 1
    assert is_one_line(err)
    assert "Nobody has a name yet" in err


def test_a_table_that_is_there_is_kept(call: Call, library: Path, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("mine")
    status, _, err = call("export", "table", table)
    assert status == 1
    assert is_one_line(err)
    assert table.read_text() == "mine"


def test_a_full_disk_is_one_line(scanned: tuple[Path, bytes], tmp_path: Path) -> None:
    # A limit on the size of files is as good as a disk that has no more room.
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192));"
        "from photoclust.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    arguments = ["scan", str(scanned[0]), "--library", str(tmp_path / "full.photoclust")]
    done = subprocess.run(
        [sys.executable, "-c", limited, *arguments], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert is_one_line(done.stderr), done.stderr
