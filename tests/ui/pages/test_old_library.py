"""A library of version 0.1.0, and one of today's, in windows of three languages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from photoclust.errors import UnreadablePhoto
from photoclust.library.edits import Introduce, Name
from photoclust.library.repository import Repository
from photoclust.types import Failure
from tests.library.synthetic import found, store
from tests.ui.conftest import Wait
from ui.app import make_window
from ui.i18n import translation
from ui.pages.history import HistoryPage
from ui.pages.people import PeoplePage
from ui.pages.problems import ProblemsPage
from ui.state.preferences import Preferences
from ui.state.session import Session
from ui.window import MainWindow

OLD = Path(__file__).parents[2] / "library" / "fixtures" / "0.1.0.photoclust"

HISTORY = {
    "en": [
        "Gave an unnamed person the name 'Cora'",
        "Sorted by a script of my own",
        "Confirmed 1 face of an unnamed person",
        "Answered whether 1 face is 김지우",
        "Took back: Answered whether 2 faces are Anna",
        "Answered whether 2 faces are Anna",
        "Drew a face",
        "Showed 2 people again",
        "Ignored 2 people",
        "Showed an unnamed person again",
        "Ignored an unnamed person",
        "Rejected 1 face as not a face",
        "Rejected 2 faces as not a face",
        "2 faces said not to be an unnamed person",
        "1 face said not to be Anna",
        "Removed 1 face from where it was",
        "Moved 1 face to an unnamed person",
        "Moved 2 faces to 김지우",
        "Made 1 face a new person, 'Zoë'",
        "Made 2 faces a new person, an unnamed person",
        "Merged 2 people into Anna",
        "Merged an unnamed person into an unnamed person",
        "Anna and an unnamed person said to be two people",
        "An unnamed person and an unnamed person said to be two people",
        "Split 1 face off an unnamed person as an unnamed person",
        "Chose a cover for Anna",
        "Confirmed 3 faces of an unnamed person",
        "Took the name from Emil",
        "Gave an unnamed person the name 'Emil'",
        "Gave Ben O'Brien the name '김지우'",
        "Gave an unnamed person the name 'Ben O'Brien'",
        "Gave an unnamed person the name 'Anna'",
        "Grouped 16 faces",
    ],
    "de": [
        "Jemand ohne Namen heißt jetzt „Cora“",
        "Sorted by a script of my own",
        "1 Gesicht von jemand ohne Namen bestätigt",
        "Beantwortet, ob 1 Gesicht 김지우 ist",
        "Zurückgenommen: Beantwortet, ob 2 Gesichter Anna sind",
        "Beantwortet, ob 2 Gesichter Anna sind",
        "Gesicht eingezeichnet",
        "2 Personen wieder gezeigt",
        "2 Personen ignoriert",
        "Jemand ohne Namen wieder gezeigt",
        "Jemand ohne Namen ignoriert",
        "1 Gesicht als „kein Gesicht“ verworfen",
        "2 Gesichter als „kein Gesicht“ verworfen",
        "2 Gesichter: nicht jemand ohne Namen",
        "1 Gesicht: nicht Anna",
        "1 Gesicht aus der Zuordnung genommen",
        "1 Gesicht zu jemand ohne Namen verschoben",
        "2 Gesichter zu 김지우 verschoben",
        "1 Gesicht zu neuer Person gemacht: „Zoë“",
        "2 Gesichter zu neuer Person gemacht: jemand ohne Namen",
        "2 Personen mit Anna zusammengeführt",
        "Jemand ohne Namen mit jemand ohne Namen zusammengeführt",
        "Anna und jemand ohne Namen sind zwei Personen",
        "Jemand ohne Namen und jemand ohne Namen sind zwei Personen",
        "1 Gesicht von jemand ohne Namen abgetrennt: jemand ohne Namen",
        "Titelbild für Anna gewählt",
        "3 Gesichter von jemand ohne Namen bestätigt",
        "Namen von Emil entfernt",
        "Jemand ohne Namen heißt jetzt „Emil“",
        "Ben O'Brien heißt jetzt „김지우“",
        "Jemand ohne Namen heißt jetzt „Ben O'Brien“",
        "Jemand ohne Namen heißt jetzt „Anna“",
        "16 Gesichter gruppiert",
    ],
    "ko": [
        "이름 없는 인물에게 ‘Cora’ 이름을 붙임",
        "Sorted by a script of my own",
        "이름 없는 인물의 얼굴 1개을(를) 확인함",
        "얼굴 1개가 김지우인지 답함",
        "되돌림: 얼굴 2개가 Anna인지 답함",
        "얼굴 2개가 Anna인지 답함",
        "얼굴을 그림",
        "2명을(를) 다시 표시함",
        "2명을(를) 무시함",
        "이름 없는 인물을(를) 다시 표시함",
        "이름 없는 인물을(를) 무시함",
        "얼굴 1개을(를) 얼굴이 아니라고 함",
        "얼굴 2개을(를) 얼굴이 아니라고 함",
        "얼굴 2개은(는) 이름 없는 인물이(가) 아니라고 함",
        "얼굴 1개은(는) Anna이(가) 아니라고 함",
        "얼굴 1개을(를) 있던 곳에서 뺌",
        "얼굴 1개을(를) 이름 없는 인물에게 옮김",
        "얼굴 2개을(를) 김지우에게 옮김",
        "얼굴 1개을(를) 새 사람으로 만듦: ‘Zoë’",
        "얼굴 2개을(를) 새 사람으로 만듦: 이름 없는 인물",
        "2명을(를) Anna에 합침",
        "이름 없는 인물을(를) 이름 없는 인물에 합침",
        "Anna와(과) 이름 없는 인물은(는) 다른 사람이라고 함",
        "이름 없는 인물와(과) 이름 없는 인물은(는) 다른 사람이라고 함",
        "이름 없는 인물에서 얼굴 1개을(를) 떼어 이름 없는 인물(으)로 만듦",
        "Anna의 대표 얼굴을 고름",
        "이름 없는 인물의 얼굴 3개을(를) 확인함",
        "Emil의 이름을 지움",
        "이름 없는 인물에게 ‘Emil’ 이름을 붙임",
        "Ben O'Brien에게 ‘김지우’ 이름을 붙임",
        "이름 없는 인물에게 ‘Ben O'Brien’ 이름을 붙임",
        "이름 없는 인물에게 ‘Anna’ 이름을 붙임",
        "얼굴 16개을(를) 묶음",
    ],
}
"""The page's titles, without the line at its end and what was overtaken."""
PROBLEMS = {
    "en": {
        "closed": "Permission denied",
        "closed.png": "The file cannot be read: permission denied",
        "zero.jpg": "The file is empty",
        "itself.jpg": "Too many levels of symbolic links",
        "nowhere.jpg": "No such file or directory",
        "pipe.jpg": "Not a regular file",
        "unplugged": "This folder is gone",
        "film.heic": "This is not an image, or one of an unknown kind",
    },
    "de": {
        "closed": "Zugriff verweigert",
        "closed.png": "Die Datei lässt sich nicht lesen: Zugriff verweigert",
        "zero.jpg": "Die Datei ist leer",
        "itself.jpg": "Zu viele Verknüpfungen hintereinander",
        "nowhere.jpg": "Datei oder Ordner nicht gefunden",
        "pipe.jpg": "Keine gewöhnliche Datei",
        "unplugged": "Dieser Ordner ist nicht mehr da",
        "film.heic": "Das ist kein Bild oder eines von unbekannter Art",
    },
    "ko": {
        "closed": "권한이 없습니다",
        "closed.png": "파일을 읽을 수 없습니다: 권한이 없습니다",
        "zero.jpg": "파일이 비어 있습니다",
        "itself.jpg": "심볼릭 링크가 너무 많이 이어집니다",
        "nowhere.jpg": "파일이나 폴더가 없습니다",
        "pipe.jpg": "일반 파일이 아닙니다",
        "unplugged": "이 폴더가 없어졌습니다",
        "film.heic": "이미지가 아니거나 알 수 없는 종류입니다",
    },
}
LANGUAGES = ("en", "de", "ko")

