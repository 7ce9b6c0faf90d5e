"""Names and boxes in the forms in which other programs write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoclust.errors import TagError
from photoclust.tags.document import escaped
from photoclust.tags.region import Size
from tests.tags.packets import packet, people, read

MWG_AREA = '<mwg-rs:Area stArea:x="0.2" stArea:y="0.35" stArea:w="0.2" stArea:h="0.3"/>'
DIMENSIONS = '<mwg-rs:AppliedToDimensions stDim:w="400" stDim:h="300" stDim:unit="pixel"/>'
BOX = (0.1, 0.2, 0.2, 0.3)


def regions(items: str, kind: str = "Bag", dimensions: str = DIMENSIONS) -> bytes:
    return packet(
        f'<mwg-rs:Regions rdf:parseType="Resource">{dimensions}<mwg-rs:RegionList><rdf:{kind}>'
        f"{items}</rdf:{kind}></mwg-rs:RegionList></mwg-rs:Regions>"
    )


def region(name: str, area: str = MWG_AREA, kind: str = "Face") -> str:
    return (
        f'<rdf:li><rdf:Description mwg-rs:Name="{name}" mwg-rs:Type="{kind}">{area}'
        "</rdf:Description></rdf:li>"
    )


def test_mwg_in_each_way_of_writing_structures() -> None:
    """As digiKam and Lightroom, exiftool, and Apple Photos write them."""
    as_attributes = regions(region("Anna"))
    fields = "<mwg-rs:Name>Anna</mwg-rs:Name><mwg-rs:Type>Face</mwg-rs:Type>"
    as_resources = regions(
        f'<rdf:li rdf:parseType="Resource"><mwg-rs:Area rdf:parseType="Resource">'
        "<stArea:x>0.2</stArea:x><stArea:y>0.35</stArea:y><stArea:w>0.2</stArea:w>"
        f"<stArea:h>0.3</stArea:h></mwg-rs:Area>{fields}</rdf:li>"
    )
    in_descriptions = packet(
        f"<mwg-rs:Regions><rdf:Description>{DIMENSIONS}<mwg-rs:RegionList><rdf:Seq><rdf:li>"
        f'<rdf:Description mwg-rs:Rotation="0.1">{fields}<mwg-rs:Area>'
        '<rdf:Description stArea:x="0.2" stArea:y="0.35" stArea:w="0.2" stArea:h="0.3"/>'
        "</mwg-rs:Area></rdf:Description></rdf:li></rdf:Seq></mwg-rs:RegionList>"
        "</rdf:Description></mwg-rs:Regions>"
    )
    for data in (as_attributes, as_resources, in_descriptions):
        assert people(data) == {"Anna": BOX}
        assert read(data).size == Size(400, 300)


def test_microsoft_and_acdsee() -> None:
    microsoft = packet(
        '<MP:RegionInfo rdf:parseType="Resource"><MPRI:Regions><rdf:Bag>'
        '<rdf:li MPReg:Rectangle="0.1, 0.2, 0.2, 0.3" MPReg:PersonDisplayName="Anna"/>'
        '<rdf:li MPReg:PersonDisplayName="nowhere"/>'
        "</rdf:Bag></MPRI:Regions></MP:RegionInfo>"
    )
    area = 'acdsee-stArea:x="0.2" acdsee-stArea:y="0.35" acdsee-stArea:w="0.2"'
    acdsee = packet(
        '<acdsee-rs:Regions rdf:parseType="Resource">'
        '<acdsee-rs:AppliedToDimensions acdsee-stDim:w="400" acdsee-stDim:h="300"/>'
        "<acdsee-rs:RegionList><rdf:Bag><rdf:li>"
        '<rdf:Description acdsee-rs:Type="Face" acdsee-rs:Name="Anna">'
        f'<acdsee-rs:DLYArea {area} acdsee-stArea:h="0.3"/>'
        '<acdsee-rs:ALGArea acdsee-stArea:x="0.9"/></rdf:Description></rdf:li></rdf:Bag>'
        "</acdsee-rs:RegionList></acdsee-rs:Regions>"
    )
    assert people(microsoft) == people(acdsee) == {"Anna": BOX}
    assert (read(microsoft).size, read(acdsee).size) == (None, Size(400, 300))


def test_a_face_in_several_schemas_is_one() -> None:
    both = regions(region("Anna")).replace(
        b"</rdf:Description></rdf:RDF>",
        b'<MP:RegionInfo rdf:parseType="Resource"><MPRI:Regions><rdf:Bag><rdf:li'
        b' MPReg:Rectangle="0.1, 0.2, 0.21, 0.3" MPReg:PersonDisplayName="Anna"/>'
        b"</rdf:Bag></MPRI:Regions></MP:RegionInfo></rdf:Description></rdf:RDF>",
    )
    assert people(both) == {"Anna": BOX}


def test_names_without_boxes() -> None:
    data = packet(
        "<digiKam:TagsList><rdf:Seq><rdf:li>People/Family/Anna</rdf:li><rdf:li>Places/Bonn</rdf:li>"
        "</rdf:Seq></digiKam:TagsList><lr:hierarchicalSubject><rdf:Bag><rdf:li>People|Ben</rdf:li>"
        "<rdf:li>Personen|A∣C/D∕C</rdf:li></rdf:Bag></lr:hierarchicalSubject>"
        "<dc:subject><rdf:Bag><rdf:li>beach</rdf:li></rdf:Bag></dc:subject>"
        "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li> Carl </rdf:li><rdf:li/></rdf:Bag>"
        "</Iptc4xmpExt:PersonInImage>"
    )
    assert read(data).names == ("Carl", "Anna", "Ben", "A|C/D∕C")
    assert read(data).regions == ()


@pytest.mark.parametrize(
    "area",
    [
        '<mwg-rs:Area stArea:x="nan" stArea:y="0.35" stArea:w="0.2" stArea:h="0.3"/>',
        '<mwg-rs:Area stArea:x="1e999" stArea:y="0.35" stArea:w="0.2" stArea:h="0.3"/>',
        '<mwg-rs:Area stArea:x="0.2" stArea:y="0.35" stArea:w="-0.2" stArea:h="0.3"/>',
        '<mwg-rs:Area stArea:x="0.2" stArea:y="0.35" stArea:w="0" stArea:h="0.3"/>',
        '<mwg-rs:Area stArea:x="2.2" stArea:y="0.35" stArea:w="0.2" stArea:h="0.3"/>',
        '<mwg-rs:Area stArea:x="0.2" stArea:y="0.35"/>',
        "<mwg-rs:Area>0.2</mwg-rs:Area>",
        "",
    ],
)
def test_places_that_make_no_sense_are_left_out(area: str) -> None:
    assert people(regions(region("Odd", area) + region("Anna"))) == {"Anna": BOX}


def test_places_in_other_units() -> None:
    pixels = (
        '<mwg-rs:Area stArea:x="80" stArea:y="105" stArea:w="80" stArea:h="90"'
        ' stArea:unit="pixel"/>'
    )
    comma = MWG_AREA.replace("0.2", "0,2")
    circle = '<mwg-rs:Area stArea:x="0.2" stArea:y="0.35" stArea:d="0.3"/>'
    assert people(regions(region("Anna", pixels))) == {"Anna": BOX}
    assert people(regions(region("Anna", comma))) == {"Anna": BOX}
    assert people(regions(region("Anna", circle))) == {"Anna": (0.05, 0.15, 0.3, 0.4)}


def test_what_is_no_named_face_is_left_out() -> None:
    items = region("") + region("Rex", kind="Pet") + region("1234", kind="BarCode")
    assert not read(regions(items))
    assert not read(packet("<mwg-rs:Regions/><dc:subject>beach</dc:subject>"))


def test_xml_that_is_no_xmp() -> None:
    with pytest.raises(TagError) as caught:
        read(b"<svg/>")
    assert caught.value.code == "tags-without-rdf"


def test_more_regions_than_anybody_writes_are_refused() -> None:
    with pytest.raises(TagError) as caught:
        read(regions(region("Anna") * 2001))
    assert caught.value.code == "tags-too-deep"


@given(st.text(max_size=30), st.lists(st.floats(width=32), min_size=4, max_size=4))
def test_any_numbers_give_boxes_inside_or_none(name: str, sides: list[float]) -> None:
    x, y, width, height = sides
    area = f'<mwg-rs:Area stArea:x="{x}" stArea:y="{y}" stArea:w="{width}" stArea:h="{height}"/>'
    for found in read(regions(region(escaped(name), area))).regions:
        box = found.box
        assert box.x >= 0
        assert box.y >= 0
        assert 0 < box.x + box.width <= 1 + 1e-9
        assert 0 < box.y + box.height <= 1 + 1e-9
