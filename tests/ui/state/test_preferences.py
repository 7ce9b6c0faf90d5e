from __future__ import annotations

from pathlib import Path

import pytest

from ui.state.preferences import Preferences, ThemeMode, config_file


def test_remembers_what_was_set(tmp_path: Path) -> None:
    path = tmp_path / "one" / "window.ini"
    first = Preferences(path)
    assert (first.theme, first.language, first.thumbnail_size) == (ThemeMode.SYSTEM, "", 128)
    told: list[str] = []
    first.changed.connect(told.append)
    first.theme = ThemeMode.DARK
    first.theme = ThemeMode.DARK
    first.thumbnail_size = 160
    first.library = Path("/photos/größe.photoclust")
    first.set_text("people_order", "name")
    first.save()
    assert told == ["theme", "thumbnail_size", "library", "people_order"]
    second = Preferences(path)
    assert second.theme is ThemeMode.DARK
    assert second.thumbnail_size == 160
    assert second.library == Path("/photos/größe.photoclust")
    assert second.text("people_order") == "name"


@pytest.mark.parametrize("content", ["theme=purple\nthumbnail_size=-5\nmin_face=x\n", "\x00\xff["])
def test_a_damaged_file_counts_as_not_set(tmp_path: Path, content: str) -> None:
    path = tmp_path / "window.ini"
    path.write_text(f"[General]\n{content}", encoding="latin-1")
    preferences = Preferences(path)
    assert preferences.theme is ThemeMode.SYSTEM
    assert preferences.thumbnail_size == 128
    assert preferences.min_face == 20
    assert preferences.one_wrong_in == 1000
    assert preferences.geometry.isEmpty()


def test_the_file_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHOTOCLUST_CONFIG", "/elsewhere/x.ini")
    assert config_file() == Path("/elsewhere/x.ini")
    monkeypatch.delenv("PHOTOCLUST_CONFIG")
    assert config_file().name == "window.ini"
