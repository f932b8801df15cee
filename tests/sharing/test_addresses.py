"""Short addresses, pictures of links, and what search engines are told."""

import datetime as dt
import io
import time
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from events.models import Event
from municipalities.partial_dates import PartialDate
from portal.sharing import pictures, sitemaps
from tests.addresses import existing_pages, whole_pages
from tests.factories import (
    AdministratorFactory,
    CommitmentFactory,
    DraftEventFactory,
    EventFactory,
    OrganisationFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
NAMES = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
HIDDEN = ["draft", "in_review", "withdrawn"]


def picture_address(event, prefix=""):
    """Where the event's picture is."""
    return f"{prefix}{event.get_absolute_url()}paveikslas.png"


def pages_in(response):
    """The addresses of a sitemap with their dates and their versions."""
    return {
        page.find("map:loc", NAMES).text: (
            getattr(page.find("map:lastmod", NAMES), "text", None),
            {link.get("hreflang"): link.get("href") for link in page.findall("xhtml:link", NAMES)},
        )
        for page in ET.fromstring(response.content).findall("map:url", NAMES)  # noqa: S314 - our own
    }


def without_address(response):
    """The page without its own address, and without where that is in the menu."""
    address = response.wsgi_request.path
    page = response.text.replace(address, "").replace(' aria-current="true"', "")
    return " ".join(page.split())


def withdraw(event):
    """Take the event back, for everybody to read that it was."""
    event.status, event.withdrawn_at = Event.Status.WITHDRAWN, timezone.now()
    event.save()


# ---- The picture


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_picture_of_an_event_is_of_the_size_that_networks_show(client, prefix):
    event = EventFactory(title="Šiaulių ąčęėįšųūž ĄČĘĖĮŠŲŪŽ", starts=PartialDate.parse("2017-09"))

    response = client.get(picture_address(event, prefix))

    assert response.headers["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)


@pytest.mark.parametrize("title", ["Ž" * 250, "ilgas žodis " * 20, '#panic("x") $ \\ ] <a> "„', "🙂 年"])
def test_picture_takes_whatever_is_written(client, title):
    event = EventFactory(title=title, venue="Salė " * 50)

    response = client.get(picture_address(event))

    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)


def test_picture_says_what_and_when_and_where():
    event = EventFactory(
        title="Stalas",
        kind="training",
        starts=PartialDate.parse("2017-09"),
        venue="Salė",
        region=RegionFactory(name="Utenos regionas"),
        origin="sample",
    )

    card = pictures.picture_of(event)

    said = ("Stalas", "Mokymai", "2017 m. rugsėjis", "Salė, Utenos regionas", "Pavyzdys")
    assert [text for text in said if text not in card.encode().decode("unicode-escape")] == []


def test_picture_is_drawn_within_a_tenth_of_a_second():
    pictures.drawn(pictures.picture_of_the_portal())
    cards = [pictures.picture_of(EventFactory(title=f"Renginys {number}")) for number in range(3)]

    started = time.process_time()
    for card in cards:
        pictures.drawn(card)

    assert (time.process_time() - started) / len(cards) < 0.1


def test_picture_is_kept_by_whoever_asks_again_until_it_changes(client):
    event = EventFactory(title="Pirmas")
    address = picture_address(event)

    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})
    Event.objects.update(title="Antras")
    changed = client.get(address, headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert changed.status_code == 200
    assert first.headers["Cache-Control"] == "no-cache"


def test_picture_of_the_portal_is_for_every_other_page(client):
    lithuanian, english = client.get("/paveikslas.png"), client.get("/en/paveikslas.png")

    assert Image.open(io.BytesIO(lithuanian.content)).size == (1200, 630)
    assert lithuanian.content != english.content


def test_picture_of_an_event_has_moved_and_is_gone_as_its_page_is(client):
    event = EventFactory(starts_on=dt.date(2017, 6, 22), slug="stalas")

    moved = client.get("/renginiai/2016/stalas/paveikslas.png")
    withdraw(event)
    gone = client.get(picture_address(event))

    assert (moved.status_code, moved["Location"]) == (301, "/renginiai/2017/stalas/paveikslas.png")
    assert gone.status_code == 410


@pytest.mark.parametrize("status", HIDDEN)
def test_hidden_event_answers_like_an_absent_one(client, status):
    event = EventFactory(status=status, starts_on=dt.date(2017, 6, 22))
    absent = {"year": 2017, "slug": "x" * len(event.slug)}

    hidden = [client.get(picture_address(event)), client.get(f"/r/{event.pk}")]
    none = [client.get(reverse("sharing:event_picture", kwargs=absent)), client.get("/r/999999999")]

    assert [answer.status_code for answer in (*hidden, *none)] == [404] * 4
    assert [*map(without_address, hidden)] == [*map(without_address, none)]


# ---- The short address


def test_short_address_leads_to_where_the_event_is_now(client):
    event = EventFactory(starts_on=dt.date(2017, 6, 22), slug="stalas")

    first = client.get(f"/r/{event.pk}")
    Event.objects.update(slug="kitas", starts_on=dt.date(2018, 1, 1))
    second = client.get(f"/r/{event.pk}")

    assert (first.status_code, first["Location"]) == (302, "/renginiai/2017/stalas/")
    assert (second.status_code, second["Location"]) == (302, "/renginiai/2018/kitas/")


def test_short_address_of_a_withdrawn_event_says_that_it_is_gone(client):
    event = EventFactory()
    withdraw(event)

    response = client.get(f"/r/{event.pk}")

    assert response.status_code == 410
    assert without_address(response) == without_address(client.get(event.get_absolute_url()))


# ---- The sitemap


def test_sitemap_has_every_public_page_in_both_languages(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    OrganisationFactory(kind="care_institution")
    event = EventFactory(changed_at=None)
    things = {address.partition("?")[0].partition("#")[0] for address in existing_pages()}
    no_pages = ("/failai/", "/api/", *sitemaps.closed_paths())
    expected = {path for path in things | {*whole_pages()} if not path.startswith(no_pages)}

    response = client.get("/sitemap.xml")
    pages = pages_in(response)

    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    assert {f"{SITE}{path}" for path in expected} - pages.keys() == set()
    assert f"{SITE}/en/duomenys/renginiai/" in pages
    assert len(pages) == 2 * len({page for page in pages if "/en/" not in page})
    changed = f"{Event.objects.get(pk=event.pk).changed_at:%Y-%m-%dT%H:%M:%SZ}"
    here = f"{SITE}{event.get_absolute_url()}"
    there = f"{SITE}/en{event.get_absolute_url()}"
    versions = {"lt": here, "en": there, "x-default": here}
    assert pages[here] == pages[there] == (changed, versions)


def test_every_page_of_the_sitemap_is_there_under_its_own_address(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    OrganisationFactory(kind="care_institution")
    existing_pages()

    wrong = {}
    # The English pages are the same ones, asked for by other tests.
    pages = [page for page in pages_in(client.get("/sitemap.xml")) if not page.startswith(f"{SITE}/en/")]
    for page in pages:
        response = client.get(page.removeprefix(SITE))
        if response.status_code != 200 or f'<link rel="canonical" href="{page}">' not in response.text:
            wrong[page] = response.status_code

    assert wrong == {}


def test_sitemap_says_when_a_page_that_keeps_no_date_did_change(client):
    organisation = OrganisationFactory()
    address = f"{SITE}{organisation.get_absolute_url()}"
    before = pages_in(client.get("/sitemap.xml"))[address][0]

    organisation.name = "Kitaip"
    organisation.save()
    versions = type(organisation).pgh_event_model.objects.filter(pgh_obj=organisation.pk)
    versions.filter(name="Kitaip").update(pgh_created_at=dt.datetime(2030, 1, 2, 3, 4, 5, tzinfo=dt.UTC))

    assert before.startswith(str(timezone.now().year))
    assert pages_in(client.get("/sitemap.xml"))[address][0] == "2030-01-02T03:04:05Z"


def test_sitemap_with_too_many_pages_is_told_in_parts(client, monkeypatch):
    EventFactory.create_batch(5)
    whole = pages_in(client.get("/sitemap.xml"))
    monkeypatch.setattr(sitemaps, "PAGES_IN_A_PART", 7)

    index = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    parts = [part.find("map:loc", NAMES).text for part in index.findall("map:sitemap", NAMES)]
    told = [pages_in(client.get(part.removeprefix(SITE))) for part in parts]

    assert parts == [f"{SITE}/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    assert {len(part) for part in told[:-1]} == {14}
    assert {address: facts for part in told for address, facts in part.items()} == whole
    assert sum(map(len, told)) == len(whole)
    for number in (0, len(parts) + 1):
        assert client.get(f"/sitemap-{number}.xml").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_sitemap_query_count(client, rows, django_assert_num_queries):
    EventFactory.create_batch(rows)
    CommitmentFactory.create_batch(rows)

    with django_assert_num_queries(19):
        client.get("/sitemap.xml")


# ---- What search engines may read


def test_robots_may_read_all_but_what_is_nobodys_business(client, settings):
    response = client.get("/robots.txt")
    rules = RobotFileParser()
    rules.parse(response.text.splitlines())

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert rules.site_maps() == [f"{SITE}/sitemap.xml"]
    allowed = ["/", "/en/", "/renginiai/", "/r/1", "/renginiai/2017/stalas/paveikslas.png"]
    closed = ["/darbastalis/", "/en/darbastalis/renginiai/1/", "/prisijungti/", "/en/paskyra/"]
    assert {path: rules.can_fetch("*", path) for path in (*allowed, *closed)} == dict.fromkeys(
        allowed, True
    ) | dict.fromkeys(closed, False)
    lines = response.text.splitlines()
    assert {"Disallow: /*?", "Allow: /*?puslapis=", "Disallow: /*?puslapis=*&"} <= {*lines}
    assert settings.ADMIN_PATH not in response.text


# ---- What a draft says is heard nowhere


def test_word_of_a_hidden_event_is_heard_by_no_machine(client):
    word = "Slaptazodynas"
    region = RegionFactory()
    shown = EventFactory(region=region, starts_on=dt.date(2017, 6, 22))
    pages = [
        *("/", "/sitemap.xml", "/robots.txt", shown.get_absolute_url(), region.get_absolute_url()),
        *(picture_address(shown), f"/r/{shown.pk}"),
    ]
    before = {page: client.get(page) for page in pages}
    for status in HIDDEN:
        DraftEventFactory(title=word, slug=f"slaptazodynas-{status}", status=status, region=region)
    hidden = Event.objects.exclude(pk=shown.pk)

    after = {page: client.get(page) for page in pages}

    assert hidden.count() == len(HIDDEN)
    for page in pages:
        assert word.lower() not in after[page].content.decode(errors="ignore").lower(), page
        assert before[page].headers.get("ETag") == after[page].headers.get("ETag"), page
        assert before[page].content == after[page].content, page


def test_preview_of_a_draft_has_no_picture_and_no_structured_data(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    draft = DraftEventFactory(starts_on=dt.date(2017, 6, 22), region=RegionFactory())
    client.force_login(AdministratorFactory())

    response = client.get(reverse("events:event_preview", args=[draft.pk]))

    assert response.status_code == 200
    assert "paveikslas.png" not in response.text
    assert '"@type": "Event"' not in response.text
