"""A small map on top of the embedding, fitted to one library.

    e' = normalise(e + second · relu(first · e + bias))

It is stored as safetensors with a description, like the weights: reading it runs no code, and an
altered file is refused.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load, save

from photoclust.errors import WeightsError
from photoclust.faces import sealing
from photoclust.faces.description import DIMENSIONS, Calibration
from photoclust.types import Floats

BLOCK = 8192
"""Faces mapped at a time, so that memory stays small."""


@dataclass(frozen=True, eq=False)
class Adapter:
    """first: float32 (hidden, 128), bias: (hidden,), second: (128, hidden).

    `base`: the name of the model whose embeddings it takes. `calibration`: what its distances
    mean. `people`, `faces`: how many it was fitted to.
    """

    base: str
    calibration: Calibration
    people: int
    faces: int
    first: Floats
    bias: Floats
    second: Floats

    @property
    def checksum(self) -> str:
        """SHA-256 over the description and the values; hexadecimal."""
        return sealing.checksum(
            self._description(),
            (
                (f"{name}{values.shape}", np.ascontiguousarray(values, "<f4").tobytes())
                for name, values in self._tensors().items()
            ),
        )

    @property
    def name(self) -> str:
        """The name of the adapted model in a library."""
        return f"{self.base}+adapter-{self.checksum[:8]}"

    def apply(self, embeddings: Floats) -> Floats:
        """Adapted embeddings (n, 128), float32 of unit norm, of those of the base."""
        adapted = np.empty((len(embeddings), DIMENSIONS), np.float32)
        for start in range(0, len(embeddings), BLOCK):
            part = embeddings[start : start + BLOCK]
            hidden = np.maximum(part @ self.first.T + self.bias, 0)
            moved = part + hidden @ self.second.T
            norms = np.linalg.norm(moved, axis=1, keepdims=True)
            adapted[start : start + BLOCK] = moved / np.maximum(norms, 1e-12)
        return adapted

    def to_bytes(self) -> bytes:
        """The contents of a safetensors file."""
        said = self._description() | {"sha256": self.checksum}
        return save(self._tensors(), metadata=sealing.header(said))

    @staticmethod
    def from_bytes(data: bytes) -> Adapter:
        """What `to_bytes` wrote. Raises :class:`WeightsError` when it is damaged."""
        try:
            said = _header(data)
            sha256 = said.pop("sha256")
            said["calibration"] = Calibration(**said["calibration"])
            adapter = Adapter(**(said | load(data)))
            if not isinstance(said["base"], str):
                raise _damaged()
            sound = adapter.checksum == sha256 and adapter._is_sensible()
        except (
            SafetensorError,
            AttributeError,
            KeyError,
            RecursionError,
            TypeError,
            ValueError,
        ) as error:
            raise _damaged() from error
        if not sound:
            raise _damaged()
        return adapter

    def _tensors(self) -> dict[str, Floats]:
        return {"first": self.first, "bias": self.bias, "second": self.second}

    def _description(self) -> dict[str, Any]:
        return {
            "base": self.base,
            "calibration": asdict(self.calibration),
            "people": self.people,
            "faces": self.faces,
        }

    def _is_sensible(self) -> bool:
        known = self.calibration
        numbers = [known.threshold, known.slope, known.middle, self.people, self.faces]
        if not all(0 < number < 1e9 for number in numbers):
            return False
        if not (-1 <= known.others_mean <= 1 and 0 <= known.others_spread <= 1):
            return False
        hidden = len(self.bias)
        shapes = {"first": (hidden, DIMENSIONS), "bias": (hidden,), "second": (DIMENSIONS, hidden)}
        return all(
            values.dtype == np.float32
            and values.shape == shapes[name]
            and bool(np.isfinite(values).all())
            for name, values in self._tensors().items()
        )


def _header(data: bytes) -> dict[str, Any]:
    """The description in a safetensors file: JSON after its length in eight bytes."""
    length = int.from_bytes(data[:8], "little")
    return sealing.read_header(json.loads(data[8 : 8 + length])["__metadata__"])


def _damaged() -> WeightsError:
    return WeightsError("adapter-damaged")
