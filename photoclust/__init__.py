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
    from photoclust.job import Progress as Progress
    from photoclust.library.edits import Bundle as Bundle
    from photoclust.library.edits import Confirm as Confirm
    from photoclust.library.edits import Draw as Draw
    from photoclust.library.edits import Edit as Edit
    from photoclust.library.edits import Exclude as Exclude
    from photoclust.library.edits import Introduce as Introduce
    from photoclust.library.edits import Merge as Merge
    from photoclust.library.edits import Move as Move
    from photoclust.library.edits import Name as Name
    from photoclust.library.edits import NotSame as NotSame
    from photoclust.library.edits import Patch as Patch
    from photoclust.library.edits import Regroup as Regroup
    from photoclust.library.edits import Reject as Reject
    from photoclust.library.edits import Remove as Remove
    from photoclust.library.edits import SetCover as SetCover
    from photoclust.library.edits import SetState as SetState
    from photoclust.library.edits import SetStates as SetStates
    from photoclust.library.edits import Split as Split
    from photoclust.library.edits import answer as answer
    from photoclust.library.history import Entry as Entry
    from photoclust.settings import Settings as Settings
    from photoclust.types import Answer as Answer
    from photoclust.types import Box as Box
    from photoclust.types import Companion as Companion
    from photoclust.types import Face as Face
    from photoclust.types import FaceOrder as FaceOrder
    from photoclust.types import FaceRecord as FaceRecord
    from photoclust.types import Failure as Failure
    from photoclust.types import Folder as Folder
    from photoclust.types import Person as Person
    from photoclust.types import PersonState as PersonState
    from photoclust.types import PhotoInfo as PhotoInfo
    from photoclust.types import PhotoState as PhotoState
    from photoclust.types import Question as Question
    from photoclust.types import ScanReport as ScanReport

__version__ = "0.2.0"

# Before torch is imported: its threads would otherwise spin while they wait, and one other
# busy program on the machine then slows a scan down several times over.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

_HOMES = {
    "photoclust.engine": "Engine",
    "photoclust.errors": "PhotoclustError",
    "photoclust.job": "Job Progress",
    "photoclust.library.edits": "Bundle Confirm Draw Edit Exclude Introduce Merge Move Name NotSame"
    " Patch Regroup Reject Remove SetCover SetState SetStates Split answer",
    "photoclust.library.history": "Entry",
    "photoclust.settings": "Settings",
    "photoclust.types": "Answer Box Companion Face FaceOrder FaceRecord Failure Folder Person"
    " PersonState PhotoInfo PhotoState Question ScanReport",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = ["__version__", *_HOME_OF]


def __getattr__(name: str) -> Any:
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
