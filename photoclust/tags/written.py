"""What was last written into one file, so that an edit made elsewhere can be told from ours."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from photoclust.tags.pairing import paired
from photoclust.tags.region import Region
from photoclust.types import Box


@dataclass(frozen=True)
class Written:
    """Regions, and the names among keywords, that we wrote or have read, by their schemas' keys."""

    regions: Mapping[str, tuple[Region, ...]] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def agreed(self, ours: Sequence[Region], names: Mapping[str, str | None]) -> Written:
        """The part of this that the library says too. ours: its regions of the same picture.
        names: what people are called here, by what they are called there, None for nobody;
        others are called the same."""
        told = {region.name for region in ours}
        regions = {}
        for key, some in self.regions.items():
            there = [replace(one, name=names.get(one.name, one.name) or "") for one in some]
            pairs = paired(there, ours)
            regions[key] = tuple(
                some[here] for here, place in pairs.items() if there[here].name == ours[place].name
            )
        known = {
            key: tuple(name for name in some if names.get(name, name) in told)
            for key, some in self.names.items()
        }
        return Written(regions, known)

    def joined(self, other: Written) -> Written:
        """This and what is in another one besides."""
        return Written(
            {
                key: tuple(dict.fromkeys((*self.regions.get(key, ()), *other.regions.get(key, ()))))
                for key in {*self.regions, *other.regions}
            },
            {
                key: tuple(dict.fromkeys((*self.names.get(key, ()), *other.names.get(key, ()))))
                for key in {*self.names, *other.names}
            },
        )

    def as_json(self) -> str:
        """As it is kept in the library."""
        regions = {
            key: [[r.name, r.box.x, r.box.y, r.box.width, r.box.height] for r in some]
            for key, some in self.regions.items()
        }
        content = {"regions": regions, "names": {k: list(v) for k, v in self.names.items()}}
        return json.dumps(content, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Written:
        """What `as_json` made; nothing for what is damaged, so that all of a file is foreign."""
        try:
            content = json.loads(text)
            regions = {
                str(key): tuple(Region(str(one[0]), Box(*map(float, one[1:5]))) for one in some)
                for key, some in content["regions"].items()
            }
            names = {str(key): tuple(map(str, some)) for key, some in content["names"].items()}
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return cls()
        return cls(regions, names)
