"""What a scan puts with named people is one entry of the history, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.library.edits import Confirm, Name, Remove
from photoclust.library.repository import Repository
from tests.library.synthetic import dump, found, group, store


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    """Anna with faces 1 and 2, somebody without a name with 3 and 4, and 5 to 8 unsorted."""
    repository = Repository(tmp_path / "library")
    for number in range(8):
        store(repository, f"/{number}.jpg", [found(0, number)])
    group(repository, [1, 2], [3, 4])
    repository.apply(Name(1, "Anna"))
    yield repository
    repository.close()


def home(repository: Repository) -> dict[object, object]:
    return {row[0]: row[1] for row in dump(repository)["members"]}


def codes(repository: Repository) -> list[str]:
    return [entry.message.code for entry in repository.history.entries()]


def test_one_entry_for_each_scan_and_one_undo(repository: Repository) -> None:
    before = dump(repository)
    entry, counts = repository.place_unconfirmed([(5, 1, 0.9), (6, 1, 0.9)])
    assert counts == {1: 2}
    again, counts = repository.place_unconfirmed([(5, 1, 0.9), (7, 1, 0.9)], entry)
    assert (again, counts) == (entry, {1: 1})
    assert codes(repository)[0] == "joined"
    assert repository.history.entries()[0].text == "Put 3 faces with the people they surely show"
    assert [home(repository)[face] for face in (5, 6, 7)] == [1, 1, 1]
    repository.history.undo()
    assert dump(repository)["members"] == before["members"]
    repository.history.redo()
    assert [home(repository)[face] for face in (5, 6, 7)] == [1, 1, 1]


def test_a_decision_in_between_begins_another_entry(repository: Repository) -> None:
    entry, _ = repository.place_unconfirmed([(5, 1, 0.9)])
    repository.apply(Remove((5,)))
    again, _ = repository.place_unconfirmed([(6, 1, 0.9)], entry)
    assert again != entry
    assert codes(repository)[:3] == ["joined", "removed", "joined"]


def test_what_was_taken_back_does_not_come_again(repository: Repository) -> None:
    repository.place_unconfirmed([(5, 1, 0.9)])
    repository.history.undo()
    entry, counts = repository.place_unconfirmed([(5, 1, 0.9), (6, 1, 0.9)])
    assert (counts, home(repository).get(5)) == ({1: 1}, None)
    # Nor after a decision that lets nobody redo it.
    repository.apply(Confirm(1))
    assert repository.place_unconfirmed([(5, 1, 0.9)], entry)[1] == {}


def test_no_scan_moves_a_face_of_a_named_person(repository: Repository) -> None:
    repository.place_unconfirmed([(5, 1, 0.9)])
    before, entries = home(repository), codes(repository)
    assert repository.place_unconfirmed([(5, 2, 0.9), (5, 0, 0.0), (3, 2, 0.5)])[1] == {}
    assert (home(repository), codes(repository)) == (before, entries)


def test_proposals_are_no_decision(repository: Repository) -> None:
    entries = codes(repository)
    entry, counts = repository.place_unconfirmed([(5, -1, 0.9), (6, -1, 0.9), (3, 0, 0.0)])
    assert (entry, counts, codes(repository)) == (None, {}, entries)
    assert home(repository)[5] == home(repository)[6] not in (1, 2)
    assert 3 not in home(repository)
