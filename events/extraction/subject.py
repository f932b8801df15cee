"""Whether a text is about the reform of institutional care: other news of children and of welfare are not."""

import re

from events.extraction.proposals import Span
from events.extraction.text import fold

# One of these is enough.
_STRONG = re.compile(
    r"institucinės globos|deinstitucionaliz\w+|globos (?:sistemos )?pertvark\w+|globos ir įvaikinimo"
    r" sistem\w+|pertvarkos (?:klaster|proces|projekt|ekspert)\w*"
    r"|pertvarkom\w+ (?:globos )?(?:įstaig|nam)\w+|nuo institucinės|pertvarkant (?:vaikų|vaiko|instituc"
    r"|socialin)\w*|(?:globos|socialin\w+) (?:nam|įstaig)\w+ pertvark\w+"
    r"|pereiti prie (?:šeim|bendruomen)\w+|bendruomenin\w+ paslaug\w+|paslaug\w+ (?:\w+ ){0,5}"
    r"bendruomenė\w+|šeimoje ir bendruomenėje|bendruomenėje ir šeimoje"
    r"|budin\w+ (?:globoto|globėj)\w+|socialin\w+ globėj\w+|globos nam\w+ (?:uždar|pertvark)\w+|grupinio"
    r" gyvenimo nam\w+|savarankiško gyvenimo nam\w+"
    r"|apsaugot\w+ būst\w+|lydim\w+ būst\w+|palydim\w+ glob\w+|atokvėp\w+|bendruomenini\w+ (?:vaikų globos"
    r" )?nam\w+|globos centr\w+|vaikų globos reform\w+"
)
# Two of these.
_WEAK = (
    re.compile(r"pertvark\w+"),
    re.compile(r"vaikų globos|vaiko globos|globos namuose|globos nam\w+"),
    re.compile(r"neįgal\w+|negali[aąos]\w*"),
    re.compile(r"glob(?:ėj|otoj)\w+"),
    re.compile(r"socialin\w+ paslaug\w+|socialinių paslaugų plan\w+"),
    re.compile(r"vaiko (?:gerovės|teisių)|vaikų (?:gerovės|teisių)"),
    re.compile(
        r"asmenini\w+ asistent\w+|atvejo vadyb\w+|vaikų dienos centr\w+|integral\w+ pagalb\w+|socialin\w+"
        r" dirbtuv\w+|dienos (?:socialin\w+ )?(?:užimtum|glob)\w+"
    ),
    re.compile(r"klaster\w+"),
    re.compile(r"įvaikin\w+|įtėvi\w+"),
    re.compile(r"socialinės apsaugos"),
)
# A council that sits and decides holds a meeting of its own sort.
_COUNCIL = re.compile(
    r"(?<!\w)savivaldybės taryba (?:patvirtino|pritarė|nusprendė|priėmė)|(?<!\w)(?:savivaldybės|rajono"
    r"|miesto) tarybos posėd\w+"
)
# To meet families or to sign an agreement is about the reform where children or people with disabilities are.
_OF_FAMILIES = re.compile(r"(?<!\w)(?:vaik\w+|šeim\w+|globos|neįgal\w+|negali\w+)(?!\w)")
_ENOUGH, _HEAD = 2, 250


def is_of_the_reform(text: str, extent: tuple[Span, ...], kind: str = "") -> bool:
    """Whether these parts of a text speak of the reform or of the services that take the place of homes."""
    if extent and _COUNCIL.search(fold(text[extent[0].start : min(extent[-1].end, extent[0].start + _HEAD)])):
        return False
    said = " ".join(fold(text[part.start : part.end]) for part in extent)
    if _STRONG.search(said):
        return True
    if kind in {"family_meeting", "signing"} and _OF_FAMILIES.search(said):
        return True
    return sum(pattern.search(said) is not None for pattern in _WEAK) >= _ENOUGH
