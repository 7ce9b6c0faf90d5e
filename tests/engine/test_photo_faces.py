"""From files to faces: at any size, shape and way up, with the networks that ship."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
import PIL.Image
import pytest
import skimage.data
import torch

from photoclust.engine.photo_faces import PhotoFaces
from photoclust.errors import UnreadablePhoto
from photoclust.faces import second_look
from photoclust.faces.analysis import Analyser
from photoclust.faces.detectors.two_stage import TwoStageDetector
from photoclust.faces.network_embedder import NetworkEmbedder
from photoclust.photos.content import Content, read_content
from photoclust.photos.decode import DecodedPhoto
from photoclust.photos.limits import SideOfArea
from photoclust.settings import Settings
from photoclust.types import Box, FoundFace, Image
from tests.faces.portraits import HEAD, enlarged

FACE = 85
"""Width in pixels of the astronaut's face, as it is found."""
MIDDLE = (101, 108)
"""The middle of the face in the head's picture."""


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    device = torch.device("cpu")
    return Analyser(TwoStageDetector(device), NetworkEmbedder(device))


@pytest.fixture(scope="session")
def astronaut() -> Image:
    return np.asarray(skimage.data.astronaut())


def found(analyser: Analyser, data: bytes, settings: Settings | None = None) -> list[FoundFace]:
    """The faces in a file's bytes."""
    content = Content(Path("a.jpg"), data)
    faces = PhotoFaces(analyser, settings or Settings())
    return faces.find([content], [faces.decode(content)])[0]


def as_file(image: Image, kind: str = "JPEG") -> bytes:
    buffer = io.BytesIO()
    PIL.Image.fromarray(image).save(buffer, kind, quality=95, subsampling=0)
    return buffer.getvalue()


def head(astronaut: Image, width: int) -> Image:
    """The head, its face so wide."""
    factor = width / FACE
    kind = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    head = cv2.resize(astronaut[HEAD], None, fx=factor, fy=factor, interpolation=kind)
    return np.asarray(head, np.uint8)


def pasted(parts: list[Image], height: int, width: int) -> Image:
    """Heads in a row, in the middle of a picture of this size."""
    picture = np.full((height, width, 3), 118, np.uint8)
    step = width // len(parts)
    for index, part in enumerate(parts):
        top, left = (height - part.shape[0]) // 2, index * step + (step - part.shape[1]) // 2
        picture[top : top + part.shape[0], left : left + part.shape[1]] = part
    return picture


def apart(one: FoundFace, other: FoundFace) -> float:
    return float(((one.embedding - other.embedding) ** 2).sum())


def test_a_small_face_is_the_same_alone_and_in_24_megapixels(
    analyser: Analyser, astronaut: Image
) -> None:
    own = head(astronaut, 100)
    (alone,) = found(analyser, as_file(pasted([own], 300, 400)))
    stranger = np.repeat(skimage.data.camera()[60:260, 130:330, None], 3, axis=2)
    (other,) = found(analyser, as_file(np.ascontiguousarray(stranger)))
    for height, width in ((2000, 3000), (4000, 6000)):
        (face,) = found(analyser, as_file(pasted([own], height, width)))
        assert face.quality == pytest.approx(alone.quality, abs=0.03)
        assert apart(face, alone) < apart(face, other) / 20
        assert face.detection.box.width == pytest.approx(alone.detection.box.width, rel=0.1)
        assert face.detection.box.center == pytest.approx(
            (
                (width - own.shape[1]) / 2 + MIDDLE[0] * 100 / FACE,
                (height - own.shape[0]) / 2 + MIDDLE[1] * 100 / FACE,
            ),
            abs=12,
        )
        # The small picture of it is cut from the photo, too.
        crops = [np.asarray(PIL.Image.open(io.BytesIO(f.crop)), int) for f in (face, alone)]
        sharpness = [cv2.Laplacian(c.astype(np.uint8), cv2.CV_32F).var() for c in crops]
        assert sharpness[0] > sharpness[1] / 2


