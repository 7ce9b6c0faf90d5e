"""A program made of commands, each a module that is imported when it is called.

Every command ends with 0 when it did its work or there was nothing to do, with 1 and one line on
standard error when something was wrong, with 2 and one such line when the command line was not
valid, and with 130 when it was interrupted.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn, Protocol, cast

from photoclust.cli.terminal import complain, discard_output, flush
from photoclust.discovery import modules_in
from photoclust.errors import Cancelled, PhotoclustError
from photoclust.job import end_process
from photoclust.log import recording

log = logging.getLogger(__name__)

STOPPED = 130
MISUSED = 2
NAMES = ("PERSON", "OTHER", "NAME")
"""How arguments that may be names are called in the help."""
LAST = 1000
"""The place in the help of a command that names none."""


class CommandModule(Protocol):
    """What a command's module holds. `ORDER`, a number, is its place in the program's help."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Carry out the command; returns the exit status. Raises PhotoclustError."""


@dataclass(frozen=True)
class Command:
    """A command by its name. `module`: dotted. `summary`: one line for the help, without a full
    stop at its end; empty for the first line of the module's docstring."""

    name: str
    module: str
    summary: str = ""

    def load(self) -> CommandModule:
        """The module, imported."""
        return cast(CommandModule, import_module(self.module))

    def help(self) -> str:
        """One line that says what the command does."""
        return self.summary or (self.load().__doc__ or "").partition("\n")[0].rstrip(".")

    def order(self) -> int:
        """The place in the help; commands whose modules are not to be imported have none."""
        return LAST if self.summary else getattr(self.load(), "ORDER", LAST)


def commands_in(package: str) -> list[Command]:
    """A command for each module of a package: `train_adapter.py` is `train-adapter`."""
    return [
        Command(module.rpartition(".")[2].replace("_", "-"), module)
        for module in modules_in(package)
    ]


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """For a program whose commands share no arguments."""


@dataclass(frozen=True)
class Program:
    """A command line.

    `add_common_arguments` declares what every command takes. `interrupted` is printed after
    Ctrl-C. `extra` names the optional dependencies without which some commands cannot work.
    """

    name: str
    description: str
    commands: Callable[[], Sequence[Command]]
    add_common_arguments: Callable[[argparse.ArgumentParser], None] = _no_arguments
    version: str = ""
    interrupted: str = "Stopped"
    extra: str = ""

    def run(self) -> NoReturn:
        """Run the command that the process was given, and end the process."""
        end_process(self.main())

    def main(self, argv: Sequence[str] | None = None) -> int:
        """Run one command; returns the exit status."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                # File names may hold bytes that are not valid text.
                stream.reconfigure(errors="backslashreplace")
        given = sys.argv[1:] if argv is None else argv
        arguments = self.parser(given).parse_args(given)
        level = logging.INFO if arguments.verbose else None
        with recording(f"{self.name} {arguments.command}", console=level):
            return self._answer(arguments)

    def parser(self, given: Sequence[str] = ()) -> argparse.ArgumentParser:
        """All commands. Only the one that `given` calls is imported, or all if it calls none."""
        parser = _Parser(prog=self.name, description=self.description)
        _add_verbose(parser, default=False)
        if self.version:
            version = f"{self.name} {self.version}"
            parser.add_argument("--version", action="version", version=version)
        group = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
        commands = self.commands()
        word = next((text for text in given if not text.startswith("-")), "")
        called = [command for command in commands if command.name == word]
        for command in called or sorted(commands, key=Command.order):
            self._add(command, group, whole=command in called or not command.summary)
        return parser

    def _add(
        self,
        command: Command,
        group: argparse._SubParsersAction[_Parser],
        *,
        whole: bool,
    ) -> None:
        says = command.help()
        parser = group.add_parser(command.name, help=says, description=f"{says}.")
        if whole:
            module = command.load()
            self.add_common_arguments(parser)
            module.add_arguments(parser)
            # Where it is not given here, what stands before the command counts.
            _add_verbose(parser, default=argparse.SUPPRESS)
            parser.set_defaults(run=module.run, command=command.name)

    def _answer(self, arguments: argparse.Namespace) -> int:
        """The exit status of the command; what ends it is said in one line."""
        try:
            return self._run(arguments)
        except Cancelled:
            complain("Stopped", self.name)
            return STOPPED
        except KeyboardInterrupt:
            complain(self.interrupted, self.name)
            return STOPPED
        except PhotoclustError as error:
            log.info("Refused: %s", error.code)
            complain(str(error), self.name)
            return 1
        except BrokenPipeError:
            discard_output()
            return 0  # the reader of our output closed the pipe

    def _run(self, arguments: argparse.Namespace) -> int:
        try:
            status: int = arguments.run(arguments)
        except ModuleNotFoundError as error:
            if not self.extra:
                raise
            raise PhotoclustError(
                "package-missing", package=error.name, extra=self.extra
            ) from error
        # Flush now, while a failure can still be reported.
        flush()
        return status


def _add_verbose(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--verbose", action="store_true", default=default, help="show the log on standard error"
    )


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with a command line.

    A name may begin with a dash: where a command takes names, what begins with one dash and is
    none of its options is a name. `--` makes all that follows one, as everywhere.
    """

    def _parse_optional(self, arg_string: str) -> Any:
        named = any(action.metavar in NAMES for action in self._get_positional_actions())
        known = arg_string in self._option_string_actions
        if named and not known and not arg_string.startswith("--"):
            return None  # not an option
        return super()._parse_optional(arg_string)

    def error(self, message: str) -> NoReturn:
        program = self.prog.partition(" ")[0]
        complain(f"{message[:1].upper()}{message[1:]}; see: {self.prog} --help", program)
        raise SystemExit(MISUSED)
