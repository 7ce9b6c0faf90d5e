"""What the window knows, and its way to the engine. No widgets."""
