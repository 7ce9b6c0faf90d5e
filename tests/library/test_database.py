"""The file: creation, opening, migration, and that errors leave it undamaged."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photoclust.errors import LibraryError
from photoclust.library import database
from photoclust.library.database import APPLICATION_ID, Database
from photoclust.library.migrations import STEPS
from tests.library.synthetic import execute, pragma

Snapshot = dict[str, bytes]
FILLING = (
    "INSERT INTO photos (size, digest, width, height, detector)"
    " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
    " SELECT i, randomblob(16), 1, 1, 'm' FROM n"
)


@pytest.fixture
def path(own_library: Path) -> Path:
    """Where a library with one photo lies; closed."""
    opened = Database(own_library)
    with opened.writing() as connection:
        add_photo(connection, 1)
    opened.close()
    return own_library


def add_photo(connection: sqlite3.Connection, size: int) -> None:
    connection.execute(
        "INSERT INTO photos (size, digest, width, height, detector) VALUES (?, ?, 1, 1, 'm')",
        (size, size.to_bytes(16, "big")),
    )


def sizes(opened: Database) -> list[int]:
    with opened.reading() as connection:
        return [row[0] for row in connection.execute("SELECT size FROM photos ORDER BY size")]


def write(opened: Database, *sizes: int) -> None:
    """Photos of these sizes, in one transaction."""
    with opened.writing() as connection:
        for size in sizes:
            add_photo(connection, size)


def execute_in(opened: Database, *statements: str) -> None:
    with opened.writing() as connection:
        for statement in statements:
            connection.execute(statement)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def snapshot(folder: Path) -> Snapshot:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def refused(path: Path, *, create: bool = True) -> str:
    """Opening it fails in one line and changes nothing in its folder; that line."""
    before = snapshot(path.parent) if path.parent.is_dir() else {}
    with pytest.raises(LibraryError) as caught:
        Database(path, create=create)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value) or str(path.parent) in str(caught.value)
    assert caught.value.hint
    assert before == (snapshot(path.parent) if path.parent.is_dir() else {})
    return str(caught.value)


# Making and opening


def test_a_new_file_is_marked_as_ours(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a.photoclust"
    Database(path).close()
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "user_version") == len(STEPS)
    assert pragma(path, "journal_mode") == "wal"
    assert path.read_bytes()[68:72] == b"phoc"
    assert names(path.parent) == ["a.photoclust"]


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    Database(tmp_path / "a").close()
    assert pragma(tmp_path / "a", "application_id") == APPLICATION_ID


def test_nothing_is_made_unless_asked(tmp_path: Path) -> None:
    text = refused(tmp_path / "folder" / "a", create=False)
    assert "There is no library" in text
    assert names(tmp_path) == []


def test_content_survives_closing(path: Path) -> None:
    again = Database(path, create=False)
    assert sizes(again) == [1]
    again.close()


def test_opening_an_up_to_date_library_writes_nothing(path: Path) -> None:
    before = snapshot(path.parent)
    opened = Database(path)
    assert opened.check() == []
    opened.close()
    assert snapshot(path.parent) == before


def test_path_that_is_not_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.photoclust")
    Database(path).close()
    monkeypatch.setattr(database, "STEPS", (*STEPS, "CREATE TABLE more (id)"))
    Database(path).close()
    assert names(tmp_path) == [path.name, f"{path.name}.v{len(STEPS)}.backup"]


def test_many_threads_may_make_it_at_once(tmp_path: Path) -> None:
    for attempt in range(20):
        assert made_at_once(tmp_path / str(attempt), threads=4) == []


def made_at_once(path: Path, threads: int) -> list[object]:
    """The errors when several threads create one library at once."""
    barrier = threading.Barrier(threads)
    problems: list[object] = []

    def make() -> None:
        barrier.wait()
        try:
            opened = Database(path)
            problems.extend(opened.check())
            opened.close()
        except Exception as error:
            problems.append(error)

    running = [threading.Thread(target=make) for _ in range(threads)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    return problems


# What is refused


def foreign(path: Path) -> None:
    execute(path, "CREATE TABLE bookmarks (url)", "INSERT INTO bookmarks VALUES ('x')")


def foreign_with_an_owner(path: Path) -> None:
    execute(path, "PRAGMA application_id = 252006674", "CREATE TABLE a (b)")


def foreign_and_empty(path: Path) -> None:
    execute(path, "PRAGMA application_id = 252006674")


def foreign_with_our_version(path: Path) -> None:
    execute(path, "PRAGMA user_version = 1")


def foreign_in_wal_mode(path: Path) -> None:
    execute(path, "PRAGMA journal_mode = WAL", "CREATE TABLE bookmarks (url)")


@pytest.mark.parametrize(
    "make",
    [
        foreign,
        foreign_with_an_owner,
        foreign_and_empty,
        foreign_with_our_version,
        foreign_in_wal_mode,
    ],
)
def test_database_of_another_program(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a")
    assert "not a photoclust library" in refused(tmp_path / "a")
    assert "not a photoclust library" in refused(tmp_path / "a", create=False)


@pytest.mark.parametrize(
    "content", [b"Dear diary\n", b"\0" * 5000, b"SQLite format 3\0", b"\xff\xfe"]
)
def test_no_database_at_all(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    assert "not a photoclust library" in refused(tmp_path / "a")


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert "is a folder" in refused(tmp_path / "a")


def test_empty_file_is_no_library_yet(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert "There is no library" in refused(tmp_path / "a", create=False)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    assert "not a regular file" in refused(tmp_path / "a")


def test_newer_version(path: Path) -> None:
    execute(path, f"PRAGMA user_version = {len(STEPS) + 1}")
    assert "newer photoclust" in refused(path)


@pytest.mark.parametrize("part", [0.02, 0.3, 0.5, 0.94])
def test_truncated(path: Path, part: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    assert "damaged" in refused(path)


def test_damaged_schema(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xa5" * 3996
    path.write_bytes(data)
    assert "damaged" in refused(path)


def test_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"1")
    assert "cannot be made" in refused(tmp_path / "file" / "a")
    assert "cannot be made" in refused(tmp_path / "file" / "b" / "a")
    assert (tmp_path / "file").read_bytes() == b"1"


def test_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, **_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert "Permission denied" in refused(tmp_path / "folder" / "a")


def test_name_that_no_file_can_have(tmp_path: Path) -> None:
    refused(tmp_path / ("n" * 300))
    refused(tmp_path / ("n" * 300), create=False)


def test_folder_that_may_not_be_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stat = Path.stat

    def closed(path: Path, **options: bool) -> os.stat_result:
        if path.name == "a":
            raise PermissionError(errno.EACCES, "Permission denied")
        return stat(path, **options)

    monkeypatch.setattr(Path, "stat", closed)
    refused(tmp_path / "a")
    refused(tmp_path / "a", create=False)


def test_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(sqlite3, "connect", fail)
    assert "cannot be opened or written" in refused(tmp_path / "a")


def test_read_only_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3,
        "connect",
        lambda path, **options: connect(f"file:{path}?mode=ro", **{**options, "uri": True}),
    )
    opened = Database(path)
    assert sizes(opened) == [1]
    with pytest.raises(LibraryError, match="cannot be opened or written") as caught:
        write(opened, 2)
    assert "\n" not in str(caught.value)
    assert sizes(opened) == [1]
    opened.close()


def test_library_in_use(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    opened, other = Database(path), sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="in use by another program"):
        write(opened, 2)
    assert sizes(opened) == [1]
    other.close()
    write(opened, 2)
    assert sizes(opened) == [1, 2]
    opened.close()


def test_other_errors_are_explained_too(path: Path) -> None:
    opened = Database(path)
    with pytest.raises(LibraryError, match="no such table") as caught, opened.reading() as c:
        c.execute("SELECT * FROM nowhere")
    assert "doctor" in caught.value.hint
    opened.close()


# Transactions


def test_writing_is_all_or_nothing(path: Path) -> None:
    opened = Database(path)

    class Surprise(BaseException):
        pass

    def surprised() -> None:
        with opened.writing() as connection:
            add_photo(connection, 2)
            raise Surprise

    with pytest.raises(Surprise):
        surprised()
    with pytest.raises(LibraryError):
        write(opened, 3, 3)
    assert sizes(opened) == [1]
    assert not opened.connection.in_transaction
    opened.close()


def test_dangling_rows_are_not_committed(path: Path) -> None:
    opened = Database(path)
    statements = ("PRAGMA defer_foreign_keys = ON", "INSERT INTO rejections VALUES (99)")
    with pytest.raises(LibraryError, match="FOREIGN KEY"):
        execute_in(opened, *statements)
    assert not opened.connection.in_transaction
    assert opened.check() == []
    opened.close()


def test_durable_writing_waits_for_the_disk(path: Path) -> None:
    opened = Database(path)
    for durable, level in ((False, 1), (True, 2), (False, 1)):
        with opened.writing(durable=durable) as connection:
            assert connection.execute("PRAGMA synchronous").fetchone()[0] == level
    opened.close()


def test_full_disk(path: Path) -> None:
    opened = Database(path)
    pages = opened.connection.execute("PRAGMA page_count").fetchone()[0]
    opened.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="is full") as caught:
        execute_in(opened, "DELETE FROM photos", FILLING)
    assert "\n" not in str(caught.value)
    assert sizes(opened) == [1]
    assert opened.check() == []
    # There is room again.
    opened.connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    write(opened, 2)
    assert sizes(opened) == [1, 2]
    opened.close()


# Migrations


CONNECT = sqlite3.connect


def limited_to(pages: int, path: object, **options: object) -> sqlite3.Connection:
    connection = CONNECT(path, **options)  # type: ignore[call-overload]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    return connection


def test_migration_is_preceded_by_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    step = "CREATE TABLE more (id INTEGER); INSERT INTO more VALUES (7)"
    monkeypatch.setattr(database, "STEPS", (*STEPS, step))
    (path.parent / f"{path.name}.v{len(STEPS)}.backup").write_bytes(b"of an attempt that failed")
    opened = Database(path)
    assert sizes(opened) == [1]
    assert opened.connection.execute("SELECT id FROM more").fetchone()[0] == 7
    opened.close()
    assert pragma(path, "user_version") == len(STEPS) + 1
    monkeypatch.undo()
    backup = Database(path.with_name(f"{path.name}.v{len(STEPS)}.backup"), create=False)
    assert sizes(backup) == [1]
    assert backup.check() == []
    backup.close()
    assert "newer photoclust" in refused(path)


def test_no_backup_of_a_library_that_is_just_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "STEPS", (*STEPS, "CREATE TABLE more (id INTEGER)"))
    Database(tmp_path / "a").close()
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize(
    "step",
    [
        "CREATE TABLE more (id); DELETE FROM photos; INSERT INTO nowhere VALUES (1)",
        "DELETE FROM photos; syntax error",
        f"DELETE FROM photos; {FILLING}",
    ],
)
def test_failing_migration_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    pages = pragma(path, "page_count")
    assert isinstance(pages, int)
    # Room for the table of the first step, not for the rows of the last.
    monkeypatch.setattr(sqlite3, "connect", partial(limited_to, pages + 1))
    monkeypatch.setattr(database, "STEPS", (*STEPS, "CREATE TABLE one (id)", step))
    with pytest.raises(LibraryError) as caught:
        Database(path)
    assert "\n" not in str(caught.value)
    # The step before it is rolled back too: there is no intermediate schema.
    assert pragma(path, "user_version") == len(STEPS)
    monkeypatch.setattr(database, "STEPS", (*STEPS, "CREATE TABLE one (id)"))
    opened = Database(path)
    assert sizes(opened) == [1]
    assert opened.check() == []
    tables = opened.connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert "one" in {row[0] for row in tables}
    assert "more" not in {row[0] for row in tables}
    opened.close()


def test_backup_that_cannot_be_made_stops_the_migration(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.with_name(f"{path.name}.v{len(STEPS)}.backup").mkdir()
    monkeypatch.setattr(database, "STEPS", (*STEPS, "CREATE TABLE more (id INTEGER)"))
    refused(path)
    assert pragma(path, "user_version") == len(STEPS)


# Threads


def test_each_thread_has_a_connection_of_its_own(path: Path) -> None:
    opened = Database(path)
    assert opened.connection is opened.connection
    others: list[sqlite3.Connection] = []

    def write(size: int) -> None:
        with opened.writing() as connection:
            others.append(connection)
            add_photo(connection, size)

    threads = [threading.Thread(target=write, args=(size,)) for size in (2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(c) for c in (opened.connection, *others)}) == 3
    assert sizes(opened) == [1, 2, 3]
    opened.close()
    assert names(path.parent) == [path.name]
    for connection in others:
        with pytest.raises(sqlite3.ProgrammingError):
            connection.execute("SELECT 1")


def test_readers_do_not_wait_for_a_writer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    opened = Database(path)
    seen: list[list[int]] = []
    with opened.writing() as connection:
        add_photo(connection, 2)
        reader = threading.Thread(target=lambda: seen.append(sizes(opened)))
        reader.start()
        reader.join()
    assert seen == [[1]]
    opened.close()


def test_closing_twice_is_no_error(path: Path) -> None:
    opened = Database(path)
    opened.close()
    opened.close()


# Steps that change what is there


def test_detector_and_embedder_of_a_photo_are_distinguished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library from before has one column for both."""
    path = tmp_path / "old.photoclust"
    monkeypatch.setattr(database, "STEPS", STEPS[:6])
    old = Database(path)
    with old.writing() as connection:
        for size, method in enumerate(("mtcnn-1 photoclust-resnet-2", "a two words", "alone")):
            connection.execute(
                "INSERT INTO photos (size, digest, width, height, method) VALUES (?, ?, 1, 1, ?)",
                (size, size.to_bytes(16, "big"), method),
            )
    old.close()
    monkeypatch.setattr(database, "STEPS", STEPS)
    opened = Database(path)
    with opened.reading() as connection:
        rows = connection.execute("SELECT detector, embedder FROM photos ORDER BY size").fetchall()
    assert [tuple(row) for row in rows] == [
        ("mtcnn-1", "photoclust-resnet-2"),
        ("a", "two words"),
        ("", "alone"),
    ]
    opened.close()


