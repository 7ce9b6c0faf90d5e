"""The engine: one library and all that can be done with it."""

from photoclust.engine.facade import Engine as Engine
from photoclust.engine.folders import checked_folder as checked_folder
from photoclust.engine.recognition import Identification as Identification
