from __future__ import annotations

from pathlib import Path

import pytest

from photoclust import Engine
from photoclust.settings import Settings
from tests.journeys.small import Made, done


def test_diagnostics_say_what_helps_and_nothing_private(
    made: Made, tmp_path: Path, own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHOTOCLUST_LOG", str(tmp_path / "own.log"))
    own_library.write_bytes(made[1].read_bytes())
    done("name", 1, "Zoë")
    with Engine(own_library) as engine:
        text = engine.health.diagnostics()
    for name in ("photoclust: ", "Python: ", "platform: ", "torch: ", "PySide6-Essentials: 6."):
        assert f"\n{name}" in f"\n{text}"
    assert "device: cpu (" in text
    assert "faces: 5" in text
    assert "photoclust name, photoclust " in text
    assert "Zoë" not in text
    assert str(tmp_path) not in text


def test_diagnostics_where_things_are_broken(tmp_path: Path) -> None:
    broken = tmp_path / "broken.photoclust"
    broken.write_bytes(b"This is no library." * 99)
    with Engine(broken) as engine:
        assert "torch: " in engine.health.diagnostics()
    with Engine(tmp_path / "none", Settings(device="abacus")) as engine:
        assert "device: abacus: no-such-device" in engine.health.diagnostics()
    assert not (tmp_path / "none").exists()
