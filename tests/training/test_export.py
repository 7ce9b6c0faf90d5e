from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from photoclust.faces import weights
from photoclust.faces.networks.inception import NNS2
from photoclust.faces.weights import Description
from training import checkpoints, cli, export
from training.checkpoints import Checkpoint

TEMPLATE = ((38.0, 60.0), (78.0, 60.0), (58.0, 82.0), (42.0, 104.0), (74.0, 104.0))
DESCRIPTION = Description(
    name="in-training",
    architecture="nns2",
    input_size=(140, 116),
    mean=(128.0, 120.0, 110.0),
    scale=1 / 64,
    origin="random weights, trained by triplets on photos; steps 3, seed 1",
    licence="as of the photos",
    template=TEMPLATE,
    mirror=True,
    calibration=weights.Calibration(1.0, 5.0, 1.1),
)


def network(seed: int) -> nn.Module:
    torch.manual_seed(seed)
    return NNS2().eval()


def write(path: Path, average: nn.Module, description: Description = DESCRIPTION) -> Path:
    state = {
        "step": 3,
        "recipe": {"seed": 1},
        "network": network(9).state_dict(),
        "average": average.state_dict(),
    }
    checkpoints.write_checkpoint(path, Checkpoint(description, "data", state))
    return path


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("trained") / "checkpoint.pt", network(1))


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("start") / "start.safetensors"
    weights.save(network(2), replace(DESCRIPTION, name="start"), path)
    return path


def run(*arguments: object) -> int:
    return cli.main(["export", *map(str, arguments)])


def embedded(module: nn.Module) -> Tensor:
    x = torch.rand(2, 3, 140, 116, generator=torch.Generator().manual_seed(5))
    with torch.inference_mode():
        found: Tensor = module(x)
    return found


def test_a_checkpoint_becomes_a_weights_file(
    checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new.safetensors"
    assert run(checkpoint, out, "--name", "better-1") == 0
    read, description = weights.load_embedding(out)
    assert description == replace(
        DESCRIPTION,
        name="better-1",
        origin=f"{DESCRIPTION.origin}; step 3",
        mirror=False,
        calibration=None,
    )
    assert torch.allclose(embedded(read), embedded(network(1)), atol=2e-3)
    said = capsys.readouterr().out
    assert description.sha256 in said
    assert float(said.split("up to ")[1].split()[0]) < export.TOLERANCE
    assert "not calibrated yet" in said
    assert [path.name for path in tmp_path.glob("new*")] == ["new.safetensors"]


def test_the_last_weights_on_request(checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "new.safetensors"
    assert run(checkpoint, out, "--name", "x", "--last", "--licence", "mine") == 0
    read, description = weights.load_embedding(out)
    assert description.licence == "mine"
    assert torch.allclose(embedded(read), embedded(network(9)), atol=2e-3)


def test_mirrored_embedding_on_request(checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "new.safetensors"
    assert run(checkpoint, out, "--name", "x", "--mirror") == 0
    assert weights.load_embedding(out)[1].mirror


@pytest.mark.parametrize("part", [0.0, 0.25, 0.5])
def test_weights_between_the_start_and_the_checkpoint(
    checkpoint: Path, start: Path, tmp_path: Path, part: float
) -> None:
    out = tmp_path / "mixed.safetensors"
    assert run(checkpoint, out, "--name", "m", "--interpolate", part, "--start", start) == 0
    read, description = weights.load_embedding(out)
    assert description.origin.endswith(f"{part:g} of that and {1 - part:g} of start")
    found, trained, began = (n.state_dict() for n in (read, network(1), network(2)))
    for name, value in found.items():
        if value.is_floating_point():
            expected = part * trained[name] + (1 - part) * began[name].half().float()
            assert torch.allclose(value, expected, rtol=2e-3, atol=2e-3), name


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--interpolate", "0.5"], "Interpolation needs two ends"),
        (["--interpolate", "1.5"], "--interpolate is 1.5"),
        (["--interpolate", "nan"], "--interpolate is nan"),
        (["--interpolate", "0.5", "--start", "missing"], "is missing"),
        (["--name", " "], "The name is empty"),
    ],
)
def test_options_that_make_no_sense(
    checkpoint: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    said: str,
) -> None:
    out = tmp_path / "new.safetensors"
    assert run(checkpoint, out, "--name", "x", *options) == 1
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
    assert not out.exists()


def test_a_start_that_is_aligned_differently_is_refused(
    checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.safetensors"
    moved = tuple((x + 1, y) for x, y in TEMPLATE)
    weights.save(network(2), replace(DESCRIPTION, template=moved), other)
    out = tmp_path / "new.safetensors"
    assert run(checkpoint, out, "--name", "x", "--interpolate", 0.5, "--start", other) == 1
    assert "differ in their template" in capsys.readouterr().err
    shipped = weights.shipped("embedding")
    assert run(checkpoint, out, "--name", "x", "--interpolate", 0.5, "--start", shipped) == 1
    assert "differ in their architecture" in capsys.readouterr().err
    assert not out.exists()


def test_files_that_are_no_checkpoints(
    checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    truncated = tmp_path / "truncated.pt"
    truncated.write_bytes(checkpoint.read_bytes()[:-2000])
    for path in (tmp_path / "missing.pt", truncated, weights.shipped("embedding")):
        assert run(path, tmp_path / "new.safetensors", "--name", "x") == 1
        assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "new.safetensors").exists()


def test_what_cannot_be_written_leaves_the_file_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = network(1)
    with torch.no_grad():
        next(broken.parameters())[0] = torch.inf
    path = write(tmp_path / "checkpoint.pt", broken)
    out = tmp_path / "new.safetensors"
    out.write_text("mine")
    assert run(path, out, "--name", "x") == 1
    assert "not all its values are finite" in capsys.readouterr().err
    assert out.read_text() == "mine"
    assert run(path, tmp_path / "no" / "new.safetensors", "--name", "x") == 1
    assert "There is no folder" in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.glob("*new*")) == ["new.safetensors"]


def test_a_file_that_embeds_differently_is_not_kept(
    checkpoint: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    load = weights.load_embedding
    monkeypatch.setattr(weights, "load_embedding", lambda p: (network(5), load(p)[1]))
    assert run(checkpoint, tmp_path / "new.safetensors", "--name", "x") == 1
    assert "embeds differently" in capsys.readouterr().err
    assert list(tmp_path.glob("new*")) == []
