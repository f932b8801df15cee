"""Feeds of what the public may read, as feed readers take them."""

import datetime as dt

import feedparser
import pytest
from django.urls import reverse
from django.utils import timezone, translation

from events.models import Correction, Event
from municipalities.models import Origin
from tests.factories import (
    AnsweredReportFactory,
    DraftEventFactory,
    EventFactory,
    MunicipalityFactory,
    OutcomeFactory,
    RegionFactory,
    ServiceTypeFactory,
)

pytestmark = pytest.mark.django_db

WORD = "Slaptazodynas"
MOMENT = dt.datetime(2017, 7, 1, 9, 30, tzinfo=dt.UTC)


def read(client, address, **query):
    """The feed as a reader understands it; it has to be without a fault."""
    response = client.get(address, query)
    assert response.status_code == 200
    parsed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert (parsed.bozo, parsed.version) == (False, "atom10")
    return parsed


def published(**facts):
    """An event, and when it was published and changed."""
    event = EventFactory(published_at=MOMENT, **facts)
    Event.objects.filter(pk=event.pk).update(changed_at=MOMENT + dt.timedelta(days=200))
    return event


def test_entry_says_what_the_page_says_in_the_time_of_vilnius(client):
    event = published(
        title="Diskusija & <pokalbis>", lead="Kalbėta apie A < B.", body="<p>Visas tekstas.</p>"
    )

    response = client.get(reverse("following:event_feed"))
    entry = feedparser.parse(response.content).entries[0]

    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert entry.id == f"tag:pertvarkos-eiga,2017:renginys-{event.pk}"
    assert entry.title == "Diskusija & <pokalbis>"
    assert entry.link == f"http://testserver{event.get_absolute_url()}"
    assert (entry.published, entry.updated) == ("2017-07-01T12:30:00+03:00", "2018-01-17T11:30:00+02:00")
    assert (entry.summary, entry.summary_detail.type) == ("Kalbėta apie A < B.", "text/plain")
    assert "<p>Visas tekstas.</p>" in entry.content[0].value
    assert [tag.term for tag in entry.tags] == [event.get_kind_display()]


def test_feed_says_what_it_is_and_where(client):
    published()

    feed = read(client, reverse("following:event_feed"))

    assert feed.feed.id == "tag:pertvarkos-eiga,2017:srautai/renginiai"
    assert feed.feed.language == "lt"
    assert feed.feed.title == "Visi renginiai – Pertvarkos eiga"
    assert {link.rel: link.href for link in feed.feed.links} == {
        "alternate": f"http://testserver{reverse('events:event_list')}",
        "self": "http://testserver/srautai/renginiai.xml",
        "first": "http://testserver/srautai/renginiai.xml",
    }


def test_english_feed_is_another_text_and_marks_what_is_in_lithuanian(client):
    event = published(title="Diskusija", lead="Kalbėta.")
    event.say_in_english("title", "A discussion")
    event.save()

    response = client.get("/en/srautai/renginiai.xml")
    feed = feedparser.parse(response.content)

    assert feed.feed.language == "en"
    assert feed.feed.id == "tag:pertvarkos-eiga,2017:srautai/renginiai/en"
    assert feed.entries[0].id == f"tag:pertvarkos-eiga,2017:renginys-{event.pk}/en"
    assert feed.entries[0].link.startswith("http://testserver/en/renginiai/")
    assert (feed.entries[0].title, feed.entries[0].title_detail.language) == ("A discussion", "en")
    assert (feed.entries[0].summary, feed.entries[0].summary_detail.language) == ("Kalbėta.", "lt")
    assert '<span lang="lt">Kalbėta.</span>' in feed.entries[0].content[0].value


def test_sample_is_called_one(client):
    published(title="Diskusija", origin=Origin.SAMPLE)

    entry = read(client, reverse("following:event_feed")).entries[0]

    assert entry.title == "Pavyzdys, ne tikras: Diskusija"
    assert "Pavyzdys, ne tikras." in entry.content[0].value


def test_each_feed_has_its_own_events(client):
    region, municipality, service = RegionFactory(), MunicipalityFactory(), ServiceTypeFactory()
    of_region = published(region=region)
    invited = published(guest_regions=[region])
    of_municipality = published(municipalities=[municipality])
    told, heard = published(services=[service]), published()
    OutcomeFactory(event=heard, services=[service])
    found = published(title="Atokvėpis šeimoms")

    def events(name, *slug, **query):
        entries = read(client, reverse(f"following:{name}_feed", args=slug), **query).entries
        return {int(entry.id.rpartition("-")[2]) for entry in entries}

    assert events("region", region.slug) == {of_region.pk, invited.pk}
    assert events("municipality", municipality.slug) == {of_municipality.pk}
    assert events("service", service.slug) == {told.pk, heard.pk}
    assert events("search", q="ATOKVEPIS") == {found.pk}
    assert len(events("event")) == 6


@pytest.mark.parametrize("folder", ["srautai", "kalendoriai"])
def test_feed_of_nothing_is_not_found(client, folder):
    ending = "xml" if folder == "srautai" else "ics"
    addresses = [f"regionai/nera.{ending}", f"savivaldybes/nera.{ending}", f"paslaugos/nera.{ending}"]
    addresses += [f"paieska.{ending}", f"paieska.{ending}?q=+", f"paieska.{ending}?q={'x' * 201}"]

    answers = [client.get(f"/{folder}/{address}").status_code for address in addresses]

    assert answers == [404] * 6


