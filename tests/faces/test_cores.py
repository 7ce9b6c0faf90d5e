from __future__ import annotations

import threading

import torch

from photoclust.faces.cores import compute_on_one_core, intraop_threads, set_intraop_threads


def test_one_core_in_a_thread_leaves_this_one_alone() -> None:
    before = torch.get_num_threads()
    set_intraop_threads(2)
    seen: list[int] = []

    def work() -> None:
        compute_on_one_core()
        seen.append(intraop_threads())

    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert seen == [1]
        assert intraop_threads() == 2
    finally:
        set_intraop_threads(before)
