"""What machines read of a page: structured data, and what is shown beside a link to it."""

import datetime as dt
import json
import re

import pytest

from events.models import Event, Participation, Visibility
from municipalities.models import Organisation
from municipalities.partial_dates import PartialDate
from portal.templatetags.sharing import _script
from tests.addresses import existing_pages, whole_pages
from tests.factories import (
    CareInstitutionFactory,
    EventFactory,
    MunicipalityFactory,
    OrganisationFactory,
    ParticipationFactory,
    PhotoFactory,
    RegionFactory,
)
from tests.sharing.pages import head_of, structured

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
OPEN_GRAPH = {
    "og:title",
    "og:description",
    "og:url",
    "og:type",
    "og:site_name",
    "og:locale",
    "og:locale:alternate",
    "og:image",
    "og:image:width",
    "og:image:height",
    "twitter:card",
}


def event_of(client, **facts):
    """The structured data of an event with these facts."""
    return structured(client.get(EventFactory(**facts).get_absolute_url()), "Event")


# ---- Events


def test_event_says_all_that_is_known_of_it(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    region = RegionFactory(name="Šiaulių regionas", slug="siauliu")
    place = MunicipalityFactory(name="Šiaulių miesto savivaldybė", slug="siauliu-miesto", region=region)
    event = EventFactory(
        title="Apskritasis stalas",
        lead="Kalbėta apie „atokvėpį“.",
        slug="stalas",
        region=region,
        host_municipality=place,
        venue="Kultūros centras",
        starts_on=dt.date(2017, 6, 22),
        starts_at=dt.time(10),
        ends_at=dt.time(12, 30),
    )
    organiser = OrganisationFactory(name="Forumas", slug="forumas", kind=Organisation.Kind.UMBRELLA_NGO)
    shown = {"event": event, "is_public": True}
    ParticipationFactory(organisation=organiser, role=Participation.Role.ORGANISER, **shown)
    ParticipationFactory(organisation=OrganisationFactory(), role=Participation.Role.GUEST, **shown)
    is_shown = {"visibility": Visibility.PUBLIC, "has_consent": True}
    photo = PhotoFactory(event=event, alt="Salė", caption="Salė", **is_shown)

    data = structured(client.get(event.get_absolute_url()), "Event")

    assert data == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Apskritasis stalas",
        "description": "Kalbėta apie „atokvėpį“.",
        "url": f"{SITE}/renginiai/2017/stalas/",
        "inLanguage": "lt",
        "startDate": "2017-06-22T10:00:00+03:00",
        "endDate": "2017-06-22T12:30:00+03:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {
            "@type": "Place",
            "name": "Kultūros centras",
            "address": {
                "@type": "PostalAddress",
                "addressCountry": "LT",
                "addressRegion": "Šiaulių regionas",
            },
            "containedInPlace": {
                "@type": "AdministrativeArea",
                "name": "Šiaulių miesto savivaldybė",
                "url": f"{SITE}/savivaldybes/siauliu-miesto/",
            },
        },
        "organizer": [{"@type": "NGO", "name": "Forumas", "url": f"{SITE}/organizacijos/forumas/"}],
        "image": [
            f"{SITE}/renginiai/2017/stalas/paveikslas.png",
            f"{SITE}{photo.get_absolute_url()}",
        ],
    }


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (PartialDate.parse("2017-09-05"), None, ("2017-09-05", None)),
        (PartialDate.parse("2017-09-05"), PartialDate.parse("2017-09-07"), ("2017-09-05", "2017-09-07")),
        (PartialDate.parse("2017-09"), None, ("2017-09", None)),
        (PartialDate.parse("2017"), PartialDate.parse("2018"), ("2017", "2018")),
        (PartialDate.parse("2017-09", is_latest=True), None, (None, None)),
    ],
)
def test_event_tells_its_dates_no_closer_than_they_are_known(client, start, end, expected):
    data = event_of(client, starts=start, ends=end)

    assert (data.get("startDate"), data.get("endDate")) == expected


def test_event_of_the_whole_country_and_event_of_a_region_say_where(client):
    nationwide = event_of(client, region=None, is_nationwide=True)
    regional = event_of(client, region=RegionFactory(name="Utenos regionas", slug="utenos"))

    assert nationwide["location"] == {"@type": "Country", "name": "Lietuva"}
    assert regional["location"]["name"] == "Utenos regionas"


def test_event_is_told_in_the_language_of_the_page_as_far_as_it_is_translated(client):
    event = EventFactory(title="Stalas", lead="Kalbėta.", region__name_en="Utena region")
    event.say_in_english("title", "Round table")
    event.save()

    address = event.get_absolute_url()

    data = structured(client.get(f"/en{address}"), "Event")

    assert (data["name"], data["inLanguage"], data["description"]) == ("Round table", "en", "Kalbėta.")
    assert data["url"] == f"{SITE}/en{address}"
    assert data["location"]["name"] == "Utena region"


def test_made_up_event_and_organisation_are_nothing_for_machines(client):
    event = EventFactory(origin="sample")
    organisation = OrganisationFactory(origin="sample")

    assert structured(client.get(event.get_absolute_url()), "Event") is None
    assert [data["@type"] for data in head_of(client.get(organisation.get_absolute_url())).data] == [
        "BreadcrumbList"
    ]


def test_nothing_that_somebody_wrote_leaves_the_structured_data(client):
    title = "</script><script>alert(1)</script><!-- & \u2028 \\u003c"
    event = EventFactory(title=title)

    response = client.get(event.get_absolute_url())
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.text, re.DOTALL)

    assert {json.loads(block)["@type"] for block in blocks} == {"Event", "BreadcrumbList"}
    assert structured(response, "Event")["name"] == title
    assert [mark for block in blocks for mark in "<>&\u2028" if mark in block] == []
    assert json.loads(_script({"name": title})[35:-9])["name"] == title


