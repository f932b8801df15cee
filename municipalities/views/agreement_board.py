"""The agreements of those who look after them: the board of all, and one of them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from municipalities.access import reach_of
from municipalities.actions import save_agreement
from municipalities.forms import STEPS, AgreementForm
from municipalities.models import Agreement


@never_cache
@login_required
@require_safe
def agreement_board(request: HttpRequest) -> HttpResponse:
    """Every agreement that the person looks after, in the column of the step that it has reached."""
    reach = reach_of(request.user)
    if not reach.can_edit:
        raise Http404
    agreements = list(
        Agreement.objects.editable_by(request.user).for_list().order_by("municipality__sort_key")
    )
    columns = [
        (label, status, [agreement for agreement in agreements if agreement.status == status])
        for status, label in Agreement.Status.choices
    ]
    can_create = bool(reach.organisations or reach.is_administrator)
    context = {"columns": columns, "count": len(agreements), "can_create": can_create}
    return render(request, "municipalities/workspace/agreement_board.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agreement_create(request: HttpRequest) -> HttpResponse:
    """A new agreement of one of the person's organisations."""
    reach = reach_of(request.user)
    if not (reach.organisations or reach.is_administrator):
        raise Http404
    agreement = Agreement()
    if reach.organisations:
        agreement.ngo_id = min(reach.organisations)
    return _edit(request, agreement, "municipalities/workspace/agreement_form.html")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agreement_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """An agreement with its steps, those who signed it and its document."""
    agreement = get_object_or_404(Agreement.objects.editable_by(request.user).for_list(), pk=pk)
    return _edit(request, agreement, "municipalities/workspace/agreement_form.html")


def _edit(request: HttpRequest, agreement: Agreement, template: str) -> HttpResponse:
    form = AgreementForm(request.POST or None, request.FILES or None, instance=agreement, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_agreement(
                agreement=form.instance,
                signatories=form.cleaned_data["signatories"],
                document=form.cleaned_data["document"],
            )
        except IntegrityError:
            # The same form sent twice at once: the other one has just made the agreement.
            saved = get_object_or_404(
                Agreement.objects.editable_by(request.user).current(),
                ngo=form.cleaned_data["ngo"],
                municipality=form.cleaned_data["municipality"],
            )
        messages.success(request, _("The agreement is saved."))
        return redirect("municipalities:agreement_edit", saved.pk)
    choices = zip(Agreement.Status.choices, STEPS, strict=True)
    steps = [(value, label, form[step]) for (value, label), step in choices]
    context = {"form": form, "agreement": agreement, "steps": steps}
    return render(request, template, context)
