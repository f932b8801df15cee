"""Small pictures for the tests of pictures, and ways to read the places in them."""

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

from django.template.loader import render_to_string
from hypothesis import strategies as st

from municipalities.partial_dates import PartialDate
from progress.drawing.series import Series, Value

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def value(period, amount, **details):
    return Value(PartialDate.parse(period), amount, **details)


def series(*points, name="Vaikai", **details):
    return Series.of(name, [value(period, amount, **details) for period, amount in points])


def years(first, amounts, name="Vaikai"):
    return series(*((str(first + place), amount) for place, amount in enumerate(amounts)), name=name)


def drawn(template, **context):
    return render_to_string(f"progress/pictures/{template}.html", context)


def elements(html):
    """All elements of a fragment, which has to be well-formed."""
    return list(ET.fromstring(f"<all>{html}</all>").iter())  # noqa: S314 - we drew it


def texts(html):
    return [element.text for element in elements(html) if element.tag == "text"]


def points(path):
    """The corners of a path of M and L."""
    numbers = [float(one) for one in NUMBER.findall(path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


amounts = st.one_of(
    st.integers(-40_000_000, 40_000_000),
    st.decimals(Decimal("-9999.999"), Decimal(40_000_000), places=3),
)
names = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=60)
value_lists = st.lists(
    st.tuples(st.integers(1990, 2040), amounts), min_size=1, max_size=20, unique_by=lambda pair: pair[0]
)


@st.composite
def series_lists(draw):
    return [
        series(*((str(year), amount) for year, amount in pairs), name=draw(names))
        for pairs in draw(st.lists(value_lists, min_size=1, max_size=6))
    ]
