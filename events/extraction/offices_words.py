"""The words for people's offices (direktorė, skyriaus vedėjas), in all their forms."""

from functools import lru_cache

from events.extraction.declension import Form, lexicon

_OFFICES = """
    direktorius direktorė vadovas vadovė vedėjas vedėja meras merė vicemeras vicemerė seniūnas seniūnė
    pavaduotojas pavaduotoja pirmininkas pirmininkė prezidentas prezidentė viceprezidentas
    viceprezidentė ministras ministrė viceministras viceministrė premjeras premjerė kancleris kanclerė
    vicekancleris ekspertas ekspertė specialistas specialistė koordinatorius koordinatorė patarėjas
    patarėja padėjėjas padėjėja atstovas atstovė narys narė sekretorius sekretorė konsultantas
    konsultantė darbuotojas darbuotoja psichologas psichologė psichiatras psichiatrė psichoterapeutas
    psichoterapeutė logopedas logopedė pedagogas pedagogė mokytojas mokytoja gydytojas gydytoja
    slaugytojas slaugytoja auklėtojas auklėtoja kineziterapeutas kineziterapeutė ergoterapeutas
    ergoterapeutė teisininkas teisininkė advokatas advokatė profesorius profesorė docentas docentė
    lektorius lektorė dėstytojas dėstytoja tyrėjas tyrėja mokslininkas mokslininkė rektorius rektorė
    prorektorius prorektorė dekanas dekanė steigėjas steigėja įkūrėjas įkūrėja iniciatorius iniciatorė
    pareigūnas pareigūnė inspektorius inspektorė kontrolierius kontrolierė ombudsmenas vyskupas
    arkivyskupas kunigas klebonas sesuo vienuolė žurnalistas žurnalistė redaktorius redaktorė rašytojas
    rašytoja politikas politikė parlamentaras parlamentarė europarlamentaras savanoris savanorė
    asistentas asistentė globėjas globėja globotojas globotoja viršininkas viršininkė metodininkas
    metodininkė treneris trenerė vadybininkas vadybininkė administratorius administratorė analitikas
    analitikė auditorius buhalteris buhalterė sociologas sociologė ekonomistas ekonomistė mediatorius
    mediatorė supervizorius supervizorė ambasadorius ambasadorė komisaras komisarė bibliotekininkas
    bibliotekininkė referentas referentė tarnautojas tarnautoja įgaliotinis įgaliotinė partneris
    partnerė savininkas savininkė verslininkas verslininkė aktorius aktorė dainininkas prokuroras
    prokurorė teisėjas teisėja terapeutas terapeutė architektas architektė menininkas menininkė
    prodekanas prodekanė vicepirmininkas vicepirmininkė prievaizdas vadas akušeris akušerė signataras
    signatarė
"""
# What somebody is at the event itself, or to somebody else: no office.
_PASSING = """
    kolega kolegė dalyvis dalyvė svečias viešnia pranešėjas pranešėja moderatorius moderatorė
    organizatorius organizatorė mama tėvas motina tėtis ponas ponia draugas draugė autorius autorė
    laureatas laureatė bendraautorius bičiulis sutuoktinis sutuoktinė dukra sūnus gyventojas gyventoja
"""
# New offices are made with these: "karantino prižiūrėtoja", "neonatologė".
_ENDINGS_OF_OFFICES = """
    ininkas ininkė tojas toja ologas ologė orius orė istas istė vadovas vadovė direktorius direktorė
    ministras ministrė
"""
_SHORTEST_OFFICE = 7
# Shortened in print: "dir.", "pirm.", "pavad.", "vyr. specialistė".
_IN_FULL = {
    "dir": ("direktorius", "direktorė"),
    "pirm": ("pirmininkas", "pirmininkė"),
    "pavad": ("pavaduotojas", "pavaduotoja"),
    "vad": ("vadovas", "vadovė"),
    "ved": ("vedėjas", "vedėja"),
    "spec": ("specialistas", "specialistė"),
}
TITLES = frozenset(
    [
        "dr",
        "prof",
        "doc",
        "habil",
        "hab",
        "kun",
        "mgr",
        "gyd",
        "mons",
        "ses",
        "br",
        "p",
        "akad",
        "inž",
        "art",
        "adv",
    ]
)


def office_forms(folded: str) -> tuple[Form, ...]:
    """What a word can be as an office: "vedėjai" is vedėja in the dative, or vedėjai, several of them."""
    listed = _listed().get(folded)
    return listed if listed is not None else _made(folded)


def is_office(folded: str) -> bool:
    """Whether a word is an office of the list; surnames end like offices too ("Vainorius")."""
    return folded in _listed()


def shortened_office(folded: str, gender: str) -> str:
    """The office that "dir." stands for beside a man's or a woman's name, or nothing."""
    pair = _IN_FULL.get(folded)
    return pair[gender == "f"] if pair else ""


def womans_office(lemma: str) -> str:
    """A man's office as that of a woman: "patarėjas" and "patarėja", "direktorius" and "direktorė"."""
    if lemma.endswith("jas"):
        return f"{lemma[:-2]}a"
    for ending in ("ius", "as", "is", "ys"):
        if lemma.endswith(ending):
            return f"{lemma.removesuffix(ending)}ė"
    return lemma


def is_passing(lemma: str) -> bool:
    """Whether it says what somebody is just there ("viešnia"), so that it is no office."""
    return lemma in _PASSING_LEMMAS


def _listed() -> dict[str, tuple[Form, ...]]:
    return lexicon(*_LEMMAS)


@lru_cache(maxsize=20_000)
def _made(folded: str) -> tuple[Form, ...]:
    if len(folded) < _SHORTEST_OFFICE or folded in _NO_OFFICES:
        return ()
    for length in range(min(12, len(folded) - 3), 3, -1):
        forms = _endings().get(folded[-length:])
        if forms:
            start = folded[:-length]
            return tuple(Form(start + form.lemma, form.case, form.is_plural, form.gender) for form in forms)
    return ()


def _endings() -> dict[str, tuple[Form, ...]]:
    return lexicon(*_ENDINGS_OF_OFFICES.split())


_NO_OFFICES = frozenset({"istorija", "istorijos", "istoriją", "memorandumo"})
_PASSING_LEMMAS = frozenset(_PASSING.split())
_LEMMAS = (*_OFFICES.split(), *_PASSING.split())
