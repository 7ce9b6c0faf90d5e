"""How many faces an adapter needs. Apart from the fit, which imports torch."""

from __future__ import annotations

FEWEST_PEOPLE = 3
"""With so many confirmed faces each:"""
FEWEST_FACES = 5
