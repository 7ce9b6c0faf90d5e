from __future__ import annotations

import gc
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.engine.remote import facade, remote_engine, work_process
from photoclust.errors import (
    Cancelled,
    LibraryError,
    PhotoclustError,
    ProcessEnded,
    UnknownItem,
)
from photoclust.job import Job
from photoclust.library.edits import Name
from photoclust.settings import Settings
from tests.journeys.small import Made


@pytest.fixture
def engine(made: Made, own_library: Path) -> Iterator[Engine]:
    shutil.copy(made[1], own_library)
    with Engine(own_library) as opened:
        yield opened


@pytest.fixture
def remote(engine: Engine) -> Iterator[Engine]:
    opened = remote_engine(engine)
    yield opened
    opened.close()


def wait(until: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_the_parts_answer_as_those_of_the_engine_itself(
    engine: Engine, remote: Engine, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert remote.people.all() == engine.people.all()
    with pytest.raises(UnknownItem) as refused:
        remote.photos.get(999)
    assert refused.value.explanation.parameters == {"photo": 999}
    with pytest.raises(PhotoclustError) as unexpected:
        remote.photos.no_such_method()  # type: ignore[attr-defined]
    assert unexpected.value.code == "unexpected"

    # Both write into one library, and are one program to their user.
    remote.history.apply(Name(1, "Bea"))
    assert engine.people.all()[0].name == "Bea"
    assert not any(engine.library.has_changed_elsewhere() for _ in range(2))
    with Engine(engine.library.path) as other:
        other.history.apply(Name(1, "Ann"))
    assert any(engine.library.has_changed_elsewhere() for _ in range(2))
    assert remote.people.all()[0].name == "Ann"

    for part, name in (("library", "path"), ("settings", "device"), ("nothing", "at_all")):
        with pytest.raises(AttributeError):
            getattr(getattr(remote, part), name)

    previewer = remote.clusters.preview("hdbscan", None, Job())
    edit = engine.clusters.preview("hdbscan").at(0.0).edit
    assert previewer.at(0.0).edit == edit
    cancelled = Job()
    cancelled.cancel()
    with pytest.raises(Cancelled):
        previewer.at(0.5, cancelled)

    process = remote._process  # type: ignore[attr-defined]
    monkeypatch.setattr(facade, "IDLE_SECONDS", 0.0)
    remote.library.counts()
    time.sleep(0.1)
    assert previewer.at(0.0).edit == edit
    del previewer
    gc.collect()
    wait(lambda: process.has_ended)


def test_a_death_of_the_process_is_told_and_the_next_call_starts_another(
    engine: Engine, remote: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = engine.library.counts()
    assert remote.library.counts() == counts
    process = remote._process  # type: ignore[attr-defined]
    process._process.kill()
    wait(lambda: process.has_ended)
    with pytest.raises(ProcessEnded) as told:
        process.call("library", "counts", (), {}, Settings())
    assert told.value.code == "work-process-ended"
    monkeypatch.setattr(facade, "IDLE_SECONDS", 0.0)
    assert remote.library.counts() == counts
    # It goes when there is no more to do, and comes again.
    wait(lambda: remote._process is None)  # type: ignore[attr-defined]
    assert remote.library.counts() == counts
    remote.close()
    with pytest.raises(Cancelled):
        remote.library.counts()


def test_a_library_that_was_moved_away_is_not_made_anew(engine: Engine, remote: Engine) -> None:
    assert remote.library.counts() == engine.library.counts()
    library = engine.library.path
    remote.close()
    again = remote_engine(engine)
    library.rename(library.with_name("elsewhere.photoclust"))
    with pytest.raises(LibraryError):
        again.library.counts()
    assert not library.exists()
    again.close()


def test_a_program_that_was_updated_meanwhile(
    remote: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_process, "__version__", "0.0.1")
    with pytest.raises(ProcessEnded) as refused:
        remote.library.counts()
    assert refused.value.code == "work-process-updated"


def test_what_cannot_be_read_of_an_answer_leaves_nobody_waiting(
    remote: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "import sys; sys.stdout.write('cnowhere\\nNothing\\n.'); sys.stdout.flush(); input()"
    monkeypatch.setattr(work_process, "SERVER", script)
    with pytest.raises(ProcessEnded):
        remote.library.counts()


def test_a_process_that_cannot_be_started(remote: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    with pytest.raises(ProcessEnded) as refused:
        remote.library.counts()
    assert refused.value.code == "work-process-refused"


def test_what_is_not_wanted_any_more_is_let_go(engine: Engine, remote: Engine) -> None:
    let_go: list[int] = []

    class Process:
        def let_go(self, kept: int) -> None:
            let_go.append(kept)

    kept = facade._KeptObject(remote, Process(), 7)  # type: ignore[arg-type]
    del kept
    gc.collect()
    assert let_go == [7]
