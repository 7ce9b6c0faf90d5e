"""The log: its content, its permissions, and that it can be shared."""

from __future__ import annotations

import json
import logging
import os
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import FunctionType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from photoclust import log
from photoclust.errors import Cancelled, PhotoclustError, UnknownItem
from photoclust.library.planning import plan
from photoclust.log import last_lines, log_duration, log_path, recording, shareable
from tests.journeys.small import Made, done, photoclust, refused

ROOT = Path(__file__).parent.parent
OURS = logging.getLogger("photoclust.tests")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log of this test."""
    path = tmp_path / "logs" / "own.log"
    monkeypatch.setenv("PHOTOCLUST_LOG", str(path))
    return path


# What is in it


def test_a_command_is_recorded_with_what_it_runs_on(made: Made, file: Path) -> None:
    done("cluster", "--library", made[1])
    lines = file.read_text(encoding="utf-8").splitlines()
    assert "photoclust cluster, photoclust " in lines[0]
    assert "Python 3." in lines[0]
    assert any(re.search(r"cluster: done after \d+\.\d s", line) for line in lines)


def test_the_end_of_a_refused_command_is_its_code(file: Path) -> None:
    refused("people", "--library", "/nowhere/at/all")
    assert file.read_text(encoding="utf-8").splitlines()[-1].endswith("Refused: library-missing")


def test_a_process_that_works_for_another_leaves_the_file_to_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "LARGEST", 500)
    with recording("window"), recording("work", rotated=False):
        for number in range(20):
            OURS.info("record %s", number)
    files = sorted(file.parent.glob("own.log*"))
    assert len(files) == 1 + log.KEPT
    lines = file.read_text(encoding="utf-8").splitlines()
    # Both have written it, the second into the file that there was then.
    assert [line.split(": ", 1)[1] for line in lines[-2:]] == ["record 19"] * 2


def test_errors_become_sentences(file: Path) -> None:
    known = UnknownItem("no-such-photo", photo=7)
    with recording("tests"):
        assert log.told(known) is known
        made = log.told(ValueError("odd"))
    assert (made.code, made.explanation.parameters) == ("unexpected", {"detail": "ValueError: odd"})
    assert "ValueError (its message is left out)" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("level", [logging.INFO, logging.ERROR])
def test_what_is_shown_is_known(file: Path, level: int) -> None:
    with recording("tests", console=level):
        assert log.console_level() == level
    assert log.console_level() == logging.WARNING


@pytest.mark.parametrize(
    ("error", "end"), [(None, "done"), (Cancelled(), "stopped"), (ValueError("x"), "failed")]
)
def test_durations(file: Path, error: Exception | None, end: str) -> None:
    @log_duration("work")
    def work() -> None:
        if error is not None:
            raise error

    with recording("test"):
        if error is None:
            work()
        else:
            with pytest.raises(type(error)):
                work()
    assert f"work: {end} after 0.0 s" in file.read_text(encoding="utf-8")


def test_an_unexpected_error_is_recorded_and_goes_on(file: Path) -> None:
    with pytest.raises(ZeroDivisionError), recording("test"):
        _ = 1 / 0
    text = file.read_text(encoding="utf-8")
    assert "CRITICAL photoclust.log: Unexpected error" in text
    assert 'test_log.py", line' in text
    assert "ZeroDivisionError" in text


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_error_that_ends_a_thread_is_recorded(file: Path) -> None:
    former = threading.excepthook
    with recording("test"):
        thread = threading.Thread(target=lambda: [][1], name="worker")
        thread.start()
        thread.join()
    assert "Unexpected error in a thread" in file.read_text(encoding="utf-8")
    assert threading.excepthook is former


@pytest.mark.skipif(os.name == "nt", reason="Windows ends crashed programs in another way")
def test_a_crash_of_native_code_is_recorded_at_the_next_start(file: Path) -> None:
    code = (
        "import faulthandler\nfrom photoclust.log import recording\n"
        "with recording('crashing'): faulthandler._sigabrt()"
    )
    script = file.parent.parent / "script.py"
    script.write_text(code)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(file.parent.parent)}
    for _ in range(2):
        ended = subprocess.run(
            [sys.executable, script], env=environment, capture_output=True, timeout=60
        )
        assert ended.returncode < 0
    text = file.read_text(encoding="utf-8")
    assert "The program crashed earlier:\nFatal Python error: Aborted" in text
    assert 'File "~/script.py", line 3' in text
    assert str(script) not in text


def test_libraries_and_handlers_are_left_as_they_were(file: Path) -> None:
    def state() -> list[tuple[int, list[logging.Handler]]]:
        return [(logger.level, list(logger.handlers)) for logger in map(logging.getLogger, log.OWN)]

    before = state()
    with recording("test"):
        logging.getLogger("PIL").warning("of a library")
        OURS.info("of ours")
    OURS.info("too late")
    assert state() == before
    text = file.read_text(encoding="utf-8")
    assert "of ours" in text
    assert "of a library" not in text
    assert "too late" not in text


# Where it is


def test_the_usual_place_and_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PHOTOCLUST_LOG", str(tmp_path / "x"))
    assert log_path() == tmp_path / "x"
    monkeypatch.setenv("PHOTOCLUST_LOG", "")
    assert log_path() is None
    monkeypatch.delenv("PHOTOCLUST_LOG")
    usual = log_path()
    assert usual is not None
    assert usual.name == "photoclust.log"
    assert "photoclust" in usual.parent.as_posix()


@pytest.mark.skipif(os.name == "nt", reason="Windows asks no password database")
@pytest.mark.parametrize("chosen", [None, "~/own.log"])
def test_whoever_has_no_home_has_no_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chosen: str | None
) -> None:
    def unknown(_: int) -> None:
        raise KeyError

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pwd.getpwuid", unknown)
    for name in ("HOME", "XDG_STATE_HOME", "PHOTOCLUST_LOG"):
        monkeypatch.delenv(name, raising=False)
    if chosen:
        monkeypatch.setenv("PHOTOCLUST_LOG", chosen)
    assert log_path() is None
    with recording("test"):
        OURS.info("Something")
    assert list(tmp_path.iterdir()) == []


def test_switched_off(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHOTOCLUST_LOG", "")
    with recording("test"):
        OURS.warning("nothing")
    assert not file.parent.exists()
    assert last_lines(9) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_other_users_cannot_read_it(file: Path) -> None:
    former = os.umask(0)
    try:
        with recording("test"):
            pass
    finally:
        os.umask(former)
    assert {path.stat().st_mode & 0o777 for path in file.parent.iterdir()} == {0o600}


def test_it_does_not_grow_for_ever(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 2000)
    with recording("test"):
        for number in range(400):
            OURS.info("line %d", number)
    files = [path for path in file.parent.iterdir() if path.suffix != log.NATIVE_SUFFIX]
    assert len(files) == 1 + log.KEPT
    assert all(path.stat().st_size <= 2000 for path in files)
    assert last_lines(1)[0].endswith("line 399")


@pytest.mark.parametrize("place", ["taken/own.log", "folder"])
def test_a_log_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (tmp_path / "taken").write_text("a file")
    (tmp_path / "folder").mkdir()
    monkeypatch.setenv("PHOTOCLUST_LOG", str(tmp_path / place))
    said = photoclust("people", "--library", "/nowhere/at/all")
    assert said.err.startswith("photoclust: There is no library")
    assert last_lines(9) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PHOTOCLUST_LOG", "/dev/full")
    with recording("test"):
        OURS.warning("nothing")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("arguments", [["--verbose", "people"], ["people", "--verbose"]])
def test_verbose(file: Path, arguments: list[str]) -> None:
    lines = photoclust(*arguments, "--library", "/nowhere/at/all").err.splitlines()
    assert "photoclust people, photoclust " in lines[0]
    assert lines[-1].startswith("photoclust: There is no library")
    assert lines[:-1] == file.read_text(encoding="utf-8").splitlines()


def test_the_last_lines(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("".join(f"line {number} {'é' * 300}\n" for number in range(500)), "utf-8")
    assert [line.split()[1] for line in last_lines(3)] == ["497", "498", "499"]
    # Of lines that are longer than what is read at once there is nothing but whole ones.
    assert all(line.startswith("line ") for line in last_lines(500))
    assert last_lines(500)[-1].startswith("line 499")


def test_a_report_holds_versions_facts_and_the_end(file: Path) -> None:
    with recording("test"):
        OURS.info("the end, in %s", Path.home() / "secret")
    text = log.shareable_report([("faces", "7")], lines=1)
    first, *_, facts, empty, last = text.splitlines()
    assert first.startswith("photoclust: ")
    assert (facts, empty) == ("faces: 7", "")
    assert last.endswith("the end, in ~/secret")


# What is not


NOBODY: dict[str, int] = {}
NAMES = st.text(min_size=1, max_size=20).map(lambda text: f"Zoë-{text}Ωmega")


def spoken(error: BaseException, message: str = "Unexpected error") -> str:
    """What the log says of an error."""
    record = OURS.makeRecord(
        OURS.name, logging.ERROR, __file__, 1, message, (), (type(error), error, None)
    )
    return log._Formatter().format(record)


def caught(work: Callable[[], object]) -> BaseException:
    try:
        work()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def chained(name: str) -> None:
    try:
        _ = NOBODY[name]
    except KeyError as error:
        raise PhotoclustError("no-such-name", name=name) from error


def noted(name: str) -> None:
    error = RuntimeError("plain")
    error.add_note(name)
    raise error


def inserted(name: str) -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE TABLE people (name TEXT UNIQUE)")
        for _ in range(2):
            connection.execute("INSERT INTO people VALUES (?)", (name,))
    finally:
        connection.close()


def planned(name: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        plan(name, connection)  # type: ignore[arg-type]


def failures(name: str) -> Iterator[Callable[[], object]]:
    yield lambda: int(name)
    yield lambda: NOBODY[name]
    yield lambda: json.loads(name)
    yield lambda: name.encode("ascii")
    yield lambda: Path("/nowhere", name).read_bytes()
    yield lambda: [].index(name)  # type: ignore[arg-type]
    yield lambda: chained(name)
    yield lambda: noted(name)
    yield lambda: inserted(name)
    yield lambda: planned(name)
    unknown = UnknownItem("no-such-name", name=name)
    for error in (unknown, OSError(name), Exception(name), AssertionError(name)):
        yield lambda error=error: _raise(error)
    yield lambda: _raise(FileNotFoundError(2, name, name))
    yield lambda: _raise(ExceptionGroup(name, [ValueError(name)]))


def _raise(error: Exception) -> None:
    raise error


@given(NAMES)
def test_no_name_of_a_person_gets_in_by_an_error(name: str) -> None:
    for failure in failures(name):
        text = spoken(caught(failure))
        assert "Zoë" not in text
        assert "mega" not in text
        assert text.splitlines()[-1].startswith(type(caught(failure)).__name__)


FOLDERS = st.text(
    st.characters(codec="utf-8", exclude_characters="/\\\0", exclude_categories=["Cc", "Zl", "Zp"]),
    min_size=3,
    max_size=12,
).filter(lambda name: name.strip("./ ") == name and name.isprintable())


@given(FOLDERS, FOLDERS, st.sampled_from(["{}", "'{}'", '"{}"', "of {}, twice: {}", "{}: gone"]))
def test_no_home_gets_in(user: str, folder: str, sentence: str) -> None:
    assume("Zoë" not in folder)
    user = f"Zoë{user}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", f"/home/{user}")
        patch.setenv("USERPROFILE", f"/home/{user}")
        path = f"/home/{user}/{folder}/x.py"
        code = chained.__code__.replace(co_filename=path, co_name="work")
        work = FunctionType(code, globals(), "work")
        error = caught(lambda: work("Anna"))
        text = spoken(error, sentence.format(path, path))
    assert "Zoë" not in text
    assert "~/" in text
    assert "x.py" in text


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("read /mnt/disk/Fotos 2020/a.jpg", "read …/Fotos 2020/a.jpg"),
        ("/mnt/Zoë A. Ω/my dear friends/a.jpg is gone", "…/my dear friends/a.jpg is gone"),
        ("/a/b/c and /x/y/z, of 4/9", "…/b/c and …/y/z, of 4/9"),
        ('File "/usr/lib/my python/torch/nn.py", line 3', 'File "…/torch/nn.py", line 3'),
        ("open '/media/zoe/DISK/b.jpg'", "open '…/DISK/b.jpg'"),
        (r"C:\Users\zoe\x.jpg is gone", "…/zoe/x.jpg is gone"),
        ("/tmp/x", "/tmp/x"),
        ("4/9 photos and/or faces at 3.5/s", "4/9 photos and/or faces at 3.5/s"),
        ("see https://example.org/a/b/c", "see https://example.org/a/b/c"),
    ],
)
def test_other_paths_are_cut_short(text: str, short: str) -> None:
    assert shareable(text) == short


@pytest.mark.parametrize("folder", ["Zoë's photos (all) of, say, 2020", 'Zoë "2" ;', "Zoë Ω"])
def test_paths_that_are_logged_are_cut_short_whatever_their_names(folder: str, file: Path) -> None:
    with recording("test"):
        OURS.warning("Work on %s did not stop, %d", Path("/mnt", folder, "sub", "a.photoclust"), 1)
        OURS.warning("Work on %s did not stop", Path.home() / "a.photoclust")
    lines = file.read_text(encoding="utf-8").splitlines()[-2:]
    assert [line.partition("Work on ")[2] for line in lines] == [
        "…/sub/a.photoclust did not stop, 1",
        "~/a.photoclust did not stop",
    ]


def test_a_home_that_another_begins_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/an")
    monkeypatch.setenv("USERPROFILE", "/home/an")
    assert shareable("/home/an/a and /home/anna/b/c, /home/an.") == "~/a and …/b/c, ~."


@pytest.mark.parametrize("home", ["/", ""])
def test_no_home_worth_the_name(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("HOME", home)
    monkeypatch.setenv("USERPROFILE", home)
    assert shareable("/a/b") == "/a/b"


def test_a_line_gives_a_terminal_no_orders() -> None:
    assert "\x1b" not in spoken(RuntimeError("\x1b[2J"))


def test_no_name_gets_in_by_any_command(
    made: Made, own_library: Path, file: Path, tmp_path: Path
) -> None:
    own_library.write_bytes(made[1].read_bytes())
    done("name", 1, "Zoë Ωmega")
    done("faces", "Zoë Ωmega")
    done("history")
    done("export", "albums", tmp_path / "out", "--people", "Zoë Ωmega")
    done("export", "table", tmp_path / "t.csv")
    done("identify", made[0] / "one.jpg")
    refused("merge", "Zoë Ωmega", "Zoë Nobody")
    done("cluster")
    done("undo")
    text = file.read_text(encoding="utf-8")
    assert "export of albums: done after" in text
    assert "export of a table: done after" in text
    assert "Device: cpu" in text
    assert "Refused: no-such-name" in text
    assert "Zoë" not in text
    assert "mega" not in text
    assert str(tmp_path) not in text
