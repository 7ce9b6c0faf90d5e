from __future__ import annotations

import errno
from pathlib import Path

import numpy as np
import pytest

from photoclust.messages import ENGLISH, Message, explained, person_value, reason_of
from photoclust.messages.translations import load_language
from photoclust.types import PersonState

ANNA, SOMEBODY = person_value(3, "Anna"), person_value(7, None)


@pytest.mark.parametrize(
    ("count", "english", "german", "korean"),
    [
        (0, "Rejected 0 faces", "0 Gesichter als", "얼굴 0개을(를)"),
        (1, "Rejected 1 face", "1 Gesicht als", "얼굴 1개을(를)"),
        (14, "Rejected 14 faces", "14 Gesichter als", "얼굴 14개을(를)"),
        (1287, "Rejected 1,287 faces", "1.287 Gesichter als", "얼굴 1,287개을(를)"),
    ],
)
def test_nouns_have_plurals(count: int, english: str, german: str, korean: str) -> None:
    message = Message.of("rejected", count=count)
    assert ENGLISH.text(message) == f"{english} as not a face"
    assert load_language("de").text(message).startswith(german)
    assert load_language("ko").text(message).startswith(korean)


def test_sentences_have_plural_forms_too() -> None:
    one, two = (Message.of("answered", count=count, person=ANNA) for count in (1, 2))
    assert ENGLISH.text(one) == "Answered whether 1 face is Anna"
    assert ENGLISH.text(two) == "Answered whether 2 faces are Anna"
    assert ENGLISH.text(Message.of("removed", count=1)) == "Removed 1 face from where it was"
    joined = Message.of("joined", count=1)
    assert ENGLISH.text(joined) == "Put 1 face with the person it surely shows"
    assert load_language("de").text(one) == "Beantwortet, ob 1 Gesicht Anna ist"
    assert load_language("ko").text(two) == "얼굴 2개가 Anna인지 답함"
    none = Message.of("adapter-too-few-people", count=0, faces=5, people=3)
    assert ENGLISH.text(none).startswith("None of the people have 5 or more")


def test_people_go_by_name_or_number() -> None:
    message = Message.of("merged", others=[SOMEBODY, ANNA], person=person_value(1, "anton"))
    assert ENGLISH.text(message) == "Merged person 7 and Anna into anton"
    assert load_language("de").text(message) == "Person 7 und Anna mit anton zusammengeführt"
    assert load_language("ko").text(message) == "인물 7, Anna을(를) anton에 합침"


def test_the_window_has_no_numbers_for_people() -> None:
    english, german = ENGLISH.without_numbers(), load_language("de").without_numbers()
    confirmed = Message.of("confirmed", count=2, person=SOMEBODY)
    assert english.text(confirmed) == "Confirmed 2 faces of an unnamed person"
    assert german.text(confirmed) == "2 Gesichter von jemand ohne Namen bestätigt"
    one = Message.of("merged", others=[SOMEBODY], person=ANNA)
    several = Message.of("merged", others=[SOMEBODY, ANNA, SOMEBODY], person=ANNA)
    assert english.text(one) == "Merged an unnamed person into Anna"
    assert english.text(several) == "Merged Anna and 2 people into Anna"


def test_only_a_stand_in_for_a_name_is_capitalised_at_the_beginning() -> None:
    assert ENGLISH.text(Message.of("not-same", person=SOMEBODY, other=SOMEBODY)) == (
        "Person 7 and person 7 said to be two people"
    )
    anton = person_value(1, "anton")
    assert ENGLISH.text(Message.of("not-same", person=anton, other=ANNA)).startswith("anton and")


def test_what_the_system_says_is_translated_where_it_is_known() -> None:
    denied = Message.of("system", reason=reason_of(PermissionError(errno.EACCES, "Nope")))
    assert ENGLISH.text(denied) == "Nope"
    assert load_language("de").text(denied) == "Zugriff verweigert"
    odd = Message.of("system", reason=reason_of(OSError(0, "Odd")))
    assert load_language("de").text(odd) == "Odd"
    assert ENGLISH.text(Message.of("system", reason=reason_of(OSError()))) == "OSError"


