"""How likely a face or a group is which of the known people, as a probability that is true.

The likeness to a person is the mean cosine with the unit mean of the faces that represent the
person. That of strangers is nearly Gaussian, as in `joining`; that of the person's own faces, too,
by the figures of the calibration, about a mean that grows with the number of faces that represent
the person. The posterior of each person follows by Bayes' rule, from the share of what is asked
about that is any of them. That share is estimated from the library itself, by expectation
maximisation (Saerens, Latinne, Decaestecker: Adjusting the Outputs of a Classifier to New a Priori
Probabilities, 2002). So where most are strangers, what is near is doubted more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.joining import SAMPLE, strangers_by
from photoclust.clustering.own_likeness import pair_likeness
from photoclust.clustering.similarity import representatives
from photoclust.faces.description import Calibration
from photoclust.types import Floats

STRANGERS = 5_000
"""At most so many faces, evenly taken, say how near others are to a person."""
LOOKALIKES = 1e-4
"""Of strangers, the share that are as near to somebody as their own faces: brothers and sisters."""
CALIBRATED_OWN = 10
"""How many people's faces what the calibration says of one person's faces counts for."""
OWN_WIDTH = 0.8
"""How much less wide likenesses of a person's own faces are spread than those of strangers."""
ROUNDS = 50
BLOCK = 500_000
"""Likenesses that are held in memory at a time."""
Rows = NDArray[np.intp]
Barred = tuple[NDArray[np.int64], NDArray[np.int64]]
NONE: Barred = (np.zeros(0, np.int64), np.zeros(0, np.int64))


@dataclass(frozen=True)
class VectorsAt:
    """Some rows of vectors, taken when they are asked for: a copy of all of them may be large."""

    vectors: Floats
    rows: Rows

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, part: Rows) -> Floats:
        """(m, d), in the order of the part, (m,)."""
        return self.vectors[self.rows[part]]


@dataclass(frozen=True)
class Evidence:
    """What is known of p people: unit means (p, d), of strangers' likenesses to them the mean and
    the spread, (p,) each, of their own ones the mean, (p,), and the `share` of what is asked about
    that is one of them. Without figures of strangers `others` is None, and the calibration's curve
    is used. `pair`: the mean likeness of two faces of one person."""

    means: Floats
    calibration: Calibration
    others: tuple[Floats, Floats] | None
    own: Floats
    exclusive: bool
    pair: float
    share: float = 0.5

    def posteriors(self, vectors: Floats, barred: Barred = NONE) -> Floats:
        """Of each face or group being each of the people: (n, p).

        vectors: (n, d), unit embeddings, or their mean over a group. barred: rows and people who
        they are not. If the people are exclusive, what is missing to 1 is nobody; else each is
        looked at as if there were no others, as two of them may be one.
        """
        weights = self.weights(vectors, barred)
        against = weights.sum(axis=1, keepdims=True) if self.exclusive else weights
        return np.asarray(weights / (1 - self.share + against), np.float32)

    def weights(self, vectors: Floats, barred: Barred = NONE) -> Floats:
        """Prior times the likelihood against a stranger's: (n, p)."""
        ratio = self.ratios(vectors @ self.means.T, np.arange(len(self.means)), self.own)
        ratio[barred] = 0
        ratio *= self.share / max(1, len(self.means))
        return ratio

    def ratios(self, likeness: Floats, people: NDArray[np.intp], own: Floats) -> Floats:
        """How much likelier likenesses are if a face shows the person than if it shows a stranger.

        likeness: (…, m), to these `people`, (m,). own: their own faces' mean likeness, (m,).
        """
        # In place, as these are the largest arrays of a review.
        if self.others is None:
            exponent = self.calibration.slope * (self.calibration.middle - 2 + 2 * likeness)
        else:
            mean, spread = self.others[0][people], self.others[1][people]
            width = OWN_WIDTH * self.calibration.others_spread
            # Beyond the mean of their own faces it is no less likely.
            short = likeness - own
            np.minimum(short, 0, out=short)
            short *= short
            short /= width**2
            exponent = (likeness - mean) / spread
            exponent *= exponent
            exponent -= short
            exponent /= 2
            exponent += np.log(spread / width)
        np.clip(exponent, -50, 50, out=exponent)
        ratio = np.exp(exponent, out=exponent)
        alike = LOOKALIKES / max(1, len(self.means))
        ratio /= alike * ratio + (1 - alike)
        return np.asarray(ratio, np.float32)


