"""Training by triplet loss: the steps from batch to updated weights.

Each step draws a batch of faces, augments them, embeds them, mines triplets among them and
descends the gradient of their loss, plus, with a teacher, of the squared distance to the teacher's
embeddings of the same faces. A running average of the weights is kept beside the weights
themselves (Polyak, Juditsky 1992), and is evaluated and exported. Random choices of a step depend
on the seed and the step's number alone, so a resumed training gives the same result as an
uninterrupted one.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from photoclust.errors import TrainingError
from photoclust.faces.networks.layers import sides
from photoclust.faces.weights import Description
from photoclust.job import Job
from photoclust.learning.triplets import (
    COLLAPSED,
    MARGIN,
    Mining,
    mine,
    pairwise_distances,
    spread,
    triplet_loss,
)
from photoclust.types import Floats

from . import chunked
from .augmentation import Augmentation, augment
from .batches import batch
from .dataset import LabelledFaces
from .teacher import inner_precision, network_input


@dataclass(frozen=True)
class Recipe:
    """The hyperparameters of a training.

    steps: batches in all. batch: faces in each; chunk: faces embedded at a time. rate: the
    learning rate's peak; schedule: "cosine" (down to a hundredth, after `warmup` steps up), or
    "constant" after the warm-up. distil: weight of the squared distance to the teacher. frozen:
    how many of the first layers stay as they are. average: how much of the running average stays
    at each step. precision: "float32" or "bfloat16" for the network's layers; the loss is always
    float32.
    """

    steps: int = 1000
    batch: int = 720
    chunk: int = 60
    faces_per_identity: int = 40
    strangers: float = 0.25
    margin: float = MARGIN
    mining: Mining = Mining.SEMI_HARD
    optimizer: str = "adamw"
    rate: float = 4e-5
    warmup: int = 50
    schedule: str = "cosine"
    weight_decay: float = 1e-4
    distil: float = 0.0
    average: float = 0.995
    clip: float = 1.0
    frozen: int = 0
    precision: str = "float32"
    seed: int = 1
    augmentation: Augmentation = field(default_factory=Augmentation)


@dataclass(frozen=True)
class Step:
    """The measurements of one step. `active`: the part of the anchor–positive pairs whose triplet
    had a loss; `spread`: mean squared distance between the batch's faces; `rate`: learning
    rate."""

    step: int
    loss: float
    distance_to_teacher: float
    active: float
    spread: float
    rate: float
    seconds: float


class Trainer:
    """A network in training.

    network: trained in place. faces, rows: the data and which of it to train on. teacher:
    embeddings (n, 128) for all of `faces`, or None. `average` is the network with averaged
    weights. Raises TrainingError when the loss is not a number or the network collapses.
    """

    def __init__(
        self,
        network: nn.Module,
        description: Description,
        recipe: Recipe,
        faces: LabelledFaces,
        rows: NDArray[np.int64],
        teacher: Floats | None = None,
        device: torch.device | None = None,
    ) -> None:
        self.device = device or torch.device("cpu")
        self.network = network.to(self.device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.network.requires_grad_(True).train()
        for layer in _layers(self.network)[: recipe.frozen]:
            layer.requires_grad_(False)
        self.average = deepcopy(self.network).eval().requires_grad_(False)
        self.description = description
        self.recipe = recipe
        self.step = 0
        self._faces = faces
        self._rows = rows
        self._teacher = teacher
        self._optimizer = _optimizer(self.network, recipe)

    def run(self, job: Job, each: Callable[[Step], None]) -> None:
        """Train to the recipe's last step; `each` is called after every one.

        Stops between two steps when the job is cancelled, which raises Cancelled.
        """
        job.begin("training", self.recipe.steps - self.step)
        with ThreadPoolExecutor(1) as ahead:
            coming = ahead.submit(self._prepared, self.step)
            while self.step < self.recipe.steps:
                job.check()
                began = time.monotonic()
                rows, x = coming.result()
                coming = self._look_ahead(ahead)
                each(self._one(rows, x, began))
                job.report(done=1)

    def state(self) -> dict[str, Any]:
        """The state to resume from, as tensors, numbers and text."""
        return {
            "step": self.step,
            "recipe": json.loads(json.dumps(asdict(self.recipe))),
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self._optimizer.state_dict(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Resume from what `state` returned."""
        self.step = state["step"]
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self._optimizer.load_state_dict(state["optimizer"])

    def _look_ahead(self, ahead: ThreadPoolExecutor) -> Future[tuple[NDArray[np.int64], Tensor]]:
        following = min(self.step + 1, self.recipe.steps - 1)
        return ahead.submit(self._prepared, following)

    def _prepared(self, step: int) -> tuple[NDArray[np.int64], Tensor]:
        """The rows of a step's batch, and its faces as the network sees them."""
        random = np.random.default_rng([self.recipe.seed, step])
        recipe = self.recipe
        chosen = batch(
            self._faces.identities[self._rows],
            recipe.batch,
            recipe.faces_per_identity,
            random,
            recipe.strangers,
        )
        rows = self._rows[chosen]
        height, width = sides(self.description.input_size)
        chips = [
            augment(self._faces.chips[row], height, width, recipe.augmentation, random)
            for row in rows
        ]
        return rows, network_input(np.stack(chips), self.description, self.device)

    def _one(self, rows: NDArray[np.int64], x: Tensor, began: float) -> Step:
        rate = _rate(self.recipe, self.step)
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        self._optimizer.zero_grad(set_to_none=True)
        seen: dict[str, float] = {}
        try:
            loss, embeddings = chunked.backward(
                self._embed, x, lambda e: self._loss(e, rows, seen), self.recipe.chunk
            )
        except FloatingPointError:
            raise TrainingError("loss-not-a-number", step=self.step) from None
        # Random weights may map all faces close together, so collapse is checked only later.
        if self.step >= self.recipe.warmup and spread(embeddings) < COLLAPSED:
            raise TrainingError("network-collapsed", step=self.step)
        nn.utils.clip_grad_norm_(self.network.parameters(), self.recipe.clip)
        self._optimizer.step()
        self._renew_average()
        self.step += 1
        seconds = time.monotonic() - began
        return Step(
            self.step,
            float(loss),
            seen["distance"],
            seen["active"],
            spread(embeddings),
            rate,
            seconds,
        )

    def _embed(self, x: Tensor) -> Tensor:
        with inner_precision(self.recipe.precision, self.device):
            embeddings: Tensor = self.network(x)
        return embeddings

    def _loss(self, embeddings: Tensor, rows: NDArray[np.int64], seen: dict[str, float]) -> Tensor:
        recipe = self.recipe
        people = torch.from_numpy(self._faces.identities[rows]).to(self.device)
        namespaces = torch.from_numpy(self._faces.namespaces[rows]).to(self.device)
        generator = torch.Generator().manual_seed(hash((recipe.seed, self.step)) % 2**31)
        with torch.no_grad():
            triplets = mine(
                pairwise_distances(embeddings),
                people,
                namespaces,
                recipe.mining,
                recipe.margin,
                generator,
            )
        loss = triplet_loss(embeddings, triplets, recipe.margin)
        seen["active"] = len(triplets) / max(1, triplets.pairs)
        seen["distance"] = math.nan
        if self._teacher is not None:
            target = torch.from_numpy(self._teacher[rows]).to(self.device)
            distance = (embeddings - target).square().sum(dim=1).mean()
            seen["distance"] = float(distance.detach())
            loss = loss + recipe.distil * distance
        return loss

    @torch.no_grad()
    def _renew_average(self) -> None:
        # The average follows closely at first, so that the starting weights do not dominate it.
        keep = min(self.recipe.average, (1 + self.step) / (10 + self.step))
        for mean, value in zip(
            self.average.state_dict().values(), self.network.state_dict().values(), strict=True
        ):
            if mean.is_floating_point():
                mean.lerp_(value, 1 - keep)
            else:
                mean.copy_(value)


def _layers(network: nn.Module) -> list[nn.Module]:
    """The layers that have parameters of their own, from the image to the embedding."""
    return [m for m in network.modules() if any(True for _ in m.parameters(recurse=False))]


def _optimizer(network: nn.Module, recipe: Recipe) -> torch.optim.Optimizer:
    trained = [p for p in network.parameters() if p.requires_grad]
    if recipe.optimizer == "adagrad":
        return torch.optim.Adagrad(trained, recipe.rate)
    return torch.optim.AdamW(trained, recipe.rate, weight_decay=recipe.weight_decay)


def _rate(recipe: Recipe, step: int) -> float:
    """The learning rate of a step: up in a straight line, then constant or down a half cosine."""
    if step < recipe.warmup:
        return recipe.rate * (step + 1) / recipe.warmup
    if recipe.schedule == "constant":
        return recipe.rate
    part = (step - recipe.warmup) / max(1, recipe.steps - recipe.warmup)
    return recipe.rate * (0.01 + 0.99 * (1 + math.cos(math.pi * part)) / 2)
