"""What a feed or a calendar is asked for in its address."""

from django.http import Http404, HttpRequest

from portal.following.subjects import LONGEST_WORDS, Subject


def asked_subject(request: HttpRequest, kind: str = "", slug: str = "") -> Subject:
    """What the address names; 404 where there is no such thing, or no words to look for."""
    if kind in Subject.KINDS:
        model = Subject.KINDS[kind][0]
        try:
            return Subject.of(kind, slug)
        except model.DoesNotExist as error:
            raise Http404(slug) from error
    if not kind:
        return Subject()
    words = " ".join(request.GET.get("q", "").split())
    if not words or len(words) > LONGEST_WORDS:
        message = "no words to look for, or too many"
        raise Http404(message)
    return Subject(words=words)
