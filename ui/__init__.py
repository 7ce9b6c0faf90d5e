"""The window of photoclust: it shows what the engine knows and sends decisions to it."""
