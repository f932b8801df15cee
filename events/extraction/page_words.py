"""What web pages say of themselves: the words of their buttons, menus, captions and feet."""

import re

from events.extraction.text import vocabulary


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in listed.split(",") if phrase.strip())


# One article of a page ends with these.
READ_MORE = _phrases(
    """
    read more, continue reading, more, skaityti daugiau, skaityti toliau, skaityti plačiau, skaityti visą,
    skaityti visą straipsnį, skaityti visą tekstą, skaitykite daugiau, skaitykite plačiau, skaityk daugiau,
    plačiau, daugiau, daugiau informacijos, sužinoti daugiau, visas straipsnis, visas tekstas
    """
)
BUTTONS = READ_MORE | _phrases(
    """
    a, accept, accept all, aktualijos, ankstesnis, ankstesnis įrašas, apie, apie mus, apie projektą, archyvas,
    atgal, atgal į sąrašą, atsiliepimai, atsisiųsti, back, blog, blogas, bloge, close, comments, contact,
    darbo laikas,
    dalinkis, dalinkitės, dalintis, dalykis, dalytis, d u k, duk, en, english, facebook, foto galerija,
    fotogalerija, galerija, google, grįžti, grįžti atgal, grįžti į sąrašą, grįžti į viršų, home, ieškoti,
    instagram, į pradžią, į viršų, karjera, kalendorius, kita naujiena, kitas, kitas įrašas, komentarai,
    komentaras, komentuoti, komentarų nėra, kontaktai, leave a comment, like, linkedin, login, lt,
    lietuviškai,
    main menu, menu, meniu, messenger, mėgstu, naujienlaiškis, naujienos, naujiena, next, nuorodos,
    nuotraukos,
    nuotraukų galerija, paieška, palikite komentarą, palikti komentarą, paramai, parašykite mums, parama,
    pasidalink, pasidalinkite, pasidalinti, pasidalyti, paslaugos, pinterest, pirmas puslapis, pradinis,
    pradinis puslapis, pradžia, prenumeruoti, prenumerata, previous, print, prisijungimas, prisijungti,
    privatumo politika,
    projektai, rašyti komentarą, registracija, registruotis, reklama, renginiai, rss, ru, search, sekite mus,
    sekantis, share, share this, siųsti, siųsti draugui, skelbimai, spausdinti, struktūra ir kontaktai,
    struktūra,
    struktūra ir kontaktinė informacija, sutinku, slapukai, svetainės medis, svetainės žemėlapis, teisinė
    informacija,
    titulinis, titulinis puslapis, tweet, twitter, uždaryti, versija neįgaliesiems, veikla, veiklos, veiklos
    sritys,
    viešieji pirkimai, visos naujienos, vaizdo įrašai, video, youtube, žiniasklaidai, žinutė, žymos
    """
)
SKIPS = ("skip to ", "pereiti prie ", "pereiti į ", "eiti į turinį", "praleisti ")
PICTURE_NAMES = vocabulary(
    "logo logotipas logotipai unnamed image img photo foto picture banner esfa thumbnail"
)

