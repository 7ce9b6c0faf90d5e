"""The simulated user comes to an end, and names everybody rightly where that is easy."""

from __future__ import annotations

import re

import numpy as np
import pytest

from benchmarks.clicks import Library, User, simulate
from tests.clustering.points import CALIBRATION, people


def test_people_who_differ_are_named_by_one_action_each(
    capsys: pytest.CaptureFixture[str],
) -> None:
    vectors, truth = people([9, 7, 6, 5, 2, 2, 1, 1])
    simulate(Library(vectors, truth + 1, CALIBRATION), 5, 100)
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "4 people with 5 faces or more, of 33 faces"
    assert re.fullmatch(r" +4 +100\.0 % +0\.00 %", said[2])
    assert said[-1] == "95 % are rightly named after 1.00 actions a person"


def test_groups_of_others_are_passed_over_and_another_cover_is_an_action() -> None:
    vectors, truth = people([6, 6])
    # The first face of the second group is somebody else's.
    truth = np.where(np.arange(12) == 6, 7, truth + 1)
    user = User(Library(vectors, truth, CALIBRATION), np.array([2]))
    user.library.group()
    assert user.name_next()
    assert user.actions == 2
    assert set(user.library.names) == {2}
    assert not user.name_next()
