"""A synthetic library of many faces and people, and the durations of common calls on it.

    python -m benchmarks.library OUT [--faces N] [--people P] [--grouping] [--only-make]

OUT is the library's file; one that is there is kept and timed again. People have Zipf-like
numbers of faces, and their embeddings are as far apart as those of the network that ships. One in
ten faces is unsorted, the fifty largest people are named, and two photos in three show one face,
the others two to four. Photos' files do not exist.
"""

from __future__ import annotations

import argparse
import io
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from photoclust import Engine, FaceOrder, Merge, Name
from photoclust.faces.weights import describe, shipped
from photoclust.library.photos import model_id
from photoclust.library.repository import Repository
from photoclust.types import Floats

CROPS = 48
NAMED = 50
UNSORTED = 0.1
SIZE = (4000, 3000)
T = TypeVar("T")


def make(out: Path, faces: int, people: int, unsorted: float = UNSORTED) -> None:
    """Fill a new library straight through its database. unsorted: share of faces with nobody."""
    chance = np.random.default_rng(0)
    owner = _owners(chance, faces, people)
    photo = _photos(chance, owner)
    repository = Repository(out)
    detector, model = (describe(shipped(name)).name for name in ("detector", "embedding"))
    with repository.database.writing() as connection:
        _put_photos(connection, chance, int(photo[-1]) + 1, detector, model)
        _put_faces(
            connection, chance, photo, vectors(chance, owner, people), model_id(connection, model)
        )
        _put_people(connection, chance, owner, people, unsorted)
        # All were grouped once, as far as anybody can tell.
        connection.execute("DELETE FROM ungrouped")
        connection.execute("INSERT INTO roots VALUES (?, '2026-01-01T00:00:00')", (b"/photos",))
    repository.close()


def _owners(chance: np.random.Generator, faces: int, people: int) -> NDArray[np.int64]:
    """Whose each face is, 0, 1, …: (faces,), in random order, everybody at least twice."""
    weights = 1 / np.arange(1, people + 1)
    more = chance.choice(people, faces - 2 * people, p=weights / weights.sum())
    return chance.permutation(np.concatenate([np.repeat(np.arange(people), 2), more]))


def _photos(chance: np.random.Generator, owner: NDArray[np.int64]) -> NDArray[np.int64]:
    """The photo of each face, 0, 1, …: (n,), nobody twice in one."""
    sizes = chance.choice([1, 2, 3, 4], len(owner), p=[0.66, 0.2, 0.1, 0.04])
    photo = np.repeat(np.arange(len(owner)), sizes)[: len(owner)]
    twice = np.zeros(len(owner), bool)
    for back in (1, 2, 3):
        twice[back:] |= (photo[back:] == photo[:-back]) & (owner[back:] == owner[:-back])
    # A second face of a person in a photo starts a new photo.
    starts = np.diff(photo, prepend=-1) > 0
    return np.cumsum(starts | twice) - 1


def vectors(chance: np.random.Generator, owner: NDArray[np.int64], people: int) -> Floats:
    """Unit vectors (n, 128) whose cosines are like those of the network that ships: two people's
    have a mean of .11 and a spread of .13, as its calibration says, and two faces of a person are
    some .5 apart in squared L2, one pair in twenty more than 1."""
    # A spread of .13 is that of some sixty directions.
    spectrum = np.exp(-np.arange(128) / 60)
    middle = _unit(chance.normal(size=(1, 128)) * spectrum)
    own = _unit(chance.normal(size=(people, 128)) * spectrum)
    centers = _unit(np.sqrt(0.16) * middle + np.sqrt(0.84) * own)
    # How much of a face is its person's, and how much the moment's.
    kept = chance.beta(6, 2.2, size=(len(owner), 1))
    moment = _unit(chance.normal(size=(len(owner), 128)) * spectrum)
    return _unit(np.sqrt(kept) * centers[owner] + np.sqrt(1 - kept) * moment)


def _unit(vectors: NDArray[np.floating]) -> Floats:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def _put_photos(
    connection: sqlite3.Connection,
    chance: np.random.Generator,
    count: int,
    detector: str,
    model: str,
) -> None:
    days = np.datetime64("1995-01-01T12:00:00") + np.sort(chance.integers(0, 10**9, count))
    connection.executemany(
        "INSERT INTO photos (id, size, digest, width, height, date, detector, embedder)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (n, n, n.to_bytes(16, "big"), *SIZE, str(day), detector, model)
            for n, day in enumerate(days, start=1)
        ),
    )
    connection.executemany(
        "INSERT INTO files (path, photo_id, size, mtime_ns, state) VALUES (?, ?, 1, 1, 'present')",
        ((f"/photos/{n // 500:04}/{n:06}.jpg".encode(), n) for n in range(1, count + 1)),
    )


