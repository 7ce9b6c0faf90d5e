"""What every command does and says when it is used as meant, on a small library."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from photoclust import __version__, cli
from tests.journeys.small import Made, done, make_photos, photoclust, refused

ROOT = Path(__file__).parent.parent
FACES = 5
HEAD = (223, 118)
"""Where in the portrait the detector sees the middle of the face, to a few pixels."""


@pytest.fixture
def photos(made: Made, own_library: Path) -> Path:
    """The photos; the test's own library is a copy of the one in which they are sorted."""
    shutil.copy(made[1], own_library)
    return made[0]


@pytest.fixture
def two_people(photos: Path, own_library: Path) -> tuple[list[int], list[int]]:
    """The faces of two people, both of whom two.jpg shows.

    The second one is made up: faces so far from the others as a stranger's are.
    """
    faces = done("faces", 1, "--json").json
    both = [face["id"] for face in faces if where(photos, face) == "two.jpg"]
    theirs = [max(both), *(f["id"] for f in faces if where(photos, f) == "later.png")]
    vector = np.random.default_rng(1).normal(size=128).astype("<f4")
    with sqlite3.connect(own_library) as connection:
        for number, face in enumerate(theirs):
            near = vector + np.float32(0.01 * number)
            near /= np.linalg.norm(near)
            connection.execute(
                "UPDATE embeddings SET vector = ? WHERE face_id = ?", (near.tobytes(), face)
            )
    connection.close()
    return [face["id"] for face in faces if face["id"] not in theirs], theirs


def where(photos: Path, face: dict[str, Any]) -> str:
    """The name of the photo that shows a face."""
    with sqlite3.connect(os.environ["PHOTOCLUST_LIBRARY"]) as connection:
        (path,) = connection.execute(
            "SELECT path FROM files WHERE photo_id = ? ORDER BY path DESC", (face["photo_id"],)
        ).fetchone()
    connection.close()
    return Path(os.fsdecode(path)).name


def ids(person: str | int | None = None) -> set[int]:
    """The faces of a person, or the unsorted ones."""
    who = [] if person is None else [person]
    return {face["id"] for face in done("faces", *who, "--json").json}


def people() -> dict[int, str | None]:
    return {person["id"]: person["name"] for person in done("people", "--json").json}


def python(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, with its output buffered as in real life."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    return subprocess.run(
        [sys.executable, "-m", "photoclust", *arguments],
        cwd=ROOT,
        env=environment,
        text=True,
        timeout=60,
        stderr=subprocess.PIPE,
        **options,
    )


# Looking at photos


def test_sort_says_what_it_did_and_what_to_do_next(
    tmp_path: Path, astronaut: NDArray[np.uint8]
) -> None:
    photos = make_photos(tmp_path / "photos", astronaut)
    said = done("sort", photos)
    lines = said.out.splitlines()
    assert re.fullmatch(
        r"5 new, 1 further cop\w+; \d faces found in \d+ s \(.* a second\)\.", lines[0]
    )
    assert lines[1] == "1 file could not be read:"
    assert lines[2].startswith(f"  {photos / 'broken.jpg'}: ")
    assert lines[-2] == "1 person, 0 faces unsorted."
    assert lines[-1] == 'Name somebody: photoclust name 1 "Anna"'


def test_a_second_scan_finds_nothing_new(photos: Path) -> None:
    for arguments in ([photos], []):
        said = done("scan", *arguments)
        assert said.out.startswith("7 unchanged; 0 faces found in ")
    assert people() == {1: None}


def test_scan_again_keeps_what_was_decided(photos: Path) -> None:
    done("name", 1, "Eileen")
    before = ids("Eileen")
    said = done("scan", "--again", "--workers", 1, "--min-score", 0.95, "--min-face", 40)
    assert "unchanged" in said.out
    assert ids("Eileen") == before


