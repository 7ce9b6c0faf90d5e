"""Output of the commands to pipes, full disks and closed streams."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from photoclust import __version__, cli
from tests.cli.queries import ROOT, people, python
from tests.journeys.small import done, photoclust


def test_help_and_version() -> None:
    assert done("--version").out == f"photoclust {__version__}\n"
    assert "COMMAND" in done("--help").out
    for command in commands():
        assert done(command, "--help").out.startswith(f"usage: photoclust {command} ")


def commands() -> list[str]:
    (action,) = [a for a in cli.PROGRAM.parser()._actions if isinstance(a.choices, dict)]
    return list(action.choices or ())


@pytest.mark.parametrize(
    "arguments", [["people"], ["people", "--all"], ["faces", "1"], ["history"], ["problems"]]
)
def test_piped_output_has_no_escape_codes(photos: Path, arguments: list[str]) -> None:
    piped = python(*arguments, stdout=subprocess.PIPE)
    assert (piped.returncode, piped.stderr) == (0, "")
    assert piped.stdout
    assert "\x1b" not in piped.stdout


def test_a_long_name_is_not_folded_in_a_pipe(photos: Path) -> None:
    done("name", 1, "x" * 200)
    assert "x" * 200 in python("people", stdout=subprocess.PIPE).stdout


@pytest.mark.parametrize("command", ["people", "history", "faces"])
def test_a_reader_who_has_enough_is_no_error(photos: Path, command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = python(command, stdout=writing)
    finally:
        os.close(writing)
    assert ended.stderr == ""
    assert ended.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", ["people", "history"])
def test_a_full_disk_under_the_output_is_reported(photos: Path, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        ended = python(command, stdout=full)
    assert ended.stderr == ("photoclust: The output cannot be written: No space left on device\n")
    assert ended.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("command", ["people", "history"])
def test_no_output_at_all_is_no_error(photos: Path, command: str) -> None:
    closed = subprocess.run(
        ["sh", "-c", f'exec "$0" -m photoclust {command} >&-', sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (closed.returncode, closed.stderr) == (0, "")


def test_names_that_are_not_text_are_escaped(
    photos: Path, own_library: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    names = [b"esc\x1b[31m.jpg", b"line\nbreak.jpg", b"two  spaces.jpg", b"latin\xe9.jpg"]
    for name in names:
        try:
            Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_bytes(b"x")  # noqa: PTH118
        except OSError:
            pytest.skip("this file system takes no such names")
    lines = done("scan", folder).out.splitlines()
    # The first line tells the counts, the second how many could not be read.
    assert len(lines) == 2 + len(names)
    shown = "\n".join(lines)
    for escaped in ("esc\\x1b[31m.jpg", "line\\nbreak.jpg", "two  spaces.jpg", "latin\\udce9.jpg"):
        assert f"{folder}/{escaped}: " in shown
    assert {Path(problem["path"]).parent for problem in done("problems", "--json").json} == {
        photos,
        folder,
    }


def test_photoclust_is_run_as_a_module(photos: Path) -> None:
    ended = python("people", "--json", stdout=subprocess.PIPE)
    assert json.loads(ended.stdout)[0]["id"] == 1
    assert python("people", "--library", "/nowhere/at/all", stdout=subprocess.PIPE).returncode == 1


def test_the_library_is_the_one_that_is_named(photos: Path, own_library: Path) -> None:
    other = own_library.with_name("other.photoclust")
    shutil.copy(own_library, other)
    done("name", 1, "Eileen", "--library", other)
    assert people() == {1: None}
    assert photoclust("people", "--library", other).out.count("Eileen") == 1
