"""Filling in a page of both languages as a browser does: with everything that the page shows."""

from django.urls import reverse


def address(unit, kind="renginiai"):
    return reverse("translating:unit_edit", args=[kind, unit.pk])


def form_of(answer):
    return answer.context["form"]


def posted(answer):
    """What a browser sends of the page as it stands."""
    form = form_of(answer)
    data = {}
    for name in form.texts:
        data[name] = form[name].value() or ""
        data[f"{name}-seen"] = form.seen[name]
    return data


def save(client, unit, typed, page=None, kind="renginiai"):
    """Type these words into the page, opened now or before, and save it."""
    where = address(unit, kind)
    return client.post(where, posted(page or client.get(where)) | typed, follow=True)
