"""Texts that would run in a browser, planted in every field that people fill in."""

import re
import uuid
from html.parser import HTMLParser
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.actions.commitments import report_on_commitment
from events.actions.copies import copy_of, save_copy
from events.actions.publishing import publish_event
from events.actions.uploads import receive_upload
from events.forms.answers import answers_of
from events.models import CommitmentUpdate, Correction, Event
from municipalities.models import Signatory
from municipalities.partial_dates import PartialDate
from tests.events.hostile import PDF, picture
from tests.events.typing_in import answers, row
from tests.factories import (
    AgreementFactory,
    CommitmentFactory,
    DraftEventFactory,
    InvitationFactory,
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    RegionFactory,
    SignatoryFactory,
    SourceFactory,
    UserFactory,
)

MARK = "pavojus"
# Each closes whatever it may stand in, and then runs.
IMAGE = f'{MARK}"><img src=x onerror=alert(1)>'
SCRIPT = f"{MARK}'\"--></title></textarea></script><script>alert(1)</script>"
DRAWING = f"{MARK}</option></select><svg/onload=alert(1)>{{{{7*7}}}}{{% now 'Y' %}}${{7*7}}"
HANDLER = f"{MARK}\" autofocus onfocus=alert(1) x='` onfocus=alert(1) "
TRICK = (
    f"{MARK}\u202e\uff1cscript\uff1e&lt;script&gt;&#60;img src=x onerror=alert(1)&#62;\u2028<\u200bscript>"
)
LINK = "javascript:alert(1)//" + MARK
LONG = MARK + "ž" * 9_900
ALL = f"{IMAGE}\n{SCRIPT}\n{DRAWING}\n{HANDLER}\n{TRICK}\n{LINK}"
BODY = f"""<h2 onclick="alert(1)">{MARK}</h2><p style="x:expression(alert(1))">{MARK}{{{{7*7}}}}
<a href="javascript:alert(1)">1</a><a href="jAva&#115;cript&colon;alert(1)">2</a>
<a href="java\tscript:alert(1)">3</a><a href=" &#1;javascript:alert(1)">4</a>
<a href="data:text/html,<script>alert(1)</script>">5</a><a href="vbscript:alert(1)">6</a>
<a href='https://pavyzdys.lt/"onmouseover=alert(1)' onmouseover=alert(1) target=x>7</a></p>
<svg><a xlink:href="javascript:alert(1)"><script>alert(1)</script></a><animate onbegin=alert(1)></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<form action="https://kitur.example"><input name=password autofocus onfocus=alert(1)><button>x</button></form>
<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="javascript:alert(1)"></object>
<base href="https://kitur.example/"><style>*{{display:none}}</style><link rel=stylesheet href=//kitur.example>
<img src=x onerror=alert(1)><<script>script>alert(1)<</script>/script>
<!--><img src=x onerror=alert(1)>--><![CDATA[<img src=x onerror=alert(1)>]]>
<p>{"ž" * 10_000}</p>"""
# What none of our pages has of its own; `svg` is an icon, and is looked at by its attributes.
NEVER = {"iframe", "object", "embed", "base", "style", "math", "animate", "foreignobject", "frame", "applet"}
# Where an address stands.
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "ping"}
RUNS = re.compile(r"^(javascript|data|vbscript):", re.IGNORECASE)
OURS = re.compile(r"^(/static/|/valdymas/jsi18n/$)")


