"""The device that the networks run on."""

from __future__ import annotations

import logging

import torch

from photoclust.errors import DeviceError
from photoclust.faces.allocation import keep_freed_memory
from photoclust.messages import Message

log = logging.getLogger(__name__)

NAMES = ("auto", "cpu", "cuda", "mps")
_OBSTACLES = {
    "cuda": Message.of("no-nvidia-card"),
    "mps": Message.of("no-apple-graphics"),
}


def choose(name: str = "auto") -> torch.device:
    """The device of that name; "auto" takes CUDA, else Apple's MPS, else the CPU.

    Raises :class:`DeviceError` when the device named is not there.
    """
    if name not in NAMES:
        raise DeviceError("no-such-device", device=name, known=", ".join(NAMES))
    there = _there()
    if name == "auto":
        name = next(candidate for candidate in ("cuda", "mps", "cpu") if there[candidate])
    if not there[name]:
        raise DeviceError("device-not-there", device=name)
    if name == "cpu":
        keep_freed_memory()
    log.info("Device: %s, torch %s", name, torch.__version__)
    return torch.device(name)


def obstacles() -> dict[str, Message | None]:
    """Every name of a device, with why it cannot be chosen; None when it can."""
    there = {"auto": True} | _there()
    return {name: None if there[name] else _OBSTACLES[name] for name in NAMES}


def has_bfloat16(device: torch.device) -> bool:
    """Whether the device is a CPU with instructions of its own for bfloat16."""
    if device.type != "cpu":
        return False
    # Not there before torch 2.9 or so: then float32 is computed with.
    capabilities: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return bool(capabilities.get("avx512_bf16"))


def _there() -> dict[str, bool]:
    return {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
