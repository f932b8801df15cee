import pghistory
import pytest

from portal.record.loading import load_record
from progress.models import ServiceProvision

pytestmark = pytest.mark.django_db


def clear_one(channel):
    """Delete a fact of the record as a page or a command does; return its key."""
    provision = ServiceProvision.objects.filter(origin="record").earliest("pk")
    with pghistory.context(channel=channel, place="here"):
        provision.delete()
    return provision.record_key


def test_fact_cleared_on_a_page_does_not_come_back(record):
    key = clear_one("page")

    tallies = load_record()

    assert not ServiceProvision.objects.filter(record_key=key).exists()
    assert [tally.kept for tally in tallies if tally.kept] == [[key]]


def test_fact_deleted_by_a_command_comes_back(record):
    key = clear_one("command")

    load_record()

    assert ServiceProvision.objects.filter(record_key=key).exists()


def test_fact_cleared_and_undone_belongs_to_the_record_again(record):
    provision = ServiceProvision.objects.filter(origin="record").earliest("pk")
    with pghistory.context(channel="page", place="here"):
        ServiceProvision.objects.filter(pk=provision.pk).delete()
        provision.save(force_insert=True)

    tallies = load_record()

    assert [tally.kept for tally in tallies if tally.kept] == []
    assert ServiceProvision.objects.filter(record_key=provision.record_key).exists()
