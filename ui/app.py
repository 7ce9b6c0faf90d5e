"""Starts the window: photoclust-app [--library FILE] [FOLDER ...]"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QTimer

from photoclust import __version__, default_library, end_process, recording

from .shell import display
from .state.early_opening import EarlyOpening
from .state.preferences import Preferences
from .state.worker import share_interpreter


def run() -> NoReturn:
    """Open the window; the process ends when it is closed."""
    end_process(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window; returns when it is closed."""
    arguments = _parser().parse_args(argv)
    if obstacle := display.obstacle():
        print(f"photoclust: {obstacle}", file=sys.stderr)  # noqa: T201
        return 1
    if not arguments.verbose:
        _show_warnings()
    with recording("photoclust-app", console=logging.INFO if arguments.verbose else None):
        return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    share_interpreter()
    preferences = Preferences()
    library = (arguments.library or preferences.library or default_library()).absolute()
    early = EarlyOpening(library, preferences.settings())
    # Meanwhile:
    from .program import Program, make_application, make_window
    from .shell.crash import CrashReporter

    application = make_application()
    preferences.setParent(application)
    # For Ctrl+C in the terminal: Python handles signals only while it runs bytecode, so run some
    # regularly.
    signal.signal(signal.SIGINT, lambda *_: application.closeAllWindows())
    wake = QTimer(application)
    wake.start(300)
    wake.timeout.connect(lambda: None)
    program = Program(preferences, partial(make_window, make=early.make), application)
    crashes = CrashReporter(program)
    crashes.crashed.connect(program.complain)
    crashes.install()
    folders = [folder.absolute() for folder in arguments.folders]
    program.start(library, folders, demo=arguments.demo)
    status = application.exec()
    crashes.remove()
    return status


def _show_warnings() -> None:
    """On standard error, in full: what is shown there is not shared."""
    stream = logging.StreamHandler()
    stream.setLevel(logging.WARNING)
    logging.basicConfig(format="photoclust: %(message)s", handlers=[stream])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="photoclust-app",
        description="Sorts photo libraries by the people in them, in a window.",
    )
    parser.add_argument("--version", action="version", version=f"photoclust {__version__}")
    parser.add_argument("--library", type=Path, metavar="FILE", help="the library to open")
    parser.add_argument("--demo", action="store_true", help="try it with drawn people")
    parser.add_argument("--verbose", action="store_true", help="show the log on standard error")
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="folders of photos to scan"
    )
    return parser


if __name__ == "__main__":
    run()
