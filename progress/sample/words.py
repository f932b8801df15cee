"""What the sample's indicators, plans and steps are called."""

from typing import NamedTuple


class Counted(NamedTuple):
    """An indicator: its names, its unit, and which way is better.

    `usual` is what a middling municipality has in the last year, `change` by how many per cent that changes
    in a year.
    """

    name: str
    name_en: str
    unit: str
    unit_en: str
    direction: str
    usual: float
    change: float
    decimals: int = 0

    @property
    def is_share(self) -> bool:
        """Whether a region has the mean of its municipalities, not their sum."""
        return self.unit == "proc."


CHILDREN, FAMILIES, PEOPLE = ("vaikai", "children"), ("šeimos", "families"), ("asmenys", "people")
COUNT, PLACES, SHARE, EUROS = ("vnt.", "number"), ("vietos", "places"), ("proc.", "%"), ("Eur", "EUR")
INDICATORS = (
    Counted("Įstaigose globojami vaikai", "Children cared for in institutions", *CHILDREN, "fewer", 14, -11),
    Counted(
        "Šeimose globojamų vaikų dalis", "Share of children cared for in families", *SHARE, "more", 76, 2.5, 1
    ),
    Counted("Globėjų šeimos", "Families of guardians", *FAMILIES, "more", 52, 2),
    Counted("Globotojai", "Foster carers", *PEOPLE, "more", 6, 9),
    Counted("Atokvėpį gavusios šeimos", "Families that had respite", *FAMILIES, "more", 31, 16),
    Counted("Šeimų, laukiančių atokvėpio", "Families waiting for respite", *FAMILIES, "fewer", 9, -4),
    Counted("Vaikų dienos centrai", "Children’s day centres", *COUNT, "more", 7, 5),
    Counted("Dienos centrus lankantys vaikai", "Children in day centres", *CHILDREN, "more", 168, 5),
    Counted("Grupinio gyvenimo namų gyventojai", "Residents of group living homes", *PEOPLE, "more", 11, 14),
    Counted(
        "Įstaigose gyvenantys suaugusieji su negalia",
        "Adults with disabilities in institutions",
        *PEOPLE,
        "fewer",
        74,
        -3,
    ),
    Counted("Apsaugoto būsto vietos", "Places in protected housing", *PLACES, "more", 8, 18),
    Counted("Socialinių dirbtuvių lankytojai", "People in social workshops", *PEOPLE, "more", 17, 8),
    Counted("Pagalbos į namus gavėjai", "Recipients of help at home", *PEOPLE, "more", 240, 3),
    Counted("Integralios pagalbos gavėjai", "Recipients of integrated help", *PEOPLE, "more", 64, 10),
    Counted("Asmeniniai asistentai", "Personal assistants", *PEOPLE, "more", 12, 13),
    Counted("Įvaikinti vaikai", "Children adopted", *CHILDREN, "neither", 1.6, -1),
    Counted("Atvejo vadybininkai", "Case managers", *PEOPLE, "more", 9, 4),
    Counted(
        "Lėšos bendruomeninėms paslaugoms", "Money for community services", *EUROS, "more", 412_000, 7, 2
    ),
    Counted(
        "Nevyriausybinėms organizacijoms tenkanti lėšų dalis",
        "Share of money that goes to NGOs",
        *SHARE,
        "more",
        23,
        4,
        1,
    ),
    Counted(
        "Savarankiškai gyventi pradėję globotiniai",
        "Care leavers living on their own",
        *PEOPLE,
        "neither",
        3,
        1,
    ),
)
DEFINITION = "Pavyzdys: skaičiai sugalvoti, kad puslapius būtų galima išbandyti."
DEFINITION_EN = "A sample: the figures are made up, so that the pages can be tried."
NOTE = "Pavyzdys: įrašas sugalvotas."
CRITERIA = (
    (
        "Tikslinės lėšos",
        "Earmarked money",
        "Ar plane numatyta tikslinių lėšų?",
        "Does the plan earmark money?",
    ),
    ("Atsakingieji", "Who is responsible", "Ar aišku, kas atsako?", "Is it clear who is responsible?"),
)
FINDINGS = {
    "yes": ("Pavyzdys: plane numatyta suma ir metai.", "Pavyzdys: plane yra atskira priemonė su vykdytoju."),
    "partly": (
        "Pavyzdys: plane tai minima, bet be sumos.",
        "Pavyzdys: numatyta tik vieneriems metams iš trejų.",
    ),
    "no": ("Pavyzdys: plane apie tai nekalbama.",),
}
FINDING_OF_A_REGION = "Pavyzdys: apžvelgti regiono savivaldybių planai."
CHOSEN_BECAUSE = "Pavyzdys: šio šaltinio skaičiai patikslinti vėliau."
MILESTONES = (
    ("change", "Pavyzdinis sistemos pokytis", "A change in the system"),
    ("goal", "Pavyzdinis tarpinis tikslas", "An interim goal"),
    ("act", "Pavyzdinis teisės aktas", "A legal act"),
    ("change", "Pavyzdinis finansavimo pokytis", "A change in funding"),
)
RETURNED = "Pavyzdys: nurodykite, nuo kada paslauga teikiama."
