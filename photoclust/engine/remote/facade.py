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
from photoclust.engine.remote.wire import Returned
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
        self,
        target: str | int,
        method: str,
        arguments: tuple[Any, ...],
        named: dict[str, Any],
        process: WorkProcess | None = None,
    ) -> Any:
        """Call a method of a part, or of an object that is kept in a process, by its number."""
        with self._in_use():
            process = process or self._started()
            answer = process.call(target, method, arguments, named, self._engine.settings)
        if isinstance(answer, Returned):
            return answer.result
        return _KeptObject(self, process, answer.kept)

    def has_property(self, target: str | int, name: str) -> bool:
        """Whether a part has something of this name that cannot be called."""
        # A part that nobody has used yet is not made for this.
        known = vars(self._engine).get(str(target))
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
    """A part of the engine, or an object that is kept in a process."""

    def __init__(
        self, engine: _RemoteEngine, target: str | int, process: WorkProcess | None = None
    ) -> None:
        self._engine = engine
        self._target = target
        self._process = process

    def __getattr__(self, method: str) -> Any:
        if self._engine.has_property(self._target, method):
            raise AttributeError(f"{method} is a property of {self._target}")

        def call(*arguments: Any, **named: Any) -> Any:
            return self._engine.call(self._target, method, arguments, named, self._process)

        return call


class _KeptObject(_Remote):
    """An object that is kept in the process, as long as this is here."""

    def __init__(self, engine: _RemoteEngine, process: WorkProcess, kept: int) -> None:
        super().__init__(engine, kept, process)
        weakref.finalize(self, process.let_go, kept).atexit = False
