"""A register of a few regions and municipalities, as small as the tests of places need it."""

from events.extraction.known import Known, KnownBody, KnownMunicipality, KnownRegion

_REGIONS = (
    ("LT-UT", "Utenos"),
    ("LT-AL", "Alytaus"),
    ("LT-SA", "Šiaulių"),
    ("LT-VL", "Vilniaus"),
    ("LT-TE", "Telšių"),
    ("LT-MR", "Marijampolės"),
)
_MUNICIPALITIES = (
    ("LT-02", "Alytaus miesto savivaldybė", "LT-AL", "city", "Alytaus", "Alytus", "Alytaus", "Alytuje"),
    ("LT-03", "Alytaus rajono savivaldybė", "LT-AL", "district", "Alytaus", "Alytus", "Alytaus", "Alytuje"),
    ("LT-27", "Molėtų rajono savivaldybė", "LT-UT", "district", "Molėtų", "Molėtai", "Molėtų", "Molėtuose"),
    ("LT-54", "Utenos rajono savivaldybė", "LT-UT", "district", "Utenos", "Utena", "Utenos", "Utenoje"),
    ("LT-60", "Zarasų rajono savivaldybė", "LT-UT", "district", "Zarasų", "Zarasai", "Zarasų", "Zarasuose"),
    (
        "LT-08",
        "Elektrėnų savivaldybė",
        "LT-VL",
        "municipality",
        "Elektrėnų",
        "Elektrėnai",
        "Elektrėnų",
        "Elektrėnuose",
    ),
    (
        "LT-49",
        "Švenčionių rajono savivaldybė",
        "LT-VL",
        "district",
        "Švenčionių",
        "Švenčionys",
        "Švenčionių",
        "Švenčionyse",
    ),
    ("LT-57", "Vilniaus miesto savivaldybė", "LT-VL", "city", "Vilniaus", "Vilnius", "Vilniaus", "Vilniuje"),
    ("LT-51", "Telšių rajono savivaldybė", "LT-TE", "district", "Telšių", "Telšiai", "Telšių", "Telšiuose"),
    ("LT-35", "Plungės rajono savivaldybė", "LT-TE", "district", "Plungės", "Plungė", "Plungės", "Plungėje"),
    ("LT-43", "Šiaulių miesto savivaldybė", "LT-SA", "city", "Šiaulių", "Šiauliai", "Šiaulių", "Šiauliuose"),
    (
        "LT-44",
        "Šiaulių rajono savivaldybė",
        "LT-SA",
        "district",
        "Šiaulių",
        "Šiauliai",
        "Šiaulių",
        "Šiauliuose",
    ),
    (
        "LT-25",
        "Marijampolės savivaldybė",
        "LT-MR",
        "municipality",
        "Marijampolės",
        "Marijampolė",
        "Marijampolės",
        "Marijampolėje",
    ),
    (
        "LT-17",
        "Kazlų Rūdos savivaldybė",
        "LT-MR",
        "municipality",
        "Kazlų Rūdos",
        "Kazlų Rūda",
        "Kazlų Rūdos",
        "Kazlų Rūdoje",
    ),
)

KNOWN = Known(
    regions=tuple(KnownRegion(code, f"{stem} regionas", stem) for code, stem in _REGIONS),
    municipalities=tuple(
        KnownMunicipality(
            code, name, region, kind, stem=stem, seat=seat, seat_genitive=genitive, seat_locative=locative
        )
        for code, name, region, kind, stem, seat, genitive, locative in _MUNICIPALITIES
    ),
    bodies=(KnownBody(1, "Vaivorykštės globos namai", is_institution=True, municipality="LT-27"),),
)
