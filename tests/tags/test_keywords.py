"""Names as keywords and back."""

from __future__ import annotations

from dataclasses import replace

from photoclust.tags.document import Document
from photoclust.tags.editing import EMPTY_PACKET
from photoclust.tags.keywords import DIGIKAM, LIGHTROOM, PERSON_IN_IMAGE, SUBJECT
from photoclust.tags.schemas import TagForm
from tests.tags.packets import ANNA, merged


def test_what_divides_a_hierarchy_is_no_part_of_a_name() -> None:
    name = "AC/DC | me, \\ you"
    data = merged(forms=[TagForm.HIERARCHICAL, TagForm.PERSON]).data
    assert not list(DIGIKAM.names(Document(data)))
    odd = replace(ANNA, name=name)
    document = Document(merged(data, odd, forms=[TagForm.HIERARCHICAL, TagForm.PERSON]).data)
    for schema in (DIGIKAM, LIGHTROOM, PERSON_IN_IMAGE):
        assert list(schema.names(document)) == [name]
    assert list(DIGIKAM.keywords(document)) == ["People/AC∕DC | me, \\ you"]
    assert list(LIGHTROOM.keywords(document)) == ["People|AC/DC ∣ me, \\ you"]


def test_flat_keywords_may_mean_anything() -> None:
    document = Document(merged(EMPTY_PACKET, ANNA, forms=[TagForm.FLAT]).data)
    assert list(SUBJECT.keywords(document)) == ["Anna"]
    assert list(SUBJECT.names(document)) == []
