"""People are known by their confirmed faces, wherever the photos are, and by nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from photoclust.engine import Engine
from photoclust.errors import EditError
from photoclust.library.edits import Introduce, Remove
from photoclust.settings import Settings
from photoclust.types import Box, Detection
from tests.library.albums import BLOCK, Album, FakeAnalyser, fake_engine, picture

ANN, BOB, CARL = 1, 2, 3


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    album.put("hill.png", 0)
    for number in range(3):
        album.put(f"old/ann{number}.png", ANN)
        album.put(f"old/both{number}.png", ANN, BOB)
    return album


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    with fake_engine(FakeAnalyser(), settings=Settings(workers=2)) as engine:
        engine.photos.scan([album.root])
        for number in range(3):
            album.vouch(engine, f"old/ann{number}.png", "Ann")
            album.vouch(engine, f"old/both{number}.png", "Bob", 1)
        yield engine


def archived(engine: Engine, album: Album) -> None:
    """The photos are moved out of the library's folder, by which a scan misses them."""
    shutil.move(album.path("old"), album.root.parent / "archive")
    assert engine.photos.scan().missing == 6


def left_out(engine: Engine, album: Album) -> None:
    """Their folder is not scanned any more."""
    engine.folders.remove(album.root)
    shutil.move(album.path("old"), album.root.parent / "archive")
    engine.folders.add(album.root)


@pytest.mark.parametrize("away", [archived, left_out])
def test_people_are_known_while_their_photos_are_gone(
    engine: Engine, album: Album, tmp_path: Path, away: Callable[[Engine, Album], None]
) -> None:
    before = {person.id: person.name for person in engine.people.all()}
    away(engine, album)
    for number in range(2):
        album.put(f"new/both{number}.png", BOB, ANN)
        album.put(f"new/carl{number}.png", CARL)
    report = engine.photos.scan(group=True)
    assert {joined.name: joined.faces for joined in report.joined} == {"Ann": 2, "Bob": 2}
    assert album.who(engine)["new/both1.png"] == ["Bob", "Ann"]
    new = {person.id: person.name for person in engine.people.all()}
    assert before.items() < new.items()
    assert [name for number, name in new.items() if number not in before] == [None]
    assert engine.recognition.unusable() == []
    found = engine.recognition.identify(picture_of(tmp_path, ANN, CARL, BOB))
    assert [[g.name for g in face.guesses] for face in found] == [["Ann"], [], ["Bob"]]
    # A new grouping counts and moves what can be seen alone.
    preview = engine.clusters.propose()
    assert (preview.people, preview.grouped, preview.unsorted) == (3, 6, 0)
    assert album.who(engine)["new/both1.png"] == ["Bob", "Ann"]
    # The photos come back, and everything is as it was.
    shutil.move(album.root.parent / "archive", album.path("old"))
    engine.photos.scan()
    assert album.who(engine)["old/both2.png"] == ["?", "Bob"]
    assert album.who(engine)["old/ann2.png"] == ["Ann"]


def test_questions_are_asked_by_faces_that_are_gone(engine: Engine, album: Album) -> None:
    archived(engine, album)
    album.put("new/ann.png", ANN)
    album.put("new/carl.png", CARL)
    engine.photos.scan()
    (question,) = engine.review.questions()
    assert (question.name, question.faces) == ("Ann", (album.face(engine, "new/ann.png"),))
    # There is only a face to show beside it that is gone; its small picture is there.
    assert engine.people.crop(question.anchor)
    album.vouch(engine, "new/ann.png", "Ann")
    album.put("new/ann again.png", ANN)
    engine.photos.scan()
    (question,) = engine.review.questions()
    assert question.anchor == album.face(engine, "new/ann.png")


def test_what_somebody_decided_about_a_face_that_followed_counts(
    engine: Engine, album: Album, tmp_path: Path
) -> None:
    """The former pictures of files are gone, too, but the new ones took their place."""
    for number in range(3):
        album.put(f"old/both{number}.png", ANN, BOB, salt="retouched")
    assert engine.photos.scan().changed == 3
    assert engine.recognition.identify(picture_of(tmp_path, BOB))[0].guesses[0].name == "Bob"
    engine.history.apply(
        Remove(tuple(album.face(engine, f"old/both{number}.png", 1) for number in range(3)))
    )
    assert [person.name for person in engine.recognition.unusable()] == ["Bob"]
    assert engine.recognition.identify(picture_of(tmp_path, BOB))[0].guesses == ()


def test_nobody_is_drawn_to_a_box_around_what_is_no_face(album: Album, tmp_path: Path) -> None:
    """A coffee cup may have a name. Others look like it, as far as a network can tell."""
    cup = Box(BLOCK, 0, BLOCK, BLOCK)

    class CupsAreNoFaces(FakeAnalyser):
        def faces(self, pixels: NDArray[np.uint8]) -> list[Detection]:
            return [face for face in super().faces(pixels) if face.box.x != BLOCK]

    with fake_engine(CupsAreNoFaces()) as engine:
        album.put("cup.png", ANN, CARL)
        for number in range(3):
            album.put(f"stranger{number}.png", CARL)
        engine.photos.scan([album.root])
        photo = next(n for n, p in engine.photos.paths().items() if album.path("cup.png") in p)
        drawn = engine.photos.draw_face(photo, cup)
        assert drawn.score == 0
        engine.clusters.propose()
        # As long as it has no name it is with nobody.
        assert album.who(engine)["cup.png"] == ["?", "?"]
        assert engine.people.face_details([drawn.id])[0].person_id is None
        engine.history.apply(Introduce((drawn.id,), "Cup"))
        engine.clusters.propose()
        album.put("stranger.png", CARL)
        assert engine.photos.scan(group=True).joined == []
        who = album.who(engine)
        assert who["cup.png"] == ["?", "Cup"]
        assert [who[f"stranger{number}.png"] for number in range(3)] == [["?"]] * 3
        assert engine.review.questions() == []
        with pytest.raises(EditError, match="No confirmed face shows what Cup look like"):
            engine.recognition.identify(picture_of(tmp_path, CARL))


def picture_of(folder: Path, *people: int) -> Path:
    """A photo that is not in the library."""
    path = folder / "unknown.png"
    path.write_bytes(picture(*people))
    return path
