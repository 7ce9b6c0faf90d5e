"""A scan of a folder of hostile files."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoclust.library.repository import Repository
from tests.hostile import make_hostile_folder
from tests.journeys.scenes import album
from tests.journeys.small import done


def test_every_hostile_file_is_one_reason(
    tmp_path: Path, own_library: Path, astronaut: NDArray[np.uint8]
) -> None:
    photos = tmp_path / "photos"
    hostile = photos / "hostile"
    hostile.mkdir(parents=True)
    expected = make_hostile_folder(hostile)
    good = album(photos / "good", astronaut, 2)
    bad = {str(path) for path, outcome in expected.items() if outcome == "fails"}
    assert len(expected) >= 60

    first = done("scan", photos).out
    assert f"{len(bad)} files could not be read:" in first
    assert " face" in first
    problems = done("problems", "--json").json
    remarks = [problem for problem in problems if problem["stage"] == "remark"]
    assert {expected[Path(remark["path"])] for remark in remarks} == {"reads"}
    assert {Path(r["path"]).name for r in remarks} >= {"cut-75.jpeg", "cut-95.png"}
    recorded = {problem["path"] for problem in problems if problem not in remarks}
    # What is no regular file is told by the scan, and is no file of the library.
    assert recorded <= bad
    assert {Path(path).name for path in bad - recorded} <= {"pipe.jpg", "nowhere.jpg", "itself.jpg"}
    assert len(recorded) + len(remarks) == len(problems) >= 60
    assert all(p["reason"] and "\n" not in p["reason"] for p in problems)

    faces = done("faces", "--json").json
    with closing(Repository(own_library)) as repository:
        found = {repository.files.photo_paths()[face["photo_id"]][0] for face in faces}
    assert found >= set(good)

    again = done("scan", photos).out
    assert " new" not in again
    assert " moved" not in again
    assert f"{len(bad)} files could not be read:" in again
    assert done("problems", "--json").json == problems
    assert done("faces", "--json").json == faces
