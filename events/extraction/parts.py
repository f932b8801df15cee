"""What somebody did at an event, by the verbs around the name: spoke, signed, welcomed, was given a prize."""

import re
from collections.abc import Sequence

from events.extraction.proposals import Span
from events.extraction.text import fold

# Of two parts the first is kept.
ORDER = ("signatory", "awardee", "moderator", "welcome", "organiser", "speaker", "participant", "mentioned")

_CUES = (
    ("signatory", r"pasiraš(?:ė|o|yta|ytas|ydami|ant|ius)\b|sutartį pasirašė|parašus (?:padėjo|dėjo)"),
    (
        "awardee",
        (
            r"apdovanot\w+|apdovanojim\w+ (?:įteikt|skirt|teikt|bus)\w*|pagerbt\w+|įteikt\w+|padėk(?:a"
            r"|os) (?:įteikt|skirt)\w+"
            r"|laureat\w+|premij\w+ skirt\w+|tapo nugalėtoj\w+|apdovanojimais|apdovanojimą gavo"
        ),
    ),
    (
        "moderator",
        (
            r"moderavo|moderuoja|moderuos|moderavus\w*|moderatori\w+|moderuojam\w+"
            r"|(?:diskusij|susitikim|rengin|pokalb|konferencij)\w* (?:ved(?:ė|a)|vadovavo)|vedė (?:diskusij"
            r"|rengin|susitikim|pokalb|konferencij)\w*"
        ),
    ),
    (
        "welcome",
        (
            r"pasveikin\w+|sveikin(?:o|a|dam\w+|ant)|sveikinim\w+ (?:žod\w+|kalb\w+)|(?:įžang\w+"
            r"|sveikinam\w+) žod\w+"
            r"|atidar(?:ė|o|ydam\w+)|palinkėjo|tarė (?:sveikinim|įžang)\w+|pasveikinus"
        ),
    ),
    (
        "organiser",
        r"organizatori\w+|rengėj\w+|surengė|suorganizavo|organizavo|iniciavo|inicijavo|sukvietė|pakvietė",
    ),
    (
        "speaker",
        (
            r"kalbėj(?:o|osi|ęs|usi)|kalb(?:a|ėdam\w+)|sak(?:ė|o|ydam\w+)|teig(?:ė|ia)|pristat(?:ė|o|ydam\w+"
            r"|ęs|iusi|yta)"
            r"|pa(?:si)?dali(?:j|n)o|dalij(?:osi|asi)|dalinosi|skait(?:ė|o|ys) pranešim\w+"
            r"|pranešim\w+ (?:skait(?:ė|o|ys)|perskaitė)"
            r"|skait(?:ė|o)|perskaitė|supažindino|apžvelg(?:ė|ia)|apibendrin(?:o|dam\w+)|akcentavo"
            r"|pabrėž(?:ė|ia)|atkreipė"
            r"|pa(?:si)?pasakoj?o|pasakoj(?:o|a)|papasakojo|pastebėj(?:o|usi|ęs)|pažymėjo|komentav(?:o)"
            r"|aiškin(?:o|a)|paaiškino"
            r"|primin(?:ė|usi)|pasidžiaug(?:ė|usi\w*)|džiaugėsi|nuogąstavo|apgailestavo|tvirtin(?:o|a)"
            r"|atvirav(?:o)|pridūrė|pridėjo"
            r"|siūl(?:ė|o)|pasiūlė|ragin(?:o|a)|paragino|kviet(?:ė)|įvardij?o|išdėstė|aptarė|analizavo"
            r"|atsakė|svarstė"
            r"|informav(?:o)|pranešė(?!j)|skundėsi|reziumavo|apibūdino|išskyrė|teigiam\w+|mano\b|mok(?:ė)\b"
            r"|vedė|ved(?:a)\b"
            r"|pranešėj\w+|lektori\w+|žod(?:is|į) (?:suteikt\w+|tarė|taria)|pranešim(?:o|ą|us|ai)|parodė"
            r"|demonstravo|pažadėjo|įsipareigojo"
            r"|tiki(?:si|no)|užsiminė|konstatavo|vertin(?:o)|įvertino|dėkojo|padėkojo|prisiminė|pasakė"
            r"|išsakė|išreiškė|klausėsi|kalbėta(?:si)?"
        ),
    ),
    (
        "participant",
        (
            r"dalyvav(?:o|ę|us\w*)|dalyvauja|susitik(?:o|ę)|lankėsi|apsilankė|atvyk(?:o|us\w*|ęs)|susirinko"
            r"|rinkosi|prisijungė"
            r"|tarp (?:jų|dalyvių|svečių)|svečiavosi|bendravo|diskutavo|viešėjo"
        ),
    ),
)
_CUE = re.compile("|".join(rf"(?P<{part}>\b(?:{cues}))" for part, cues in _CUES))
_NEXT_TO = 3
_LONGEST_LINK = 60
_CLAUSE_ENDS = '“”",;:'
_SPOKEN = ("pranešim", "paskait", "pasisakym", "kalb", "žod", "pristatym")
_WORD = re.compile(r"[^\W_]+")


