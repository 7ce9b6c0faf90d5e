"""Kills in scans, decisions, exports, restores, and while an old library is brought up."""

from __future__ import annotations

import hashlib
import random
import shutil
from pathlib import Path

from benchmarks.torture_outcome import Outcome
from benchmarks.torture_processes import (
    Say,
    engine_of,
    killed_after,
    make_album,
    problems_of,
    told,
)
from photoclust.library.edits import Introduce, Name
from photoclust.library.permissions import side_files
from tests.library.synthetic import MODEL

PHOTOS = 60
LONGEST = 0.6
"""Seconds until a process is killed at the latest; all but restores take longer."""
OLD = Path(__file__).parents[1] / "tests" / "library" / "fixtures" / "0.1.0.photoclust"


def run(folder: Path, count: int, seed: int) -> list[Outcome]:
    """A fifth of the kills for each."""
    chance = random.Random(seed)
    album = folder / "photos"
    make_album(album, PHOTOS)
    whole = folder / "whole.photoclust"
    expected = told(lambda say: _scan(whole, album, say))
    told(lambda say: _name_somebody(whole))
    each = max(1, count // 5)
    return [
        _kill_scans(folder, album, expected, each, chance),
        _kill_decisions(folder, whole, each, chance),
        _kill_exports(folder, whole, each, chance),
        _kill_restores(folder, whole, each, chance),
        _kill_bringing_up(folder, each, chance),
    ]


def _scan(library: Path, album: Path, say: Say) -> None:
    """Scan to the end, and say which faces are in which photo."""
    with engine_of(library) as engine:
        engine.photos.scan([album])
        faces = engine._context.repository.faces.face_set(MODEL)
        rows = {int(face): row for row, face in enumerate(faces.ids)}
        paths = engine.photos.paths()
        for photo in engine.photos.details(engine.photos.ids().tolist()):
            seen = [
                (f.box, hashlib.sha256(faces.embeddings[rows[f.id]].tobytes()).hexdigest())
                for f in photo.faces
            ]
            say(f"{paths[photo.id][0].name} {seen}")
        for problem in problems_of(engine):
            say(f"problem {problem}")


def _kill_scans(
    folder: Path, album: Path, expected: list[str], count: int, chance: random.Random
) -> Outcome:
    outcome = Outcome("kills in scans")
    library, kills = folder / "scanned.photoclust", 0
    while outcome.tried < count:
        killed_after(lambda say: _scan(library, album, say), chance.uniform(0, LONGEST))
        outcome.tried, kills = outcome.tried + 1, kills + 1
        if kills >= 5 or outcome.tried == count:
            found = told(lambda say: _scan(library, album, say))
            if sorted(found) != sorted(expected):
                outcome.faults.append(f"other faces after {kills} kills: {found[:2]}")
            _remove(library)
            kills = 0
    outcome.found = "each five kills, then a scan to its end: bit-equal to one without"
    return outcome


def _name_somebody(library: Path) -> None:
    with engine_of(library) as engine:
        engine.history.apply(Introduce((1, 3), "0"))
        engine.people.all()


def _decide(library: Path, first: int, say: Say) -> None:
    """Name one person, again and again; each decision is acknowledged."""
    with engine_of(library) as engine:
        person = next(person.id for person in engine.people.all() if person.name)
        for number in range(first, first + 100_000):
            engine.history.apply(Name(person, str(number)))
            say(str(number))


def _kill_decisions(folder: Path, whole: Path, count: int, chance: random.Random) -> Outcome:
    outcome = Outcome("kills in decisions")
    library, acknowledged, decisions = folder / "decided.photoclust", 0, 0
    shutil.copy(whole, library)
    for _ in range(count):
        before, outcome.tried = acknowledged, outcome.tried + 1
        said = killed_after(
            lambda say, first=before + 1: _decide(library, first, say),
            chance.uniform(0, LONGEST),
        )
        numbers = [int(line) for line in said if line.isdecimal()]
        acknowledged, decisions = max([before, *numbers]), decisions + len(numbers)
        last, *problems = told(lambda say: _say_name(library, say))
        # The one under way may have been written when the process died.
        if int(last) not in (acknowledged, acknowledged + 1) or problems:
            outcome.faults.append(f"acknowledged {acknowledged}, there {last}, {problems}")
        acknowledged = int(last)
    outcome.found = f"{decisions} decisions acknowledged, all of them there"
    return outcome


def _say_name(library: Path, say: Say) -> None:
    with engine_of(library) as engine:
        say(next(person.name or "" for person in engine.people.all() if person.name))
        for problem in problems_of(engine):
            say(problem)


def _export(library: Path, out: Path, say: Say) -> None:
    with engine_of(library) as engine:
        engine.exports.write_albums(engine.exports.plan_albums(out))


def _kill_exports(folder: Path, whole: Path, count: int, chance: random.Random) -> Outcome:
    outcome = Outcome("kills in exports")
    expected = _content(folder, whole, folder / "exported")
    for number in range(count):
        out, outcome.tried = folder / f"albums {number}", outcome.tried + 1
        killed_after(
            lambda say, out=out: _export(whole, out, say),
            chance.uniform(0, LONGEST),
        )
        if _content(folder, whole, out) != expected:
            outcome.faults.append(f"albums differ after kill {number}")
        if left := [path.name for path in out.rglob(".photoclust-*")]:
            outcome.faults.append(f"left behind: {left[:3]}")
        shutil.rmtree(out)
    outcome.found = "the next export completes them; contents equal, no temporary files"
    return outcome


def _content(folder: Path, library: Path, out: Path) -> dict[str, str]:
    """The albums after an export to its end."""
    told(lambda say: _export(library, out, say))
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in out.rglob("*.png")
    }


