"""A stream that claims to be a terminal."""

from __future__ import annotations

import io


class FakeTerminal(io.StringIO):
    """Claims to be a terminal."""

    def isatty(self) -> bool:
        return True
