"""The checksum of weights files: what it covers, and that its values do not change."""

from __future__ import annotations

import hashlib
import json

import numpy as np
import pytest

from photoclust.faces import sealing, weights
from tests.faces.adapters import made_adapter

SAID = {"name": "x", "size": 3}
TENSORS = [("a(2,)", b"\x00\x01"), ("b(1,)", b"\x02")]


def test_a_seal_covers_description_labels_values_and_order() -> None:
    seals = [
        sealing.checksum(SAID, TENSORS),
        sealing.checksum(None, TENSORS),
        sealing.checksum(SAID | {"size": 4}, TENSORS),
        sealing.checksum(SAID, TENSORS[::-1]),
        sealing.checksum(SAID, TENSORS[:1]),
        sealing.checksum(SAID, [("a(1,)", TENSORS[0][1]), TENSORS[1]]),
        sealing.checksum(SAID, [(TENSORS[0][0], b"\x00\x02"), TENSORS[1]]),
    ]
    assert len(set(seals)) == len(seals)
    # The order in which a description's fields were written says nothing.
    assert sealing.checksum(dict(reversed(SAID.items())), TENSORS) == seals[0]


def test_a_description_is_read_as_it_was_written() -> None:
    assert sealing.read_header(sealing.header(SAID)) == SAID


@pytest.mark.parametrize("metadata", [None, {}, {"other": "{}"}])
def test_metadata_without_a_description(metadata: dict[str, str] | None) -> None:
    with pytest.raises(KeyError):
        sealing.read_header(metadata)


def test_the_seal_of_adapters_in_libraries_stays_valid() -> None:
    """As it was computed when the first ones were stored."""
    adapter = made_adapter("eyes")
    digest = hashlib.sha256(json.dumps(adapter._description(), sort_keys=True).encode())
    for name, values in (
        ("first", adapter.first),
        ("bias", adapter.bias),
        ("second", adapter.second),
    ):
        digest.update(f"{name}{values.shape}".encode())
        digest.update(np.ascontiguousarray(values, "<f4").tobytes())
    assert adapter.checksum == digest.hexdigest()


@pytest.mark.parametrize("name", ["detector", "embedding"])
def test_the_seal_of_the_shipped_weights_stays_valid(name: str) -> None:
    path = weights.shipped(name)
    description = weights.describe(path)
    assert weights.tensor_checksum(weights._tensors(path)) == description.sha256
