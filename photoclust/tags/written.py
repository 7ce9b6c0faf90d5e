"""What was last written into one file, so that an edit made elsewhere can be told from ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from photoclust.tags.region import Region
from photoclust.types import Box


@dataclass(frozen=True)
class Written:
    """Regions and keywords that we wrote or have read, by the keys of their schemas."""

    regions: Mapping[str, tuple[Region, ...]] = field(default_factory=dict)
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def as_json(self) -> str:
        """As it is kept in the library."""
        regions = {
            key: [[r.name, r.box.x, r.box.y, r.box.width, r.box.height] for r in some]
            for key, some in self.regions.items()
        }
        content = {"regions": regions, "keywords": {k: list(v) for k, v in self.keywords.items()}}
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
            keywords = {
                str(key): tuple(map(str, some)) for key, some in content["keywords"].items()
            }
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return cls()
        return cls(regions, keywords)
