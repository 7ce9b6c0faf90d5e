"""Triplets, mined online in a batch, and their loss.

Schroff, Kalenichenko, Philbin: FaceNet, CVPR 2015, section 3: for an anchor a, a positive p
of the same person and a negative n of another, ``max(0, d(a, p) - d(a, n) + margin)`` with
the squared L2 distance d between embeddings of unit norm.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import torch
import torch.nn.functional as F
from torch import Tensor

MARGIN = 0.2
COLLAPSED = 0.01
"""Mean squared distance between faces below which the network has mapped them to one point."""


class Mining(StrEnum):
    """Which negative goes with an anchor and a positive.

    SEMI_HARD: the nearest one that is farther than the positive, if inside the margin.
    HARDEST: the nearest one of all. RANDOM: any.
    """

    SEMI_HARD = "semi-hard"
    HARDEST = "hardest"
    RANDOM = "random"


@dataclass(frozen=True)
class Triplets:
    """Rows of a batch, int64 (t,) each: one triplet per anchor, positive and mined negative.

    `pairs`: how many anchor–positive pairs there were, with or without a negative.
    """

    anchors: Tensor
    positives: Tensor
    negatives: Tensor
    pairs: int

    def __len__(self) -> int:
        return len(self.anchors)


def pairwise_distances(embeddings: Tensor) -> Tensor:
    """Squared L2 between all rows of (n, 128), unit norm; (n, n), 0 to 4."""
    return (2 - 2 * embeddings @ embeddings.T).clamp(0, 4)


def mine(
    distances: Tensor,
    people: Tensor,
    namespaces: Tensor,
    mining: Mining = Mining.SEMI_HARD,
    margin: float = MARGIN,
    generator: torch.Generator | None = None,
) -> Triplets:
    """All anchor–positive pairs of a batch, each with one negative.

    distances: (n, n). people, namespaces: int64 (n,); a person's number means nothing outside
    its namespace, so negatives come from the anchor's own. Pairs for which there is no
    negative, or with SEMI_HARD none inside the margin, make no triplet.
    """
    near = namespaces[:, None] == namespaces[None, :]
    same = near & (people[:, None] == people[None, :])
    same.fill_diagonal_(False)
    other = near & (people[:, None] != people[None, :])
    anchors, positives = torch.nonzero(same, as_tuple=True)
    # Each anchor's negatives from near to far, the rest beyond them at infinity.
    ranked, order = distances.masked_fill(~other, torch.inf).sort(dim=1)
    count = other.sum(dim=1)[anchors]
    reach = distances[anchors, positives]
    if mining is Mining.HARDEST:
        rank = torch.zeros_like(anchors)
        found = count > 0
    elif mining is Mining.RANDOM:
        chance = torch.rand(len(anchors), generator=generator).to(distances.device)
        rank = torch.minimum((chance * count).long(), (count - 1).clamp(min=0))
        found = count > 0
    else:
        beyond = torch.searchsorted(ranked, distances.contiguous(), right=True)
        rank = beyond[anchors, positives].clamp(max=ranked.shape[1] - 1)
        distance = ranked[anchors, rank]
        found = (distance > reach) & (distance < reach + margin)
    negatives = order[anchors, rank]
    return Triplets(anchors[found], positives[found], negatives[found], len(anchors))


def triplet_loss(embeddings: Tensor, triplets: Triplets, margin: float = MARGIN) -> Tensor:
    """The mean over the triplets of ``max(0, d(a, p) - d(a, n) + margin)``; 0 without any."""
    if not len(triplets):
        return embeddings.sum() * 0
    anchor = embeddings[triplets.anchors]
    positive = (anchor - embeddings[triplets.positives]).square().sum(dim=1)
    negative = (anchor - embeddings[triplets.negatives]).square().sum(dim=1)
    return F.relu(positive - negative + margin).mean()


def spread(embeddings: Tensor) -> float:
    """Mean squared distance between two embeddings of a batch: 2 when they fill the sphere,
    0 when the network has collapsed to a constant."""
    count = len(embeddings)
    mean_square = float(embeddings.mean(dim=0).square().sum())
    return 2 * (1 - mean_square) * count / max(1, count - 1)
