"""How commands are found, listed and called."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.cli import PROGRAM
from photoclust.cli.program import Command, Program, commands_in
from tests.cli.queries import ROOT
from tests.extending import extended
from tests.journeys.small import Made, done, photoclust, refused

COMMANDS = "photoclust.cli.commands"


@pytest.fixture
def greet() -> Iterator[None]:
    """A command of one file, in a folder of the tests."""
    with extended(COMMANDS, Path(__file__).parent / "extra"):
        yield


def test_a_command_is_one_file(greet: None, made: Made) -> None:
    assert done("greet", 7, "--library", made[1]).out == "Hello, person 7!\n"
    assert refused("greet", "Nobody", "--library", made[1]).startswith("There is no person")
    assert done("greet", "--help").out.startswith("usage: photoclust greet [-h] [--library FILE]")


def test_a_command_is_listed_in_its_place(greet: None) -> None:
    lines = [line.split(maxsplit=1) for line in done("--help").out.splitlines()]
    listed = [words for words in lines if words and words[0] in ("people", "greet", "faces")]
    assert listed == [
        ["people", "List the people"],
        ["greet", "Greet a person of the library"],
        ["faces", "List the faces of a person, or the unsorted ones"],
    ]


def test_a_command_is_gone_with_its_file() -> None:
    assert refused("greet", 1).startswith("Argument COMMAND: invalid choice: 'greet'")


def test_every_command_has_a_place_and_a_line_of_its_own() -> None:
    commands = commands_in(COMMANDS)
    assert len({command.order() for command in commands}) == len(commands) >= 23
    for command in commands:
        assert 10 < len(command.help()) < 70
        assert command.help()[-1].isalpha()


def test_only_the_command_that_is_called_is_imported() -> None:
    code = (
        "import sys; from photoclust.cli import main; main(['undo', '--library', '/nowhere/x'])\n"
        f"print(*[name for name in sys.modules if name.startswith('{COMMANDS}.')])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert ended.stdout.split() == [f"{COMMANDS}.undo"], ended.stderr


@pytest.mark.parametrize("arguments", [["faces", "x", "--fly"], ["name"], ["merge", "1"]])
def test_a_wrong_command_line_names_its_help(arguments: list[str]) -> None:
    said = photoclust(*arguments)
    assert said.status == 2
    assert said.err.startswith("photoclust: ")
    assert "; see: photoclust" in said.err
    assert said.err.endswith(" --help\n")


def test_a_missing_package_is_a_bug_unless_it_is_optional(tmp_path: Path) -> None:
    (tmp_path / "needy.py").write_text(
        '"""Need a package."""\n'
        "def add_arguments(parser): pass\n"
        "def run(arguments): import no_such_package\n"
    )
    with extended(COMMANDS, tmp_path), pytest.raises(ModuleNotFoundError):
        PROGRAM.main(["needy"])


def test_a_summary_spares_the_import(capsys: pytest.CaptureFixture[str]) -> None:
    program = Program("p", "What.", commands=lambda: [Command("fly", "no.such.module", "to fly")])
    with pytest.raises(SystemExit):
        program.main(["--help"])
    assert "    fly       to fly" in capsys.readouterr().out


def test_an_error_is_said_by_the_program_that_meets_it(capsys: pytest.CaptureFixture[str]) -> None:
    program = Program("other", "What.", commands=lambda: commands_in(COMMANDS))
    with pytest.raises(SystemExit) as end:
        program.main(["fly"])
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("other: Argument COMMAND: invalid choice")
