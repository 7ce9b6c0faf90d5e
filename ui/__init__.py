"""The window of photoclust: it shows the engine's data and sends decisions to the engine."""
