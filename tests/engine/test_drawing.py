"""Faces that the user drew: their boxes, that scans keep them, and undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from photoclust.engine import Engine
from photoclust.errors import EditError, UnknownItem, UnreadablePhoto
from photoclust.faces import analysis
from photoclust.faces.analysis import Analyser
from photoclust.faces.detectors.two_stage import TwoStageDetector
from photoclust.faces.network_embedder import NetworkEmbedder
from photoclust.library.edits import Move
from photoclust.types import Box, Detection
from tests.library.albums import BLOCK, Album, FakeAnalyser, fake_engine

MISSED = Box(BLOCK, 0, BLOCK, BLOCK)
"""The second block of the picture, in which the detector sees nobody."""


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "photos")


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    """A photo of Anna and of another person, whom the detector misses."""

    class MissingDetector(FakeAnalyser):
        def faces(self, pixels: NDArray[np.uint8]) -> list[Detection]:
            return super().faces(pixels)[:1]

    with fake_engine(MissingDetector()) as engine:
        album.put("a.png", 1, 2)
        album.put("b.png", 2)
        engine.photos.scan([album.root])
        album.vouch(engine, "b.png", "Ben")
        yield engine


def photo_of(engine: Engine, album: Album, name: str) -> int:
    return next(n for n, paths in engine.photos.paths().items() if album.path(name) in paths)


def test_a_face_is_added(engine: Engine, album: Album) -> None:
    photo = photo_of(engine, album, "a.png")
    face = engine.photos.draw_face(photo, MISSED)
    assert (face.photo_id, face.box, face.person_id) == (photo, MISSED, None)
    assert [f.id for f in engine.photos.get(photo).faces][1] == face.id
    assert face.id in engine.people.face_ids(None)
    assert engine.people.crop(face.id)[:2] == b"\xff\xd8"
    assert engine.history.entries(1)[0].text == "Drew a face"
    # Its embedding is that of whom it shows.
    known = engine._context.repository.faces.face_set("eyes")
    one, other = (known.embeddings[known.ids == id][0] for id in (face.id, 2))
    np.testing.assert_allclose(one, other)


def test_undo_hides_it_and_redo_shows_it(engine: Engine, album: Album) -> None:
    photo = photo_of(engine, album, "a.png")
    face = engine.photos.draw_face(photo, MISSED)
    engine.history.undo()
    assert engine.people.face_details([face.id]) == []
    assert len(engine.photos.get(photo).faces) == 1
    engine.history.redo()
    assert engine.people.face_details([face.id]) == [face]


def test_no_scan_drops_it(engine: Engine, album: Album) -> None:
    face = engine.photos.draw_face(photo_of(engine, album, "a.png"), MISSED)
    engine.photos.scan([album.root], again=True)
    assert engine.people.face_details([face.id]) == [face]
    person = next(p.id for p in engine.people.all() if p.name == "Ben")
    engine.history.apply(Move((face.id,), person))
    engine.photos.scan([album.root], again=True)
    assert engine.people.face_details([face.id])[0].person_id == person


def test_not_even_while_its_drawing_is_undone(engine: Engine, album: Album) -> None:
    face = engine.photos.draw_face(photo_of(engine, album, "a.png"), MISSED)
    engine.history.undo()
    engine.photos.scan([album.root], again=True)
    engine.history.redo()
    assert [f.id for f in engine.people.face_details([face.id])] == [face.id]


@pytest.mark.parametrize(
    ("box", "said"),
    [
        (Box(200, 0, 20, 20), "outside"),
        (Box(-30, 0, 30, 20), "outside"),
        (Box(0, 0, float("nan"), 20), "outside"),
        (Box(0, 0, float("inf"), 20), "outside"),
        (Box(0, 0, -20, 20), "outside"),
        (Box(40, 0, 7.9, 20), "smaller"),
        (Box(60, 0, 40, 20), "smaller"),
        (Box(1, 1, 30, 30), "already"),
    ],
)
def test_boxes_that_make_no_sense(engine: Engine, album: Album, box: Box, said: str) -> None:
    photo = photo_of(engine, album, "a.png")
    before = engine.photos.get(photo), engine.history.entries()
    with pytest.raises(EditError, match=said):
        engine.photos.draw_face(photo, box)
    assert (engine.photos.get(photo), engine.history.entries()) == before


def test_a_box_that_reaches_beyond_the_photo_is_cut(engine: Engine, album: Album) -> None:
    face = engine.photos.draw_face(photo_of(engine, album, "a.png"), Box(BLOCK, -9, 90, 99))
    assert face.box == MISSED


def test_photos_that_cannot_be_read(engine: Engine, album: Album) -> None:
    photo = photo_of(engine, album, "a.png")
    with pytest.raises(UnknownItem):
        engine.photos.draw_face(99, MISSED)
    album.put("a.png", 3, 4, salt="another")
    with pytest.raises(UnreadablePhoto, match="has changed"):
        engine.photos.draw_face(photo, MISSED)
    album.path("a.png").unlink()
    with pytest.raises(UnreadablePhoto, match=r"a\.png"):
        engine.photos.draw_face(photo, MISSED)
    assert len(engine.photos.get(photo).faces) == 1


def test_a_copy_elsewhere_will_do(engine: Engine, album: Album) -> None:
    album.write("copy/a.png", album.path("a.png").read_bytes())
    engine.photos.scan([album.root])
    album.path("a.png").unlink()
    engine.photos.draw_face(photo_of(engine, album, "copy/a.png"), MISSED)


# With real networks


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    device = torch.device("cpu")
    return Analyser(TwoStageDetector(device), NetworkEmbedder(device))


def test_a_drawn_face_is_the_one_detected(analyser: Analyser, astronaut: NDArray[np.uint8]) -> None:
    (found,) = analyser.analyse([astronaut])[0]
    box = found.detection.box
    drawn = analyser.analyse_box(
        astronaut, Box(box.x - 6, box.y - 4, box.width + 10, box.height + 12)
    )
    assert np.abs(drawn.detection.landmarks - found.detection.landmarks).max() < 5
    assert float(((drawn.embedding - found.embedding) ** 2).sum()) < 0.05
    assert drawn.detection.box.x == box.x - 6


def test_where_nothing_is_seen_landmarks_are_placed(
    analyser: Analyser, astronaut: NDArray[np.uint8]
) -> None:
    plain = np.full_like(astronaut, 90)
    drawn = analyser.analyse_box(plain, Box(100, 100, 100, 120))
    assert drawn.detection.score == 0
    np.testing.assert_allclose(drawn.detection.landmarks[2], (150, 100 + 0.588 * 120), atol=1e-3)
    assert np.linalg.norm(drawn.embedding) == pytest.approx(1, abs=1e-4)


def test_placed_landmarks_suffice_for_a_face(
    analyser: Analyser, astronaut: NDArray[np.uint8], monkeypatch: pytest.MonkeyPatch
) -> None:
    (found,) = analyser.analyse([astronaut])[0]
    monkeypatch.setattr(analysis, "LEAST_OVERLAP", 1.1)
    drawn = analyser.analyse_box(astronaut, found.detection.box)
    assert drawn.detection.score == 0
    threshold = analyser.embedder.description.calibration
    assert threshold is not None
    assert float(((drawn.embedding - found.embedding) ** 2).sum()) < threshold.threshold
