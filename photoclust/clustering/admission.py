"""Whom faces may join without anybody being asked.

A face is admitted to a known person when it surely shows them (`joining`), when its photo is not
from before their birth, and when it is clearly nearer to them than to whoever was said to be
somebody else (`lookalikes`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.joining import are_sure
from photoclust.clustering.lookalikes import are_clearly_nearer, told_apart
from photoclust.faces.description import Calibration
from photoclust.types import Births, FaceSet


@dataclass(frozen=True)
class Admission:
    """What is known of a library that decides who may join whom.

    `exclusions`: pairs of a face's id and a person it is not. `anchors`: (n,), see `are_anchors`.
    `wrong_joins`: see `joining.are_sure`. `births`: of the same faces.
    """

    faces: FaceSet
    exclusions: Collection[tuple[int, int]]
    calibration: Calibration
    anchors: NDArray[np.bool_]
    wrong_joins: float
    births: Births | None = None

    def is_granted(self, persons: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each face may be with the person given: (n,) of each; to nobody known, always."""
        faces = self.faces
        sure = are_sure(faces, persons, self.calibration, self.wrong_joins, self.anchors)
        sure &= ~self.is_too_early(persons)
        if pairs := told_apart(faces, self.exclusions):
            rows = np.flatnonzero(sure & ~faces.confirmed & (persons > 0))
            known = faces.embeddings[self.anchors], faces.people[self.anchors]
            sure[rows] = are_clearly_nearer(
                faces.embeddings[rows],
                persons[rows],
                known,
                pairs,
                self.calibration,
                self.wrong_joins,
            )
        return sure

    def is_too_early(self, persons: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each face that is not confirmed is of a photo from before the person's birth."""
        if self.births is None:
            return np.zeros(len(persons), bool)
        return np.asarray(self.births.too_early(persons) & ~self.faces.confirmed)