# Health


def test_check_finds_orphans(path: Path) -> None:
    execute(path, "INSERT INTO members VALUES (7, 8, 1, 1.0)")
    opened = Database(path)
    problems = opened.check()
    assert len(problems) == 2
    assert {p.partition(" points")[0] for p in problems} == {"members: row 7"}
    opened.close()


def test_check_finds_damage(path: Path) -> None:
    root = CONNECT(path).execute("SELECT rootpage FROM sqlite_master WHERE name = 'photos'")
    page = root.fetchone()[0]
    root.connection.close()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    opened = Database(path)
    assert opened.check()
    with pytest.raises(LibraryError, match="damaged"), opened.reading() as connection:
        connection.execute("SELECT detector FROM photos").fetchall()
    opened.close()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.floats(0, 0.9999), st.integers(0, 255)), min_size=1, max_size=30))
def test_damage_is_reported_and_never_a_crash(path: Path, changes: list[tuple[float, int]]) -> None:
    whole = path.read_bytes()
    data = bytearray(whole)
    for place, value in changes:
        data[int(place * len(data))] = value
    damaged = path.with_name("damaged")
    damaged.write_bytes(data)
    try:
        opened = Database(damaged)
    except LibraryError:
        return
    assert all(isinstance(problem, str) for problem in opened.check())
    with suppress(LibraryError):
        sizes(opened)
    opened.close()
