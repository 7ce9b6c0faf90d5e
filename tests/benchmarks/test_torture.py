"""The torture's own parts: what it checks by must be right."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from benchmarks import torture_power
from benchmarks.torture import print_table
from benchmarks.torture_mutants import KINDS, mutant
from benchmarks.torture_outcome import Outcome


@pytest.mark.parametrize("kind", KINDS)
def test_a_mutant_is_made_again_by_its_number(kind: str) -> None:
    data = [mutant(kind, random.Random(5)) for _ in range(2)]
    assert data[0] == data[1]
    assert data[0] != mutant(kind, random.Random(6))


def hexed(data: bytes) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in data) + '"'


@pytest.mark.skipif(sys.platform == "win32", reason="paths are those of Linux")
def test_a_trace_is_replayed() -> None:
    library = Path("/x/library")
    calls = [
        f"12 openat(AT_FDCWD, {hexed(b'/x/library')}, O_RDWR) = 3",
        f"12 openat(AT_FDCWD, {hexed(b'/x/library-wal')}, O_RDWR|O_CREAT, 0600) = 4",
        f"12 openat(AT_FDCWD, {hexed(b'/x/acknowledged')}, O_WRONLY) = 5",
        f"12 pwrite64(4, {hexed(b'abc')}, 3, 2) = 3",
        "12 fdatasync(4) = 0",
        f"12 write(5, {hexed(b'7' + bytes([10]))}, 2) = 2",
        f"12 pwrite64(3, {hexed(b'Z')}, 1, 0) = 1",
        "12 ftruncate(4, 0) = 0",
        "12 close(3) = 0",
    ]
    files, acknowledged = torture_power._replayed(calls[:5], library, b"old")
    assert (acknowledged, bytes(files["-wal"].flushed)) == (0, b"\0\0abc")
    files, acknowledged = torture_power._replayed(calls, library, b"old")
    assert acknowledged == 7
    cuts = {files[""].after_a_cut(random.Random(seed)) for seed in range(40)}
    assert cuts == {b"old", b"Zld"}
    assert {files["-wal"].after_a_cut(random.Random(seed)) for seed in range(40)} == {
        b"",
        b"\0\0abc",
    }


def test_the_table_names_faults(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([Outcome("kills", 3, ["one is lost"], "2 of 3"), Outcome("cuts", 4)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["kills", "3", "1", "2", "of", "3"]
    assert lines[-1] == "FAULT kills: one is lost"
