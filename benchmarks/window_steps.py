"""Opens the window on a library and carries out a user's steps in it.

Started by benchmarks.window in a process of its own; prints what it measured as JSON. Imports
no more than the window itself does, so that its start and its memory are the window's.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QWidget

from benchmarks.heartbeat import Heartbeat
from ui.state.early_opening import EarlyOpening
from ui.state.preferences import Preferences
from ui.state.worker import share_interpreter

if TYPE_CHECKING:  # imported in the order of `ui.app`
    from ui.state.people_filter import Show
    from ui.widgets.filter_bar import FilterBar
    from ui.window import MainWindow

FRAME_MS = 16
QUIET_MS = 150
PATIENCE_MS = 120_000
SCREENS = 150
"""Steps of a scroll from top to bottom, at most."""
SPLIT_OFF = 5000
YEARS_DRAGGED = 60
"""Places of the timeline that the mouse is dragged over."""
LARGE = 4
"""So many large photos are gone through."""
PREVIEW_SECONDS = 20
SCAN_SECONDS = 90
PREVIEWS = 4
"""How often the slider of a regrouping is moved."""
STATUS = Path("/proc/self/status")
Step = tuple[str, Callable[[], None]]


def main() -> None:
    """Carry out all steps; see the module."""
    arguments = _parser().parse_args()
    share_interpreter()
    preferences = Preferences()
    early = EarlyOpening(arguments.library, preferences.settings())
    from ui.app import make_application, make_window

    application = make_application()
    window = make_window(preferences, make=early.make)
    user = User(Heartbeat(watch=arguments.watch), window, arguments.library, arguments.quiet)
    start = user.wait_until_usable()
    seconds, processor = time.time() - arguments.began, time.process_time()
    memory = {"the start": peak_memory()}
    together = used_memory()
    for name, do in chain(user.steps(), user.steps_of_work()):
        user.heart.step(name)
        do()
        user.settle()
        memory[name] = peak_memory()
        together = max(together, used_memory())
    result: dict[str, object] = {}
    if arguments.large is not None:
        user.heart.step("next photo full screen")
        result["large"] = {"next": 1000 * user.go_through_large_photos()}
    user.heart.step("end")
    if arguments.large is not None:
        result["large"] |= user.scan(arguments.large, arguments.later)  # type: ignore[operator]
    blocks = {n: vars(b) for n, b in user.heart.blocks.items() if n != "end"}
    result |= {
        "usable": seconds,
        "processor": processor,
        "answered": start,
        "memory": memory,
        "together": together,
        "without_torch": _without_torch(),
        "blocks": blocks,
    }
    print(json.dumps(result))
    user.window.close()
    del application  # not before its windows


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.add_argument("library", type=Path)
    parser.add_argument("began", type=float, help="when the process was started")
    parser.add_argument("--large", type=Path, help="a folder of large photos to scan")
    parser.add_argument("--later", type=float, default=60, help="seconds after the scan")
    parser.add_argument("--quiet", type=int, default=QUIET_MS, help="milliseconds after a step")
    parser.add_argument("--watch", action="store_true")
    return parser


def peak_memory() -> float:
    """The most memory this process ever had in use, in megabytes of 1,000,000 bytes."""
    if STATUS.exists():  # the other figure also holds that of the process we were started by
        return _figure("self", "VmHWM")
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def used_memory() -> float:
    """The memory that this process and those that work for it have in use, in megabytes of
    1,000,000 bytes; where the system does not say, the most this one ever had."""
    if not STATUS.exists():
        return peak_memory()
    children = Path("/proc/self/task").glob("*/children")
    processes = ["self", *(child for file in children for child in file.read_text().split())]
    return sum(_figure(process, "VmRSS") for process in processes)


def _figure(process: str, name: str) -> float:
    """What Linux says of a process, in megabytes; 0 for one that has just ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def _without_torch() -> bool:
    """Whether PyTorch is not in this process, neither imported nor its library."""
    maps = Path("/proc/self/maps")
    return "torch" not in sys.modules and not (maps.exists() and "libtorch" in maps.read_text())


