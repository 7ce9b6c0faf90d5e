from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image as Pillow

from photoclust.faces.detection import Detector
from photoclust.faces.embedding import Embedder
from photoclust.types import Image
from training import lfw

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
    detector, embedder = Detector(CPU), Embedder(CPU)
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
    assert embeddings[1] == pytest.approx(embedder.embed([chip])[0], abs=1e-5)