def test_large_faces_are_not_decoded_again(
    analyser: Analyser, astronaut: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    scales = []
    decode = PhotoFaces.decode
    monkeypatch.setattr(
        PhotoFaces, "decode", lambda *a: [p := decode(*a), scales.append(p.scale)][0]
    )
    assert len(found(analyser, as_file(pasted([head(astronaut, 900)], 2400, 3200)))) == 1
    assert scales == [0.5]
    scales.clear()
    assert len(found(analyser, as_file(pasted([head(astronaut, 60)], 2400, 3200)))) == 1
    assert scales == [0.5, 1.0]


@pytest.mark.parametrize("shape", [(4000, 4400), (1100, 16000), (16000, 1100)])
def test_a_panorama_is_searched_as_finely_as_a_photo_of_its_area(
    analyser: Analyser, astronaut: Image, shape: tuple[int, int]
) -> None:
    picture = np.full((*shape, 3), 118, np.uint8)
    for index, width in enumerate((176, 70, 35)):
        part = head(astronaut, width)
        top, left = (100 + (side - 1000) * index // 2 for side in shape)
        picture[top : top + part.shape[0], left : left + part.shape[1]] = part
    data = as_file(picture)
    widths = [face.detection.box.width for face in found(analyser, data)]
    # The smallest has nine pixels in the picture that is searched: it may be found, or not.
    assert sorted(w for w in widths if w > 50) == pytest.approx([70, 176], rel=0.2)


@pytest.mark.parametrize("quarters", [1, 2, 3])
@pytest.mark.parametrize("directly", [True, False])
def test_a_portrait_on_its_side(
    analyser: Analyser,
    astronaut: Image,
    quarters: int,
    directly: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Found at once, or if not in a second look; in the photo's own frame, the face upright."""
    (upright,) = found(analyser, as_file(astronaut))
    picture = np.ascontiguousarray(np.rot90(astronaut, quarters))
    if directly:
        (face,) = found(analyser, as_file(picture))
    else:
        content = Content(Path("a.png"), as_file(picture, "PNG"))
        photo = PhotoFaces(analyser, Settings()).decode(content)
        (detection,) = second_look.look_turned(analyser.detector, photo.pixels)
        (analysed,) = analyser.rate(analyser.align(photo.pixels, [detection]))
        face = FoundFace(detection, analysed.quality, analysed.embedding, b"")
    box = turned_box(upright.detection.box, quarters, 512)
    assert face.detection.box.overlap(box) > 0.75
    eyes = face.detection.landmarks[1] - face.detection.landmarks[0]
    expected = [(1, 0), (0, -1), (-1, 0), (0, 1)][quarters]
    assert eyes / np.hypot(*eyes) @ expected > 0.95
    assert apart(face, upright) < 0.06


def turned_box(box: Box, quarters: int, side: int) -> Box:
    """A box in a square picture that is turned to the left by so many quarters."""
    for _ in range(quarters):
        box = Box(box.y, side - box.x - box.width, box.height, box.width)
    return box


def test_boxes_end_at_the_edges(analyser: Analyser, astronaut: Image) -> None:
    cut = np.ascontiguousarray(astronaut[:, 195:])
    (face,) = found(analyser, as_file(cut))
    box = face.detection.box
    assert box.x == 0
    assert box.width > 40


def test_the_smallest_face_counts_in_pixels_of_the_photo(
    analyser: Analyser, astronaut: Image
) -> None:
    data = as_file(pasted([head(astronaut, 120)], 3000, 4000))
    assert len(found(analyser, data, Settings(min_face=90))) == 1
    assert found(analyser, data, Settings(min_face=150)) == []


def test_a_side_of_an_area() -> None:
    assert SideOfArea(1280 * 960).of(4000, 3000) == 1280
    assert SideOfArea(1280 * 960).of(100, 10_000) == pytest.approx(11_085, abs=1)
    assert SideOfArea(12).of(1, 1) == 4


@pytest.mark.parametrize("shape", [(1, 1), (20, 100_000), (100_000, 20), (1, 1_500_000)])
def test_shapes_that_can_show_no_face(analyser: Analyser, shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (*shape, 3), np.uint8)
    assert found(analyser, as_file(noise, "PNG")) == []


def test_a_face_larger_than_the_photo(analyser: Analyser, astronaut: Image) -> None:
    part = np.ascontiguousarray(enlarged(astronaut[90:150, 190:262], 10))
    for face in found(analyser, as_file(part)):
        box = face.detection.box
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= part.shape[1]
        assert box.y + box.height <= part.shape[0]
        assert np.isfinite(face.embedding).all()


def test_a_photo_that_cannot_be_decoded_finer_stays_as_it_is(
    analyser: Analyser, astronaut: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    decode = PhotoFaces.decode

    def once(self: PhotoFaces, content: Content, at_least: int = 0) -> DecodedPhoto:
        if at_least:
            raise UnreadablePhoto("file-empty")
        return decode(self, content)

    monkeypatch.setattr(PhotoFaces, "decode", once)
    assert len(found(analyser, as_file(pasted([head(astronaut, 60)], 2400, 3200)))) == 1


def test_photos_are_noted_while_they_are_decoded_finer(
    analyser: Analyser, astronaut: Image
) -> None:
    noted = []

    @contextmanager
    def note(path: Path) -> Iterator[None]:
        noted.append(path)
        yield

    faces = PhotoFaces(analyser, Settings(), note)
    for width in (60, 400):
        data = as_file(pasted([head(astronaut, width)], 2400, 3200))
        content = Content(Path(f"{width}.jpg"), data)
        assert len(faces.find([content], [faces.decode(content)])[0]) == 1
    assert noted == [Path("60.jpg")]


def test_what_is_not_to_be_decoded_again_is_cut_as_it_is(
    analyser: Analyser, astronaut: Image
) -> None:
    data = as_file(pasted([head(astronaut, 60)], 2400, 3200))
    faces = PhotoFaces(analyser, Settings())
    photo = faces.decode(Content(Path("a.jpg"), data))
    (coarse,), (fine,) = faces.find([None], [photo])[0], found(analyser, data)
    assert coarse.detection.box.overlap(fine.detection.box) > 0.7
    assert apart(coarse, fine) > 0


def test_a_large_file_is_read_again_for_its_small_faces(
    analyser: Analyser, astronaut: Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photoclust.photos.content.LARGE", 1000)
    path = tmp_path / "a.jpg"
    path.write_bytes(as_file(pasted([head(astronaut, 60)], 2400, 3200)))
    faces, content = PhotoFaces(analyser, Settings()), read_content(path)
    photo, source = faces.decode(content), content.let_go()
    assert source is not content
    (again,), (held,) = faces.find([source, content], [photo, photo])
    np.testing.assert_array_equal(again.detection.landmarks, held.detection.landmarks)
    path.unlink()
    (coarse,) = faces.find([source], [photo])[0]
    assert (coarse.detection.landmarks != held.detection.landmarks).any()
