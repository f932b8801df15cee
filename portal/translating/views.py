"""The pages of those who write English: what lacks it, and one unit with both languages side by side."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from municipalities.access import reach_of
from municipalities.listing import paginate
from portal.translating.actions import hold, write_english
from portal.translating.forms import EnglishForm, UnitsForm
from portal.translating.kinds import KINDS, Kind
from portal.translating.lacking import Units, count_by_kind
from portal.translating.texts import lithuanian_name, sections_of

# Where the editor of rich text lies; a page without it has the plain field.
EDITOR = "django_prose_editor/editor.js"


@never_cache
@login_required
@require_safe
def unit_list(request: HttpRequest) -> HttpResponse:
    """What lacks English within the person's reach, and what has changed since it was put into English."""
    if not reach_of(request.user).is_anybody:
        raise Http404
    form = UnitsForm(request.GET)
    counts = count_by_kind(request.user, form.state)
    form.show_counts(counts)
    chosen = {slug: counts[slug] for slug in KINDS if slug in counts and form.kind in ("", slug)}
    units: Any = Units(request.user, form.state, chosen)
    page = paginate(request, units)
    count = page.paginator.count
    context = {
        "filter": form,
        "page": page,
        "groups": _groups(request.user, list(page)),
        "found": ngettext("%(count)s page found", "%(count)s pages found", count) % {"count": count},
    }
    return render(request, "translating/unit_list.html", context)


def _groups(user: Any, units: list[Any]) -> list[tuple[Kind, list[Any], set[int]]]:
    """The units of a page by kind, and the keys of those that are the person's to put into English."""
    for unit in units:
        unit.called = lithuanian_name(unit)
    groups = []
    for slug in dict.fromkeys(unit.kind_slug for unit in units):
        kind, rows = KINDS[slug], [unit for unit in units if unit.kind_slug == slug]
        keys = {unit.pk for unit in rows}
        if reach_of(user).is_official:
            keys = set(kind.of(user).filter(pk__in=keys).values_list("pk", flat=True))
        groups.append((kind, rows, keys))
    return groups


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unit_edit(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """All texts of a unit, the Lithuanian on the left and its English on the right; saved all together."""
    if kind not in KINDS:
        raise Http404
    with transaction.atomic():
        unit = get_object_or_404(KINDS[kind].of(request.user).select_related(*KINDS[kind].related), pk=pk)
        if request.method == "POST":
            hold(unit)
            unit.refresh_from_db()
        sections = sections_of(KINDS[kind], unit)
        form = EnglishForm(request.POST if request.method == "POST" else None, sections=sections)
        if form.is_bound and form.is_valid():
            _thank(request, write_english(unit=unit, changes=form.changes))
            return redirect("translating:unit_edit", kind, pk)
    has_rich = any(text.is_rich for text in form.texts.values())
    context = {
        "form": form,
        "kind": KINDS[kind],
        "unit": unit,
        "called": lithuanian_name(unit),
        "editor": EDITOR if has_rich else "",
    }
    return render(request, "translating/unit_edit.html", context)


def _thank(request: HttpRequest, count: int) -> None:
    if count:
        text = ngettext("%(count)s text is saved in English.", "%(count)s texts are saved in English.", count)
        messages.success(request, text % {"count": count})
    else:
        messages.info(request, _("Nothing had changed: everything stands as it did."))
