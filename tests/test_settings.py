from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest

from photoclust.errors import SettingError
from photoclust.settings import Settings

RANGES = {
    "min_face": (12, 1000),
    "min_score": (0.5, 1.0),
    "detection_size": (256, 8192),
    "max_pixels": (1_000_000, 1_000_000_000),
    "max_file_size": (1, 64),
    "wrong_joins": (1e-6, 0.5),
    "workers": (0, 64),
}


def test_every_number_has_a_range() -> None:
    numbers = {f.name for f in fields(Settings) if isinstance(f.default, int | float)}
    assert numbers == set(RANGES)


@pytest.mark.parametrize("name", RANGES)
def test_defaults_lie_in_their_ranges(name: str) -> None:
    low, high = RANGES[name]
    assert low <= getattr(Settings(), name) <= high


@pytest.mark.parametrize("name", RANGES)
def test_ends_of_ranges(name: str) -> None:
    for value in RANGES[name]:
        accepted: dict[str, Any] = {name: value}
        assert getattr(Settings(**accepted), name) == value
    low, high = RANGES[name]
    step = 1e-7 if isinstance(low, float) else 1
    for value in (low - step, high + step, -low - 1, float("nan"), float("inf")):
        refused: dict[str, Any] = {name: value}
        with pytest.raises(SettingError) as caught:
            Settings(**refused)
        assert str(value) in str(caught.value)
        assert f"from {low} to {high}" in str(caught.value)
        assert "\n" not in str(caught.value)


def test_settings_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().workers = 3
