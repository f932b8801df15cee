"""What a sheet answers when one of its rows is sent: to its own script, or as a page to whoever has none."""

from http import HTTPStatus
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from events.views.form_choices import Options, sentence
from events.views.form_page import clock_text
from municipalities.whole_numbers import whole_number
from progress.actions import CannotBeUndone, FactChangedMeanwhile, PlanHasFindings
from progress.forms.evidence import evidence_key, evidence_label
from progress.views.fact_rows import Row


class Difference(NamedTuple):
    """A field in which what was typed and what stands differ."""

    label: str
    mine: str
    theirs: str


def is_script(request: HttpRequest) -> bool:
    """Whether the sheet's own script asks."""
    return request.headers.get("X-Requested-With") == "fetch"


def answer_row(request: HttpRequest, row: Row, *, back: str) -> HttpResponse:
    """Show the row by itself; posted, do what its button says. `back` is the page on which the row stands."""
    if request.method != "POST":
        return _page(request, row, row.form(), back)
    form, stood = row.form(request.POST), bool(row.fact.pk)
    seen = whole_number(request.POST.get("seen", "")) or 0
    try:
        if (refusal := _do(row, form, request.POST.get("act", ""), seen)) is None:
            return _done(request, row, back, stood=stood)
    except FactChangedMeanwhile as clash:
        return _clash(request, row, form, clash, back)
    form.is_valid()
    if refusal:
        form.add_error(None, refusal)
    return _refused(request, row, form, back)


def _do(row: Row, form: Any, act: str, seen: int) -> str | None:
    """Do it; return why it cannot be done, which may stand beside the fields already, or None."""
    try:
        if act == "undo":
            row.undo(seen)
        elif act == "remove" and row.can_remove:
            row.remove(seen)
        elif form.is_valid():
            row.save(form, seen)
        else:
            return ""
    except CannotBeUndone:
        return _("This cannot be taken back any more: what it rested on is gone, or its place is taken.")
    except PlanHasFindings:
        return _("The plan has findings. Clear them first, then take the plan away.")
    except IntegrityError:
        return _("Somebody has just written the same. Open the page anew and compare.")
    return None


def _done(request: HttpRequest, row: Row, back: str, *, stood: bool) -> HttpResponse:
    row.renew()
    has_come_or_gone = stood != bool(row.fact.pk)
    status = _("Saved at %(time)s") % {"time": clock_text(timezone.now())}
    if not is_script(request):
        messages.success(request, status)
        return redirect(f"{back}#{row.key}")
    answer = {"status": status, "reload": row.reloads and has_come_or_gone, **_standing(request, row)}
    return JsonResponse(answer)


def _standing(request: HttpRequest, row: Row) -> dict[str, Any]:
    """How the row stands, for the script to show."""
    evidence: Any = row.fact.evidence
    return {
        "seen": row.seen,
        "fields": row.values,
        "undo": row.can_undo,
        "evidence": {"key": evidence_key(evidence), "label": evidence_label(evidence) if evidence else ""},
        "said": render_to_string("progress/sheet/_said.html", {"row": row}, request),
    }


def _refused(request: HttpRequest, row: Row, form: Any, back: str) -> HttpResponse:
    if not is_script(request):
        return _page(request, row, form, back)
    errors = {name: problems[0] for name, problems in form.errors.items()}
    message = errors.pop("__all__", "") or _("Not saved: mend what is marked.")
    answer = {"message": message, "errors": errors}
    return JsonResponse(answer, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _clash(request: HttpRequest, row: Row, form: Any, clash: FactChangedMeanwhile, back: str) -> HttpResponse:
    """Show who changed what; what was typed stays, and sent once more it stands."""
    form.is_valid()
    row.fact.pk = clash.version.pgh_obj_id
    row.renew()
    row.version = clash.version
    context = {
        "message": _clash_text(clash.version),
        "differences": _differences(row, form),
        "is_gone": clash.version.pgh_label == "delete",
    }
    if not is_script(request):
        return _page(request, row, form, back, status=HTTPStatus.CONFLICT, **context)
    answer = {
        "message": context["message"],
        "html": render_to_string("progress/sheet/_clash.html", {"row": row, **context}, request),
        **_standing(request, row),
        "fields": row.theirs,
    }
    return JsonResponse(answer, status=HTTPStatus.CONFLICT)


def _clash_text(version: Any) -> str:
    who = get_user_model().objects.filter(pk=version.pgh_context.get("user")).first()
    values = {"time": clock_text(version.pgh_created_at), "name": str(who or _("somebody else"))}
    return (
        _(
            "%(name)s changed this record at %(time)s while you were editing. Your text is safe: compare and"
            " choose what to keep"
        )
        % values
    )


def _differences(row: Row, form: Any) -> list[Difference]:
    found = []
    for name, theirs in row.theirs.items():
        mine = str(form.data.get(name, ""))
        if mine != theirs and name in row.columns:
            options = row.setting.options.get(name)
            texts = (_word(options, mine), _word(options, theirs))
            found.append(Difference(sentence(form.fields[name].label), *texts))
    return found


def _word(options: Options | None, value: str) -> str:
    return (options.word(value) if options else value) or "–"


def _page(
    request: HttpRequest, row: Row, form: Any, back: str, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    context = {"row": row, "form": form, "back": back, "providers": row.setting.providers, **more}
    return render(request, "progress/sheet/row.html", context, status=status)
