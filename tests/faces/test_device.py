from __future__ import annotations

import pytest
import torch

from photoclust.errors import DeviceError
from photoclust.faces import device


def only(monkeypatch: pytest.MonkeyPatch, *there: str) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: "cuda" in there)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: "mps" in there)


@pytest.mark.parametrize(
    ("there", "expected"),
    [((), "cpu"), (("mps",), "mps"), (("cuda",), "cuda"), (("cuda", "mps"), "cuda")],
)
def test_auto_takes_the_fastest(
    monkeypatch: pytest.MonkeyPatch, there: tuple[str, ...], expected: str
) -> None:
    only(monkeypatch, *there)
    assert device.choose().type == expected
    assert device.choose("auto").type == expected
    assert device.choose("cpu").type == "cpu"
    for name in there:
        assert device.choose(name).type == name


@pytest.mark.parametrize("name", ["cuda", "mps"])
def test_not_there(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    only(monkeypatch)
    with pytest.raises(DeviceError) as caught:
        device.choose(name)
    assert f"'{name}' is not available" in caught.value.message
    assert "--device cpu" in caught.value.hint


@pytest.mark.parametrize("name", ["", "gpu", "CPU", "cuda:0", "cpu\n"])
def test_unknown(name: str) -> None:
    with pytest.raises(DeviceError) as caught:
        device.choose(name)
    assert "\n" not in str(caught.value)
    assert "auto, cpu, cuda, mps" in caught.value.hint


def test_obstacles_are_of_what_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "mps")
    found = device.obstacles()
    assert set(found) == set(device.NAMES)
    assert [name for name, reason in found.items() if reason] == ["cuda"]


def test_bfloat16_is_for_processors_that_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx512_bf16": True}, raising=False)
    assert device.has_bfloat16(torch.device("cpu"))
    assert not device.has_bfloat16(torch.device("cuda"))
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx2": True})
    assert not device.has_bfloat16(torch.device("cpu"))
    monkeypatch.delattr(torch.cpu, "get_capabilities")
    assert not device.has_bfloat16(torch.device("cpu"))
