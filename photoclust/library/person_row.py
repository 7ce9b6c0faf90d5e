"""The row of a person in the library, without the number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from photoclust.types import PersonState


@dataclass(frozen=True)
class PersonRow:
    """The columns of `people` in the order of `history.TABLES`. `born`: YYYY, YYYY-MM or
    YYYY-MM-DD; `favourite`: 1 for people who come first."""

    name: str | None = None
    state: str = PersonState.VISIBLE.value
    cover: int | None = None
    born: str | None = None
    favourite: int = 0

    @property
    def values(self) -> tuple[Any, ...]:
        return self.name, self.state, self.cover, self.born, self.favourite
