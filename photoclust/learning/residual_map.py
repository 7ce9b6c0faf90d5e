"""A small residual map on top of an embedding, trained with triplets of one library's faces.

    e' = normalise(e + second · relu(first · e + bias)),  `second` zero at first

A few hundred faces suffice for such a map, with far fewer parameters than the network below it,
but it can overfit them. Two regularisers keep it general: noise is added to each face, as other
photos of the person lie around it, and the squared distance between input and output is penalised.
"""

from __future__ import annotations

import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from photoclust.faces.network_embedder import DIMENSIONS
from photoclust.job import Job
from photoclust.learning.metrics import Rows
from photoclust.learning.triplets import mine, pairwise_distances, triplet_loss
from photoclust.types import Floats

HIDDEN = 64
STEPS = 150
BATCH = 192
PER_PERSON = 6
RATE = 3e-3
NOISE = 0.4
"""Expected length of the noise that is added to a face of length one."""
PULL = 4.0
"""Weight of the squared distance between input and output, beside the triplet loss."""


class ResidualMap(nn.Module):
    """A map between embeddings (n, 128) of unit norm; the identity at first."""

    def __init__(self, generator: torch.Generator) -> None:
        super().__init__()
        self.first = nn.Linear(DIMENSIONS, HIDDEN)
        self.second = nn.Linear(HIDDEN, DIMENSIONS, bias=False)
        with torch.no_grad():
            # He et al. 2015, drawn from our own generator.
            scale = math.sqrt(2 / DIMENSIONS)
            self.first.weight.copy_(torch.randn(HIDDEN, DIMENSIONS, generator=generator) * scale)
            self.first.bias.zero_()
            self.second.weight.zero_()

    def forward(self, embeddings: Tensor) -> Tensor:
        """Both (n, 128), unit norm."""
        return F.normalize(embeddings + self.second(F.relu(self.first(embeddings))))

    def arrays(self) -> tuple[Floats, Floats, Floats]:
        """`first` (64, 128), its bias (64,) and `second` (128, 64), float32."""
        weights = self.first.weight, self.first.bias, self.second.weight
        first, bias, second = (w.detach().numpy().copy() for w in weights)
        return first, bias, second


def train(embeddings: Floats, people: Rows, seed: int, job: Job | None = None) -> ResidualMap:
    """A map under which the people are farther apart.

    embeddings: (n, 128), unit norm. people: int64 (n,), two or more with two faces. The same
    seed gives the same map. Raises Cancelled.
    """
    job = job or Job()
    generator = torch.Generator().manual_seed(seed)
    random = np.random.default_rng(seed)
    network = ResidualMap(generator)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, STEPS)
    faces, labels = torch.from_numpy(embeddings), torch.from_numpy(people)
    by_person = [np.flatnonzero(people == person) for person in np.unique(people)]
    for _ in range(STEPS):
        job.check()
        rows = torch.from_numpy(_batch(by_person, random))
        noise = torch.randn(len(rows), DIMENSIONS, generator=generator) / math.sqrt(DIMENSIONS)
        seen = F.normalize(faces[rows] + NOISE * noise)
        loss = _loss(network(seen), seen, labels[rows])
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
    return network.eval().requires_grad_(False)


def _batch(by_person: list[Rows], random: np.random.Generator) -> Rows:
    """A few faces each of people in random order. With few people it stays small: faces of
    one person beyond that would cost time and teach little."""
    chosen = random.permutation(len(by_person))[: BATCH // 2]
    rows = np.concatenate([random.permutation(by_person[i])[:PER_PERSON] for i in chosen])
    return rows[:BATCH]


def _loss(moved: Tensor, seen: Tensor, people: Tensor) -> Tensor:
    with torch.no_grad():
        triplets = mine(pairwise_distances(moved), people, torch.zeros_like(people))
    return triplet_loss(moved, triplets) + PULL * (moved - seen).square().sum(dim=1).mean()
