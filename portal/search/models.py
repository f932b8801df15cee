"""What can be searched: a row for each public thing, kept by the database itself.

`docs/decisions/0014-the-database-keeps-what-is-searched.md` says how.
"""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models import Func
from django.utils.translation import gettext_lazy as _

# The text search configuration: letters without diacritics, then the Lithuanian stemmer.
CONFIG = "search_lithuanian"


def vector(*columns: str, function: str) -> Any:
    """Return a generated column: the words of the columns, as the database's function cuts them."""
    return models.GeneratedField(
        expression=Func(*columns, function=function), output_field=SearchVectorField(), db_persist=True
    )


class EntryQuerySet(models.QuerySet["Entry"]):
    """The words for asking what is found."""

    def with_words(self, query: SearchQuery) -> "EntryQuerySet":
        """Those in which the query finds its words anywhere."""
        return self.filter(words=query)

    def with_names(self, query: SearchQuery) -> "EntryQuerySet":
        """Those in whose title or names it finds them."""
        return self.filter(name_words=query)

    def latest_first(self) -> "EntryQuerySet":
        """What has no date, as a municipality, before the latest that has one."""
        return self.order_by(models.F("dated_on").desc(nulls_first=True), "pk")


class Entry(models.Model):
    """One thing of the public record as search sees it; what a person may not see has none.

    Triggers keep it, so nothing here is ever written by hand. `title_en` and `text_en` are empty where there
    is no English. `names` are the places, people and bodies that belong to it.
    """

    class Kind(models.TextChoices):
        """What was found."""

        EVENT = "event", _("Events")
        MUNICIPALITY = "municipality", _("Municipalities")
        REGION = "region", _("Regions")
        INSTITUTION = "institution", _("Care institutions")
        ORGANISATION = "organisation", _("Organisations")
        AGREEMENT = "agreement", _("Agreements")
        SERVICE = "service", _("Services")
        COMMITMENT = "commitment", _("Commitments")

    # The kinds of which there may be a hundred thousand.
    DATED: ClassVar[tuple[str, ...]] = (Kind.EVENT, Kind.COMMITMENT)

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    object_id = models.BigIntegerField(_("number of what was found"))
    dated_on = models.DateField(_("date"), null=True)
    regions = ArrayField(models.BigIntegerField(), verbose_name=_("regions"), default=list)
    title = models.TextField(_("title"))
    title_en = models.TextField(_("title in English"))
    names = models.TextField(_("names"))
    text = models.TextField(_("text"))
    text_en = models.TextField(_("text in English"))
    name_words = vector("title", "title_en", "names", function="search_name_words")
    words = vector("title", "title_en", "names", "text", "text_en", function="search_words")

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("searchable thing")
        verbose_name_plural = _("searchable things")
        default_permissions = ()
        indexes = (
            GinIndex("words", name="search_entry_words"),
            GinIndex("name_words", name="search_entry_name_words"),
            GinIndex(
                fields=["name_words"],
                name="search_entry_names_of_the_few",
                condition=~models.Q(kind__in=("event", "commitment")),
            ),
            models.Index(models.F("dated_on").desc(nulls_first=True), "id", name="search_entry_latest_first"),
        )
        constraints = (
            models.UniqueConstraint(
                name="search_entry_stands_once",
                fields=["kind", "object_id"],
                violation_error_message=_("This is searched already."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Word(models.Model):
    """A word that stands in something searchable: what a misspelt word may have meant."""

    word = models.TextField(_("word"))
    folded = models.TextField(_("without diacritics"))

    class Meta:
        verbose_name = _("searchable word")
        verbose_name_plural = _("searchable words")
        default_permissions = ()
        indexes = (
            models.Index(fields=["word"], name="search_word_word"),
            GinIndex(OpClass("folded", "gin_trgm_ops"), name="search_word_folded"),
        )

    def __str__(self) -> str:
        return self.word
