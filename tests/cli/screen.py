"""A stream that takes itself for a terminal."""

from __future__ import annotations

import io


class Screen(io.StringIO):
    """Takes itself for a terminal."""

    def isatty(self) -> bool:
        return True