class User:
    """A simulated user, who waits for a frame to be drawn between two actions."""

    def __init__(self, heart: Heartbeat, window: MainWindow, library: Path, quiet: int) -> None:
        self.heart = heart
        self.quiet = quiet
        self.window = window
        self.window.resize(1280, 800)
        self.window.show()
        self.window.open_library(library)
        self._ears = _Paintings()

    # Waiting

    def pause(self, milliseconds: int = FRAME_MS) -> None:
        """Run the event loop for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, holds: Callable[[], bool]) -> None:
        """Run the event loop until a condition holds."""
        deadline = time.monotonic() + PATIENCE_MS / 1000
        while not holds():
            if time.monotonic() > deadline:
                raise TimeoutError("The window does not come to an end")
            self.pause(5)

    def settle(self) -> None:
        """Run the event loop until all requests to the library have been answered."""
        for _ in range(3):
            answered: list[int] = []
            self.window.session.ask(lambda engine: 1, answered.append, self.window)
            self.until(lambda done=answered: bool(done))
            self.until(lambda: not self.window.session.jobs)
        self.pause(self.quiet)

    def wait_until_usable(self) -> float:
        """Wait until the grid of people is painted with portraits and a key press has an effect.

        Returns the seconds that the key took.
        """
        session, context = self.window.session, self.window.context
        self.until(lambda: session.is_open and context.people.is_loaded)
        wall = self.window.page.wall

        def portraits_are_here() -> bool:
            people = [context.people.get(person) for person in wall.visible_ids()]
            covers = [p.cover for p in people if p is not None and p.cover is not None]
            return bool(covers) and all(context.thumbnails.pixmap(c) for c in covers)

        self.until(portraits_are_here)
        self._ears.listen(wall.viewport())
        self.until(lambda: self._ears.painted)
        pressed = time.perf_counter()
        self.press(wall, Qt.Key.Key_Right)
        self.until(lambda: wall.current() is not None)
        return time.perf_counter() - pressed

    # Doing

    def press(self, widget: QWidget, key: Qt.Key, text: str = "") -> None:
        """Press a key and let it go, as the keyboard does it."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.postEvent(widget, event)
        self.pause()

    def type(self, widget: QWidget, text: str) -> None:
        """Type letter by letter."""
        for letter in text:
            self.press(widget, Qt.Key.Key_unknown, letter)
            self.pause(40)

    def do(self, action: str) -> None:
        """Trigger an action."""
        QTimer.singleShot(0, self.window.context.actions[action].trigger)
        self.pause()

    def look_at(self, page: str, **what: object) -> None:
        """Open a page and wait until it is filled."""
        QTimer.singleShot(0, lambda: self.window.show_page(page, what))
        self.pause()
        self.settle()

    def scroll(self, area: QAbstractScrollArea) -> None:
        """From top to bottom, as with the bar."""
        bar = area.verticalScrollBar()
        bar.setValue(0)
        self.pause()
        steps = min(SCREENS, max(1, 3 * bar.maximum() // max(1, bar.pageStep())))
        for step in range(1, steps + 1):
            bar.setValue(bar.maximum() * step // steps)
            self.pause()

    # What is measured

    def steps(self) -> Iterator[Step]:
        """All for which the window itself does the work."""
        wall, bar = self.window.page.wall, self.window.page.bar
        first, second = sorted(self.window.context.people.people, key=lambda person: -person.faces)[
            :2
        ]
        yield "scrolling the wall", lambda: self.scroll(wall)
        yield "typing into the search box", self._search
        from ui.state.people_filter import Show

        for show in (Show.NAMED, Show.UNNAMED, Show.ALL):
            yield f"filtering: {show}", lambda s=show: self._filter(bar, s)
        yield "selecting all people", lambda: self.do("people.select_all")
        yield f"naming the largest person, {first.faces:,} faces", lambda: self._name(first.id)
        yield (
            f"merging the two largest, {second.faces:,} more",
            lambda: self._merge(first.id, second.id),
        )
        yield "undo of the merge", lambda: self.do("undo")
        yield "redo", lambda: self.do("redo")
        yield "undo again", lambda: self.do("undo")
        yield (
            "opening the largest person's page",
            lambda: self.look_at("person", person=first.id),
        )
        faces = self.window.stack.currentWidget().faces
        for place in range(faces.order.count()):
            name = faces.order.itemData(place)
            yield f"faces by {name}, scrolled", lambda p=place: self._order(p)
        yield "selecting all faces", lambda: self.do("person.select_all")
        yield f"splitting off {SPLIT_OFF:,} faces", self._split
        yield "undo of the split", lambda: self.do("undo")
        for tab, part in ((2, "photos, scrolled"), (3, "together with")):
            yield f"the person's {part}", lambda t=tab: self._tab(t)
        yield f"{self.window.context.people.unsorted:,} unsorted faces, scrolled", self._unsorted
        yield "opening the photos page", lambda: self.look_at("photos")
        photos = self.window.page.grid
        everything = list(photos.ids)
        yield f"scrolling {len(everything):,} photos", lambda: self.scroll(photos)
        yield f"the scrubber over {len(photos.sections)} months", self._drag_along_years
        yield "larger photos, from the middle of them", self._enlarge
        yield "selecting all photos", photos.selectAll
        yield "photos of two people, by chips", lambda: self._filter_photos(first.id, second.id)
        yield "photos of this day", lambda: self.window.page.filters.day.click()
        yield "who is with whom", lambda: self.look_at("together")
        yield "whom to merge with, the likeliest first", lambda: self._whom(first.id)
        yield (
            "opening a photo",
            lambda: self.look_at("photo", photo=everything[9], photos=everything),
        )
        for page in ("history", "export", "folders", "problems", "people"):
            yield f"{page} page", lambda p=page: self.look_at(p)

    def steps_of_work(self) -> Iterator[Step]:
        """The pages for questions, for devices and for groups: work on all faces, and torch."""
        for page in ("settings", "review"):
            yield f"{page} page", lambda p=page: self.look_at(p)
        person = max(self.window.context.people.named(), key=lambda p: p.faces)
        yield "suggestions for the largest person", lambda: self._suggest(person.id)
        yield "the preview of a regrouping", self._preview_regrouping

    def go_through_large_photos(self) -> float:
        """Go through the newest photos full screen: the longest time, in seconds, from a key to the
        next photo, when there was time to read it before."""
        self.look_at("photos")
        photos = list(self.window.page.grid.ids)
        self.look_at("photo", photo=photos[0], photos=photos)
        page = self.window.page
        self.do("photo.full-screen")
        longest = 0.0
        for place in range(1, LARGE):
            self.until(lambda p=photos[place]: page.loader.picture(p) is not None)
            self.pause(self.quiet)
            pressed = time.perf_counter()
            self.press(page.screen_.view, Qt.Key.Key_Right)
            self.until(lambda p=photos[place]: self._shows(p))
            self._ears.listen(page.screen_.view)
            self.until(lambda: self._ears.painted)
            longest = max(longest, time.perf_counter() - pressed)
        self.press(page.screen_.view, Qt.Key.Key_Escape)
        self.settle()
        return longest

    def _shows(self, photo: int) -> bool:
        """Whether the whole of a photo is there to be painted full screen."""
        page = self.window.page
        picture = page.loader.picture(photo)
        return picture is not None and page.screen_.view._picture is picture

    def scan(self, folder: Path, later: float) -> dict[str, float]:
        """Scan a folder while the user goes on: the memory in use before, at the end, and so many
        seconds later, or once it is below `MEMORY_MB`."""
        from benchmarks.window import MEMORY_MB

        self.look_at("photos")
        before = used_memory()
        running = self.window.session.scan([folder])
        self.heart.step("scrolling the photos while a scan runs")
        self.scroll(self.window.page.grid)
        self.heart.step("scrolling the wall while a scan runs")
        self.look_at_now("people")
        deadline = time.monotonic() + SCAN_SECONDS
        while not running.is_over and time.monotonic() < deadline:
            self.scroll(self.window.page.wall)
        running.cancel()  # what is left is the grouping of all faces, which takes minutes
        self.until(lambda: running.is_over)
        self.heart.step("end")
        end, ended = used_memory(), time.monotonic()
        while (used := used_memory()) > MEMORY_MB and time.monotonic() - ended < later:
            self.pause(1000)
        seconds = time.monotonic() - ended
        return {"before": before, "end": end, "after": used, "seconds": seconds}

    def look_at_now(self, page: str) -> None:
        """Open a page, and go on while it is being filled."""
        QTimer.singleShot(0, lambda: self.window.show_page(page))
        self.pause()

    def _suggest(self, person: int) -> None:
        self.look_at("person", person=person)
        self.do("person.review")

    def _preview_regrouping(self) -> None:
        """Wait for the first preview, for a while at the most, and move the slider then."""
        self.look_at_now("regroup")
        page = self.window.page
        deadline = time.monotonic() + PREVIEW_SECONDS
        while page._preview is None and time.monotonic() < deadline:
            self.pause(50)
        for _ in range(PREVIEWS if page._preview is not None else 0):
            page.form.slider.setValue(page.form.slider.value() - 1)
            self.pause(300)
        for running in self.window.session.jobs:
            running.cancel()

    def _enlarge(self) -> None:
        photos = self.window.page.grid
        photos.scroll_to_row(len(photos.ids) // 2)
        for action in ("larger", "smaller"):
            self.do(action)
            self.settle()

    def _filter_photos(self, one: int, other: int) -> None:
        self.look_at("photos", people=(one, other))
        self.look_at("photos")

    def _whom(self, person: int) -> None:
        self.look_at("person", person=person)
        self.do("person.merge")
        self.settle()
        for dialog in self.window.findChildren(QDialog):
            dialog.close()

    def _search(self) -> None:
        search = self.window.page.search
        search.setFocus()
        self.type(search, "person of 12")
        self.settle()
        for _ in range(12):
            self.press(search, Qt.Key.Key_Backspace)
        self.settle()

    def _filter(self, bar: FilterBar, show: Show) -> None:
        bar._shows[show].click()

    def _name(self, person: int) -> None:
        wall = self.window.page.wall
        wall.select([person])
        self.pause()
        wall.rename()
        self.pause()
        from ui.widgets.name_edit import NameEdit

        field = wall.findChild(NameEdit)
        self.type(field, "Zoë")
        self.press(field, Qt.Key.Key_Return)

    def _merge(self, one: int, other: int) -> None:
        self.window.page.wall.select([one, other])
        self.pause()
        self.do("people.merge")
        question = self.window.page.merge_bar.merge  # asked where both have names
        if question.isVisible():
            question.click()

    def _order(self, place: int) -> None:
        faces = self.window.page.faces
        faces.order.setCurrentIndex(place)
        faces.order.activated.emit(place)
        self.settle()
        self.scroll(faces.grid)

    def _split(self) -> None:
        grid = self.window.page.faces.grid
        grid.select(list(grid.ids[:SPLIT_OFF]))
        self.pause()
        self.do("person.split")

    def _tab(self, tab: int) -> None:
        page = self.window.page
        self.do(f"person.tab{tab}")
        self.settle()
        if tab == 2:
            self.scroll(page.photos)

    def _unsorted(self) -> None:
        self.look_at("person", person=None)
        self.scroll(self.window.page.faces.grid)

    def _drag_along_years(self) -> None:
        photos = self.window.page.grid
        for step in range(YEARS_DRAGGED):
            photos.timeline.wanted.emit(len(photos.ids) * step // YEARS_DRAGGED)
            self.pause()


class _Paintings(QObject):
    """Records whether a widget was painted since `listen` was called."""

    painted = False

    def listen(self, widget: QWidget) -> None:
        self.painted = False
        widget.installEventFilter(self)
        widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return False


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
