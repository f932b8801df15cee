"""Each kind of row: what its fields mean, and what publishing asks of them."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.forms.basics import date_typed, read_count
from events.forms.kinds import ORGANISER_ROLES, PARTICIPANT_ROLES, PUBLIC_ROLES
from events.forms.rows import Complaint, NewPerson, RowForm
from events.models import AttendanceGroup, Commitment, Outcome, Upload, Visibility
from municipalities.listing import fold
from municipalities.models import Agreement, Organisation
from municipalities.partial_dates import PartialDate

LONGEST_TEXT = 10_000
MOST_SIGNATORIES = 50


class OrganiserRow(RowForm):
    """An organisation that held or hosted the event."""

    kind = "organisers"

    def readers(self) -> dict[str, Any]:
        """How each field is read."""
        return {"organisation": self.read_organisation, "role": self.read_choice(ORGANISER_ROLES)}

    def missing(self) -> Iterator[Complaint]:
        """Ask who it was."""
        if not self.cleaned.get("organisation"):
            yield "organisation", self.in_row(_("write the organisation"))
        yield from self.organisation_missing()

    def warnings(self) -> Iterator[Complaint]:
        """Point at organisations that look alike."""
        yield from self.organisation_warnings()


class ParticipantRow(RowForm):
    """A person, an organisation, or a person for an organisation."""

    kind = "participants"

    def readers(self) -> dict[str, Any]:
        """How each field is read."""
        return {
            "organisation": self.read_organisation,
            "name": self.read_person,
            "office": self.read_line(200),
            "role": self.read_choice(PARTICIPANT_ROLES),
            "is_public": self.read_publicity,
        }

    def read_publicity(self, field: str) -> bool:
        """Whether the public sees the row: whoever speaks at an event does so in public."""
        return self.read_tick(field) or self.text("role") in PUBLIC_ROLES

    def missing(self) -> Iterator[Complaint]:
        """Ask who it was."""
        if not self.cleaned.get("name") and not self.cleaned.get("organisation"):
            yield "name", self.in_row(_("write the person, the organisation or both"))
        yield from self.organisation_missing()

    def warnings(self) -> Iterator[Complaint]:
        """Point at organisations and people who may be known already."""
        yield from self.organisation_warnings()
        yield from self.person_warnings("name")


class GroupRow(RowForm):
    """How many came from one sector."""

    kind = "groups"

    def readers(self) -> dict[str, Any]:
        """How each field is read."""
        return {"sector": self.read_choice(AttendanceGroup.Sector.values), "count": self.read_count}

    def read_count(self, field: str) -> int | None:
        """Return how many came, if anybody counted."""
        text = "".join(self.text(field).split())
        return read_count(text) if text else None

    def missing(self) -> Iterator[Complaint]:
        """Ask from which sector they were."""
        if not self.cleaned.get("sector"):
            yield "sector", self.in_row(_("choose the sector"))


class PresentationRow(RowForm):
    """Who spoke about what."""

    kind = "presentations"

    def readers(self) -> dict[str, Any]:
        """How each field is read."""
        return {
            "topic": self.read_line(300),
            "organisation": self.read_organisation,
            "speaker": self.read_person,
            "office": self.read_line(200),
        }

    @property
    def stored_person(self) -> Any:
        """The speaker whom the event's own row names."""
        return getattr(self.stored, "speaker", None)

    def missing(self) -> Iterator[Complaint]:
        """Ask what it was about."""
        if "topic" not in self.errors and not self.cleaned.get("topic"):
            yield "topic", self.in_row(_("write what the presentation was about"))
        yield from self.organisation_missing()

    def warnings(self) -> Iterator[Complaint]:
        """Point at organisations and people who may be known already."""
        yield from self.organisation_warnings()
        yield from self.person_warnings("speaker")


