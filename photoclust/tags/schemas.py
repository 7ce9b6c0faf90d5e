"""The forms that face tags are written in, each a choice of the user's."""

from __future__ import annotations

from enum import StrEnum

from photoclust.tags.keywords import DIGIKAM, LIGHTROOM, PERSON_IN_IMAGE, SUBJECT, KeywordSchema
from photoclust.tags.microsoft import MICROSOFT, MicrosoftSchema
from photoclust.tags.mwg import ACDSEE, MWG, MwgSchema

RegionSchema = MwgSchema | MicrosoftSchema


class TagForm(StrEnum):
    """MWG and MICROSOFT: boxes with names, as most programs read them. HIERARCHICAL: keywords below
    "People". FLAT: names among the keywords. PERSON: the field "person in image" of IPTC."""

    MWG = "mwg"
    MICROSOFT = "microsoft"
    HIERARCHICAL = "hierarchical"
    FLAT = "flat"
    PERSON = "person"


USUAL_FORMS = (TagForm.MWG, TagForm.MICROSOFT, TagForm.HIERARCHICAL, TagForm.PERSON)
"""What is written unless the user chooses: all but flat keywords, which may mean anything."""

REGIONS: dict[TagForm, RegionSchema] = {TagForm.MWG: MWG, TagForm.MICROSOFT: MICROSOFT}
KEYWORDS: dict[TagForm, tuple[KeywordSchema, ...]] = {
    TagForm.HIERARCHICAL: (DIGIKAM, LIGHTROOM),
    TagForm.FLAT: (SUBJECT,),
    TagForm.PERSON: (PERSON_IN_IMAGE,),
}
READ_REGIONS: tuple[RegionSchema, ...] = (MWG, MICROSOFT, ACDSEE)
READ_NAMES: tuple[KeywordSchema, ...] = (PERSON_IN_IMAGE, DIGIKAM, LIGHTROOM)
