"""Fits an adapter to a library's confirmed faces, and decides by cross-validation if it helps.

Cross-validation: people and faces are held out in turn, a map is trained on the rest, and the
held-out faces are compared with all others, by the base's embeddings and by the mapped ones. Held
out are in each of five folds a fifth of the faces of everybody, as new photos of people known;
and, when there are five people or more, a fifth of the people with all their faces, as somebody
new.

A person's rate is the part of the pairs of their faces that are accepted at one false accept rate,
the same for both. The adapter is accepted only if the rates rise significantly (a one-sided paired
t-test over people), and do not fall for people it has not seen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.stats import ttest_1samp

from photoclust.errors import TrainingError
from photoclust.faces.adapter import Adapter
from photoclust.faces.weights import Calibration
from photoclust.job import Job
from photoclust.learning import residual_map
from photoclust.learning.calibration import PAIRS_PER_PERSON, calibrate
from photoclust.learning.fitted import Fitted, Rates
from photoclust.learning.metrics import Rows, validation_rate
from photoclust.learning.requirements import FEWEST_FACES, FEWEST_PEOPLE
from photoclust.messages import Message
from photoclust.types import Floats

ENOUGH_PEOPLE = 5
"""People from which on some can be held out with all their faces."""
FOLDS = 5
MOST_FACES = 4000
"""Faces in the cross-validation, which compares all with all. The map is fitted to all faces."""
LEAST_GAIN = 0.02
"""Least gain in rate; a smaller one does not justify a new grouping."""
LARGEST_LOSS = 0.01
CHANCE = 0.05
FAR, FAR_OF_FEW = 1e-3, 1e-2
ENOUGH_PAIRS = 10_000
"""Pairs of different people from which on the smaller rate can be measured."""
DOUBT = 0.01
"""The part of all pairs whose label counts as wrong, for the curve: without any, pairs that
do not overlap would give a step."""

Mask = NDArray[np.bool_]


def fit(
    embeddings: Floats,
    people: Rows,
    *,
    base: str,
    calibration: Calibration,
    seed: int = 0,
    job: Job | None = None,
) -> Fitted:
    """An adapter for embeddings (n, 128) of the model `base`, if one helps.

    people: int64 (n,), whose face each is. calibration: the base's. The same seed gives the
    same result. Raises TrainingError when there are too few faces to learn from, and Cancelled.
    """
    job = job or Job()
    people = np.asarray(people, np.int64)
    _require_enough(people)
    job.begin("adapting", FOLDS + 1)
    trial = _Trial(embeddings, people, seed, job)
    refusal = trial.refusal()
    adapter = None
    if refusal is None:
        first, bias, second = residual_map.train(embeddings, people, seed, job).arrays()
        count = len(np.unique(people))
        own = trial.calibration(calibration.threshold)
        adapter = Adapter(base, own, count, len(people), first, bias, second)
    job.report(done=1)
    return Fitted(
        adapter,
        trial.rates(mapped=False),
        trial.rates(mapped=True),
        trial.far,
        len(np.unique(people)),
        len(people),
        refusal or Message.of("adapter-better"),
    )


def _require_enough(people: Rows) -> None:
    _, counts = np.unique(people, return_counts=True)
    fit_for_it = int(np.count_nonzero(counts >= FEWEST_FACES))
    if fit_for_it < FEWEST_PEOPLE:
        raise TrainingError(
            "adapter-too-few-people", count=fit_for_it, faces=FEWEST_FACES, people=FEWEST_PEOPLE
        )


@dataclass(frozen=True)
class _Fold:
    """Rows that are held out, and those of them that show somebody never seen; bool (n,)."""

    held: Mask
    strange: Mask


class _Trial:
    """The cross-validation of a map against the base.

    `scores`: one row per fold, person and role: person, stranger (0 or 1), rate of the base,
    rate of the map; float64 (k, 4).
    """

    def __init__(self, embeddings: Floats, people: Rows, seed: int, job: Job) -> None:
        self._random = np.random.default_rng(seed)
        rows = np.sort(self._random.permutation(len(people))[:MOST_FACES])
        self._embeddings, self._people = embeddings[rows], people[rows]
        folds = _folds(self._people, self._random)
        others = min(_count_others(self._people, fold.held) for fold in folds)
        self.far = FAR if others >= ENOUGH_PAIRS else FAR_OF_FEW
        # Distances under the base and the map, (2, k) each.
        self._alike: list[Floats] = []
        self._others: list[Floats] = []
        self.scores = np.concatenate(
            [self._judged(fold, seed + number, job) for number, fold in enumerate(folds)]
        )

    def rates(self, *, mapped: bool) -> Rates:
        """The mean over people, each person's folds taken together first."""
        known, strange = (self._of_people(kind, 3 if mapped else 2) for kind in (0, 1))
        return Rates(float(known.mean()), float(strange.mean()) if len(strange) else None)

    def refusal(self) -> Message | None:
        """Why the map is rejected; None when it is accepted."""
        kinds = [k for k in (0, 1) if (self.scores[:, 1] == k).any()]
        gains = [self._of_people(k, 3) - self._of_people(k, 2) for k in kinds]
        if len(gains) == 2 and gains[1].mean() < -LARGEST_LOSS:
            return Message.of("adapter-worse-for-strangers")
        # Every person has held-out faces; those held out with all their faces count in both roles.
        gain = gains[0] if len(gains) == 1 else _averaged(self._who(0), self._who(1), *gains)
        if gain.mean() < LEAST_GAIN:
            return Message.of("adapter-hardly-better")
        if np.ptp(gain) > 0 and ttest_1samp(gain, 0, alternative="greater").pvalue > CHANCE:
            return Message.of("adapter-better-by-luck")
        return None

    def calibration(self, threshold: float) -> Calibration:
        """What mapped distances mean, from as many pairs of one person as of two.

        The threshold is the most accurate one, or a smaller one if it would accept more pairs
        of two people than the base does at its own `threshold`.
        """
        alike, others = (
            self._random.permutation(np.concatenate(pairs, axis=1), axis=1)
            for pairs in (self._alike, self._others)
        )
        accepted = float(np.mean(others[0] < threshold))
        size = min(alike.shape[1], others.shape[1])
        found = _calibrated(alike[1, :size], others[1, :size])
        strict = float(np.quantile(others[1], accepted))
        return replace(found, threshold=round(min(found.threshold, strict), 5))

    def _judged(self, fold: _Fold, seed: int, job: Job) -> NDArray[np.float64]:
        train = ~fold.held
        network = residual_map.train(self._embeddings[train], self._people[train], seed, job)
        first, bias, second = network.arrays()
        mapped = Adapter("", Calibration(1, 1, 1), 0, 0, first, bias, second)
        one = self._compared(self._embeddings, fold)
        other = self._compared(mapped.apply(self._embeddings), fold)
        self._keep_pairs(np.stack([one, other]), fold)
        rates = [self._rates(distances, fold) for distances in (one, other)]
        scores = [
            (person, strange, rates[0][person, strange], rates[1][person, strange])
            for person, strange in rates[0]
        ]
        job.report(done=1)
        return np.array(scores, np.float64).reshape(-1, 4)

    def _compared(self, embeddings: Floats, fold: _Fold) -> Floats:
        """Squared distances of the faces held out to all, (m, n); infinite to themselves."""
        distances = np.maximum(2 - 2 * embeddings[fold.held] @ embeddings.T, 0)
        distances[np.arange(len(distances)), np.flatnonzero(fold.held)] = np.inf
        return np.asarray(distances, np.float32)

    def _rates(self, distances: Floats, fold: _Fold) -> dict[tuple[int, int], float]:
        """The part of each person's pairs that is accepted, by person and role."""
        held, there = self._people[fold.held], np.isfinite(distances)
        same = held[:, None] == self._people
        _, threshold = validation_rate(distances[there], same[there], self.far)
        strangers = set(self._people[fold.strange].tolist())
        rates = {}
        for person in np.unique(held):
            own = np.ix_(held == person, self._people == person)
            if there[own].any():
                accepted = (distances[own] < threshold)[there[own]]
                rates[int(person), int(person in strangers)] = float(accepted.mean())
        return rates

    def _keep_pairs(self, distances: Floats, fold: _Fold) -> None:
        """Pairs for the calibration, from distances (2, m, n): of one person no more than of
        another; of two people only such as the map has not pushed apart: both faces are held
        out, and one is a stranger's, if there are strangers."""
        held = self._people[fold.held]
        for person in np.unique(held):
            own = distances[:, held == person][:, :, self._people == person].reshape(2, -1)
            own = own[:, np.isfinite(own[0])]
            self._alike.append(self._drawn(own, PAIRS_PER_PERSON))
        other = (held[:, None] != self._people) & fold.held
        if fold.strange.any():
            other &= fold.strange[fold.held][:, None] | fold.strange
        most = PAIRS_PER_PERSON * len(np.unique(held))
        self._others.append(self._drawn(distances[:, other], most))

    def _drawn(self, pairs: Floats, most: int) -> Floats:
        return pairs[:, self._random.permutation(pairs.shape[1])[:most]]

    def _who(self, kind: int) -> Rows:
        return np.unique(self.scores[self.scores[:, 1] == kind, 0]).astype(np.int64)

    def _of_people(self, kind: int, column: int) -> NDArray[np.float64]:
        """The mean of a column for each person in a role, in the order of `_who`."""
        rows = self.scores[self.scores[:, 1] == kind]
        _, person = np.unique(rows[:, 0], return_inverse=True)
        return np.bincount(person, rows[:, column]) / np.bincount(person)


