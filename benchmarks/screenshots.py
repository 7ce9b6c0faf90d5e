"""Pictures of every view of the window, to look at and for the README.

    python -m benchmarks.screenshots OUT [--demo | --album FOLDER ... | --library FILE] [--readme]

renders into OUT, without a display: every view with a library and the pages without one, in light
and dark, English at 100 % and 200 %, German and Korean, in the smallest window and in a large one.
--only people 'photo.*' and --sets 'dark-de.*' make some of them. --demo (the default) draws people
who do not exist; --album scans folders of photos; --library shows one that is there, as it is.
--readme makes the four pictures of the README instead, small ones.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QPoint, QSize, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QScrollArea

from photoclust.engine.exchange import JoinReport
from photoclust.interchange.content import PersonContent
from photoclust.interchange.people_matching import PersonQuestion
from photoclust.messages import Message
from ui.pages.people import PeoplePage
from ui.pages.person import Tab
from ui.pages.review import MODE, ONE
from ui.state.preferences import Preferences, ThemeMode
from ui.widgets.regroup_form import STEPS
from ui.window import SMALLEST, MainWindow

SIZE, LARGE = QSize(1280, 800), QSize(1600, 1000)
"""Of the README's pictures, and of the larger ones."""
SCREEN = {
    "name": "screen", "x": 0, "y": 0, "width": 3840, "height": 2400,
    "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
}  # fmt: skip
SETTLE_MS = 200
ROUNDS = 3
PATIENCE_MS = 60_000
LONGEST_README = 150_000
"""Bytes of a picture for the README."""


@dataclass(frozen=True)
class View:
    """A view: the page, what it is opened with, what is done before the picture is taken."""

    name: str
    page: str
    what: dict[str, Any] = field(default_factory=dict)
    prepare: Callable[[MainWindow], object] = lambda window: None


@dataclass(frozen=True)
class Look:
    """How a window looks; `small`: for pictures of few bytes."""

    theme: ThemeMode
    language: str
    size: QSize
    small: bool = False


def main(argv: Sequence[str] | None = None) -> None:
    """Make the pictures; one process for each scale, as Qt takes that once."""
    arguments = _parser().parse_args(argv)
    if arguments.scale:
        render(arguments, arguments.scale)
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="photoclust-demo-") as folder:
        # Else the screen has 800 by 800 pixels, to which dialogs are fitted.
        screen = Path(folder) / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        library = _library(arguments, Path(folder))
        for scale in ("1",) if arguments.readme else ("1", "2"):
            _render_apart(arguments, library, scale)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path, help="the folder for the pictures")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--demo", action="store_true", help="draw a library (the default)")
    source.add_argument("--album", type=Path, nargs="+", help="folders of photos to scan")
    source.add_argument("--library", type=Path, help="a library's file")
    parser.add_argument("--readme", action="store_true", help="only the README's pictures")
    parser.add_argument("--only", nargs="+", help="patterns of the views' names")
    parser.add_argument("--sets", default=".*", help="a pattern of the folders' names")
    parser.add_argument("--scale", help=argparse.SUPPRESS)
    return parser


