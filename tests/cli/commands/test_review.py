"""Questions that are asked in the terminal."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from photoclust.cli.commands import review
from photoclust.engine import Engine
from photoclust.faces.analysis import AlignedFace, AnalysedFace
from tests.journeys.small import CommandOutput, photoclust
from tests.library.albums import Album, FakeAnalyser, fake_engine
from tests.library.synthetic import vector

NEAR = (9, 10, 11)
Review = Callable[..., CommandOutput]


class Resembling(FakeAnalyser):
    """Sees in NEAR somebody who resembles person 1, though too little to be sure."""

    def rate(self, faces: Sequence[AlignedFace]) -> list[AnalysedFace]:
        return [replace(face, embedding=seen(face)) for face in super().rate(faces)]


def seen(face: AnalysedFace) -> np.ndarray:
    for number in NEAR:
        if np.array_equal(face.embedding, vector(number)):
            # About the first person, each in another direction.
            beside = vector(number) - (vector(number) @ vector(1)) * vector(1)
            beside /= np.linalg.norm(beside)
            cosine = 0.66
            return np.float32(cosine) * vector(1) + np.float32(np.sqrt(1 - cosine**2)) * beside
    return face.embedding


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    for name, person in (("anna", 1), ("ben", 2), *((f"near{n}", n) for n in NEAR)):
        album.put(f"{name}.png", person)
    return album


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    with fake_engine(Resembling()) as engine:
        engine.photos.scan([album.root])
        album.vouch(engine, "anna.png", "Anna")
        album.vouch(engine, "ben.png", "Ben")
        yield engine


@pytest.fixture
def asked(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Review:
    """The command with what is typed while it asks."""

    class Kept:
        def __enter__(self) -> Engine:
            return engine

        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setattr(review, "open_engine", lambda arguments: Kept())

    def run(*arguments: str, typed: str = "") -> CommandOutput:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed.replace(" ", "\n") + "\n" * bool(typed)))
        return photoclust("review", *arguments)

    return run


def test_the_questions_are_listed(asked: Review, engine: Engine, album: Album) -> None:
    found = json.loads(asked("--json").out)
    faces = {album.face(engine, f"near{n}.png") for n in NEAR}
    assert {tuple(one["faces"]) for one in found} == {(face,) for face in faces}
    lines = asked("--list").out.splitlines()
    assert lines[-1] == "3 questions."
    assert {line.partition(" Anna?")[0] for line in lines[:-1]} == {f"Is face {f}" for f in faces}
    assert asked("Ben", "--list").out == "Nothing to ask just now.\n"


def test_answers_by_number(asked: Review, engine: Engine, album: Album) -> None:
    first, second, third = (q.faces[0] for q in engine.review.questions())
    out = asked(typed="1 2 4").out
    assert "Moved 1 face to Anna.\n" in out
    assert "1 face said not to be Anna.\n" in out
    assert out.endswith("Nothing to ask just now.\n2 answers: 1 face named.\n")
    homes = {face.id: face.person_id for face in engine.people.face_details([first, second, third])}
    assert homes[second] is None
    assert homes[first] == next(p.id for p in engine.people.all() if p.name == "Anna")
    assert str(album.root) in out


def test_it_is_somebody_else(asked: Review, engine: Engine) -> None:
    out = asked(typed="3 ben 3 Carl 5").out
    assert "Moved 1 face to Ben.\n" in out
    assert "Made 1 face a new person, 'Carl'.\n" in out
    assert "Rejected 1 face as not a face.\n" in out
    assert out.endswith("3 answers: 2 faces named.\n")
    names = {person.name: person.faces for person in engine.people.all()}
    assert names == {"Anna": 1, "Ben": 2, "Carl": 1}


def test_it_stops_and_understands_nothing_else(asked: Review, engine: Engine) -> None:
    before = engine.history.entries(99)
    out = asked(typed="yes 9 6").out
    assert out.count("1 yes, 2 no") == 3
    assert out.endswith("Nothing was answered.\n")
    # At the end of the input, too.
    assert asked().out.endswith("\nNothing was answered.\n")
    said = asked(typed="3")
    assert said.status == 0
    assert engine.history.entries(99) == before


def test_a_name_that_cannot_be_is_told(asked: Review, engine: Engine) -> None:
    said = asked(typed="3 " + "x" * 300 + " 6")
    assert said.status == 0
    assert said.err.startswith("photoclust: ")
    assert said.out.endswith("Nothing was answered.\n")


def test_what_ten_answers_brought(
    asked: Review, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "TOLD_EVERY", 2)
    out = asked(typed="1 1 4").out
    assert "2 answers: 2 faces named.\n" in out
