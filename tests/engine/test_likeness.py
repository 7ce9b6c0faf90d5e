from __future__ import annotations

from pathlib import Path

from photoclust.library.edits import Name, SetState
from photoclust.types import PersonState
from tests.library.albums import Album, FakeAnalyser, fake_engine


def test_who_looks_most_like_some_faces_comes_first(tmp_path: Path) -> None:
    """Persons 1, 2 and 3 have two photos each; one more face of each is with nobody."""
    album = Album(tmp_path / "photos")
    for who in (1, 2, 3):
        for place in range(3):
            album.put(f"{who}-{place}.png", who)
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        for who, name in enumerate(("Anna", "Ben", "Carl"), 1):
            for place in range(2):
                album.vouch(engine, f"{who}-{place}.png", name, 0)
        people = {person.name: person.id for person in engine.people.all()}
        alone = {
            name: next(f.id for f in engine.photos.get(photo).faces)
            for name, who in (("Anna", 1), ("Ben", 2), ("Carl", 3))
            for photo in engine.photos.at([album.path(f"{who}-2.png")])
        }
        for name, face in alone.items():
            found = engine.people.likeliest([face])
            assert found[0] == people[name]
            assert sorted(found) == sorted(people.values())
        engine.history.apply(SetState(people["Ben"], PersonState.IGNORED))
        engine.history.apply(Name(people["Carl"], None))
        assert engine.people.likeliest([alone["Ben"]])[0] != people["Ben"]
        assert engine.people.likeliest([alone["Carl"]])[0] == people["Carl"]
        assert engine.people.likeliest([]) == engine.people.likeliest([999]) == []
