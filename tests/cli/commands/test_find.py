"""Photos found by recipes, and recipes kept as albums."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.small import done, refused


def test_photos_are_found_and_the_recipe_is_kept(photos: Path, two_named: None) -> None:
    both = done("find", "ann", "and", "bea", "--save", "Both")
    assert both.out == f"{photos / 'two.jpg'}\n1 photo.\n"
    assert done("find", "Ann and Bea together").out == both.out
    (one,) = done("find", "--json", "Ann and Bea").json
    assert one["paths"] == [str(photos / "two.jpg")]
    assert done("albums").out == "Both: 1 photo (Ann and Bea)\n1 album.\n"
    assert done("albums", "--delete", "both").out == "Deleted the album 'Both'.\n"
    assert done("undo").out == "Undone: Deleted the album 'Both'.\n"
    assert done("albums", "--json").json == [{"id": 1, "name": "Both", "recipe": "Ann and Bea"}]


def test_what_is_wrong_with_a_recipe_is_said(photos: Path, two_named: None) -> None:
    assert refused("find", "Ann", "and", "Bob").startswith(
        "There is nobody called 'Bob', at character 9; "
    )
    assert refused("find", "Ann", "--save", " ").startswith("The name is empty")
    assert refused("albums", "--delete", "Both") == (
        "There is no album 'Both'; list them with: photoclust albums"
    )


def test_an_album_that_cannot_be_understood_any_more_says_why(
    photos: Path, two_named: None
) -> None:
    one, other = (person["id"] for person in done("people", "--json").json)
    done("find", f"#{other}", "--save", "Hers")
    done("merge", one, other)
    told = f"There is no person {other}, at character 1"
    assert done("albums").out == f"Hers: {told} (#{other})\n1 album.\n"
