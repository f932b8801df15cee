"""The words by which a text says that people met, that they will meet, or that it tells of another time."""

import re

# Nouns of meetings in any case; `mokymo` is no training, and neither is `susitikti`.
MEETING = re.compile(
    r"(?<!\w)(?:diskusij\w+|susitikim\w+|mokym(?:ai|ų|us|uose|ams|ais)|seminar\w+|konferencij\w+|forum\w+"
    r"|posėd\w+|pasitarim\w+"
    r"|renginys|rengin(?:io|yje|iai|ių|iuose|į|iui|iu)|susirinkim\w+|apvalaus stalo|ap(?:skrito|skritojo"
    r"|valiojo) stalo\w*"
    r"|šventė\w*|ceremonij\w+|sąskryd\w+|stovykl\w+|vizit\w+|išvyk\w+|pasirašym\w+|apdovanojim\w+|debat\w+"
    r"|konsultacij\w+"
    r"|kongres\w+|simpozium\w+|supervizij\w+|dirbtuvės|dirbtuvėse|paskait\w+|klausym(?:ai|ų|uose|us)"
    r"|sueig\w+|suvažiavim\w+|sambūr\w+)(?!\w)"
)
# It happened.
HAPPENED = re.compile(
    r"(?<!\w)(?:vyko|įvyko|vykus\w+|įvykus\w+|vykęs|įvykęs|surengt\w+|surengė|suorganizuot\w+|suorganizavo"
    r"|organizuot[aio]s?|organizavo"
    r"|rinkosi|susirinko|susirink(?:ę|us\w+)|susitiko|susitikę|susibūrė|subūrė|sukvietė|pakvietė|pakviest\w+"
    r"|pasirašė|pasirašyt\w+|lankėsi"
    r"|apsilankė|viešėjo|svečiavosi|dalyvavo|dalyvav(?:ę|us\w+)|aptarė|aptarta|aptarti|diskutavo|diskutuota"
    r"|apdovanojo|apdovanot\w+"
    r"|pagerbė|pagerbti|įteikė|įteikt\w+|posėdžiavo|tarėsi|atvyko|prasidėjo|baigėsi|startavo|tęsėsi|nuaidėjo"
    r"|mokėsi|gilinosi|dalijosi"
    r"|dalinosi|dalintasi|dalytasi|kalbėtasi|tartasi|rinktasi|susirinkta|susitikta|kalbėjosi|surinko|sulaukė"
    r"|sutraukė)(?!\w)"
)
# It is only announced.
WILL_HAPPEN = re.compile(
    r"(?<!\w)(?:vyks|įvyks|bus|rengiam\w+|kvieč(?:iame|iami)|kviečia|planuojam\w+|planuoja|numatom\w+"
    r"|numatyt\w+|ketinam\w+|ketina|rinksis|susitiks"
    r"|kreipsis|pasirašys|dalyvaus|prasidės|laukia|registr\w+|artėjan\w+)(?!\w)"
)
# The place itself is said with one of these.
TAKING_PLACE = re.compile(
    r"(?<!\w)(?:vyko|įvyko|vykus\w+|įvykus\w+|vykęs|įvykęs|vyks|įvyks|surengt\w+|surengė|suorganizuot\w+"
    r"|organizuot\w+|organizavo|rengiam\w+|rinkosi|rinktasi"
    r"|susirink\w+|susitiko|susitikę|susibūrė|sukvietė|pakvietė|pasirašė|pasirašyt\w+|lankėsi|viešėjo"
    r"|svečiavosi|tarėsi|diskutavo|aptarė|dalintasi"
    r"|dalytasi|posėdžiavo|mokėsi|prasidėjo|startavo|apdovanojo|apdovanoti|pagerbti|įteikti|tęsėsi|kalbėtasi"
    r"|diskutuota|aptarta)(?!\w)"
)
# Somebody was there and did something.
TOOK_PART = re.compile(
    r"(?<!\w)(?:dalyvavo|dalyvav(?:ę|us\w+)|dalyvauj\w+|atvyko|atvykę|atvykus\w+|susirinko|susirink(?:ę"
    r"|us\w+)|rinkosi|pristatė|pasidalijo|pasidalino|dalijosi|dalinosi"
    r"|supažindino|aptarė|diskutavo|kalbėjo|pasakojo|papasakojo|pasirašė|pasveikino|sveikino|pastebėjo|teigė"
    r"|sakė|pabrėžė|prisijungė"
    r"|svečiavosi|susitiko|lankėsi|tarėsi|ieškojo|sukvietė|pakvietė|akcentavo|apžvelgė|atsakė|klausėsi"
    r"|mokėsi|įsitraukė|išsakė"
    r"|vyko|įvyko|suvažiavo|vienijo|subūrė|surengė|organizavo|priėmė|išklausė|kėlė|siūlė|nuogąstavo"
    r"|džiaugėsi|ragino|apsilankė|viešėjo)(?!\w)"
)
# It is told of another time or of law, not of this meeting.
ELSEWHEN = re.compile(
    r"(?<!\w)(?:įstatym\w+|įsakym\w+|nutarim\w+|įsigalio\w+|galioj\w+|įsteigt\w+|įkurt\w+|pradėta"
    r"|pradėt[ioa]s? teikti|teikiam\w+ nuo|yra pasiraš\w+"
    r"|jau pasiraš\w+|pernai|praėjusiais metais|anksčiau|kasmet|kiekvienais metais|gimė|patvirtint\w+"
    r"|projekto trukmė|laikotarp\w+"
    r"|strategij\w+|planuoja\w*|ketina\w*|teritorij\w+|primename|primin\w+|nuo pat|kitąmet|ateinančiais)"
    r"(?!\w)"
)


# To sign an agreement is a meeting too.
_SIGNED = re.compile(
    r"(?<!\w)pasirašy?(?:ė|ta|tos|tas|tos)\b.{0,90}?(?:sutart|susitarim|memorandum|protokol|deklaracij)|"
    r"(?:sutart|susitarim|memorandum|protokol)\w+.{0,60}\bpasiraš(?:ė|yta|ytos|ytas)\b"
)


# These say without a noun that people met.
_MET = re.compile(
    r"(?<!\w)(?:lankėsi|viešėjo|susitiko|susitikę|susitikta|tarėsi|tartasi|diskutavo|diskutuota|rinkosi"
    r"|rinktasi|susirinko|susirinkta"
    r"|pagerbti|pagerbė|apdovanoti|apdovanojo|kalbėtasi|posėdžiavo|dalintasi|dalytasi|mokėsi)(?!\w)"
)


# To open a house is a meeting too.
_OPENED = re.compile(
    r"(?<!\w)(?:įkurtuves šventė|(?:atšventė|šventė) (?:\w+ ){0,2}įkurtuves|iškilmingai"
    r" atidaryt\w+)(?!\w)"
)


def tells(folded: str) -> bool:
    """Whether a sentence in small letters says that people met and that it is over."""
    if _OPENED.search(folded):
        return True
    if HAPPENED.search(folded) is None:
        return False
    return any(pattern.search(folded) is not None for pattern in (MEETING, _SIGNED, _MET))
