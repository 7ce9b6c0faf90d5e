"""The people in a photo by the file that Google Takeout puts beside it: names without places."""

from __future__ import annotations

import json
from pathlib import Path

from photoclust.photos.dates import takeout_files
from photoclust.tags.document import MOST_BYTES
from photoclust.tags.reading import FoundNames, TagOrigin
from photoclust.tags.sidecars import FolderListing


def names_of(photo: Path, listing: FolderListing) -> FoundNames:
    """Who Google Photos says is in a photo. listing: of its folder."""
    for name in takeout_files(photo.name):
        path = listing.find(name)
        if path is None:
            continue
        try:
            with path.open("rb") as file:
                said = json.loads(file.read(MOST_BYTES))
            people = [str(person["name"]).strip() for person in said.get("people", ())]
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            continue
        return FoundNames(TagOrigin.TAKEOUT, names=tuple(dict.fromkeys(filter(None, people))))
    return FoundNames(TagOrigin.TAKEOUT)
