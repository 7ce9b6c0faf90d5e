"""A backup a day lies beside the library, and the last seven are kept."""

from __future__ import annotations

import os
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from photoclust.errors import LibraryError
from photoclust.library.daily_backups import (
    KEPT,
    VARIABLE,
    back_up_daily,
    backup_folder,
    daily_backups,
    is_due,
)
from photoclust.library.repository import Repository
from tests.journeys.small import done, photoclust
from tests.library.synthetic import found, store

TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def as_for_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)


def change(repository: Repository, number: int = 0) -> None:
    """A photo more, and a file that is younger than every backup."""
    store(repository, f"/{number}.jpg", [found(1, number)])
    library = repository.database.path
    later = max(path.stat().st_mtime for path in [library, *daily_backups(library)]) + 10
    os.utime(library, (later, later))


def names(library: Path) -> list[str]:
    return [path.name for path in daily_backups(library)]


def test_one_a_day_when_something_has_changed(repository: Repository, own_library: Path) -> None:
    change(repository)
    assert is_due(repository.database, TODAY)
    made = back_up_daily(repository.database, TODAY)
    assert made == backup_folder(own_library) / "library 2026-11-26.photoclust"
    change(repository, 1)
    assert not is_due(repository.database, TODAY)
    assert back_up_daily(repository.database, TODAY) is None
    with Repository(made).database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM photos").fetchone()[0] == 1
    os.utime(made, (2**33, 2**33))
    assert back_up_daily(repository.database, TODAY + timedelta(1)) is None  # as it was
    assert names(own_library) == [made.name]
    if os.name == "posix":
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
        assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_the_last_seven_are_kept_and_others_left_alone(
    repository: Repository, own_library: Path
) -> None:
    own = backup_folder(own_library) / "library 2020-01-01 before the journey.photoclust"
    for day in range(KEPT + 3):
        change(repository, day)
        assert back_up_daily(repository.database, TODAY + timedelta(day)) is not None
        own.touch()
    assert names(own_library) == [
        f"library {TODAY + timedelta(day)}.photoclust" for day in range(3, KEPT + 3)
    ]
    assert own.exists()


@pytest.mark.parametrize(("given", "kept"), [("2", 2), ("0", 0), ("x", 4), ("", 4), ("-1", 4)])
def test_how_many_may_be_chosen(
    repository: Repository,
    own_library: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: str,
    kept: int,
) -> None:
    monkeypatch.setenv(VARIABLE, given)
    for day in range(4):
        change(repository, day)
        back_up_daily(repository.database, TODAY + timedelta(day))
    assert len(names(own_library)) == kept


def test_what_cannot_be_made_is_said_and_nothing_deleted(
    repository: Repository, own_library: Path
) -> None:
    backup_folder(own_library).write_text("in the way")
    change(repository)
    with pytest.raises(LibraryError, match="cannot be made"):
        back_up_daily(repository.database, TODAY)
    assert backup_folder(own_library).read_text() == "in the way"


def test_commands_make_it_and_it_can_be_put_back(own_library: Path) -> None:
    repository = Repository(own_library)
    store(repository, "/a.jpg", [found(1, 1)])
    repository.close()
    done("reject", 1)
    (backup,) = daily_backups(own_library)
    assert done("backup", "--list").out.startswith(f"{backup}: ")
    assert done("backup", "--list").out.endswith("1 daily backup.\n")
    assert done("faces").out == "0 faces.\n"
    done("restore", backup)
    assert done("faces").out.endswith("1 face.\n")
    told = done("backup").out
    assert len(list(backup.parent.iterdir())) == 2
    assert daily_backups(own_library) == [backup]
    assert "and the copy checked" in told
    target = own_library.with_name("mine.photoclust")
    done("backup", target)
    assert photoclust("backup", target).status == 1


def test_a_command_goes_on_without_a_backup(own_library: Path) -> None:
    repository = Repository(own_library)
    store(repository, "/a.jpg", [found(1, 1)])
    repository.close()
    backup_folder(own_library).write_text("in the way")
    said = photoclust("reject", 1)
    assert said.status == 0
    assert said.err.startswith("photoclust: No backup today: The backup ")
    assert said.out == "Rejected 1 face as not a face.\n"
