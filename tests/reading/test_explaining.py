"""The first use of a word of the reform leads to the glossary, and nothing else in the text changes."""

import html
import re
import time

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString
from django.utils.translation import override

from portal.reading.explaining import explained, forms_by_start
from portal.reading.glossary import terms
from tests.factories import EventFactory


def link(anchor, words, address="/zodynas/"):
    return f'<a class="term" href="{address}#{anchor}">{words}</a>'


def linked(text, language="lt"):
    """The words that were found, and where each leads."""
    marked = explained(text, language, set(), "#")
    pieces = marked.split('<a class="term" href="##')[1:]
    return [(piece.partition('"')[0], piece.partition(">")[2].partition("</a>")[0]) for piece in pieces]


def plain(text):
    """The text without the brackets around what is to be found."""
    return text.replace("[", "").replace("]", "")


def marked(text):
    """What is to be found."""
    return text.partition("[")[2].partition("]")[0]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Apie [institucinę globą] kalbėta.", "institucine-globa"),
        ("[Institucinės globos pertvarkos] eiga", "pertvarka"),
        ("[globos pertvarkai]", "pertvarka"),
        ("[Deinstitucionalizaciją] lėmė", "deinstitucionalizacija"),
        ("[apskritojo stalo diskusijoje]", "apskrito-stalo-diskusija"),
        ("[apskrito stalo diskusijų]", "apskrito-stalo-diskusija"),
        ("[bendradarbiavimo sutarčių]", "bendradarbiavimo-sutartis"),
        ("[bendradarbiavimo sutartimi]", "bendradarbiavimo-sutartis"),
        ("[likusiems be tėvų globos vaikams]", "likes-be-tevu-globos-vaikas"),
        ("[be tėvų globos likusį vaiką]", "likes-be-tevu-globos-vaikas"),
        ("[budinčiais globotojais]", "budintis-globotojas"),
        ("[budintiems globėjams]", "budintis-globotojas"),
        ("[socialinių globėjų]", "socialinis-globejas"),
        ("[globėjams]", "globejas"),
        ("[globėjai giminaičiai]", "giminaitis-globejas"),
        ("[vaikų globos namuose]", "vaiku-globos-namai"),
        ("[bendruomeninių vaikų globos namų]", "bendruomeniniai-vaiku-globos-namai"),
        ("[laikinąjį atokvėpį]", "laikinas-atokvepis"),
        ("[LAIKINO ATOKVĖPIO]", "laikinas-atokvepis"),
        ("[lydimajame būste]", "lydimasis-bustas"),
        ("[palydimąją globą]", "palydimoji-globa"),
        ("[pagalbos į namus]", "pagalba-i-namus"),
        ("[socialinę riziką patiriančioms šeimoms]", "socialine-rizika"),
        ("[NVO] atstovai", "nvo"),
        ("[laikinas&nbsp;atokvėpis]", "laikinas-atokvepis"),
        ("[laikinas\natokvėpis]", "laikinas-atokvepis"),
        ("([atvejo vadyba])", "atvejo-vadyba"),
    ],
)  # fmt: skip
def test_word_is_met_in_its_inflected_forms(text, anchor):
    assert linked(plain(text)) == [(anchor, marked(text))]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("[Respite care] was missing.", "laikinas-atokvepis"),
        ("two [children&#x27;s homes] closed", "vaiku-globos-namai"),
        ("two [children’s homes] closed", "vaiku-globos-namai"),
        ("[social guardians]", "socialinis-globejas"),
        ("[families at social risk]", "socialine-rizika"),
        ("with [NGOs]", "nvo"),
    ],
)
def test_english_word_is_met_in_english_text(text, anchor):
    assert linked(plain(text), "en") == [(anchor, marked(text))]


@pytest.mark.parametrize(
    "text",
    [
        "globalizacija, globoti, seniūnaitė, šeimyninis",
        "nvo mažosiomis raidėmis",
        "laikinas kitas atokvėpis",
        "priešglobėjas ir globėjas1",
        "&globėjas;",
        "respite care",
        "",
    ],
)
def test_other_words_are_left_alone(text):
    assert explained(text, "lt", set(), "#") == text


@pytest.mark.parametrize(
    "html_text",
    [
        '<a href="/x/">globėjas</a>',
        '<a href="/x/"><strong>globėjas</strong></a>',
        "<h2>Globėjas</h2>",
        "<h3>Apie <em>globėją</em></h3>",
        "<code>globėjas</code>",
        "<pre>globėjas</pre>",
        '<img alt="globėjas" src="/x.png">',
        '<p title="globėjas">x</p>',
        "<p data-x='globėjas'>x</p>",
        "<!-- globėjas -->",
        "<button>globėjas</button>",
        "<cite>globėjas</cite>",
    ],
)
def test_links_headings_code_and_attributes_are_left_alone(html_text):
    assert explained(html_text, "lt", set(), "#") == html_text


