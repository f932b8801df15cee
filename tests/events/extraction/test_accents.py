"""Texts that were written without the Lithuanian letters."""

from events.extraction import read
from events.extraction.accents import lacks_accents, with_accents
from events.extraction.proposals import Sureness
from tests.events.extraction.few_places import KNOWN

TEXT = (
    "Moletuose kalbeta apie vaiku globa\n\n2018 m. geguzes 8 d. Moletu rajono savivaldybeje ivyko Utenos"
    " regiono apskritojo stalo diskusija apie institucines globos pertvarka. Dalyvavo 30 specialistu is"
    " Zarasu rajono."
)


def test_words_are_given_their_letters_back():
    assert with_accents("Geguzes 8 d. SVENCIONIU rajone ivyko Qwertz", KNOWN) == (
        "Gegužės 8 d. ŠVENČIONIŲ rajone įvyko Qwertz"
    )


def test_only_a_text_that_lacks_them_all_is_mended():
    assert lacks_accents(TEXT)
    assert not lacks_accents(f"{TEXT} Čia.")
    assert not lacks_accents("Moletuose vyko diskusija.")


def test_what_is_read_from_such_a_text_is_never_sure():
    (event,) = read(TEXT, KNOWN).events

    assert (event.date.value, event.date.sureness) == ("2018-05-08", Sureness.INFERRED)
    assert (event.host.value, event.region.value, event.kind.value) == ("LT-27", "LT-UT", "round_table")
    assert event.venue.value == "Molėtų rajono savivaldybė"
    assert [place.value for place in event.municipalities] == ["LT-27", "LT-60"]
    assert TEXT[event.venue.spans[0].start : event.venue.spans[0].end] == "Moletu rajono savivaldybeje"
