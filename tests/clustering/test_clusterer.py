from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from photoclust.clustering.clusterer import cluster, divide
from photoclust.clustering.defaults import FINER, SPLIT
from photoclust.clustering.methods import refined
from photoclust.clustering.recognition import probability
from photoclust.errors import Cancelled, SettingError
from photoclust.types import ClusteringMethod, FaceSet, Floats
from tests.clustering.points import (
    CALIBRATION,
    Ints,
    exact,
    face_set,
    patience,
    people,
    spread,
    unit,
)

SIZES = [12, 7, 4, 2, 1, 1]


def album(vectors: Floats) -> FaceSet:
    """Faces of nobody yet, each in a photo of its own."""
    count = len(vectors)
    rows = np.arange(count)
    return face_set(rows + 100, rows, vectors, np.zeros(count, np.int64), np.zeros(count, bool))


def options(method: str) -> dict[str, Any]:
    return {"method": method, "people": 4 if method == "kmeans" else None}


@pytest.mark.parametrize("method", ClusteringMethod)
def test_people_are_proposed(method: str) -> None:
    vectors, truth = people(SIZES)
    found = cluster(album(vectors), [], CALIBRATION, **options(method))
    assert found.people.tolist() == [-1] * 12 + [-2] * 7 + [-3] * 4 + [-4] * 2 + [0, 0]
    assert found.probabilities.shape == (len(truth),)
    assert (found.probabilities[:-2] > 0.9).all()
    assert (found.probabilities[-2:] == 0).all()


@pytest.mark.parametrize("method", ClusteringMethod)
def test_no_faces(method: str) -> None:
    found = cluster(album(spread(0, 0, 128)), [], CALIBRATION, **options(method))
    assert found.people.tolist() == []
    assert found.probabilities.tolist() == []


@pytest.mark.parametrize("method", ["hdbscan", "linkage"])
def test_one_face(method: str) -> None:
    found = cluster(album(spread(0, 1, 128)), [], CALIBRATION, method=method)
    assert found.people.tolist() == [0]


def test_hdbscan_is_the_default() -> None:
    vectors, _ = people([9, 3], within=0.11)
    by_default = cluster(album(vectors), [], CALIBRATION).people
    named = cluster(album(vectors), [], CALIBRATION, method="hdbscan").people
    assert by_default.tolist() == named.tolist()


def test_settings_that_do_not_fit() -> None:
    faces = album(spread(0, 3, 128))
    with pytest.raises(SettingError, match="There is no method 'magic'") as caught:
        cluster(faces, [], CALIBRATION, method="magic")
    assert "hdbscan, kmeans, linkage" in caught.value.hint
    with pytest.raises(SettingError, match="k-means needs to know how many") as caught:
        cluster(faces, [], CALIBRATION, method="kmeans")
    assert "--people" in caught.value.hint
    for method in ("hdbscan", "linkage"):
        with pytest.raises(SettingError, match=f"The method {method} finds the number"):
            cluster(faces, [], CALIBRATION, method=method, people=3)
    for count in (-1, 0, 4):
        with pytest.raises(SettingError, match=f"The number of people is {count}"):
            cluster(faces, [], CALIBRATION, method="kmeans", people=count)


def test_probability_by_the_mean_distance_to_the_others() -> None:
    vectors, truth = people([5, 3, 1], within=0.12)
    found = cluster(album(vectors), [], CALIBRATION, method="kmeans", people=2)
    distances = exact(vectors)
    for person in (0, 1):
        own = np.flatnonzero(truth == person)
        assert len(set(found.people[own].tolist())) == 1
        for row in own:
            mean = distances[row, own].sum() / (len(own) - 1)
            expected = float(probability(mean, CALIBRATION))
            assert found.probabilities[row] == pytest.approx(expected, abs=1e-3)
    assert found.probabilities[-1] == 0


def confirmed(faces: FaceSet, persons: dict[int, int]) -> FaceSet:
    numbers, sure = faces.people.copy(), faces.confirmed.copy()
    for row, person in persons.items():
        numbers[row], sure[row] = person, True
    return replace(faces, people=numbers, confirmed=sure)


@pytest.mark.parametrize("method", ClusteringMethod)
def test_the_users_word_holds(method: str) -> None:
    vectors, _ = people(SIZES)
    # A face of the first person, says the user, is the second one; one of the second is not.
    faces = confirmed(album(vectors), {0: 40, 11: 50, 12: 50})
    found = cluster(faces, [(118, 50)], CALIBRATION, **options(method))
    assert found.people[[0, 11, 12]].tolist() == [40, 50, 50]
    assert found.people[18] != 50
    assert (found.people[13:18] == 50).all()
    # The others may be with either person, or by themselves, since both are about as near.
    assert set(found.people[1:11].tolist()) <= {40, 50, -1}


def test_a_person_of_one_confirmed_face_is_certain() -> None:
    faces = confirmed(album(people([1, 5])[0]), {0: 40})
    found = cluster(faces, [], CALIBRATION)
    assert found.people.tolist() == [40] + [-1] * 5
    assert found.probabilities[0] == 1


def test_work_can_be_stopped() -> None:
    faces = album(people([20, 20])[0])
    for method in ("hdbscan", "linkage"):
        with pytest.raises(Cancelled):
            cluster(faces, [], CALIBRATION, method=method, check=patience(1))


# Taking one person apart


def look_alikes(between: float) -> tuple[Floats, Ints]:
    """Two people about so far from each other in squared L2, 5 and 9 faces."""
    truth = np.repeat([0, 1], [5, 9])
    half = np.arccos(1 - between / 2) / 2
    vectors = np.random.default_rng(0).normal(size=(14, 128)) * 0.003
    vectors[:, 0] += np.cos(half)
    vectors[:, 1] += np.where(truth, np.sin(half), -np.sin(half))
    return unit(vectors), truth


def test_divide_is_finer_than_grouping() -> None:
    cut = FINER * SPLIT * CALIBRATION.threshold
    vectors, _ = look_alikes(1.1 * cut)
    whole = np.zeros(14, np.int64)
    assert refined(vectors, whole, cut / FINER, 0.0).tolist() == whole.tolist()
    # The largest part comes first.
    assert divide(vectors, np.arange(14), CALIBRATION).tolist() == [1] * 5 + [0] * 9
    vectors, _ = look_alikes(0.9 * cut)
    assert divide(vectors, np.arange(14), CALIBRATION).tolist() == whole.tolist()


def test_divide_leaves_one_person_whole() -> None:
    vectors, _ = people([15])
    assert divide(vectors, np.arange(15), CALIBRATION).tolist() == [0] * 15


def test_divide_parts_those_who_are_in_one_photo() -> None:
    vectors, _ = people([6], within=0.08)
    labels = divide(vectors, np.array([0, 0, 1, 2, 3, 4]), CALIBRATION)
    assert labels[0] != labels[1]
    assert labels.max() == 1
    # A mirror is the same person once more.
    vectors[1] = vectors[0]
    assert divide(vectors, np.array([0, 0, 1, 2, 3, 4]), CALIBRATION).tolist() == [0] * 6


def test_divide_few() -> None:
    for count in (0, 1):
        labels = divide(spread(0, count, 128), np.arange(count), CALIBRATION)
        assert labels.tolist() == [0] * count
