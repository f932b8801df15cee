"""What the API answers when it cannot answer."""

from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from rest_framework.exceptions import APIException

from portal.api.problems import DETAILS, BadQuery, problem


def answer_failure(failure: Exception, context: dict[str, Any]) -> HttpResponseBase | None:
    """Return the problem; whatever is a fault of ours goes on to where all faults go."""
    request = context["request"]
    if isinstance(failure, BadQuery):
        detail = "Some parameters of the request cannot be applied."
        return problem(request, 400, detail, failure.mistakes)
    if isinstance(failure, Http404):
        return problem(request, 404)
    if isinstance(failure, APIException) and failure.status_code in DETAILS:
        answer = problem(request, failure.status_code)
        answer.headers["Allow"] = ", ".join(context["view"].allowed_methods)
        return answer
    return None
