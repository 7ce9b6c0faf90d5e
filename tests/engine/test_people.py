from __future__ import annotations

import shutil
from pathlib import Path

from photoclust.engine import Engine
from photoclust.library.edits import Name, Remove
from tests.journeys.small import Made


def test_people_are_read_once_until_something_changes(made: Made, own_library: Path) -> None:
    shutil.copy(made[1], own_library)
    with Engine(own_library) as engine, Engine(own_library) as other:
        people = engine.people.all()
        assert [a is b for a, b in zip(people, engine.people.all(), strict=True)]
        people.clear()  # a list of the caller's own
        first = engine.people.all()[0]
        unsorted = engine.people.unsorted_count()
        engine.history.apply(Name(first.id, "Ann"))
        assert engine.people.all()[0].name == "Ann"
        face = engine.people.faces(first.id)[0].id
        other.history.apply(Remove((face,)))
        assert engine.people.unsorted_count() == unsorted + 1
        assert {p.id: p.faces for p in engine.people.all()}.get(first.id, 0) == first.faces - 1
