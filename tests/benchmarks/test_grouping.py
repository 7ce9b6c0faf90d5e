"""What the figures of grouping in portions mean."""

from __future__ import annotations

import re

import numpy as np
import pytest

from benchmarks.grouping import Churn, churn, compare, portions_of
from tests.clustering.points import crowd


def test_churn_is_of_those_who_were_there() -> None:
    before = np.array([1, 1, 2, 2, 3, 3, 0, 0])
    # A new one with the first two; two of a group part; the numbers say nothing.
    after = np.array([7, 7, 2, 0, 4, 4, 0, 7])
    new = np.arange(8) == 7
    assert churn(before, after, new) == Churn(faces=7, changed=2, others=5, others_changed=2)


def test_all_faces_come_once() -> None:
    for name, parts in portions_of(1000, 10):
        assert np.unique(np.concatenate(parts)).tolist() == list(range(1000)), name


def test_prints_all_ways_and_what_differs(capsys: pytest.CaptureFixture[str]) -> None:
    sizes = [9, 7, 6, 5, 2, 1, 1]
    compare(crowd(*sizes), np.repeat(np.arange(len(sizes)), sizes), 3)
    said = capsys.readouterr().out.splitlines()
    right = r" +5 +1\.000 +1\.000 +1\.000 +1\.000 +1\.000 +1\.000"
    assert re.match(f"all at once{right} +[0-9.]+ s$", said[1])
    assert re.match(f"3 portions{right} +[0-9.]+ s +1\\.0000 +[0-9.]+ % +0\\.00 %", said[2])
    assert re.match(f"half, then 1 %{right}", said[3])
