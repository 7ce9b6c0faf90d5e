"""No benchmark is left behind when what it measures changes its names."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import benchmarks

MODULES = sorted(path.stem for path in Path(benchmarks.__file__).parent.glob("[!_]*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_can_be_imported(name: str) -> None:
    import_module(f"benchmarks.{name}")
