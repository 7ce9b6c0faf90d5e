"""The default parameters of clustering.

The lengths below are fractions of the verification threshold, which comes with the weights.
benchmarks/cuts.py prints BCubed F over a grid of them, on LFW View 1 and on training identities in
Zipf-like and family-like counts. SPLIT is the threshold itself, and MIN_SAMPLES is the best of the
grid with it. JOIN was, with the network of 0.1.0; with the present one 0.8 is .006 better in the
mean (.899), but .004 worse on LFW, where most faces are strangers, so the shorter one stays. A
SPLIT of 0.9 is .003 better in both cases, but with the former network split one of the four people
of the labelled album, whose photos span many years. So the choice was not made without knowledge of
that album.
"""

from __future__ import annotations

from photoclust.types import CLEAR, ClusteringMethod

DEFAULT_METHOD = ClusteringMethod.HDBSCAN
MIN_SIZE = 2
"""Faces that make a group."""
FOUNDERS = 2
"""Faces of FOUNDING_QUALITY or better that make a group."""
FOUNDING_QUALITY = CLEAR
"""Faces below it are more likely not recognised than recognised. They join groups only."""
MIN_SAMPLES = 2
"""Neighbours (a point itself not counted) whose distance is a point's core distance."""
REACH = 1.0
"""No two faces farther apart than this are linked directly."""
SPLIT = 1.0
"""Groups whose parts are farther apart on average are split."""
JOIN = 0.75
"""Groups and faces nearer than this on average are merged."""
CUT = 0.75
"""Where average linkage alone is cut."""
STEP = 1.25
"""How much longer the cuts are at granularity -1, and shorter at 1."""
FINER = 0.8
"""The cut for dividing a single person, as a fraction of SPLIT."""
