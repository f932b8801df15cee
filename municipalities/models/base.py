"""What several nouns share: where a row comes from, and how names are put in order."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """Where a row comes from: the public record, this portal's own users, or a generator."""

    RECORD = "record", _("public record")
    PORTAL = "portal", _("entered in the portal")
    SAMPLE = "sample", _("sample, not real")


class Recorded(models.Model):
    """A row that says where it comes from.

    A row of the public record or of the sample has a key that stays the same at every load, so that loading
    again changes it in place.
    """

    origin = models.CharField(
        _("origin"), max_length=6, choices=Origin, default=Origin.PORTAL, editable=False, db_index=True
    )
    record_key = models.CharField(_("key in the record"), max_length=80, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(
                name="%(class)s_record_key_is_unique",
                fields=["origin", "record_key"],
                condition=~Q(record_key=""),
                violation_error_message=_("Another row has this key in the record."),
            ),
        )

    def become_our_own(self) -> bool:
        """Say that a row of the public record was changed here; return whether it was one, to be saved.

        Loading the record again leaves it alone from now on.
        """
        was_of_the_record = self.origin == Origin.RECORD
        if was_of_the_record:
            self.origin = Origin.PORTAL
        return was_of_the_record

    @property
    def is_sample(self) -> bool:
        """Whether a generator made the row: shown on every page that shows the row."""
        return self.origin == Origin.SAMPLE

    @property
    def is_of_the_record(self) -> bool:
        """Whether the public record has the row, be it changed in the portal since."""
        return bool(self.record_key) and self.origin != Origin.SAMPLE


class InEnglish(models.Model):
    """A row whose texts may stand in English beside the Lithuanian.

    `english` holds for a column the English `text`, and the Lithuanian text `of` which it is a version: where
    the Lithuanian has changed since, the English is still shown, and listed as one to look at again.
    """

    # The columns that may have an English version, in the order in which they are translated.
    IN_TWO_LANGUAGES: ClassVar[tuple[str, ...]] = ()

    english = models.JSONField(_("in English"), default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    def in_english(self, column: str) -> str:
        """The column's text in English; empty where nobody has written it, or there is nothing to say."""
        # What was taken out in Lithuanian is not to be read in English either.
        return str(self.english.get(column, {}).get("text", "")) if getattr(self, column) else ""

    def say_in_english(self, column: str, text: str) -> None:
        """Put the English text beside the column's present one, to be saved; an empty text takes it away."""
        if column not in self.IN_TWO_LANGUAGES:
            raise ValueError(column)
        self.english.pop(column, None)
        if text:
            self.english[column] = {"text": text, "of": getattr(self, column)}

    @property
    def lacking_english(self) -> list[str]:
        """The columns that say something in Lithuanian only."""
        return [name for name in self.IN_TWO_LANGUAGES if getattr(self, name) and not self.in_english(name)]

    @property
    def outdated_english(self) -> list[str]:
        """The columns whose Lithuanian text has changed since it was put into English."""
        return [
            name
            for name in self.IN_TWO_LANGUAGES
            if self.in_english(name) and self.english[name]["of"] != getattr(self, name)
        ]


def sort_key(column: str = "name") -> Any:
    """Return a generated column that puts `column` in Lithuanian alphabetical order on every PostgreSQL."""
    return models.GeneratedField(
        expression=Func(F(column), function="lithuanian_sort_key"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
        editable=False,
    )


def folded_words(column: str = "text") -> Any:
    """Return a generated column that a list searches: `column` in lower case without diacritics."""
    return models.GeneratedField(
        expression=Func(column, function="fold_lithuanian"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
        editable=False,
    )
