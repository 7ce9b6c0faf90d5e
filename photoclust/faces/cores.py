"""How many cores torch computes on.

torch is imported when it is needed, not with this module.
"""

from __future__ import annotations


def compute_on_one_core() -> None:
    """Have torch compute on one core in the calling thread.

    The other threads that are there keep theirs; new ones have one, until `set_intraop_threads`.
    """
    set_intraop_threads(1)


def intraop_threads() -> int:
    """How many cores torch computes one operation on, in the calling thread."""
    import torch

    return torch.get_num_threads()


def set_intraop_threads(count: int) -> None:
    """Have torch compute on so many, in the calling thread and in new ones."""
    import torch

    torch.set_num_threads(count)
