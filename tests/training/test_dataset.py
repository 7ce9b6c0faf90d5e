from __future__ import annotations

import csv
import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image as Pillow

from photoclust.errors import Cancelled, FolderError
from photoclust.faces import weights
from photoclust.faces.networks.layers import sides
from photoclust.job import Job
from photoclust.types import Image
from tests.training import tiny
from training import dataset
from training.dataset import MARGIN, LabelledFaces, Sample

DESCRIPTION = weights.describe(weights.shipped("embedding"))


@pytest.fixture
def folder(tmp_path: Path, people: Path) -> Path:
    """Two people with three images each, to be changed at will."""
    for number in range(2):
        shutil.copytree(people / tiny.name(number), tmp_path / "set" / tiny.name(number))
    return tmp_path / "set"


ROUNDING = 1
"""What a pixel may change when a face is found among others in a batch of another order."""


def differ(one: Image, other: Image) -> int:
    """By how much two chips, or stacks of them, differ where they differ most."""
    return int(np.abs(one.astype(np.int16) - other).max())


def write_index(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


# Reading


def test_a_folder_per_person(folder: Path) -> None:
    (folder / "notes.txt").write_text("no person")
    (folder / tiny.name(0) / "notes.txt").write_text("no image")
    deeper = folder / tiny.name(1) / "holiday"
    deeper.mkdir()
    Pillow.new("RGB", (9, 9)).save(deeper / "Upper.PNG")
    samples = dataset.read_samples(folder)
    assert [sample.identity for sample in samples] == [tiny.name(0)] * 3 + [tiny.name(1)] * 4
    assert samples[-1].path == deeper / "Upper.PNG"
    assert {sample.namespace for sample in samples} == {""}


@pytest.mark.parametrize("above", [False, True])
def test_an_index_with_namespaces(tmp_path: Path, above: bool) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    Pillow.new("RGB", (9, 9)).save(folder / "a.png")
    start = "photos/" if above else ""
    index = write_index(
        folder / "index.csv",
        {"path": f"{start}a.png", "namespace": "x", "identity": "1"},
        {"path": f"{start}b.png", "namespace": "y", "identity": "1"},
    )
    expected = [Sample(folder / "a.png", "1", "x"), Sample(folder / "b.png", "1", "y")]
    assert dataset.read_samples(folder) == expected
    assert dataset.read_samples(index) == expected


def test_what_is_no_data_set_is_one_line(tmp_path: Path) -> None:
    def refused(source: Path, match: str) -> None:
        with pytest.raises(FolderError, match=match) as error:
            dataset.read_samples(source)
        assert error.value.hint
        assert "\n" not in str(error.value)

    refused(tmp_path / "nowhere", "There is no folder")
    refused(tmp_path / "nowhere.csv", "cannot be read")
    refused(tmp_path, "No images")
    (tmp_path / "alone").mkdir()
    Pillow.new("RGB", (9, 9)).save(tmp_path / "alone" / "a.png")
    refused(tmp_path, "Only one person")
    index = write_index(tmp_path / "index.csv", {"path": "a.png", "person": "x"})
    refused(index, "no column identity")
    index.write_text("path,identity\na.png,x\nb.png\n")
    refused(index, "Line 3 of .* has no path or no identity")
    index.write_bytes(b"path,identity\n\xff\xfe,x\n")
    refused(index, "cannot be read")
    index.write_text("path,identity\n")
    refused(index, "No images")


# Aligning


def test_faces_as_the_app_aligns_them(folder: Path, tmp_path: Path) -> None:
    faces = dataset.load_faces(dataset.read_samples(folder), DESCRIPTION, tmp_path / "cache")
    height, width = sides(DESCRIPTION.input_size)
    assert faces.chips.shape == (6, height + 2 * MARGIN, width + 2 * MARGIN, 3)
    assert faces.landmarks.shape == (6, 5, 2)
    assert faces.chips.dtype == np.uint8
    assert faces.identities.tolist() == [0, 0, 0, 1, 1, 1]
    assert faces.names == (tiny.name(0), tiny.name(1))
    assert faces.unusable == ()
    assert [path.parent.name for path in faces.paths] == [faces.names[i] for i in faces.identities]
    plain = dataset.without_margin(np.asarray(faces.chips), height, width)
    assert (plain == faces.chips[:, MARGIN:-MARGIN, MARGIN:-MARGIN]).all()
    # Images of one person differ in light alone, those of the other one are mirrored.
    grey = plain.mean(axis=3)
    grey -= grey.mean(axis=(1, 2), keepdims=True)
    likeness = np.asarray(np.corrcoef(grey.reshape(6, -1)), np.float64)
    assert likeness[0, 1] > likeness[0, 4] + 0.05


def test_numbers_are_of_person_and_namespace(folder: Path, tmp_path: Path) -> None:
    samples = [
        Sample(sample.path, "same name", space)
        for sample, space in zip(dataset.read_samples(folder), "xyxyxx", strict=True)
    ]
    faces = dataset.load_faces(samples, DESCRIPTION, tmp_path / "cache")
    assert faces.identities.tolist() == [0, 1, 0, 1, 0, 0]
    assert faces.namespaces.tolist() == [0, 1, 0, 1, 0, 0]
    assert faces.names == ("same name", "same name")


def test_images_that_cannot_be_used_are_reported(folder: Path, tmp_path: Path) -> None:
    own = folder / tiny.name(0)
    broken, faceless = own / "broken.jpg", own / "faceless.png"
    broken.write_bytes(b"\xff\xd8\xff no picture")
    Pillow.new("RGB", (120, 120), (90, 120, 60)).save(faceless)
    samples = [*dataset.read_samples(folder), Sample(own / "gone.jpg", tiny.name(0))]
    faces = dataset.load_faces(samples, DESCRIPTION, tmp_path / "cache")
    assert len(faces) == 6
    assert {image.path for image in faces.unusable} == {broken, faceless, own / "gone.jpg"}
    reasons = {image.path: image.reason for image in faces.unusable}
    assert reasons[faceless] == "no face was found"
    assert all(reasons.values())
    # The cache says the same.
    again = dataset.load_faces(samples, DESCRIPTION, tmp_path / "cache")
    assert set(again.unusable) == set(faces.unusable)


def test_a_set_without_any_face_is_one_line_and_leaves_no_cache(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / "set" / name).mkdir(parents=True)
        Pillow.new("RGB", (60, 60)).save(tmp_path / "set" / name / "1.png")
    with pytest.raises(FolderError, match="No face was found"):
        dataset.load_faces(dataset.read_samples(tmp_path / "set"), DESCRIPTION, tmp_path / "cache")
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []


# The cache


def test_the_cache_is_used_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = dataset.load_faces(dataset.read_samples(folder), DESCRIPTION, tmp_path / "cache")
    monkeypatch.setattr(dataset, "open_detector", None)  # calling it would fail
    again = dataset.load_faces(dataset.read_samples(folder), DESCRIPTION, tmp_path / "cache")
    assert (again.chips == first.chips).all()
    assert again.paths == first.paths
    with pytest.raises(TypeError):
        dataset.load_faces(dataset.read_samples(folder), DESCRIPTION, tmp_path / "another")


def test_the_cache_is_renewed_when_a_file_changes(folder: Path, tmp_path: Path) -> None:
    samples = dataset.read_samples(folder)
    first = dataset.load_faces(samples, DESCRIPTION, tmp_path / "cache")
    shutil.copy(samples[3].path, samples[0].path)
    os.utime(samples[0].path, ns=(1, 1))
    second = dataset.load_faces(samples, DESCRIPTION, tmp_path / "cache")
    assert differ(second.chips[0], first.chips[0]) > 10
    assert differ(second.chips[0], first.chips[3]) <= ROUNDING
    assert differ(second.chips[1:], first.chips[1:]) <= ROUNDING
    moved = tuple((x + 3, y) for x, y in DESCRIPTION.template)
    other = dataset.load_faces(samples, replace(DESCRIPTION, template=moved), tmp_path / "cache")
    assert differ(other.chips[1], first.chips[1]) > 10


def test_what_is_interrupted_is_begun_anew(folder: Path, tmp_path: Path) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        dataset.load_faces(dataset.read_samples(folder), DESCRIPTION, tmp_path / "cache", job)
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []
    assert (
        len(dataset.load_faces(dataset.read_samples(folder), DESCRIPTION, tmp_path / "cache")) == 6
    )


def test_a_cache_that_cannot_be_written_is_one_line(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderError, match="cannot be written"):
        dataset.load_faces(dataset.read_samples(folder), DESCRIPTION, tmp_path / "file" / "cache")


# Splitting


def labelled(identities: list[int]) -> LabelledFaces:
    count = len(identities)
    return LabelledFaces(
        chips=np.zeros((count, 1, 1, 3), np.uint8),
        identities=np.array(identities),
        namespaces=np.zeros(count, np.int64),
        names=tuple(map(str, range(max(identities) + 1))),
        paths=tuple(Path(str(n)) for n in range(count)),
        unusable=(),
    )


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=60),
    st.sampled_from([0.0, 0.1, 0.5, 1.0]),
    st.integers(0, 99),
)
def test_no_person_is_on_both_sides(identities: list[int], part: float, seed: int) -> None:
    faces = labelled(identities)
    kept, away = faces.split(part, seed)
    assert sorted([*kept.tolist(), *away.tolist()]) == list(range(len(faces)))
    people: list[NDArray[np.int64]] = [np.unique(faces.identities[r]) for r in (kept, away)]
    assert not set(people[0].tolist()) & set(people[1].tolist())
    counts = np.bincount(identities)
    assert (counts[people[1]] > 1).all()
    assert len(people[1]) == round(np.count_nonzero(counts > 1) * part)
    assert [rows.tolist() for rows in faces.split(part, seed)] == [kept.tolist(), away.tolist()]


def test_another_seed_holds_out_others() -> None:
    faces = labelled(list(range(40)) * 2)
    assert faces.split(0.2, 1)[1].tolist() != faces.split(0.2, 2)[1].tolist()
