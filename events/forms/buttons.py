"""What the buttons of the event form do to its answers, for those who work without scripts."""

from typing import NamedTuple

from django.http import QueryDict

from events.forms.answers import MOST_ROWS, Answers, TooMuch, answers_from, new_key, said
from events.forms.kinds import DEFAULTS, ROWS, SECTIONS
from events.forms.register import Register

# A pasted list of people is split at whichever of these its lines have.
SEPARATORS = ("\t", ";", ",")
# The first field of a row, where whoever adds one goes on writing.
FIRST_FIELDS = {kind: fields[0] for kind, fields in ROWS.items()} | {
    "files": "title",
    "photos": "caption",
    "promises": "status",
}


def answers_posted(post: QueryDict) -> Answers:
    """Return what was posted, without the promises that are only listed and of which nothing was said."""
    answers = answers_from(post)
    for key in list(answers.get("promises", ())):
        names = [f"promises-{key}-{field}" for field in ROWS["promises"]]
        if not any(said(answers, name) for name in names):
            answers["promises"].remove(key)
            for name in names:
                answers.pop(name, None)
    return answers


class Press(NamedTuple):
    """A button that was pressed: what it does, to which kind of row, and to which row."""

    verb: str
    what: str = ""
    key: str = ""

    @classmethod
    def read(cls, text: str) -> "Press":
        """Read the button's value; one that nobody made saves, which never does harm."""
        verb, _colon, rest = text.partition(":")
        what, _colon, key = rest.partition(":")
        return cls(verb, what, key) if verb in VERBS else cls("save")


def press(button: Press, answers: Answers, post: QueryDict, register: Register) -> str:
    """Do to the answers what the button says, and return the id of where the person goes on."""
    do = VERBS[button.verb]
    return do(button, answers, post, register) if do else ""


# ---- Rows


def add_row(kind: str, answers: Answers, /, **values: str) -> str:
    """Add a row that says this, and return its key."""
    keys = answers.setdefault(kind, [])
    if len(keys) >= MOST_ROWS:
        raise TooMuch
    key = new_key()
    keys.append(key)
    for name, value in (DEFAULTS.get(kind, {}) | values).items():
        answers[f"{kind}-{key}-{name}"] = [value]
    return key


def first_field(kind: str, key: str) -> str:
    """Return the id of the field of a row where writing begins."""
    return f"id_{kind}-{key}-{FIRST_FIELDS[kind]}"


def _add(button: Press, answers: Answers, _post: QueryDict, _register: Register) -> str:
    if button.what not in ADDED_BY_HAND:
        return ""
    return first_field(button.what, add_row(button.what, answers))


def _remove(button: Press, answers: Answers, _post: QueryDict, _register: Register) -> str:
    kind, key = button.what, button.key
    if key not in answers.get(kind, ()):
        return ""
    answers[kind].remove(key)
    for name in ROWS[kind]:
        answers.pop(f"{kind}-{key}-{name}", None)
    return f"skiltis-{SECTIONS[kind]}"


def _move(button: Press, answers: Answers, _post: QueryDict, _register: Register) -> str:
    kind, key, keys = button.what, button.key, answers.get(button.what, [])
    if kind not in ROWS or key not in keys:
        return ""
    place = keys.index(key)
    other = place + (-1 if button.verb == "up" else 1)
    if 0 <= other < len(keys):
        keys[place], keys[other] = keys[other], keys[place]
    return f"{kind}-{key}"


# ---- Many at once


def people_in(text: str, register: Register) -> list[dict[str, str]]:
    """Read a list of people, one per line: full name, office, institution."""
    lines = [line for line in text.splitlines() if line.strip(" \t,;•·-–")]
    if len(lines) > MOST_ROWS:
        raise TooMuch
    return [_person(line, register) for line in lines]


def _person(line: str, register: Register) -> dict[str, str]:
    separator = next((mark for mark in SEPARATORS if mark in line), ",")
    parts = [" ".join(part.split()) for part in line.split(separator)]
    name, *rest = [part.lstrip("•·").strip() for part in parts if part] or [""]
    if not rest and register.find_organisation(name):
        return {"organisation": _known(name, register)}
    organisation = ""
    if len(rest) > 1 or (rest and register.find_organisation(rest[0])):
        organisation = _known(rest.pop(), register)
    return {"name": name, "office": ", ".join(rest), "organisation": organisation}


def _known(name: str, register: Register) -> str:
    """The name as the register writes it, where it has the organisation; otherwise as it is typed."""
    pk = register.find_organisation(name)
    return register.organisations[pk].name if pk else name


def _paste(button: Press, answers: Answers, post: QueryDict, register: Register) -> str:
    if button.what != "participants":
        return ""
    text = post.get("pasted_participants", "")
    keys = [add_row("participants", answers, **person) for person in people_in(text, register)]
    return first_field("participants", keys[0]) if keys else "id_pasted_participants"


def _institutions(_button: Press, answers: Answers, post: QueryDict, register: Register) -> str:
    chosen = {text for text in post.getlist("new_institutions") if text}
    names = [row.name for pk, row in register.institutions.items() if str(pk) in chosen]
    keys = [add_row("participants", answers, organisation=name) for name in names]
    return first_field("participants", keys[0]) if keys else "skiltis-dalyviai"


def _region(button: Press, answers: Answers, _post: QueryDict, register: Register) -> str:
    ticked = said(answers, "municipalities")
    ours = [str(pk) for pk, row in register.municipalities.items() if str(row.region_id) == button.what]
    answers["municipalities"] = list(dict.fromkeys(ticked + ours))
    return f"regionas-{button.what}" if ours else ""


def _save(button: Press, _answers: Answers, _post: QueryDict, _register: Register) -> str:
    return f"skiltis-{button.what}" if button.what in SECTIONS.values() else ""


# Rows that a button adds; files come with their own fields, promises with the region.
ADDED_BY_HAND = (
    "organisers",
    "participants",
    "groups",
    "presentations",
    "outcomes",
    "commitments",
    "agreements",
)
VERBS = {
    "save": _save,
    "check": None,
    "add": _add,
    "remove": _remove,
    "up": _move,
    "down": _move,
    "paste": _paste,
    "institutions": _institutions,
    "region": _region,
    # What is done with the proposals of a press text: events/forms/proposed.py.
    "agree": None,
    "clear": None,
    "role": None,
}
