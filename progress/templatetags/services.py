"""The small pieces of tables of services.

A page shows hundreds of each, and a template for each would take its time.
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from events.models import Commitment, Event
from municipalities import words
from municipalities.models import Organisation, Region, Source
from municipalities.partial_dates import PartialDate
from municipalities.words import partial_date_text
from progress.services.matrix import MatrixCell, MatrixRow, Provision
from progress.templatetags.figures import page_and_date

register = template.Library()


@register.simple_tag
def state(provision: Provision | None) -> SafeString:
    """How far a service has come: a mark and a word; of what nobody has told, that there are no data."""
    if provision is None:
        return format_html('<span class="status state-unknown">{}</span>', _("no data"))
    return format_html('<span class="status state-{}">{}</span>', provision.status, provision.label)


@register.simple_tag
def when(date: PartialDate) -> SafeString:
    """A date as far as it is known, and whether it was inferred."""
    time = format_html('<time datetime="{}">{}</time>', date.isoformat(), partial_date_text(date))
    if not date.is_inferred:
        return time
    return format_html('{} <span class="inferred">{}</span>', time, _("inferred"))


@register.simple_tag
def age(provision: Provision) -> SafeString | str:
    """That what is known is old; nothing where it is not."""
    if not provision.is_stale:
        return ""
    return format_html('<span class="old">{}</span>', _("over a year old"))


@register.simple_tag
def shown_by(evidence: Event | Source | None) -> SafeString | str:
    """The page of what a fact rests on, and its date."""
    if evidence is None:
        return ""
    link, date = page_and_date(evidence)
    return format_html('{} <span class="fine">{}</span>', link, date) if date else link


@register.simple_tag
def sample_mark(row: Provision | Commitment | MatrixRow) -> SafeString | str:
    """That a generator made it; nothing where it did not."""
    return format_html('<span class="sample">{}</span>', _("sample")) if row.is_sample else ""


TONES = {
    Commitment.Status.OPEN: "open",
    Commitment.Status.IN_PROGRESS: "progress",
    Commitment.Status.DONE: "done",
    Commitment.Status.DROPPED: "none",
}


@register.simple_tag
def promise_status(commitment: Commitment) -> SafeString:
    """What has become of a promise: a mark and a word."""
    if commitment.is_overdue:
        return format_html('<span class="status status-late">{}</span>', _("overdue"))
    tone = TONES[Commitment.Status(commitment.status)]
    return format_html('<span class="status status-{}">{}</span>', tone, commitment.get_status_display())


@register.simple_tag
def provider(provision: Provision, organisation: Organisation | None) -> SafeString:
    """Who provides a service and who pays; that nobody says, where neither is known."""
    name = ""
    if organisation:
        name = format_html('<a href="{}">{}</a>', organisation.get_absolute_url(), str(organisation))
    if provision.funding:
        paid = _("paid by:") + f" {provision.funding_label}"
        return format_html('{} <span class="fine">{}</span>', name, paid)
    return (
        format_html("{}", name) if name else format_html('<span class="unknown">{}</span>', _("not stated"))
    )


@register.filter
def made_by(commitment: Commitment) -> str:
    """Everybody who made a promise, in one line."""
    return words.listed(
        _("municipalities of the region: %(stem)s") % {"stem": words.in_language(who, "stem")}
        if isinstance(who, Region)
        else who
        for who in commitment.responsible
    )


LINK = '<a class="state state-{}" href="{}">{}</a>'


@register.simple_tag
def matrix_cell(cell: MatrixCell) -> SafeString:
    """How far a service has come in a municipality, as a way to what shows it; of old data their year."""
    known = cell.provision
    if known is None:
        return format_html('<span class="state state-unknown">{}</span>', _("no data"))
    if not known.is_stale:
        return format_html(LINK, known.status, cell.address, known.label)
    year = _("%(year)s") % {"year": known.stated.on.year}
    return format_html(LINK + '<span class="old">{}</span>', known.status, cell.address, known.label, year)
