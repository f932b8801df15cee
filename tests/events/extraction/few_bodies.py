"""The register with a few bodies and projects of its own, made up but for the municipalities."""

from dataclasses import replace

from events.extraction.known import Known, KnownBody
from tests.events.extraction.register import register

BODIES = (
    KnownBody(901, "Lietuvos Respublikos gerovės ministerija", "ministry", short_name="LGM"),
    KnownBody(902, "Vaikų gerovės tarnyba prie Gerovės ministerijos", "agency", short_name="VGT"),
    KnownBody(903, "Asociacija „Šiltas kiemas“", "umbrella_ngo", aliases=("Kiemo asociacija",)),
    KnownBody(904, "VšĮ „Tiltelis“", "ngo"),
    KnownBody(905, "Utenos rajono vaikų globos namai", "care_institution", is_institution=True),
    KnownBody(906, "Svėdasų „Ąžuolo“ gimnazija", "school", municipality="LT-04"),
    KnownBody(907, "Šeimos departamentas", "ministry_department"),
    KnownBody(908, "Senjorų departamentas", "ministry_department"),
    KnownBody(909, "Utenos rajono savivaldybės taryba", "municipal_council", municipality="LT-54"),
    KnownBody(
        910,
        "Zarasų rajono savivaldybės administracijos Socialinės paramos skyrius",
        "municipal_department",
        municipality="LT-60",
    ),
    KnownBody(911, "Švietimo, kultūros ir darbo draugija", "ngo"),
    KnownBody(912, "Prezidento kanceliarija", "presidency", short_name="Prezidentūra"),
    KnownBody(913, "Utenos rajono savivaldybė", "municipal_administration", municipality="LT-54"),
)
KNOWN: Known = replace(
    register(),
    bodies=BODIES,
    persons=("Rasa Žvirblė", "Petras Genys"),
    projects=("Tvarus namų kelias Lietuvoje", "Nacionalinė kampanija „Po vienu stogu“", "Kelias (2018 m.)"),
)