class OutcomeRow(RowForm):
    """A good practice, a problem, a need or a conclusion."""

    kind = "outcomes"

    def readers(self) -> dict[str, Any]:
        """How each field is read."""
        return {
            "kind": self.read_choice(Outcome.Kind.values),
            "text": self.read_text(LONGEST_TEXT),
            "theme": self.read_choice(Outcome.Theme.values),
            "services": self.read_keys(lambda: self.register.services),
            "region": self.read_key(lambda: self.register.regions),
            "municipality": self.read_key(lambda: self.register.municipalities),
            "institution": self.read_key(lambda: self.register.institutions_or(self.stored)),
            "target_group": self.read_line(200),
            "raised_by": self.read_line(200),
        }

    def missing(self) -> Iterator[Complaint]:
        """Ask what came of the event."""
        if "text" not in self.errors and not self.cleaned.get("text"):
            yield "text", self.in_row(_("write what came of the event"))


class CommitmentRow(RowForm):
    """Who promised what by when."""

    kind = "commitments"

    def readers(self) -> dict[str, Any]:
        """How each field is read."""
        return {
            "text": self.read_text(LONGEST_TEXT),
            "organisation": self.read_organisation,
            "municipality": self.read_key(lambda: self.register.municipalities),
            "region": self.read_key(lambda: self.register.regions),
            "services": self.read_keys(lambda: self.register.services),
            "due": self.read_due,
        }

    def read_due(self, field: str) -> PartialDate | None:
        """Return the date; one that stands already keeps all that is known of it."""
        text = self.text(field)
        if not text:
            return None
        stands = self.stored.due if self.stored else None
        return stands if stands and stands.isoformat() == text else date_typed(text)

    @property
    def stored_organisation(self) -> Organisation | None:
        """The organisation that promised, as the event's own row names it."""
        return self.stored.responsible_organisation if self.stored else None

    def missing(self) -> Iterator[Complaint]:
        """Ask what was promised, and by whom."""
        if "text" not in self.errors and not self.cleaned.get("text"):
            yield "text", self.in_row(_("write what was promised"))
        names = ("organisation", "municipality", "region")
        if not any(self.cleaned.get(name) or name in self.errors for name in names):
            yield "organisation", _("Row %(number)d: say who made the commitment") % {"number": self.number}
        yield from self.organisation_missing()

    def warnings(self) -> Iterator[Complaint]:
        """Point at organisations that look alike."""
        yield from self.organisation_warnings()


class AgreementRow(RowForm):
    """An agreement signed at the event: one that stands in the register, or a new one."""

    kind = "agreements"
    # Those whose signatures stand already, by the folded name.
    signed_before: dict[str, int] = {}

    def readers(self) -> dict[str, Any]:
        """How each field is read."""
        return {
            "agreement": self.read_agreement,
            "ngo": self.read_ngo,
            "municipality": self.read_key(lambda: self.register.municipalities),
            "kind": self.read_choice(Agreement.Kind.values),
            "place": self.read_line(200),
            "signatories": self.read_signatories,
        }

    def read_agreement(self, field: str) -> int | None:
        """Return the agreement that stands behind the row, or that was chosen."""
        text = self.text(field)
        return key_of(self.stored) or (
            self.read_key(lambda: self.register.agreements)(field) if text else None
        )

    def read_ngo(self, field: str) -> int | None:
        """Return the organisation that signed for the non-governmental side."""
        name = self.read_line(200)(field)
        if not name:
            return None
        found = self.register.find_organisation(name)
        if not found:
            raise ValidationError(_("The register does not have this organisation. Choose from the list"))
        return found

    def read_signatories(self, field: str) -> list[tuple[int | NewPerson, str, str]]:
        """Return who signed: the person, the office, and what was typed of the organisation."""
        lines = [line for line in self.read_text(LONGEST_TEXT)(field).splitlines() if line.strip()]
        if len(lines) > MOST_SIGNATORIES:
            raise ValidationError(_("At most %(limit)d people sign") % {"limit": MOST_SIGNATORIES})
        signed = [_signatory(line) for line in lines]
        return [(self.signed_before.get(fold(who.name), who), *rest) for who, *rest in signed]  # type: ignore[misc]

    def missing(self) -> Iterator[Complaint]:
        """Ask for both sides of a new agreement."""
        data = self.cleaned
        if self.errors or data.get("agreement"):
            return
        if not data.get("ngo"):
            yield "ngo", self.in_row(_("choose the agreement, or write the NGO of a new one"))
        if not data.get("municipality"):
            yield "municipality", self.in_row(_("choose the municipality of the agreement"))


