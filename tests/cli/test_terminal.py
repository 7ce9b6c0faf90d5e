"""Printed text is one line where promised, and has no control characters."""

from __future__ import annotations

import json
import os

import pytest

from photoclust.cli import terminal

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 0 s"),
        (200, "3 min 20 s"),
        (3599.7, "1 h 0 min"),
        (7500, "2 h 5 min"),
        (360_000, "100 h 0 min"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    assert terminal.format_duration(seconds) == text


def test_counted() -> None:
    assert terminal.counted(0, "photo") == "0 photos"
    assert terminal.counted(1, "photo") == "1 photo"
    assert terminal.counted(2, "person", "people") == "2 people"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("A  name\u00a0with 😀 and 👩‍🚀, عربي, 'quotes'", None),
        ("two\nlines", "two\\nlines"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("\u2028\x85", "\\u2028\\x85"),
        (os.fsdecode(b"latin-\xe9"), "latin-\\udce9"),
    ],
)
def test_plain(text: str, plain: str | None) -> None:
    assert terminal.escape_controls(text) == (text if plain is None else plain)


def test_a_complaint_is_one_line_on_standard_error(capsys: Captured) -> None:
    terminal.complain("The folder a\nb\r\x1b[2J  c is gone")
    assert capsys.readouterr() == ("", "photoclust: The folder a\\nb\\r\\x1b[2J  c is gone\n")


def test_json_is_ascii(capsys: Captured) -> None:
    value = {"name": "Zoë", "path": os.fsdecode(b"\xff")}
    terminal.say_json(value)
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out) == value