def test_an_empty_folder_is_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert done("scan", tmp_path / "empty").out == "No photos were found.\n"
    assert done("sort", tmp_path / "empty").out.splitlines() == [
        "No photos were found.",
        "There is nobody to sort: no faces are known.",
    ]
    assert done("cluster").out == "There is nothing to group: no faces are known.\n"
    assert done("people").out == "Nobody is in the library yet: photoclust scan FOLDER\n"
    assert done("faces").out == "0 faces.\n"
    assert done("problems").out == "All files could be read.\n"
    assert done("history").out == ""


@pytest.mark.parametrize("method", [[], ["--method", "linkage"], ["--people", "1"]])
def test_cluster(photos: Path, method: list[str]) -> None:
    assert done("cluster", *method).out == "1 person in 5 faces, 0 unsorted.\n"


def test_cluster_tells_people_apart(two_people: tuple[list[int], list[int]]) -> None:
    assert done("cluster").out == "2 people in 5 faces, 0 unsorted.\n"
    assert {frozenset(ids(person)) for person in people()} == set(map(frozenset, two_people))


def test_people_who_are_not_grouped_yet(photos: Path) -> None:
    done("undo")
    assert done("people").out == "The faces are not grouped yet: photoclust cluster\n"


def test_verify(photos: Path) -> None:
    one, two = photos / "one.jpg", photos / "two.jpg"
    lines = done("verify", one, two).out.splitlines()
    assert lines[0] == "The same person."
    assert re.fullmatch(r"distance 0\.\d{3}, threshold 0\.\d{3}, probability \d+\.\d%", lines[1])
    assert lines[2:] == [f"{two} has 2 faces; the largest was compared."]
    result = done("verify", one, two, "--json").json
    assert set(result) == {"same", "distance", "threshold", "probability", "faces"}
    assert result["same"] is True
    assert 0 <= result["distance"] < result["threshold"]
    assert result["faces"] == [1, 2]


def test_verify_needs_no_library(photos: Path, own_library: Path) -> None:
    own_library.unlink()
    done("verify", photos / "one.jpg", photos / "turned.jpg")
    assert not own_library.exists()


def test_identify(photos: Path) -> None:
    done("name", 1, "Eileen")
    one, two = done("identify", photos / "two.jpg").out.splitlines()
    form = r"Face {} of 2, from the left: Eileen, \d+% \(distance 0\.\d{{3}}, {}\)"
    assert re.fullmatch(form.format(1, "5 votes"), one)
    assert re.fullmatch(form.format(2, "5 votes"), two)
    left, right = done("identify", "-k", 1, photos / "two.jpg", "--json").json
    assert left["box"]["x"] < right["box"]["x"]
    (guess,) = left["guesses"]
    assert set(guess) == {"person_id", "name", "probability", "distance", "votes"}
    assert (guess["person_id"], guess["name"], guess["votes"]) == (1, "Eileen", 1)


def test_identify_knows_when_it_does_not_know(
    photos: Path, two_people: tuple[list[int], list[int]]
) -> None:
    done("cluster")
    (stranger,) = [person for person in people() if ids(person) == set(two_people[1])]
    done("name", stranger, "Zoë")
    assert done("identify", photos / "one.jpg").out == "Face 1 of 1, from the left: nobody I know\n"


def test_problems(photos: Path) -> None:
    said = done("problems")
    assert said.out.splitlines() == [
        "1 file could not be read:",
        f"  {photos / 'broken.jpg'}: This is not an image, or one of an unknown kind",
    ]
    assert done("problems", "--json").json == [
        {
            "path": str(photos / "broken.jpg"),
            "stage": "decode",
            "reason": "This is not an image, or one of an unknown kind",
        }
    ]


def test_doctor(photos: Path, own_library: Path) -> None:
    facts = done("doctor").out.splitlines()
    assert facts[-1] == "All is well."
    assert {line.split()[0] for line in facts} >= {"Python", "torch", "device", "embedding"}
    assert any(line.startswith("library ") and str(own_library) in line for line in facts)
    assert any("5 photos, 7 files, 5 faces" in line for line in facts)


