"""The map: regions, their municipalities, and the services that the catalogue knows."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.models.base import InEnglish, Recorded, sort_key
from municipalities.tracking import tracked
from municipalities.words import in_language


@tracked()
class Region(models.Model):
    """One of the 10 regions (counties) of Lithuania, in each of which a cluster carries the reform.

    Coordinates are degrees (WGS 84) of the seat. `outline` is the region's border as the `d` of an SVG path
    in the frame of the country's map, `municipalities.maps.COUNTRY_FRAME`.
    """

    code = models.CharField(_("ISO 3166-2 code"), max_length=5, unique=True)
    slug = models.SlugField(_("address"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60)
    stem = models.CharField(_("genitive"), max_length=40, help_text=_("As in „Šiaulių regionas“: Šiaulių."))
    locative = models.CharField(_("locative"), max_length=60)
    county = models.CharField(_("county"), max_length=60)
    county_en = models.CharField(_("county in English"), max_length=60)
    nuts3 = models.CharField(_("NUTS 3 code"), max_length=5, unique=True)
    seat = models.CharField(_("seat"), max_length=40)
    seat_locative = models.CharField(_("seat, locative"), max_length=40)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(_("year of the population"), null=True, blank=True)
    outline = models.TextField(_("outline"), blank=True)
    sort_key = sort_key()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ("sort_key",)
        constraints = (
            models.CheckConstraint(
                name="region_population_has_its_year",
                condition=Q(population__isnull=True) | Q(population_year__isnull=False),
                violation_error_message=_("A population has its year."),
            ),
        )

    def __str__(self) -> str:
        return in_language(self, "name")

    @property
    def stem_en(self) -> str:
        """What the region is called without the word, in English."""
        return self.name_en.removesuffix(" region")

    def get_absolute_url(self) -> str:
        """The region's page."""
        return reverse("region_detail", args=[self.slug])


@tracked()
class Municipality(models.Model):
    """One of the 60 municipalities (LAU 1), with every form of its name that texts use.

    Coordinates are degrees (WGS 84) of the seat; the centroid is of the municipality's own area, which for
    five districts lies outside their seat. `tile_row` and `tile_column` place it on the hexagonal tile map
    (odd rows shifted right by half a tile).
    """

    class Kind(models.TextChoices):
        """How the municipality is called: city, district, or plainly municipality."""

        CITY = "city", _("city municipality")
        DISTRICT = "district", _("district municipality")
        PLAIN = "municipality", _("municipality")

    code = models.CharField(_("ISO 3166-2 code"), max_length=5, unique=True)
    lau_code = models.CharField(_("LAU code"), max_length=2, unique=True)
    slug = models.SlugField(_("address"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    short_name = models.CharField(_("short name"), max_length=40)
    genitive = models.CharField(
        _("genitive"), max_length=60, help_text=_("As texts write it: „Molėtų rajono“.")
    )
    stem = models.CharField(_("stem"), max_length=40)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    region = models.ForeignKey(
        Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="municipalities"
    )
    seat = models.CharField(_("seat"), max_length=40)
    seat_genitive = models.CharField(_("seat, genitive"), max_length=40)
    seat_locative = models.CharField(_("seat, locative"), max_length=40)
    name_en = models.CharField(_("name in English"), max_length=80)
    aliases = ArrayField(
        models.CharField(max_length=80), verbose_name=_("other forms"), default=list, blank=True
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5)
    centroid_latitude = models.DecimalField(_("latitude of the centroid"), max_digits=8, decimal_places=5)
    centroid_longitude = models.DecimalField(_("longitude of the centroid"), max_digits=8, decimal_places=5)
    tile_row = models.PositiveSmallIntegerField(_("row on the tile map"))
    tile_column = models.PositiveSmallIntegerField(_("column on the tile map"))
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(_("year of the population"), null=True, blank=True)
    website = models.URLField(_("website"), blank=True)
    sort_key = sort_key()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ("sort_key",)
        constraints = (
            models.UniqueConstraint(
                name="municipality_has_its_own_tile",
                fields=["tile_row", "tile_column"],
                violation_error_message=_("Another municipality stands on this tile."),
            ),
            models.CheckConstraint(
                name="municipality_population_has_its_year",
                condition=Q(population__isnull=True) | Q(population_year__isnull=False),
                violation_error_message=_("A population has its year."),
            ),
        )

    def __str__(self) -> str:
        return in_language(self, "name")

    @property
    def short_name_en(self) -> str:
        """The short name in English."""
        return self.name_en.removesuffix(" Municipality")

    @property
    def genitive_en(self) -> str:
        """What Lithuanian puts into the genitive: English leaves it as it is."""
        return self.short_name_en

    @property
    def called(self) -> str:
        """The short name in the reader's language."""
        return in_language(self, "short_name")

    def get_absolute_url(self) -> str:
        """The municipality's page."""
        return reverse("municipality_detail", args=[self.slug])


@tracked()
class ServiceType(models.Model):
    """A community service that the reform builds, as the catalogue of services names it."""

    key = models.CharField(_("key"), max_length=60, unique=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    definition = models.TextField(_("definition"))
    definition_en = models.TextField(_("definition in English"))
    synonyms = ArrayField(
        models.CharField(max_length=120), verbose_name=_("synonyms"), default=list, blank=True
    )
    sort_key = sort_key()

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ("sort_key",)

    def __str__(self) -> str:
        name = in_language(self, "name")
        return name[:1].upper() + name[1:]

    def get_absolute_url(self) -> str:
        """The page that says where the service exists."""
        return reverse("progress:service_detail", args=[self.slug])


@tracked()
class Cluster(InEnglish, Recorded):
    """The network of one region's municipalities, institutions and organisations that carry the reform.

    Only what the record says stands here: a coordinator or members that no source names are left out.
    """

    IN_TWO_LANGUAGES = ("description",)

    region = models.OneToOneField(
        Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="cluster"
    )
    coordinator = models.ForeignKey(
        "municipalities.Organisation",
        verbose_name=_("coordinator"),
        on_delete=models.PROTECT,
        related_name="coordinated_clusters",
        null=True,
        blank=True,
    )
    description = models.TextField(_("description"), blank=True)
    members = models.ManyToManyField(
        "municipalities.Organisation",
        verbose_name=_("members"),
        through="municipalities.ClusterMember",
        related_name="clusters",
    )
    sources = models.ManyToManyField(
        "municipalities.Source", verbose_name=_("sources"), related_name="clusters", blank=True
    )

    class Meta(Recorded.Meta):
        verbose_name = _("cluster")
        verbose_name_plural = _("clusters")
        ordering = ("region__sort_key",)

    def __str__(self) -> str:
        return _("Cluster of %(region)s") % {"region": self.region}

    def get_absolute_url(self) -> str:
        """A cluster is shown on its region's page."""
        return self.region.get_absolute_url()


@tracked()
class ClusterMember(models.Model):
    """An organisation's place in a cluster, with the source that says so."""

    cluster = models.ForeignKey(
        Cluster, verbose_name=_("cluster"), on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        "municipalities.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="cluster_memberships",
    )
    source = models.ForeignKey(
        "municipalities.Source",
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="cluster_memberships",
    )

    class Meta:
        verbose_name = _("cluster member")
        verbose_name_plural = _("cluster members")
        ordering = ("organisation__sort_key",)
        constraints = (
            models.UniqueConstraint(
                name="cluster_member_stands_once",
                fields=["cluster", "organisation"],
                violation_error_message=_("This organisation is a member already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation)
