"""The main task on real albums: from folders to named people."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from benchmarks.albums import four_people, groups_of, sitcom
from photoclust import Engine, cli
from photoclust.clustering.defaults import FOUNDERS, FOUNDING_QUALITY
from photoclust.learning.metrics import pairwise
from tests.journeys.small import done

FEW = 4


@pytest.fixture
def albums(data: Path) -> Path:
    if not (data / "albums").is_dir():
        pytest.skip(f"there are no albums in {data}")
    return data / "albums"


def grouped(folder: Path, library: Path) -> Engine:
    engine = Engine(library)
    engine.photos.scan([folder])
    engine.clusters.propose()
    return engine


def test_four_people(albums: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    photos = tmp_path / "photos"
    shutil.copytree(albums / "four_people", photos)
    assert cli.main(["sort", str(photos)]) == 0
    assert "people" in capsys.readouterr().out
    labels = [
        label._replace(photo=photos / label.photo.name) for label in four_people(albums.parent)
    ]
    with Engine() as engine:
        precision, recall = pairwise(
            list(groups_of(labels, engine.people.records())), [label.person for label in labels]
        )
        assert precision >= 0.95
        assert recall >= 0.95

        # What is blurred in the background is nobody's group, however alike it looks.
        for person in engine.people.all():
            good = [f for f in engine.people.faces(person.id) if f.quality >= FOUNDING_QUALITY]
            assert len(good) >= FOUNDERS

        largest = engine.people.all()[0]
        assert cli.main(["name", str(largest.id), "Lewis"]) == 0
        before = {face.id for face in engine.people.faces(largest.id)}
    moved = tmp_path / "moved"
    photos.rename(moved)
    assert cli.main(["scan", str(moved)]) == 0
    assert f"{len(labels)} moved" in capsys.readouterr().out
    for method in (["--method", "linkage"], ["--people", "4"], []):
        assert cli.main(["cluster", *method]) == 0
        with Engine() as engine:
            assert before <= {face.id for face in engine.people.faces(largest.id)}

    capsys.readouterr()
    assert cli.main(["identify", str(moved / "LHL_3.jpg"), "--json"]) == 0
    guesses = [g for face in json.loads(capsys.readouterr().out) for g in face["guesses"]]
    assert {guess["name"] for guess in guesses} == {"Lewis"}
    assert cli.main(["verify", str(moved / "LHL_3.jpg"), str(moved / "LHL_5.jpg")]) == 0
    assert "same person" in capsys.readouterr().out.lower()
    assert cli.main(["verify", str(moved / "LHL_3.jpg"), str(moved / "Obama_0.jpg")]) == 0
    assert "different people" in capsys.readouterr().out.lower()


def test_a_person_in_a_photo_that_was_left_out(albums: Path, tmp_path: Path) -> None:
    photos, left_out = tmp_path / "photos", tmp_path / "left_out"
    shutil.copytree(albums / "four_people", photos)
    left_out.mkdir()
    labels = four_people(albums.parent)
    for person in {label.person for label in labels}:
        shutil.move(photos / f"{person}_0.jpg", left_out)
        # A few of each are enough to know the one that was left out.
        for path in sorted(photos.glob(f"{person}_*"))[FEW:]:
            path.unlink()
    done("sort", photos)
    kept = [label._replace(photo=photos / label.photo.name) for label in labels]
    kept = [label for label in kept if label.photo.exists()]
    with Engine() as engine:
        groups = list(groups_of(kept, engine.people.records()))
    for person in {label.person for label in kept}:
        theirs = [g for label, g in zip(kept, groups, strict=True) if label.person == person]
        largest = max(set(theirs), key=theirs.count)
        assert largest is not None
        done("name", largest, person)
    for photo in sorted(left_out.iterdir()):
        found = done("identify", photo, "--json").json
        names = {guess["name"] for face in found for guess in face["guesses"][:1]}
        assert names == {photo.name.partition("_")[0]}


def test_sitcom(albums: Path, tmp_path: Path) -> None:
    labels = sitcom(albums.parent)
    with grouped(albums / "sitcom", tmp_path / "library") as engine:
        found = list(groups_of(labels, engine.people.records()))
    precision, recall = pairwise(found, [label.person for label in labels])
    assert precision >= 0.90
    assert recall >= 0.60


def test_mixed_has_the_faces_it_says(albums: Path, tmp_path: Path) -> None:
    with Engine(tmp_path / "library") as engine:
        report = engine.photos.scan([albums / "mixed"])
        assert not report.failures
        counts: dict[str, int] = {}
        for record in engine.people.records():
            counts[record.paths[0].name] = counts.get(record.paths[0].name, 0) + 1
    for photo in sorted((albums / "mixed").iterdir()):
        if said := re.search(r"_(\d)\.", photo.name):
            assert counts.get(photo.name, 0) == int(said[1]), photo.name
