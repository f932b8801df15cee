"""Bringing a file of figures, looking through it, importing it."""

import datetime as dt
import io
import json
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from municipalities.models import Source
from progress.models import ImportedFile, IndicatorValue
from tests.factories import (
    AdministratorFactory,
    ExpertMembershipFactory,
    ImportedFileFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    OfficialMembershipFactory,
    RegionFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db
HEADER = "rodiklis;teritorija;laikotarpis;reikšmė\n"
SAID = {"publisher": "Statistikos tarnyba", "title": "Vaikai institucijose"}


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def place():
    return MunicipalityFactory(name="Alytaus miesto savivaldybė")


@pytest.fixture
def indicator():
    return IndicatorFactory(name="Vaikai institucijose")


@pytest.fixture
def desk(client, place):
    """The browser of the region's expert."""
    client.force_login(ExpertMembershipFactory(region=place.region).user)
    return client


def send(client, text, *, name="rodikliai.csv", **said):
    """Bring a file; return the answer."""
    content = text if isinstance(text, bytes) else (HEADER + text).encode()
    return client.post(
        reverse("progress:import_list"), SAID | said | {"file": SimpleUploadedFile(name, content)}
    )


def bring(client, text, **more):
    """Bring a file that is taken; return its row."""
    response = send(client, text, **more)
    assert response.status_code == 302
    return ImportedFile.objects.get(key=response.url.rstrip("/").rpartition("/")[2])


def apply(client, file):
    return client.post(reverse("progress:import_apply", args=[file.key]))


def test_a_file_is_looked_through_and_imported_whole(desk, place, indicator):
    file = bring(desk, "Vaikai institucijose;Alytaus miesto savivaldybe;2016-12-31;1 234\n", published="2017-03-28")
    preview = desk.get(file.get_absolute_url())

    assert [verdict.outcome.value for verdict in preview.context["page"]] == ["added"]
    assert not IndicatorValue.objects.exists()

    response = apply(desk, file)

    file.refresh_from_db()
    value = IndicatorValue.objects.get()
    assert response.url == file.get_absolute_url()
    assert (value.indicator, value.municipality, value.value) == (indicator, place, Decimal(1234))
    assert (value.period.isoformat(), value.is_in_use, value.source) == ("2016-12-31", True, file.source)
    assert (file.source.publisher, file.source.title) == (SAID["publisher"], SAID["title"])
    assert file.source.published.isoformat() == "2017-03-28"
    assert (file.added, file.changed, file.unchanged) == (1, 0, 0)
    assert "Failas importuotas" in desk.get(file.get_absolute_url()).text
