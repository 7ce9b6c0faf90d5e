"""Numbers and ranges out of bytes that may lie: nothing outside of them is ever read."""

from __future__ import annotations

from typing import Literal

Part = memoryview | bytes
Order = Literal["little", "big"]


class Malformed(Exception):
    """The bytes are not built as their kind has it."""


def number(data: Part, place: int, size: int, order: Order = "big") -> int:
    """The unsigned number of `size` bytes at a place. Raises Malformed."""
    return int.from_bytes(piece(data, place, size), order)


def piece(data: Part, place: int, size: int) -> Part:
    """These bytes, all of them, without a copy. Raises Malformed."""
    if place < 0 or size < 0 or place + size > len(data):
        raise Malformed
    return data[place : place + size]
