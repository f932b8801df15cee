"""What the event form asks: the names of its fields, and of the rows that it repeats."""

from events.models import Participation

# Which of the form's sections a field stands in.
SECTIONS = {
    **dict.fromkeys(
        (
            *("kind", "title", "starts_on", "ends_on", "starts_at", "ends_at", "region", "is_nationwide"),
            *("host_municipality", "venue", "lead", "body", "services", "projects"),
        ),
        "kas-kada-kur",
    ),
    **dict.fromkeys(
        (
            *("headcount", "attendance_note", "guest_regions", "municipalities"),
            *("organisers", "participants", "groups"),
        ),
        "dalyviai",
    ),
    "presentations": "pranesimai",
    **dict.fromkeys(("has_no_commitments", "outcomes", "commitments"), "rezultatai"),
    "promises": "pazadeta",
    "agreements": "sutartys",
    **dict.fromkeys(("files", "photos"), "failai"),
    **dict.fromkeys(
        (
            *("source_url", "source_publisher", "source_title", "source_published_on", "correction_note"),
            # Which of the values that a press text proposed somebody has read and found right.
            "read",
        ),
        "saltinis",
    ),
}

# The rows of each kind and their fields.
ROWS = {
    "organisers": ("organisation", "organisation_kind", "role"),
    "participants": (
        *("name", "office", "organisation", "organisation_kind", "role", "is_public", "person"),
    ),
    "groups": ("sector", "count"),
    "presentations": ("topic", "speaker", "office", "organisation", "organisation_kind", "person"),
    "outcomes": (
        *("kind", "text", "theme", "services", "region", "municipality", "institution"),
        *("target_group", "raised_by"),
    ),
    "commitments": (
        *("text", "organisation", "organisation_kind", "municipality", "region", "services", "due"),
    ),
    "promises": ("status", "note"),
    "agreements": ("agreement", "ngo", "municipality", "kind", "place", "signatories"),
    "files": ("upload", "title", "visibility"),
    "photos": (
        *("upload", "caption", "alt", "credit", "has_consent", "shows_children", "children_note"),
        *("visibility",),
    ),
}
BASICS = tuple(name for name in SECTIONS if name not in ROWS)

# Without any of these a row says nothing.
SAYS_SOMETHING = {
    "organisers": ("organisation",),
    "participants": ("name", "office", "organisation"),
    "groups": ("sector", "count"),
    "presentations": ("topic", "speaker", "office", "organisation"),
    "outcomes": (
        *("text", "theme", "services", "region", "municipality", "institution"),
        *("target_group", "raised_by"),
    ),
    "commitments": ("text", "organisation", "municipality", "region", "services", "due"),
    "promises": ("status", "note"),
    "agreements": ("agreement", "ngo", "municipality", "place", "signatories"),
    "files": ("upload", "title"),
    "photos": ("upload", "caption", "alt", "credit", "children_note"),
}

# What a new row says before anybody has touched it.
DEFAULTS: dict[str, dict[str, str]] = {
    "organisers": {"role": Participation.Role.ORGANISER.value},
    "participants": {"role": Participation.Role.PARTICIPANT.value},
    "outcomes": {"kind": "problem"},
    "agreements": {"kind": "cooperation"},
    "files": {"visibility": "internal"},
    "photos": {"visibility": "internal"},
}

ORGANISER_ROLES = (Participation.Role.ORGANISER, Participation.Role.HOST)
# Who speaks at an event acts in public; everybody else is shown only when marked so.
PUBLIC_ROLES = (Participation.Role.MODERATOR, Participation.Role.WELCOME, Participation.Role.SPEAKER)
PARTICIPANT_ROLES = (*PUBLIC_ROLES, Participation.Role.PARTICIPANT, Participation.Role.GUEST)
