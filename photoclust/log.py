"""The log: what the program did and what went wrong, in a form that can be shared.

It lies in the platform's folder for logs, or where PHOTOCLUST_LOG says; an empty PHOTOCLUST_LOG
switches it off. It holds versions, the device, durations and tracebacks, and never the name of a
person: text that a user typed is not logged, messages of exceptions are left out unless the
interpreter made them, and paths are shortened. Nothing is written unless a program turns it on
with `recording`.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import platform
import re
import sqlite3
import sys
import threading
import time
import traceback
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from platformdirs import user_log_path

from photoclust.errors import Cancelled, PhotoclustError

ENVIRONMENT = "PHOTOCLUST_LOG"
LARGEST = 1_000_000
"""Bytes of a file before it is rotated."""
KEPT = 4
"""Rotated files that are kept."""
READ_BYTES = 100_000
"""Bytes read from the end of the file to find its last lines."""
OWN = ("photoclust", "ui", "training")
"""The loggers that are recorded. What libraries log may hold anything."""
NATIVE_SUFFIX = ".crash"

log = logging.getLogger(__name__)


def log_path() -> Path | None:
    """The log's file, which need not be there; None when it is switched off, or the user has no
    home to keep it in."""
    chosen = os.environ.get(ENVIRONMENT)
    with suppress(RuntimeError):
        if chosen is None:
            return user_log_path("photoclust", appauthor=False) / "photoclust.log"
        return Path(chosen).expanduser() if chosen else None
    return None


def last_lines(count: int) -> list[str]:
    """The end of the log; nothing when there is none."""
    path = log_path()
    if path is None:
        return []
    try:
        with path.open("rb") as file:
            start = max(0, os.fstat(file.fileno()).st_size - READ_BYTES)
            file.seek(start)
            lines = file.read().decode("utf-8", "replace").splitlines()
            # The first one may have begun earlier.
            return lines[1 if start else 0 :][-count:]
    except OSError:
        return []


def shareable_report(facts: Iterable[tuple[str, str]] = (), lines: int = 50) -> str:
    """Versions, `facts` and the end of the log, as text that can be attached to a bug report."""
    said = [f"{name}: {value}" for name, value in (*_surroundings(), *facts)]
    return shareable("\n".join([*said, "", *last_lines(lines)]))


@contextmanager
def recording(program: str, *, console: int | None = None, rotated: bool = True) -> Iterator[None]:
    """Write the log within the block, unexpected errors of all threads included.

    `program`: what runs, such as "photoclust scan". `console`: the least level, as in `logging`,
    of what is shown on standard error as well. `rotated`: whether this process puts the file aside
    when it is full; one that works for another leaves that to it. When the log cannot be written,
    the program runs without one.
    """
    with ExitStack() as stack:
        path = log_path()
        handlers: list[logging.Handler] = [logging.NullHandler()]
        if path is not None:
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                handlers.append(_File(path) if rotated else _SharedFile(path))
        if console is not None:
            handlers.append(_Console(console))
        for handler in handlers:
            stack.enter_context(_attached(handler))
        stack.enter_context(_threads_recorded())
        log.info("%s", _introduction(program))
        if path is not None:
            stack.enter_context(_native_crashes_recorded(Path(f"{path}{NATIVE_SUFFIX}")))
        try:
            yield
        except Exception:
            log.critical("Unexpected error", exc_info=True)
            raise


def console_level() -> int:
    """The least level of what is shown on standard error, while this process writes the log."""
    handlers = (one for name in OWN for one in logging.getLogger(name).handlers)
    levels = [one.level for one in handlers if isinstance(one, _Console)]
    return min(levels, default=logging.WARNING)


def told(error: Exception) -> PhotoclustError:
    """The error itself when it is a sentence already; else one, with its traceback in the log."""
    if isinstance(error, PhotoclustError):
        return error
    log.error("Unexpected error", exc_info=error)
    return PhotoclustError("unexpected", detail=f"{type(error).__name__}: {error}")


@contextmanager
def log_duration(what: str) -> Iterator[None]:
    """Log how long the block, or the function that this decorates, took, and how it ended."""
    began = time.monotonic()
    end = "failed"
    try:
        yield
        end = "done"
    except Cancelled:
        end = "stopped"
        raise
    finally:
        log.info("%s: %s after %.1f s", what, end, time.monotonic() - began)


# What may be shared


def shareable(text: str) -> str:
    """Text with the home folder as ~, and the last two parts of all other paths alone."""
    for home in _homes():
        text = re.sub(re.escape(home) + r"(?![\w-]|\.\w)", "~", text)
    text = _QUOTED_PATH.sub(lambda found: f"{found[1]}{_last_two(found[2])}{found[1]}", text)
    return _BARE_PATH.sub(lambda found: _last_two(found[0]), text)


_ROOT = r"(?:/|[A-Za-z]:[/\\]|\\\\)"
_QUOTED_PATH = re.compile(rf"""(["'])({_ROOT}[^"'\n]*)\1""")
_NAME = r"""[^\s"'<>|,;()/\\]+"""
_PLAIN = r"""[^\s"'<>|,;()]"""
# Names may have spaces: what follows one, and goes on with a separator, is still the path.
_BARE_PATH = re.compile(
    rf"""(?<![\w~.:/\\"'…]){_ROOT}{_PLAIN}+"""
    rf"""(?:(?: {_NAME}){{1,6}}[/\\]{_PLAIN}*)*"""
)


def _homes() -> list[str]:
    """The home folder as paths begin with it, the longest first."""
    with suppress(RuntimeError):
        home = Path.home()
        forms = {str(home), os.path.realpath(home)}
        forms |= {form.replace("\\", "\\\\") for form in forms}
        return sorted((f for f in forms if len(Path(f).parts) > 1), key=len, reverse=True)
    return []


def _last_two(path: str) -> str:
    parts = [part for part in re.split(r"[/\\]+", path) if part]
    return "…/" + "/".join(parts[-2:]) if len(parts) > 2 else path


def _shortened(value: object) -> object:
    """What is logged, a path shortened: in a text it could not be told where one ends."""
    if not isinstance(value, os.PathLike):
        return value
    path = os.fsdecode(value)
    for home in _homes():
        if path == home or path.startswith((f"{home}/", f"{home}\\")):
            return f"~{path[len(home) :]}"
    return _last_two(path)


def describe_error(error: BaseException) -> str:
    """An exception's type, and its message if that cannot hold anything of the user's."""
    kind = type(error).__name__
    match error:
        case PhotoclustError():
            return f"{kind}: {error.code}"
        case OSError(errno=int(number)):
            return f"{kind}: [Errno {number}] {os.strerror(number)}"
        case sqlite3.Error():
            return f"{kind}: {getattr(error, 'sqlite_errorname', '')}"
        case ImportError() | AttributeError() | NameError():
            return f"{kind}: {error.name}"
        # Of types and shapes, in the interpreter's words or those of torch.
        case RuntimeError() | TypeError() if type(error) in (RuntimeError, TypeError):
            return f"{kind}: {error}"
        case _:
            return f"{kind} (its message is left out)"


def _traced(error: BaseException) -> str:
    """The tracebacks of an exception and of those that led to it, without lines of source."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    lines: list[str] = []
    for link in reversed(chain):
        lines += [
            f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
            for frame in _frames(link)
        ]
        lines.append(describe_error(link))
    return "\n".join(lines)


def _frames(error: BaseException) -> traceback.StackSummary:
    frames = traceback.walk_tb(error.__traceback__)
    return traceback.StackSummary.extract(frames, lookup_lines=False)


class _Formatter(logging.Formatter):
    """Time, level, where it was logged, message and traceback; fit to be shared."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        # A copy without the traceback: the one that other handlers format is kept in the record.
        bare = logging.makeLogRecord(record.__dict__ | {"exc_info": None, "exc_text": None})
        if isinstance(bare.args, tuple):
            bare.args = tuple(map(_shortened, bare.args))
        text = super().format(bare)
        if record.exc_info and record.exc_info[1] is not None:
            text += "\n" + _traced(record.exc_info[1])
        return shareable(_printable(text))


def _printable(text: str) -> str:
    """The text without control characters other than line breaks, safe to print on a terminal."""
    return "".join(
        char.encode("unicode_escape").decode()
        if char != "\n" and unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
        else char
        for char in text
    )


# Where it goes


class _File(RotatingFileHandler):
    """A rotating file that only its user can read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
        self.setFormatter(_Formatter())

    def _open(self) -> TextIO:  # type: ignore[override]
        return open(self.baseFilename, "a", encoding="utf-8", opener=_private)

    def close(self) -> None:
        """What could not be written is lost."""
        with suppress(OSError):
            super().close()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """A full disk, or a file that another program holds while it is put aside."""


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


class _SharedFile(logging.Handler):
    """The file of another process, opened for each record, as that process may put it aside."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.setFormatter(_Formatter())

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError), open(self._path, "a", encoding="utf-8", opener=_private) as file:
            file.write(f"{self.format(record)}\n")


class _Console(logging.Handler):
    """Whatever standard error is at the time, as a progress bar may have taken its place."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.setFormatter(_Formatter())

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            sys.stderr.write(f"{self.format(record)}\n")


@contextmanager
def _attached(handler: logging.Handler) -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in OWN]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)
        handler.close()


@contextmanager
def _threads_recorded() -> Iterator[None]:
    """Log an exception that ends a thread, before the usual hook reports it."""
    former = threading.excepthook

    def hook(arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value
        if error is not None:
            log.critical("Unexpected error in a thread", exc_info=error)
        former(arguments)

    threading.excepthook = hook
    try:
        yield
    finally:
        threading.excepthook = former


@contextmanager
def _native_crashes_recorded(path: Path) -> Iterator[None]:
    """Have a crash of native code write its stacks into a file, which the next start logs.

    Not into the log itself: they hold whole paths.
    """
    if faulthandler.is_enabled():
        yield
        return
    try:
        file = open(path, "a+", encoding="utf-8", errors="replace", opener=_private)  # noqa: SIM115
    except OSError:
        yield
        return
    with file:
        file.seek(0)
        if former := file.read():
            log.info("The program crashed earlier:\n%s", former.rstrip())
            file.truncate(0)
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()


def _introduction(program: str) -> str:
    return ", ".join([program, *(f"{name} {value}" for name, value in _surroundings())])


def _surroundings() -> list[tuple[str, str]]:
    """What the program is and runs on."""
    from importlib import metadata  # takes long to import

    try:
        version = metadata.version("photoclust")
    except metadata.PackageNotFoundError:
        version = "not installed"
    python = f"{platform.python_version()} ({platform.python_implementation()})"
    return [("photoclust", version), ("Python", python), ("platform", platform.platform())]
