"""The forms of a word that the Lithuanian stemmer does not bring together by itself.

Without diacritics it takes „savivaldybėje“ and „savivaldybė“, „Telšių“ and „Telšiai“ for different words. A
word that ends as one of a group may have the other endings of the group too; forms that no word has find
nothing.
"""

# As `fold` writes them.
GROUPS = (
    ("e", "es", "ei", "eje", "iu", "ems", "emis", "ese"),  # savivaldybė, Akmenė
    ("tis", "ties", "ciai", "ti", "timi", "tyje", "tys", "ciu", "tims", "timis", "tyse"),  # sutartis
    ("skis", "skio", "skiui", "ski", "skiu", "skyje"),  # Joniškis
    ("siai", "siu", "siams", "sius", "siais", "siuose"),  # Telšiai
    ("tus", "taus", "tui", "tu", "tumi", "tuje", "tau"),  # Alytus
    ("us", "ieji", "iuju", "iesiems", "iuosius", "iaisiais", "iuosiuose"),  # neįgalieji
    ("ausias", "ausio", "ausiam", "ausia", "ausi", "ausiu", "ausieji", "ausiems", "ausios"),  # geriausias
)
SHORTEST_STEM = 3


def forms(word: str) -> list[str]:
    """Return the word, folded already, and the forms it may have besides."""
    found = {word}
    for group in GROUPS:
        for ending in group:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= SHORTEST_STEM:
                found.update(stem + other for other in group)
    return [word, *sorted(found - {word})]
