"""What the reliability of stated probabilities means."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.arrivals import show_tenths, tenths
from tests.clustering.points import CALIBRATION, people


def test_tenths_compare_what_is_stated_with_what_is_true() -> None:
    stated = np.array([0.02, 0.31, 0.35, 0.39, 1.0])
    right = np.array([False, True, False, True, True])
    found = tenths("joins", (stated, right))
    assert [(one.low, one.high, one.count) for one in found] == [
        (0.0, 0.1, 1),
        (0.3, 0.4, 3),
        (0.9, 1.0, 1),
    ]
    assert (found[1].stated, found[1].true) == pytest.approx((0.35, 2 / 3))
    assert tenths("joins", (stated[:0], right[:0])) == []


def test_leaves_a_table_and_curves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vectors, truth = people([12, 10, 8, 8, *[1] * 60], within=0.1)
    show_tenths(vectors, truth + 1, 4, CALIBRATION, tmp_path)
    assert "joins         90 to 100 %" in capsys.readouterr().out
    table = (tmp_path / "reliability.csv").read_text().splitlines()
    assert table[0] == "kind,low,high,count,stated,true"
    assert table[1].startswith("joins,")
    assert (tmp_path / "reliability.png").read_bytes().startswith(b"\x89PNG")
