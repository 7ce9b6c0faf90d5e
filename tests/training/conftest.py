from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.training import tiny


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory, astronaut: NDArray[np.uint8]) -> Path:
    """A folder per person, six of them with three images each. Not to be changed."""
    return tiny.write_people(tmp_path_factory.mktemp("people") / "people", astronaut)


@pytest.fixture(scope="session")
def view1(tmp_path_factory: pytest.TempPathFactory, astronaut: NDArray[np.uint8]) -> Path:
    """A folder with `lfw_view1` in it. Not to be changed."""
    folder = tmp_path_factory.mktemp("data")
    tiny.write_view1(folder / "lfw_view1", astronaut)
    return folder


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Aligned faces, kept for all tests."""
    return tmp_path_factory.mktemp("cache")