def evidence(
    vectors: Floats,
    references: Sequence[Rows],
    asked: Floats | VectorsAt,
    calibration: Calibration,
    *,
    barred: Barred = NONE,
    exclusive: bool = True,
) -> Evidence:
    """What the faces that represent people say.

    vectors: of all faces, (m, d). references: the rows of each person, none empty. asked, barred,
    exclusive: see `Evidence.posteriors`.
    """
    means = np.stack([vectors[rows].mean(axis=0) for rows in references])
    norms = np.linalg.norm(means, axis=1, keepdims=True)
    sizes = np.array([len(rows) for rows in references])
    pair = _pair(sizes, norms[:, 0], calibration)
    own = own_likeness(pair, sizes)
    means = np.asarray(means / np.maximum(norms, 1e-9), np.float32)
    others = _others(vectors, references, means, calibration)
    return _fitted(Evidence(means, calibration, others, own, exclusive, pair), asked, barred)


def own_likeness(pair: float, sizes: NDArray[np.int64]) -> Floats:
    """The mean likeness of a person's own faces to the unit mean of so many of them: (p,).

    For two faces it is r, `pair`; for the mean of k faces r k^½ / (1 + (k - 1) r)^½.
    """
    return np.asarray(pair * np.sqrt(sizes) / np.sqrt(1 + (sizes - 1) * pair), np.float32)


def _pair(sizes: NDArray[np.int64], norms: Floats, calibration: Calibration) -> float:
    """The mean likeness of two faces of one person.

    sizes: how many faces represent each person, (p,). norms: of their mean, (p,). It is that of the
    faces that represent people, and for few of these what the calibration says.
    """
    pair = pair_likeness(calibration)
    several = sizes > 1
    pairs = (sizes * norms**2 - 1)[several] / (sizes - 1)[several]
    pair = (pairs.sum() + CALIBRATED_OWN * pair) / (len(pairs) + CALIBRATED_OWN)
    return min(max(float(pair), 0.05), 0.95)


def _others(
    vectors: Floats, references: Sequence[Rows], means: Floats, calibration: Calibration
) -> tuple[Floats, Floats] | None:
    """Mean and spread of the likenesses of strangers: (p,) and (p,)."""
    if calibration.others_spread <= 0:
        return None
    rows = representatives(np.arange(len(vectors)), STRANGERS)
    some = vectors[rows]
    found = []
    size = max(1, BLOCK // max(1, len(rows)))
    for start in range(0, len(means), size):
        part = slice(start, start + size)
        for near, own in zip(means[part] @ some.T, references[part], strict=True):
            strangers = strangers_by(near[~np.isin(rows, own)], calibration)
            assert strangers is not None  # the calibration has figures
            found.append((strangers.mean, strangers.spread))
    mean, spread = np.array(found, np.float32).T
    return mean, spread


def _fitted(known: Evidence, asked: Floats | VectorsAt, barred: Barred) -> Evidence:
    """The same with the share of what is asked about that is one of the people."""
    rows = representatives(np.arange(len(asked)), SAMPLE)
    ratio = np.zeros(len(rows))
    size = max(1, BLOCK // max(1, len(known.means)))
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        here = np.isin(barred[0], part)
        place = np.searchsorted(part, barred[0][here]), barred[1][here]
        ratio[start : start + size] = known.weights(asked[part], place).sum(axis=1) / known.share
    share = known.share
    for _ in range(ROUNDS):
        of_them = share * ratio / (1 - share + share * ratio)
        share = (of_them.sum() + 1) / (len(ratio) + 2)
    return replace(known, share=float(share))


def all_barred(*parts: Barred) -> Barred:
    """All of these pairs, in the order of their places."""
    places, columns = (np.concatenate(some).astype(np.int64) for some in zip(*parts, strict=True))
    order = np.argsort(places, kind="stable")
    return places[order], columns[order]
