from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image as Pillow

from photoclust.errors import FolderError
from photoclust.faces import weights
from photoclust.faces.detectors.two_stage import TwoStageDetector
from photoclust.faces.network_embedder import NetworkEmbedder
from photoclust.types import Image
from tests.training import tiny
from training import dataset, lfw
from training.model import open_model

CPU = torch.device("cpu")
LIST = """2
Ann_Lee\t1\t12
Bob_Ray\t3\t4
Ann_Lee\t1\tBob_Ray\t3
Bob_Ray\t4\tCem\t1
"""


def test_read_pairs(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST)
    images: dict[Path, int] = {}
    pairs = lfw.read_pairs(tmp_path, "list.txt", images)
    names = {row: path.relative_to(tmp_path / "images").as_posix() for path, row in images.items()}
    found = [
        (names[a], names[b], same)
        for a, b, same in zip(
            pairs.left.tolist(), pairs.right.tolist(), pairs.same.tolist(), strict=True
        )
    ]
    assert found == [
        ("Ann_Lee/Ann_Lee_0001.jpg", "Ann_Lee/Ann_Lee_0012.jpg", True),
        ("Bob_Ray/Bob_Ray_0003.jpg", "Bob_Ray/Bob_Ray_0004.jpg", True),
        ("Ann_Lee/Ann_Lee_0001.jpg", "Bob_Ray/Bob_Ray_0003.jpg", False),
        ("Bob_Ray/Bob_Ray_0004.jpg", "Cem/Cem_0001.jpg", False),
    ]
    assert sorted(names) == list(range(5))
    # A second list goes on counting, and knows the images of the first.
    (tmp_path / "more.txt").write_text("1\nCem\t1\t2\nAnn_Lee\t1\tDee\t7\n")
    more = lfw.read_pairs(tmp_path, "more.txt", images)
    assert len(images) == 7
    assert more.left.tolist()[1] == pairs.left[0]


def test_distances() -> None:
    pairs = lfw.Pairs(np.array([0, 0]), np.array([1, 2]), np.array([True, False]))
    embeddings = np.array([[1, 0], [0, 1], [-1, 0]], np.float32)
    assert pairs.distances(embeddings).tolist() == [2, 4]


def test_embed_takes_the_face_in_the_middle(tmp_path: Path, astronaut: Image) -> None:
    detector, embedder = TwoStageDetector(CPU), NetworkEmbedder(CPU)
    alone = astronaut[20:220, 120:320]
    beside = np.concatenate([alone[:, ::-1], alone, np.zeros_like(alone)], axis=1)
    images = {}
    for row, picture in enumerate([np.full((250, 250, 3), 90, np.uint8), beside, alone]):
        path = tmp_path / f"{9 - row}.png"  # rows, not names, give the order
        Pillow.fromarray(picture).save(path)
        images[path] = row
    done: list[int] = []
    embeddings, missed = lfw.embed(images, detector, embedder, done.append)
    assert embeddings.shape == (3, 128)
    assert missed == 1
    assert sum(done) == 3
    assert ((embeddings[1] - embeddings[2]) ** 2).sum() < 0.05
    assert ((embeddings[0] - embeddings[2]) ** 2).sum() > 0.1
    found = sorted(detector.detect([beside])[0], key=lambda face: face.box.x)
    chip = embedder.chip(beside, found[1])
    assert embeddings[1] == pytest.approx(embedder.embed([chip]).vectors[0], abs=1e-5)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("1\nAnn_Lee\t1\n", "Line 2 of"),
        ("1\nAnn_Lee\tone\ttwo\n", "Line 2 of"),
        ("1\nAnn_Lee\t1\t2\nAnn_Lee\t1\tBob\tx\n", "Line 3 of"),
        ("1\n", "is empty"),
        ("", "is empty"),
    ],
)
def test_lists_that_are_none_are_one_line(tmp_path: Path, text: str, match: str) -> None:
    (tmp_path / "list.txt").write_text(text)
    with pytest.raises(FolderError, match=match):
        lfw.read_pairs(tmp_path, "list.txt", {})


def test_lists_that_cannot_be_read_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="cannot be read"):
        lfw.read_pairs(tmp_path, "missing.txt", {})
    (tmp_path / "list.txt").write_bytes(b"1\n\xff\xfe\t1\t2\n")
    with pytest.raises(FolderError, match="cannot be read"):
        lfw.read_pairs(tmp_path, "list.txt", {})


def test_folder_in(tmp_path: Path, view1: Path) -> None:
    assert lfw.folder_in(view1) == view1 / "lfw_view1"
    assert lfw.folder_in(view1 / "lfw_view1") == view1 / "lfw_view1"
    assert lfw.folder_in(tmp_path) is None


def test_both_lists_with_their_faces(view1: Path, cache: Path) -> None:
    folder = view1 / "lfw_view1"
    model = open_model(weights.shipped("embedding"), CPU)
    view = lfw.load_view1(folder, model.description, cache)
    assert (len(view.train.same), len(view.test.same), view.missed) == (80, 20, 0)
    # Rows mean what they mean where images are read and embedded one by one.
    images: dict[Path, int] = {}
    train = lfw.read_pairs(folder, "pairsDevTrain.txt", images)
    lfw.read_pairs(folder, "pairsDevTest.txt", images)
    assert view.faces.paths == tuple(images)
    embedder = NetworkEmbedder(CPU, inner=torch.float32)
    embeddings, _ = lfw.embed(images, TwoStageDetector(CPU), embedder)
    found = view.train.distances(model.embed(view.faces.chips))
    assert found == pytest.approx(train.distances(embeddings), abs=1e-4)
    assert (
        (view.faces.identities[train.left] == view.faces.identities[train.right]) == train.same
    ).all()
    both = view.train.joined(view.test)
    assert both.left.tolist() == [*view.train.left, *view.test.left]
    assert both.same.tolist() == [*view.train.same, *view.test.same]


def test_a_face_that_is_not_found_is_taken_from_the_middle(
    tmp_path: Path, astronaut: Image
) -> None:
    folder = tiny.write_view1(tmp_path / "lfw_view1", astronaut)
    grey = folder / "images" / "Person_C" / "Person_C_0002.jpg"
    marked = np.full((250, 250, 3), 90, np.uint8)
    marked[115:135, 115:135] = 200
    Pillow.fromarray(marked).save(grey)
    description = weights.describe(weights.shipped("embedding"))
    view = lfw.load_view1(folder, description, tmp_path / "cache")
    assert view.missed == 1
    assert len(view.faces) == tiny.PEOPLE * tiny.EACH
    row = view.faces.paths.index(grey)
    assert view.faces.names[view.faces.identities[row]] == "Person_C"
    y, x = np.nonzero(view.faces.chips[row][..., 0] > 150)
    # The mark is in the picture's middle, a little below the landmarks' usual mean.
    template = np.array(description.template) + dataset.MARGIN
    apart = float(np.hypot(*(template[1] - template[0])))
    below = (lfw.PLACE[0] - 0.498, 0.498 - lfw.PLACE[1])
    place = template.mean(axis=0) + np.array(below) * apart / lfw.EYES_APART
    assert (x.mean(), y.mean()) == pytest.approx(tuple(place), abs=1.5)
    grey.unlink()
    with pytest.raises(FolderError, match=r"Person_C_0002\.jpg, which a pair names"):
        lfw.load_view1(folder, description, tmp_path / "cache")
