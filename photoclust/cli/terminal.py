"""Text on the terminal: standard output, standard error, numbers and paths in one line of text."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from photoclust.errors import PhotoclustError
from photoclust.messages import reason_of

PROGRAM = "photoclust"


def say(text: str) -> None:
    """A line on standard output."""
    with _output():
        print(text)


def flush() -> None:
    """Write out what is buffered. Raises BrokenPipeError and PhotoclustError as `say` does."""
    with _output():
        print(end="", flush=True)


@contextmanager
def _output() -> Iterator[None]:
    """Raises BrokenPipeError when the reader closed the pipe, PhotoclustError for other errors."""
    try:
        yield
    except OSError as error:
        discard_output()
        if isinstance(error, BrokenPipeError):
            raise
        raise PhotoclustError("output-refused", reason=reason_of(error)) from error


def discard_output() -> None:
    """Drop buffered output: otherwise Python would try to write it at exit and print an error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(text: str, program: str = PROGRAM) -> None:
    """A line on standard error, never more than one."""
    print(f"{program}: {escape_controls(text)}", file=sys.stderr)


def say_json(value: Any) -> None:
    """A value for programs. Paths that are not text are escaped, so it is always valid JSON."""
    say(json.dumps(value, indent=2, ensure_ascii=True))


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 photo", "2 photos"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def format_duration(seconds: float) -> str:
    """ "8 s", "3 min 20 s", "2 h 5 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def printable_path(path: Path) -> str:
    """A path in one line of text that any terminal takes."""
    return escape_controls(str(path))


def escape_controls(text: str) -> str:
    """Text in one line, with control characters and line breaks escaped."""
    return "".join(
        char.encode("unicode_escape").decode()
        if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
        else char
        for char in text
    )
