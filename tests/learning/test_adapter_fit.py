from __future__ import annotations

import numpy as np
import pytest
import torch

from photoclust.errors import Cancelled, TrainingError
from photoclust.faces.weights import Calibration
from photoclust.job import Job
from photoclust.learning import residual_map
from photoclust.learning.adapter_fit import _folds, fit
from photoclust.learning.fitted import Fitted
from photoclust.types import Floats
from tests.training.synthetic_library import Rows, library

BASE = Calibration(threshold=1.3, slope=10.0, middle=1.3)


def fitted(faces: tuple[Floats, Rows], seed: int = 0) -> Fitted:
    return fit(*faces, base="eyes", calibration=BASE, seed=seed)


def found(vectors: Floats, people: Rows) -> float:
    """The part of the pairs of one person that lie below the thousandth of the others."""
    distances = 2 - 2 * vectors @ vectors.T
    rows, columns = np.triu_indices(len(vectors), 1)
    same = people[rows] == people[columns]
    pairs = distances[rows, columns]
    return float(np.mean(pairs[same] < np.quantile(pairs[~same], 1e-3)))


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps are trained a little only: enough where it does not matter how good they are."""
    monkeypatch.setattr(residual_map, "STEPS", 30)


@pytest.fixture(scope="module")
def spoiled() -> tuple[Floats, Rows, Fitted]:
    """Twelve people in a library full of nuisance, and what came of adapting to it."""
    vectors, people = library(12, 24, nuisance=1.2)
    seen = np.arange(len(people)) % 2 == 0
    return vectors[~seen], people[~seen], fitted((vectors[seen], people[seen]))


def test_a_nuisance_is_learned_away(spoiled: tuple[Floats, Rows, Fitted]) -> None:
    vectors, people, result = spoiled
    assert result.adapter is not None, result.reason
    assert result.after.known > result.before.known + 0.1
    assert result.before.strangers is not None
    assert result.after.strangers is not None
    assert result.after.strangers >= result.before.strangers - 0.01
    assert (result.people, result.faces) == (12, 144)
    # What the trial promises holds on faces that it never saw.
    assert found(result.adapter.apply(vectors), people) > found(vectors, people) + 0.1


def test_its_distances_mean_what_its_calibration_says(
    spoiled: tuple[Floats, Rows, Fitted],
) -> None:
    vectors, people, result = spoiled
    assert result.adapter is not None
    calibration = result.adapter.calibration
    adapted = result.adapter.apply(vectors)
    distances = 2 - 2 * adapted @ adapted.T
    rows, columns = np.triu_indices(len(people), 1)
    same = people[rows] == people[columns]
    accepted = distances[rows, columns] < calibration.threshold
    assert accepted[same].mean() > 0.8
    assert accepted[~same].mean() < 0.05
    assert calibration.slope > 0
    assert calibration.middle == pytest.approx(calibration.threshold, abs=0.3)


@pytest.mark.usefixtures("hasty")
def test_no_more_strangers_are_accepted_than_by_the_base() -> None:
    vectors, people = library(12, 12, nuisance=1.2)
    strict = Calibration(threshold=0.05, slope=20.0, middle=0.5)
    adapter = fit(vectors, people, base="eyes", calibration=strict).adapter
    easy = fitted((vectors, people)).adapter
    assert adapter is not None
    assert easy is not None
    assert adapter.calibration.threshold < easy.calibration.threshold


@pytest.mark.usefixtures("hasty")
def test_the_same_seed_gives_the_same_adapter() -> None:
    faces = library(6, 12, nuisance=1.2)
    one, other = fitted(faces, seed=3), fitted(faces, seed=3)
    assert one.adapter is not None
    assert other.adapter is not None
    assert one.adapter.checksum == other.adapter.checksum
    assert one.before == other.before


def test_labels_of_chance_are_refused() -> None:
    vectors, people = library(8, 10, nuisance=0.8)
    result = fitted((vectors, np.random.default_rng(0).permutation(people)))
    assert result.adapter is None
    assert result.reason


def test_what_is_perfect_already_is_left_alone() -> None:
    result = fitted(library(8, 10, nuisance=0.0, noise=0.1))
    assert result.adapter is None
    assert result.before.known == 1
    assert result.reason == "Faces held out are hardly recognised better, if at all"


@pytest.mark.usefixtures("hasty")
def test_few_people_are_tried_by_their_faces_alone() -> None:
    result = fitted(library(4, 20, nuisance=1.2))
    assert result.before.strangers is None
    assert result.after.strangers is None


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([], "None of the people have"),
        ([9, 9, 4], "2 of the people have"),
        ([50, 4, 1], "1 of the people has"),
    ],
)
def test_too_few_faces_are_one_clear_line(counts: list[int], words: str) -> None:
    people = np.repeat(np.arange(len(counts)), counts)
    with pytest.raises(TrainingError, match=f"{words} 5 or more confirmed faces.* needs 3"):
        fitted((np.eye(128, dtype=np.float32)[np.arange(len(people)) % 128], people))


@pytest.mark.usefixtures("hasty")
def test_one_photo_people_do_no_harm() -> None:
    vectors, people = library(6, 12, nuisance=1.2)
    others, _ = library(30, 1, nuisance=1.2, seed=5)
    result = fitted((np.concatenate([vectors, others]), np.append(people, np.arange(100, 130))))
    assert result.people == 36
    assert result.adapter is not None, result.reason


@pytest.mark.usefixtures("hasty")
def test_equal_faces_are_no_error() -> None:
    vectors, people = library(5, 10, nuisance=1.0)
    assert fitted((np.repeat(vectors[:1], len(people), axis=0), people)).adapter is None


def test_a_cancelled_job_stops_it() -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        fit(*library(5, 10, nuisance=1.0), base="eyes", calibration=BASE, job=job)


@pytest.mark.usefixtures("hasty")
def test_progress_is_reported() -> None:
    job = Job()
    fit(*library(4, 8, nuisance=1.0), base="eyes", calibration=BASE, job=job)
    assert (job.progress.stage, job.progress.done, job.progress.total) == ("adapting", 6, 6)


def test_each_face_and_each_person_is_held_out_once() -> None:
    people = np.repeat([3, 5, 8, 9, 11, 12, 20], [1, 2, 5, 9, 4, 7, 6])
    folds = _folds(people, np.random.default_rng(0))
    strange = np.stack([fold.strange for fold in folds])
    held = np.stack([fold.held for fold in folds])
    assert (strange.sum(axis=0) == (people != 3)).all()
    for fold in folds:
        # A person is a stranger with all their faces or with none.
        assert not set(people[fold.strange]) & set(people[~fold.strange])
    assert (held & ~strange).sum(axis=0).max() == 1
    assert held.any(axis=0).all()


def test_an_untrained_map_changes_nothing() -> None:
    network = residual_map.ResidualMap(torch.Generator().manual_seed(1))
    vectors = torch.from_numpy(library(3, 3, nuisance=1.0)[0])
    torch.testing.assert_close(network(vectors), vectors)
