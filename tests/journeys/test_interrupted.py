"""A killed process loses the last few seconds of its work at most."""

from __future__ import annotations

import hashlib
import random
import signal
import sqlite3
import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from photoclust.faces.weights import describe, shipped
from photoclust.library.repository import Repository
from tests.journeys.scenes import album, start
from tests.journeys.small import done

# What is killed and timed runs one after the other.
pytestmark = pytest.mark.xdist_group("processes")

KILLS = 2
"""Many more are in `python -m benchmarks.torture --kills N`."""
PHOTOS = 12
MANY = 26
"""More than are looked at when the first are stored."""
Seen = dict[str, tuple[NDArray[np.float64], NDArray[np.float32]]]


def seen(library: Path) -> Seen:
    """Boxes with scores, and embeddings, by the content of photos, from left to right."""
    repository = Repository(library, create=False)
    faces = repository.faces.face_set(describe(shipped("embedding")).name)
    rows = {int(id): row for row, id in enumerate(faces.ids)}
    result: dict[str, list[tuple[list[float], NDArray[np.float32]]]] = {}
    for record in repository.faces.records():
        box, row = record.face.box, rows[record.face.id]
        content = hashlib.sha256(record.paths[0].read_bytes()).hexdigest()
        numbers = [box.x, box.y, box.width, box.height, record.face.score]
        result.setdefault(content, []).append((numbers, faces.embeddings[row]))
    repository.close()
    for found in result.values():
        found.sort(key=lambda face: face[0][0])
    return {
        content: (np.array([box for box, _ in found]), np.array([vector for _, vector in found]))
        for content, found in result.items()
    }


def photos_in(library: Path) -> int:
    if not library.exists():
        return 0
    connection = sqlite3.connect(library, timeout=10)
    try:
        return int(connection.execute("SELECT count(*) FROM photos").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # killed before the schema was there
    finally:
        connection.close()


def wait_for_more(library: Path, than: int) -> None:
    """Until a scan has stored more photos, or all MANY of them."""
    deadline = time.monotonic() + 30
    while photos_in(library) <= min(than, MANY - 1) and time.monotonic() < deadline:
        time.sleep(0.05)


def slowdown() -> float:
    """How many seconds a second of work takes here, with what else is going on."""
    began, busy = time.monotonic(), time.process_time()
    while time.process_time() < busy + 0.3:
        pass
    return max(1.0, (time.monotonic() - began) / 0.3)


def test_a_scan_killed_many_times_ends_as_if_nothing_had_been(
    tmp_path: Path, astronaut: NDArray[np.uint8]
) -> None:
    photos = tmp_path / "photos"
    album(photos, astronaut, MANY)
    whole, broken = tmp_path / "whole.photoclust", tmp_path / "broken.photoclust"
    done("scan", photos, "--library", whole)

    chance = random.Random(20)
    progress, named = [0], False
    for kill in range(KILLS + 1):
        process = start(broken, "scan", photos)
        if kill:
            # Most kills are to land after something was written: how soon depends on the machine.
            wait_for_more(broken, than=progress[-1])
            time.sleep(chance.uniform(0, 0.2) if kill > 1 else 0)
        else:
            time.sleep(chance.uniform(0.2, 3))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        progress.append(photos_in(broken))
        if progress[-1] and not named:
            done("cluster", "--library", broken)
            done("name", 1, "Eileen", "--library", broken)
            named = True
        if progress[-1] == MANY:
            # All was done before its time: look at everything again, and be killed at that.
            with sqlite3.connect(broken) as connection:
                connection.execute("UPDATE photos SET detector = 'none', embedder = 'none'")
            connection.close()
    assert len(set(progress)) > 2, progress
    assert progress == sorted(progress), "a kill lost photos that were in the library"
    assert named

    done("scan", photos, "--library", broken)
    expected, found = seen(whole), seen(broken)
    assert found.keys() == expected.keys()
    assert sum(len(boxes) for boxes, _ in found.values()) > MANY
    for content, (boxes, vectors) in expected.items():
        np.testing.assert_allclose(found[content][0][:, :4], boxes[:, :4], atol=0.5)
        np.testing.assert_allclose(found[content][0][:, 4], boxes[:, 4], atol=1e-3)
        np.testing.assert_allclose(found[content][1], vectors, atol=1e-3)
    assert "Eileen" in done("people", "--library", broken).out
    assert "All is well" in done("doctor", "--library", broken).out


def test_ctrl_c_stops_soon_and_keeps_what_was_done(
    tmp_path: Path, astronaut: NDArray[np.uint8]
) -> None:
    photos, library = tmp_path / "photos", tmp_path / "library.photoclust"
    album(photos, astronaut, MANY)
    before = slowdown()
    process = start(library, "scan", photos)
    wait_for_more(library, than=0)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    took = time.monotonic() - began
    assert process.returncode == 130
    assert out.startswith("Stopped, and kept what was done: ")
    assert err == ""
    assert 0 < photos_in(library) < MANY
    # One second is the aim, on a machine that has nothing else to do. Beside other tests, what
    # the threads of the scan do at once is done one after the other.
    assert took <= 4 * max(before, slowdown())
    assert f"{photos_in(library)} new" in out


def test_looking_again_with_other_networks_killed_many_times(
    tmp_path: Path, astronaut: NDArray[np.uint8]
) -> None:
    """What was decided, and what can be undone, is the same after each kill and at the end."""
    photos, library = tmp_path / "photos", tmp_path / "library.photoclust"
    album(photos, astronaut, PHOTOS)
    done("scan", photos, "--library", library)
    expected = seen(library)
    done("cluster", "--library", library)
    done("name", 1, "Eileen", "--library", library)
    done("reject", 2, "--library", library)
    with sqlite3.connect(library) as connection:
        connection.execute("UPDATE photos SET detector = 'former', embedder = 'former'")
        connection.execute("UPDATE models SET name = 'former'")
    connection.close()
    before = decided(library)
    assert before["members"]
    left = [PHOTOS]
    for _ in range(KILLS):
        process = start(library, "scan")
        deadline = time.monotonic() + 30
        while outdated(library) == left[-1] and left[-1] and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        left.append(outdated(library))
        assert decided(library) == before
    assert left == sorted(left, reverse=True)
    assert "looks at" in done("scan", "--library", library).out or left[-1] == 0
    assert outdated(library) == 0
    assert decided(library) == before
    done("undo", "--library", library)
    found = seen(library)
    for content, (_, vectors) in expected.items():
        np.testing.assert_allclose(found[content][1], vectors, atol=1e-3)


def outdated(library: Path) -> int:
    with sqlite3.connect(library, timeout=10) as connection:
        query = "SELECT count(*) FROM photos WHERE embedder = 'former'"
        count = int(connection.execute(query).fetchone()[0])
    connection.close()
    return count


def decided(library: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows about people, by their tables, and the history."""
    tables = ("people", "members", "exclusions", "rejections", "history")
    with sqlite3.connect(library, timeout=10) as connection:
        rows = {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()
            for name in tables
        }
    connection.close()
    return rows
