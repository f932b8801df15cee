"""A text of the record knows its language, whatever is made of it."""

import copy

import pytest
from django.template import Context, Template
from django.utils.translation import override

from municipalities import words
from portal.languages import path_in
from tests.factories import EventFactory, OrganisationFactory, RegionFactory

LITHUANIAN = words.Told(("apskritasis stalas", "lt"))


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def rendered(template, **context):
    return Template(template).render(Context(context))


def test_text_of_the_record_marks_itself():
    assert rendered("{{ text }}", text=LITHUANIAN) == '<span lang="lt">apskritasis stalas</span>'


def test_text_in_the_pages_language_is_not_marked():
    with override("lt"):
        assert rendered("{{ text }}", text=LITHUANIAN) == "apskritasis stalas"


def test_mark_lets_nothing_through():
    assert rendered("{{ text }}", text=words.Told(("<b>", "lt"))) == '<span lang="lt">&lt;b&gt;</span>'


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ text|sentence }}", '<span lang="lt">Apskritasis stalas</span>'),
        ("{{ text|first_letters:5 }}", '<span lang="lt">apsk…</span>'),
        ("{{ text|first_words:1 }}", '<span lang="lt">apskritasis …</span>'),
        ("{{ text|paragraphs }}", '<p lang="lt">apskritasis stalas</p>'),
        ('<a title="{{ text|plain }}">', '<a title="apskritasis stalas">'),
        ("<option{{ text|language_mark }}>", '<option lang="lt">'),
        ("<option{{ 'round table'|language_mark }}>", "<option>"),
        ("{% filter one_line %}a\n {{ text }}{% endfilter %}", "a apskritasis stalas"),
        ("{{ 'žodis'|lithuanian }}", '<span lang="lt">žodis</span>'),
        ("{{ ''|lithuanian }}", ""),
    ],
)
def test_filters_keep_the_mark_or_take_it_off(template, expected):
    assert rendered(template, text=LITHUANIAN) == expected


def test_mark_stays_on_its_part_of_a_sentence():
    sentence = words.woven("100 %% %(who)s: %(what)s (%(count)d)", who="Utena", what=LITHUANIAN, count=2)

    assert sentence == "100 % Utena: apskritasis stalas (2)"
    assert rendered("{{ text }}", text=sentence) == (
        '100 % Utena: <span lang="lt">apskritasis stalas</span> (2)'
    )


def test_mark_stays_on_the_beginning_of_a_sentence():
    listed = words.listed(["Utena", LITHUANIAN, "2017"], " · ")

    assert rendered("{{ text }}", text=words.beginning(listed, 12)) == 'Utena · <span lang="lt">aps…</span>'
    assert rendered("{{ text }}", text=words.beginning(listed, 99)) == rendered("{{ text }}", text=listed)


def test_list_of_what_needs_no_mark_is_a_plain_text():
    assert type(words.listed(["Utena", "2017"])) is str
    assert words.listed([]) == ""


def test_copy_is_marked_too():
    assert rendered("{{ text }}", text=copy.deepcopy(LITHUANIAN)) == rendered("{{ text }}", text=LITHUANIAN)


@pytest.mark.django_db
def test_row_is_called_in_english_where_it_has_english():
    event = EventFactory(title="Apskritasis stalas", region=RegionFactory(name_en="Utena region"))
    told = EventFactory(title="Mokymai")
    told.say_in_english("title", "Training")

    assert rendered("{{ event }}, {{ event.region }}", event=event) == (
        '<span lang="lt">Apskritasis stalas</span>, Utena region'
    )
    assert rendered("{{ event }}", event=told) == "Training"
    with override("lt"):
        assert rendered("{{ event }}", event=told) == "Mokymai"


@pytest.mark.django_db
def test_rich_text_is_marked_as_a_whole():
    event = EventFactory(body="<p>Vienas</p><p>Du</p>")

    assert rendered('{% said_richly event "body" %}', event=event) == (
        '<div lang="lt"><p>Vienas</p><p>Du</p></div>'
    )
    assert rendered('<div{% language_of event "body" %}>', event=event) == '<div lang="lt">'


@pytest.mark.django_db
def test_tag_says_what_the_row_says():
    organisation = OrganisationFactory(name="Šeimų draugija")

    assert rendered('{% said row "name" %}', row=organisation) == '<span lang="lt">Šeimų draugija</span>'
    assert rendered('{{ row|said:"name" }}', row=None) == ""


@pytest.mark.parametrize(
    ("lithuanian", "english"),
    [
        ("/", "/en/"),
        ("/renginiai/?q=en&metai=2017", "/en/renginiai/?q=en&metai=2017"),
        ("/engti/", "/en/engti/"),
    ],
)
def test_every_path_has_one_in_the_other_language(lithuanian, english):
    assert path_in("en", lithuanian) == path_in("en", english) == english
    assert path_in("lt", english) == path_in("lt", lithuanian) == lithuanian
