"""Decoding in another process says the same, and survives what kills that."""

from __future__ import annotations

import multiprocessing
import os
import time
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pytest

from photoclust.errors import UnreadablePhoto
from photoclust.photos import isolated
from photoclust.photos.content import Content
from photoclust.photos.decode import decode_file
from photoclust.photos.isolated import decode_apart
from tests.hostile import encoded, scene
from tests.photos.pictures import LIMIT


def file_of(data: bytes) -> Content:
    return Content(Path("a.jpg"), data)


def ends(answer: Connection, *rest: object) -> None:
    answer.send(None)
    os.abort()


def never_begins(answer: Connection, *rest: object) -> None:
    raise SystemExit


def hangs(answer: Connection, *rest: object) -> None:
    answer.send(None)
    time.sleep(1000)


def test_the_same() -> None:
    file = file_of(encoded(scene(), "JPEG"))
    apart = decode_apart(file, at_least=50, max_pixels=LIMIT)
    here = decode_file(file, at_least=50, max_pixels=LIMIT)
    np.testing.assert_array_equal(apart.pixels, here.pixels)
    assert (apart.width, apart.taken) == (here.width, here.taken)
    with pytest.raises(UnreadablePhoto, match="not an image"):
        decode_apart(file_of(b"rubbish"), at_least=50, max_pixels=LIMIT)


def test_a_process_that_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "_serve", ends)
    with pytest.raises(UnreadablePhoto) as caught:
        decode_apart(file_of(b"x"), at_least=50, max_pixels=LIMIT)
    assert caught.value.code == "photo-ends-program"


def test_a_process_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "_serve", hangs)
    monkeypatch.setattr(isolated, "_has_begun", lambda process: process.recv() is None)
    monkeypatch.setattr(isolated, "SECONDS", 0)
    with pytest.raises(UnreadablePhoto) as caught:
        decode_apart(file_of(b"x"), at_least=50, max_pixels=LIMIT)
    assert caught.value.code == "file-takes-too-long"


def test_a_process_that_cannot_be_started_is_not_the_fault_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(isolated, "_serve", never_begins)
    photo = decode_apart(file_of(encoded(scene(), "JPEG")), at_least=50, max_pixels=LIMIT)
    assert photo.width == 160


def test_nothing_is_said_when_nobody_listens(capfd: pytest.CaptureFixture[str]) -> None:
    """As when the program was killed meanwhile."""
    ours, theirs = multiprocessing.Pipe()
    ours.close()
    process = multiprocessing.get_context("spawn").Process(
        target=isolated._serve, args=(theirs, file_of(b"x"), 50, LIMIT)
    )
    process.start()
    theirs.close()
    process.join(30)
    assert process.exitcode == 0
    assert capfd.readouterr().err == ""
    process.close()