def _signatory(line: str) -> tuple[NewPerson, str, str]:
    name, *rest = [part.strip() for part in line.split(",")]
    if len(name) > 120 or not name:  # noqa: PLR2004 - as the column has it
        raise ValidationError(_("Write one signatory a line: full name, office, organisation"))
    office = ", ".join(part for part in rest if part)
    if len(office) > 200:  # noqa: PLR2004 - as the column has it
        raise ValidationError(_("Write one signatory a line: full name, office, organisation"))
    return NewPerson(" ".join(name.split())), office, rest[-1] if rest else ""


def key_of(row: Any) -> int | None:
    """Return the row's key, if there is a row."""
    return int(row.pk) if row else None


class FileRow(RowForm):
    """A document. `upload` is the file that waits to become one."""

    kind = "files"
    upload: Upload | None = None

    def readers(self) -> dict[str, Any]:
        """How each field is read."""
        return {"title": self.read_line(200), "visibility": self.read_choice(Visibility.values)}

    @property
    def file_name(self) -> str:
        """What the file is called."""
        return self.upload.name if self.upload else self.text("title")

    def missing(self) -> Iterator[Complaint]:
        """Ask for the file itself."""
        if not self.stored and not self.upload:
            yield "upload", self.in_row(_("the file has not come: upload it again or remove the row"))


class PhotoRow(RowForm):
    """A picture. Nobody sees it before those in it have agreed."""

    kind = "photos"
    upload: Upload | None = None

    def readers(self) -> dict[str, Any]:
        """How each field is read."""
        return {
            "caption": self.read_line(300),
            "alt": self.read_line(300),
            "credit": self.read_line(200),
            "has_consent": self.read_tick,
            "shows_children": self.read_tick,
            "children_note": self.read_line(300),
            "visibility": self.read_choice(Visibility.values),
        }

    @cached_property
    def file_name(self) -> str:
        """What the picture is called: as it came, without the ending, or by its caption."""
        if self.upload:
            return self.upload.name.rpartition(".")[0] or self.upload.name
        return self.text("caption") or self.text("alt") or str(self.number)

    def missing(self) -> Iterator[Complaint]:
        """Ask for the picture, and for all that makes it fit for the public."""
        if not self.stored and not self.upload:
            yield "upload", self.in_row(_("the file has not come: upload it again or remove the row"))
        data, name = self.cleaned, {"name": self.file_name}
        if data.get("visibility") != Visibility.PUBLIC:
            return
        if not data.get("caption") and "caption" not in self.errors:
            yield "caption", _("Write a caption for the photo “%(name)s”") % name
        if not data.get("alt") and "alt" not in self.errors:
            yield "alt", _("Describe what is in the photo “%(name)s”") % name
        if not data.get("has_consent"):
            yield (
                "has_consent",
                _("Confirm that the people in the photo know that it will be published"),
            )
        if (
            data.get("shows_children")
            and not data.get("children_note")
            and "children_note" not in self.errors
        ):
            yield "children_note", _("Write who agreed for the children in the photo “%(name)s”") % name


class PromiseRow(RowForm):
    """What was reported here about a promise made before. `stored` is the report, once there is one."""

    kind = "promises"
    commitment: Commitment

    def readers(self) -> dict[str, Any]:
        """How each field is read."""
        return {
            "status": self.read_choice(Commitment.Status.values),
            "note": self.read_text(LONGEST_TEXT),
        }

    @property
    def is_said(self) -> bool:
        """Whether something is reported: that a promise is still open, without a word, is no news."""
        return bool(self.text("note")) or self.text("status") not in ("", Commitment.Status.OPEN)

    def missing(self) -> Iterator[Complaint]:
        """Ask for the status and the words of a report."""
        if not self.is_said:
            return
        if not self.cleaned.get("status") and "status" not in self.errors:
            yield "status", _("Choose what has become of the promise")
        if not self.cleaned.get("note") and "note" not in self.errors:
            yield "note", _("Write what was reported about the promise")


ROW_FORMS: dict[str, type[RowForm]] = {
    form.kind: form
    for form in (
        *(OrganiserRow, ParticipantRow, GroupRow, PresentationRow, OutcomeRow, CommitmentRow),
        *(AgreementRow, FileRow, PhotoRow),
    )
}
