"""Albums that are exported again after the library has changed, and the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.library.edits import Name, Remove
from tests.exiftool import running_exiftool
from tests.library.albums import Album, FakeAnalyser, fake_engine


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "photos")


def albums(out: Path) -> dict[str, list[str]]:
    folders = (path for path in sorted(out.iterdir()) if path.is_dir())
    return {folder.name: sorted(path.name for path in folder.iterdir()) for folder in folders}


def exported(engine: Engine, out: Path) -> list[str]:
    """Export everybody; the outdated files that are told of."""
    plan = engine.exports.plan_albums(out, named_only=True)
    engine.exports.write_albums(plan)
    return [str(file.target.relative_to(out)) for file in plan.outdated]


def test_a_new_name_a_wrong_face_and_keywords(tmp_path: Path, album: Album) -> None:
    out = tmp_path / "albums"
    for number in range(3):
        album.put(f"{number}.jpg", 1, salt=str(number), kind="JPEG")
    with fake_engine(FakeAnalyser(), tmp_path / "library") as engine:
        engine.photos.scan([album.root])
        album.vouch(engine, "0.jpg", "Ann", 0)
        engine.clusters.propose()
        (ann,) = (person for person in engine.people.all() if person.name == "Ann")
        assert exported(engine, out) == []
        assert albums(out) == {"Ann": ["0.jpg", "1.jpg", "2.jpg"]}

        engine.history.apply(Name(ann.id, "Anna"))
        engine.history.apply(Remove((album.face(engine, "2.jpg", 0),)))
        assert exported(engine, out) == ["Ann/0.jpg", "Ann/1.jpg", "Ann/2.jpg"]
        with running_exiftool() as exiftool:
            for number in range(3):
                exiftool.write(album.path(f"{number}.jpg"), "-Keywords=beach")
                album.touch(f"{number}.jpg")
        engine.photos.scan()
        plan = engine.exports.plan_albums(out, named_only=True)
        assert plan.new == []
        assert engine.exports.write_albums(plan, remove=True).removed == 3
    assert albums(out) == {"Anna": ["0.jpg", "1.jpg"]}
