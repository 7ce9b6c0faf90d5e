"""Power cuts: a library as a disk may have it at any point of a recorded trace of writes.

A program decides below `strace`, which records what it writes and when it flushes. After a cut all
that was flushed is there; of what was written later each page, on its own, is or is not. Every such
state must open as it was acknowledged.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.torture_outcome import Outcome
from benchmarks.torture_processes import Say, engine_of, make_album, problems_of, told
from photoclust.library.edits import Introduce, Name

DECISIONS = 40
SECTOR = 512
ACKNOWLEDGED = "acknowledged"
CALLS = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,close"
_CALL = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class _File:
    """A file: what is surely on the disk, and the writes since. A write's data None: cut to
    that length."""

    flushed: bytearray = field(default_factory=bytearray)
    later: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flush(self) -> None:
        for place, data in self.later:
            _write(self.flushed, place, data)
        self.later.clear()

    def after_a_cut(self, chance: random.Random) -> bytes:
        """What a disk may have of it: of what was not flushed, any sectors."""
        content, share = bytearray(self.flushed), chance.choice((0.0, 0.5, 0.9, 1.0))
        for place, data in self.later:
            if data is None:
                if chance.random() < share:
                    _write(content, place, None)
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < share:
                    _write(content, place + start, data[start : start + SECTOR])
        return bytes(content)


def run(folder: Path, count: int, seed: int) -> list[Outcome]:
    """Cut the power at so many points."""
    outcome = Outcome("power cuts")
    if shutil.which("strace") is None:
        outcome.found = "not tried, as there is no strace"
        return [outcome]
    library, trace = folder / "library.photoclust", folder / "trace"
    album = folder / "photos"
    make_album(album, 4)
    told(lambda say: _prepare(library, album))
    original = library.read_bytes()
    subprocess.run(
        ["strace", "-f", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o", str(trace)]
        + [sys.executable, "-m", __name__, str(library)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    calls = trace.read_text().splitlines()
    chance = random.Random(seed)
    for point in sorted(chance.randrange(len(calls)) for _ in range(count)):
        outcome.tried += 1
        files, acknowledged = _replayed(calls[:point], library, original)
        target = folder / "cut" / library.name
        shutil.rmtree(target.parent, ignore_errors=True)
        target.parent.mkdir()
        for suffix, file in files.items():
            target.with_name(target.name + suffix).write_bytes(file.after_a_cut(chance))
        said = told(lambda say, target=target: _say_state(target, say))
        if said not in ([str(acknowledged)], [str(acknowledged + 1)]):
            outcome.faults.append(f"call {point}: acknowledged {acknowledged}, there {said[:2]}")
    outcome.found = f"{len(calls)} calls recorded; each state opens as it was acknowledged"
    return [outcome]


def _prepare(library: Path, album: Path) -> None:
    with engine_of(library) as engine:
        engine.photos.scan([album])
        engine.history.apply(Introduce((1,), "0"))


def decide(library: Path) -> None:
    """In the process that is recorded."""
    with engine_of(library) as engine:
        person = next(person.id for person in engine.people.all() if person.name)
        with (library.parent / ACKNOWLEDGED).open("wb", buffering=0) as said:
            for number in range(1, DECISIONS + 1):
                engine.history.apply(Name(person, str(number)))
                said.write(b"%d\n" % number)


def _say_state(library: Path, say: Say) -> None:
    with engine_of(library) as engine:
        say(next(person.name or "" for person in engine.people.all() if person.name))
        for problem in problems_of(engine):
            say(problem)


def _replayed(calls: list[str], library: Path, original: bytes) -> tuple[dict[str, _File], int]:
    """The library and its -wal as the calls leave them, and the last decision acknowledged."""
    files = {"": _File(bytearray(original))}
    opened: dict[int, str] = {}
    acknowledged = 0
    for line in calls:
        if (call := _CALL.match(line)) is None:
            continue
        name, arguments, result = call[1], call[2], int(call[3])
        if name == "openat" and result >= 0:
            path = _text(arguments).decode(errors="replace")
            if path == str(library.parent / ACKNOWLEDGED):
                opened[result] = ACKNOWLEDGED
            elif path in (str(library), f"{library}-wal"):
                opened[result] = path.removeprefix(str(library))
                files.setdefault(opened[result], _File())
            else:
                opened.pop(result, None)
            continue
        if name == "unlink" and _text(arguments).decode() == f"{library}-wal":
            files.pop("-wal", None)
            continue
        number = arguments.split(",")[0]
        suffix = opened.get(int(number)) if number.isdecimal() else None
        if suffix == ACKNOWLEDGED and name == "write":
            acknowledged = int(_text(arguments))
        elif suffix is not None and suffix in files:
            _carry_out(files[suffix], name, arguments)
            if name == "close":
                del opened[int(number)]
    return files, acknowledged


def _carry_out(file: _File, name: str, arguments: str) -> None:
    if name == "pwrite64":
        file.later.append((int(arguments.rsplit(",", 1)[1]), _text(arguments)))
    elif name == "ftruncate":
        file.later.append((int(arguments.rsplit(",", 1)[1]), None))
    elif name in ("fsync", "fdatasync"):
        file.flush()


def _text(arguments: str) -> bytes:
    found = _TEXT.search(arguments)
    return bytes.fromhex(found[1].replace("\\x", "")) if found else b""


def _write(content: bytearray, place: int, data: bytes | None) -> None:
    if data is None:
        del content[place:]
        content.extend(bytes(max(0, place - len(content))))
        return
    content.extend(bytes(max(0, place + len(data) - len(content))))
    content[place : place + len(data)] = data


if __name__ == "__main__":
    decide(Path(sys.argv[1]))