def _restore(backup: Path, library: Path) -> None:
    with engine_of(library) as engine:
        engine.library.restore(backup)


def _kill_restores(folder: Path, whole: Path, count: int, chance: random.Random) -> Outcome:
    outcome = Outcome("kills in restores")
    backup, library = folder / "backup.photoclust", folder / "restored" / "library.photoclust"
    shutil.copy(whole, backup)
    told(lambda say: _rename(backup, "backup"))
    digest = hashlib.sha256(backup.read_bytes()).hexdigest()
    for _ in range(count):
        outcome.tried += 1
        shutil.rmtree(library.parent, ignore_errors=True)
        library.parent.mkdir()
        shutil.copy(whole, library)
        told(lambda say: _rename(library, "before"))
        killed_after(lambda say: _restore(backup, library), chance.uniform(0, 0.15))
        there = [path for path in library.parent.glob("*.photoclust") if path.stat().st_size]
        states = {path: told(lambda say, path=path: _say_name(path, say)) for path in there}
        if ["before"] not in states.values() or any(len(state) != 1 for state in states.values()):
            outcome.faults.append(f"after a kill: {[(p.name, s) for p, s in states.items()]}")
        if hashlib.sha256(backup.read_bytes()).hexdigest() != digest:
            outcome.faults.append("the backup was changed")
    outcome.found = "what was there is there or beside, the backup unchanged, all of them sound"
    return outcome


def _rename(library: Path, name: str) -> None:
    with engine_of(library) as engine:
        person = next(person.id for person in engine.people.all() if person.name)
        engine.history.apply(Name(person, name))


def _kill_bringing_up(folder: Path, count: int, chance: random.Random) -> Outcome:
    outcome = Outcome("kills in bringing up 0.1.0")
    library = folder / "old" / "library.photoclust"
    for _ in range(count):
        outcome.tried += 1
        shutil.rmtree(library.parent, ignore_errors=True)
        library.parent.mkdir()
        shutil.copy(OLD, library)
        killed_after(lambda say: _say_counts(library, say), chance.uniform(0, 0.1))
        found = told(lambda say: _say_counts(library, say))
        if outcome.found and found != outcome.found.split("; "):
            outcome.faults.append(f"another library: {found}")
        outcome.found = outcome.found or "; ".join(found)
    return outcome


def _say_counts(library: Path, say: Say) -> None:
    with engine_of(library) as engine:
        say(", ".join(f"{count} {name}" for name, count in engine.library.counts().items()))
        for problem in engine._context.repository.database.check():
            say(problem)


def _remove(library: Path) -> None:
    for path in library.parent.glob(f"{library.name}*"):
        path.unlink()
    for path in side_files(library):
        path.unlink(missing_ok=True)
