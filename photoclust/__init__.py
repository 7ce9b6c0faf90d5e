"""photoclust: sorts photo libraries by the people in them.

The public interface is :class:`Engine`, :class:`Job`, the edits, the errors and the value types.
Each name is imported on first use, because the networks' libraries take a second to import.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from photoclust.engine import AdapterReadiness as AdapterReadiness
    from photoclust.engine import Diagnosis as Diagnosis
    from photoclust.engine import Engine as Engine
    from photoclust.engine import Guess as Guess
    from photoclust.engine import Identification as Identification
    from photoclust.engine import JoinReport as JoinReport
    from photoclust.engine import KeptAdapter as KeptAdapter
    from photoclust.engine import Preview as Preview
    from photoclust.engine import Previewer as Previewer
    from photoclust.engine import SavedAlbum as SavedAlbum
    from photoclust.engine import Verification as Verification
    from photoclust.engine import checked_folder as checked_folder
    from photoclust.engine.demo import DrawnPhoto as DrawnPhoto
    from photoclust.engine.demo import make_demo as make_demo
    from photoclust.engine.remote import remote_engine as remote_engine
    from photoclust.engine.tag_types import NameFound as NameFound
    from photoclust.engine.tag_types import TagChange as TagChange
    from photoclust.engine.tag_types import TagOptions as TagOptions
    from photoclust.engine.tag_types import TagReading as TagReading
    from photoclust.engine.tag_types import TagReport as TagReport
    from photoclust.engine.tag_types import TagsTaken as TagsTaken
    from photoclust.engine.tag_types import TagTarget as TagTarget
    from photoclust.errors import Cancelled as Cancelled
    from photoclust.errors import DeviceError as DeviceError
    from photoclust.errors import EditError as EditError
    from photoclust.errors import ExportError as ExportError
    from photoclust.errors import FolderError as FolderError
    from photoclust.errors import LibraryError as LibraryError
    from photoclust.errors import NoFace as NoFace
    from photoclust.errors import NothingToUndo as NothingToUndo
    from photoclust.errors import PhotoclustError as PhotoclustError
    from photoclust.errors import ProcessEnded as ProcessEnded
    from photoclust.errors import QueryError as QueryError
    from photoclust.errors import SettingError as SettingError
    from photoclust.errors import TrainingError as TrainingError
    from photoclust.errors import UnknownItem as UnknownItem
    from photoclust.errors import UnreadablePhoto as UnreadablePhoto
    from photoclust.errors import WeightsError as WeightsError
    from photoclust.export.albums import Album as Album
    from photoclust.export.albums import AlbumPlan as AlbumPlan
    from photoclust.export.albums import AlbumReport as AlbumReport
    from photoclust.export.albums import Link as Link
    from photoclust.export.gallery import GalleryReport as GalleryReport
    from photoclust.export.table_format import table_formats as table_formats
    from photoclust.interchange.people_matching import PersonQuestion as PersonQuestion
    from photoclust.job import Job as Job
    from photoclust.job import Progress as Progress
    from photoclust.job import end_process as end_process
    from photoclust.learning.fitted import Fitted as Fitted
    from photoclust.learning.fitted import Rates as Rates
    from photoclust.library.births import age_at as age_at
    from photoclust.library.births import clean_birth as clean_birth
    from photoclust.library.edits import Affirm as Affirm
    from photoclust.library.edits import Bundle as Bundle
    from photoclust.library.edits import Confirm as Confirm
    from photoclust.library.edits import DeleteAlbum as DeleteAlbum
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
    from photoclust.library.edits import SaveAlbum as SaveAlbum
    from photoclust.library.edits import SetBirth as SetBirth
    from photoclust.library.edits import SetCover as SetCover
    from photoclust.library.edits import SetFavourites as SetFavourites
    from photoclust.library.edits import SetState as SetState
    from photoclust.library.edits import SetStates as SetStates
    from photoclust.library.edits import Split as Split
    from photoclust.library.edits import Vouching as Vouching
    from photoclust.library.edits import answer as answer
    from photoclust.library.edits import answer_with_name as answer_with_name
    from photoclust.library.edits import answer_with_person as answer_with_person
    from photoclust.library.edits import clean_name as clean_name
    from photoclust.library.edits import same_name as same_name
    from photoclust.library.history import Entry as Entry
    from photoclust.library.namesakes import NameBook as NameBook
    from photoclust.library.namesakes import without_word as without_word
    from photoclust.log import log_path as log_path
    from photoclust.log import recording as recording
    from photoclust.log import shareable_report as shareable_report
    from photoclust.log import told as told
    from photoclust.messages import Language as Language
    from photoclust.messages import Message as Message
    from photoclust.messages import person_value as person_value
    from photoclust.messages import reason_of as reason_of
    from photoclust.messages.translations import load_language as load_language
    from photoclust.paths import LIBRARY_SUFFIX as LIBRARY_SUFFIX
    from photoclust.paths import default_library as default_library
    from photoclust.paths import demo_folder as demo_folder
    from photoclust.paths import resource as resource
    from photoclust.photos.display import camera_of as camera_of
    from photoclust.photos.display import read_pixels as read_pixels
    from photoclust.query.completion import Completion as Completion
    from photoclust.settings import Settings as Settings
    from photoclust.tags.reading import TagOrigin as TagOrigin
    from photoclust.tags.schemas import USUAL_FORMS as USUAL_FORMS
    from photoclust.tags.schemas import TagForm as TagForm
    from photoclust.types import SHOWN_FROM as SHOWN_FROM
    from photoclust.types import Answer as Answer
    from photoclust.types import Box as Box
    from photoclust.types import Chain as Chain
    from photoclust.types import ClusteringMethod as ClusteringMethod
    from photoclust.types import Companion as Companion
    from photoclust.types import Completeness as Completeness
    from photoclust.types import DateSource as DateSource
    from photoclust.types import Doubt as Doubt
    from photoclust.types import Face as Face
    from photoclust.types import FaceOrder as FaceOrder
    from photoclust.types import FaceRecord as FaceRecord
    from photoclust.types import FaceSet as FaceSet
    from photoclust.types import Failure as Failure
    from photoclust.types import Folder as Folder
    from photoclust.types import Joined as Joined
    from photoclust.types import PeopleGraph as PeopleGraph
    from photoclust.types import Person as Person
    from photoclust.types import PersonState as PersonState
    from photoclust.types import PhotoInfo as PhotoInfo
    from photoclust.types import PhotoState as PhotoState
    from photoclust.types import Question as Question
    from photoclust.types import Repaired as Repaired
    from photoclust.types import ScanReport as ScanReport
    from photoclust.types import Suggestion as Suggestion
    from photoclust.types import Tie as Tie
    from photoclust.types import UnnamedFaces as UnnamedFaces

__version__ = "0.2.0"

# Must be set before torch is imported. Otherwise its threads wait in a busy loop, and one other
# busy program on the machine makes a scan several times slower.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

_EXPORTS = {
    "photoclust.engine": "AdapterReadiness Diagnosis Engine Guess Identification JoinReport"
    " KeptAdapter Preview Previewer SavedAlbum Verification checked_folder",
    "photoclust.engine.demo": "DrawnPhoto make_demo",
    "photoclust.engine.remote": "remote_engine",
    "photoclust.engine.tag_types": "NameFound TagChange TagOptions TagReading TagReport TagTarget"
    " TagsTaken",
    "photoclust.errors": "Cancelled DeviceError EditError ExportError FolderError"
    " LibraryError NoFace NothingToUndo PhotoclustError ProcessEnded QueryError SettingError"
    " TrainingError UnknownItem UnreadablePhoto WeightsError",
    "photoclust.export.albums": "Album AlbumPlan AlbumReport Link",
    "photoclust.export.gallery": "GalleryReport",
    "photoclust.export.table_format": "table_formats",
    "photoclust.interchange.people_matching": "PersonQuestion",
    "photoclust.job": "Job Progress end_process",
    "photoclust.learning.fitted": "Fitted Rates",
    "photoclust.library.births": "age_at clean_birth",
    "photoclust.library.edits": "Affirm Bundle Confirm DeleteAlbum Draw Edit Exclude Introduce"
    " Merge Move Name NotSame Patch Regroup Reject Remove SaveAlbum SetBirth SetCover SetFavourites"
    " SetState SetStates"
    " Split Vouching answer answer_with_name answer_with_person clean_name same_name",
    "photoclust.library.history": "Entry",
    "photoclust.library.namesakes": "NameBook without_word",
    "photoclust.log": "log_path recording shareable_report told",
    "photoclust.messages": "Language Message person_value reason_of",
    "photoclust.messages.translations": "load_language",
    "photoclust.paths": "LIBRARY_SUFFIX default_library demo_folder resource",
    "photoclust.photos.display": "camera_of read_pixels",
    "photoclust.query.completion": "Completion",
    "photoclust.settings": "Settings",
    "photoclust.tags.reading": "TagOrigin",
    "photoclust.tags.schemas": "TagForm USUAL_FORMS",
    "photoclust.types": "Answer Box Chain ClusteringMethod Companion Completeness DateSource Doubt"
    " Face FaceOrder FaceRecord FaceSet Failure Folder Joined PeopleGraph Person"
    " PersonState PhotoInfo PhotoState Question Repaired ScanReport SHOWN_FROM"
    " Suggestion Tie UnnamedFaces",
}
_MODULE_OF = {name: home for home, names in _EXPORTS.items() for name in names.split()}

__all__ = ["__version__", *_MODULE_OF]


def __getattr__(name: str) -> Any:
    if name in _MODULE_OF:
        return getattr(import_module(_MODULE_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
