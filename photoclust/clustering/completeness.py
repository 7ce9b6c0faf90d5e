"""How complete a person is: which share of their faces in a library is with them.

The expected number of right faces is the sum of the faces' probabilities, and the expected recall
that of the faces with the person against that of all (Lewis: Evaluating and Optimizing Autonomous
Text Classification Systems, SIGIR 1995). The number that is missing is a sum of independent trials,
whose variance is the sum of p (1 - p); it is taken to be gamma distributed with that mean and
variance, widened as faces of a person are not independent (overdispersion: McCullagh, Nelder:
Generalized Linear Models, 1989). UNLIKE is added for faces that are no more like their person than
strangers are, which no probability tells of.

Faces that are too bad to tell whom they show count neither way.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv

from photoclust.types import Completeness

UNLIKE = 0.01
"""The share of a person's faces that are no more like the others than strangers are."""
OVERDISPERSION = 2.0
"""How much larger the variance is than were the faces independent: so the ranges hold the
truth of nine tenths of the people, see `benchmarks.completeness`."""
TAIL = 0.05
"""The probability that less is missing than the least that is said, and that more is."""

Sums = NDArray[np.float64]


@dataclass
class Tally:
    """Of p people: the right faces expected with them, `found`, those elsewhere, `missing`, and the
    variance of the latter, `spread`; (p,) each."""

    found: Sums
    missing: Sums
    spread: Sums

    @classmethod
    def of(cls, found: Sums) -> Tally:
        """With nothing missing yet."""
        return cls(found, np.zeros(len(found)), np.zeros(len(found)))

    def add(self, likely: NDArray[np.floating]) -> None:
        """Count in faces that are elsewhere, (n, p), with their probabilities."""
        likely = likely.astype(np.float64)
        self.missing += likely.sum(axis=0)
        self.spread += (likely * (1 - likely)).sum(axis=0)

    def completeness(self, place: int, person: int) -> Completeness:
        """That of one of the people, by place, with the number that they have."""
        found = float(self.found[place])
        unlike = UNLIKE * (found + float(self.missing[place]))
        missing = float(self.missing[place]) + unlike
        spread = OVERDISPERSION * (float(self.spread[place]) + unlike)
        least, most = _range(missing, spread)
        return Completeness(
            person_id=person,
            share=_share(found, missing),
            low=_share(found, most),
            high=_share(found, least),
            found=found,
            missing=missing,
        )


def _range(mean: float, variance: float) -> tuple[float, float]:
    """Between which numbers a gamma distributed one lies, but for TAIL on either side."""
    if mean <= 0 or variance <= 0:
        return mean, mean
    shape, scale = mean**2 / variance, variance / mean
    least, most = scale * gammaincinv(shape, (TAIL, 1 - TAIL))
    return float(min(least, mean)), float(max(most, mean))


def _share(found: float, missing: float) -> float:
    return found / (found + missing) if found > 0 else 0.0
