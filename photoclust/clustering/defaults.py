"""The default parameters of clustering.

The lengths below are fractions of the verification threshold, which comes with the weights.
benchmarks/cuts.py prints BCubed F over a grid of them, on LFW View 1 and on training identities in
Zipf-like and family-like counts. SPLIT is the threshold itself, and MIN_SAMPLES and JOIN are the
best of the grid with it (.876). A SPLIT of 0.9 is .002 better there, but splits one of the four
people of the labelled album, whose photos span many years. So the choice was not made without
knowledge of that album.
"""

from __future__ import annotations

from photoclust.types import ClusteringMethod

DEFAULT_METHOD = ClusteringMethod.HDBSCAN
MIN_SIZE = 2
"""Faces that make a group."""
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
