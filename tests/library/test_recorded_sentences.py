"""Libraries of version 0.1.0 keep their people, history and problems, now with codes."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.library import database, migrations
from photoclust.library.recorded_sentences import recognised
from photoclust.library.repository import Repository
from photoclust.messages import ENGLISH, Message

OLD = Path(__file__).parent / "fixtures" / "0.1.0.photoclust"
SHOWN_FOR_ALL = {"Sorted by a script of my own"}
"""What no catalogue holds."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD, tmp_path / "old.photoclust"))


@pytest.fixture
def migrated(old: Path) -> Iterator[Repository]:
    opened = Repository(old)
    yield opened
    opened.close()


def rows(library: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(library)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_the_same_people(migrated: Repository) -> None:
    assert [(p.id, p.name, p.faces, p.confirmed) for p in migrated.people.all()] == [
        (1, "Anna", 7, 7),
        (2, "김지우", 6, 6),
        (9, "Zoë", 1, 1),
        (3, None, 5, 5),
        (4, None, 3, 3),
        (8, None, 2, 2),
    ]
    assert migrated.database.check() == []


def test_the_same_history(migrated: Repository) -> None:
    before = rows(OLD, "SELECT id, at, text, state, rows FROM history ORDER BY id DESC")
    entries = migrated.history.entries()
    after = [(e.id, e.at, e.text, e.state, e.changes) for e in entries]
    assert after == [(*row[:2], today(str(row[2])), *row[3:]) for row in before]
    assert {e.text for e in entries if e.message.code == "text"} == SHOWN_FOR_ALL
    assert len({e.message.code for e in entries}) == len(DECISION_CODES)
    assert {e.message.code for e in entries} == DECISION_CODES


def today(sentence: str) -> str:
    """How a sentence of 0.1.0 is put now. Its window wrote one decision with a capital."""
    sentence = sentence.replace("face of Person 3", "face of person 3")
    sentence = re.sub("^Named (.+) '(.+?)'$", r"Gave \1 the name '\2'", sentence)
    sentence = re.sub("^(Grouped .+) by hdbscan$", r"\1", sentence)
    return sentence.replace("1 face from where they were", "1 face from where it was")


DECISION_CODES = set(
    "text named unnamed merged split introduced introduced-by-name moved confirmed removed excluded"
    " not-same rejected shown shown-several ignored ignored-several cover-chosen drawn grouped"
    " answered taken-back".split()
)
"""Every kind of decision that there was."""


def test_the_same_problems(migrated: Repository) -> None:
    before = rows(
        OLD,
        "SELECT path, stage, reason FROM files WHERE reason NOT NULL AND state = 'present'"
        " UNION ALL SELECT path, 'scan', reason FROM closed ORDER BY path",
    )
    failures = migrated.files.failures()
    assert [(os.fsencode(f.path), f.stage) for f in failures] == [row[:2] for row in before]
    # Some remedies are others now.
    assert all(
        str(row[2]).startswith(ENGLISH.text(f.problem))
        for f, row in zip(failures, before, strict=True)
    )
    assert len(failures) > 50
    assert not [f for f in failures if f.problem.code == "text"]


def test_decisions_of_old_can_be_undone_and_made_again(migrated: Repository) -> None:
    people = migrated.people.all()
    undone = migrated.history.undo_to(0)
    assert migrated.people.all() == []
    again = migrated.history.redo_to(undone[0].id)
    assert [e.message for e in again] == [e.message for e in reversed(undone)]
    assert migrated.people.all() == people


@pytest.mark.parametrize(
    "before", ["", "ALTER TABLE photos RENAME COLUMN method TO detector;"], ids=["free", "taken"]
)
def test_whatever_the_step_before_does(
    old: Path, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    step = migrations.STEPS.index(migrations._code_sentences)
    steps = (*migrations.STEPS[: step - 1], before, migrations._code_sentences)
    monkeypatch.setattr(database, "STEPS", steps)
    opened = database.Database(old)
    opened.close()
    assert rows(old, "SELECT code FROM history WHERE id = 1") == [("grouped",)]
    assert rows(old, "PRAGMA user_version") == [(len(steps),)]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ('''Named person 3 "O'Brien"''', "named"),
        ("Named person 3 'O'Brien'", "named"),
        ("Merged person 4 and Ben and 김지우 into Anna", "merged"),
        ("Took back: Took back: Drew a face", "taken-back"),
        ("Ignored the 2 people", "ignored"),
        ("The image is damaged: broken\ndata", "image-damaged-by"),
        ("The file cannot be read: it does not fit into memory", "file-too-large-for-memory"),
        ("The file cannot be read: unknown reason", "file-unreadable"),
        ("The file is over the limit of 2 GiB", "file-too-large"),
        ("Input/output error", "system"),
        ("Something nobody has heard of", "text"),
        ("", "text"),
        ("named", "text"),
    ],
)
def test_sentences_are_recognised(sentence: str, code: str) -> None:
    message = recognised(sentence)
    assert message.code == code
    assert ENGLISH.text(message) == today(sentence.replace('"', "'"))


def test_people_are_recognised_in_sentences() -> None:
    assert recognised("Split 2 faces off Anna as person 12") == Message.of(
        "split", count=2, person={"id": None, "name": "Anna"}, new={"id": 12, "name": None}
    )
    assert recognised("Person 3 and Person Four said to be two people") == Message.of(
        "not-same",
        person={"id": 3, "name": None},
        other={"id": None, "name": "Person Four"},
    )


def test_sentences_of_any_length_and_depth_are_recognised_at_once() -> None:
    everybody = "Merged " + "Al and " * 5000 + "Bo into Cy"
    deep = "Took back: " * 3000 + "Drew a face"
    began = time.monotonic()
    assert [recognised(everybody).code, recognised(deep).code] == ["merged", "taken-back"]
    assert time.monotonic() - began < 1
    assert ENGLISH.text(recognised(deep)) == deep


def test_text_that_is_no_utf8_does_not_stop_the_migration(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute("UPDATE history SET text = CAST(x'4eff' AS TEXT) WHERE id = 1")
    connection.commit()
    connection.close()
    opened = Repository(old)
    assert opened.history.entries()[-1].text == "N\N{REPLACEMENT CHARACTER}"
    opened.close()


def test_what_the_system_said_is_recognised() -> None:
    assert recognised("The file cannot be read: permission denied") == Message.of(
        "file-unreadable", reason={"errno": "EACCES", "text": "permission denied"}
    )


def test_what_is_no_text_is_kept() -> None:
    assert ENGLISH.text(recognised(b"\xff")) == r"b'\xff'"
