"""Libraries for the tests of the commands."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from tests.cli.queries import ids, people, where
from tests.journeys.small import Made, done


@pytest.fixture
def photos(made: Made, own_library: Path) -> Path:
    """The photos; the test's own library is a copy of the one in which they are sorted."""
    shutil.copy(made[1], own_library)
    return made[0]


@pytest.fixture
def two_people(photos: Path, own_library: Path) -> tuple[list[int], list[int]]:
    """The faces of two people, both of whom two.jpg shows.

    Both are made up: so far from each other as strangers are, and their faces so far from each
    other as different shots are.
    """
    faces = done("faces", 1, "--json").json
    both = [face["id"] for face in faces if where(photos, face) == "two.jpg"]
    theirs = [max(both), *(f["id"] for f in faces if where(photos, f) == "later.png")]
    others = [face["id"] for face in faces if face["id"] not in theirs]
    random = np.random.default_rng(1)
    with sqlite3.connect(own_library) as connection:
        for person in (others, theirs):
            vector = random.normal(size=128)
            for face in person:
                near = vector + 0.35 * random.normal(size=128)
                near = (near / np.linalg.norm(near)).astype("<f4")
                connection.execute(
                    "UPDATE embeddings SET vector = ? WHERE face_id = ?", (near.tobytes(), face)
                )
    connection.close()
    return others, theirs


@pytest.fixture
def two_named(two_people: tuple[list[int], list[int]]) -> None:
    """Ann and Bea, who are both in two.jpg."""
    done("cluster")
    for person in people():
        done("name", person, "Ann" if ids(person) == set(two_people[0]) else "Bea")
