"""Names: valid on every system, as close to the label as possible, and distinct."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from photoclust.export.names import (
    FILE_BYTES,
    NAME_BYTES,
    distinct_files,
    distinct_names,
    folded,
    portable_file_name,
    safe_name,
)

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
WALES = "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
# Characters that interact: separators, marks, joiners, controls, reserved letters, emoji.
AWKWARD = st.text(
    "conpraux.1²  \t/\\:_aé\u0301\u0338\u0345<ßſİıK\u212a\u037e\u200c\u200d\u200e\u202e\ufe0f"
    "\u034f\ufeff\u0378\ue000\ud800\udcff👨👩🏽🇩🇪ش\U000e0067\u3164\u2028\x00\x85",
    max_size=60,
)
NAMES = st.text(max_size=200) | AWKWARD | st.text("e\u0301👨\u200d🏽", min_size=60, max_size=300)
FORBIDDEN = set('<>:"/\\|?*')
RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789¹²³"
}


def assert_valid(name: str, limit: int = NAME_BYTES) -> None:
    assert name
    assert len(name.encode()) <= limit
    assert not FORBIDDEN & set(name)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Co", "Zl", "Zp") for char in name)
    assert name[-1] not in ". "
    assert name.split(".")[0].rstrip().lower() not in RESERVED


@given(NAMES)
@example("CON" + " " * 130 + "x")
@example("aux" + "." * 130 + "é")
@example("e\u034f\u0301\u200da")
@example("e" + "\u0301\u0327" * 100)
def test_safe_name_is_valid_normal_and_its_own_safe_name(name: str) -> None:
    safe = safe_name(name)
    assert_valid(safe)
    assert safe[0] not in ". "
    assert unicodedata.is_normalized("NFC", safe)
    assert safe_name(safe) == safe


@pytest.mark.parametrize(
    "name",
    [
        "Anna",
        "Anna-Lena O’Connor, Jr.x",
        "José Ñandú",
        "山田太郎",
        "辻\U000e0100",
        "שרה כהן",
        "محمد",
        "می\u200cخواهم",
        "क\u094d\u200dष",
        "Ben ❤️ 1️⃣",
        f"{FAMILY} Müller",
        "👍🏽",
        "🇩🇪 Oma",
        WALES,
        "🫨",
        "Conrad",
        "Aux Nul",
        "COM10",
        "con moto",
    ],
)
def test_good_names_stay(name: str) -> None:
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("", "Unnamed"),
        ("...", "Unnamed"),
        (" \u3164\u200b\u0301 ", "Unnamed"),
        ("\u202e\ud800", "Unnamed"),
        ("..", "Unnamed"),
        ("../etc", "_etc"),
        ("a/b\\c", "a_b_c"),
        ('<>:"|?*', "_______"),
        ("Anna\nLena\t\x7f", "Anna_Lena__"),
        (" .Anna. ", "Anna"),
        ("Jose\u0301", "José"),
        ("An\u200bna\u202e\u2066\ufeff", "Anna"),
        ("An\u200d\u200dna\u200d", "Anna"),
        ("A\u0378\ue000\udcffb", "Ab"),
        ("con", "con_"),
        ("Lpt¹", "Lpt¹_"),
        ("COM1.x", "COM1_x"),
        ("nul .tar", "nul _tar"),
    ],
)
def test_bad_names_become_their_nearest_neighbour(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("cluster", ["é", "x\u0323\u0307", FAMILY, "👍🏽", "🇩🇪", WALES, "한"])
def test_long_names_end_between_two_characters(cluster: str) -> None:
    cluster = unicodedata.normalize("NFC", cluster)
    fitting = NAME_BYTES // len(cluster.encode())
    assert safe_name(cluster * 100) == cluster * fitting


def test_a_single_character_too_long_keeps_its_base() -> None:
    assert safe_name("q" + "\u0323" * 200) == "q"


@given(st.lists(NAMES | st.sampled_from(["Anna", "ANNA", "Anna (2)", "É", "e\u0301", "ß", "SS"])))
def test_distinct_names_are_safe_and_distinct_on_every_system(labels: list[str]) -> None:
    names = distinct_names(dict(enumerate(labels)), taken=["anna"])
    assert list(names) == list(range(len(labels)))
    for name in names.values():
        assert_valid(name)
    for form in ("NFC", "NFD"):
        blurred = [unicodedata.normalize(form, name).casefold() for name in names.values()]
        assert len(set(blurred) | {"anna"}) == len(labels) + 1


def test_collisions_are_numbered_around_real_names() -> None:
    labels = {"a": "Anna", "b": "anna", "c": "Anna (2)", "d": "ANNA\u200b", "e": "Ben"}
    assert distinct_names(labels) == {
        "a": "Anna",
        "b": "anna (3)",
        "c": "Anna (2)",
        "d": "ANNA (4)",
        "e": "Ben",
    }


def test_numbers_fit_into_the_limit() -> None:
    names = distinct_names(dict.fromkeys(range(12), "é" * 200))
    assert all(len(name.encode()) <= NAME_BYTES for name in names.values())
    assert names[11] == "é" * 57 + " (12)"


def test_ten_thousand_equal_names_take_no_time() -> None:
    names = distinct_files(dict.fromkeys(range(10_000), "image.jpg"))
    assert names[9_999] == "image (10000).jpg"


@given(NAMES.filter(bool) | st.text(min_size=100, max_size=300))
def test_file_names_become_portable_and_portable_ones_stay(name: str) -> None:
    portable = portable_file_name(name)
    assert_valid(portable, FILE_BYTES)
    assert portable_file_name(portable) == portable


@pytest.mark.parametrize("name", ["IMG_1.JPG", "Jose\u0301.jpg", " a..b .jpg", "CON1.jpg", "é"])
def test_portable_file_names_are_not_touched(name: str) -> None:
    assert portable_file_name(name) == name


@pytest.mark.parametrize(
    ("name", "portable"),
    [
        ("a:b.jpg", "a_b.jpg"),
        ("AUX.jpg", "AUX_.jpg"),
        ("x.jp?g", "x.jp_g"),
        ("Stra\udcdfe.jpg", "Strae.jpg"),
        ("\udcff.jpg", "Unnamed.jpg"),
        ("x.jpg ", "x.jpg"),
        ("é" * 200 + ".jpg", "é" * 125 + ".jpg"),
    ],
)
def test_other_file_names_keep_their_suffix(name: str, portable: str) -> None:
    assert portable_file_name(name) == portable


def test_equal_file_names_are_numbered_before_the_suffix() -> None:
    names = {1: "IMG_1.jpg", 2: "img_1.JPG", 3: "IMG_1.png", 4: "a" * 251 + ".jpg"}
    taken = ["IMG_1 (2).jpg", "A" * 251 + ".JPG"]
    assert distinct_files(names, taken) == {
        1: "IMG_1.jpg",
        2: "img_1 (3).JPG",
        3: "IMG_1.png",
        4: "a" * 247 + " (2).jpg",
    }


@pytest.mark.parametrize(
    ("one", "other"), [("É", "e\u0301"), ("Straße", "STRASSE"), ("❤️", "❤"), ("é\u200dé", "éé")]
)
def test_folded_blurs_what_some_system_blurs(one: str, other: str) -> None:
    assert folded(one) == folded(other)
