"""The XMP packet in a photo's own file, read and replaced; nothing else of the file changes."""