class Alive(HTMLParser):
    """Notes everything on a page that would run, load or lead where it must not."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.is_in_script = False

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        is_data = said.get("type") == "application/ld+json" and "src" not in said
        self.is_in_script = tag == "script" and not is_data
        if tag in NEVER or (self.is_in_script and not OURS.match(said.get("src") or "")):
            self.found.append((tag, said))
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "")
            is_handler = name.startswith("on") or name in {"style", "srcdoc"}
            leads_astray = name in ADDRESSES and (RUNS.match(address) or "kitur.example" in address)
            if is_handler or leads_astray or (name == "autofocus" and MARK in str(said)):
                self.found.append((tag, name, address))

    def handle_endtag(self, _tag):
        self.is_in_script = False

    def handle_data(self, data):
        if self.is_in_script and data.strip():
            self.found.append(("script", data))


def alive(html):
    """What would run on the page, as a parser sees it and as the bare text shows it."""
    reader = Alive()
    reader.feed(html)
    reader.close()
    raw = re.findall(r"<img src=x|<script>|<svg/onload|<\u200bscript>alert|x49x|\{\{49", html)
    return reader.found + raw


def plant():
    """Everything that people write, with such texts in every field, by way of the forms' own answers."""
    region = RegionFactory()
    municipality = MunicipalityFactory(region=region)
    organisation = OrganisationFactory(name=SCRIPT, short_name=IMAGE, description=ALL)
    editor = MembershipFactory(organisation=organisation, user__name=IMAGE[:100], is_lead=True).user
    colleague = MembershipFactory(organisation=organisation, user__name=SCRIPT[:100]).user
    administrator = UserFactory(name=DRAWING[:100], is_staff=True, is_superuser=True)
    invitation = InvitationFactory(organisation=organisation, invited_by=editor, email="kviesta@example.com")
    agreement = AgreementFactory(
        ngo=organisation,
        municipality=municipality,
        place=IMAGE,
        term=HANDLER[:100],
        purpose=ALL,
        areas_of_work=ALL,
        note=ALL,
    )
    SignatoryFactory(agreement=agreement, person=PersonFactory(name=SCRIPT), office=IMAGE)
    promised = CommitmentFactory(
        text=ALL, responsible_municipality=None, responsible_region=region, event__region=region
    )
    report = report_on_commitment(
        commitment=promised,
        status="in_progress",
        reported=PartialDate.parse("2018-01"),
        note=ALL,
        source=SourceFactory(title=SCRIPT, publisher=IMAGE, url="https://pavyzdys.lt/?q='onclick=alert(1)"),
    )
    draft = DraftEventFactory(owner=organisation)
    event = DraftEventFactory(owner=organisation)
    upload = receive_upload(
        event=event,
        file=SimpleUploadedFile('"><img src=x onerror=alert(1)>pavojus.pdf', PDF),
        user=editor,
        token=uuid.uuid4(),
    )
    photo = receive_upload(
        event=event,
        file=SimpleUploadedFile("'onerror=alert(1) pavojus.jpg", picture()),
        user=editor,
        token=uuid.uuid4(),
        is_photo=True,
    )
    typed = everything(region, municipality, organisation, agreement, promised, upload, photo)
    # A draft keeps what cannot be right too.
    write(draft, {name: [SCRIPT] if is_choice(name) else value for name, value in typed.items()})
    copy = write(event, typed, editor)
    publish_event(event=event, user=editor, version=copy.version)
    event.refresh_from_db()
    Correction.objects.create(event=event, note=ALL[:300], made_by=editor)
    changed = answers_of(event) | {"lead": [ALL + "!"], "body": [BODY + "<p>!</p>"]}
    write(event, changed, editor)
    return SimpleNamespace(
        region=region,
        municipality=municipality,
        organisation=organisation,
        editor=editor,
        colleague=colleague,
        administrator=administrator,
        invitation=invitation,
        agreement=agreement,
        promised=promised,
        report=report,
        draft=draft,
        event=event,
        membership=colleague.memberships.get(),
    )


