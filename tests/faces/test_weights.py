from __future__ import annotations

import json
import math
import pickle
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors import safe_open
from safetensors.torch import save_file
from torch import nn

from photoclust.errors import WeightsError
from photoclust.faces import weights
from photoclust.faces.networks import architectures, embedding_architectures
from photoclust.faces.networks.joined import JoinedNetwork
from photoclust.faces.networks.layers import sides
from photoclust.faces.networks.residual import ResidualNetwork
from photoclust.faces.networks.two_stage import TwoStage
from photoclust.faces.quality import trusted
from photoclust.faces.weights import Calibration, Description

DESCRIPTION = Description(
    name="test-1",
    architecture="two-stage",
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
def two_stage() -> TwoStage:
    torch.manual_seed(1)
    return TwoStage()


@pytest.fixture
def path(tmp_path: Path, two_stage: TwoStage) -> Path:
    weights.save(two_stage, DESCRIPTION, tmp_path / "test.safetensors")
    return tmp_path / "test.safetensors"


def refusal(path: Path, kind: type[nn.Module] = TwoStage) -> str:
    with pytest.raises(WeightsError) as caught:
        weights.load_network(path, kind)
    assert "\n" not in str(caught.value)
    assert str(path) in caught.value.message
    assert caught.value.hint
    return caught.value.message


# There and back


def test_what_was_saved_is_loaded(path: Path, two_stage: TwoStage) -> None:
    network, description = weights.load_network(path, TwoStage)
    assert description == DESCRIPTION
    assert not network.training
    loaded = network.state_dict()
    assert loaded.keys() == two_stage.state_dict().keys()
    for name, tensor in two_stage.state_dict().items():
        assert loaded[name].dtype == torch.float32
        assert torch.equal(loaded[name], tensor.half().float())
    assert not any(p.requires_grad for p in network.parameters())


def test_saving_again_changes_nothing(path: Path, tmp_path: Path) -> None:
    network, description = weights.load_network(path, TwoStage)
    written = weights.save(network, description, tmp_path / "again.safetensors")
    assert written.sha256 == description.sha256
    assert weights.describe(tmp_path / "again.safetensors") == DESCRIPTION


def test_describe(path: Path, two_stage: TwoStage) -> None:
    assert weights.describe(path) == DESCRIPTION
    without = replace(DESCRIPTION, calibration=None, template=())
    weights.save(two_stage, without, path)
    assert weights.describe(path) == without


@pytest.mark.parametrize(("name", "kind"), [("detector", TwoStage), ("embedding", JoinedNetwork)])
def test_shipped_files(name: str, kind: type[nn.Module]) -> None:
    path = weights.shipped(name)
    network, description = weights.load_network(path, kind)
    assert description == weights.describe(path)
    assert len(description.sha256) == 64
    assert description.origin
    assert description.licence.startswith(("MIT", "Apache-2.0"))
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
    assert description.input_size == JoinedNetwork.input_size
    height, width = JoinedNetwork.input_size
    assert all(0 < x < width and 0 < y < height for x, y in description.template)
    # Most faces whose mirror image looks alike to the network are found.
    assert description.trust is not None
    assert trusted(0.95, description.trust) < 0.6 < 0.8 < trusted(0.995, description.trust)


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
        weights.load_network(altered, TwoStage)
    except WeightsError as error:
        assert "\n" not in str(error)  # noqa: PT017


def test_checksum_sees_names_and_shapes() -> None:
    one = torch.arange(6, dtype=torch.float16)
    sums = {
        weights.tensor_checksum({"a": one}),
        weights.tensor_checksum({"b": one}),
        weights.tensor_checksum({"a": one.view(2, 3)}),
        weights.tensor_checksum({"a": one.view(torch.int16)}),
        weights.tensor_checksum({"a": one.flip(0)}),
    }
    assert len(sums) == 5


def test_checksum_does_not_depend_on_order() -> None:
    one, other = torch.ones(2), torch.zeros(3)
    assert weights.tensor_checksum({"a": one, "b": other}) == weights.tensor_checksum(
        {"b": other, "a": one}
    )


# The header's seal


def altered(path: Path, **changes: object) -> Path:
    """A copy of a file with other fields in its header, its tensors as they were."""
    with safe_open(path, framework="pt") as file:
        header = json.loads(file.metadata()[weights.HEADER_KEY]) | changes
        tensors = {name: file.get_tensor(name) for name in file.keys()}
    copy = path.with_name("altered.safetensors")
    save_file(tensors, copy, metadata={weights.HEADER_KEY: json.dumps(header)})
    return copy


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "test-2"},
        {"scale": 0.25},
        {"mirror": False},
        {"calibration": None},
        {"template": [[1.5, 2.0], [3.0, 4.5]]},
        {weights.SEAL: "0" * 64},
        {weights.SEAL: 7},
    ],
    ids=str,
)
def test_an_altered_header_is_noticed(path: Path, changes: dict[str, object]) -> None:
    copy = altered(path, **changes)
    assert refusal(copy).endswith("is damaged: its header was altered")
    with pytest.raises(WeightsError):
        weights.describe(copy)


