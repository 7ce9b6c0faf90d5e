from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from photoclust.errors import TrainingError
from photoclust.faces import weights
from photoclust.faces.quality import trusted
from photoclust.types import Floats
from training import cli
from training.quality import calibrated, error_versus_reject, frontality, misfit

# A face in space: eyes, nose tip, corners of the mouth. The nose stands out.
HEAD = np.array([[-30, -30, 0], [30, -30, 0], [0, 5, 30], [-22, 35, 0], [22, 35, 0]])


def seen(yaw: float, roll: float = 0, scale: float = 1.0) -> Floats:
    """The landmarks of a head turned by so many degrees about its neck and in the picture."""
    cosine, sine = math.cos(math.radians(yaw)), math.sin(math.radians(yaw))
    flat = np.column_stack([cosine * HEAD[:, 0] + sine * HEAD[:, 2], HEAD[:, 1]])
    cosine, sine = math.cos(math.radians(roll)), math.sin(math.radians(roll))
    tilted = flat @ np.array([[cosine, sine], [-sine, cosine]])
    return (tilted * scale + 200).astype(np.float32)


@given(st.floats(0, 90), st.floats(0, 90), st.sampled_from([-1, 1]), st.floats(-180, 180))
def test_a_head_turned_further_is_less_frontal(
    one: float, other: float, way: int, roll: float
) -> None:
    less, more = sorted((one, other))
    assert frontality(seen(way * less, roll)) >= frontality(seen(way * more, roll)) - 1e-4


def test_poses() -> None:
    assert frontality(seen(0)) == pytest.approx(1)
    assert 0.3 < frontality(seen(25)) < 0.7
    assert frontality(seen(60)) == 0
    template = seen(0).astype(np.float64)
    assert misfit(seen(0, 30, 2), template) == pytest.approx(0, abs=1e-3)
    assert misfit(seen(40), template) > 3


def clouds() -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Faces of twenty people, the farther from their person's middle the smaller their norm."""
    random = np.random.default_rng(0)
    middles = random.normal(size=(20, 128))
    identities = np.repeat(np.arange(20), 12)
    norms = random.uniform(0.8, 1, len(identities))
    away = 14 * (1 - norms)[:, None] * random.normal(size=(len(identities), 128))
    vectors = middles[identities] + away
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float32), norms.astype(np.float32), identities


def test_what_norms_mean_is_the_part_that_is_found() -> None:
    vectors, norms, identities = clouds()
    trust = calibrated(norms, vectors, identities, np.zeros_like(identities))
    assert trust.slope > 0
    assert trusted(0.82, trust) < 0.5 < 0.9 < trusted(0.98, trust)
    with pytest.raises(TrainingError, match="not found more often"):
        calibrated(2 - norms, vectors, identities, np.zeros_like(identities))


def test_rejecting_by_what_tells_bad_faces_finds_more_of_the_rest() -> None:
    vectors, norms, identities = clouds()
    spaces = np.zeros_like(identities)
    by_norm = error_versus_reject(norms.astype(np.float64), vectors, identities, spaces)
    by_chance = error_versus_reject(
        np.random.default_rng(1).random(len(norms)), vectors, identities, spaces
    )

    def rates(said: str) -> list[float]:
        return [float(part.split("%: ")[1].split("%")[0]) for part in said.split("   ")]

    assert rates(by_norm)[0] == rates(by_chance)[0]
    assert rates(by_norm) == sorted(rates(by_norm))
    assert rates(by_norm)[3] > rates(by_chance)[3] + 3


def test_the_command_writes_what_norms_mean(
    people: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.safetensors"
    network, description = weights.load_embedding(weights.shipped("embedding"))
    weights.save(network, replace(description, trust=None), path)
    asked = ["quality", str(people), str(path), "--cache", str(cache), "--held-out", "1"]
    status = cli.main([*asked, "--device", "cpu"])
    said = capsys.readouterr()
    # With six made-up people norms may say nothing; then the file is as it was.
    assert status == (0 if weights.describe(path).trust else 1)
    for name in ("norm of the embedding", "distance between the eyes", "fit of the landmarks"):
        assert name in said.out
