"""The indicators of one territory, as the pages of regions and municipalities show them."""

import pytest
from django.template.loader import render_to_string

from progress.figures.territory import territory_figures, territory_table
from tests.factories import (
    DraftEventFactory,
    EventFactory,
    IndicatorFactory,
    MunicipalityFactory,
    RegionFactory,
    TargetFactory,
)
from tests.progress.figures import value

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 3])
def test_territory_figures_query_count(rows, django_assert_num_queries):
    place = MunicipalityFactory()
    for _row in range(rows):
        one = IndicatorFactory()
        value(one, "2016", 5, municipality=place)
        value(one, "2017", 4, municipality=place, event=EventFactory(), source=None)
        TargetFactory(indicator=one, municipality=place)
    TargetFactory(municipality=place)

    with django_assert_num_queries(5):
        found = territory_figures(place)

    assert len(found) == rows + 1


def test_only_what_is_known_of_the_territory_itself_is_shown():
    region, one = RegionFactory(), IndicatorFactory(position=1, direction="fewer")
    place = MunicipalityFactory(region=region)
    value(one, "2016", 5, region=region)
    value(one, "2017", 3, region=region)
    value(one, "2018", 9, region=region, is_in_use=False)
    TargetFactory(indicator=one, region=region, value=3)
    undated = IndicatorFactory(position=2)
    value(undated, None, 8, region=region)
    TargetFactory(indicator=undated, region=region)
    promised = TargetFactory(indicator=IndicatorFactory(position=3), region=region)
    value(one, "2019", 7, municipality=place)
    value(IndicatorFactory(), "2019", 7)
    value(IndicatorFactory(), "2019", 7, region=region, event=DraftEventFactory(), source=None)

    rows = territory_figures(region)

    assert [(row.indicator, row.text, row.period, row.is_reached) for row in rows] == [
        (one, "3", "2017 m.", True),
        (undated, "8", "be datos", None),
        (promised.indicator, "", "", None),
    ]
    assert [bool(row.picture) for row in rows] == [True, False, False]
    assert rows[0].picture_label == f"{one.name}: 5 (2016 m.), 3 (2017 m.)"
    assert rows[2].evidence == promised.source


def test_the_target_shown_is_the_next_one_or_else_the_last():
    one, place = IndicatorFactory(), MunicipalityFactory()
    for due in ("2016-12-31", "2018-12-31"):
        TargetFactory(indicator=one, municipality=place, due_on=due)

    (past,) = territory_figures(place)
    for due in ("2090-12-31", "2099-12-31"):
        TargetFactory(indicator=one, municipality=place, due_on=due)
    (ahead,) = territory_figures(place)

    assert (str(past.target.due_on), str(ahead.target.due_on)) == ("2018-12-31", "2090-12-31")


def test_the_table_of_a_territory_names_each_value_with_what_shows_it():
    place, event = MunicipalityFactory(), EventFactory()
    one = IndicatorFactory()
    value(one, "2017", 4, municipality=place, event=event, source=None)

    table = territory_table(place, territory_figures(place), "https://portalas.example")

    (row,) = (
        dict(zip([column.key for column in table.ordered_columns], cells, strict=True))
        for cells in table.ordered_rows
    )
    assert (row["indicator"], row["value"], row["period"].isoformat()) == (one.name, 4, "2017")
    assert row["page"] == f"https://portalas.example{one.get_absolute_url()}?teritorija={place.code}"
    assert row["evidence_address"] == f"https://portalas.example{event.get_absolute_url()}"
    assert row["evidence_date"] == event.starts


def test_a_territory_of_which_nothing_is_known_says_so_in_a_line():
    html = render_to_string("progress/_territory_indicators.html", {"rows": [], "code": "LT-SA"})

    assert "Rodiklių reikšmių čia dar nežinoma." in html
    assert "<table" not in html


def test_each_indicator_leads_to_its_values_there():
    place = MunicipalityFactory()
    value(IndicatorFactory(slug="vaikai"), "2017", 4, municipality=place)

    html = render_to_string(
        "progress/_territory_indicators.html", {"rows": territory_figures(place), "code": place.code}
    )

    assert f'href="/pazanga/rodikliai/vaikai/?teritorija={place.code}#reiksmes"' in html
