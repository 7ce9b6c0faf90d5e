from __future__ import annotations

import contextlib
import json
from dataclasses import replace

import numpy as np
import pytest

from photoclust.errors import WeightsError
from photoclust.faces.adapter import BLOCK, Adapter
from photoclust.faces.weights import Calibration
from tests.faces.adapters import made_adapter


@pytest.fixture
def adapter() -> Adapter:
    return made_adapter("eyes")


def test_it_computes_its_formula(adapter: Adapter) -> None:
    face = np.random.default_rng(1).normal(size=128).astype(np.float32)
    face /= np.linalg.norm(face)
    hidden = [
        max(0.0, float(row @ face) + b) for row, b in zip(adapter.first, adapter.bias, strict=True)
    ]
    moved = face + sum(h * column for h, column in zip(hidden, adapter.second.T, strict=True))
    expected = moved / np.linalg.norm(moved)
    np.testing.assert_allclose(adapter.apply(face[None])[0], expected, atol=1e-6)


def test_many_faces_are_adapted_as_each_alone(adapter: Adapter) -> None:
    faces = np.random.default_rng(2).normal(size=(BLOCK + 3, 128)).astype(np.float32)
    faces /= np.linalg.norm(faces, axis=1, keepdims=True)
    adapted = adapter.apply(faces)
    assert adapted.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(adapted, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(adapted[-1:], adapter.apply(faces[-1:]), atol=1e-6)
    assert adapter.apply(faces[:0]).shape == (0, 128)


def test_a_map_that_adds_nothing_changes_nothing(adapter: Adapter) -> None:
    still = replace(adapter, second=np.zeros_like(adapter.second))
    faces = np.eye(128, dtype=np.float32)
    np.testing.assert_array_equal(still.apply(faces), faces)


def test_bytes_and_back(adapter: Adapter) -> None:
    again = Adapter.from_bytes(adapter.to_bytes())
    assert again.checksum == adapter.checksum
    assert (again.base, again.calibration) == (adapter.base, adapter.calibration)
    assert (again.people, again.faces) == (adapter.people, adapter.faces)
    faces = np.eye(128, dtype=np.float32)
    np.testing.assert_array_equal(again.apply(faces), adapter.apply(faces))


def test_its_name_says_its_base_and_its_contents(adapter: Adapter) -> None:
    assert adapter.name == f"eyes+adapter-{adapter.checksum[:8]}"
    others = [
        replace(adapter, bias=adapter.bias + np.float32(1e-3)),
        replace(adapter, calibration=Calibration(0.2, 30, 0.2)),
        replace(adapter, base="ears"),
    ]
    assert len({adapter.checksum, *(other.checksum for other in others)}) == 4


def test_every_flipped_byte_is_noticed(adapter: Adapter) -> None:
    data = adapter.to_bytes()
    header = int.from_bytes(data[:8], "little") + 8
    places = [*range(0, header, 7), *range(header, len(data), 4001), len(data) - 1]
    for place in places:
        damaged = bytearray(data)
        damaged[place] ^= 0x10
        # Only what means nothing may differ, such as a blank between two words of JSON.
        with contextlib.suppress(WeightsError):
            assert Adapter.from_bytes(bytes(damaged)).checksum == adapter.checksum


@pytest.mark.parametrize("length", [0, 5, 8, 100, 2000, -1])
def test_a_part_of_it_is_refused(adapter: Adapter, length: int) -> None:
    with pytest.raises(WeightsError, match="damaged"):
        Adapter.from_bytes(adapter.to_bytes()[:length])


def test_values_that_make_no_sense_are_refused(adapter: Adapter) -> None:
    for other in (
        replace(adapter, bias=np.full_like(adapter.bias, np.nan)),
        replace(adapter, first=adapter.first[:, :64].copy()),
        replace(adapter, bias=adapter.bias[:-1].copy()),
        replace(adapter, second=adapter.second.astype(np.float64)),
        replace(adapter, calibration=Calibration(float("nan"), 30, 0.2)),
        replace(adapter, calibration=Calibration(0.2, -30, 0.2)),
        replace(adapter, base=3),  # type: ignore[arg-type]
    ):
        with pytest.raises(WeightsError, match="damaged"):
            Adapter.from_bytes(other.to_bytes())


@pytest.mark.parametrize("header", [b"null", b"[]", b"{}", b'{"__metadata__": 3}', b"[" * 9999])
def test_other_files_are_refused(header: bytes) -> None:
    with pytest.raises(WeightsError, match="damaged"):
        Adapter.from_bytes(len(header).to_bytes(8, "little") + header)


def test_an_unknown_field_is_refused(adapter: Adapter) -> None:
    data = adapter.to_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    said = json.loads(header["__metadata__"]["photoclust"])
    header["__metadata__"]["photoclust"] = json.dumps(said | {"hello": 1})
    changed = json.dumps(header).encode()
    with pytest.raises(WeightsError, match="damaged"):
        Adapter.from_bytes(len(changed).to_bytes(8, "little") + changed + data[8 + length :])
