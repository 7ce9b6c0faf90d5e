"""Everything that depends on the user's language."""
