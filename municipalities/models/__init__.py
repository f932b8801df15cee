"""Territory and who works in it."""

from municipalities.models.agreements import Agreement, Signatory
from municipalities.models.base import InEnglish, Origin, Recorded, folded_words
from municipalities.models.organisations import CareInstitution, HeadCount, Organisation, Person, Seat
from municipalities.models.projects import FundingProject
from municipalities.models.sources import Claim, Source
from municipalities.models.territory import Cluster, ClusterMember, Municipality, Region, ServiceType

__all__ = [
    "Agreement",
    "CareInstitution",
    "Claim",
    "Cluster",
    "ClusterMember",
    "FundingProject",
    "HeadCount",
    "InEnglish",
    "Municipality",
    "Organisation",
    "Origin",
    "Person",
    "Recorded",
    "Region",
    "Seat",
    "ServiceType",
    "Signatory",
    "Source",
    "folded_words",
]
