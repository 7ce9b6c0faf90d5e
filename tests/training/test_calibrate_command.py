from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.errors import TrainingError
from photoclust.faces import weights
from photoclust.learning import calibration
from training import calibrate, cli, lfw
from training.model import open_model


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A weights file to write into."""
    return Path(shutil.copy(weights.shipped("embedding"), tmp_path / "own.safetensors"))


def run(*arguments: object) -> int:
    return cli.main(["calibrate", *map(str, arguments), "--device", "cpu"])


def test_pair_lists_calibrate_a_file(
    view1: Path, cache: Path, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = weights.describe(copied)
    assert run(view1, copied, "--cache", cache) == 0
    said = capsys.readouterr().out
    after = weights.describe(copied)
    model = open_model(copied, torch.device("cpu"))
    view = lfw.load_view1(view1 / "lfw_view1", model.description, cache)
    distances = view.train.distances(model.embed(view.faces.chips))
    assert after.calibration == calibration.calibrate(distances, view.train.same)
    assert after.calibration is not None
    assert f"threshold {after.calibration.threshold:g}" in said
    # All else is as it was, the tensors too.
    assert after.sha256 == before.sha256
    assert (after.name, after.template, after.mirror) == (
        before.name,
        before.template,
        before.mirror,
    )
    assert [path.name for path in copied.parent.glob("own*")] == ["own.safetensors"]


def test_held_out_people_calibrate_a_file(people: Path, cache: Path, copied: Path) -> None:
    # Six people with three images each have 18 pairs: too few, so let that be enough.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(calibration, "FEWEST", 5)
        assert run(people, copied, "--held-out", 0.5, "--cache", cache) == 0
    assert weights.describe(copied) != weights.describe(weights.shipped("embedding"))


def test_too_few_pairs_are_refused(
    people: Path, cache: Path, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = copied.read_bytes()
    assert run(people, copied, "--held-out", 0.5, "--cache", cache) == 1
    assert "only 9 pairs of one person" in capsys.readouterr().err
    assert copied.read_bytes() == content


def test_damaged_files_are_refused_and_kept(
    view1: Path, cache: Path, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = bytearray(copied.read_bytes())
    content[-5] ^= 0xFF
    copied.write_bytes(content)
    assert run(view1, copied, "--cache", cache) == 1
    assert "checksum" in capsys.readouterr().err
    copied.write_bytes(content[:-1000])
    assert run(view1, copied, "--cache", cache) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert copied.read_bytes() == content[:-1000]


def test_a_write_that_fails_leaves_the_file(
    view1: Path,
    cache: Path,
    copied: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = copied.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(weights, "save_file", full)
    assert run(view1, copied, "--cache", cache) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert copied.read_bytes() == content
    assert list(copied.parent.glob("own*")) == [copied]


def test_a_network_that_does_not_separate_people_is_refused() -> None:
    same = np.repeat([True, False], 50)
    distances = np.where(same, 0.5, 0.3).astype(np.float32)
    with pytest.raises(TrainingError, match="do not mean the same person"):
        calibration.calibrate(distances, same)
    with pytest.raises(TrainingError, match="do not mean the same person"):
        calibration.calibrate(np.zeros(100, np.float32), same)


def test_people_with_many_faces_do_not_outweigh_the_others() -> None:
    identities = np.array([0] * 40 + [1] * 4)
    found = calibrate.sample_pairs(identities, np.zeros(44, np.int64), np.random.default_rng(0))
    own = identities[found.left[found.same]]
    assert np.bincount(own).tolist() == [calibration.PAIRS_PER_PERSON, 6]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 1)), min_size=4, max_size=80),
    st.integers(0, 99),
)
def test_pairs_are_half_of_one_person_and_none_across_namespaces(
    drawn: list[tuple[int, int]], seed: int
) -> None:
    identities = np.array([person * 2 + space for person, space in drawn])
    namespaces = np.array([space for _, space in drawn])
    try:
        pairs = calibrate.sample_pairs(identities, namespaces, np.random.default_rng(seed))
    except TrainingError:
        i, j = np.triu_indices(len(drawn), 1)
        near = namespaces[i] == namespaces[j]
        assert len(set((identities[i] == identities[j])[near].tolist())) < 2
        return
    assert pairs.same.sum() * 2 == len(pairs.same)
    assert (namespaces[pairs.left] == namespaces[pairs.right]).all()
    assert ((identities[pairs.left] == identities[pairs.right]) == pairs.same).all()
    assert (pairs.left != pairs.right).all()
    own = identities[pairs.left[pairs.same]]
    assert np.unique(own, return_counts=True)[1].max() <= calibration.PAIRS_PER_PERSON
