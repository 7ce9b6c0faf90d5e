"""What a job has let go of is given back to the system."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Wait
from tests.ui.fakes import FakeEngine
from ui.state import memory, session
from ui.state.session import Session


def test_after_each_job(qapp: object, wait: Wait, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bool] = []
    made = Session(lambda path, settings: FakeEngine())
    monkeypatch.setattr(session, "give_back", lambda: given.append(bool(made.jobs)))
    made.open(Path("fake.photoclust"))
    made.start(lambda engine, job: None, "Work", owner=made)
    wait(lambda: bool(given))
    assert given == [False]  # the job has ended
    made.close()
    memory.give_back()  # on every platform
