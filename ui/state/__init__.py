"""The state of the window, and its access to the engine. No widgets."""
