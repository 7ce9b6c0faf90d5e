"""A library whose file is taken away while it is open."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from photoclust.errors import LibraryError
from photoclust.library.database import Database

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="open files stay there")


def write(opened: Database, *names: str) -> None:
    with opened.writing() as connection:
        for name in names:
            connection.execute("INSERT INTO roots VALUES (CAST(? AS BLOB), 'now')", (name,))


def roots(opened: Database) -> list[str]:
    with opened.reading() as connection:
        return [row[0].decode() for row in connection.execute("SELECT path FROM roots")]


def delete(path: Path) -> None:
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()


def move(path: Path) -> None:
    path.rename(path.with_name("moved"))


def replace(path: Path) -> None:
    other = path.with_name("other")
    made = Database(other)
    write(made, "/theirs")
    made.close()
    other.replace(path)


@pytest.mark.parametrize(
    ("take_away", "code"),
    [(delete, "library-gone"), (move, "library-gone"), (replace, "library-replaced")],
)
def test_it_is_noticed_told_and_kept(
    tmp_path: Path, take_away: Callable[[Path], None], code: str
) -> None:
    path = tmp_path / "a.photoclust"
    opened = Database(path)
    write(opened, "/acknowledged")
    take_away(path)
    for _ in range(2):
        with pytest.raises(LibraryError) as caught:
            write(opened, "/refused")
        assert caught.value.code == code
        assert caught.value.hint
    assert str(tmp_path / "a kept 1.photoclust") in caught.value.message
    opened.close()
    kept = Database(tmp_path / "a kept 1.photoclust", create=False)
    assert roots(kept) == ["/acknowledged"]
    assert kept.check() == []
    kept.close()
    assert not (tmp_path / "a kept 2.photoclust").exists()
    assert path.exists() == (take_away is replace)


def test_the_new_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.photoclust"
    opened = Database(path)
    replace(path)
    with pytest.raises(LibraryError):
        write(opened, "/ours")
    opened.close()
    other = Database(path)
    assert roots(other) == ["/theirs"]
    other.close()


def test_another_thread_makes_no_new_file(tmp_path: Path) -> None:
    path = tmp_path / "a.photoclust"
    opened = Database(path)
    write(opened, "/acknowledged")
    delete(path)
    told: list[str] = []

    def read() -> None:
        with pytest.raises(LibraryError) as caught:
            roots(opened)
        told.append(caught.value.code)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert told == ["library-gone"]
    assert not path.exists()
    opened.close()


def test_where_nothing_can_be_kept_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.photoclust"
    opened = Database(path)
    write(opened, "/acknowledged")
    shutil.rmtree(path.parent)
    with pytest.raises(LibraryError) as caught:
        write(opened, "/refused")
    assert caught.value.code == "library-gone-and-lost"
    opened.close()


def test_a_second_name_is_refused_until_it_is_gone(tmp_path: Path) -> None:
    """Two names have two -wal files, and each is played over what the other held."""
    path, other = tmp_path / "library.photoclust", tmp_path / "other.photoclust"
    opened = Database(path)
    write(opened, "a")
    other.hardlink_to(path)
    with pytest.raises(LibraryError, match="second name"):
        write(opened, "b")
    with pytest.raises(LibraryError, match="second name"):
        Database(other)
    assert roots(opened) == ["a"]
    other.unlink()
    write(opened, "c")
    assert roots(opened) == ["a", "c"]
    opened.close()
