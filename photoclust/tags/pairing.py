"""Which regions of two lists are the same face."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photoclust.tags.region import Region, is_same_place, share_middles


def paired(ones: Sequence[Region], others: Sequence[Region]) -> dict[int, int]:
    """For regions of the one list the same of the other, by their numbers in the lists.

    Each is the same as one at most. Those of one name and about one place come first, then those at
    one place.
    """
    pairs: dict[int, int] = {}
    for are_same in (_same_person, _same_place):
        _pair(ones, others, are_same, pairs)
    return pairs


def followed(before: Sequence[Region], after: Sequence[Region]) -> dict[int, int]:
    """The same for a list that was edited: those of one name are the same also where one moved."""
    pairs = paired(before, after)
    _pair(before, after, _same_name, pairs)
    return pairs


def _pair(
    ones: Sequence[Region],
    others: Sequence[Region],
    are_same: Callable[[Region, Region], bool],
    pairs: dict[int, int],
) -> None:
    if len(pairs) == min(len(ones), len(others)):
        return
    taken = set(pairs.values())
    candidates = [
        (-one.box.overlap(other.box), i, j)
        for i, one in enumerate(ones)
        if i not in pairs
        for j, other in enumerate(others)
        if j not in taken and are_same(one, other)
    ]
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _same_person(one: Region, other: Region) -> bool:
    if one.name != other.name:
        return False
    return is_same_place(one.box, other.box) or share_middles(one.box, other.box)


def _same_place(one: Region, other: Region) -> bool:
    return is_same_place(one.box, other.box)


def _same_name(one: Region, other: Region) -> bool:
    return one.name == other.name
