"""The checksum of a weights file, over its description and its tensors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

HEADER_KEY = "photoclust"
"""Under which a safetensors file holds the description, as JSON."""


def checksum(said: Mapping[str, Any] | None, tensors: Iterable[tuple[str, bytes]] = ()) -> str:
    """SHA-256 over the description, if any, and over tensors, in their order; hexadecimal.

    `tensors`: pairs of a label, which names a tensor and its shape, and its bytes.
    """
    digest = hashlib.sha256()
    if said is not None:
        digest.update(json.dumps(said, sort_keys=True).encode())
    for label, values in tensors:
        digest.update(label.encode())
        digest.update(values)
    return digest.hexdigest()


def header(said: Mapping[str, Any]) -> dict[str, str]:
    """The description as the metadata of a safetensors file."""
    return {HEADER_KEY: json.dumps(said)}


def read_header(metadata: Mapping[str, str] | None) -> dict[str, Any]:
    """The description in the metadata of a safetensors file.

    Raises KeyError when there is none, ValueError, TypeError, AttributeError or RecursionError
    when it is not JSON.
    """
    said: dict[str, Any] = json.loads((metadata or {})[HEADER_KEY])
    return said
