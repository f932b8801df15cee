"""The smallest true row of every model.

`<Model>Factory()` saves a row with nothing but what its model demands; whatever a test is about it passes
itself. Many-to-many fields take a list (`EventFactory(services=[service])`), partial dates a `PartialDate`
under the name of their property (`EventFactory(starts=PartialDate.parse("2017-09"))`).
"""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import factory
from allauth.mfa import adapter as mfa
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts import models as accounts
from events import models as events
from municipalities import models as municipalities
from municipalities.tracking import Version
from portal.corrections import models as corrections
from portal.following import models as following
from progress import models as progress

# Every model of the portal's own rooms. The versions of rows are no nouns of their own, nor are the names by
# which links are tracked: tests/portal/test_tracking.py proves that every model has both. What search keeps,
# the database draws from the other tables.
OUR_MODELS = [
    model
    for room in apps.get_app_configs()
    if settings.BASE_DIR in (Path(room.path).parent, Path(room.path).parent.parent)
    for model in room.get_models()
    if not issubclass(model, Version) and not model._meta.proxy and room.label != "search"
]
FIRST = "abcdefghijklmnopqrstuvwxyz"
SECOND = "0123456789" + FIRST
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def two_marks(number: int) -> str:
    """Return two characters for a code; the real codes are capitals and digits, so none of them is met."""
    return FIRST[number // len(SECOND) % len(FIRST)] + SECOND[number % len(SECOND)]


def factory_of(model: type) -> type[DjangoModelFactory]:
    """Return the factory that is named for the model."""
    return globals()[f"{model.__name__}Factory"]


class ModelFactory(DjangoModelFactory):
    """A factory that takes lists for many-to-many fields too."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        names = [field.name for field in model_class._meta.many_to_many if field.name in kwargs]
        lists = {name: kwargs.pop(name) for name in names}
        row = super()._create(model_class, *args, **kwargs)
        for name, rows in lists.items():
            getattr(row, name).set(rows)
        return row


# ---- accounts


class UserFactory(ModelFactory):
    """Nobody can log in to it before a test gives it a password."""

    class Meta:
        model = accounts.User

    email = factory.Sequence(lambda n: f"asmuo{n}@example.com")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        user = model_class.objects.create_user(*args, **kwargs)
        if user.is_staff or user.is_superuser:
            give_second_factor(user)
        return user


class AdministratorFactory(UserFactory):
    """Somebody who may do everything, and has the second factor that it takes."""

    is_staff = True
    is_superuser = True


def give_second_factor(user):
    """Set up an app with a secret that every test knows."""
    data = {"secret": mfa.get_adapter().encrypt(TOTP_SECRET)}
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": data})


class MembershipFactory(ModelFactory):
    """An editor of an organisation."""

    class Meta:
        model = accounts.Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory("tests.factories.OrganisationFactory")


class ExpertMembershipFactory(MembershipFactory):
    role = accounts.Role.EXPERT
    organisation = None
    region = factory.SubFactory("tests.factories.RegionFactory")


class OfficialMembershipFactory(MembershipFactory):
    """An official, who has the second factor that it takes."""

    role = accounts.Role.OFFICIAL
    organisation = None

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        membership = super()._create(model_class, *args, **kwargs)
        give_second_factor(membership.user)
        return membership


class InvitationFactory(ModelFactory):
    """One to edit for an organisation, that nobody has answered yet."""

    class Meta:
        model = accounts.Invitation

    email = factory.Sequence(lambda n: f"kviesta{n}@example.com")
    organisation = factory.SubFactory("tests.factories.OrganisationFactory")
    token_digest = factory.Sequence(lambda n: f"{n:064x}")


# ---- municipalities


class RegionFactory(ModelFactory):
    class Meta:
        model = municipalities.Region

    code = factory.Sequence(lambda n: f"LT-{two_marks(n)}")
    slug = factory.Sequence(lambda n: f"regionas-{n}")
    name = factory.Sequence(lambda n: f"Regionas {n:04}")
    name_en = factory.Sequence(lambda n: f"Region {n:04}")
    stem = factory.Sequence(lambda n: f"Regiono {n:04}")
    locative = factory.Sequence(lambda n: f"Regione {n:04}")
    county = factory.Sequence(lambda n: f"Apskritis {n:04}")
    county_en = factory.Sequence(lambda n: f"County {n:04}")
    nuts3 = factory.Sequence(lambda n: f"LTx{two_marks(n)}")
    seat = "Miestas"
    seat_locative = "Mieste"
    latitude = "55.00000"
    longitude = "24.00000"


class MunicipalityFactory(ModelFactory):
    class Meta:
        model = municipalities.Municipality

    code = factory.Sequence(lambda n: f"LT-{two_marks(n)}")
    lau_code = factory.Sequence(two_marks)
    slug = factory.Sequence(lambda n: f"savivaldybe-{n}")
    name = factory.Sequence(lambda n: f"Rajono {n:04} savivaldybė")
    short_name = factory.Sequence(lambda n: f"Rajonas {n:04}")
    genitive = factory.Sequence(lambda n: f"Rajono {n:04}")
    stem = factory.Sequence(lambda n: f"Rajono {n:04}")
    kind = municipalities.Municipality.Kind.DISTRICT
    region = factory.SubFactory(RegionFactory)
    seat = "Miestas"
    seat_genitive = "Miesto"
    seat_locative = "Mieste"
    name_en = factory.Sequence(lambda n: f"District {n:04} Municipality")
    aliases = factory.Sequence(lambda n: [f"Rajonas {n}"])
    latitude = "55.00000"
    longitude = "24.00000"
    centroid_latitude = "55.00000"
    centroid_longitude = "24.00000"
    # Far from the tiles of the real map.
    tile_row = factory.Sequence(lambda n: 100 + n // 100)
    tile_column = factory.Sequence(lambda n: 100 + n % 100)


class ServiceTypeFactory(ModelFactory):
    class Meta:
        model = municipalities.ServiceType

    key = factory.Sequence(lambda n: f"service_{n}")
    slug = factory.Sequence(lambda n: f"paslauga-{n}")
    name = factory.Sequence(lambda n: f"paslauga {n:04}")
    name_en = factory.Sequence(lambda n: f"service {n:04}")
    definition = "Kas tai yra."
    definition_en = "What it is."


class SourceFactory(ModelFactory):
    class Meta:
        model = municipalities.Source

    title = factory.Sequence(lambda n: f"Straipsnis {n:04}")
    publisher = "Leidėjas"


class PersonFactory(ModelFactory):
    class Meta:
        model = municipalities.Person

    name = factory.Sequence(lambda n: f"Vardenė Pavardenė {n:04}")


class OrganisationFactory(ModelFactory):
    class Meta:
        model = municipalities.Organisation

    slug = factory.Sequence(lambda n: f"organizacija-{n}")
    name = factory.Sequence(lambda n: f"Organizacija {n:04}")
    kind = municipalities.Organisation.Kind.NGO


class CareInstitutionFactory(ModelFactory):
    class Meta:
        model = municipalities.CareInstitution

    organisation = factory.SubFactory(
        OrganisationFactory, kind=municipalities.Organisation.Kind.CARE_INSTITUTION
    )
    kind = municipalities.CareInstitution.Kind.CHILDRENS_HOME


class HeadCountFactory(ModelFactory):
    class Meta:
        model = municipalities.HeadCount

    institution = factory.SubFactory(CareInstitutionFactory)
    counted_on = dt.date(2017, 1, 1)
    residents = 10
    source = factory.SubFactory(SourceFactory)


class FundingProjectFactory(ModelFactory):
    class Meta:
        model = municipalities.FundingProject

    slug = factory.Sequence(lambda n: f"projektas-{n}")
    name = factory.Sequence(lambda n: f"Projektas {n:04}")


class SeatFactory(ModelFactory):
    class Meta:
        model = municipalities.Seat

    body = factory.Sequence(lambda n: f"Darbo grupė {n:04}")
    organisation = factory.SubFactory(OrganisationFactory)
    source = factory.SubFactory(SourceFactory)


class ClusterFactory(ModelFactory):
    class Meta:
        model = municipalities.Cluster

    region = factory.SubFactory(RegionFactory)


class ClusterMemberFactory(ModelFactory):
    class Meta:
        model = municipalities.ClusterMember

    cluster = factory.SubFactory(ClusterFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    source = factory.SubFactory(SourceFactory)


class AgreementFactory(ModelFactory):
    """A planned agreement: the later steps need their dates."""

    class Meta:
        model = municipalities.Agreement

    ngo = factory.SubFactory(OrganisationFactory)
    municipality = factory.SubFactory(MunicipalityFactory)


class SignatoryFactory(ModelFactory):
    class Meta:
        model = municipalities.Signatory

    agreement = factory.SubFactory(AgreementFactory)
    person = factory.SubFactory(PersonFactory)


class ClaimFactory(ModelFactory):
    """A claim about the whole country."""

    class Meta:
        model = municipalities.Claim

    topic = municipalities.Claim.Topic.WORDING
    text = "Kas teigiama."
    source = factory.SubFactory(SourceFactory)


# ---- events


class EventFactory(ModelFactory):
    """A published event; `EventFactory(status="draft")` is one that is ready but not published."""

    class Meta:
        model = events.Event

    kind = events.Event.Kind.DISCUSSION
    title = factory.Sequence(lambda n: f"Diskusija {n:04}")
    slug = factory.Sequence(lambda n: f"diskusija-{n}")
    status = events.Event.Status.PUBLISHED
    starts_on = dt.date(2017, 9, 5)
    region = factory.SubFactory(RegionFactory)
    lead = "Kas įvyko."


class DraftEventFactory(EventFactory):
    """A draft of which only the kind is known."""

    title = ""
    status = events.Event.Status.DRAFT
    starts_on = None
    region = None
    lead = ""


class ParticipationFactory(ModelFactory):
    """A person whom the public sees."""

    class Meta:
        model = events.Participation

    event = factory.SubFactory(EventFactory)
    person = factory.SubFactory(PersonFactory)
    is_public = True


class AttendanceGroupFactory(ModelFactory):
    class Meta:
        model = events.AttendanceGroup

    event = factory.SubFactory(EventFactory)
    sector = events.AttendanceGroup.Sector.NGOS


class PresentationFactory(ModelFactory):
    class Meta:
        model = events.Presentation

    event = factory.SubFactory(EventFactory)
    topic = factory.Sequence(lambda n: f"Pranešimas {n:04}")


class OutcomeFactory(ModelFactory):
    class Meta:
        model = events.Outcome

    event = factory.SubFactory(EventFactory)
    kind = events.Outcome.Kind.PROBLEM
    text = factory.Sequence(lambda n: f"Kas paaiškėjo {n:04}.")


class CommitmentFactory(ModelFactory):
    """An open promise of a municipality, due at no known time."""

    class Meta:
        model = events.Commitment

    event = factory.SubFactory(EventFactory)
    text = factory.Sequence(lambda n: f"Kas pažadėta {n:04}.")
    responsible_municipality = factory.SubFactory(MunicipalityFactory)


class DoneCommitmentFactory(CommitmentFactory):
    """A promise that an update shows kept."""

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        commitment = super()._create(model_class, *args, **kwargs)
        commitment.closing_update = CommitmentUpdateFactory(
            commitment=commitment, status=events.Commitment.Status.DONE
        )
        commitment.status = events.Commitment.Status.DONE
        commitment.save()
        return commitment


class CommitmentUpdateFactory(ModelFactory):
    class Meta:
        model = events.CommitmentUpdate

    commitment = factory.SubFactory(CommitmentFactory)
    reported_on = dt.date(2017, 10, 5)
    status = events.Commitment.Status.IN_PROGRESS
    note = "Kas pranešta."
    source = factory.SubFactory(SourceFactory)


class AttachmentFactory(ModelFactory):
    class Meta:
        model = events.Attachment

    event = factory.SubFactory(EventFactory)
    title = factory.Sequence(lambda n: f"Protokolas {n:04}")
    file = factory.django.FileField(filename="protokolas.pdf", data=b"%PDF-1.4")


class PhotoFactory(ModelFactory):
    """A photo that only those inside see."""

    class Meta:
        model = events.Photo

    event = factory.SubFactory(EventFactory)
    image = factory.django.ImageField(filename="nuotrauka.png", format="PNG", width=4, height=3)


class WorkingCopyFactory(ModelFactory):
    """Of a draft of which nothing is written yet."""

    class Meta:
        model = events.WorkingCopy

    event = factory.SubFactory(DraftEventFactory)


class PressTextFactory(ModelFactory):
    """Of a draft; nothing was read out of it."""

    class Meta:
        model = events.PressText

    event = factory.SubFactory(DraftEventFactory)
    text = "Vakar Pavyzdžiuose tartasi."


class UploadFactory(ModelFactory):
    class Meta:
        model = events.Upload

    event = factory.SubFactory(DraftEventFactory)
    file = factory.django.FileField(filename="protokolas.pdf", data=b"%PDF-1.4")
    name = "protokolas.pdf"
    content_type = "application/pdf"
    size = 8


class CorrectionFactory(ModelFactory):
    class Meta:
        model = events.Correction

    event = factory.SubFactory(EventFactory)
    note = "Pataisyta data."


# ---- progress


class ServiceProvisionFactory(ModelFactory):
    """A permanent service, as a source says."""

    class Meta:
        model = progress.ServiceProvision

    municipality = factory.SubFactory(MunicipalityFactory)
    service = factory.SubFactory(ServiceTypeFactory)
    status = progress.ServiceProvision.Status.PERMANENT
    stated_on = dt.date(2017, 9, 5)
    source = factory.SubFactory(SourceFactory)


class SocialServicesPlanFactory(ModelFactory):
    class Meta:
        model = progress.SocialServicesPlan

    municipality = factory.SubFactory(MunicipalityFactory)
    title = factory.Sequence(lambda n: f"Socialinių paslaugų planas {n:04}")
    source = factory.SubFactory(SourceFactory)


class PlanCriterionFactory(ModelFactory):
    class Meta:
        model = progress.PlanCriterion

    slug = factory.Sequence(lambda n: f"kriterijus-{n}")
    name = factory.Sequence(lambda n: f"Kriterijus {n:04}")
    name_en = factory.Sequence(lambda n: f"Criterion {n:04}")
    question = "Ar plane tai numatyta?"
    question_en = "Does the plan provide for it?"


class PlanFindingFactory(ModelFactory):
    """That a plan meets a criterion."""

    class Meta:
        model = progress.PlanFinding

    plan = factory.SubFactory(SocialServicesPlanFactory)
    criterion = factory.SubFactory(PlanCriterionFactory)
    verdict = progress.PlanFinding.Verdict.YES
    words = "Kas plane parašyta."
    stated_on = dt.date(2017, 9, 5)
    source = factory.SubFactory(SourceFactory)


class IndicatorFactory(ModelFactory):
    class Meta:
        model = progress.Indicator

    slug = factory.Sequence(lambda n: f"rodiklis-{n}")
    name = factory.Sequence(lambda n: f"Rodiklis {n:04}")
    name_en = factory.Sequence(lambda n: f"Indicator {n:04}")
    unit = "vaikai"
    unit_en = "children"


class IndicatorValueFactory(ModelFactory):
    """A value of the whole country."""

    class Meta:
        model = progress.IndicatorValue

    indicator = factory.SubFactory(IndicatorFactory)
    period_on = dt.date(2016, 12, 31)
    value = Decimal(10)
    source = factory.SubFactory(SourceFactory)


class TargetFactory(ModelFactory):
    """A target of the whole country."""

    class Meta:
        model = progress.Target

    indicator = factory.SubFactory(IndicatorFactory)
    value = Decimal(0)
    due_on = dt.date(2020, 12, 31)
    source = factory.SubFactory(SourceFactory)


class MilestoneFactory(ModelFactory):
    class Meta:
        model = progress.Milestone

    kind = progress.Milestone.Kind.CHANGE
    dated_on = dt.date(2018, 7, 1)
    title = factory.Sequence(lambda n: f"Gairė {n:04}")
    title_en = factory.Sequence(lambda n: f"Milestone {n:04}")
    source = factory.SubFactory(SourceFactory)


class FactProposalFactory(ModelFactory):
    """A service proposed from a published event, that nobody has answered yet."""

    class Meta:
        model = progress.FactProposal

    event = factory.SubFactory(EventFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    kind = progress.FactProposal.Kind.SERVICE
    service = factory.SubFactory(ServiceTypeFactory)
    status = progress.ServiceProvision.Status.PERMANENT


class ImportedFileFactory(ModelFactory):
    """A file that was checked and not imported yet."""

    class Meta:
        model = progress.ImportedFile

    file = factory.django.FileField(filename="rodikliai.csv", data=b"rodiklis;teritorija;laikotarpis\n")
    name = "rodikliai.csv"
    digest = factory.Sequence(lambda n: f"{n:064x}")
    publisher = "Institucija"
    title = "Rodikliai"


# ---- portal: corrections


class ErrorReportFactory(ModelFactory):
    """A report about the list of events, that nobody has answered yet."""

    class Meta:
        model = corrections.ErrorReport

    page = "/renginiai/"
    subject = "Renginiai"
    subject_en = "Events"
    wrong = "Data ne ta."


class AnsweredReportFactory(ErrorReportFactory):
    """A report whose answer everybody may read."""

    state = corrections.ErrorReport.State.CORRECTED
    reported = "Data buvo ne ta."
    answer = "Įrašėme tikrąją datą."
    answered_at = factory.LazyFunction(timezone.now)


# ---- portal: following


class SubscriptionFactory(ModelFactory):
    """A confirmed subscription to all events, at once."""

    class Meta:
        model = following.Subscription

    email = factory.Sequence(lambda n: f"skaitytoja{n}@example.com")
    frequency = following.Subscription.Frequency.AT_ONCE
    language = "lt"
    confirmed_at = factory.LazyFunction(timezone.now)


class LetterFactory(ModelFactory):
    """A letter about an event that waits to be sent."""

    class Meta:
        model = following.Letter

    subscription = factory.SubFactory(SubscriptionFactory)
    kind = following.Letter.Kind.EVENT
    event = factory.SubFactory(EventFactory)
