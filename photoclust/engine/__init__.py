"""The engine: one library and all that can be done with it."""

from photoclust.engine.adapter import AdapterReadiness as AdapterReadiness
from photoclust.engine.adapter import ConfirmedFaces as ConfirmedFaces
from photoclust.engine.adapter import KeptAdapter as KeptAdapter
from photoclust.engine.albums import SavedAlbum as SavedAlbum
from photoclust.engine.exchange import JoinReport as JoinReport
from photoclust.engine.facade import Engine as Engine
from photoclust.engine.health import Diagnosis as Diagnosis
from photoclust.engine.preview import Preview as Preview
from photoclust.engine.preview import Previewer as Previewer
from photoclust.engine.recognition import Guess as Guess
from photoclust.engine.recognition import Identification as Identification
from photoclust.engine.recognition import Verification as Verification
from photoclust.engine.roots import checked_folder as checked_folder