def _library(arguments: argparse.Namespace, folder: Path) -> Path:
    """The library to show, in a temporary folder, so that nothing of the user's is touched."""
    library = folder / "library.photoclust"
    if arguments.library:
        shutil.copy(arguments.library, library)
    elif arguments.album:
        from photoclust import Engine

        with Engine(library) as engine:
            engine.photos.scan(arguments.album)
            engine.clusters.propose()
    else:
        command = [sys.executable, "-m", "benchmarks.demo_library", str(folder)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return folder / "demo.photoclust"
    return library


def _render_apart(arguments: argparse.Namespace, library: Path, scale: str) -> None:
    command = [sys.executable, "-m", "benchmarks.screenshots", str(arguments.out)]
    command += ["--library", str(library), "--scale", scale, "--sets", arguments.sets]
    command += ["--only", *arguments.only] if arguments.only else []
    environment = os.environ | {"QT_SCALE_FACTOR": scale}
    subprocess.run(
        command + (["--readme"] if arguments.readme else []), check=True, env=environment
    )


def render(arguments: argparse.Namespace, scale: str) -> None:
    """All pictures at one scale; prints their names."""
    library: Path = arguments.library
    studio = Screenshots(library.parent / f"window-{scale}.ini", arguments.only or [".*"])
    if arguments.readme:
        look = Look(ThemeMode.LIGHT, "en", SIZE, small=True)
        studio.take(library, _readme_shots, arguments.out, look)
        return
    empty = library.parent / f"empty-{scale}.photoclust"
    languages = ("en", "de", "ko") if scale == "1" else ("en",)
    sizes = (QSize(*SMALLEST), LARGE)
    for theme, language, size in product((ThemeMode.LIGHT, ThemeMode.DARK), languages, sizes):
        name = f"{theme}-{language}-{scale}00-{size.width()}"
        if re.fullmatch(arguments.sets, name):
            look = Look(theme, language, size)
            studio.take(library, _all_shots, arguments.out / name, look)
            studio.take(empty, _empty_shots, arguments.out / name, look)


def _all_shots(window: MainWindow) -> Iterator[View]:
    """Every page; the same ones in other states; dialogs."""
    engine = window.session.engine
    assert engine is not None
    named = [person.id for person in window.context.people.named()]
    photos = [int(number) for number in engine.photos.ids()]
    crowd = max(photos, key=lambda photo: len(engine.photos.get(photo).faces))
    what: dict[str, dict[str, Any]] = {
        "person": {"person": named[0] if named else window.context.people.ids[0]},
        "photo": {"photo": crowd, "photos": photos},
    }
    for name in window.specs:
        yield View(name, name, what.get(name, {}))
    somebody = what["person"]
    for tab in (Tab.PHOTOS, Tab.TOGETHER, Tab.SAME):
        show = partial(_show_tab, tab)
        yield View(f"person-{tab.name.lower()}", "person", somebody, show)
    yield View("person-selected", "person", somebody, _select_faces)
    yield View("person-why", "person", somebody, _ask_why)
    yield View("person-unsorted", "person", {"person": None})
    yield View("people-shelf", "people", prepare=_open_shelf)
    yield View("review-photo", "review", prepare=lambda w: w.page.question.turn_glance())
    yield View("photo-name", "photo", what["photo"], _ask_for_a_name)
    for value, name in ((-STEPS, "coarser"), (STEPS, "finer")):
        yield View(f"regroup-{name}", "regroup", prepare=partial(_tune, value))
    yield View("people-selected", "people", prepare=_select_people)
    yield View("export-chosen", "export", {"people": window.context.people.ids[:3]})
    yield View("export-table", "export", prepare=lambda w: w.page.kinds.button(1).click())
    yield View("photos-selected", "photos", prepare=_select_photos)
    yield View("photos-filtered", "photos", {"people": named[:2]})
    yield View("together-chosen", "together", prepare=_choose_somebody)
    yield View("folders-selected", "folders", prepare=_select_rows)
    yield View("folders-remove", "folders", prepare=_ask_to_remove)
    yield View("problems-selected", "problems", prepare=_select_rows)
    yield View("settings-end", "settings", prepare=_scroll_down)
    yield View("commands", "people", prepare=lambda w: w.show_commands())
    yield View("drop", "people", prepare=lambda w: w.drop_overlay.appear())
    yield from _questions(window, named, what)
    yield View("review-page", "review", prepare=lambda w: w.page.modes.button(1).click())


def _questions(
    window: MainWindow, named: list[int], what: dict[str, dict[str, Any]]
) -> Iterator[View]:
    """What is asked before something is decided, and what lies over a page."""
    somebody = what["person"]
    for name in ("merge", "birth", "forget"):
        yield View(f"person-{name}", "person", somebody, partial(_trigger, f"person.{name}"))
    yield View("people-name", "people", prepare=_type_a_name)
    yield View("people-same-name", "people", prepare=_give_a_known_name)
    if len(named) > 1:
        yield View(
            "people-merge", "people",
            prepare=lambda w: w.page.merge_bar.merge_all(named[0], named[1:2]),
        )  # fmt: skip
    yield View("people-together", "people", prepare=_name_several)
    for name in ("dismiss", "forget"):
        yield View(f"photos-{name}", "photos", prepare=partial(_ask_about_photos, name))
    yield View("person-unsorted-selected", "person", {"person": None}, _select_faces)
    yield View("review-other", "review", prepare=partial(_trigger, "review.other"))
    yield View("photo-full-screen", "photo", what["photo"], partial(_trigger, "photo.full-screen"))
    yield View("keys", "people", prepare=lambda w: w.show_keys())
    yield View("settings-join", "settings", prepare=_ask_to_join)
    yield View("messages", "people", prepare=_say_something)


def _trigger(action: str, window: MainWindow) -> None:
    window.context.actions[action].trigger()


def _type_a_name(window: MainWindow) -> None:
    window.page.wall.select(window.context.people.ids[3:4])
    window.page.wall.rename()


def _give_a_known_name(window: MainWindow) -> None:
    people = window.context.people
    if named := people.named():
        window.page.same_name.ask(people.ids[-1], named[0].id)


def _name_several(window: MainWindow) -> None:
    _select_people(window)
    window.page.wall.letters_typed.emit("A")


def _ask_about_photos(action: str, window: MainWindow) -> None:
    _select_photos(window)
    _trigger(f"photos.{action}", window)


def _ask_to_join(window: MainWindow) -> None:
    """As if another library had the same people, and it were not sure."""
    people = [
        PersonContent(person.id, person.name, "visible", None)
        for person in window.context.people.named()
    ]
    questions = tuple(PersonQuestion(person, person, 0.3) for person in people)
    parameters = ({"id": person.id, "name": person.name} for person in people)
    conflicts = tuple(Message.of("join-ignored-there", person=person) for person in parameters)
    report = JoinReport(1200, 2345, 980, 12, 3, questions, conflicts, ())
    window.page.exchange._ask(Path("family.photoclust"), report)


def _say_something(window: MainWindow) -> None:
    window.messages.say("Anna: 3", "OK")
    window.messages.tell_arrived(12)
    window.messages.complain("/photos/2009/IMG_0815.JPG", "No space left on device.")


def _empty_shots(window: MainWindow) -> Iterator[View]:
    for name in window.specs:
        if name not in ("person", "photo", "settings"):
            yield View(f"{name}-empty", name)


def _readme_shots(window: MainWindow) -> Iterator[View]:
    wanted = ("people", "person", "photo", "review")
    return (shot for shot in _all_shots(window) if shot.name in wanted)


def _select_people(window: MainWindow) -> None:
    window.page.wall.select(window.context.people.ids[2:4])


def _select_photos(window: MainWindow) -> None:
    window.page.grid.select(list(window.page.grid.ids[2:7]))


def _choose_somebody(window: MainWindow) -> None:
    window.page.view.choose(next(iter(window.page.view.nodes), None))


def _select_rows(window: MainWindow) -> None:
    view = window.page.view
    view.select([row.key for row in view.rows.rows[:1]])
    view.setFocus()


def _ask_to_remove(window: MainWindow) -> None:
    _select_rows(window)
    window.context.actions["folders.remove"].trigger()


def _show_tab(tab: Tab, window: MainWindow) -> None:
    window.page.show_tab(tab)


def _select_faces(window: MainWindow) -> None:
    window.page.faces.grid.select(window.page.faces.grid.ids[:2])


def _ask_why(window: MainWindow) -> None:
    window.page.faces.grid.select(window.page.faces.grid.ids[:1])
    window.context.actions["person.why"].trigger()


def _open_shelf(window: MainWindow) -> None:
    window.preferences.least_photos = 50
    window.page.shelf.setChecked(True)
    window.page.shelf.clicked.emit()


def _ask_for_a_name(window: MainWindow) -> None:
    rows = window.page.details.faces.rows.rows
    if rows:
        window.page.view.face_clicked.emit(rows[0].key)


def _tune(value: int, window: MainWindow) -> None:
    window.page.form.slider.setValue(value)


def _scroll_down(window: MainWindow) -> None:
    bar = window.page.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())


