"""The window of photoclust: it shows the engine's data and sends decisions to the engine."""

from .shell.import_hook import leave_sources_unread

leave_sources_unread()  # before anything else is imported
