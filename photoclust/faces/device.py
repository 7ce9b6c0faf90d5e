"""Which processor the networks run on."""

from __future__ import annotations

import torch

from photoclust.errors import DeviceError

NAMES = ("auto", "cpu", "cuda", "mps")


def choose(name: str = "auto") -> torch.device:
    """The device of that name; "auto" takes CUDA, else Apple's MPS, else the CPU.

    Raises :class:`DeviceError` when the device named is not there.
    """
    if name not in NAMES:
        raise DeviceError(f"There is no device {name!r}", f"choose one of {', '.join(NAMES)}")
    there = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if name == "auto":
        name = next(candidate for candidate in ("cuda", "mps", "cpu") if there[candidate])
    if not there[name]:
        raise DeviceError(
            f"The device {name!r} is not available on this machine",
            "choose --device auto or --device cpu",
        )
    return torch.device(name)
