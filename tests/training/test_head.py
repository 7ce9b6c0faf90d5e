from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import nn

from photoclust.errors import WeightsError
from photoclust.faces import weights
from photoclust.faces.networks.inception import NNS2
from photoclust.faces.networks.joined import JoinedNetwork
from photoclust.faces.networks.mobilefacenet import MobileFaceNet
from photoclust.faces.networks.residual import ResidualNetwork
from tests.training.patterns import DESCRIPTION
from training import cli, head
from training.protocol import of_all


def saved(
    path: Path, network: nn.Module, architecture: str, size: int, mean: float, scale: float
) -> Path:
    description = replace(
        DESCRIPTION,
        architecture=architecture,
        input_size=size,
        mean=(mean, mean + 1, mean - 2),
        scale=scale,
    )
    weights.save(network, description, path)
    return path


def test_joined_networks_see_what_they_saw_alone(tmp_path: Path) -> None:
    torch.manual_seed(0)
    start = saved(tmp_path / "m", MobileFaceNet(), "mobilefacenet", 112, 127.5, 1 / 128)
    beside = saved(tmp_path / "r", ResidualNetwork(), "residual", 150, 110, 1 / 256)
    network, description = head.joined(start, beside)
    pixels = 255 * torch.rand(2, 3, 182, 170)

    def seen(of: weights.Description) -> torch.Tensor:
        return (pixels - torch.tensor(of.mean).view(3, 1, 1)) * of.scale

    alone, alone_description = weights.load_network(beside, ResidualNetwork)
    with torch.inference_mode():
        both, _ = network.joined(seen(description))
        expected = alone(seen(alone_description)[:, :, 32:182, 10:160])
    torch.testing.assert_close(both[:, 128:], expected, atol=1e-5, rtol=0)
    assert description.architecture == "joined"
    assert description.input_size == JoinedNetwork.input_size
    with pytest.raises(WeightsError, match="holds a network of kind 'mobilefacenet'"):
        head.joined(start, start)


def test_the_projection_keeps_distances_in_the_directions_that_matter() -> None:
    random = np.random.default_rng(0)
    axes = np.linalg.qr(random.normal(size=(256, 60)))[0]
    seen = (random.normal(size=(200, 60)) @ axes.T).astype(np.float32)
    layer = nn.Linear(256, 128)
    head.project(layer, seen, 1.0)
    with torch.inference_mode():
        found = layer(torch.from_numpy(seen)).numpy()
    assert found @ found.T == pytest.approx(seen @ seen.T, abs=1e-3)
    # With no weight the second half counts for nothing.
    head.project(layer, seen, 0.0)
    assert layer.weight[:, 128:].abs().max() == 0


def made_people(count: int, each: int) -> tuple[NDArray[np.float16], NDArray[np.int64]]:
    """Faces in whose first 20 numbers is the person, and in the next 40 whatever the light is."""
    random = np.random.default_rng(1)
    own = np.repeat(random.normal(size=(count, 20)), each, axis=0)
    light = 1.5 * random.normal(size=(count * each, 40))
    seen = np.concatenate([own + 0.3 * random.normal(size=own.shape), light], axis=1)
    views = np.stack([seen, seen + 0.05 * random.normal(size=seen.shape)], axis=1)
    return views.astype(np.float16), np.repeat(np.arange(count), each)


def test_triplets_teach_the_layer_what_tells_people_apart() -> None:
    seen, identities = made_people(60, 6)
    spaces = np.zeros_like(identities)
    trained, new = identities < 40, identities >= 40
    torch.manual_seed(0)
    start = nn.Linear(60, 128)
    recipe = head.HeadRecipe(steps=60, batch=200, rate=1e-2, distil=0.0, average=0.5)
    steps: list[int] = []
    layer = head.train_head(
        start,
        seen[trained],
        identities[trained],
        spaces[trained],
        recipe,
        lambda step, loss, average: steps.append(step),
    )
    assert steps == list(range(1, 61))

    def rate(of: nn.Linear) -> float:
        with torch.inference_mode():
            embedded = nn.functional.normalize(
                of(torch.from_numpy(seen[new, 0].astype(np.float32)))
            )
        return of_all(embedded.numpy(), identities[new], spaces[new]).validation_rate(1e-3)[0]

    assert rate(layer) > rate(start) + 0.2


def test_the_command_changes_the_last_layer_alone(
    people: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torch.manual_seed(0)
    start, out = tmp_path / "start.safetensors", tmp_path / "out.safetensors"
    weights.save(NNS2(), replace(DESCRIPTION, mirror=True), start)
    asked = ["head", str(people), str(out), "--start", str(start), "--name", "mine-1"]
    asked += ["--cache", str(cache), "--steps", "3", "--every", "2", "--held-out", "0.4"]
    asked += ["--batch", "8", "--copies", "1", "--mirror", "--device", "cpu"]
    assert cli.main(asked) == 0
    said = capsys.readouterr().out
    for line in ("start: VAL at FAR 1e-3 / 1e-4, one pass", "step 2, loss", "step 3, loss"):
        assert line in said
    network, description = weights.load_embedding(out)
    before, _ = weights.load_embedding(start)
    changed = {
        name
        for (name, one), other in zip(
            network.state_dict().items(), before.state_dict().values(), strict=True
        )
        if not torch.equal(one, other)
    }
    assert changed == {"embedding.1.weight", "embedding.1.bias"}
    assert (description.name, description.mirror, description.calibration) == ("mine-1", True, None)
    assert "last layer trained by triplets on people" in description.origin
    assert len(list(cache.rglob("features-*-1-float32.npy"))) == 1


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--copies", "-1"], "--copies is -1"),
        (["--name", " "], "The name is empty"),
        (["--start", "no.safetensors"], "no.safetensors is missing"),
    ],
)
def test_whatever_is_wrong_is_one_line(
    people: Path, tmp_path: Path, more: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = str(weights.shipped("embedding"))
    asked = ["head", str(people), str(tmp_path / "out"), "--start", shipped, "--name", "mine"]
    assert cli.main([*asked, *more]) == 1
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
