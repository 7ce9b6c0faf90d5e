from __future__ import annotations

import numpy as np
import pytest

from photoclust.faces.analysis import Analyser
from photoclust.faces.detectors.two_stage import TwoStageDetector
from photoclust.faces.network_embedder import NetworkEmbedder
from photoclust.faces.quality import judge
from photoclust.types import Image
from tests.faces.portraits import HEAD, blank, cameraman, enlarged, noise


@pytest.fixture(scope="session")
def analyser(detector: TwoStageDetector, embedder: NetworkEmbedder) -> Analyser:
    return Analyser(detector, embedder)


def test_faces_come_with_their_pictures(analyser: Analyser, astronaut: Image) -> None:
    half = enlarged(astronaut, 0.5)
    man = enlarged(cameraman(), 0.5)
    both = np.concatenate([half, man], axis=1)
    pictures = [blank(200, 200), half, noise(60, 60), both, blank(5, 5), man, blank(256, 256)]
    found = analyser.analyse(pictures)
    assert [len(faces) for faces in found] == [0, 1, 0, 2, 0, 1, 0]
    mine, his = found[1][0].embedding, found[5][0].embedding
    left, right = sorted(found[3], key=lambda face: face.detection.box.x)
    assert right.detection.box.x > 256
    for face, own, other in ((left, mine, his), (right, his, mine)):
        assert ((face.embedding - own) ** 2).sum() < 0.05
        assert ((face.embedding - other) ** 2).sum() > 0.15


def test_every_face_has_what_its_parts_say(analyser: Analyser, astronaut: Image) -> None:
    row = [enlarged(astronaut[HEAD], f) for f in (1, 0.8, 0.5)]
    picture = blank(216, sum(p.shape[1] for p in row))
    left = 0
    for part in row:
        picture[: part.shape[0], left : left + part.shape[1]] = part
        left += part.shape[1]
    (found,) = analyser.analyse([picture])
    (detections,) = analyser.detector.detect([picture])
    assert len(found) == len(detections) == 3
    for face, detection in zip(found, detections, strict=True):
        assert face.detection.box == detection.box
        chip = analyser.embedder.chip(picture, detection)
        (vector,), (norm,) = analyser.embedder.embed([chip])
        trust = analyser.embedder.description.trust
        # Embedded in a batch and alone they differ by the precision of the network's layers.
        assert face.quality == pytest.approx(judge(chip, detection, norm, trust), abs=0.05)
        assert face.embedding.shape == (128,)
        assert face.embedding == pytest.approx(vector, abs=0.01)


def test_no_images(analyser: Analyser) -> None:
    assert analyser.analyse([]) == []
    assert analyser.analyse([blank(30, 30)]) == [[]]


def test_both_networks_are_named(analyser: Analyser) -> None:
    assert analyser.detector_name == analyser.detector.description.name
    assert analyser.model == analyser.embedder.description.name