def _put_faces(
    connection: sqlite3.Connection,
    chance: np.random.Generator,
    photo: NDArray[np.int64],
    vectors: Floats,
    model: int,
) -> None:
    count = len(photo)
    left, top, side = chance.uniform([[0], [0], [80]], [[3400], [2400], [600]], (3, count))
    quality = chance.beta(5, 2, count)
    landmarks = np.zeros(10, "<f4").tobytes()
    crops = [_drawn(chance) for _ in range(CROPS)]
    connection.executemany(
        "INSERT INTO faces (id, photo_id, x, y, width, height, landmarks, score, quality)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 0.99, ?)",
        (
            (n + 1, int(photo[n]) + 1, left[n], top[n], side[n], side[n], landmarks, quality[n])
            for n in range(count)
        ),
    )
    connection.executemany(
        "INSERT INTO crops VALUES (?, ?)", ((n + 1, crops[n % CROPS]) for n in range(count))
    )
    connection.executemany(
        "INSERT INTO embeddings VALUES (?, ?, ?)",
        ((n + 1, model, vectors[n].tobytes()) for n in range(count)),
    )


def _put_people(
    connection: sqlite3.Connection,
    chance: np.random.Generator,
    owner: NDArray[np.int64],
    people: int,
    unsorted: float,
) -> None:
    """A person for each owner; some faces are with nobody, half of the named ones' confirmed."""
    rows = ((n + 1, f"Person of {n + 1}" if n < NAMED else None) for n in range(people))
    connection.executemany("INSERT INTO people (id, name, state) VALUES (?, ?, 'visible')", rows)
    sorted_in = chance.random(len(owner)) >= unsorted
    confirmed = (owner < NAMED) & (chance.random(len(owner)) < 0.5)
    connection.executemany(
        "INSERT INTO members VALUES (?, ?, ?, ?)",
        (
            (int(n) + 1, int(owner[n]) + 1, int(confirmed[n]), 1.0 if confirmed[n] else 0.9)
            for n in np.flatnonzero(sorted_in)
        ),
    )


def _drawn(chance: np.random.Generator) -> bytes:
    """A face of a few strokes, 160 pixels square, as JPEG."""
    skin, hair, back = ((*chance.integers(low, high, 3),) for low, high in SHADES)
    image = Image.new("RGB", (160, 160), back)
    draw = ImageDraw.Draw(image)
    draw.ellipse((30, 10, 130, 110), fill=hair)
    draw.ellipse((38, 25, 122, 145), fill=skin)
    for x in (60, 100):
        draw.ellipse((x - 6, 70, x + 6, 80), fill=(30, 30, 40))
    draw.arc((60, 90, 100, 125), 20, 160, fill=(150, 40, 50), width=4)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


SHADES = ((150, 235), (20, 120), (60, 220))


def timed(label: str, work: Callable[[], T], times: int = 1) -> T:
    """Call `work` and print the shortest of the durations."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        result = work()
        took.append(time.perf_counter() - began)
    print(f"{label:44} {min(took) * 1000:9.1f} ms")
    return result


def report(out: Path, *, grouping: bool) -> None:
    """Print how long the calls of a window take; grouping compares all faces with all."""
    with Engine(out) as engine:
        largest = timed("people()", engine.people.all, 3)[0]
        ids = timed(
            f"face_ids, {largest.faces} faces", lambda: engine.people.face_ids(largest.id), 3
        )
        engine.people.face_ids(1, FaceOrder.DOUBT)  # loads what sorts them
        for order in FaceOrder:
            timed(f"face_ids by {order}", lambda o=order: engine.people.face_ids(largest.id, o), 3)
        timed("face_ids of the unsorted", lambda: engine.people.face_ids(None), 3)
        some = ids[:200].tolist()
        timed("face_details of 200", lambda: engine.people.face_details(some), 3)
        timed("crops of 200", lambda: engine.people.crops(some), 3)
        timed("photo_ids", engine.photos.ids, 3)
        timed("photos_of", lambda: engine.photos.of_person(largest.id), 3)
        timed("companions", lambda: engine.people.companions(largest.id), 3)
        timed("people_below", lambda: engine.people.in_folder(Path("/photos/0001")), 3)
        timed("adapter.readiness", engine.adapter.readiness, 3)
        timed("questions(50)", engine.review.questions, 2)
        timed("proposals", lambda: engine.review.proposals(largest.id), 2)
        timed(f"Name, {largest.faces} faces", lambda: engine.history.apply(Name(largest.id, "Zoë")))
        timed("undo", engine.history.undo)
        timed("redo", engine.history.redo)
        engine.history.undo()
        timed("Merge of the two largest", lambda: engine.history.apply(Merge(1, (2,))))
        timed("undo", engine.history.undo)
        if not grouping:
            return
        previewer = timed("clustering", engine.clusters.preview)
        for granularity in (0.0, 1.0, -1.0):
            preview = timed(f"preview at {granularity:+}", lambda g=granularity: previewer.at(g))
        timed("applying it", lambda: engine.history.apply(preview.edit))
        timed("undo", engine.history.undo)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("out", type=Path)
    parser.add_argument("--faces", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--grouping", action="store_true", help="time that too; minutes")
    parser.add_argument("--only-make", action="store_true", help="print no timings")
    arguments = parser.parse_args()
    if not arguments.out.exists():
        timed("making it", lambda: make(arguments.out, arguments.faces, arguments.people))
    if not arguments.only_make:
        report(arguments.out, grouping=arguments.grouping)


if __name__ == "__main__":
    main()
