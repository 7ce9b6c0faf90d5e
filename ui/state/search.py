"""Finding what was typed in a text."""

from __future__ import annotations


def has_words(text: str, typed: str) -> bool:
    """Whether a text contains every word typed, or part of a word, upper and lower case alike."""
    folded = text.casefold()
    return all(word in folded for word in typed.casefold().split())
