"""Which -wal belongs to which library.

SQLite plays a -wal into whatever file it lies beside, and destroys it if that is another one: a
backup copied over a library whose program had died, say. So each library has a token, 16 random
bytes and the number of its last transaction. The token is written in every transaction, and so is
both in the file and in its -wal; copies made by SQLite get random bytes of their own.
"""

from __future__ import annotations

import os
import sqlite3
import struct
import time
from contextlib import closing
from pathlib import Path

from photoclust.errors import LibraryError
from photoclust.library.displacement import wal_of

RANDOM = 16
NUMBER = 8
_HEADER, _FRAME = 32, 24
TRIES = 5
PAUSE_SECONDS = 0.05


def create(connection: sqlite3.Connection) -> None:
    """The step of the migrations that makes the token."""
    connection.execute("CREATE TABLE lineage (id INTEGER PRIMARY KEY, token BLOB NOT NULL)")
    connection.execute("INSERT INTO lineage VALUES (1, ?)", (_token(os.urandom(RANDOM), 0),))


def advance(connection: sqlite3.Connection) -> int:
    """Count a transaction, within it; its number, 0 where none are counted."""
    token = _stored(connection)
    if token is None:
        return 0
    number = _number(token) + 1
    connection.execute(
        "UPDATE lineage SET token = ? WHERE id = 1", (_token(token[:RANDOM], number),)
    )
    return number


def state(connection: sqlite3.Connection) -> bytes:
    """What no other library has, nor this one before or after another transaction."""
    return _stored(connection) or b""


def last_transaction(connection: sqlite3.Connection) -> int:
    """The number of the last transaction; 0 where none are counted."""
    token = _stored(connection)
    return 0 if token is None else _number(token)


def _stored(connection: sqlite3.Connection) -> bytes | None:
    """The token; None while the library is being made or brought up."""
    try:
        row = connection.execute("SELECT token FROM lineage WHERE id = 1").fetchone()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return None
        raise
    return None if row is None else bytes(row[0])


def begin_anew(connection: sqlite3.Connection) -> None:
    """Tell a copy from the library that it was made of; nothing for one without a token."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'lineage'").fetchone():
        connection.execute("UPDATE lineage SET token = ?", (_token(os.urandom(RANDOM), 0),))


def require_own_wal(library: Path) -> None:
    """Raises LibraryError when the -wal beside a library cannot be its own.

    Nothing is written. What cannot be told counts as its own, as for libraries without a token.
    """
    for _ in range(TRIES):
        before = _seen(library)
        if before is None or _belongs(*before):
            return
        # Another program may be writing both just now.
        time.sleep(PAUSE_SECONDS)
        if _seen(library) == before:
            raise LibraryError("library-wal-foreign", library=library, wal=wal_of(library))


def _belongs(token: bytes, numbers: list[int] | None) -> bool:
    """Whether a file with this token continues with these transactions in its -wal.

    `numbers`: of those that hold the file's random bytes; None when there are no transactions.
    """
    if numbers is None:
        return True
    # What was written into the file may be in the -wal still, or not.
    return bool(numbers) and numbers[0] - 1 <= _number(token) <= numbers[-1]


def _seen(library: Path) -> tuple[bytes, list[int] | None] | None:
    """The token in the file, and the transactions in the -wal, as `_belongs` takes them.

    None where there is no -wal, or no token.
    """
    try:
        wal = wal_of(library)
        if not wal.stat().st_size:
            return None
        address = f"{library.as_uri()}?mode=ro&immutable=1"  # without the -wal
        with closing(sqlite3.connect(address, uri=True)) as connection:
            token = connection.execute("SELECT token FROM lineage WHERE id = 1").fetchone()[0]
        return token, _numbers(wal, token[:RANDOM])
    except (OSError, sqlite3.Error, TypeError, struct.error):
        return None


def _numbers(wal: Path, random: bytes) -> list[int] | None:
    """The first and last number beside the random bytes in what was committed to a -wal.

    Empty when they are nowhere in it; None when nothing was committed. A transaction that was cut
    off may have left any part of it.
    """
    numbers: list[int] = []
    pending: list[int] = []
    committed = False
    with wal.open("rb") as file:
        header = file.read(_HEADER)
        size, salts = struct.unpack_from(">I", header, 8)[0], header[16:24]
        while len(frame := file.read(_FRAME)) == _FRAME and frame[8:16] == salts:
            if len(page := file.read(size)) < size:
                break
            at = page.find(random)
            if at >= 0:
                pending.append(int.from_bytes(page[at + RANDOM : at + RANDOM + NUMBER], "big"))
            if struct.unpack_from(">I", frame, 4)[0]:  # the last of a transaction
                numbers, pending, committed = [*numbers, *pending], [], True
    return numbers if committed else None


def _token(random: bytes, number: int) -> bytes:
    return random + number.to_bytes(NUMBER, "big")


def _number(token: bytes) -> int:
    return int.from_bytes(token[RANDOM:], "big")