# A line that begins with these is about other news than the one that the page tells.
OTHERS = re.compile(
    r"(?:susij(?:ę|usi|usios|usių)|(?:taip pat )?skaityk(?:ite)?(?: taip pat| daugiau)?|kit(?:os|i|ų) "
    r"(?:naujienos|straipsniai|įrašai|renginiai|pranešimai|temos)|naujaus(?:i|ios|ių)\b|panaš(?:ūs|ios|ių)"
    r"|skaitomiaus|populiariaus|rekomenduojam|daugiau (?:naujienų|šia tema|straipsnių|įrašų|temų)|artimiausi"
    r" (?:renginiai|įvykiai)"
    r"|artėjantys renginiai|(?:renginių|įvykių) kalendorius|naujienų (?:archyvas|juosta)|related|recent"
    r"|latest|you may"
    r"|jums gali|jus gali|paskutin(?:ės|iai) (?:naujienos|įrašai|komentarai)|tos pačios (?:kategorijos"
    r"|temos)|dienos naujienos)"
)
COMMENTS = re.compile(
    r"(?:skaitytojų )?komentarai\W*\d*\W*$|\d+ komentar\w+$|rašyti komentarą|palik(?:ti"
    r"|ite) komentarą|leave a (?:comment|reply)"
)
# The foot of a page, a notice of cookies, who wrote it and how often it was read.
FOOT = re.compile(
    r"©|\(c\)|visos teisės saugomos|all rights reserved|slapuk|cookies|privatumo politik|be raštiško"
    r"|sprendimas:|powered by|wordpress|įmonės kod|(?:juridinio asmens|įstaigos) kod|kodas \d{7,9}|duomenys"
    r" kaupiami"
    r"|peržiūr(?:ų|ėta|os)\s*:?\s*\d|skaityta\s*:?\s*\d|perskaityta\s*:?\s*\d|\d+ (?:peržiūr|komentar)"
    r"|prenumeruok|naujienlaišk|sekite mus"
    r"|^(?:žymos|žymės|raktažodžiai|tags|kategorij\w*|rubrika|tekstas|autor\w+|parengė|parašė|šaltinis"
    r"|redaktor\w*)\s*:"
    r"|^(?:tel|mob|faks|el)\.? ?(?:p|paštas)?\.?\s*[:+(\d]|a\. ?s\. ?(?:lt)?\d{4}|^\S+@\S+\.\w+$|^"
    r"(?:https?://|www\.)\S+$"
    r"|^adresas\s*:|^darbo laikas|pietų pertrauka|esate čia|jūs esate|patik(?:o|a)\?|dydis\s*:|dalin(?:tis"
    r"|kitės)\s*:|pasidalink|įvertin(?:kite|imas)"
)
CAPTION = re.compile(
    r"(?:nuotr(?:\.|auka|aukos|aukoje)?|foto|archyvo nuotr\.?|asmeninio albumo)\s*\)?$|^(?:nuotraukoje"
    r"|nuotraukose|foto|nuotr\.)\s*[:–-]|^©"
    r"|nuotraukos? iš\b.{0,60}$|nuotr\. (?:iš|autor)"
)
# Who pays for the work of those who publish: told under each of their news, and about none of them.
ABOUT = re.compile(
    r"(?:įgyvendina|vykdo|įgyvendinam|vykdom)\w*\b.{0,220}projekt\w*\b.{0,40}(?:finansuoj|finansav)"
    r"|^(?:projekt\w+|veikl\w+|renginys|mokymai|straipsnis|publikacija) .{0,120}finansuoj|projektas bendrai"
    r" finansuo|iš dalies finansuo"
    r"|^(?:projekto )?(?:kodas|vertė|trukmė|finansavimo šaltinis|vykdymo laikotarpis|projekto vykdytojas)\b"
    r"|^projekto (?:veiklų|vertė|trukmė|kodas|pradžia|pabaiga|pavadinimas|nr)|^skirta paramos"
)
PUBLISHED = re.compile(
    r"(?:paskelb\w+|publikuot\w*|sukurt\w*|įkelt\w*|įdėt\w*|atnaujint\w*|pakeist\w*|paskutin\w+ (?:atnaujin"
    r"|pakeit)\w*|skelbta"
    r"|posted|published|data|įvesta|pask\.)\b"
)
# A notice that lists what, when and where says the day of the event, and not of its own publication.
LABEL_OF_EVENT = re.compile(
    r"(?:kada|laikas|renginio (?:data|laikas)|susitikimo (?:data|laikas)|vyksta|vyks|vyko|posėdžio data)\b"
)
BESIDE_DATES = vocabulary(
    """
    pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis pirmadienį
    antradienį
    trečiadienį ketvirtadienį penktadienį šeštadienį sekmadienį val d m h min naujienos naujiena aktualijos
    informacija paskelbta data publikuota admin administratorius by on in komentarų komentarai komentaras
    nėra be
    kategorijos socialinė sritis bendruomenė visuomenė pranešimai spaudai pranešimas renginiai
    """
)
