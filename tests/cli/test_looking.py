"""Valid use of the commands that read photos."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.cli.queries import ids, people
from tests.journeys.small import done, make_photos


def test_sort_says_what_it_did_and_what_to_do_next(
    tmp_path: Path, astronaut: NDArray[np.uint8]
) -> None:
    photos = make_photos(tmp_path / "photos", astronaut)
    said = done("sort", photos)
    lines = said.out.splitlines()
    assert re.fullmatch(
        r"5 new, 1 further cop\w+, 1 not read; \d faces found in \d+ s \(.* a second\)\.", lines[0]
    )
    assert lines[1] == "1 file could not be read:"
    assert lines[2].startswith(f"  {photos / 'broken.jpg'}: ")
    assert lines[-2] == "1 person, 0 faces unsorted."
    assert lines[-1] == 'Name somebody: photoclust name 1 "Anna"'


def test_a_second_scan_finds_nothing_new(photos: Path) -> None:
    for arguments in ([photos], []):
        said = done("scan", *arguments)
        assert said.out.startswith("6 unchanged, 1 not read; 0 faces found in ")
    assert people() == {1: None}


def test_scan_again_keeps_what_was_decided(photos: Path) -> None:
    done("name", 1, "Eileen")
    before = ids("Eileen")
    said = done("scan", "--again", "--workers", 1, "--min-score", "0.95", "--min-face", 40)
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


def test_cluster_separates_people(two_people: tuple[list[int], list[int]]) -> None:
    assert done("cluster").out == "2 people in 5 faces, 0 unsorted.\n"
    assert {frozenset(ids(person)) for person in people()} == set(map(frozenset, two_people))


def test_people_who_are_not_grouped_yet(photos: Path) -> None:
    done("undo")
    assert done("people").out == "The faces are not grouped yet: photoclust cluster\n"


def test_verify(photos: Path) -> None:
    one, two = photos / "one.jpg", photos / "two.jpg"
    lines = done("verify", one, two).out.splitlines()
    assert lines[0] == "The same person."
    assert re.fullmatch(r"distance 0\.\d{3}, threshold 1\.\d{3}, probability \d+\.\d%", lines[1])
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
    # All of their faces are copies of one, and count as one.
    form = r"Face {} of 2, from the left: Eileen, \d+% \(distance 0\.\d{{3}}, {}\)"
    assert re.fullmatch(form.format(1, "1 vote"), one)
    assert re.fullmatch(form.format(2, "1 vote"), two)
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
    first, second = said.out.splitlines()
    assert first == "1 file could not be read:"
    assert second.startswith(f"  {photos / 'broken.jpg'}: This is not an image, or one of an unkn")
    (problem,) = done("problems", "--json").json
    assert (problem["path"], problem["stage"]) == (str(photos / "broken.jpg"), "decode")
    assert problem["reason"] in second
    assert second.endswith(f"(since {problem['since'][:10]})")


def test_doctor(photos: Path, own_library: Path) -> None:
    facts = done("doctor").out.splitlines()
    assert facts[-1] == "All is well."
    assert {line.split()[0] for line in facts} >= {"Python", "torch", "device", "embedding"}
    assert any(line.startswith("library ") and str(own_library) in line for line in facts)
    assert any("5 photos, 7 files, 5 faces" in line for line in facts)
