"""One SQLite file: opened and checked, migrated in order, shared between threads.

SQLite's errors are turned into :class:`LibraryError` here.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from photoclust.errors import LibraryError, UnknownItem
from photoclust.files import atomic_write, make_private_folder, sweep
from photoclust.library.displacement import (
    Identity,
    displaced,
    identity,
    require_one_name,
    wal_of,
)
from photoclust.library.idle_flush import IdleFlush
from photoclust.library.lineage import (
    advance,
    begin_anew,
    last_transaction,
    require_own_wal,
    state,
)
from photoclust.library.migrations import STEPS, Step
from photoclust.library.permissions import (
    PRIVATE,
    make_private,
    may_be_written,
    remove_if_empty,
    side_files,
)
from photoclust.library.transaction_watch import TransactionWatch
from photoclust.messages import reason_of
from photoclust.paths import absolute

APPLICATION_ID = 0x70686F63  # "phoc", in the header of every library
BUSY_SECONDS = 10
NEARLY_FULL = 1 << 20
"""Bytes left on a disk below which it counts as full."""
IN_MEMORY = ":memory:"
"""What SQLite takes for no file at all; whatever is written to it is gone at the end."""


class Database:
    """A library file. Each thread gets a connection of its own.

    `path` is absolute. `read_only`: it cannot be written where it lies, and is read as it is,
    without side files.

    Raises :class:`LibraryError` when the file is foreign, damaged, newer than the program,
    or cannot be opened, created or migrated.
    """

    def __init__(self, path: Path, *, create: bool = True, checked: bool = False) -> None:
        if path.name == IN_MEMORY:
            raise LibraryError("library-in-memory", library=path)
        path = absolute(path)
        self.path = path
        self.read_only = False
        self.on_write: Callable[[int], object] = lambda number: None
        """Called with the number of each transaction that is about to be committed."""
        self._identity: Identity | None = None
        self._wal: Identity | None = None
        self._displaced: LibraryError | None = None
        self._flush = IdleFlush(path)
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        filled = _is_filled(path)
        if not filled:
            if not create:
                raise LibraryError("library-missing", library=path)
            _make_folder(path.parent)
        self.read_only = filled and not may_be_written(path)
        if filled:
            require_own_wal(path)
            if not self.read_only:
                require_one_name(path)
        interrupted = filled and _is_filled(wal_of(path))
        made = not self.read_only and make_private(path)
        try:
            with self._explained():
                self._migrate()
                if interrupted and not checked:
                    self._require_sound()
                self._watch = TransactionWatch(last_transaction(self.connection))
            self._identity, self._wal = identity(path), identity(wal_of(path))
        except BaseException:
            self.close()
            if made:
                remove_if_empty(path)
            raise

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit mode; rows come by name."""
        existing: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if existing is not None:
            return existing
        self.require_in_place()  # else SQLite would make a new file
        # Closed by whichever thread closes the database, hence no check of the thread.
        connection = sqlite3.connect(
            self._address(),
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            uri=self.read_only,
        )
        connection.row_factory = sqlite3.Row
        self._local.connection = connection
        with self._lock:
            self._connections.append(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        # In WAL mode this keeps the file consistent after a crash of the machine; the last
        # transactions may be lost. Transactions of the user's edits are `durable`.
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    def _address(self) -> Path | str:
        """The path, or for a library that is only read what SQLite is to do without."""
        if not self.read_only:
            return self.path
        # Without a -wal there is nothing that SQLite would have to share with writers.
        wal = wal_of(self.path)
        with suppress(FileNotFoundError):
            if wal.stat().st_size:
                return f"{self.path.as_uri()}?mode=ro"
        return f"{self.path.as_uri()}?mode=ro&immutable=1"

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for queries; SQLite's errors become LibraryError and UnknownItem."""
        with self._explained():
            yield self.connection

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction. `durable`: flush it to disk before returning.

        Raises LibraryError when the file is not in its place any more, or has a second name; see
        `displacement`.
        """
        self.require_in_place()
        require_one_name(self.path)
        with self._explained():
            connection = self.connection
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.execute("BEGIN IMMEDIATE")
            number = 0
            try:
                number = advance(connection)
                yield connection
                # Before others can see it.
                self.expect_write(number)
                self.on_write(number)
                connection.execute("COMMIT")
                self._flush.written()
            except BaseException:
                self._watch.withdraw(number)
                # A full disk may have ended the transaction already.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def require_in_place(self) -> None:
        """Raises LibraryError when the file is not in its place any more; see `displacement`."""
        if self._identity is None:
            return  # it is being opened
        found = identity(self.path)
        if found == self._identity and self._displaced is None:
            return
        with self._lock:
            if self._displaced is None:
                own: sqlite3.Connection | None = getattr(self._local, "connection", None)
                others = [one for one in self._connections if one is not own]
                open_ones = [*([] if own is None else [own]), *others]
                replaced = found is not None
                self._displaced = displaced(self.path, self._wal, open_ones, replaced=replaced)
            told = self._displaced.explanation
        raise LibraryError(told)

    def expect_write(self, number: int) -> None:
        """This program, in this process or a helper of it, commits the transaction of this number
        next."""
        self._watch.expect(number)

    def has_changed_elsewhere(self) -> bool:
        """Whether another program has written since the opening, or since this was last true; what
        it has written since the last call is told by the next one."""
        with self.reading() as connection:
            return self._watch.has_changed(last_transaction(connection))

    def state(self) -> bytes:
        """What tells the library as it is now from others, and from itself at other times."""
        with self.reading() as connection:
            return state(connection)

    def _require_sound(self) -> None:
        """A look at the file that its last program had no time to close.

        SQLite takes care of that; this finds what disks and their caches have done to it.
        """
        if self.connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise _damaged(self.path)

    def check(self) -> list[str]:
        """What SQLite finds wrong with the file; empty when it is sound."""
        try:
            problems = [row[0] for row in self.connection.execute("PRAGMA integrity_check(20)")]
            orphans = self.connection.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.Error as error:  # too damaged to be checked
            return [str(error)]
        lost = [f"{row[0]}: row {row[1]} points to a missing row of {row[2]}" for row in orphans]
        return [p for p in problems if p != "ok"] + lost

    def back_up(self, target: Path) -> None:
        """Write a copy to a new file and check its integrity.

        Raises :class:`LibraryError` when something is there already, when it cannot be
        written, and when the copy is not sound; then no copy is left.
        """
        try:
            if os.path.lexists(target):
                raise FileExistsError
            sweep(target.parent)
            with atomic_write(target, mode=PRIVATE) as partial:
                self._copy_and_check(partial, target)
        except FileExistsError as error:
            raise LibraryError("backup-exists", backup=target) from error
        except OSError as error:
            raise LibraryError("backup-refused", backup=target, reason=reason_of(error)) from error

    def _copy_and_check(self, partial: Path, target: Path) -> None:
        with self._explained():
            needed = self._size()
        if needed > _free(partial):
            raise _no_room(target, needed, partial)
        try:
            with self._explained():
                self._copy_to(partial)
            copy = Database(partial, create=False)
            try:
                copy._use_wal()
                problems = copy.check()
                if not problems:
                    begin_anew(copy.connection)
            finally:
                copy.close()
        except LibraryError as error:
            # SQLite does not say which of the two disks it was.
            if _is_full(partial):
                raise _no_room(target, needed, partial) from error
            raise
        finally:
            for path in side_files(partial):
                path.unlink(missing_ok=True)
        if problems:
            raise LibraryError("backup-unsound", backup=target, detail=problems[0])

    def _size(self) -> int:
        """The bytes that a copy of the library takes."""
        pages, empty, bytes_ = (
            int(self.connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
        return (pages - empty) * bytes_

    def _copy_to(self, target: Path) -> None:
        # As bytes, since paths need not be text.
        self.connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(target),))

    def close(self) -> None:
        self._flush.close()
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
        self._local = threading.local()

    def _migrate(self) -> None:
        version, owner, empty = self._state()
        if owner != APPLICATION_ID and (owner or version or not empty):
            raise LibraryError("not-a-library", library=self.path)
        if version > len(STEPS):
            raise LibraryError("library-newer", library=self.path)
        if version == len(STEPS):
            return
        if self.read_only:
            raise LibraryError("library-old-and-read-only", library=self.path)
        if version:
            self._back_up(version)
        self._use_wal()
        self._take_steps()

    def _state(self) -> tuple[int, int, bool]:
        """The file's version, its application id and whether it has no tables, read consistently.

        In one transaction, because another process may be creating the library at the same time.
        """
        connection = self.connection
        connection.execute("BEGIN")
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        return version, owner, tables == 0

    def _use_wal(self) -> None:
        """Switch to write-ahead logging, for which SQLite does not wait by itself when busy."""
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self.connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    def _take_steps(self) -> None:
        """Run all pending steps and store the new version, in one transaction.

        The pending steps are determined inside the transaction, because another program may be
        migrating the library too. No reader sees an intermediate schema.
        """
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            for step in STEPS[version:]:
                _take(connection, step)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {max(version, len(STEPS))}")
            advance(connection)  # else a crash before the next transaction leaves a foreign -wal
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def _back_up(self, version: int) -> None:
        copy = self.path.with_name(f"{self.path.name}.v{version}.backup")
        # Written under a temporary name, because another program may write the same backup.
        try:
            with atomic_write(copy, replace=True, mode=PRIVATE) as partial:
                self._copy_to(partial)
        except OSError as error:
            raise LibraryError(
                "backup-not-replaced", backup=copy, reason=reason_of(error)
            ) from error

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _explain(error, self.path) from error
        except UnicodeDecodeError as error:  # of SQLite's message about a damaged schema
            raise _damaged(self.path) from error
        except OverflowError as error:  # of the sqlite3 module, for a parameter
            raise UnknownItem("number-too-large") from error


def _take(connection: sqlite3.Connection, step: Step) -> None:
    if not isinstance(step, str):
        step(connection)
        return
    for statement in _statements(step):
        connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script. `executescript` would end a transaction that is open."""
    statement = ""
    for part in script.split(";")[:-1]:
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip() or script.rsplit(";", 1)[-1].strip():
        yield statement + script.rsplit(";", 1)[-1]


def _is_filled(path: Path) -> bool:
    """Whether there is a file that is not empty. Raises LibraryError for anything but a file.

    An empty file may be left by an interrupted start, or belong to another program.
    """
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise LibraryError("library-out-of-reach", library=path, reason=reason_of(error)) from error
    if stat.S_ISDIR(status.st_mode):
        raise LibraryError("library-is-a-folder", library=path)
    if not stat.S_ISREG(status.st_mode):
        raise LibraryError("library-not-regular", library=path)
    return status.st_size > 0


def _make_folder(folder: Path) -> None:
    try:
        make_private_folder(folder)
    except OSError as error:
        raise LibraryError(
            "library-folder-refused", folder=folder, reason=reason_of(error)
        ) from error


def _free(path: Path) -> int:
    """The bytes left on the disk of a file; many where that cannot be told."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return sys.maxsize


def _is_full(path: Path) -> bool:
    """Whether the disk of a file has no room for what SQLite keeps beside it.

    SQLite then says that it cannot read, write or open.
    """
    return _free(path) < NEARLY_FULL


def _no_room(target: Path, needed: int, partial: Path) -> LibraryError:
    return LibraryError("backup-disk-full", backup=target, needed=needed, free=_free(partial))


def _damaged(path: Path) -> LibraryError:
    return LibraryError("library-damaged", library=path)


def _explain(error: sqlite3.Error, path: Path) -> LibraryError:
    text = str(error).lower()
    if "not a database" in text or "malformed" in text or "corrupt" in text:
        return _damaged(path)
    if "could not decode" in text:
        return LibraryError("library-text-damaged", library=path)
    if "full" in text or (("i/o" in text or "unable to open" in text) and _is_full(path)):
        return LibraryError("library-disk-full", library=path)
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return LibraryError("library-read-only", library=path)
    if "locked" in text or "busy" in text:
        return LibraryError("library-busy", library=path)
    return LibraryError("library-unusable", library=path, detail=str(error))