def test_files_from_before_the_seal_are_read(path: Path) -> None:
    network, description = weights.load_network(altered(path, **{weights.SEAL: None}), TwoStage)
    assert description == DESCRIPTION
    assert not network.training


# Any embedding


def described(name: str, **changes: Any) -> Description:
    """A description for an embedding network, with the shipped template scaled to it."""
    base = weights.describe(weights.shipped("embedding"))
    size = embedding_architectures()[name].input_size
    template = weights.scaled_template(base.template, base.input_size, size)
    fitting = replace(base, name="mine", architecture=name, input_size=size, template=template)
    return replace(fitting, **changes)


@pytest.mark.parametrize("name", ["nn4", "nns2", "residual"])
def test_any_embedding_is_saved_and_loaded(name: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    torch.manual_seed(2)
    network = embedding_architectures()[name]()
    weights.save(network, described(name), path)
    loaded, description = weights.load_embedding(path)
    assert type(loaded) is type(network)
    assert description == described(name)
    assert not loaded.training
    own = network.state_dict()
    assert loaded.state_dict().keys() == own.keys()
    for key, tensor in loaded.state_dict().items():
        assert tensor.dtype == own[key].dtype
        torch.testing.assert_close(tensor, own[key], rtol=1e-3, atol=1e-6)


def test_buffers_are_written_as_they_are(tmp_path: Path) -> None:
    """Half precision is for what was learned, not for what was counted."""
    network = TwoStage()
    network.register_buffer("seen", torch.tensor(123_457))
    path = tmp_path / "more.safetensors"
    weights.save(network, DESCRIPTION, path)
    with safe_open(path, framework="pt") as file:
        assert file.get_tensor("seen") == 123_457


def test_all_architectures_are_there() -> None:
    names = {"joined", "mobilefacenet", "residual", *("nn1", "nn2", "nn3", "nn4", "nns1", "nns2")}
    assert embedding_architectures().keys() == names
    assert architectures().keys() == names | {"two-stage"}


def refused_embedding(path: Path) -> str:
    with pytest.raises(WeightsError) as caught:
        weights.load_embedding(path)
    assert "\n" not in str(caught.value)
    return caught.value.message


def test_a_detector_is_no_embedding(path: Path) -> None:
    assert refused_embedding(path).endswith("holds a network of kind 'two-stage'")


def test_an_embedding_needs_a_template(tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    weights.save(embedding_architectures()["nns2"](), described("nns2", template=()), path)
    assert refused_embedding(path).endswith("has no template of five landmarks")


@pytest.mark.parametrize("size", [(116, 140), 150, 7])
def test_sizes_that_are_not_the_networks(size: int | tuple[int, int], tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    weights.save(embedding_architectures()["nns2"](), described("nns2", input_size=size), path)
    assert refused_embedding(path).endswith("pixels, but its network takes 140 x 116")


# Writing


def test_what_is_not_finite_is_not_written(path: Path, two_stage: TwoStage) -> None:
    before = path.read_bytes()
    for value in (math.nan, math.inf, 1e6):
        with torch.no_grad():
            two_stage.output.face.bias[0] = value
        with pytest.raises(WeightsError, match="not all its values are finite"):
            weights.save(two_stage, DESCRIPTION, path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_description_that_makes_no_sense_is_not_written(path: Path, two_stage: TwoStage) -> None:
    before = path.read_bytes()
    with pytest.raises(WeightsError, match="'scale'"):
        weights.save(two_stage, replace(DESCRIPTION, scale=math.nan), path)
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there(tmp_path: Path, two_stage: TwoStage) -> None:
    path = tmp_path / "nowhere" / "test.safetensors"
    with pytest.raises(WeightsError, match="cannot be written"):
        weights.save(two_stage, DESCRIPTION, path)
    assert not list(tmp_path.iterdir())


# The template


TEMPLATE = ((48.0, 46.0), (102.0, 46.0), (75.0, 79.0), (51.0, 106.0), (99.0, 106.0))


def test_a_template_of_the_same_size_stays() -> None:
    assert weights.scaled_template(TEMPLATE, 150, (150, 150)) == TEMPLATE


@pytest.mark.parametrize("to_size", [96, 224, (140, 116), (116, 140), (75, 150)])
def test_the_middle_stays_the_middle(to_size: int | tuple[int, int]) -> None:
    height, width = sides(to_size)
    ((x, y),) = weights.scaled_template(((74.5, 74.5),), 150, to_size)
    assert (x, y) == ((width - 1) / 2, (height - 1) / 2)


@pytest.mark.parametrize("to_size", [96, 300, (140, 116), (116, 140), (75, 150)])
def test_the_new_chip_lies_within_the_old(to_size: int | tuple[int, int]) -> None:
    """The old chip's corners, at the outer edges of its pixels, frame the new one's."""
    corners = ((-0.5, -0.5), (149.5, 149.5))
    (left, top), (right, bottom) = weights.scaled_template(corners, 150, to_size)
    height, width = sides(to_size)
    assert left <= -0.5
    assert top <= -0.5
    assert right >= width - 0.5
    assert bottom >= height - 0.5
    # And no more of it is lost than must be: two sides at least are the same.
    assert min(right - left - width, bottom - top - height) == pytest.approx(0, abs=1e-3)


def test_a_template_goes_there_and_back() -> None:
    there = weights.scaled_template(TEMPLATE, 150, (280, 232))
    back = weights.scaled_template(there, 280, 150)
    # The missing columns, 24 of either side, are what a square of the same height has more.
    moved = [(x + 24 * 150 / 280, y) for x, y in back]
    assert np.array(moved) == pytest.approx(np.array(TEMPLATE), abs=1e-3)


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
    torch.save(TwoStage().state_dict(), path)
    assert refusal(path).endswith("is not a photoclust weights file")


def test_another_architecture(path: Path) -> None:
    assert refusal(path, ResidualNetwork).endswith("holds a network of kind 'two-stage'")
    assert refusal(weights.shipped("embedding")).endswith("holds a network of kind 'joined'")


def test_an_unknown_architecture(path: Path, two_stage: TwoStage) -> None:
    weights.save(two_stage, replace(DESCRIPTION, architecture="transformer"), path)
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


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", 7),
        ("name", None),
        ("architecture", ["two-stage"]),
        ("architecture", {}),
        ("input_size", 0),
        ("input_size", -150),
        ("input_size", 150.0),
        ("input_size", True),
        ("input_size", "150"),
        ("input_size", 10**9),
        ("input_size", [140]),
        ("input_size", [140, 116, 3]),
        ("input_size", [140, None]),
        ("mean", 1),
        ("mean", [1, 2]),
        ("mean", "rgb"),
        ("mean", [1, 2, "3"]),
        ("mean", [1, 2, math.nan]),
        ("mean", [1, 2, math.inf]),
        ("scale", None),
        ("scale", True),
        ("scale", 10**400),
        ("origin", 3),
        ("licence", {}),
        ("template", None),
        ("template", [1, 2]),
        ("template", [[1, 2, 3]]),
        ("template", [[1, "2"]]),
        ("mirror", 1),
        ("mirror", "yes"),
        ("calibration", {"threshold": 1}),
        ("calibration", {"threshold": 1, "slope": 2, "middle": None}),
        ("calibration", {"threshold": 1, "slope": 2, "middle": 3, "more": 4}),
        ("calibration", [1, 2, 3]),
        ("calibration", False),
        ("sha256", None),
    ],
    ids=str,
)
def test_fields_that_make_no_sense_are_named(tmp_path: Path, field: str, value: object) -> None:
    path = tmp_path / "odd.safetensors"
    header = json.dumps(fields(**{field: value}))
    save_file({"a": torch.zeros(2)}, path, metadata={weights.HEADER_KEY: header})
    assert refusal(path).endswith(f"makes no sense in its field {field!r}")


@pytest.mark.parametrize("change", ["shape", "missing", "more", "scalar"])
def test_tensors_of_another_network(tmp_path: Path, two_stage: TwoStage, change: str) -> None:
    tensors = {name: t.half() for name, t in two_stage.state_dict().items()}
    if change == "shape":
        tensors["output.landmarks.bias"] = torch.zeros(11).half()
    elif change == "missing":
        del tensors["output.landmarks.bias"]
    elif change == "more":
        tensors["output.more"] = torch.zeros(3)
    else:
        tensors["output.landmarks.bias"] = torch.tensor(1.0)
    path = tmp_path / "other.safetensors"
    header = json.dumps(fields(sha256=weights.tensor_checksum(tensors)))
    save_file(tensors, path, metadata={weights.HEADER_KEY: header})
    assert refusal(path).endswith("do not fit its architecture")