# People


def test_people_as_a_table(photos: Path) -> None:
    done("name", 1, "Eileen")
    heading, row, last = done("people").out.splitlines()
    assert heading.split() == ["id", "name", "faces", "photos", "first", "last"]
    assert row.split()[:5] == ["1", "Eileen", "5", "4", "2019-07-06"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row.split()[5])
    assert last == "1 person, 0 faces unsorted."


def test_people_as_json(photos: Path) -> None:
    (person,) = done("people", "--json").json
    assert person.pop("last") > person.pop("first") == "2019-07-06T05:04:03"
    assert person.pop("cover") in ids(1)
    assert person == {
        "id": 1,
        "name": None,
        "state": "visible",
        "faces": 5,
        "photos": 4,
        "confirmed": 0,
    }


def test_faces(photos: Path) -> None:
    *lines, last = done("faces", 1).out.splitlines()
    assert last == "5 faces."
    assert len(lines) == FACES
    for line in lines:
        assert re.fullmatch(rf" +\d+ +\d+%  quality [01]\.\d\d  {re.escape(str(photos))}/.*", line)
    faces = done("faces", 1, "--json").json
    qualities = [face["quality"] for face in faces]
    assert qualities == sorted(qualities, reverse=True)
    assert set(faces[0]) == {
        *("id", "photo_id", "box", "score", "quality", "person_id", "confirmed", "probability")
    }
    assert set(faces[0]["box"]) == {"x", "y", "width", "height"}
    done("confirm", 1)
    assert done("faces", 1).out.count("confirmed") == FACES


def test_name_by_number_then_by_name(photos: Path) -> None:
    assert done("name", 1, "  Eileen \t Collins ").out == "Named person 1 'Eileen Collins'.\n"
    assert people() == {1: "Eileen Collins"}
    assert {face["confirmed"] for face in done("faces", 1, "--json").json} == {True}
    assert done("name", "eileen collins", "Zoë").out == "Named Eileen Collins 'Zoë'.\n"
    # However it is typed: composed or not, in whatever case.
    assert ids("ZOE\u0308") == ids(1)
    assert done("name", "Zoë", "Zoë").out == "That is so already: nothing was changed.\n"
    assert done("name", "Zoë").out == "Took the name from Zoë.\n"
    assert people() == {1: None}


@pytest.mark.parametrize(
    "name", ["[bold]x[/bold]", "[/]", "A/B", "👩‍🚀", "عربي", "O'Neill", "-dash", "x" * 200]
)
def test_any_name_is_shown_as_it_is(photos: Path, name: str) -> None:
    done("name", "1", "--", name)
    assert name in done("people").out
    assert done("people", "--json").json[0]["name"] == name
    assert f"Named person 1 '{name}'" in done("history", "--limit", 1).out
    assert ids(1) == {face["id"] for face in done("faces", "--json", "--", name).json}


def test_split_merge_and_back(photos: Path) -> None:
    two = sorted(ids(1))[:2]
    assert done("split", 1, *two).out == "Split 2 faces off person 1 as person 2.\n"
    assert ids(2) == set(two)
    done("name", 2, "Bea")
    # The one who is named first keeps the number, and gets the name.
    assert done("merge", 1, "Bea").out == "Merged Bea into person 1.\n"
    assert people() == {1: "Bea"}
    assert len(ids("Bea")) == FACES
    done("undo")
    assert people() == {1: None, 2: "Bea"}


def test_split_divides_by_itself(two_people: tuple[list[int], list[int]]) -> None:
    ours, theirs = two_people
    assert done("split", 1).out == "Split 2 faces off person 1 as person 2.\n"
    assert (ids(1), ids(2)) == (set(ours), set(theirs))
    assert done("split", 1).out == "These faces hold together: nothing was split.\n"


