"""The forms that face tags are written in, each a choice of the user's."""

from __future__ import annotations

from enum import StrEnum

from photoclust.tags.keywords import DIGIKAM, LIGHTROOM, PERSON_IN_IMAGE, SUBJECT, KeywordSchema
from photoclust.tags.microsoft import MICROSOFT, MicrosoftSchema
from photoclust.tags.mwg import ACDSEE, MWG, MwgSchema

RegionSchema = MwgSchema | MicrosoftSchema


class Form(StrEnum):
    """MWG and MICROSOFT: boxes with names, as most programs read them. HIERARCHICAL: keywords below
    "People". FLAT: names among the keywords. PERSON: the field "person in image" of IPTC."""

    MWG = "mwg"
    MICROSOFT = "microsoft"
    HIERARCHICAL = "hierarchical"
    FLAT = "flat"
    PERSON = "person"


USUAL = (Form.MWG, Form.MICROSOFT, Form.HIERARCHICAL, Form.PERSON)
"""What is written unless the user chooses: all but flat keywords, which may mean anything."""

REGIONS: dict[Form, RegionSchema] = {Form.MWG: MWG, Form.MICROSOFT: MICROSOFT}
KEYWORDS: dict[Form, tuple[KeywordSchema, ...]] = {
    Form.HIERARCHICAL: (DIGIKAM, LIGHTROOM),
    Form.FLAT: (SUBJECT,),
    Form.PERSON: (PERSON_IN_IMAGE,),
}
READ_REGIONS: tuple[RegionSchema, ...] = (MWG, MICROSOFT, ACDSEE)
READ_NAMES: tuple[KeywordSchema, ...] = (PERSON_IN_IMAGE, DIGIKAM, LIGHTROOM)