def test_numbers_are_written_as_the_language_does() -> None:
    tried = Message.of("adapter-tried", faces=12345, people=3, pairs=1000)
    rate = Message.of("adapter-rate-of-known", before=0.9124, after=1.0)
    space = Message.of("albums-too-large", needed=1_234_560_000, folder="/a", free=0)
    english, german = ENGLISH, load_language("de")
    assert "12,345 confirmed faces of 3 people" in english.text(tried)
    assert "12.345 bestätigten Gesichtern von 3 Personen" in german.text(tried)
    assert english.text(rate).endswith("91.2% found without the adapter, 100.0% with it")
    assert german.text(rate).endswith("91,2 % gefunden ohne den Adapter, 100,0 % mit ihm")
    assert "1,234.6 MB" in english.text(space)
    assert "1.234,6 MB" in german.text(space)


def test_terms_are_translated() -> None:
    message = Message.of("setting-out-of-range", setting="pixel limit", value=1, low=2, high=3)
    assert explained(message) == "The pixel limit is 1; choose one from 2 to 3"
    assert load_language("de").text(message) == "Wert für „Pixelgrenze“: 1"


def test_a_message_may_hold_another() -> None:
    inside = Message.of("photo-changed")
    message = Message.of("photo-problem", path=Path("/a.jpg"), problem=inside)
    assert explained(message) == "/a.jpg: The file has changed since it was scanned; scan again"
    assert load_language("de").remedy(message) == "noch einmal einlesen"


def test_the_command_line_has_remedies_of_its_own() -> None:
    damaged = Message.of("library-damaged", library="/x")
    assert ENGLISH.remedy(damaged) == "restore a backup, or choose another file"
    assert ENGLISH.remedy(damaged, command_line=True).endswith("with --library FILE")
    unknown = Message.of("no-such-person", person=3)
    assert ENGLISH.remedy(unknown) == ""
    assert explained(unknown) == "There is no person 3; list them with: photoclust people"


def test_values_become_plain() -> None:
    message = Message.of(
        "x",
        path=Path("/a"),
        state=PersonState.IGNORED,
        number=np.int64(3),
        share=np.float32(0.5),
        inside=Message.of("y"),
        several=(Path("b"), True),
    )
    assert Message.stored("x", message.as_json()) == message
    assert message.parameters == {
        "path": "/a",
        "state": "ignored",
        "number": 3,
        "share": 0.5,
        "inside": {"code": "y", "parameters": {}},
        "several": ["b", True],
    }


def test_paths_that_are_no_text_survive() -> None:
    message = Message.of("library-missing", library=Path("/b\udcffd"))
    assert message.as_json().isascii()
    assert Message.stored("library-missing", message.as_json()) == message


def test_messages_are_values() -> None:
    one, same, other = (Message.of("rejected", count=n) for n in (1, 1, 2))
    assert {one, same, other} == {one, other}


@pytest.mark.parametrize("parameters", ["", "{", "[1]", "null", "[" * 100_000])
def test_damaged_parameters_are_none(parameters: str) -> None:
    message = Message.stored("named", parameters)
    assert message.parameters == {}
    assert ENGLISH.text(message) == "Gave ? the name '?'"


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, {"id": 3}, {"code": 5}])
@pytest.mark.parametrize(
    "code", ["named", "merged", "rejected", "system", "taken-back", "photo-problem", "answered"]
)
def test_parameters_that_make_no_sense_raise_nothing(code: str, value: object) -> None:
    names = ("person", "others", "count", "reason", "decision", "problem", "name", "path")
    message = Message(code, dict.fromkeys(names, value))
    for spoken in (ENGLISH, load_language("de"), load_language("ko")):
        assert spoken.explained(message)


def test_a_code_of_another_version_is_shown() -> None:
    assert ENGLISH.text(Message("teleported", {"count": 3})) == "teleported (count: 3)"
    assert ENGLISH.explained(Message("teleported")) == "teleported"


def test_a_code_of_another_version_is_shown_whatever_it_holds() -> None:
    value: object = 0
    for _ in range(200_000):  # deeper than any Python follows
        value = [value]
    newer = Message("made-later", {"deep": value, "large": 10**5000, "what": "ever"})
    assert ENGLISH.explained(newer) == "made-later (deep: ?, large: ?, what: ever)"
    assert ENGLISH.text(Message("")) == "?"


def test_braces_in_values_are_left_alone() -> None:
    assert ENGLISH.text(Message.literal("{count:faces} {")) == "{count:faces} {"
    assert (
        ENGLISH.text(Message.of("named", person=person_value(1, "{id}"), name="{"))
        == "Gave {id} the name '{'"
    )


def test_what_was_typed_stays_in_one_line() -> None:
    message = Message.of("no-such-device", device="cp\nu", known="cpu")
    assert ENGLISH.text(message) == r"There is no device 'cp\nu'"


def test_there_is_english_for_all_other_languages() -> None:
    assert load_language("xx") is ENGLISH