def test_split_is_told_after_a_long_history(two_people: tuple[list[int], list[int]]) -> None:
    for number in range(101):
        done("name", 1, f"Anna {number}")
    assert done("split", 1).out == "Split 2 faces off Anna 100 as person 2.\n"


def test_split_of_somebody_without_faces(photos: Path) -> None:
    done("name", 1, "Nobody")
    done("remove", *ids(1))
    assert done("split", "Nobody").out == "These faces hold together: nothing was split.\n"


def test_move_remove_reject(photos: Path) -> None:
    first, second, third, *rest = sorted(ids(1))
    done("split", 1, first)
    assert done("move", 2, second, third).out == "Moved 2 faces to person 2.\n"
    assert (ids(1), ids(2)) == (set(rest), {first, second, third})
    assert done("remove", first).out == "Removed 1 face from where they were.\n"
    assert (ids(2), ids()) == ({second, third}, {first})
    assert done("reject", second).out == "Rejected 1 face as not a face.\n"
    assert (ids(2), ids()) == ({third}, {first})
    assert done("people").out.endswith("2 people, 1 face unsorted.\n")
    # None of this is forgotten by a new grouping.
    done("cluster")
    assert third in ids(2)
    assert first not in ids(2)
    assert all(second not in ids(person) for person in (None, *people()))


def test_a_removed_face_does_not_come_back(photos: Path) -> None:
    face = min(ids(1))
    done("name", 1, "Eileen")
    done("remove", face)
    done("cluster")
    assert face not in ids("Eileen")


def test_ignore_and_show(photos: Path, tmp_path: Path) -> None:
    done("name", 1, "Eileen")
    assert done("ignore", "Eileen").out == "Ignored Eileen.\n"
    assert people() == {}
    assert "Eileen" not in done("people").out
    assert "Eileen (ignored)" in done("people", "--all").out
    assert done("people", "--all", "--json").json[0]["state"] == "ignored"
    assert "0 files to write" in done("export", "albums", tmp_path / "out", "--dry-run").out
    assert done("export", "table", tmp_path / "out.csv").out.startswith("0 rows ")
    assert done("show", 1).out == "Showed Eileen again.\n"
    assert people() == {1: "Eileen"}


def test_confirm(photos: Path) -> None:
    assert done("confirm", 1).out == "Confirmed 5 faces of person 1.\n"
    assert done("people", "--json").json[0]["confirmed"] == FACES
    assert done("confirm", 1).out == "That is so already: nothing was changed.\n"


def test_undo_redo_history(photos: Path) -> None:
    done("name", 1, "Ann")
    done("name", 1, "Bea")
    assert done("undo").out == "Undone: Named Ann 'Bea'.\n"
    assert people() == {1: "Ann"}
    assert done("undo").out == "Undone: Named person 1 'Ann'.\n"
    assert done("redo").out == "Done again: Named person 1 'Ann'.\n"
    done("ignore", 1)
    newest, dropped, *rest = done("history").out.splitlines()
    stamp = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  "
    assert re.fullmatch(f"{stamp}Ignored Ann", newest)
    assert re.fullmatch(rf"{stamp}Named Ann 'Bea' \(dropped\)", dropped)
    assert re.fullmatch(f"{stamp}Grouped 5 faces by hdbscan", rest[-1])
    assert len(done("history", "--limit", 2).out.splitlines()) == 2
    assert refused("redo") == "There is nothing to redo"
    for _ in range(3):
        done("undo")
    assert refused("undo") == "There is nothing to undo"
    assert ids()
    assert people() == {}


def test_decisions_outlive_the_grouping(photos: Path) -> None:
    done("name", 1, "Eileen")
    before = ids("Eileen")
    for method in (["--method", "linkage"], ["--people", "2"], []):
        done("cluster", *method)
        assert ids("Eileen") == before


