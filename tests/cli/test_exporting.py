"""Valid use of the export commands."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.queries import FACES, HEAD, ids, people
from tests.journeys.small import done, refused


def albums_in(folder: Path) -> dict[str, set[str]]:
    return {
        album.name: {photo.name for photo in album.iterdir()}
        for album in folder.iterdir()
        if album.is_dir()
    }


def test_albums(two_named: None, photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = done("export", "albums", out, "--dry-run").out.splitlines()
    assert said[:2] == [f"{out / 'Ann'}: 3 photos", f"{out / 'Bea'}: 2 photos"]
    assert re.fullmatch(r"5 files to write, \d+\.\d MB; nothing was written\.", said[2])
    assert not out.exists()
    assert done("export", "albums", out).out == "5 files written in 2 albums.\n"
    expected = {
        "Ann": {"one.jpg", "turned.jpg", "two.jpg"},
        "Bea": {"later.png", "two.jpg"},
    }
    assert albums_in(out) == expected
    assert (out / "Ann" / "two.jpg").read_bytes() == (photos / "two.jpg").read_bytes()
    assert done("export", "albums", out).out.endswith("5 there already.\n")
    # What was exported is not taken for new photos.
    shutil.copytree(out, tmp_path / "photos" / "out")
    assert "No photos were found" in done("scan", tmp_path / "photos").out


def test_albums_of_people_together(two_named: None, tmp_path: Path) -> None:
    done("export", "albums", tmp_path / "out", "--together")
    assert albums_in(tmp_path / "out")["Ann + Bea"] == {"two.jpg"}


@pytest.mark.parametrize("who", ["Bea", "bea", "2"])
def test_albums_of_some(two_named: None, tmp_path: Path, who: str) -> None:
    if who == "2":
        who = next(str(person) for person, name in people().items() if name == "Bea")
    done("export", "albums", tmp_path / "out", "--people", who)
    assert set(albums_in(tmp_path / "out")) == {"Bea"}


def test_albums_of_the_named(two_named: None, tmp_path: Path) -> None:
    done("name", "Bea")
    done("export", "albums", tmp_path / "out", "--named")
    assert set(albums_in(tmp_path / "out")) == {"Ann"}


@pytest.mark.parametrize(
    ("link", "holds"),
    [
        ("hard", lambda file, source: file.samefile(source) and not file.is_symlink()),
        ("symbolic", lambda file, source: file.is_symlink() and file.samefile(source)),
    ],
)
def test_albums_of_links(
    photos: Path, tmp_path: Path, link: str, holds: Callable[[Path, Path], bool]
) -> None:
    done("export", "albums", tmp_path / "out", "--link", link)
    assert holds(tmp_path / "out" / "Person 1" / "two.jpg", photos / "two.jpg")


def test_table_as_json(photos: Path, tmp_path: Path) -> None:
    done("name", 1, "Zoë")
    assert done("export", "table", tmp_path / "t.json").out == (
        f"5 rows written to {tmp_path / 't.json'}.\n"
    )
    rows = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert len(rows) == FACES
    for row in rows:
        assert set(row) - {"face_id", "copies"} == {
            *("photo", "image", "box", "person_id", "person"),
            *("confirmed", "score", "quality", "date"),
        }
        assert set(row["image"]) == {"width", "height"}
        assert set(row["box"]) == {"x", "y", "width", "height"}
        assert Path(row["photo"]).is_file()
        assert (row["person_id"], row["person"], row["confirmed"]) == (1, "Zoë", True)
        assert 0.85 <= row["score"] <= 1
        assert 0 < row["quality"] <= 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", row["date"])
    (one,) = [row for row in rows if row["copies"]]
    assert {one["photo"], *one["copies"]} == {
        str(photos / "one.jpg"),
        str(photos / "again" / "one.jpg"),
    }


def test_unsorted_faces_are_in_the_table(photos: Path, tmp_path: Path) -> None:
    face = min(ids(1))
    done("remove", face)
    done("export", "table", tmp_path / "t.json")
    rows = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    (row,) = [row for row in rows if row["face_id"] == face]
    assert (row["person_id"], row["person"], row["confirmed"]) == (None, None, False)


@pytest.mark.parametrize(
    ("name", "place"),
    [("one.jpg", (50, 100)), ("turned.jpg", (600, 250)), ("later.png", (300, 50))],
)
def test_boxes_are_in_pixels_of_the_upright_image(
    photos: Path, tmp_path: Path, name: str, place: tuple[int, int]
) -> None:
    done("export", "table", tmp_path / "t.json")
    rows = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    (row,) = [row for row in rows if Path(row["photo"]).name == name]
    assert row["image"] == {"width": 1200, "height": 800}
    box = row["box"]
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert middle == pytest.approx((place[0] + HEAD[0], place[1] + HEAD[1]), abs=12)
    assert 70 < box["width"] < 110
    assert 90 < box["height"] < 140


def test_table_as_csv(photos: Path, tmp_path: Path) -> None:
    target = tmp_path / "t.csv"
    done("export", "table", target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == FACES
    assert {"photo", "box_x", "image_width", "person_id", "person", "date"} <= set(rows[0])
    assert refused("export", "table", target).startswith(f"{target} exists already; ")
    done("export", "table", target, "--replace")


def test_options_of_a_table(photos: Path, tmp_path: Path) -> None:
    target = tmp_path / "t.csv"
    done("export", "table", target, "--option", "delimiter=semicolon")
    assert target.read_text(encoding="utf-8-sig").startswith("face_id;photo;")
    said = refused("export", "table", tmp_path / "u.csv", "--option", "delimiter=x")
    assert said == "There is no delimiter 'x' of .csv tables; choose one of comma, semicolon, tab"
    assert "not of the form NAME=VALUE" in refused("export", "table", target, "--option", "x")
    assert "--option is not for albums" in refused("export", "albums", tmp_path, "--option", "a=b")
