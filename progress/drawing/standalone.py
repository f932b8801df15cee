"""The same pictures outside the portal: in a PDF, in a DOCX, as a file that is downloaded.

There no style sheet reaches them, so that each class is put into attributes here. The colours are those of
`static/css/portal.css` on white paper, the letters those that the typesetter brings.
"""

import re
from functools import singledispatch

import typst
from django.template.loader import render_to_string

from events.papers.typeset import drawable, fonts
from progress.drawing.bars import BarChart
from progress.drawing.charts import Trend
from progress.drawing.sparkline import Sparkline

FONT = "Libertinus Serif"
INK, MUTED, LINE, CONTROL = "#1b2420", "#59635d", "#e4dfd4", "#7b857e"
PINE, AMBER, AMBER_INK, BRICK = "#0f4c3a", "#f0a92e", "#8a5200", "#a43a2a"
MIDDLE_GREEN, PAPER = "#5d9c7c", "#fff"

Attributes = dict[str, str]
NO_FILL: Attributes = {"fill": "none"}
HALO: Attributes = {"stroke": PAPER, "stroke-width": "4", "stroke-linejoin": "round", "paint-order": "stroke"}
JOINED: Attributes = {"stroke": "currentColor", "stroke-linejoin": "round"}
CLASSES: dict[str, Attributes] = {
    "drawing": {
        "xmlns": "http://www.w3.org/2000/svg",
        "font-family": FONT,
        "font-size": "14",
        "fill": INK,
    },
    "quiet": {"fill": MUTED},
    "words": {},
    "figure": {"font-weight": "700", **HALO},
    "grid": {**NO_FILL, "stroke": LINE},
    "axis": {**NO_FILL, "stroke": CONTROL},
    "series-1": {"color": PINE},
    "series-2": {"color": AMBER_INK},
    "series-3": {"color": BRICK},
    "series-4": {"color": MUTED},
    "series-5": {"color": MIDDLE_GREEN},
    "series-6": {"color": INK},
    "line": {**NO_FILL, **JOINED, "stroke-width": "2.5"},
    "line-1": {},
    "line-2": {"stroke-dasharray": "8 3"},
    "line-3": {"stroke-dasharray": "3 2"},
    "line-4": {"stroke-dasharray": "10 3 2 3"},
    "line-5": {"stroke-width": "1.5"},
    "line-6": {"stroke-width": "1.5", "stroke-dasharray": "6 4"},
    "gap": {**NO_FILL, **JOINED, "stroke-width": "1.5", "stroke-dasharray": "1 5", "stroke-linecap": "round"},
    "mark": {"fill": "currentColor", "stroke": PAPER},
    "hollow": {"fill": PAPER, "stroke": "currentColor", "stroke-width": "1.5"},
    "leader": {**NO_FILL, "stroke": CONTROL, "stroke-width": "0.75"},
    "target": {**NO_FILL, "stroke": AMBER_INK, "stroke-width": "1.5", "stroke-dasharray": "5 4"},
    "target-mark": {"fill": AMBER, "stroke": AMBER_INK},
    "target-words": {"font-weight": "700", **HALO, "fill": AMBER_INK},
    "dot": {"fill": AMBER, "stroke": PINE},
    "bar-fill": {"fill": MIDDLE_GREEN},
    "bar-zero": {**NO_FILL, "stroke": CONTROL},
    "bar-target": {**NO_FILL, "stroke": AMBER_INK, "stroke-width": "2"},
}
# Classes that only tell a page which of two sizes to show.
PAGE_ONLY = frozenset({"drawing-wide", "drawing-narrow", "sparkline"})
CLASS = re.compile(r' class="([^"]*)"')
POINTS_AN_INCH = 72


@singledispatch
def svg(picture: object) -> str:
    """Return the picture as an SVG that needs nothing else; the same picture gives the same letters."""
    message = f"no picture for a paper: {picture!r}"
    raise TypeError(message)


@svg.register
def _(picture: Trend) -> str:
    details = {"chart": picture.wide, "size": "wide", "description": picture.description}
    return _standalone("_trend_chart", details)


@svg.register
def _(picture: Sparkline) -> str:
    return _standalone("_sparkline", {"picture": picture})


@svg.register
def _(picture: BarChart) -> str:
    return _standalone("_bar_chart", {"picture": picture})


def png(picture: Trend | Sparkline | BarChart, *, width: int) -> bytes:
    """Return the picture in points of colour, so many across, for papers that take no SVG."""
    return typst.compile(
        b"#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
        b'#image(bytes(sys.inputs.svg), format: "svg", width: eval(sys.inputs.width) * 1pt)',
        format="png",
        ppi=float(POINTS_AN_INCH),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"svg": svg(picture), "width": str(width)},
    )


def _standalone(template: str, details: dict[str, object]) -> str:
    drawn = render_to_string(f"progress/pictures/{template}.html", {"label": "", **details})
    # Whatever a name holds, its quotation marks are escaped: only the template's own classes are found.
    return CLASS.sub(_attributes, drawable(drawn)).strip()


def _attributes(classes: re.Match[str]) -> str:
    attributes: Attributes = {}
    for name in classes[1].split():
        if name not in PAGE_ONLY:
            attributes |= CLASSES[name]
    return "".join(f' {name}="{value}"' for name, value in attributes.items())
