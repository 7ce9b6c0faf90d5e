"""Nothing that happens to the process may cost more than the last few seconds of its work."""

from __future__ import annotations

import random
import signal
import sqlite3
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoclust.library.repository import Repository
from tests.journeys.scenes import album, run, start

KILLS = 20
Seen = dict[str, tuple[NDArray[np.float64], NDArray[np.float32]]]


def seen(library: Path) -> Seen:
    """Boxes and embeddings by photo, in an order of their own."""
    repository = Repository(library, create=False)
    faces = repository.face_set("dlib-resnet-1")
    rows = {int(id): row for row, id in enumerate(faces.ids)}
    result: Seen = {}
    for record in repository.records():
        box, row = record.face.box, rows[record.face.id]
        boxes, vectors = result.get(record.paths[0].name, ([], []))
        result[record.paths[0].name] = (
            [*boxes, (box.x, box.y, box.width, box.height)],
            [*vectors, faces.embeddings[row]],
        )
    repository.close()
    for name, (boxes, vectors) in result.items():
        order = np.argsort([box[0] for box in boxes])
        result[name] = np.array(boxes)[order], np.array(vectors)[order]
    return result


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


def test_a_scan_killed_twenty_times_ends_as_if_nothing_had_been(
    tmp_path: Path, astronaut: NDArray[np.uint8]
) -> None:
    photos = tmp_path / "photos"
    paths = album(photos, astronaut, 36)
    whole, broken = tmp_path / "whole.photoclust", tmp_path / "broken.photoclust"
    began = time.monotonic()
    run(whole, "scan", photos)
    full = time.monotonic() - began

    chance = random.Random(20)
    progress = []
    for kill in range(KILLS):
        # Ever new photos, lest the first few lives do all the work.
        process = start(broken, "scan", photos)
        time.sleep(chance.uniform(0.1, 0.9) * full)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        progress.append(photos_in(broken))
        if kill == 9 and progress[-1]:
            run(broken, "cluster")
            run(broken, "name", "1", "Eileen")
        if progress[-1] == len(paths):
            # All was done before its time: look at everything again, and be killed at that.
            with sqlite3.connect(broken) as connection:
                connection.execute("UPDATE photos SET method = 'none none'")
            connection.close()
    assert any(0 < count < len(paths) for count in progress), progress
    assert progress == sorted(progress), "a kill lost photos that were in the library"

    run(broken, "scan", photos)
    expected, found = seen(whole), seen(broken)
    assert found.keys() == expected.keys()
    assert sum(len(boxes) for boxes, _ in found.values()) > len(paths)
    for name, (boxes, vectors) in expected.items():
        np.testing.assert_allclose(found[name][0], boxes, atol=0.5)
        np.testing.assert_allclose(found[name][1], vectors, atol=1e-3)
    assert "Eileen" in run(broken, "people")
    assert "All is well" in run(broken, "doctor")


def test_ctrl_c_stops_soon_and_keeps_what_was_done(
    tmp_path: Path, astronaut: NDArray[np.uint8]
) -> None:
    photos, library = tmp_path / "photos", tmp_path / "library.photoclust"
    album(photos, astronaut, 40)
    process = start(library, "scan", photos)
    deadline = time.monotonic() + 60
    while not photos_in(library) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    out, err = process.communicate(timeout=60)
    # One second is the aim on an idle machine; a test machine may be busy.
    assert time.monotonic() - began < 3
    assert process.returncode == 130
    assert out.startswith("Stopped, and kept what was done: ")
    assert "Traceback" not in err
    assert 0 < photos_in(library) < 40
    run(library, "scan", photos)
    assert photos_in(library) == 40
