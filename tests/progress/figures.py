"""Values of indicators for the tests, each in a line."""

from decimal import Decimal

from municipalities.partial_dates import PartialDate
from tests.factories import IndicatorValueFactory


def value(indicator, period, amount, **details):
    """Make a value of the period, an ISO date or None; of the country, unless a place is named."""
    if period is None:
        details |= {"period_on": None, "quality": "undated"}
    else:
        date = PartialDate.parse(period)
        details = {"period_on": date.on, "period_on_precision": date.precision} | details
    return IndicatorValueFactory(indicator=indicator, value=Decimal(amount), **details)
