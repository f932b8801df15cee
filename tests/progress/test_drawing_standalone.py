"""Pictures in papers, and what all templates of pictures keep to."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from municipalities.partial_dates import PartialDate
from progress.drawing.bars import bar_chart
from progress.drawing.choropleth import Reading, tile_choropleth
from progress.drawing.classes import status_classes
from progress.drawing.series import Target
from progress.drawing.sparkline import sparkline
from progress.drawing.standalone import png, svg
from progress.drawing.table import picture_table
from progress.drawing.timeline import Step, timeline
from progress.drawing.trend import trend
from tests.progress.drawn import drawn, elements, years
from tests.progress.test_drawing_maps import municipality

HOSTILE = '<script>alert(1)</script>" onload="x\' & class="line" \x07 {{ label }} 漢'
TEMPLATES = Path(settings.BASE_DIR, "templates/progress/pictures")
PNG_WIDTH = slice(16, 20)


def pictures(name="Vaikai"):
    lines = [years(2015, [10, 5], name=name), years(2015, [2, 5], name=f"{name} kitur")]
    return {
        "trend": trend(lines, unit=name, target=Target(3, PartialDate.parse("2020"))),
        "sparkline": sparkline(lines[0].values, target=3),
        "bars": bar_chart([(name, 3), ("Kita", 1)], target=2),
    }


@pytest.mark.parametrize("kind", ["trend", "sparkline", "bars"])
def test_a_standalone_picture_needs_no_style_sheet(kind):
    (root, *others) = elements(svg(pictures()[kind]))[1:]

    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("font-family") == "Libertinus Serif"
    assert not [element for element in others if element.get("class") or element.get("style")]


@pytest.mark.parametrize("kind", ["trend", "sparkline", "bars"])
def test_the_same_picture_gives_the_same_bytes(kind):
    assert svg(pictures()[kind]) == svg(pictures()[kind])
    assert png(pictures()[kind], width=300) == png(pictures()[kind], width=300)


@pytest.mark.parametrize("width", [90, 600])
def test_a_png_is_as_wide_as_asked(width):
    content = png(pictures()["trend"], width=width)

    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[PNG_WIDTH]) == width


def test_a_map_is_no_picture_for_a_paper():
    with pytest.raises(TypeError, match="no picture for a paper"):
        svg(tile_choropleth([], {}, status_classes(), subject="x"))


def test_a_hostile_name_is_only_a_name_in_a_paper():
    drawing = svg(pictures(HOSTILE)["trend"])

    assert "<script" not in drawing
    assert not [one for one in elements(drawing) if one.get("onload") or one.get("class")]
    assert "\x07" not in drawing
    assert png(pictures(HOSTILE)["trend"], width=300).startswith(b"\x89PNG")


def hostile_pages():
    name = HOSTILE.replace("\x07", "")
    line = years(2015, [3, 4], name=name)
    place = municipality(short_name=name, stem=name)
    reading = Reading("pilot", name, url='/"onclick="x')
    shapes = tile_choropleth([place], {1: reading}, status_classes(), subject=name)
    steps = [Step(PartialDate.parse("2016"), name, "/", "act")]
    picture = timeline(steps, [], today=PartialDate.parse("2016").on)
    return {
        "_trend": {"picture": trend([line, years(2015, [1])], unit=name), "label": name},
        "_sparkline": {"picture": sparkline(line.values), "label": name},
        "_tile_map": {"picture": shapes, "label": name, "id": "a"},
        "_timeline": {"picture": picture, "label": name},
        "_picture_table": {"table": picture_table([line]), "caption": name},
    }


@pytest.mark.parametrize("template", hostile_pages())
def test_a_hostile_name_is_only_a_name_on_a_page(template):
    html = drawn(template, **hostile_pages()[template])

    found = elements(html)
    assert not [one for one in found if one.tag == "script"]
    assert not [one for one in found if any(name.startswith("on") for name in one.attrib)]


def test_no_picture_has_a_style_of_its_own():
    assert [path.name for path in TEMPLATES.iterdir() if "style=" in path.read_text()] == []


def test_every_class_in_a_picture_has_its_rule():
    sheets = "".join(
        Path(settings.BASE_DIR, f"static/css/{name}.css").read_text() for name in ("portal", "progress")
    )
    attributes = re.findall(
        r'class="((?:{[{%].*?[%}]}|[^"])*)"', "".join(path.read_text() for path in TEMPLATES.iterdir())
    )
    # What a template composes - a shade, the number of a line - is no whole name here.
    written = {name for one in attributes for name in re.sub(r"[\w-]*{{.*?}}|{%.*?%}", " ", one).split()}

    assert {name for name in written if not re.search(rf"\.{name}\b", sheets)} == set()