# ---- Organisations, the portal, the way to a page


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("ministry", "GovernmentOrganization"),
        ("eldership", "GovernmentOrganization"),
        ("ngo", "NGO"),
        ("school", "School"),
        ("service_provider", "Organization"),
    ],
)
def test_organisation_is_of_its_type(client, kind, expected):
    parent = OrganisationFactory(name="Visuma", slug="visuma", kind="ministry")
    organisation = OrganisationFactory(
        name="Dalis",
        slug="dalis",
        short_name="D",
        kind=kind,
        parent=parent,
        website="https://dalis.example/",
        region=RegionFactory(name="Utenos regionas", slug="utenos"),
    )

    data = structured(client.get(organisation.get_absolute_url()), expected)

    assert data == {
        "@context": "https://schema.org",
        "@type": expected,
        "name": "Dalis",
        "alternateName": ["D"],
        "url": f"{SITE}/organizacijos/dalis/",
        "sameAs": "https://dalis.example/",
        "parentOrganization": {
            "@type": "GovernmentOrganization",
            "name": "Visuma",
            "url": f"{SITE}/organizacijos/visuma/",
        },
        "location": {
            "@type": "AdministrativeArea",
            "name": "Utenos regionas",
            "url": f"{SITE}/regionai/utenos/",
        },
    }


def test_institution_is_an_organisation(client):
    institution = CareInstitutionFactory(organisation__name="Namai", organisation__slug="namai")

    data = structured(client.get(institution.get_absolute_url()), "Organization")

    assert (data["name"], data["url"]) == ("Namai", f"{SITE}/istaigos/namai/")


@pytest.mark.parametrize(("home", "search"), [("/", "/paieska/"), ("/en/", "/en/paieska/")])
def test_front_page_says_where_the_search_is(client, home, search):
    data = structured(client.get(home), "WebSite")

    assert data["url"] == f"{SITE}{home}"
    assert data["potentialAction"]["target"]["urlTemplate"] == f"{SITE}{search}?q={{search_term_string}}"
    assert client.get(f"{search}?q=stalas").status_code == 200


def test_way_to_a_page_is_told_as_the_page_shows_it(client):
    event = EventFactory(title="Stalas & „tylos“ kėdė", slug="stalas", starts_on=dt.date(2017, 6, 22))

    data = structured(client.get(event.get_absolute_url()), "BreadcrumbList")

    assert [(step["position"], step["name"], step.get("item")) for step in data["itemListElement"]] == [
        (1, "Pradžia", f"{SITE}/"),
        (2, "Renginiai", f"{SITE}/renginiai/"),
        (3, "2017", f"{SITE}/renginiai/?metai=2017"),
        (4, "Stalas & „tylos“ kėdė", None),
    ]


# ---- What is shown beside a link


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_public_page_says_what_to_show_beside_a_link_to_it(client, settings, tmp_path, prefix):
    settings.MEDIA_ROOT = tmp_path
    pages = {address.partition("?")[0].partition("#")[0] for address in existing_pages()} | {*whole_pages()}

    lacking, answered = {}, 0
    for address in sorted(pages):
        response = client.get(prefix + address)
        if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
            continue
        head = head_of(response)
        answered += 1
        if "noindex" in head.meta.get("robots", "") or "standalone" in head.meta:
            continue
        url = f"{SITE}{prefix}{address}"
        problems = OPEN_GRAPH - head.meta.keys()
        if (head.links.get(("canonical", None)), head.meta.get("og:url")) != (url, url):
            problems |= {"canonical"}
        if not all(head.meta.get(name) for name in OPEN_GRAPH):
            problems |= {"empty"}
        if problems:
            lacking[address] = problems

    assert lacking == {}
    assert answered > 20


def test_page_says_the_same_beside_a_link_as_in_its_own_head(client):
    event = EventFactory(title="Stalas & „tylos“ <b>kėdė</b>", lead='Tai "svarbu".', slug="stalas")
    year, address = event.starts_on.year, event.get_absolute_url()

    lithuanian = head_of(client.get(address)).meta
    english = head_of(client.get(f"/en{address}")).meta

    assert lithuanian["og:title"] == "Stalas & „tylos“ <b>kėdė</b>"
    assert lithuanian["og:description"] == lithuanian["description"] == 'Tai "svarbu".'
    assert lithuanian["og:site_name"] == "Pertvarkos eiga"
    assert (lithuanian["og:locale"], lithuanian["og:locale:alternate"]) == ("lt_LT", "en_GB")
    assert (english["og:locale"], english["og:locale:alternate"]) == ("en_GB", "lt_LT")
    assert lithuanian["og:image"] == f"{SITE}/renginiai/{year}/stalas/paveikslas.png"
    assert english["og:image"] == f"{SITE}/en/renginiai/{year}/stalas/paveikslas.png"
    assert head_of(client.get("/apie/")).meta["og:image"] == f"{SITE}/paveikslas.png"


def test_what_is_no_public_page_has_nothing_to_show_beside_a_link(client):
    gone = EventFactory()
    Event.objects.update(status="withdrawn", withdrawn_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))

    answers = [client.get(gone.get_absolute_url()), client.get("/nera/")]

    assert [answer.status_code for answer in answers] == [410, 404]
    for answer in answers:
        head = head_of(answer)
        assert ("og:title" in head.meta, head.data) == (False, [])
