"""Fixtures: an open library, and one with people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.library.repository import Repository


@pytest.fixture
def repository(own_library: Path) -> Iterator[Repository]:
    opened = Repository(own_library)
    yield opened
    opened.close()
