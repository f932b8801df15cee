"""Where the event form sends its files, one at a time."""

import uuid
from http import HTTPStatus

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from events.actions.uploads import receive_upload
from events.models import Event, Upload
from municipalities.uploads import size_words

STATUSES = {
    "too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "total": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "full": HTTPStatus.SERVICE_UNAVAILABLE,
}


class UploadForm(forms.Form):
    """One file, what it is for, and the attempt to which it belongs."""

    file = forms.FileField(allow_empty_file=True, error_messages={"required": gettext_lazy("Choose a file")})
    kind = forms.ChoiceField(choices=[("file", "file"), ("photo", "photo")])
    token = forms.UUIDField(required=False)


@require_POST
def upload_create(request: HttpRequest, pk: int) -> JsonResponse:
    """Take in one file for an event; the answer says what became of it."""
    if not request.user.is_authenticated:
        return _refusal(_("Log in to carry on where you left off"), HTTPStatus.UNAUTHORIZED)
    event = get_object_or_404(Event.objects.editable_by(request.user), pk=pk)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refusal(str(next(iter(form.errors.values()))[0]))
    try:
        upload = receive_upload(
            event=event,
            file=form.cleaned_data["file"],
            user=request.user,
            token=form.cleaned_data["token"] or uuid.uuid4(),
            is_photo=form.cleaned_data["kind"] == "photo",
        )
    except ValidationError as error:
        return _refusal(error.messages[0], STATUSES.get(error.code or "", HTTPStatus.BAD_REQUEST))
    return JsonResponse(upload_facts(upload), status=HTTPStatus.CREATED)


def upload_facts(upload: Upload) -> dict[str, str | int]:
    """What the form has to know of a file that waits in it."""
    return {
        "key": str(upload.key),
        "name": upload.name,
        "size": upload.size,
        "size_words": size_words(upload.size),
        "content_type": upload.content_type,
        "url": upload.get_absolute_url(),
        "small_url": upload.small_url or (upload.get_absolute_url() if upload.is_picture else ""),
        "width": upload.width,
        "height": upload.height,
    }


def _refusal(message: str, status: int = HTTPStatus.BAD_REQUEST) -> JsonResponse:
    return JsonResponse({"error": message}, status=status)
