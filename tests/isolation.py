"""Restores the state of the process that a test may change."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch


@contextmanager
def state_as_it_was() -> Iterator[None]:
    """Restores the environment, the working folder, random numbers and torch's threads."""
    environment, folder = dict(os.environ), Path.cwd()
    threads = torch.get_num_threads()
    python, numpy, networks = random.getstate(), np.random.get_state(), torch.get_rng_state()
    try:
        yield
    finally:
        # pytest keeps the name of the running test there.
        environment["PYTEST_CURRENT_TEST"] = os.environ.get("PYTEST_CURRENT_TEST", "")
        if environment != dict(os.environ):
            os.environ.clear()
            os.environ.update(environment)
        os.chdir(folder)
        # Setting it costs, even to the same number.
        if torch.get_num_threads() != threads:
            torch.set_num_threads(threads)
        random.setstate(python)
        np.random.set_state(numpy)
        torch.set_rng_state(networks)
