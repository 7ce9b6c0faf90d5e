"""A window follows what other programs do to its library, and puts backups in its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.library.edits import Introduce, Name
from tests.library.albums import Album, FakeAnalyser, fake_engine
from tests.ui.conftest import Wait
from ui.state.session import Session


@pytest.fixture
def person(tmp_path: Path) -> int:
    album = Album(tmp_path / "photos")
    album.put("a.png", 1)
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.root], group=False)
        engine.history.apply(Introduce((1,), "Anna"))
        return next(p.id for p in engine.people.all())


@pytest.fixture
def session(qapp: object, own_library: Path, person: int, wait: Wait) -> Iterator[Session]:
    session = Session()
    opened: list[object] = []
    session.opened.connect(opened.append)
    session.open(own_library)
    wait(lambda: bool(opened))
    yield session
    session.close()


@pytest.fixture
def other(own_library: Path) -> Iterator[Engine]:
    with Engine(own_library) as engine:
        yield engine


def test_another_program_is_followed(
    session: Session, other: Engine, person: int, wait: Wait
) -> None:
    seen: list[str] = []
    session.changed_elsewhere.connect(lambda: seen.append("elsewhere"))
    session.people_changed.connect(lambda: seen.append("people"))
    other.history.apply(Name(person, "Ben"))
    wait(lambda: "people" in seen)
    assert seen == ["elsewhere", "people"]
    assert session.history.undo is not None
    assert "Ben" in session.history.undo.text


def test_what_the_window_does_itself_is_not_elsewhere(
    session: Session, person: int, wait: Wait
) -> None:
    seen: list[str] = []
    changes: list[object] = []
    session.changed_elsewhere.connect(lambda: seen.append("elsewhere"))
    session.changed.connect(changes.append)
    for name in ("Carl", "Dora", "Emil"):
        session.apply(Name(person, name))
    wait(lambda: len(changes) == 3)
    looks: list[object] = []
    session.ask(
        lambda engine: any(engine.library.has_changed_elsewhere() for _ in range(2)),
        looks.append,
        session,
    )
    wait(lambda: looks == [False])
    assert seen == []


def test_undo_takes_back_what_it_said_or_nothing(
    session: Session, other: Engine, person: int, wait: Wait
) -> None:
    session._look.stop()  # another program is quicker than the window's look
    changes: list[object] = []
    told: list[str] = []
    session.changed.connect(changes.append)
    session.failed.connect(lambda message, remedy: told.append(message))
    session.apply(Name(person, "Carl"))
    wait(lambda: len(changes) == 1)
    other.history.apply(Name(person, "Ben"))
    session.undo()
    wait(lambda: bool(told))
    assert "'Ben'" in told[0]
    assert other.people.all()[0].name == "Ben"
    # Now the window shows it, and takes back what it shows.
    wait(lambda: session.history.undo is not None and "Ben" in session.history.undo.text)
    session.undo()
    wait(lambda: len(changes) == 2)
    assert other.people.all()[0].name == "Carl"


def test_undo_at_once_takes_back_the_decision_under_way(
    session: Session, other: Engine, person: int, wait: Wait
) -> None:
    changes: list[object] = []
    session.changed.connect(changes.append)
    session.apply(Name(person, "Carl"))
    session.undo()
    wait(lambda: len(changes) == 2)
    assert other.people.all()[0].name == "Anna"


def test_a_backup_is_restored_while_the_library_is_open(
    session: Session, own_library: Path, person: int, tmp_path: Path, wait: Wait
) -> None:
    backup = tmp_path / "backup.photoclust"
    made: list[object] = []
    session.ask(lambda engine: engine.library.back_up(backup), made.append, session)
    wait(lambda: bool(made))
    changes: list[object] = []
    session.changed.connect(changes.append)
    session.apply(Name(person, "Carl"))
    wait(lambda: len(changes) == 1)
    asides: list[Path | None] = []
    errors: list[object] = []
    session.restore(backup, asides.append, errors.append)
    wait(lambda: bool(asides))
    names: list[list[str | None]] = []
    session.ask(lambda engine: [p.name for p in engine.people.all()], names.append, session)
    wait(lambda: names == [["Anna"]])
    assert errors == []
    with Engine(asides[0]) as aside:
        assert [p.name for p in aside.people.all()] == ["Carl"]


def test_a_backup_that_is_none_changes_nothing(
    session: Session, person: int, tmp_path: Path, wait: Wait
) -> None:
    wrong = tmp_path / "wrong.photoclust"
    wrong.write_bytes(b"no library" * 1000)
    errors: list[object] = []
    session.restore(wrong, lambda aside: None, errors.append)
    wait(lambda: bool(errors))
    names: list[list[str | None]] = []
    session.ask(lambda engine: [p.name for p in engine.people.all()], names.append, session)
    wait(lambda: names == [["Anna"]])
