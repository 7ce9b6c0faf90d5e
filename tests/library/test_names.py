"""Names as they are stored: any script, nothing invisible, each only once."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoclust.errors import EditError
from photoclust.library.edits import LONGEST_NAME, clean_name, same_name

# Any character, but more often those that are trouble.
troublesome = st.sampled_from(" \t\n\0\x1b\x85\u0301\u0327e\u00e9\u200b\u200d\u202e\ufe0f\ud800K")
texts = st.lists(troublesome | st.characters(), max_size=20).map("".join)


@pytest.mark.parametrize(
    "name",
    [
        "Anna",
        "Ann-Marie O’Neill, jr.",
        "Zoë",
        "李小龍",
        "שרה",
        "محمد الفاتح",
        "अनुष्का",
        "👩‍👩‍👧‍👦",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "❤️ Mum",
        "نامه‌ای",
        "\u2067שרה\u2069 (2)",
        "𝒜𝓃𝓃𝒶",
        "\U0001fae9",
        "a" * LONGEST_NAME,
    ],
)
def test_kept_as_they_are(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("  Anna \t Maria\n", "Anna Maria"),
        ("Anna\u00a0\u3000Maria\u2028", "Anna Maria"),
        ("An\0na\x1b[31m\x7f", "Anna[31m"),
        ("Zoe\u0308", "Zoë"),
        ("Zoe\0\u0308", "Zoë"),
        ("A\ud800B", "AB"),
        ("\u212b", "\u00c5"),
    ],
)
def test_cleaned(given: str, stored: str) -> None:
    assert clean_name(given) == stored


@pytest.mark.parametrize(
    "name", ["", " ", "\t\n", "\0", "\u3000", "\u200b", "\u200e \u200f", "\ud800"]
)
def test_empty(name: str) -> None:
    with pytest.raises(EditError, match="empty"):
        clean_name(name)


def test_too_long() -> None:
    with pytest.raises(EditError, match="201 characters; use at most 200"):
        clean_name("a" * (LONGEST_NAME + 1))
    assert clean_name("a" + " " * 500 + "b") == "a b"


@given(texts)
def test_clean(name: str) -> None:
    try:
        stored = clean_name(name)
    except EditError:
        return
    assert clean_name(stored) == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in stored)
    assert stored == " ".join(stored.split())
    assert 0 < len(stored) <= LONGEST_NAME
    stored.encode()


@given(texts)
def test_nothing_else_is_lost(name: str) -> None:
    kept = [c for c in name if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cs")]
    try:
        stored = clean_name(name)
    except EditError:
        assert all(unicodedata.category(c) == "Cf" for c in kept)
        return
    composed = unicodedata.normalize("NFC", "".join(kept))
    assert unicodedata.normalize("NFC", stored.replace(" ", "")) == composed


@given(texts)
def test_the_way_it_is_composed_does_not_matter(name: str) -> None:
    try:
        stored = clean_name(name)
    except EditError:
        return
    assert clean_name(unicodedata.normalize("NFD", stored)) == stored


def test_same_name() -> None:
    assert same_name("ANNA", "anna")
    assert same_name("Straße", "STRASSE")
    assert not same_name("Anna", "Anne")
