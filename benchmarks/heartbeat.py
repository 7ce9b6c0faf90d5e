"""Measures for how long a window's event loop is blocked in each step."""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

INTERVAL_MS = 1
CALLS = 6
LATE_SECONDS = 0.02
"""Delay from which the watching thread records the stack of the window's thread."""


@dataclass
class Stall:
    """The longest time between two beats: on the clock, and of it on the processor.

    Both in milliseconds. The clock also counts what other programs, and other threads that
    hold the interpreter, took; the processor's is the window's own thread only.
    """

    clock: float = 0.0
    processor: float = 0.0
    places: Counter[str] = field(default_factory=Counter)
    """The innermost calls of the window's thread during the stall, if it was watched."""


class Heartbeat(QObject):
    """A timer of one millisecond that records its delays for the current step.

    watch: also record, from a thread, what the window's thread executes during a delay.
    """

    def __init__(self, *, watch: bool = False) -> None:
        super().__init__()
        self.blocks: dict[str, Stall] = {}
        self._block = Stall()
        self._seen: Counter[str] = Counter()
        self._beats = (time.perf_counter(), time.thread_time())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(INTERVAL_MS)
        if watch:
            window = threading.get_ident()
            threading.Thread(target=self._watch, args=(window,), daemon=True).start()

    def step(self, name: str) -> None:
        """Attribute delays from now on to this step."""
        self._beat()
        self._block = self.blocks.setdefault(name, Stall())

    def _beat(self) -> None:
        before, self._beats = self._beats, (time.perf_counter(), time.thread_time())
        late, busy = (1000 * (now - was) for now, was in zip(self._beats, before, strict=True))
        if (clock := late - INTERVAL_MS) > self._block.clock:
            self._block.clock, self._block.processor = clock, busy
            self._block.places = self._seen
        self._seen = Counter()

    def _watch(self, window: int) -> None:
        while True:
            time.sleep(0.002)
            if time.perf_counter() - self._beats[0] > LATE_SECONDS:
                self._seen[_place(sys._current_frames().get(window))] += 1


def _place(frame: FrameType | None) -> str:
    """The innermost calls, with the lines they are at."""
    calls: list[str] = []
    while frame is not None and len(calls) < CALLS:
        file = Path(frame.f_code.co_filename).name
        calls.append(f"{frame.f_code.co_name} ({file}:{frame.f_lineno})")
        frame = frame.f_back
    return " < ".join(calls)
