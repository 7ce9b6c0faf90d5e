"""Pictures of faces and photos, read by workers and kept as pixmaps."""
