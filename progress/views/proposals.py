"""Facts that editors propose from events, and what whoever looks after them answers."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.models import Event
from municipalities.access import reach_of
from municipalities.listing import paginate
from municipalities.models import Municipality
from municipalities.tables import Downloads, taken_away
from progress.actions.proposals import (
    AnsweredAlready,
    NotPublishedYet,
    accept_proposal,
    propose_fact,
    return_proposal,
    take_back_proposal,
)
from progress.actions.standing import FactChangedMeanwhile, newest_version
from progress.filters.proposals import ProposalFilterSet
from progress.forms.proposals import AcceptForm, AnswerForm, ProposalForm
from progress.models import FactProposal, municipalities_in_hand
from progress.proposals.tables import proposals_table
from progress.proposals.words import compared, known_now

State = FactProposal.State


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a fact that an event shows."""
    event = get_object_or_404(Event.objects.editable_by(request.user).select_related("region"), pk=pk)
    municipalities = Municipality.objects.defer("aliases").order_by("sort_key")
    form = ProposalForm(request.POST or None, event=event, municipalities=municipalities)
    if request.method == "POST" and form.is_valid():
        proposal = propose_fact(event=event, said=form.said, user=request.user)
        messages.success(request, _("The fact is proposed. You will see here what becomes of it."))
        return redirect(proposal)
    proposals = event.fact_proposals.for_list().order_by("-proposed_at", "-pk")
    context = {"event": event, "form": form, "proposals": proposals}
    return render(request, "progress/workspace/proposal_create.html", context)


@never_cache
@login_required
@require_safe
def proposal_list(request: HttpRequest) -> HttpResponseBase:
    """The proposals of the person's organisations and those that the person may answer, the waiting first."""
    reach = reach_of(request.user)
    if not (reach.organisations or reach.edits_facts):
        raise Http404
    found = ProposalFilterSet(request.GET, FactProposal.objects.visible_to(request.user).for_list())
    found.count_choices()
    table = proposals_table(found, request)
    if (taken := taken_away(request, table)) is not None:
        return taken
    page = paginate(request, found.qs)
    count = page.paginator.count
    shown = [proposal.pk for proposal in page]
    context = {
        "filter": found,
        "page": page,
        "found": ngettext("%(count)s proposal found", "%(count)s proposals found", count) % {"count": count},
        "downloads": Downloads(request, table),
        "answerable": set(
            FactProposal.objects.answerable_by(request.user)
            .waiting()
            .filter(pk__in=shown)
            .values_list("pk", flat=True)
        ),
    }
    return render(request, "progress/workspace/proposal_list.html", context)


@never_cache
@login_required
@require_safe
def proposal_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A proposal beside what is known now: to be answered, or to see what became of it."""
    return _shown(request, _visible(request, pk))


@never_cache
@login_required
def proposal_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the proposal a fact, as it is or changed."""
    proposal = _answerable(request, pk)
    if request.method != "POST":
        return redirect(proposal)
    form, note = _form(request, proposal, request.POST), AcceptForm(request.POST)
    if not (form.is_valid() and note.is_valid()):
        return _shown(request, proposal, form=form, note=note)
    try:
        accept_proposal(
            proposal=proposal,
            said=form.said,
            user=request.user,
            answer=note.cleaned_data["note"],
            seen=note.cleaned_data["seen"],
        )
    except AnsweredAlready:
        return _told_of_the_other(request, proposal)
    except NotPublishedYet:
        messages.error(request, _("The fact waits until its event is published."))
        return redirect(proposal)
    except FactChangedMeanwhile:
        refusal = _("What is known was changed meanwhile. Compare once more, and accept again if it holds.")
        return _shown(request, proposal, form=form, note=note, refusal=refusal)
    messages.success(request, _("The fact is accepted and written down. It rests on the event."))
    return redirect(proposal)


@never_cache
@login_required
def proposal_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the proposal back with a word why."""
    proposal = _answerable(request, pk)
    if request.method != "POST":
        return redirect(proposal)
    answering = AnswerForm(request.POST)
    if not answering.is_valid():
        return _shown(request, proposal, answering=answering)
    try:
        return_proposal(proposal=proposal, user=request.user, answer=answering.cleaned_data["answer"])
    except AnsweredAlready:
        return _told_of_the_other(request, proposal)
    messages.success(request, _("The proposal is sent back. The proposer sees why."))
    return redirect("progress:proposal_list")


@never_cache
@login_required
def proposal_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a proposal of one's own that nobody has answered yet."""
    proposal = get_object_or_404(_own(request), pk=pk)
    if request.method != "POST":
        return redirect(proposal)
    try:
        take_back_proposal(proposal=proposal)
    except AnsweredAlready:
        return _told_of_the_other(request, proposal)
    messages.success(request, _("The proposal is taken back."))
    return redirect(proposal)


def _visible(request: HttpRequest, pk: int) -> FactProposal:
    return get_object_or_404(FactProposal.objects.visible_to(request.user).for_list(), pk=pk)


def _answerable(request: HttpRequest, pk: int) -> FactProposal:
    return get_object_or_404(FactProposal.objects.answerable_by(request.user).for_list(), pk=pk)


def _own(request: HttpRequest) -> Any:
    """Those of the person's organisations: whoever of them proposed it."""
    return FactProposal.objects.of_organisations(reach_of(request.user).organisations)


def _form(request: HttpRequest, proposal: FactProposal, data: Any = None) -> ProposalForm:
    municipalities = municipalities_in_hand(request.user).defer("aliases").order_by("sort_key")
    return ProposalForm(data, event=proposal.event, municipalities=municipalities, proposal=proposal)


def _told_of_the_other(request: HttpRequest, proposal: FactProposal) -> HttpResponse:
    messages.info(request, _("Somebody was quicker: below you see what became of the proposal."))
    return redirect(proposal)


def _shown(
    request: HttpRequest,
    proposal: FactProposal,
    *,
    form: ProposalForm | None = None,
    note: AcceptForm | None = None,
    answering: AnswerForm | None = None,
    refusal: str = "",
) -> HttpResponse:
    """The page of a proposal, with whatever was typed and what is wrong with it."""
    is_waiting = proposal.state == State.WAITING
    may_answer = is_waiting and FactProposal.objects.answerable_by(request.user).contains(proposal)
    # Somebody who moves the fact elsewhere has to see what is known there.
    subject = form.said if form and refusal else proposal
    known = known_now(subject, is_public=not may_answer)
    version = newest_version(known.fact) if known.fact else None
    seen = {"seen": version.pgh_id if version else 0}
    context = {
        "proposal": proposal,
        "is_waiting": is_waiting,
        "is_published": proposal.event.status == Event.Status.PUBLISHED,
        "may_answer": may_answer,
        "may_propose": proposal.state == State.RETURNED
        and Event.objects.editable_by(request.user).filter(pk=proposal.event_id).exists(),
        "may_take_back": is_waiting and _own(request).contains(proposal),
        "known": known,
        "rows": compared(proposal, known),
        "is_changed": proposal.state == State.CHANGED,
        "form": (form or _form(request, proposal)) if may_answer else None,
        "note": note or AcceptForm(initial=seen),
        "seen": seen["seen"],
        "answering": answering or AnswerForm(auto_id="id_return_%s"),
        "refusal": refusal,
    }
    return render(request, "progress/workspace/proposal_detail.html", context)
