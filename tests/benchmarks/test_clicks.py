"""The simulated user comes to an end, and names everybody rightly where that is easy."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks.clicks import Library, User, mixed, simulate, write
from tests.clustering.points import CALIBRATION, people


def test_people_who_differ_are_named_by_one_action_each(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    vectors, truth = people([9, 7, 6, 5, 2, 2, 1, 1])
    curve = simulate(vectors, truth + 1, CALIBRATION, 5, 100)
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "4 people with 5 faces or more, of 33 faces"
    assert re.fullmatch(r" +4 +100\.0 % +0\.00 %", said[2])
    assert said[-1] == "95 % are rightly named after 1.00 actions a person"
    write(tmp_path, "view1", curve)
    assert (tmp_path / "clicks-view1.csv").read_text().splitlines()[2] == "4,1.0,0.0,0.0"
    assert (tmp_path / "clicks-view1.png").read_bytes().startswith(b"\x89PNG")


def test_who_is_known_is_not_named_again_when_photos_arrive(
    capsys: pytest.CaptureFixture[str],
) -> None:
    vectors, truth = people([16, 14, 12, 1, 1, 1])
    order = np.random.default_rng(0).permutation(len(truth))
    curve = simulate(vectors[order], truth[order] + 1, CALIBRATION, 5, 100, portions=3)
    assert curve[-1].right == 1
    assert "0 actions a person" in capsys.readouterr().out.splitlines()[-1]
    assert curve[-1].actions < 9


def test_three_in_five_faces_of_the_mixed_album_are_strangers() -> None:
    one = np.zeros((300, 4), np.float32), np.repeat(np.arange(150), 2)
    other = np.ones((1000, 4), np.float32), np.repeat(np.arange(1, 101), 10)
    vectors, truth = mixed(one, other, 5)
    assert vectors[:, 0].mean() == pytest.approx(0.4, abs=0.02)
    assert len(np.unique(truth)) == 150 + 20


def test_what_the_user_confirmed_wrongly_is_counted_apart() -> None:
    vectors, truth = people([10])
    library = Library(vectors, truth + 1, CALIBRATION)
    user = User(library, np.array([1]))
    library.confirm(np.arange(10), 1)
    library.truth[[0, 1]] = 2
    library.clicked[1] = True
    point = user.reached()
    assert (point.wrong, point.clicked) == (0.1, 0.1)
    assert list(user.causes().values()) == [0, 1, 1]


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