def everything(region, municipality, organisation, agreement, promised, upload, photo):
    """Answers with such texts in every field of the event form."""
    return answers(
        row("organisers", organisation=SCRIPT, role="organiser"),
        row("organisers", organisation=HANDLER, organisation_kind="ngo", role="host"),
        row(
            "participants",
            name=IMAGE,
            office=SCRIPT,
            organisation=DRAWING,
            organisation_kind="ngo",
            role="speaker",
            is_public="on",
        ),
        row(
            "participants", name=SCRIPT, office=HANDLER, organisation=SCRIPT, role="participant", person="new"
        ),
        row("groups", sector="ngos", count="3"),
        row(
            "presentations",
            topic=DRAWING,
            speaker=TRICK[:100],
            office=HANDLER,
            organisation=SCRIPT,
            person="new",
        ),
        row("outcomes", kind="problem", text=ALL, target_group=IMAGE, raised_by=SCRIPT),
        row("outcomes", kind="need", text=LONG, target_group=LINK, raised_by=HANDLER),
        row("commitments", text=ALL, organisation=SCRIPT, due="2018-05"),
        {"promises": [f"r{promised.pk}"]},
        {
            f"promises-r{promised.pk}-status": ["in_progress"],
            f"promises-r{promised.pk}-note": [ALL],
        },
        row(
            "agreements",
            agreement=agreement.pk,
            kind="cooperation",
            place=IMAGE,
            signatories=f"{SCRIPT}, a, b",
        ),
        row("files", upload=upload.key, title=IMAGE, visibility="public"),
        row(
            "photos",
            upload=photo.key,
            caption=SCRIPT,
            alt=HANDLER,
            credit=IMAGE,
            has_consent="on",
            children_note=DRAWING,
            visibility="public",
        ),
        kind="round_table",
        title=DRAWING,
        starts_on="2017-03-28",
        region=region.pk,
        host_municipality=municipality.pk,
        venue=HANDLER,
        lead=ALL,
        body=BODY,
        headcount="12",
        attendance_note=ALL,
        municipalities=str(municipality.pk),
        source_url="https://pavyzdys.lt/?q='onclick=alert(1)",
        source_publisher=IMAGE,
        source_title=SCRIPT,
    )


def is_choice(name):
    """Whether the form offers a choice, or expects a number or a date, under the name."""
    return name.rpartition("-")[2] in {
        *("kind", "role", "sector", "count", "theme", "due", "organisation_kind", "person", "visibility"),
        *("starts_on", "region", "headcount", "source_url", "host_municipality", "agreement", "status"),
    }


def write(event, typed, user=None):
    """Keep the answers as an opened page does."""
    event = Event.objects.get(pk=event.pk)
    return save_copy(
        event=event, answers=typed, version=copy_of(event).version, sitting=uuid.uuid4(), user=user
    )


def pages_of(world):
    """Every page on which an editor meets such texts."""
    event, draft = world.event, world.draft
    commitment = event.commitments.get()
    return [
        reverse("events:workspace"),
        reverse("events:own_event_list"),
        reverse("events:bin"),
        *(
            reverse(f"events:event_{name}", args=[one.pk])
            for name in ("edit", "check", "preview", "history")
            for one in (event, draft)
        ),
        reverse("events:event_published", args=[event.pk]),
        reverse("events:event_promises", args=[draft.pk]) + f"?region={world.region.pk}",
        reverse("events:commitment_report", args=[commitment.pk]),
        reverse("events:commitment_detail", args=[world.promised.pk]),
        reverse("events:commitment_detail", args=[commitment.pk]),
        event.get_absolute_url(),
        reverse("events:event_list"),
        reverse("events:event_list") + f"?q={MARK}%3Cscript%3Ealert(1)%3C/script%3E",
        reverse("events:commitment_list"),
        reverse("events:experience_list"),
        reverse("municipalities:agreement_board"),
        reverse("municipalities:agreement_edit", args=[world.agreement.pk]),
        world.agreement.get_absolute_url(),
        reverse("municipalities:agreement_list"),
        world.organisation.get_absolute_url(),
        reverse("municipalities:organisation_list"),
        world.region.get_absolute_url(),
        world.municipality.get_absolute_url(),
        event.source.get_absolute_url(),
        reverse("municipalities:source_list"),
        reverse("accounts:account"),
        reverse("accounts:member_list"),
        reverse("accounts:member_remove", args=[world.membership.pk]),
        reverse("home"),
    ]


def admin_pages(world):
    """What an administrator sees of it: the lists, and the pages of the rows."""
    rows = [
        world.event,
        world.organisation,
        world.agreement,
        world.editor,
        world.invitation,
        world.promised,
        world.membership,
        CommitmentUpdate.objects.latest("pk"),
        Signatory.objects.latest("pk"),
        world.event.outcomes.first(),
        world.event.participations.first(),
        world.event.presentations.first(),
        world.event.attachments.get(),
        world.event.photos.get(),
        world.event.source,
    ]
    for one in rows:
        name = f"admin:{one._meta.app_label}_{one._meta.model_name}"
        yield reverse(f"{name}_changelist")
        yield reverse(f"{name}_change", args=[one.pk])
        yield reverse(f"{name}_history", args=[one.pk])
        yield reverse(f"{name}_delete", args=[one.pk])
