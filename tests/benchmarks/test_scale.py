from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import scale


def test_prints_every_size_and_leaves_a_table_and_a_plot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def here(kind: str, count: str) -> str:
        if kind == "--one-peer":
            return str(scale.measure_peer(int(count)))
        figures = scale.measure(int(count))
        assert figures.recall > 0.99
        assert figures.f > 0.9
        return scale.json.dumps(scale.asdict(figures))

    monkeypatch.setattr(scale, "in_a_process", here)
    scale.compare([300, 600], [200, 400], tmp_path)
    printed = capsys.readouterr().out
    assert "      600" in printed
    assert "extended to 600 faces" in printed
    assert len((tmp_path / "scale.csv").read_text().splitlines()) == 3
    assert (tmp_path / "scale.png").read_bytes().startswith(b"\x89PNG")


def test_the_peers_curve_is_extended_by_its_power() -> None:
    assert scale.extended([10, 20], [1.0, 4.0], 40) == pytest.approx(16.0)
