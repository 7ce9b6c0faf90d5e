"""Answers are timed, and taken back."""

from __future__ import annotations

from pathlib import Path

from benchmarks.answers import answered
from benchmarks.library import make
from photoclust import Engine


def test_every_part_is_timed_and_the_library_is_as_before(tmp_path: Path) -> None:
    path = tmp_path / "made.photoclust"
    make(path, 600, 60)
    with Engine(path) as engine:
        before = [(face.face.id, face.face.person_id) for face in engine.people.records()]
        times = answered(engine, 5).taken
        assert [(face.face.id, face.face.person_id) for face in engine.people.records()] == before
    assert {label: len(taken) for label, taken in times.items()} == {
        "the first questions": 1,
        "writing the decision": 5,
        "reading the people": 5,
        "further questions": 1,
        "both": 5,
    }
