"""Files of figures: brought, looked through line by line, and imported whole."""

import json
import uuid
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import pghistory
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from municipalities.access import reach_of
from municipalities.files import disposition, to_save
from municipalities.listing import paginate
from municipalities.tables import Downloads, taken_away
from municipalities.tables.downloads import CONTENT_TYPES
from progress.actions.imports import NotImportedError, discard_file, import_file, receive_file
from progress.forms.imports import SHOWN, ImportForm, ShownForm
from progress.importing.blank import blank_csv, blank_xlsx
from progress.importing.files import look_through
from progress.importing.register import Register
from progress.importing.tables import checked_table, files_table
from progress.models import ImportedFile

STREAM = "application/x-ndjson"
BLANKS = {"csv": blank_csv, "xlsx": blank_xlsx}
PER_PAGE = 100


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request: HttpRequest) -> HttpResponseBase:
    """Bring a file of figures; the files that were brought before."""
    _only_for_those_who_edit_facts(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        table = form.cleaned_data["file"]
        file = receive_file(table=table, said=form.source_said, user=request.user)
        if file.imported_at:
            messages.info(request, _("This very file is imported already. Nothing has changed."))
        return redirect(file)
    files = ImportedFile.objects.visible_to(request.user).select_related("uploaded_by", "source")
    table = files_table(files, request)
    if (taken := taken_away(request, table)) is not None:
        return taken
    context = {"form": form, "page": paginate(request, files), "downloads": Downloads(request, table)}
    return render(request, "progress/workspace/import_list.html", context)


@never_cache
@login_required
@require_safe
def import_blank(request: HttpRequest, kind: str) -> HttpResponse:
    """The file to be filled in, with the names that this person may use."""
    _only_for_those_who_edit_facts(request)
    if kind not in BLANKS:
        raise Http404
    content = BLANKS[kind](Register.of(request.user))
    response = HttpResponse(content, content_type=CONTENT_TYPES[kind])
    response.headers["Content-Disposition"] = disposition(
        ".".join((_("Figures to import"), kind)), f"ruosinys.{kind}"
    )
    return response


@never_cache
@login_required
@require_safe
def import_detail(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """What the import would do, line by line, the faults first; and what it did."""
    file = _file(request, key)
    if file.imported_at:
        return render(request, "progress/workspace/import_done.html", {"file": file})
    checked = look_through(file, request.user)
    form = ShownForm(request.GET)
    rows = [verdict for verdict in checked.by_urgency if form.outcome in {None, verdict.outcome}]
    table = checked_table(file, rows)
    if (taken := taken_away(request, table)) is not None:
        return taken
    counts = checked.counts
    context = {
        "file": file,
        "checked": checked,
        "shown": form,
        "chips": [(word, label, counts[outcome.value]) for word, (outcome, label) in SHOWN.items()],
        "page": paginate(request, rows, PER_PAGE),
        "downloads": Downloads(request, table),
    }
    return render(request, "progress/workspace/import_detail.html", context)


@never_cache
@login_required
@require_safe
def import_file_content(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """The file itself, as it was brought."""
    file = _file(request, key)
    suffix = PurePath(file.file.name or "").suffix
    name = file.name if file.name.endswith(suffix) else f"{file.name}{suffix}"
    return to_save(request, file.file, name)


@never_cache
@login_required
def import_apply(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """Import the file: told step by step to a page with scripts, at once to one without."""
    file = _file(request, key)
    if request.method != "POST":
        return redirect(file)
    if STREAM in request.headers.get("Accept", ""):
        response = StreamingHttpResponse(_told(request, file), content_type=STREAM)
        # Pressed, the steps would arrive all together at the end.
        response.headers["Content-Encoding"] = "identity"
        response.headers["X-Accel-Buffering"] = "no"
        return response
    try:
        for _step in import_file(file=file, user=request.user):
            pass
    except NotImportedError:
        messages.error(request, _nothing_imported())
    return redirect(file)


@never_cache
@login_required
def import_discard(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Throw away a file that was not imported."""
    if request.method != "POST":
        return redirect(_file(request, key))
    file = ImportedFile.objects.visible_to(request.user).filter(key=key).first()
    if file and file.imported_at:
        return redirect(file)
    if file:
        discard_file(file=file)
        messages.success(request, _("The file is thrown away."))
    return redirect("progress:import_list")


def _only_for_those_who_edit_facts(request: HttpRequest) -> None:
    if not reach_of(request.user).edits_facts:
        raise Http404


def _file(request: HttpRequest, key: uuid.UUID) -> ImportedFile:
    files = ImportedFile.objects.visible_to(request.user).select_related("uploaded_by", "source")
    return get_object_or_404(files, key=key)


def _nothing_imported() -> str:
    return _("Nothing was imported: meanwhile something has changed. Look through the lines once more.")


def _told(request: HttpRequest, file: ImportedFile) -> Iterator[bytes]:
    """The steps of the import, a line each.

    It runs after the request has been answered: the database has to be told once more who asks. Where the
    reader has gone, the next step is never asked for, and nothing is written.
    """
    user: Any = request.user
    code = getattr(request, "code", "")
    with pghistory.context(channel="page", place="progress:import_apply", user=user.pk, request=code):
        try:
            for step in import_file(file=file, user=user):
                yield _line(step._asdict())
        except NotImportedError:
            yield _line({"error": _nothing_imported()})
        else:
            yield _line({"location": file.get_absolute_url()})


def _line(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts).encode() + b"\n"