@pytest.mark.parametrize("language", ["lt", "en"])
def test_what_is_not_public_is_in_no_feed_and_no_calendar(client, language):
    region, municipality, service = RegionFactory(), MunicipalityFactory(), ServiceTypeFactory()
    facts = {"region": region, "municipalities": [municipality], "services": [service]}
    facts |= dict.fromkeys(("title", "lead", "body", "venue"), WORD) | {"starts_on": dt.date(2017, 3, 28)}
    draft, in_review = DraftEventFactory(**facts), DraftEventFactory(status="in_review", **facts)
    gone = DraftEventFactory(status="withdrawn", withdrawn_at=timezone.now(), slug="slaptazodynas", **facts)
    DraftEventFactory(binned_at=timezone.now(), **facts)
    Correction.objects.create(event=gone, note=WORD)
    Correction.objects.create(event=draft, note=WORD)
    AnsweredReportFactory(event=in_review, answer=WORD)
    rows = {"region": region, "municipality": municipality, "service": service}
    with translation.override(language):
        addresses = [
            reverse(f"following:{name}_{sort}", args=[rows[name].slug] if name in rows else [])
            for name in ("event", "region", "municipality", "service", "search")
            for sort in ("feed", "calendar")
        ]
        addresses.append(reverse("following:correction_feed"))

    answers = {address: client.get(address, {"q": WORD}) for address in addresses}

    assert {response.status_code for response in answers.values()} == {200}
    said = {address for address, response in answers.items() if WORD.lower() in response.text.lower()}
    # Those of a search name what was looked for, and nothing else.
    assert {address for address in said if "paieska" not in address} == set()
    assert [address for address in addresses if "<entry>" in answers[address].text] == []
    # Of what was public once, the calendars that had it say that it is no more.
    in_calendars = {address for address in addresses if "BEGIN:VEVENT" in answers[address].text}
    assert in_calendars == {a for a in addresses if a.endswith(".ics") and "paieska" not in a}


def test_events_beyond_the_fiftieth_are_on_the_next_page(client):
    EventFactory.create_batch(51, published_at=MOMENT)

    first = read(client, reverse("following:event_feed"))
    links = {link.rel: link.href for link in first.feed.links}
    second = read(client, links["next"])

    assert (len(first.entries), len(second.entries)) == (50, 1)
    assert {link.rel: link.href for link in second.feed.links if link.rel != "alternate"} == {
        "self": "http://testserver/srautai/renginiai.xml?puslapis=2",
        "first": "http://testserver/srautai/renginiai.xml",
        "previous": "http://testserver/srautai/renginiai.xml",
    }
    assert client.get("/srautai/renginiai.xml?puslapis=3").status_code == 404
    assert client.get("/srautai/renginiai.xml?puslapis=x").status_code == 404


def test_feed_that_is_still_the_same_is_not_sent_again(client):
    event = published()
    address = reverse("following:event_feed")
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first["ETag"]})
    Event.objects.filter(pk=event.pk).update(status="withdrawn", withdrawn_at=MOMENT)
    gone = client.get(address, headers={"if-none-match": first["ETag"]})
    empty = client.get(address, headers={"if-none-match": gone["ETag"]})

    assert "Last-Modified" not in first
    assert [one.status_code for one in (again, gone, empty)] == [304, 200, 304]
    assert feedparser.parse(gone.content).feed.updated == "2017-01-01T00:00:00+00:00"


def test_what_xml_cannot_hold_is_left_out(client):
    published(title="Diskusija\x0b apie\ufffe viską", lead="\x01Kalbėta.", body="Tekstas\x08.")

    entry = read(client, reverse("following:event_feed")).entries[0]

    assert "apie" in entry.title
    assert entry.summary == "Kalbėta."


def test_corrections_are_followed(client):
    event = published(title="Diskusija")
    note = Correction.objects.create(event=event, note="Patikslinta data.")
    report = AnsweredReportFactory(answered_at=MOMENT, reported="Vieta ne ta.", answer="Vieta ta.")

    feed = read(client, reverse("following:correction_feed"))

    assert feed.feed.id == "tag:pertvarkos-eiga,2017:srautai/pataisymai"
    assert [entry.id for entry in feed.entries] == [
        f"tag:pertvarkos-eiga,2017:pataisymai/pastaba-{note.pk}",
        f"tag:pertvarkos-eiga,2017:pataisymai/pranesimas-{report.pk}",
    ]
    assert [entry.title for entry in feed.entries] == ["Pataisyta: Diskusija", "Pataisyta: Renginiai"]
    assert [entry.summary for entry in feed.entries] == ["Patikslinta data.", "Vieta ta."]
    assert "Vieta ne ta." in feed.entries[1].content[0].value
    assert feed.entries[1].published == "2017-07-01T12:30:00+03:00"


@pytest.mark.parametrize("rows", [1, 3])
def test_feed_query_count(client, rows, django_assert_num_queries):
    EventFactory.create_batch(rows, published_at=MOMENT)

    with django_assert_num_queries(1):
        response = client.get(reverse("following:event_feed"))

    assert response.text.count("<entry>") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_correction_feed_query_count(client, rows, django_assert_num_queries):
    for _number in range(rows):
        Correction.objects.create(event=published(), note="Patikslinta.")
        AnsweredReportFactory(event=published())

    with django_assert_num_queries(3):
        response = client.get(reverse("following:correction_feed"))

    assert response.text.count("<entry>") == 2 * rows
