"""What a page says around its text, and the events that are told apart in it."""

import pytest

from events.extraction.noise import page_of
from events.extraction.place_names import gazetteer_of
from events.extraction.proposals import Span
from events.extraction.splitting import announces, stories
from events.extraction.text import whole
from tests.events.extraction.few_places import KNOWN

GAZETTEER = gazetteer_of(KNOWN)
TITLE = "Susitikta kalbėtis apie vaikų globą"
PARAGRAPH = (
    "2018 m. gegužės 8 d. Utenoje vyko regiono diskusija apie globos pertvarką, į kurią susirinko"
    " savivaldybių"
    " atstovai. Jie ilgai kalbėjo apie paslaugas, apie žmones ir apie tai, ko labiausiai trūksta. Visi"
    " sutarė,"
    " kad reikia susitikti dar kartą, nes klausimų liko daugiau negu atsakymų, o laiko nedaug."
)


def _rest(text):
    page = page_of(text)
    return [text[part.start : part.end].strip() for part in page.rest]


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content",
        "Skaityti daugiau",
        "Read more »",
        "Pradžia » Naujienos » Renginiai",
        "Naujienos | Kontaktai",
        "Spausdinti",
        "Komentarai (0)",
        "Facebook",
        "DSC_0123",
        "diskusija.jpg",
        "logo_esfa      Logo",
        "info@pavyzdys.lt",
        "Jono Upės nuotr.",
        "Nuotraukoje: susitikimo akimirka",
        "© 2018 Visos teisės saugomos",
        "Šioje svetainėje naudojami slapukai.",
        "Peržiūrų: 123",
        "Žymos: globa, vaikai",
        "2018-05-10 14:33",
        "Paskelbta: 2018-05-10",
        "Asociacija „Upė“ įgyvendina projektą „Namai“, kurį finansuoja ministerija",
        "Kažkur nutiko visai kas kita, apie tai rašo kaimynų laikraštis […]",
    ],
)
def test_a_line_around_the_text_is_left_out(line):
    text = f"{TITLE}\n\n{PARAGRAPH}\n\n{line}"

    assert _rest(text) == [f"{TITLE}\n\n{PARAGRAPH}"]


@pytest.mark.parametrize(
    "line",
    [
        "Merė pasidžiaugė naujienomis.",
        "Projekto vadovė Ona Upė kalbėjo apie pinigus.",
        "Dalyvavo 12 žmonių.",
        "Mokymai vyko Utenoje, juos finansuoja ministerija.",
        "Dalyviai žada platinti gerą žinią.",
        "Ji sakė: „Skaityti daugiau knygų.“",
    ],
)
def test_a_line_of_the_text_stays(line):
    text = f"{TITLE}\n\n{PARAGRAPH}\n\n{line}"

    assert _rest(text) == [text]


@pytest.mark.parametrize(
    ("glued", "rest"),
    [
        ("IMG_0123Gegužės 8 d. Utenoje vyko diskusija.", "Gegužės 8 d. Utenoje vyko diskusija."),
        ("diskusija-utenoje-1Gegužės 8 d. Utenoje vyko diskusija.", "Gegužės 8 d. Utenoje vyko diskusija."),
        (
            "Diskusijos akimirka salėjeGegužės 8 d. Utenoje vyko diskusija apie vaikų globą.",
            "Gegužės 8 d. Utenoje vyko diskusija apie vaikų globą.",
        ),
    ],
)
def test_a_caption_glued_to_a_sentence_is_left_out(glued, rest):
    assert _rest(glued) == [rest]


def test_a_list_of_teasers_ends_the_page():
    teasers = "\n\n".join(f"{day} birželio, 2024\n\nSkelbiama visai kita naujiena […]" for day in (1, 2, 3))
    text = f"{TITLE}\n\n{PARAGRAPH}\n\nSalėje / Upės nuotr.\n{teasers}\n\nKrašto žinios"

    page = page_of(text)

    assert _rest(text) == [f"{TITLE}\n\n{PARAGRAPH}"]
    assert page.published == ()


def test_a_lone_article_that_is_cut_short_stays():
    text = f"{TITLE}\n- On 2018-05-10\n{PARAGRAPH} […]"

    assert _rest(text) == [TITLE, f"{PARAGRAPH} […]"]


def test_other_news_under_their_heading_are_left_out():
    others = "Susijusios naujienos\nMieste atidarytas tiltas\nPrasideda vasaros stovykla"
    text = f"{PARAGRAPH}\n\n{others}\n\n{PARAGRAPH}"

    assert _rest(text) == [PARAGRAPH, PARAGRAPH]


def test_what_readers_say_is_left_out():
    text = (
        f"{TITLE}\n\n{PARAGRAPH}\n\nKomentarai (1)\nOna\n2018-05-11 08:30\nGerai, kad kalbatės. {PARAGRAPH}"
    )

    assert _rest(text) == [f"{TITLE}\n\n{PARAGRAPH}"]


def test_a_list_of_dates_and_titles_is_left_out():
    text = f"{PARAGRAPH}\n2018-05-01\nMieste atidarytas tiltas\n2018-05-02\nPrasideda vasaros stovykla"

    assert _rest(text) == [PARAGRAPH]


def test_a_menu_is_left_out_and_a_list_of_people_is_not():
    menu = "Apie rajoną\nMeras\nTaryba\nGyventojams"
    people = "Dalyvavo:\nOna Upė\nJonas Kalnas\nRasa Pieva\nPetras Miškas"
    text = f"{menu}\n\n{PARAGRAPH}\n\n{people}"

    assert _rest(text) == [f"{PARAGRAPH}\n\n{people}"]


