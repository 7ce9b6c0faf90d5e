from __future__ import annotations

from pathlib import Path

import pytest

from photoclust import Engine, LibraryError, Settings
from ui.state.early_opening import EarlyOpening


def test_the_engine_that_was_opened_early_is_given_once(own_library: Path) -> None:
    early = EarlyOpening(own_library, Settings())
    with early.make(own_library, Settings()) as first, early.make(own_library, Settings()) as other:
        assert first is not other
        early._thread.join()
        # It has the library, as a window has.
        with pytest.raises(LibraryError):
            other.library.lock()
        first.library.lock()


@pytest.mark.parametrize("settings", [Settings(), Settings(device="cpu")])
def test_another_library_or_other_settings(
    settings: Settings, own_library: Path, tmp_path: Path
) -> None:
    early = EarlyOpening(tmp_path / "other.photoclust", Settings(min_face=99))
    with early.make(own_library, settings) as engine:
        assert (engine.library.path, engine.settings) == (own_library, settings)
    # The other one is free again.
    with Engine(tmp_path / "other.photoclust") as other:
        other.library.lock()


def test_what_is_wrong_is_told_by_whoever_opens_it_next(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.photoclust"
    foreign.write_bytes(b"no library")
    early = EarlyOpening(foreign, Settings())
    with early.make(foreign, Settings()) as engine, pytest.raises(LibraryError):
        engine.people.all()
