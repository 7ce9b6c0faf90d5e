from __future__ import annotations

import os
import random
from pathlib import Path

import numpy as np
import torch

from tests.isolation import state_as_it_was


def drawn() -> tuple[float, float, float]:
    return random.random(), float(np.random.random()), float(torch.rand(1))


def test_what_was_changed_is_put_back(tmp_path: Path) -> None:
    folder, threads, environment = Path.cwd(), torch.get_num_threads(), dict(os.environ)
    with state_as_it_was():
        expected = drawn()
    with state_as_it_was():
        drawn()
        random.seed(1)
        np.random.seed(1)
        torch.manual_seed(1)
        torch.set_num_threads(threads + 1)
        os.environ["PHOTOCLUST_NEW"] = "new"
        del os.environ["PHOTOCLUST_LIBRARY"]
        os.environ["PATH"] = ""
        os.chdir(tmp_path)
    assert drawn() == expected
    assert dict(os.environ) == environment
    assert Path.cwd() == folder
    assert torch.get_num_threads() == threads
