"""An engine whose work is done in a process of its own."""

from photoclust.engine.remote.facade import remote_engine as remote_engine
