from __future__ import annotations

from dataclasses import replace

import pytest

from photoclust.errors import LibraryError
from photoclust.library.edits import Merge, Name
from photoclust.types import PersonState
from tests.ui.conftest import Wait
from tests.ui.fakes import FakeEngine
from ui.i18n import translation
from ui.state.people_store import Difference, PeopleStore
from ui.state.session import Session


def loaded(session: Session, wait: Wait) -> PeopleStore:
    store = PeopleStore(session, session)
    store.refresh()
    wait(lambda: store.is_loaded)
    return store


def test_reads_people_in_the_engines_order(session: Session, wait: Wait) -> None:
    store = loaded(session, wait)
    assert store.ids == [1, 2, 3]
    assert [p.faces for p in store.people] == [12, 8, 4]
    assert 2 in store
    assert store.get(9) is None


def test_tells_what_is_different(session: Session, wait: Wait) -> None:
    store = loaded(session, wait)
    told: list[Difference] = []
    store.changed.connect(told.append)
    session.apply(Merge(1, (3,)))
    wait(lambda: bool(told))
    assert told == [Difference(frozenset(), frozenset({3}), frozenset({1}))]


def test_is_silent_when_nothing_is_different(
    session: Session, engine: FakeEngine, wait: Wait
) -> None:
    store = loaded(session, wait)
    told: list[Difference] = []
    store.changed.connect(told.append)
    for _ in range(3):
        store.refresh()
    engine.known[1] = replace(engine.known[1], name="Anna")
    store.refresh()
    wait(lambda: bool(told))
    assert len(told) == 1


def test_finds_names_in_any_case(session: Session, wait: Wait) -> None:
    translation.install("en")
    store = loaded(session, wait)
    session.apply(Name(2, "Zoë Öhl"))
    wait(lambda: bool(store.named()))
    found = store.find("  zoë   ÖHL ")
    assert found is not None
    assert found.id == 2
    assert store.find("Zoe") is None
    assert store.label(2) == "Zoë Öhl"
    assert (store.title(2), store.title(1)) == ("Zoë Öhl", "Unnamed")
    assert store.label(1) == "Unnamed (12 photos)"


def test_ignored_people_are_known_but_not_visible(
    session: Session, engine: FakeEngine, wait: Wait
) -> None:
    engine.known[2] = replace(engine.known[2], state=PersonState.IGNORED)
    store = loaded(session, wait)
    assert 2 in store
    assert [p.id for p in store.visible()] == [1, 3]


def test_people_who_cannot_be_read_are_told_of_and_read_the_next_time(
    session: Session, engine: FakeEngine, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> None:
        raise LibraryError("library-part-damaged", detail="page 7")

    store = PeopleStore(session, session)
    told: list[str] = []
    session.failed.connect(lambda message, _: told.append(message))
    with monkeypatch.context() as patch:
        patch.setattr(engine.people, "all", damaged)
        store.refresh()
        wait(lambda: told == ["The library is damaged: page 7"])
    assert not store.is_loaded
    store.refresh()
    wait(lambda: store.ids == [1, 2, 3])
