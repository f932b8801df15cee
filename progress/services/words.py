"""The answer to the ministry's question in one sentence, in the grammar of every number."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.models import Region
from municipalities.words import locale
from progress.services.matrix import Counts, State


def answer_sentence(counts: Counts, shown: State | None) -> str:
    """Say how many of the municipalities do or do not provide the service, and of how many nothing is known.

    `shown` is the state asked about; none is asked about all three.
    """
    if not counts.total:
        return _("No municipality is on the record here yet.")
    if not counts.known:
        return _("No data reported for this service yet.")
    if shown == State.UNKNOWN:
        return _about_unknown(counts)
    if whole := _about_all(counts):
        return whole
    if shown is None:
        return _about_everything(counts)
    return _about_one_state(counts, shown)


def _about_all(counts: Counts) -> str:
    """Where all provide it, or none does."""
    texts = {"count": counts.total}
    if counts.provided == counts.total:
        if counts.total == 1:
            return _("The only municipality provides this service.")
        message = ngettext(
            "All %(count)s municipality provides this service.",
            "All %(count)s municipalities provide this service.",
            counts.total,
        )
        return message % texts
    if counts.lacking == counts.total:
        if counts.total == 1:
            return _("The only municipality does not provide this service.")
        message = ngettext(
            "None of %(count)s municipality provides this service.",
            "None of the %(count)s municipalities provides this service.",
            counts.total,
        )
        return message % texts
    return ""


def _about_everything(counts: Counts) -> str:
    if not counts.provided:
        return _about_one_state(counts, State.LACKING)
    if not counts.lacking:
        return _about_one_state(counts, State.PROVIDED)
    message = ngettext(
        "%(provided)s of %(count)s municipality provides the service, %(lacking)s does not",
        "%(provided)s of %(count)s municipalities provide the service, %(lacking)s do not",
        counts.total,
    )
    texts = {"provided": counts.provided, "lacking": counts.lacking, "count": counts.total}
    return _with_unknown(message % texts, counts)


def _about_one_state(counts: Counts, shown: State) -> str:
    texts = {"part": counts.provided if shown == State.PROVIDED else counts.lacking, "count": counts.total}
    if not texts["part"]:
        return _not_one(counts, shown)
    if shown == State.PROVIDED:
        message = ngettext(
            "%(part)s of %(count)s municipality provides the service",
            "%(part)s of %(count)s municipalities provide the service",
            counts.total,
        )
    else:
        message = ngettext(
            "%(part)s of %(count)s municipality does not provide the service",
            "%(part)s of %(count)s municipalities do not provide the service",
            counts.total,
        )
    return _with_unknown(message % texts, counts)


def _not_one(counts: Counts, shown: State) -> str:
    """Where none is known to be of the state, and of some nothing is known."""
    if shown == State.PROVIDED:
        message = _("No municipality is known to provide this service; no data on %(unknown)s of %(count)s.")
    else:
        message = _("No municipality is known to lack this service; no data on %(unknown)s of %(count)s.")
    return message % {"unknown": counts.unknown, "count": counts.total}


def _about_unknown(counts: Counts) -> str:
    if counts.unknown:
        message = ngettext(
            "No data on %(unknown)s of %(count)s municipality.",
            "No data on %(unknown)s of %(count)s municipalities.",
            counts.total,
        )
        return message % {"unknown": counts.unknown, "count": counts.total}
    if counts.total == 1:
        return _("There are data on the only municipality.")
    message = ngettext(
        "There are data on all %(count)s municipality.",
        "There are data on all %(count)s municipalities.",
        counts.total,
    )
    return message % {"count": counts.total}


def _with_unknown(sentence: str, counts: Counts) -> str:
    if not counts.unknown:
        return f"{sentence}."
    return _("%(sentence)s; no data on %(unknown)s.") % {"sentence": sentence, "unknown": counts.unknown}


def heading(service: str, region: Region | None) -> str:
    """The service, and the region in which it is asked about: Laikinas atokvėpis Šiaulių regione."""
    if region is None:
        return service
    where = region.locative if locale() == "lt" else region.name_en
    return _("%(service)s in %(where)s") % {"service": service, "where": where}
