"""A long scan with its memory sampled, and two programs that decide at once."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from pathlib import Path

import psutil

from benchmarks.torture_outcome import Outcome
from benchmarks.torture_processes import Child, Say, engine_of, make_album, told
from photoclust.library.edits import Introduce, Name

SAMPLE_SECONDS = 0.25
MOST_GROWTH = 1.25
"""Of the last quarter of the samples over the second; the first warms up."""


def run(folder: Path, count: int, seed: int) -> list[Outcome]:
    """Scan so many generated photos."""
    album, library = folder / "photos", folder / "library.photoclust"
    make_album(album, count)
    child = Child(lambda say: _scan(library, album, say))
    watched, samples = psutil.Process(child.pid), list[int]()
    while watched.is_running() and watched.status() != psutil.STATUS_ZOMBIE:
        samples.append(watched.memory_info().rss)
        time.sleep(SAMPLE_SECONDS)
    status, said = child.join()
    outcome = Outcome("photos in one scan", tried=count)
    if status or said[:1] != [f"{count} new"]:
        outcome.faults.append(f"ended with {status}: {said[-1:]}")
    quarters = [samples[len(samples) * n // 4 : len(samples) * (n + 1) // 4] for n in range(4)]
    means = [sum(part) / max(1, len(part)) / 1e6 for part in quarters]
    if means[3] > MOST_GROWTH * means[1]:
        outcome.faults.append(f"memory grows: {[round(mean) for mean in means]} MB")
    shown = ", ".join(f"{mean:.0f}" for mean in means)
    outcome.found = f"MB in each quarter of the time: {shown}; at most {max(samples) / 1e6:.0f}"
    return [outcome]


def _scan(library: Path, album: Path, say: Say) -> None:
    with engine_of(library) as engine:
        say(f"{engine.photos.scan([album]).new} new")


def run_two_programs(folder: Path, count: int, seed: int) -> list[Outcome]:
    """Two processes, each with so many decisions about a person of its own."""
    album, library = folder / "photos", folder / "library.photoclust"
    make_album(album, 4)
    told(lambda say: _prepare(library, album))
    programs = ("A", "B")
    children = [
        Child(lambda say, program=program: _decide(library, program, count, say))
        for program in programs
    ]
    said = [child.join()[1] for child in children]
    history = told(lambda say: _say_history(library, say))
    outcome = Outcome("decisions of two programs", tried=2 * count)
    for program, acknowledged in zip(programs, said, strict=True):
        if len(acknowledged) != count:
            outcome.faults.append(f"{program}: {acknowledged[-1:]}")
        there = [name for name in history if name.startswith(f"{program} ")]
        missing = Counter(acknowledged) - Counter(there)
        if missing or [name for name in there if name in set(acknowledged)] != acknowledged:
            outcome.faults.append(f"{program}: {len(missing)} missing, or in another order")
    outcome.found = "each acknowledged one is in the history once, in its order"
    return [outcome]


def _prepare(library: Path, album: Path) -> None:
    with engine_of(library) as engine:
        engine.photos.scan([album])
        engine.history.apply(Introduce((1,), "A"))
        engine.history.apply(Introduce((2,), "B"))
    shutil.rmtree(album)


def _decide(library: Path, program: str, count: int, say: Say) -> None:
    with engine_of(library) as engine:
        person = next(person.id for person in engine.people.all() if person.name == program)
        for number in range(count):
            engine.history.apply(Name(person, f"{program} {number}"))
            say(f"{program} {number}")


def _say_history(library: Path, say: Say) -> None:
    """The names given, oldest first."""
    with engine_of(library) as engine:
        for entry in reversed(engine.history.entries(1_000_000)):
            say(str(entry.message.parameters.get("name", "")))
