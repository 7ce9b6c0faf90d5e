"""The coded picture of a HEIF file (HEIC, AVIF): the data of its main item and of those that
it is made of, with the properties that decoding needs."""

from __future__ import annotations

from collections.abc import Iterator

from photoclust.photos.bytes_reader import Malformed, Part, number, piece

# Size, decoders' configurations, turning, mirroring and cropping.
_DESCRIBING = (b"ispe", b"hvcC", b"av1C", b"irot", b"imir", b"clap")
_MOST_ITEMS = 10_000

Boxes = dict[bytes, Part]
_Extents = list[tuple[int, int, int]]
"""Where an item's data is: 0 for the file or 1 for the box `idat`, the place, the length."""


def heif_parts(data: Part) -> Iterator[Part]:
    """Of each item that the main one is made of: its properties, and its data. Raises Malformed."""
    meta = _boxes(data).get(b"meta")
    if meta is None:
        raise Malformed
    boxes = _boxes(meta, 4)
    if not {b"pitm", b"iloc"} <= boxes.keys():
        raise Malformed
    places, made_of = _places(boxes[b"iloc"]), _made_of(boxes.get(b"iref", b""))
    properties = _properties(_boxes(boxes.get(b"iprp", b"")))
    left, entered = [_main_item(boxes[b"pitm"])], set[int]()
    while left:
        item = left.pop()
        if item in entered:
            continue
        entered.add(item)
        yield from properties.get(item, [])
        for kept_in, place, length in places.get(item, []):
            source = boxes.get(b"idat", b"") if kept_in else data
            yield source[place : place + length] if length else source[place:]
        left += reversed(made_of.get(item, []))


def turns_itself(data: bytes) -> bool:
    """Whether a file says in its own terms how its main item is to be turned or mirrored."""
    try:
        boxes = _boxes(_boxes(memoryview(data))[b"meta"], 4)
        properties = _properties(_boxes(boxes[b"iprp"]))[_main_item(boxes[b"pitm"])]
    except (Malformed, KeyError):
        return False
    return any(part in (b"irot", b"imir") for part in properties)


def _boxes(data: Part, place: int = 0) -> Boxes:
    """The boxes that lie in this one, the first of each name."""
    boxes: Boxes = {}
    for name, content in _listed(data, place):
        boxes.setdefault(name, content)
    return boxes


def _listed(data: Part, place: int = 0) -> Iterator[tuple[bytes, Part]]:
    while place + 8 <= len(data):
        size, name, head = number(data, place, 4), bytes(data[place + 4 : place + 8]), 8
        if size == 1:
            size, head = number(data, place + 8, 8), 16
        size = size or len(data) - place
        if size < head:
            raise Malformed
        yield name, data[place + head : place + size]
        place += size


def _main_item(box: Part) -> int:
    return number(box, 4, 4 if number(box, 0, 1) else 2)


def _places(box: Part) -> dict[int, _Extents]:
    """Where the data of each item is, of the box `iloc`."""
    version, sizes = number(box, 0, 1), number(box, 4, 2)
    of_offset, of_length, of_base, of_index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version >= 2 else 2
    count, place = number(box, 6, wide), 6 + wide
    items: dict[int, _Extents] = {}
    for _ in range(min(count, _MOST_ITEMS)):
        item, place = number(box, place, wide), place + wide
        method = 0
        if version:
            method, place = number(box, place, 2) & 15, place + 2
        base, place = number(box, place + 2, of_base), place + 2 + of_base
        extents, place = number(box, place, 2), place + 2
        items[item] = []
        for _ in range(extents):
            place += of_index if version else 0
            offset, length = (
                number(box, place, of_offset),
                number(box, place + of_offset, of_length),
            )
            place += of_offset + of_length
            items[item].append((method, base + offset, length))
    return items


def _made_of(box: Part) -> dict[int, list[int]]:
    """The items that each item is put together from, such as the tiles of a grid: `iref`."""
    if len(box) < 4:
        return {}
    wide = 4 if box[0] else 2
    items: dict[int, list[int]] = {}
    for name, content in _listed(box, 4):
        if name == b"dimg":
            count = number(content, wide, 2)
            tiles = piece(content, wide + 2, count * wide)
            items.setdefault(number(content, 0, wide), []).extend(
                number(tiles, place, wide) for place in range(0, len(tiles), wide)
            )
    return items


def _properties(boxes: Boxes) -> dict[int, list[Part]]:
    """The properties of each item that decoding needs, in the order of the file: `iprp`."""
    if not {b"ipco", b"ipma"} <= boxes.keys():
        return {}
    known = list(_listed(boxes[b"ipco"]))
    box = boxes[b"ipma"]
    wide, index = 4 if number(box, 0, 1) else 2, 2 if number(box, 3, 1) & 1 else 1
    place, items = 8, dict[int, list[Part]]()
    for _ in range(min(number(box, 4, 4), _MOST_ITEMS)):
        item, count = number(box, place, wide), number(box, place + wide, 1)
        place += wide + 1
        for _ in range(count):
            # The first bit says whether the property may be passed over.
            chosen, place = (
                number(box, place, index) & (0x7FFF if index == 2 else 0x7F),
                place + index,
            )
            if 1 <= chosen <= len(known) and known[chosen - 1][0] in _DESCRIBING:
                items.setdefault(item, []).extend(known[chosen - 1])
    return items