def part_of(passing: str) -> str:
    """The part that a word for somebody there says by itself: "moderatorė", "pranešėjas"."""
    if passing.startswith("moderator"):
        return "moderator"
    if passing.startswith("organizator"):
        return "organiser"
    if passing.startswith(("pranešėj", "lektor")):
        return "speaker"
    return "awardee" if passing.startswith("laureat") else ""


def parts_in(
    text: str, sentence: Span, people: Sequence[Span], cases: Sequence[str], *, lead: Span | None = None
) -> list[str]:
    """The part of each of the people of a sentence; `people` are their names with their offices, in order.

    A verb right before a name ("– sakė Rasa Rasaitė"), else the first behind it before the next name, else
    the last before it, else that of the neighbour in the list. `lead` is the line above a list ("Kalbėjo:").
    """
    edges = [sentence.start, *(person.end for person in people)]
    ends = [*(person.start for person in people), sentence.end]
    gaps = [fold(text[start:end]) for start, end in zip(edges, ends, strict=True)]
    cues = [[(found.lastgroup or "", found) for found in _CUE.finditer(gap)] for gap in gaps]
    told: list[str] = []
    for index in range(len(people)):
        before, after = cues[index], cues[index + 1]
        near = _near(gaps[index], before)
        is_clause_over = _ends_clause(gaps[index + 1])
        behind = "" if is_clause_over else _strongest([part for part, _ in after])
        earlier = _strongest([part for part, _ in before]) if index == 0 or near else ""
        if near and behind:
            told.append(min((near, behind), key=ORDER.index) if near != "participant" else behind)
        else:
            told.append(near or behind or earlier)
    _spread(told, gaps)
    if lead is not None:
        above = _strongest(
            [found.lastgroup or "" for found in _CUE.finditer(fold(text[lead.start : lead.end]))]
        )
        told = [part or above for part in told]
    return [
        _as_case_allows(part, case, gaps[index + 1])
        for index, (part, case) in enumerate(zip(told, cases, strict=True))
    ]


def _near(gap: str, cues: list[tuple[str, re.Match[str]]]) -> str:
    """What the verb right before a name says, with the participles of its clause ("sveikindamas kalbėjo")."""
    if not any(_is_next(gap, found) for _, found in cues):
        return ""
    clause = max(gap.rfind(mark) for mark in _CLAUSE_ENDS)
    return _strongest([part for part, found in cues if found.start() > clause])


def _as_case_allows(part: str, case: str, behind: str) -> str:
    """Of whom the text tells in the genitive or accusative did nothing there but was named."""
    if not part:
        return "participant" if case == "n" else "mentioned"
    if case in "ga" and part not in {"awardee", "signatory"} and not behind.lstrip().startswith(_SPOKEN):
        return "mentioned"
    return part


def _strongest(parts: list[str]) -> str:
    return min(parts, key=ORDER.index) if parts else ""


def _is_next(gap: str, cue: re.Match[str]) -> bool:
    """Whether a verb stands right before the name that follows the gap."""
    rest = gap[cue.end() :]
    return "," not in rest and len(_WORD.findall(rest)) <= _NEXT_TO


def _ends_clause(gap: str) -> bool:
    """Whether nothing said behind the name is about that person: the list goes on."""
    return bool(re.fullmatch(r"[\s,]*(?:ir|bei|taip pat|o taip pat)?[\s,]*", gap))


def _spread(told: list[str], gaps: Sequence[str]) -> None:
    """In a list those without a verb of their own did what the ones behind or before them did."""
    for index in reversed(range(len(told) - 1)):
        if not told[index] and _is_list(gaps[index + 1]):
            told[index] = told[index + 1]
    for index in range(1, len(told)):
        told[index] = told[index] or told[index - 1]


def _is_list(gap: str) -> bool:
    return len(gap) < _LONGEST_LINK and bool(
        re.search(
            r"^[\s)“”]*(?:,|ir|bei|;|taip pat|su)\b|^[\s)“”]*,"
            r"|^\s*$",
            gap,
        )
    )