def test_the_day_of_publication_is_found():
    text = f"{TITLE}\n10 gegužės, 2018\n{PARAGRAPH}"

    page = page_of(text)

    assert [(text[span.start : span.end], day.iso(day.year)) for span, day in page.published] == [
        ("10 gegužės, 2018", "2018-05-10")
    ]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("2018-05-10 Nauja pradžia globos namuose", "Nauja pradžia globos namuose"),
        ("date 2018-05-10 Gegužės 8 d. vyko diskusija.", "Gegužės 8 d. vyko diskusija."),
    ],
)
def test_a_day_of_publication_may_stand_before_a_title_or_another_day(line, rest):
    page = page_of(line)

    assert [day.iso(day.year) for _, day in page.published] == ["2018-05-10"]
    assert _rest(line) == [rest]


def test_a_day_said_with_its_hour_and_place_is_no_day_of_publication():
    assert page_of(f"Kada: 2018-05-10\n{PARAGRAPH}").published == ()


def _stories(text):
    return stories(text, page_of(text), GAZETTEER)


def test_one_text_tells_of_one_event():
    text = f"{TITLE}\n\n{PARAGRAPH}"

    found = _stories(text)

    assert [story.extent for story in found] == [whole(text)]
    assert [text[story.focus.start :][:20] for story in found] == ["2018 m. gegužės 8 d."]


def test_articles_of_a_page_are_told_apart_and_those_without_an_event_left_out():
    other = PARAGRAPH.replace("gegužės 8", "birželio 9")
    history = (
        "Asociacija dirba nuo 2005 metų ir vienija daug narių visoje šalyje. Jos tikslas – stiprinti"
        " bendruomenes,"
        " padėti šeimoms ir teikti pasiūlymus institucijoms, kurios už tai atsako."
    )
    text = f"{TITLE}\n{PARAGRAPH}\nRead more\nApie mus\n{history}\nRead more\nBirželis\n{other}\nRead more"

    found = _stories(text)

    assert [text[story.focus.start : story.focus.start + 22] for story in found] == [
        "2018 m. gegužės 8 d. U",
        "2018 m. birželio 9 d. ",
    ]


def test_articles_each_with_a_day_of_publication_are_told_apart():
    other = PARAGRAPH.replace("2018 m. gegužės 8 d.", "Birželio 9 d.")
    text = f"{TITLE}\n2018-05-10\n{PARAGRAPH}\nApie globą tartasi dar kartą\n2018-06-11\n{other}"

    found = _stories(text)

    assert [text[story.extent[0].start :][:12] for story in found] == ["Susitikta ka", "Apie globą t"]
    assert [story.published[1].iso(2018) for story in found] == ["2018-05-10", "2018-06-11"]


def test_meetings_on_two_days_of_one_text_are_told_apart():
    text = (
        f"{TITLE}\n\nGegužės 8 d. Utenoje vyko diskusija apie globą.\nKalbėta ilgai.\n"
        "Gegužės 20 d. Molėtuose surengti mokymai globėjams.\nMokytasi ilgai."
    )

    first, second = _stories(text)

    assert [text[part.start : part.end].strip()[-14:] for part in first.extent] == ["Kalbėta ilgai."]
    assert [text[part.start : part.end][:13] for part in second.extent] == ["Gegužės 20 d."]


@pytest.mark.parametrize(
    "second",
    [
        "Gegužės 8 d. susitikimas baigėsi.",
        "Kitas susitikimas vyks gegužės 20 d. Molėtuose.",
        "Apie tai kalbėta jau anksčiau, kai kovo 1 d. Molėtuose vyko pirmoji diskusija.",
        "Iki gegužės 20 d. diskusijos dalyviai susitiko pateikti pasiūlymų.",
    ],
)
def test_another_day_is_not_always_another_event(second):
    text = f"Gegužės 8 d. Utenoje vyko diskusija apie globą.\n{second}"

    assert len(_stories(text)) == 1


def test_meetings_in_two_places_of_one_day_are_told_apart():
    text = (
        "Gegužės 8 d. asociacija pakvietė šeimas į susitikimus. Susitikimai vyko Molėtų gimnazijoje ir Utenos"
        " bibliotekoje. Tėvai pasakojo apie vaikus."
    )

    found = _stories(text)

    assert [story.venue.value for story in found] == ["Molėtų gimnazija", "Utenos biblioteka"]


def test_what_is_told_of_one_place_is_no_part_of_the_other():
    both, of_second = (
        "Susitikimai vyko Molėtų gimnazijoje ir Utenos bibliotekoje.",
        "Utenos bibliotekoje tėvai tylėjo.",
    )
    text = f"Gegužės 8 d. pakviesta į susitikimus.\n{both}\n{of_second}\nTai truko ilgai.\nVisi sutarė."

    first, second = _stories(text)

    told = ["".join(text[part.start : part.end] for part in story.extent) for story in (first, second)]
    assert ["tylėjo" in one for one in told] == [False, True]
    assert ["Tai truko" in one for one in told] == [False, True]
    assert ["Visi sutarė" in one for one in told] == [True, True]


@pytest.mark.parametrize(
    ("text", "is_announced"),
    [
        ("Gegužės 20 d. vyks konferencija.", True),
        ("Bus surengti mokymai.", True),
        ("Vyks statybos.", False),
        ("Diskusija vyko.", False),
    ],
)
def test_an_event_may_be_announced(text, is_announced):
    assert announces(text, whole(text)) is is_announced


def test_a_page_without_a_word_tells_of_nothing():
    assert stories(" \n ", page_of(" \n "), GAZETTEER) == ()
    assert page_of("").rest == ()
    assert page_of("Žodis").rest == (Span(0, 5),)
