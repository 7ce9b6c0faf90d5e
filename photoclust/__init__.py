"""photoclust: sorts photo libraries by the people in them.

The public interface is :class:`Engine`, :class:`Job` and the value types; it is loaded on
first use, as the networks' libraries take a second to import.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from photoclust.engine import Engine as Engine
    from photoclust.errors import PhotoclustError as PhotoclustError
    from photoclust.job import Job as Job
    from photoclust.settings import Settings as Settings

__version__ = "0.1.0"
__all__ = ["Engine", "Job", "PhotoclustError", "Settings", "__version__"]

# Before torch is imported: its threads would otherwise spin while they wait, and one other
# busy program on the machine then slows a scan down several times over.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

_HOMES = {
    "Engine": "photoclust.engine",
    "Job": "photoclust.job",
    "PhotoclustError": "photoclust.errors",
    "Settings": "photoclust.settings",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