# Taking it out


def albums_in(folder: Path) -> dict[str, set[str]]:
    return {
        album.name: {photo.name for photo in album.iterdir()}
        for album in folder.iterdir()
        if album.is_dir()
    }


@pytest.fixture
def two_named(two_people: tuple[list[int], list[int]]) -> None:
    """Ann and Bea, who are both in two.jpg."""
    done("cluster")
    for person in people():
        done("name", person, "Ann" if ids(person) == set(two_people[0]) else "Bea")


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


# Where it is printed to


def test_help_and_version() -> None:
    assert done("--version").out == f"photoclust {__version__}\n"
    assert "COMMAND" in done("--help").out
    for command in commands():
        assert done(command, "--help").out.startswith(f"usage: photoclust {command} ")


def commands() -> list[str]:
    (action,) = [a for a in cli.build_parser()._actions if isinstance(a.choices, dict)]
    return list(action.choices)


@pytest.mark.parametrize(
    "arguments", [["people"], ["people", "--all"], ["faces", "1"], ["history"], ["problems"]]
)
def test_piped_output_has_no_escape_codes(photos: Path, arguments: list[str]) -> None:
    piped = python(*arguments, stdout=subprocess.PIPE)
    assert (piped.returncode, piped.stderr) == (0, "")
    assert piped.stdout
    assert "\x1b" not in piped.stdout


def test_a_long_name_is_not_folded_in_a_pipe(photos: Path) -> None:
    done("name", 1, "x" * 200)
    assert "x" * 200 in python("people", stdout=subprocess.PIPE).stdout


@pytest.mark.parametrize("command", ["people", "history", "faces"])
def test_a_reader_who_has_enough_is_no_error(photos: Path, command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = python(command, stdout=writing)
    finally:
        os.close(writing)
    assert ended.stderr == ""
    assert ended.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", ["people", "history"])
def test_a_full_disk_under_the_output_is_told(photos: Path, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        ended = python(command, stdout=full)
    assert ended.stderr == ("photoclust: The output cannot be written: No space left on device\n")
    assert ended.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("command", ["people", "history"])
def test_no_output_at_all_is_no_error(photos: Path, command: str) -> None:
    closed = subprocess.run(
        ["sh", "-c", f'exec "$0" -m photoclust {command} >&-', sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (closed.returncode, closed.stderr) == (0, "")


def test_names_that_are_not_text_are_escaped(
    photos: Path, own_library: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    names = [b"esc\x1b[31m.jpg", b"line\nbreak.jpg", b"two  spaces.jpg", b"latin\xe9.jpg"]
    for name in names:
        try:
            Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_bytes(b"x")  # noqa: PTH118
        except OSError:
            pytest.skip("this file system takes no such names")
    lines = done("scan", folder).out.splitlines()
    # The first line tells the counts, the second how many could not be read.
    assert len(lines) == 2 + len(names)
    shown = "\n".join(lines)
    for name in ("esc\\x1b[31m.jpg", "line\\nbreak.jpg", "two  spaces.jpg", "latin\\udce9.jpg"):
        assert f"{folder}/{name}: " in shown
    assert {Path(problem["path"]).parent for problem in done("problems", "--json").json} == {
        photos,
        folder,
    }


def test_photoclust_is_run_as_a_module(photos: Path) -> None:
    ended = python("people", "--json", stdout=subprocess.PIPE)
    assert json.loads(ended.stdout)[0]["id"] == 1
    assert python("people", "--library", "/nowhere/at/all", stdout=subprocess.PIPE).returncode == 1


def test_the_library_is_the_one_that_is_named(photos: Path, own_library: Path) -> None:
    other = own_library.with_name("other.photoclust")
    shutil.copy(own_library, other)
    done("name", 1, "Eileen", "--library", other)
    assert people() == {1: None}
    assert photoclust("people", "--library", other).out.count("Eileen") == 1
