"""What a text finds, as the tests of search ask it."""

from portal.search.filters import SearchFilterSet
from portal.search.models import Entry


def keys(text):
    """The keys of all that has the whole text, the best first."""
    asked = SearchFilterSet({"q": text})
    asked.count_choices()
    return [] if asked.asked.is_loose else asked.keys


def found(text):
    """Their titles."""
    titles = dict(Entry.objects.values_list("pk", "title"))
    return [titles[key] for key in keys(text)]


def kept(kind):
    """The numbers of what search keeps of a kind."""
    return sorted(Entry.objects.filter(kind=kind).values_list("object_id", flat=True))