def test_only_the_first_use_is_a_link_and_what_surrounds_it_stays():
    text = "<h2>Globėjas</h2><p>Globėjai ir <br>globėjai; <a>globėjas</a> &lt;b&gt; socialinis globėjas</p>"

    marked = explained(text, "lt", set(), "/zodynas/")

    assert marked == (
        f"<h2>Globėjas</h2><p>{link('globejas', 'Globėjai')} ir <br>globėjai; <a>globėjas</a> &lt;b&gt; "
        f"{link('socialinis-globejas', 'socialinis globėjas')}</p>"
    )


def test_what_was_escaped_stays_escaped():
    text = "&lt;script&gt;globėjas&lt;/script&gt; &quot;globėjas&quot; &amp;globėjas"

    marked = explained(text, "lt", set(), "/zodynas/")

    assert marked == text.replace("globėjas", link("globejas", "globėjas"), 1)
    assert isinstance(marked, SafeString)


def test_each_piece_is_read_in_its_own_language():
    text = '<p>Respite care, globėjas <span lang="lt">globėjas, respite care</span> guardian</p>'

    assert linked(text, "en") == [("laikinas-atokvepis", "Respite care"), ("globejas", "globėjas")]


@pytest.mark.parametrize("broken", ["<p>globėjas", "</p>globėjas", "globėjas <", "<p><a>x</p></a> globėjas"])
def test_broken_html_loses_nothing(broken):
    marked = explained(broken, "lt", set(), "#")

    assert marked.replace('<a class="term" href="##globejas">globėjas</a>', "globėjas") == broken


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_word_with_forms_is_met_in_its_own_name(language):
    names = {
        term.anchor: [term.name, re.sub(r" \([^)]*\)", "", term.name)]
        for term in terms(language)
        if term.forms
    }

    found = {
        anchor
        for anchor, forms in names.items()
        if any(anchor == met for form in forms for met, _words in linked(form, language))
    }

    assert set(names) - found == set()


def test_no_form_is_too_short_to_be_found():
    assert {len(start) for language in ("lt", "en") for start in forms_by_start(language)} == {3}


@pytest.mark.parametrize("length", [20_000])
def test_long_text_costs_next_to_nothing(length):
    text = ("Regiono savivaldybių vadovai aptarė budinčių globotojų ir socialinių paslaugų planus. " * 300)[
        :length
    ]
    explained(text, "lt", set(), "#")

    spent = []
    for _turn in range(5):
        start = time.process_time()
        explained(text, "lt", set(), "#")
        spent.append(time.process_time() - start)

    # Four times what it takes on an idle machine, so that a busy one passes.
    assert min(spent) < 0.04


# ---- The tag


def rendered(source, **values):
    return Template("{% load reading %}" + source).render(Context(values))


@pytest.mark.django_db
def test_word_is_explained_once_on_a_page_whatever_the_page_includes():
    event = EventFactory(lead="Globėjai susitiko.", body="<p>Globėjai ir atvejo vadyba.</p>")
    part = Template('{% load reading %}{% explained %}{% said_richly event "body" %}{% endexplained %}')

    text = rendered(
        '{% explained %}{% said event "lead" %}{% endexplained %}{% include part with event=event only %}',
        event=event,
        part=part,
    )

    assert text == (
        f"{link('globejas', 'Globėjai')} susitiko."
        f"<p>Globėjai ir {link('atvejo-vadyba', 'atvejo vadyba')}.</p>"
    )
    assert rendered("{% explained %}globėjas{% endexplained %}") == link("globejas", "globėjas")


@pytest.mark.django_db
def test_text_is_escaped_before_it_is_explained():
    event = EventFactory(lead='<img src=x onerror=alert(1)> "globėjas"')

    text = rendered('{% explained %}{% said event "lead" %}{% endexplained %}', event=event)

    assert "<img" not in text
    assert html.unescape(text.replace(link("globejas", "globėjas"), "globėjas")) == event.lead


@pytest.mark.django_db
def test_english_page_leads_to_the_english_glossary():
    event = EventFactory(lead="Globėjai susitiko.")
    event.say_in_english("lead", "Guardians met.")

    with override("en"):
        text = rendered('{% explained %}{% said event "lead" %}{% endexplained %}', event=event)

    assert text == f"{link('globejas', 'Guardians', '/en/zodynas/')} met."


@pytest.mark.django_db
def test_page_of_an_event_explains_its_words_once(client):
    event = EventFactory(lead="Kalbėta apie atvejo vadybą.", body="<p>Atvejo vadyba padeda globėjams.</p>")

    text = client.get(event.get_absolute_url()).text

    assert text.count('class="term"') == 2
    assert link("atvejo-vadyba", "atvejo vadybą") in text
    assert link("globejas", "globėjams") in text
