"""The desktop that the window runs on: its file manager, and what is dragged from and to it."""
