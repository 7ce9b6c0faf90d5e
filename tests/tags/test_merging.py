"""Names written beside what other programs write: nothing of theirs is lost, nothing doubled."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoclust.errors import TagError
from photoclust.tags.document import Document, xml_text
from photoclust.tags.editing import EMPTY_PACKET
from photoclust.tags.keywords import DIGIKAM, SUBJECT
from photoclust.tags.merging import Kept
from photoclust.tags.mwg import MWG
from photoclust.tags.region import Region, Size
from photoclust.tags.schemas import REGIONS, TagForm
from photoclust.tags.written import Written
from photoclust.types import Box
from tests.tags.packets import ALL, ANNA, BEN, merged, packet, people, read, rounded

ANNE, CARL = replace(ANNA, name="Anne"), replace(ANNA, name="Carl")
BOXES = {region.name: rounded(region.box) for region in (ANNA, BEN)}
FOREIGN = packet(
    "<!-- kept --><dc:subject><rdf:Bag><rdf:li>beach</rdf:li>\n<rdf:li >Anna</rdf:li></rdf:Bag>"
    '</dc:subject><dc:title><rdf:Alt><rdf:li xml:lang="de">Fähre</rdf:li></rdf:Alt></dc:title>'
    '<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>\n'
    '<rdf:li><rdf:Description mwg-rs:Name="Rex" mwg-rs:Type="Pet"/></rdf:li>\n'
    "</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>",
    ' photoshop:City="Köln"',
)


def keywords(data: bytes) -> list[str]:
    return list(SUBJECT.keywords(Document(data)))


def counts(data: bytes) -> list[int]:
    """How many regions each schema has."""
    return [len(list(schema.regions(Document(data)))) for schema in REGIONS.values()]


def edited(data: bytes, old: str, new: str) -> bytes:
    """As another program leaves it that renames somebody everywhere."""
    assert f">{old}<".encode() in data
    return data.replace(f">{old}<".encode(), f">{new}<".encode())


def test_names_are_written_in_the_forms_chosen() -> None:
    for form in TagForm:
        data = merged(EMPTY_PACKET, ANNA, BEN, forms=[form]).data
        found = read(data)
        if form in REGIONS:
            assert people(data) == BOXES
        elif form is TagForm.FLAT:
            assert keywords(data) == ["Anna", "Ben"]
        else:
            assert found.names == ("Anna", "Ben")
        assert bool(found.regions) == (form in REGIONS)


def test_writing_again_changes_nothing() -> None:
    for before in (EMPTY_PACKET, FOREIGN):
        first = merged(before, ANNA, BEN)
        again = merged(first.data, ANNA, BEN, written=first.written)
        assert again.data == first.data
        assert (again.written, again.added, again.removed) == (first.written, set(), set())
        assert not again.elsewhere
        # And a face that is drawn a little otherwise is the same.
        near = replace(ANNA, box=Box(0.11, 0.2, 0.2, 0.28))
        assert merged(first.data, near, BEN, written=first.written).data == first.data


def test_what_is_not_ours_stays_byte_for_byte() -> None:
    first = merged(FOREIGN, ANNA, BEN)
    left = iter(first.data)
    assert all(byte in left for byte in FOREIGN)  # all of it is there, in this order
    assert keywords(first.data) == ["beach", "Anna", "Ben"]
    # Taken away here, ours go; the keyword that was there before stays.
    gone = merged(first.data, written=first.written)
    assert gone.data == FOREIGN
    assert gone.removed == {"Anna", "Ben"}


def test_a_name_taken_away_or_changed_here_goes_there_too() -> None:
    first = merged(EMPTY_PACKET, ANNA, BEN)
    renamed = merged(first.data, ANNE, BEN, written=first.written)
    assert people(renamed.data) == {"Anne": BOXES["Anna"], "Ben": BOXES["Ben"]}
    assert counts(renamed.data) == [2, 2]
    assert keywords(renamed.data) == ["Ben", "Anne"]
    assert (renamed.added, renamed.removed) == ({"Anne"}, {"Anna"})
    assert merged(renamed.data, BEN, written=renamed.written).data.count(b"Anne") == 0


def test_a_renamed_region_keeps_what_others_wrote_into_it() -> None:
    first = merged(EMPTY_PACKET, ANNA)
    theirs = first.data.replace(
        b"<mwg-rs:Name>Anna</mwg-rs:Name>",
        b"<mwg-rs:Name>Anna</mwg-rs:Name><mwg-rs:Rotation>0.2</mwg-rs:Rotation>",
    )
    assert b"Rotation>0.2<" in merged(theirs, ANNE, written=first.written).data
    as_attribute = packet(
        "<MP:RegionInfo><rdf:Description><MPRI:Regions><rdf:Bag><rdf:li><rdf:Description"
        ' MPReg:PersonDisplayName="Anna" MPReg:Rectangle="0.1, 0.2, 0.2, 0.3"/></rdf:li>'
        "</rdf:Bag></MPRI:Regions></rdf:Description></MP:RegionInfo>"
    )
    ours = Written({"microsoft": (ANNA,)})
    data = merged(as_attribute, ANNE, written=ours, forms=[TagForm.MICROSOFT]).data
    assert data == as_attribute.replace(b'"Anna"', b'"Anne"')


def test_a_name_changed_elsewhere_wins() -> None:
    first = merged(EMPTY_PACKET, ANNA, BEN)
    theirs = edited(first.data, "Anna", "Carl")
    now = merged(theirs, ANNA, BEN, written=first.written)
    (edit,) = now.elsewhere
    assert (edit.ours, edit.name, edit.is_conflict) == (ANNA, "Carl", False)
    assert people(now.data) == {"Carl": BOXES["Anna"], "Ben": BOXES["Ben"]}
    assert counts(now.data) == [2, 2]
    # Once the library has followed, all agree; and what it says then is ours again.
    followed = merged(now.data, CARL, BEN, written=now.written)
    assert (followed.data, followed.elsewhere) == (now.data, ())
    assert people(merged(now.data, ANNA, BEN, written=now.written).data) == BOXES


def test_a_region_taken_away_elsewhere_is_not_written_again() -> None:
    first = merged(EMPTY_PACKET, ANNA, BEN)
    (anna,) = (f for f in MWG.regions(Document(first.data)) if f.region.name == "Anna")
    document = Document(first.data)
    theirs = document.spliced([document.removed(anna.item)])
    now = merged(theirs, ANNA, BEN, written=first.written)
    assert [(edit.ours.name, edit.name) for edit in now.elsewhere] == [("Anna", None)]
    assert people(now.data) == {"Ben": BOXES["Ben"]}
    assert counts(now.data) == [1, 1]  # in the other schema too
    assert merged(now.data, BEN, written=now.written).data == now.data


def test_what_was_changed_on_both_sides_is_a_conflict() -> None:
    first = merged(EMPTY_PACKET, ANNA)
    theirs = edited(first.data, "Anna", "Carl")
    now = merged(theirs, ANNE, written=first.written)
    assert [(e.ours.name, e.name, e.is_conflict) for e in now.elsewhere] == [("Anne", "Carl", True)]
    assert people(now.data) == {"Carl": BOXES["Anna"]}
    gone = merged(theirs, written=first.written)
    assert gone.kept == (Kept(None, "Carl"),)
    assert people(gone.data) == {"Carl": BOXES["Anna"]}


def test_a_region_of_somebody_else_that_was_there_before_stays() -> None:
    near = replace(CARL, box=Box(0.11, 0.2, 0.2, 0.3))
    theirs = merged(EMPTY_PACKET, near).data
    now = merged(theirs, ANNA, BEN)
    assert now.kept == (Kept("Anna", "Carl"),)
    assert people(now.data) == {"Carl": rounded(near.box), "Ben": BOXES["Ben"]}
    assert people(merged(now.data, written=now.written).data) == {"Carl": rounded(near.box)}


def test_what_we_wrote_is_known_though_it_was_not_remembered() -> None:
    """As when the program was killed: by the very numbers of a box."""
    data = merged(EMPTY_PACKET, ANNA, forms=[TagForm.MWG]).data
    now = merged(data, ANNA, forms=[TagForm.MWG])
    assert now.data == data
    assert not people(merged(data, written=now.written, forms=[TagForm.MWG]).data)


def test_a_box_moved_elsewhere_is_not_doubled() -> None:
    first = merged(EMPTY_PACKET, ANNA)
    theirs = first.data.replace(b"<stArea:x>0.2<", b"<stArea:x>0.7<")
    now = merged(theirs, ANNA, written=first.written)
    assert (counts(now.data), now.elsewhere) == ([1, 1], ())


def test_somebody_may_be_there_twice() -> None:
    mirror = replace(BEN, name="Anna")
    first = merged(EMPTY_PACKET, ANNA, mirror)
    assert counts(first.data) == [2, 2]
    assert keywords(first.data) == ["Anna"]
    now = merged(first.data, mirror, written=first.written)
    assert people(now.data) == {"Anna": BOXES["Ben"]}
    assert keywords(now.data) == ["Anna"]


def test_regions_of_a_picture_of_another_shape_are_left_alone() -> None:
    first = merged(EMPTY_PACKET, ANNA)
    cropped = merged(first.data, BEN, written=first.written, size=Size(300, 300))
    assert cropped.is_other_size
    assert people(cropped.data) == {"Anna": BOXES["Anna"]}
    assert keywords(cropped.data) == ["Ben"]
    assert not merged(first.data, BEN, written=first.written, size=Size(4000, 3000)).is_other_size


def test_keywords_that_others_put_into_a_hierarchy_count() -> None:
    theirs = packet(
        "<digiKam:TagsList><rdf:Seq><rdf:li>People/Family/Anna</rdf:li></rdf:Seq>"
        "</digiKam:TagsList>"
    )
    now = merged(theirs, ANNA, BEN, forms=[TagForm.HIERARCHICAL])
    there = list(DIGIKAM.keywords(Document(now.data)))
    assert there == ["People/Family/Anna", "People/Ben"]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<dc:subject/>", ["Anna"]),
        ("<dc:subject>beach</dc:subject>", ["beach", "Anna"]),
        ("<dc:subject><rdf:Bag/></dc:subject>", ["Anna"]),
        ("<dc:subject><rdf:Seq><rdf:li>x</rdf:li></rdf:Seq></dc:subject>", ["x", "Anna"]),
    ],
)
def test_odd_keywords_are_added_to(properties: str, expected: list[str]) -> None:
    assert keywords(merged(packet(properties), ANNA, forms=[TagForm.FLAT]).data) == expected


@pytest.mark.parametrize(
    "properties",
    [
        "<mwg-rs:Regions/>",
        '<mwg-rs:Regions rdf:parseType="Resource"/>',
        '<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList/></mwg-rs:Regions>',
        "<mwg-rs:Regions><rdf:Description/></mwg-rs:Regions>",
        "<mwg-rs:Regions><rdf:Description><mwg-rs:RegionList><rdf:Bag/></mwg-rs:RegionList>"
        "</rdf:Description></mwg-rs:Regions>",
    ],
)
def test_odd_regions_are_added_to(properties: str) -> None:
    assert people(merged(packet(properties), ANNA, forms=[TagForm.MWG]).data) == {
        "Anna": BOXES["Anna"]
    }


def test_documents_without_a_description() -> None:
    bare = b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
    for data in (bare + b"/>", bare + b"></rdf:RDF>", bare + b"><rdf:Description/></rdf:RDF>"):
        assert people(merged(data, ANNA, BEN).data) == BOXES


def test_documents_that_cannot_be_changed() -> None:
    refused = {
        "tags-unusual": packet("", ' dc:subject="beach"'),
        "tags-of-wide-characters": EMPTY_PACKET.decode().encode("utf-16"),
        "tags-without-rdf": b"<svg/>",
    }
    for code, data in refused.items():
        with pytest.raises(TagError) as caught:
            merged(data, ANNA)
        assert caught.value.code == code


def test_what_was_written_is_kept_as_text() -> None:
    written = merged(EMPTY_PACKET, ANNA, replace(BEN, name='"안 \\')).written
    assert Written.from_json(written.as_json()) == written
    for damaged in ("", "{", "[]", '{"regions": 3, "names": {}}', '{"regions": {"a": [[]]}}'):
        assert Written.from_json(damaged) == Written()


TEXTS = st.text(min_size=1, max_size=20).filter(lambda text: bool(xml_text(text).strip()))
PLACES = st.sampled_from([(x / 4, y / 2) for x in range(4) for y in range(2)])


@st.composite
def photos(draw: st.DrawFn) -> list[Region]:
    """Some people, each at a place of their own."""
    places = draw(st.lists(PLACES, unique=True, max_size=4))
    names = draw(st.lists(TEXTS.map(str.strip), min_size=len(places), max_size=len(places)))
    return [
        Region(name, Box(x, y, 0.2, 0.4))
        for name, (x, y) in zip(names, places, strict=True)
        if xml_text(name).strip() and "\r" not in name
    ]


PROPERTIES = st.sampled_from(
    [
        "<dc:title>ä &amp; &lt;</dc:title>",
        "<dc:subject><rdf:Bag><rdf:li>sea, sun</rdf:li></rdf:Bag></dc:subject>",
        '<dc:rights rdf:parseType="Resource"><dc:x/>\n <!-- <rdf:li> --></dc:rights>',
        "<lr:hierarchicalSubject><rdf:Bag>\n</rdf:Bag></lr:hierarchicalSubject>",
        '<mwg-rs:Regions rdf:parseType="Resource"/>',
        "<![CDATA[ </rdf:RDF> ]]>",
    ]
)


@given(photos(), photos(), st.lists(PROPERTIES, unique=True), st.sets(st.sampled_from(ALL)))
def test_any_names_among_any_properties(
    before: list[Region], after: list[Region], properties: list[str], forms: set[TagForm]
) -> None:
    foreign = packet("\n".join(properties), ' photoshop:City="&quot;ü"')
    first = merged(foreign, *before, forms=tuple(forms))
    again = merged(first.data, *before, written=first.written, forms=tuple(forms))
    assert (again.data, again.elsewhere, again.kept) == (first.data, (), ())
    second = merged(first.data, *after, written=first.written, forms=tuple(forms))
    assert (second.elsewhere, second.kept) == ((), ())
    for form in forms & REGIONS.keys():
        there = sorted(
            (found.region.name, rounded(found.region.box))
            for found in REGIONS[form].regions(Document(second.data))
        )
        assert there == sorted((xml_text(r.name), rounded(r.box)) for r in after)
    # Without any of ours, what was foreign is what is left.
    gone = merged(second.data, written=second.written, forms=tuple(forms))
    assert read(gone.data) == read(foreign)
    assert b"<dc:title>" not in foreign or "ä &amp; &lt;".encode() in gone.data
