"""Checkpoints: files from which a training is resumed and a model is rebuilt.

Tensors, numbers and text only, read with `weights_only`, so that a file runs no code.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from photoclust.errors import TrainingError, WeightsError
from photoclust.faces import weights
from photoclust.faces.networks import architectures
from photoclust.faces.weights import Description
from photoclust.files import atomic_write

FORMAT = "photoclust checkpoint 1"


@dataclass(frozen=True)
class Checkpoint:
    """A training at one step. `description` is what a weights file made from it says;
    `data` identifies the faces trained on; `state` is the trainer's."""

    description: Description
    data: str
    state: dict[str, Any]

    @property
    def architecture(self) -> str:
        return self.description.architecture

    def network(self, which: str = "average") -> nn.Module:
        """The network rebuilt, in evaluation mode: its averaged weights, or "network" for the
        plain ones. Raises TrainingError when they do not fit the architecture."""
        network = architectures()[self.architecture]()
        try:
            network.load_state_dict(self.state[which])
        except (KeyError, RuntimeError) as error:
            raise TrainingError(
                "checkpoint-does-not-fit", architecture=self.architecture
            ) from error
        return network.eval().requires_grad_(False)


def write_checkpoint(path: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint atomically; when it fails, the previous file stays."""
    content = {
        "format": FORMAT,
        "description": json.dumps(asdict(checkpoint.description)),
        "data": checkpoint.data,
        "state": checkpoint.state,
    }
    try:
        with atomic_write(path, replace=True) as partial:
            torch.save(content, partial)
    except (OSError, RuntimeError) as error:
        raise TrainingError("checkpoint-not-written", path=path, detail=str(error)) from error


def read_checkpoint(path: Path) -> Checkpoint:
    """A checkpoint. Raises TrainingError for a file that is missing, truncated or foreign."""
    if not path.is_file():
        raise TrainingError("checkpoint-missing", path=path)
    foreign = TrainingError("checkpoint-foreign", path=path)
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
        if content["format"] != FORMAT:
            raise foreign
        description = weights.parse_description(json.loads(content["description"]), path)
        checkpoint = Checkpoint(description, content["data"], content["state"])
    except (
        OSError,
        RuntimeError,
        pickle.UnpicklingError,
        EOFError,
        KeyError,
        TypeError,
        ValueError,
        WeightsError,
    ) as error:
        raise foreign from error
    if checkpoint.architecture not in architectures():
        raise TrainingError(
            "checkpoint-architecture-unknown", path=path, architecture=checkpoint.architecture
        )
    return checkpoint


def fingerprint(paths: tuple[Path, ...]) -> str:
    """A hash of the faces' paths, in order, to check that a resumed training uses the same
    data."""
    names = "\n".join(f"{path.parent.name}/{path.name}" for path in paths)
    return hashlib.sha256(names.encode(errors="surrogateescape")).hexdigest()
