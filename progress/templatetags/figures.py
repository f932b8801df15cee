"""The small pieces of tables of figures.

A page shows hundreds of each, and a template for each would take its time.
"""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from municipalities.models import Source
from municipalities.words import partial_date_text, said
from progress.drawing.bars import Bar
from progress.figures.series import Figure
from progress.figures.shown import Change

register = template.Library()


def page_and_date(evidence: Any) -> tuple[SafeString, str]:
    """What a fact rests on: a link to the event's page, or to the source's, and its date if it is known."""
    is_source = isinstance(evidence, Source)
    name, date = (
        (said(evidence, "publisher"), evidence.published) if is_source else (str(evidence), evidence.starts)
    )
    link = format_html('<a href="{}">{}</a>', evidence.get_absolute_url(), name)
    return link, partial_date_text(date) if date else ""


@register.simple_tag
def shown_by(evidence: Any) -> SafeString | str:
    """What a fact rests on, and its date."""
    if evidence is None:
        return ""
    link, date = page_and_date(evidence)
    return format_html("{}, {}", link, date) if date else link


@register.simple_tag
def changed(change: Change | None) -> SafeString | str:
    """How a figure differs from the one before, and in a word whether that is progress."""
    if change is None:
        return ""
    if change.is_better is None:
        return format_html('<span class="change">{}</span>', change.text)
    tone = "is-better" if change.is_better else "is-worse"
    text = format_html('<span class="change {}">{}</span>', tone, change.text)
    return format_html('{} <span class="fine">{}</span>', text, change.verdict)


@register.simple_tag
def figure_notes(figure: Figure) -> SafeString:
    """What has to be known of a figure beside its number and period."""
    notes = (
        ("fine", _("provisional"), figure.is_provisional),
        ("inferred", _("inferred"), figure.period is not None and figure.period.is_inferred),
        ("old", _("over a year old"), figure.is_stale),
    )
    said = ((name, text) for name, text, is_said in notes if is_said)
    return format_html_join(" ", '<span class="{}">{}</span>', said)


@register.simple_tag
def cell_bar(bar: Bar) -> SafeString:
    """A bar beside its figure: the figure says it all, so nobody hears of the bar."""
    return format_html(
        '<svg class="drawing bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true"'
        ' focusable="false"><path class="bar-fill" d="{}"/><path class="bar-zero" d="{}"/></svg>',
        bar.path,
        bar.zero,
    )
