"""Decoding in a process of its own, for files during which the program ended before."""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from multiprocessing.connection import Connection

from photoclust.errors import UnreadablePhoto
from photoclust.job import end_first_without_memory
from photoclust.photos.content import Content
from photoclust.photos.decode import DecodedPhoto, decode_file
from photoclust.photos.limits import Least

SECONDS = 120
"""How long the process may take."""


def decode_apart(file: Content, *, at_least: Least, max_pixels: int) -> DecodedPhoto:
    """The same as `decode_file`, and nothing happens to this process.

    Raises UnreadablePhoto, also when the other process ends or hangs.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=_serve, args=(theirs, file, at_least, max_pixels), name="decoding", daemon=True
    )
    process.start()
    theirs.close()
    try:
        if not _has_begun(ours):
            return decode_file(file, at_least=at_least, max_pixels=max_pixels)
        if not ours.poll(SECONDS):
            raise UnreadablePhoto("file-takes-too-long", seconds=SECONDS)
        answer = ours.recv()
    except (EOFError, OSError) as error:
        raise UnreadablePhoto("photo-ends-program") from error
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()
    if isinstance(answer, UnreadablePhoto):
        raise answer
    photo: DecodedPhoto = answer
    return photo


def _has_begun(process: Connection) -> bool:
    """Whether the other process has come as far as to decode.

    It does not where the program that uses us cannot be started a second time.
    """
    try:
        return process.poll(SECONDS) and process.recv() is None
    except (EOFError, OSError):
        return False


def _serve(answer: Connection, file: Content, at_least: Least, max_pixels: int) -> None:
    """In the other process."""
    end_first_without_memory(1000)
    result: DecodedPhoto | UnreadablePhoto
    with suppress(OSError):  # nobody listens any more when the program was killed
        answer.send(None)
        try:
            result = decode_file(file, at_least=at_least, max_pixels=max_pixels)
        except UnreadablePhoto as error:
            result = error
        answer.send(result)
