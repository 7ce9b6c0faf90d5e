"""What came of one way of trying to break photoclust."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Outcome:
    """`what` was `tried` so often; `faults`: what should not be, in words; `found`: figures."""

    what: str
    tried: int = 0
    faults: list[str] = field(default_factory=list)
    found: str = ""
