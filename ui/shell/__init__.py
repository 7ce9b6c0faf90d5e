"""What surrounds the pages: side bar, commands, messages, dragging and dropping."""
