"""Which processor the networks run on."""

from __future__ import annotations

import logging

import torch

from photoclust.errors import DeviceError

log = logging.getLogger(__name__)

NAMES = ("auto", "cpu", "cuda", "mps")
_OBSTACLES = {
    "cuda": "No NVIDIA graphics card that this installation can use was found",
    "mps": "This is not a Mac with Apple graphics",
}


def choose(name: str = "auto") -> torch.device:
    """The device of that name; "auto" takes CUDA, else Apple's MPS, else the CPU.

    Raises :class:`DeviceError` when the device named is not there.
    """
    if name not in NAMES:
        raise DeviceError(f"There is no device {name!r}", f"choose one of {', '.join(NAMES)}")
    there = _there()
    if name == "auto":
        name = next(candidate for candidate in ("cuda", "mps", "cpu") if there[candidate])
    if not there[name]:
        raise DeviceError(
            f"The device {name!r} is not available on this machine",
            "choose --device auto or --device cpu",
        )
    log.info("Device: %s, torch %s", name, torch.__version__)
    return torch.device(name)


def obstacles() -> dict[str, str]:
    """Every name of a device, with why it cannot be chosen; empty when it can."""
    there = {"auto": True} | _there()
    return {name: "" if there[name] else _OBSTACLES[name] for name in NAMES}


def _there() -> dict[str, bool]:
    return {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
