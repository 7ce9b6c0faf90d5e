"""`photoclust-train`: one command for each step from labelled faces to a weights file.

Every command ends with 0 when it did its work, with 1 and one line on standard error when
something was wrong, with 2 when the command line made no sense, and with 130 when it was
stopped.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from photoclust.errors import Cancelled, PhotoclustError

PROGRAM = "photoclust-train"
STOPPED = 130
COMMANDS = {
    "train": "train a network by triplets",
    "evaluate": "measure how good a weights file is",
    "calibrate": "measure what distances mean, and write it into a weights file",
    "export": "make a weights file of a checkpoint",
}
"""Each is a module of this package, imported when it is called: torch takes its time."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Names of files need not be text.
            stream.reconfigure(errors="backslashreplace")
    given = list(sys.argv[1:] if argv is None else argv)
    arguments = _parser(given).parse_args(given)
    try:
        status: int = arguments.run(arguments)
        return status
    except (Cancelled, KeyboardInterrupt):
        _complain("Stopped")
        return STOPPED
    except PhotoclustError as error:
        _complain(str(error))
        return 1
    except ModuleNotFoundError as error:
        _complain(f"The package {error.name} is missing; pip install 'photoclust[training]'")
        return 1


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser, with the options of the command that is called."""
    parser = argparse.ArgumentParser(PROGRAM, description="From labelled faces to weights.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, says in COMMANDS.items():
        command = commands.add_parser(name, help=says, description=f"{says.capitalize()}.")
        if name in given:
            module = import_module(f".{name}", __package__)
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser


def _complain(text: str) -> None:
    """A line on standard error, never more than one."""
    print(f"{PROGRAM}: {' '.join(text.split())}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
