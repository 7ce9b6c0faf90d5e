"""Every benchmark can be imported, so that none refers to a name that no longer exists."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import benchmarks

MODULES = sorted(path.stem for path in Path(benchmarks.__file__).parent.glob("[!_]*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_can_be_imported(name: str) -> None:
    import_module(f"benchmarks.{name}")