class Screenshots:
    """Opens windows and saves screenshots of them.

    config: where their preferences lie; only: patterns of the names of the views to take.
    """

    def __init__(self, config: Path, only: Sequence[str]) -> None:
        from ui.app import make_application

        os.environ["PHOTOCLUST_CONFIG"] = str(config)
        self._application = make_application()
        self._only = only

    def take(
        self,
        library: Path,
        shots: Callable[[MainWindow], Iterator[View]],
        out: Path,
        look: Look,
    ) -> None:
        """Pictures of these views, in a window of its own."""
        from ui.app import make_window

        out.mkdir(parents=True, exist_ok=True)
        preferences = Preferences()
        preferences.theme, preferences.language = look.theme, look.language
        preferences.set_text(MODE, ONE)
        if look.small:
            preferences.thumbnail_size = 160
        window = make_window(preferences)
        window.resize(look.size)
        window.show()
        window.open_library(library)
        self._wait_until_idle(window)
        for shot in shots(window):
            if not any(re.fullmatch(pattern, shot.name) for pattern in self._only):
                continue
            window.show_page(shot.page, shot.what)
            self._wait_until_idle(window)
            shot.prepare(window)
            self._wait_until_idle(window)
            path = out / f"{shot.name}.png"
            path.write_bytes(_png(_picture(window), small=look.small))
            print(path)
            self._close_dialogs(window)
        window.close()
        window.deleteLater()

    def _wait_until_idle(self, window: MainWindow) -> None:
        """Wait until jobs have ended and images are loaded."""
        loop, patience = QEventLoop(), QTimer(singleShot=True, interval=PATIENCE_MS)
        quiet = QTimer(singleShot=True, interval=SETTLE_MS)
        rounds = iter(range(ROUNDS))

        def again(_: object = None) -> None:
            if window.session.jobs or next(rounds, None) is not None:
                quiet.start()
            else:
                loop.quit()

        # The library's thread answers in order, so its reply means that earlier requests are done.
        quiet.timeout.connect(lambda: window.session.ask(lambda engine: None, again, window, again))
        patience.timeout.connect(loop.quit)
        quiet.start()
        patience.start()
        loop.exec()

    def _close_dialogs(self, window: MainWindow) -> None:
        for widget in self._application.topLevelWidgets():
            if widget is not window and widget.isVisible():
                widget.close()
        window.drop_overlay.hide()
        if isinstance(window.page, PeoplePage):
            window.page.merge_bar.hide()
            window.page.same_name.hide()
        for toast in window.messages.toasts.toasts():
            toast.leave()


def _picture(window: MainWindow) -> QPixmap:
    """The window, and the dialogs over it where they would be."""
    picture = window.grab()
    painter = QPainter(picture)
    for widget in QApplication.topLevelWidgets():
        if widget is window or not widget.isVisible():
            continue
        if widget.isFullScreen():
            painter.end()
            return widget.grab()
        place = widget.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
        if widget.isModal():
            middle = window.rect().center() - widget.rect().center()
            painter.fillRect(window.rect(), "#55000000")
            place = middle
        painter.drawPixmap(place, widget.grab())
    painter.end()
    return picture


def _png(picture: QPixmap, *, small: bool) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    if not small:
        return bytes(data.data())
    image = Image.open(io.BytesIO(data.data())).convert("RGB")
    for colors in (256, 128, 64):
        reduced = io.BytesIO()
        image.quantize(colors).save(reduced, "PNG", optimize=True)
        if reduced.tell() <= LONGEST_README:
            break
    return reduced.getvalue()


if __name__ == "__main__":
    main()
