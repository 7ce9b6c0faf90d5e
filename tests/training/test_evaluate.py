from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image as Pillow

from photoclust.faces import weights
from photoclust.learning import metrics
from training import cli, dataset, lfw, protocol, robustness
from training.model import open_model

CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def few_disturbances(monkeypatch: pytest.MonkeyPatch) -> None:
    few = tuple((*d[:3], d[3][:1]) for d in robustness.DISTURBANCES[:2])
    monkeypatch.setattr(robustness, "DISTURBANCES", few)


def evaluate(*arguments: object) -> int:
    return cli.main(["evaluate", *map(str, arguments), "--device", "cpu"])


def lines(text: str) -> dict[str, str]:
    """The figures printed, by name."""
    split = (re.split(r"  +", line.strip(), maxsplit=1) for line in text.splitlines())
    return {parts[0]: parts[1] for parts in split if len(parts) == 2}


def test_report_on_pair_lists(
    view1: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report"
    assert evaluate(view1, "--cache", cache, "--out", out, "--robustness", 8, "--no-mirror") == 0
    said = capsys.readouterr()
    assert said.err == ""
    found = lines(said.out)
    assert found["looks"] == "one pass"

    # The same by hand.
    model = open_model(weights.shipped("embedding"), CPU, mirror=False)
    view = lfw.load_view1(view1 / "lfw_view1", model.description, cache)
    embeddings = model.embed(view.faces.chips)
    train, test = (p.distances(embeddings) for p in (view.train, view.test))
    threshold = metrics.best_threshold(train, view.train.same)
    official = metrics.accuracy(test, view.test.same, threshold)
    assert found["accuracy, 20 test pairs"].startswith(f"{official:.2%} at {threshold:.4f}")
    every = np.concatenate([train, test])
    same = np.concatenate([view.train.same, view.test.same])
    folded = protocol.folded_accuracy(every, same, protocol.folds(same))
    expected = f"{folded.mean:.2%} ± {folded.standard_error:.2%}"
    assert found["accuracy, 10 folds of 100 pairs"] == expected
    rate = metrics.validation_rate(every, same, 1e-3)[0]
    assert found["pair lists: VAL at FAR 0.001"].startswith(f"{rate:.2%}")
    assert found["all pairs"] == "18 of one person, 135 of two"

    text = (out / "report.md").read_text()
    for name, value in found.items():
        assert f"| {name} | {value} |" in text
    pictures = re.findall(r"\]\((.+?\.png)\)", text)
    assert sorted(pictures) == sorted(path.name for path in out.glob("*.png"))
    assert len(pictures) == 4
    for picture in pictures:
        with Pillow.open(out / picture) as image:
            assert len(np.unique(np.asarray(image.convert("L")))) > 20, picture
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("report")] == [
        "report"
    ]


def test_labelled_faces_and_pair_lists_in_one_call(
    view1: Path, people: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(view1, people, "--cache", cache, "--robustness", 0, "--mirror") == 0
    said = capsys.readouterr().out
    assert lines(said)["looks"] == "image and mirror image"
    assert "LFW View 1" in said.splitlines()
    assert "people" in said.splitlines()
    # The images are the same, and so is what depends neither on the lists nor on the order.
    of_lists, of_people = said.split("\npeople\n")
    common = lines(of_people)
    assert common.pop("k-means, number of people known")
    assert len(common) == 9
    assert {name: lines(of_lists)[name] for name in common} == common


def test_held_out_people_alone(
    people: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(people, "--cache", cache, "--robustness", 0, "--held-out", 0.5) == 0
    said = capsys.readouterr().out
    assert "people, 50% of the people, seed 1" in said.splitlines()
    assert lines(said)["faces"] == "9 of 3 people"


def test_a_report_that_is_there_is_kept(
    view1: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report"
    out.mkdir()
    (out / "report.md").write_text("mine")
    assert evaluate(view1, "--cache", cache, "--out", out) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert (out / "report.md").read_text() == "mine"


def test_nothing_is_left_of_a_report_that_failed(
    tmp_path: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    (data / "alone").mkdir(parents=True)
    Pillow.new("RGB", (50, 50)).save(data / "alone" / "one.png")
    assert evaluate(data, "--cache", cache, "--out", tmp_path / "out" / "report") == 1
    assert "Only one person" in capsys.readouterr().err
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("part", ["0", "-1", "1.5", "nan"])
def test_held_out_parts_that_make_no_sense(
    people: Path, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(people, f"--held-out={part}") == 1
    assert capsys.readouterr().err.startswith("photoclust-train: --held-out is")


def test_worst_pairs_are_the_chips_of_the_rows(view1: Path, cache: Path) -> None:
    from training.report import _captioned

    description = weights.describe(weights.shipped("embedding"))
    faces = lfw.load_view1(view1 / "lfw_view1", description, cache).faces
    mine, others = (np.flatnonzero(faces.identities == n).tolist() for n in (0, 1))
    pairs = [(mine[0], others[2], 0.25), (mine[0], mine[1], 0.1)]
    (one, other, caption), *rest = _captioned(faces, 150, pairs)
    assert (one == dataset.without_margin(faces.chips[[mine[0]]], 150, 150)[0]).all()
    assert (other == dataset.without_margin(faces.chips[[others[2]]], 150, 150)[0]).all()
    assert caption == "0.250  Person_A, Person_B"
    assert rest[0][2] == "0.100  Person_A"
