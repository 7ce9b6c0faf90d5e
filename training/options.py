"""Ranges of the commands' numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from photoclust.errors import TrainingError


def require_in_range(
    given: Mapping[str, object], ranges: Iterable[tuple[str, float, float]]
) -> None:
    """Raise TrainingError for the first option, by its name, that is outside its range."""
    for name, low, high in ranges:
        value = given[name]
        assert isinstance(value, int | float)
        if not low <= value <= high:
            raise TrainingError(
                "option-out-of-range",
                option=f"--{name.replace('_', '-')}",
                value=value,
                low=low,
                high=high,
            )
