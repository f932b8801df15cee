"""What a misspelt word may have meant: only words that stand in something the public may read."""

from django.contrib.postgres.search import TrigramSimilarity

from portal.search.asked import Asked, Term, parse
from portal.search.matching import is_found
from portal.search.models import Word

# So many letters must a word have before another one is offered for it.
SHORTEST = 4
NEAREST = 3


def did_you_mean(text: str) -> str:
    """Return the text with its unknown words put right, if that finds anything; an empty text if not."""
    better = text
    for term in parse(text).terms:
        word = term.words[0]
        if len(term.words) > 1 or len(word) < SHORTEST or is_found(Asked([term])):
            continue
        nearest = _nearest(word)
        if not nearest:
            return ""
        better = better.replace(term.written, _written_alike(nearest, term), 1)
    return better if better != text and is_found(parse(better)) else ""


def _nearest(word: str) -> str:
    """The word that is most like it and finds something; of equals the first in the alphabet."""
    alike = (
        Word.objects.filter(folded__trigram_similar=word)
        .annotate(likeness=TrigramSimilarity("folded", word))
        .order_by("-likeness", "folded", "word")
    )
    for candidate in alike.values_list("word", flat=True)[:NEAREST]:
        if is_found(parse(candidate)):
            return str(candidate)
    return ""


def _written_alike(word: str, term: Term) -> str:
    return word.capitalize() if term.written[:1].isupper() else word
