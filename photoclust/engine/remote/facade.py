"""An engine like another, whose work is done in a process of its own.

PyTorch and what it takes of memory come and go with that process; a caller such as a window does
not share its interpreter with the work; and a decoder that crashes does not end the caller.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from photoclust.engine.facade import Engine
from photoclust.engine.remote.wire import Kept, Returned
from photoclust.engine.remote.work_process import WorkProcess
from photoclust.errors import Cancelled

IDLE_SECONDS = 45.0
"""How long the process stays when there is nothing to do: further work begins at once then."""


def remote_engine(engine: Engine) -> Engine:
    """An engine for the library of this one, and with its settings, whose parts do their work in
    another process.

    It has the methods of all parts, not their properties, and needs the library to be there.
    Arguments and results are copies, but for jobs, and for previewers, which stay there. What it
    writes counts as written by `engine`.
    The process is started by the first call, and ends when there has been none for a while and
    nothing is kept there. Calls raise ProcessEnded when it dies, and LibraryError when the library
    is not in its place any more. Close this engine before the other.
    """
    return cast(Engine, _RemoteEngine(engine))


class _RemoteEngine:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._process: WorkProcess | None = None
        self._calls = 0
        self._idle: threading.Timer | None = None
        self._closed = False

    def __getattr__(self, part: str) -> _Remote:
        kind = getattr(type(self._engine), part, None)
        if isinstance(kind, property) or (kind is None and part not in vars(self._engine)):
            raise AttributeError(part)
        return _Remote(self, part)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._stop_waiting()
            self._end()

    def call(
        self, part: str, method: str, arguments: tuple[Any, ...], named: dict[str, Any]
    ) -> Any:
        """Call a method of a part."""
        with self._in_use():
            process = self._started()
            return self._taken(
                process, process.call(part, method, arguments, named, self._engine.settings)
            )

    def call_kept(
        self,
        process: WorkProcess,
        kept: int,
        method: str,
        arguments: tuple[Any, ...],
        named: dict[str, Any],
    ) -> Any:
        """Call a method of an object that is kept in a process."""
        with self._in_use():
            return self._taken(
                process, process.call(kept, method, arguments, named, self._engine.settings)
            )

    def _taken(self, process: WorkProcess, answer: Returned | Kept) -> Any:
        if isinstance(answer, Returned):
            return answer.result
        return _KeptObject(self, process, answer.kept)

    def has_property(self, part: str, name: str) -> bool:
        """Whether a part has something of this name that cannot be called."""
        known = vars(self._engine).get(part)  # a part that nobody has used yet is not made for this
        return isinstance(getattr(type(known), name, None), property)

    @contextmanager
    def _in_use(self) -> Iterator[None]:
        """Around a call: the process does not end for want of work."""
        with self._lock:
            self._stop_waiting()
            self._calls += 1
        try:
            yield
        finally:
            with self._lock:
                self._calls -= 1
                if not self._calls and not self._closed:
                    self._wait()

    def _started(self) -> WorkProcess:
        with self._lock:
            if self._closed:
                raise Cancelled
            if self._process is not None and self._process.has_ended:
                self._end()
            library = self._engine.library
            library.require_in_place()
            if self._process is None:
                self._process = WorkProcess(library.path, library.expect_write)
            return self._process

    def _wait(self) -> None:
        self._idle = threading.Timer(IDLE_SECONDS, self._end_if_idle)
        self._idle.daemon = True
        self._idle.start()

    def _stop_waiting(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    def _end_if_idle(self) -> None:
        with self._lock:
            if self._calls or self._closed:
                return
            if self._process is not None and self._process.kept:
                self._wait()
            else:
                self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.close()


class _Remote:
    """A part of the engine."""

    def __init__(self, engine: _RemoteEngine, part: str) -> None:
        self._engine = engine
        self._part = part

    def __getattr__(self, method: str) -> Any:
        if self._engine.has_property(self._part, method):
            raise AttributeError(f"{method} is a property of {self._part}")

        def call(*arguments: Any, **named: Any) -> Any:
            return self._engine.call(self._part, method, arguments, named)

        return call


class _KeptObject:
    """An object that is kept in the process, as long as this is here."""

    def __init__(self, engine: _RemoteEngine, process: WorkProcess, kept: int) -> None:
        self._engine = engine
        self._process = process
        self._kept = kept
        weakref.finalize(self, process.let_go, kept).atexit = False

    def __getattr__(self, method: str) -> Any:
        def call(*arguments: Any, **named: Any) -> Any:
            return self._engine.call_kept(self._process, self._kept, method, arguments, named)

        return call
