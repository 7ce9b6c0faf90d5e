"""The fictitious people of the demo library, in the order of their numbers."""

from __future__ import annotations

from dataclasses import dataclass

from .portraits import Look


@dataclass(frozen=True)
class Character:
    """`name` None: the user has not named them yet. `weight`: how often they are around."""

    name: str | None
    look: Look
    weight: float


CAST = (
    Character("Anna Berger", Look("#f2c6a5", "#8a4b2a", "long", "#28666b", freckles=True), 9),
    Character("Ben Berger", Look("#eebf9c", "#5d4030", "short", "#47617f", beard="stubble"), 8),
    Character("Mila", Look("#f4cdae", "#a9683b", "tail", "#d98e73", child=True), 8),
    Character("Yusuf Demir", Look("#c98f66", "#2a211e", "side", "#8a5a44", beard="full"), 6),
    Character("김지우", Look("#f0c9a4", "#201a1c", "bob", "#7f86b8", glasses="round"), 6),
    Character("Amara Okafor", Look("#7c4b32", "#231813", "curly", "#e0b04f", earrings=True), 6),
    Character("Tomás", Look("#d9a27a", "#33241d", "curly", "#6c8f5c", glasses="square"), 5),
    Character("Grandma Inge", Look("#f0cbb2", "#cfcac6", "bun", "#9a6a86", glasses="round"), 5),
    Character(None, Look("#e8b893", "#b9b3ad", "bald", "#5b6570", beard="moustache"), 4),
    Character(None, Look("#b57a55", "#3a2419", "long", "#b5534c", earrings=True), 4),
    Character(None, Look("#8f5c3d", "#1d1512", "buzz", "#3f7a76", child=True), 3),
    Character(None, Look("#f3cfb5", "#d7a65b", "side", "#708a9e"), 3),
)