def _calibrated(alike: Floats, others: Floats) -> Calibration:
    """Threshold and curve from distances of pairs of one person and of two, (n,) each."""
    doubted = max(1, round(DOUBT * len(alike)))
    distances = np.concatenate([alike, others[:doubted], others, alike[:doubted]])
    return calibrate(distances, np.arange(len(distances)) < len(alike) + doubted)


def _folds(people: Rows, random: np.random.Generator) -> list[_Fold]:
    """What is held out in turn: everybody's faces once, and people once if there are enough."""
    names, person, counts = np.unique(people, return_inverse=True, return_counts=True)
    # A person with a single face has no pair, so there is nothing to recognise.
    eligible = random.permutation(np.flatnonzero(counts > 1))
    turn_of_person = np.full(len(names), -1)
    if len(eligible) >= ENOUGH_PEOPLE:
        turn_of_person[eligible] = np.arange(len(eligible)) % FOLDS
    turn_of_face = np.zeros(len(people), np.int64)
    for number in range(len(names)):
        rows = random.permutation(np.flatnonzero(person == number))
        turn_of_face[rows] = (np.arange(len(rows)) + random.integers(FOLDS)) % FOLDS
    folds = []
    for turn in range(FOLDS):
        strange = turn_of_person[person] == turn
        folds.append(_Fold(strange | (turn_of_face == turn), strange))
    return folds


def _count_others(people: Rows, held: Mask) -> int:
    """How many pairs of a face held out and one of somebody else there are."""
    _, person, counts = np.unique(people, return_inverse=True, return_counts=True)
    return int((len(people) - counts[person[held]]).sum())


def _averaged(
    known: Rows, strange: Rows, of_known: NDArray[np.float64], of_strange: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Gains of people in both roles, each person's mean; those in one role as they are."""
    everybody = np.union1d(known, strange)
    total, roles = np.zeros(len(everybody)), np.zeros(len(everybody))
    for who, gain in ((known, of_known), (strange, of_strange)):
        at = np.searchsorted(everybody, who)
        total[at] += gain
        roles[at] += 1
    return total / roles
