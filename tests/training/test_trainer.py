"""Tests of the trainer: it learns, resumes exactly, and reports errors."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from photoclust.errors import Cancelled, TrainingError
from photoclust.faces.networks.inception import NNS2
from photoclust.faces.networks.residual import ResidualNetwork
from photoclust.job import Job
from photoclust.learning import metrics
from photoclust.learning.triplets import Mining
from tests.training.patterns import DESCRIPTION, patterns
from training import checkpoints
from training.augmentation import Augmentation
from training.checkpoints import Checkpoint
from training.dataset import LabelledFaces
from training.teacher import embed_views
from training.trainer import Recipe, Step, Trainer, _rate

TINY = Recipe(
    steps=4, batch=12, chunk=5, faces_per_identity=4, rate=1e-3, warmup=2, seed=3, average=0.9
)


@pytest.fixture(autouse=True)
def one_thread() -> None:
    """The same sums in the same order, whatever the machine."""
    torch.set_num_threads(1)


def trainer(recipe: Recipe = TINY, faces: LabelledFaces | None = None, **rest: object) -> Trainer:
    torch.manual_seed(0)
    faces = faces or patterns(6, 4)
    return Trainer(NNS2(), DESCRIPTION, recipe, faces, np.arange(len(faces)), **rest)  # type: ignore[arg-type]


def run(one: Trainer, until: int | None = None) -> list[Step]:
    """Train to the end, or to a step, as if interrupted there."""
    steps: list[Step] = []
    job = Job()

    def each(step: Step) -> None:
        steps.append(step)
        if step.step == until:
            job.cancel()

    try:
        one.run(job, each)
    except Cancelled:
        assert until is not None
    return steps


def separation(network: nn.Module, faces: LabelledFaces) -> float:
    """Accuracy of telling pairs of the same person from others, threshold chosen for it."""
    embeddings = embed_views(network, faces.chips, DESCRIPTION, mirror=False)
    i, j = np.triu_indices(len(faces), 1)
    same = faces.identities[i] == faces.identities[j]
    distances = ((embeddings[i] - embeddings[j]) ** 2).sum(axis=1)
    # Equally many of both kinds, else calling all different would be nearly right.
    others = np.flatnonzero(~same)[:: max(1, int((~same).sum() // same.sum()))]
    chosen = np.concatenate([np.flatnonzero(same), others])
    threshold = metrics.best_threshold(distances[chosen], same[chosen])
    return metrics.accuracy(distances[chosen], same[chosen], threshold)


def test_learns_to_verify_new_photos() -> None:
    faces = patterns(10, 12, seed=1)
    new = np.arange(len(faces)) % 12 >= 8
    unseen = replace(faces, chips=faces.chips[new], identities=faces.identities[new])
    recipe = replace(TINY, steps=15, batch=40, chunk=25, faces_per_identity=8, average=0.8)
    torch.manual_seed(0)
    one = Trainer(NNS2(), DESCRIPTION, recipe, faces, np.flatnonzero(~new))
    before = separation(one.average, unseen)
    steps = run(one)
    assert before < 0.85
    assert separation(one.average, unseen) > before + 0.1
    assert np.mean([step.loss for step in steps[-5:]]) < 0.7 * steps[0].loss


def test_resumed_equals_uninterrupted(tmp_path: Path) -> None:
    whole = trainer()
    all_steps = run(whole)
    first = trainer()
    early = run(first, until=2)
    path = tmp_path / "checkpoint.pt"
    checkpoints.write_checkpoint(path, Checkpoint(DESCRIPTION, "data", first.state()))
    second = trainer()
    second.restore(checkpoints.read_checkpoint(path).state)
    late = run(second)
    assert [s.step for s in early + late] == [s.step for s in all_steps]
    assert [s.loss for s in early + late] == [s.loss for s in all_steps]
    for kind in ("network", "average"):
        for name, value in whole.state()[kind].items():
            assert torch.equal(value, second.state()[kind][name]), name


def test_same_seed_same_training_and_another_seed_another() -> None:
    recipes = (replace(TINY, steps=3, seed=seed) for seed in (3, 3, 4))
    one, same, other = (run(trainer(recipe))[-1].loss for recipe in recipes)
    assert one == same
    assert one != other


def test_checkpoint_rebuilds_the_network_unaided(tmp_path: Path) -> None:
    one = trainer()
    run(one)
    path = tmp_path / "checkpoint.pt"
    checkpoints.write_checkpoint(path, Checkpoint(DESCRIPTION, "data", one.state()))
    rebuilt = checkpoints.read_checkpoint(path)
    assert rebuilt.description == DESCRIPTION
    chips = patterns(2, 2).chips
    np.testing.assert_array_equal(
        embed_views(rebuilt.network(), chips, DESCRIPTION),
        embed_views(one.average, chips, DESCRIPTION),
    )


def test_checkpoint_of_another_architecture(tmp_path: Path) -> None:
    state = {"average": ResidualNetwork().state_dict()}
    path = tmp_path / "checkpoint.pt"
    checkpoints.write_checkpoint(path, Checkpoint(DESCRIPTION, "data", state))
    with pytest.raises(TrainingError, match="do not fit the architecture 'nns2'"):
        checkpoints.read_checkpoint(path).network()


@pytest.mark.parametrize("content", [b"", b"no checkpoint", b"PK\x03\x04 cut short"])
def test_what_is_no_checkpoint(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "checkpoint.pt"
    path.write_bytes(content)
    with pytest.raises(TrainingError, match="is not a photoclust checkpoint"):
        checkpoints.read_checkpoint(path)


def test_truncated_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.pt"
    checkpoints.write_checkpoint(path, Checkpoint(DESCRIPTION, "data", trainer().state()))
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(TrainingError, match="is damaged"):
        checkpoints.read_checkpoint(path)


def test_missing_checkpoint(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="There is no checkpoint"):
        checkpoints.read_checkpoint(tmp_path / "checkpoint.pt")


def test_a_checkpoint_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.pt"
    checkpoints.write_checkpoint(path, Checkpoint(DESCRIPTION, "old", {"step": 1}))
    with pytest.raises(TrainingError, match="cannot be written"):
        checkpoints.write_checkpoint(tmp_path / "none" / "c.pt", Checkpoint(DESCRIPTION, "new", {}))
    assert checkpoints.read_checkpoint(path).data == "old"


def test_a_loss_that_is_not_a_number_is_reported() -> None:
    one = trainer()
    with torch.no_grad():
        next(one.network.parameters()).fill_(math.nan)
    with pytest.raises(TrainingError, match="The loss is not a number at step 0"):
        run(one)


def test_a_collapsed_network_is_reported() -> None:
    faces = patterns(6, 4)
    faces = replace(faces, chips=np.full_like(faces.chips, 90))
    one = trainer(replace(TINY, augmentation=Augmentation.none()), faces)
    with pytest.raises(TrainingError, match="collapsed to one point"):
        run(one)


def test_distillation_alone_leads_to_the_teacher() -> None:
    faces = patterns(6, 4)
    random = np.random.default_rng(0)
    teacher = random.normal(size=(len(faces), 128)).astype(np.float32)
    teacher /= np.linalg.norm(teacher, axis=1, keepdims=True)
    recipe = replace(TINY, steps=12, distil=10.0, margin=0.0, augmentation=Augmentation.none())
    steps = run(trainer(recipe, faces, teacher=teacher))
    assert steps[-1].distance_to_teacher < 0.8 * steps[0].distance_to_teacher


def test_frozen_layers_stay_as_they_are() -> None:
    one = trainer(replace(TINY, frozen=1))
    before = {name: value.clone() for name, value in one.network.named_parameters()}
    run(one)
    changed = [n for n, v in one.network.named_parameters() if not torch.equal(v, before[n])]
    kept = [name for name in before if name not in changed]
    first = next(iter(before))
    assert first in kept
    assert len(changed) >= len(before) - 2


@pytest.mark.parametrize("optimizer", ["adamw", "adagrad"])
@pytest.mark.parametrize("mining", list(Mining))
def test_every_optimizer_and_mining(optimizer: str, mining: Mining) -> None:
    steps = run(trainer(replace(TINY, steps=2, optimizer=optimizer, mining=mining)))
    assert all(math.isfinite(step.loss) for step in steps)


def test_rates_go_up_and_then_down() -> None:
    recipe = replace(TINY, steps=20, warmup=5, rate=1.0)
    rates = [_rate(recipe, step) for step in range(20)]
    assert rates[:5] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])
    assert all(late < early for early, late in pairwise(rates[5:]))
    assert [_rate(replace(recipe, schedule="constant"), s) for s in range(5, 20)] == [1.0] * 15