Open = Callable[[str, Path], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, wait: Wait) -> Iterator[Open]:
    """Opens a library in a window of a language."""
    locale, windows = QLocale(), list[MainWindow]()

    def open_library(language: str, library: Path) -> MainWindow:
        Preferences().language = language
        window = make_window(Preferences(), Session())
        windows.append(window)
        window.show()
        window.open_library(library)
        wait(lambda: isinstance(window.page, PeoplePage) and bool(window.page.people))
        return window

    yield open_library
    for window in windows:
        window.close()
        window.deleteLater()
    translation.install("en")
    QLocale.setDefault(locale)


def history(window: MainWindow, wait: Wait) -> list[str]:
    window.show_page("history")
    page = window.page
    assert isinstance(page, HistoryPage)
    wait(lambda: bool(page.view.rows.rows))
    return [row.title for row in page.view.rows.rows[:-1]]


def problems(window: MainWindow, wait: Wait) -> dict[str, str]:
    window.show_page("problems")
    page = window.page
    assert isinstance(page, ProblemsPage)
    wait(lambda: bool(page.view.rows.rows))
    return {row.title: row.note for row in page.view.rows.rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_library_of_old(open_window: Open, language: str, tmp_path: Path, wait: Wait) -> None:
    window = open_window(language, Path(shutil.copy(OLD, tmp_path / "old.photoclust")))
    assert [person.name for person in window.context.people.people] == [
        *("Anna", "김지우", "Zoë"),
        *(None, None, None),
    ]
    assert history(window, wait) == HISTORY[language]
    listed = problems(window, wait)
    # What can be done about it follows after a semicolon.
    known = {name: listed.get(name, "").partition(";")[0] for name in PROBLEMS[language]}
    assert known == PROBLEMS[language]


@pytest.mark.parametrize(
    ("language", "decisions", "reason"),
    [
        (
            "en",
            [
                "Gave an unnamed person the name 'Anna'",
                "Made 2 faces a new person, an unnamed person",
            ],
            "The file is empty",
        ),
        (
            "de",
            [
                "Jemand ohne Namen heißt jetzt „Anna“",
                "2 Gesichter zu neuer Person gemacht: jemand ohne Namen",
            ],
            "Die Datei ist leer",
        ),
        (
            "ko",
            [
                "이름 없는 인물에게 ‘Anna’ 이름을 붙임",
                "얼굴 2개을(를) 새 사람으로 만듦: 이름 없는 인물",
            ],
            "파일이 비어 있습니다",
        ),
    ],
)
def test_a_library_of_today(
    open_window: Open, tmp_path: Path, wait: Wait, language: str, decisions: list[str], reason: str
) -> None:
    repository = Repository(tmp_path / "new.photoclust")
    store(repository, "/photos/a.jpg", [found(0, 1), found(50, 2)])
    repository.apply(Introduce((1, 2)))
    repository.apply(Name(1, "Anna"))
    failure = Failure(Path("/photos/b.jpg"), "read", UnreadablePhoto("file-empty").explanation)
    with repository.database.writing() as connection:
        repository.files.put(connection, failure.path, 0, 1, None, failure)
    repository.close()
    window = open_window(language, tmp_path / "new.photoclust")
    assert history(window, wait) == decisions
    (said,) = problems(window, wait).values()
    assert said.startswith(f"{reason}; ")
