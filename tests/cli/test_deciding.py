"""Valid use of the commands that change people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.queries import FACES, ids, people
from tests.journeys.small import done, refused


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
        "clear": 5,
        "born": None,
        "favourite": False,
        "distinct_name": None,
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
    assert (
        done("name", 1, "  Eileen \t Collins ").out == "Gave person 1 the name 'Eileen Collins'.\n"
    )
    assert people() == {1: "Eileen Collins"}
    assert {face["confirmed"] for face in done("faces", 1, "--json").json} == {True}
    assert done("name", "eileen collins", "Zoë").out == "Gave Eileen Collins the name 'Zoë'.\n"
    # However it is typed: composed or not, in whatever case.
    assert ids("ZOE\u0308") == ids(1)
    assert done("name", "Zoë", "Zoë").out == "That is so already: nothing was changed.\n"
    assert done("name", "Zoë").out == "Took the name from Zoë.\n"
    assert people() == {1: None}


def test_two_people_of_one_name(photos: Path) -> None:
    done("split", 1, *sorted(ids(1))[:2])
    done("name", 1, "Anna")
    said = refused("name", 2, "anna")
    assert "Person 1 is called 'Anna' already; the same: photoclust merge 1 2" in said
    assert "--another" in said
    assert done("name", 2, "Anna", "--another").out == "Gave person 2 the name 'Anna'.\n"
    ways = "2 people are called 'anna': 1 = Anna (#1), 2 = Anna (#2)"
    for use in (["faces", "anna"], ["merge", 1, "anna"], ["forget", "anna"]):
        assert ways in refused(*use)
    assert "at character 1: #1 = Anna (#1), #2 = Anna (#2)" in refused("find", "anna")
    assert ids("Anna (#2)") == ids("#2") == ids(2)
    done("born", "Anna (#1)", "2019-05-03")
    done("name", "#2", "Anna (school)")
    assert people() == {1: "Anna", 2: "Anna (school)"}
    # The bare name is one's whole name now.
    assert ids("anna") == ids(1)
    done("name", 1, "Anna (home)")
    assert "1 = Anna (home), 2 = Anna (school)" in refused("faces", "anna")


def test_births_and_favourites(photos: Path) -> None:
    assert done("born", 1, "2019-05").out == "Person 1 was born 2019-05.\n"
    assert "is no date of birth" in refused("born", 1, "May")
    assert done("favourite", 1).out == "Added person 1 to the favourites.\n"
    (person,) = done("people", "--json").json
    assert (person["born"], person["favourite"]) == ("2019-05", True)
    assert done("born", 1).out == "Took the date of birth from person 1.\n"
    assert done("favourite", 1, "--drop").out == "Took person 1 out of the favourites.\n"
    (person,) = done("people", "--json").json
    assert (person["born"], person["favourite"]) == (None, False)


@pytest.mark.parametrize(
    "name", ["[bold]x[/bold]", "[/]", "A/B", "👩‍🚀", "عربي", "O'Neill", "-dash", "x" * 200]
)
def test_any_name_is_shown_as_it_is(photos: Path, name: str) -> None:
    done("name", "1", "--", name)
    assert name in done("people").out
    assert done("people", "--json").json[0]["name"] == name
    assert f"Gave person 1 the name '{name}'" in done("history", "--limit", 1).out
    assert ids(1) == {face["id"] for face in done("faces", "--json", "--", name).json}


@pytest.mark.parametrize("name", ["-rf", "-", "-h1", "-5", "-x y"])
def test_a_name_with_a_dash_is_no_option(photos: Path, name: str) -> None:
    assert done("name", 1, name).out == f"Gave person 1 the name '{name}'.\n"
    assert people() == {1: name}
    assert ids(1) == {face["id"] for face in done("faces", name, "--json").json}
    assert done("name", name, "--", "--json").out == f"Gave {name} the name '--json'.\n"
    assert people() == {1: "--json"}


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


def test_split_is_reported_after_a_long_history(two_people: tuple[list[int], list[int]]) -> None:
    for number in range(101):
        done("name", 1, f"Anna {number}", "--all")
    assert done("split", 1).out == "Split 2 faces off Anna 100 as person 2.\n"


def test_split_of_a_person_without_faces(photos: Path) -> None:
    done("name", 1, "Nobody")
    done("remove", *ids(1))
    assert done("split", "Nobody").out == "These faces hold together: nothing was split.\n"


def test_move_remove_reject(photos: Path) -> None:
    first, second, third, *rest = sorted(ids(1))
    done("split", 1, first)
    assert done("move", 2, second, third).out == "Moved 2 faces to person 2.\n"
    assert (ids(1), ids(2)) == (set(rest), {first, second, third})
    assert done("remove", first).out == "Removed 1 face from where it was.\n"
    assert (ids(2), ids()) == ({second, third}, {first})
    assert done("reject", second).out == "Rejected 1 face as not a face.\n"
    assert (ids(2), ids()) == ({third}, {first})
    assert done("people", "--all").out.endswith("2 people, 1 face unsorted.\n")
    # A new grouping keeps all of this.
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
    assert done("undo").out == "Undone: Gave Ann the name 'Bea'.\n"
    assert people() == {1: "Ann"}
    assert done("undo").out == "Undone: Gave person 1 the name 'Ann'.\n"
    assert done("redo").out == "Done again: Gave person 1 the name 'Ann'.\n"
    done("ignore", 1)
    newest, dropped, *rest = done("history").out.splitlines()
    stamp = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  "
    assert re.fullmatch(f"{stamp}Ignored Ann", newest)
    assert re.fullmatch(rf"{stamp}Gave Ann the name 'Bea' \(dropped\)", dropped)
    assert re.fullmatch(f"{stamp}Grouped 5 faces", rest[-1])
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


def test_suggestions_are_listed_and_accepted(two_people: tuple[list[int], list[int]]) -> None:
    first, *others = sorted(two_people[0])
    done("split", 1, first)
    done("name", 2, "Ann")
    said = done("suggestions").out.splitlines()
    assert said[-1] == f"{len(others)} faces to check of 1 person."
    assert {line.partition(":")[0] for line in said[:-1]} == {f"face {face}" for face in others}
    found = done("suggestions", "Ann", "--json").json
    assert {(one["face"], one["person_id"]) for one in found} == {(face, 2) for face in others}
    assert done("suggestions", "--accept").out == f"Moved {len(others)} faces to Ann.\n"
    assert ids(2) == {first, *others}
    assert done("suggestions", "Ann").out == "Nothing to check.\n"


def test_confirmed_faces_that_look_wrong(two_people: tuple[list[int], list[int]]) -> None:
    bea = sorted(two_people[1])
    assert done("audit").out == "No confirmed face looks wrong.\n"
    done("split", 1, bea[1])
    done("name", 1, "Ann", "--all")  # of whose faces one is Bea's
    done("name", 2, "Bea")
    said = done("audit").out.splitlines()
    assert len(said) == 2
    assert re.fullmatch(rf"face {bea[0]}: Ann, wrong by \d+%, rather Bea", said[0])
    assert said[1] == "1 face to look at again."
    assert [one["face"] for one in done("audit", "Ann", "--json").json] == [bea[0]]
    assert done("audit", "Bea", "--json").json == []
    assert done("audit", "--right", bea[0]).out == "Checked 1 face of Ann: right.\n"
    assert done("audit").out == "No confirmed face looks wrong.\n"
    done("undo")
    assert len(done("audit", "--json").json) == 1
    done("remove", bea[0])
    assert done("audit").out == "No confirmed face looks wrong.\n"
    assert refused("audit", "--right", bea[0]).startswith(f"Face {bea[0]} is with nobody")
    assert refused("audit", "--right", 9999).startswith("Face 9999 is with nobody")


def test_why_two_faces_are_together(two_people: tuple[list[int], list[int]]) -> None:
    ann, bea = (sorted(faces) for faces in two_people)
    chain = done("why", ann[0], bea[-1], "--json").json
    assert (chain["faces"][0], chain["faces"][-1]) == (ann[0], bea[-1])
    # The weakest link is where the one becomes the other.
    weakest = chain["weakest"]
    assert {chain["faces"][weakest] in ann, chain["faces"][weakest + 1] in ann} == {True, False}
    said = done("why", ann[0], bea[-1]).out.splitlines()
    assert len(said) == len(chain["links"]) + 1
    assert "very weak" in said[weakest]
    lesser = min((ann, bea), key=len)
    assert said[-1] == f"With --cut, {len(lesser)} faces of Person 1 become a new person."
    out = done("why", ann[0], bea[-1], "--cut").out
    assert out == f"Split {len(lesser)} faces off person 1 as person 2.\n"
    assert ids(2) == set(lesser)
    assert refused("why", ann[0], bea[-1]).startswith(
        f"Face {ann[0]} and face {bea[-1]} are not with one person"
    )
    done("name", 2, "Cut")
    assert done("why", lesser[0], "Cut").out == done("why", lesser[0]).out
    other = next(face for face in (ann[0], bea[0]) if face not in lesser)
    assert refused("why", other, "Cut").startswith(f"Face {other} is not with Cut")
    done("split", 1, other)
    assert done("why", other).out == f"Nothing joins face {other} to others of Person 3.\n"
    done("remove", other)
    assert refused("why", other).startswith(f"Face {other} is with nobody")


def test_how_complete_people_are(two_people: tuple[list[int], list[int]]) -> None:
    assert done("complete").out.startswith("Nobody has a name yet")
    first, *others = sorted(two_people[0])
    done("split", 1, first)
    done("name", 2, "Ann")
    (before,) = done("complete", "--json").json
    assert before["found"] == 1
    assert before["missing"] == pytest.approx(len(others), abs=0.5)
    assert before["low"] <= before["share"] <= before["high"]
    done("suggestions", "--accept")
    (after,) = done("complete", "Ann", "--json").json
    assert after["share"] > 0.95 > before["share"]
    said = done("complete").out
    assert re.fullmatch(r"Ann: about \d+ % found, between \d+ and \d+\n", said)
