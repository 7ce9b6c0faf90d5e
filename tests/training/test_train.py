"""Tests of the command `photoclust-train train`, from a folder of photos to a checkpoint."""

from __future__ import annotations

import csv
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

from photoclust.faces.weights import shipped
from training import checkpoints, cli

OPTIONS = "--steps 2 --batch 8 --chunk 4 --every 1 --warmup 5 --held-out 0.5 --rate 1e-4".split()


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory, astronaut: NDArray[np.uint8]) -> Path:
    """Four people who differ in their light only, each in three photos.

    To a network that knows faces they are one, which is told after the warm-up: so that comes
    after the last step here.
    """
    root = tmp_path_factory.mktemp("people")
    face = astronaut[:300, 80:380]
    for person in range(4):
        for number in range(3):
            tinted = face * (0.5 + 0.5 * np.roll([1.0, 0.6, 0.4], person)) + 5 * number
            picture = cv2.resize(tinted.clip(0, 255).astype(np.uint8), (150, 150))
            path = root / f"person {person}" / f"{number}.png"
            path.parent.mkdir(exist_ok=True)
            Image.fromarray(picture).save(path)
    return root


@pytest.fixture(scope="module")
def trained(people: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a training that has ended."""
    torch.set_num_threads(1)
    out = tmp_path_factory.mktemp("trained") / "out"
    assert cli.main(["train", str(people), str(out), *OPTIONS]) == 0
    return out


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text().splitlines()))


def refusal(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert cli.main(["train", *map(str, arguments)]) == 1
    told = capsys.readouterr().err.strip()
    assert len(told.splitlines()) == 1
    return told


def test_leaves_a_checkpoint_a_log_and_curves(trained: Path) -> None:
    checkpoint = checkpoints.read_checkpoint(trained / "checkpoint.pt")
    assert checkpoint.architecture == "nns2"
    assert checkpoint.state["step"] == 2
    assert "random weights" in checkpoint.description.origin
    steps = rows(trained / "steps.csv")
    assert [row["step"] for row in steps] == ["1", "2"]
    measured = rows(trained / "held_out.csv")
    assert [row["step"] for row in measured] == ["1", "2"]
    assert all(0 <= float(row["val"]) <= 1 for row in measured)
    with Image.open(trained / "curves.png") as curves:
        assert curves.width > 600


def test_goes_on_for_more_steps(trained: Path, people: Path) -> None:
    more = ["--resume", *OPTIONS[2:], "--steps", "3"]
    assert cli.main(["train", str(people), str(trained), *more]) == 0
    assert checkpoints.read_checkpoint(trained / "checkpoint.pt").state["step"] == 3
    steps = rows(trained / "steps.csv")
    assert [row["step"] for row in steps] == ["1", "2", "3"]


def test_does_not_overwrite_a_checkpoint(
    trained: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (trained / "checkpoint.pt").read_bytes()
    assert "is there already" in refusal(capsys, people, trained, *OPTIONS)
    assert (trained / "checkpoint.pt").read_bytes() == before


def test_a_checkpoint_of_another_architecture(
    trained: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refusal(capsys, people, trained, "--resume", "--start", shipped("embedding"), *OPTIONS)
    assert "of the architecture 'nns2', not 'joined'" in told


def test_a_checkpoint_of_other_faces(
    trained: Path, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    others = tmp_path / "others"
    for folder in sorted(people.iterdir()):
        (others / f"other {folder.name}").mkdir(parents=True)
        for path in folder.iterdir():
            (others / f"other {folder.name}" / path.name).write_bytes(path.read_bytes())
    told = refusal(capsys, others, trained, "--resume", *OPTIONS)
    assert "was trained on other faces" in told


def test_starts_from_weights_with_a_teacher(people: Path, tmp_path: Path) -> None:
    start = ["--start", str(shipped("embedding")), "--distil", "2", "--spread", "0.5"]
    options = [*start, "--jitters", "1", *OPTIONS]
    assert cli.main(["train", str(people), str(tmp_path / "out"), *options]) == 0
    checkpoint = checkpoints.read_checkpoint(tmp_path / "out" / "checkpoint.pt")
    assert checkpoint.architecture == "joined"
    assert not checkpoint.description.mirror
    assert checkpoint.description.calibration is None
    assert checkpoint.description.trust is None
    assert "spread 0.5" in checkpoint.description.origin


def one_person(root: Path) -> Path:
    (root / "only").mkdir(parents=True)
    Image.new("RGB", (90, 90)).save(root / "only" / "a.png")
    return root


def faceless(root: Path) -> Path:
    for name in ("a", "b"):
        (root / name).mkdir(parents=True)
        Image.new("RGB", (90, 90)).save(root / name / "a.png")
    return root


def empty(root: Path) -> Path:
    root.mkdir()
    return root


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (empty, "No images in"),
        (one_person, "Only one person in"),
        (faceless, "No face was found in any of the images"),
        (lambda root: root / "nowhere", "There is no folder"),
    ],
)
def test_data_that_cannot_be_trained_on(
    make: object, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = make(tmp_path / "data")  # type: ignore[operator]
    assert reason in refusal(capsys, data, tmp_path / "out", *OPTIONS)


def test_everybody_with_one_image(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    for folder in sorted(people.iterdir()):
        (data / folder.name).mkdir(parents=True)
        (data / folder.name / "0.png").write_bytes((folder / "0.png").read_bytes())
    assert "Nobody has two faces" in refusal(capsys, data, tmp_path / "out", *OPTIONS)


@pytest.mark.parametrize(
    ("option", "reason"),
    [
        (["--rate", "0"], "The option --rate is 0"),
        (["--every", "0"], "The option --every is 0"),
        (["--held-out", "-1"], "The option --held-out is -1"),
        (["--distil", "1"], "Distillation needs a teacher"),
        (["--start", "nowhere.safetensors"], "is missing"),
        (["--device", "cuda"], "The device 'cuda' is not available"),
    ],
)
def test_options_that_make_no_sense(
    option: list[str],
    reason: str,
    people: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert reason in refusal(capsys, people, tmp_path / "out", *OPTIONS, *option)
    assert not (tmp_path / "out" / "checkpoint.pt").exists()
