"""The words by which a sentence states a problem, a good practice, a need, a conclusion or a promise."""

import re

_PROBLEM = (
    (
        0.6,
        (
            r"tėra\b|netenka\b|nepritaikyt\w+|teturi\b|neturi (?:kur|kam|kuo|ką)\b|bijo(?:ti|jo"
            r"|si)?,? (?:kad|jog)\b|nors turėtų"
            r"|niekas ne\w+|nesupranta"
        ),
    ),
    (
        0.5,
        (
            r"laukia (?:per|daugiau|net) |vos (?:vien|du|dvi|tr|ketur|ketvirt|penk|šeš|septyn"
            r"|tik)\w*|neatitinka|tik (?:du"
            r"|dvi|trys|keturi|penki|septyn)\w*\W*$"
        ),
    ),
    (
        0.8,
        (
            r"trūk(?:sta|o|umas|umą|umo|umu|umai)\w*|stinga|stingo|stoko(?:ja|jo|jama)|stok(?:a|os|ą)\b"
            r"|styg(?:ius|iaus|ių|iumi)"
        ),
    ),
    (
        0.75,
        (
            r"problem(?:a|os|ų|ą|as|omis|oms)\b|bėd(?:a|os|ų|ą)\b|iššūk\w+|kliūt\w+|spraga|spragą|spragos"
            r"|spragų"
        ),
    ),
    (
        0.75,
        (
            r"nepakank\w+|neužten\w+|nesulauk\w+|neprieinam\w+|neįmanom\w+|nepavyk\w+|nesutar\w+"
            r"|nėra (?:kam|kur|kuo|kas|nė|nei|pakankam\w+)"
        ),
    ),
    (
        0.75,
        (
            r"nebėra|neteikia|neteikiam\w+|nevyksta|neveikia|neskiria|neskiriam\w+|nenumat\w+"
            r"|nefinansuoj\w+|neapmok\w+|neatvažiuoj\w+"
        ),
    ),
    (
        0.7,
        (
            r"sunk(?:u|umai|umų|umu|umą|umais|iai|iausia|iausiai)\b|sudėtinga|apsunkin\w+|per (?:brang\w+"
            r"|maž\w+|didel\w+|lėt\w+|ilg\w+|sunk\w+)"
        ),
    ),
    (
        0.7,
        (
            r"neaišk\w+|nerim(?:as|ą|o|auja|avo)\w*|nuogąstav\w+|nuogąstauj\w+|baimin\w+|būgštav\w+"
            r"|apgailest\w+|deja\b|skundėsi|skundžiasi"
        ),
    ),
    (
        0.6,
        (
            r"menk(?:a|as|i|os|ai|ą)\b|nuvertin\w+|pasipriešinim\w+|atskirt(?:is|į|ies)\b|eilės?\b (?:ilg"
            r"|didel)\w+|nepasieki\w+|vėluoj\w+|stringa|stringan\w+"
        ),
    ),
    (
        0.6,
        (
            r"vis dar ne\w+|iki šiol ne\w+|kol kas (?:ne\w+|tik)|tik (?:deklaruojam\w+|išbandom\w+"
            r"|popieri\w+|kalbama|apie \d)|tik \w+ (?:vaik|žmon|viet|proc)\w+"
        ),
    ),
    (
        0.55,
        (
            r"tik (?:iš )?projekt\w+|\bnėra\b|mažesn(?:ė|is|ės|i) (?:už|nei|negu)|neužpildom\w+|daugėja"
            r"|mažėja|nemažėja|nesikeiči\w+|nekintan\w+|nelanks\w+"
        ),
    ),
    (
        0.4,
        (
            r"\bne(?!s\b|t\b|i\b|bent|įgal|vyriausyb|seni|priklausom|didel|mokam|buvo|gali|reikia|reik"
            r"|tik\b|užmir|paprast|trukus|abejo|išvengiam|mažai|maža|įvyk|raštin)[a-ząčęėįšųūž]{3,}"
        ),
    ),
)
_PRACTICE = (
    (
        0.6,
        (
            r"jau (?:antr|treči|ketvirt|penkt|dvej|trej)\w+ (?:met|mėnes)\w+|sutiko (?:priimti|padėti"
            r"|globoti|įdarbinti)|pigiau\b"
        ),
    ),
    (
        0.85,
        (
            r"ger(?:ąja|ąją|osios|osiomis|oji|ąsias|ąj\w*) (?:\w+ )?(?:patirt|praktik|pavyzd)\w+"
            r"|gerosiomis patirtimis|ger(?:u|as|ą|i|ų) pavyzd\w+|geroji patirtis"
        ),
    ),
    (
        0.75,
        (
            r"pasi?(?:dali[nj])o (?:\w+ ){0,4}patirt\w+|dali(?:j|n)osi (?:\w+ ){0,4}patirt\w+"
            r"|pasidalijo\b|pasidalino\b|dalijosi\b|dalinosi\b"
        ),
    ),
    (
        0.8,
        (
            r"pasiteisin\w+|sėkming(?:a|as|ai|i|os|ą|ų|iausi\w*)\b|pavyzd(?:žiu|žiai|žių|žius|į)\b|pavyk(?:o"
            r"|sta)\b|teigiam(?:ai|ą|i|us) (?:įvertin|vertin|pokyt|rezultat)\w+"
        ),
    ),
    (
        0.7,
        (
            r"pristatė (?:\w+[ ,]+){0,8}(?:model|patirt|veikl|paslaug|praktik|metodik|iniciatyv|projekt"
            r"|kurs)\w+|supažindino (?:\w+[ ,]+){0,6}(?:model|patirt|praktik|paslaug)\w+"
        ),
    ),
    (
        0.45,
        (
            r"(?:veikia|teikiam(?:a|os|as)|teikia|dirba|įkurt(?:a|as|i|os)|įsteigt(?:a|as|i|os)"
            r"|atidaryt(?:a|as|i|os)|naudojasi)\b"
        ),
    ),
    (
        0.4,
        (
            r"jau (?:\w+ ){0,3}(?:veikia|teikiam(?:a|os|as)|teikia|dirba|naudojasi|darbuojasi|moka|turi)\b"
            r"|kuris laikas"
        ),
    ),
    (
        0.65,
        (
            r"pasidžiaug\w+|džiaug(?:ėsi|iasi)|didžiuoja\w+|įvertino (?:\w+ ){0,12}(?:veikl|darb|iniciatyv"
            r"|pastang)\w+|akivaizdžiu lyderiu|pirmauja|pasimokyti|pavydėti|pagirt\w+"
        ),
    ),
    (
        0.6,
        (
            r"per (?:metus|pusmetį|dvejus metus|šiuos metus|praėjusius metus|pastaruosius)\b.*\b(?:padėjo"
            r"|parengė|įdarbino|įkūrė|surado|apmokė|globoja)"
        ),
    ),
    (
        0.5,
        (
            r"\b(?:padėjo|parengė|įdarbino|įkūrė|įsteigė|sukūrė|įdiegė|sumažino|padvigubino|padidino"
            r"|sutrumpėjo|užtikrina|plečia)\b"
        ),
    ),
)
_NEED = (
    (
        0.8,
        (
            r"\breik(?:ia|ėtų|alinga|alingas|alingi|alingos|alaujama)\b|labiausiai reik\w+|poreik(?:is|į"
            r"|io|iai|ių|iu)\b"
        ),
    ),
    (0.75, r"\bbūtin(?:a|as|i|os|ybė|ybę|ai)\b|turėtų būti|privaloma|privalu\b|neatidėliotin\w+"),
    (
        0.7,
        (
            r"norėtų|pageidau\w+|pageidav\w+|galėtų .{0,60}\bjeigu\b|laukia,? kada|prašo\b|prašė\b"
            r"|lūkest\w+"
        ),
    ),
)
_CONCLUSION = (
    (
        0.9,
        (
            r"pri(?:eita|ėjo) prie (?:\w+ )?(?:bendros )?išvad\w+|padaryta išvad\w+|išvad(?:a|os|ą|ų)\b"
            r"|reziumuo\w+|reziumav\w+"
        ),
    ),
    (
        0.85,
        (
            r"\bnutar(?:ė|ta|tas|imas|imą)\b|\bnuspręst?(?:a|ė|ndė)?\b|nusprendė|\bsutar(?:ė|ta)\b(?!is)"
            r"|susitar(?:ė|ta)\b|vieningai\b|vienbalsiai"
        ),
    ),
    (
        0.75,
        (
            r"apibendrin(?:ta|o|ant|dam\w+|us)\w*|konstat(?:uota|avo)\w*|pabrėžt(?:a|as)\b|akcentuota"
            r"|pripažin(?:o|ta)\b|sutiko, (?:kad|jog)"
        ),
    ),
    (
        0.65,
        (
            r"svarbu\b|svarbiausia\b|itin svarb\w+|esmin(?:is|ė|iai)|siūl(?:yta|ė"
            r"|oma|o)\b|pasiūl(?:yta|ė)\b|rekomend\w+|kvie(?:tė|čia) "
        ),
    ),
    (
        0.65,
        (
            r"tikslas\s*[–—-]|\bturėtų (?!būti)\w+|\bturi (?:būti|kartu|veikti|planuoti|keisti|gauti)\w*"
            r"|turime\b|tikimasi|ieško(?:jo|ma|ta|s)? (?:\w+ ){0,4}(?:galimyb|sprendim|būd|idėj)\w+"
        ),
    ),
    (
        0.6,
        (
            r"galima (?:spręsti|išspręsti|panaudoti)|kit(?:as|ą) (?:susitikim\w+|kart\w+)|tik ten, kur"
            r"|tik tada|negalima\b|reiškia|lemia|leis(?:ti)?\b"
        ),
    ),
)
_COMMITMENT = (
    (
        0.95,
        (
            r"įsipareig(?:ojo|oja|ota|ojimas|ojimą)\w*|pa?žad(?:ėjo|ėta|a|ama)\b|žada\b|prisi(?:ima"
            r"|ėmė) (?:\w+ )?(?:atsakomyb|įsipareigojim)\w+|patikino"
        ),
    ),
    (
        0.7,
        (
            r"\b(?:kreipsis|parengs|pateiks|įsteigs|steigs|įkurs|atidarys|skirs|pradės|surengs|įrengs|teiks"
            r"|perduos|pristatys"
            r"|plėtos|finansuos|suras|paskelbs|įvertins|peržiūrės|spręs|ieškos|konsultuos|rengs|padės"
            r"|nupirks|pirks|atnaujins"
            r"|pertvarkys|sukurs|kurs|informuos|pasiūlys|sieks|surinks|organizuos|prisijungs|inicijuos"
            r"|pasirašys|parems|nuosekliai)\b"
        ),
    ),
    (
        0.75,
        (
            r"bus (?:pateikt|parengt|įsteigt|atidaryt|įkurt|įrengt|skirt|sukurt"
            r"|paskelbt)\w+ [^.]{0,60}\biki\b"
        ),
    ),
)
CUES = {
    kind: tuple((weight, re.compile(rf"\b(?:{cues})")) for weight, cues in table)
    for kind, table in (
        ("problem", _PROBLEM),
        ("good_practice", _PRACTICE),
        ("need", _NEED),
        ("conclusion", _CONCLUSION),
        ("commitment", _COMMITMENT),
    )
}
# Sentences of these say who publishes, pays and meets, not what came of it.
BACKGROUND = (
    (
        0.3,
        re.compile(
            r"^\W*(?:konfederacij|asociacij|fond|organizacij|draugij|sąjung|federacij|įstaig"
            r"|projekt)\w*\b.{0,160}"
            r"\b(?:siekia|konsultuoja|analizuoja|vykdo|rengia|skatina|vienija|rašo|sprendžia|kaupia"
            r"|atstovauja)\b"
            r"|\b(?:pagrindinis|veiklos|sutarties|projekto|organizacijos) (?:\w+ )?tikslas\b"
            r"|\b20\d\d m\. .{0,40}projekt\w+"
        ),
    ),
    (0.4, re.compile(r"\b(?:pristatė|supažindino|apžvelgė)\b.{0,90}\b(?:tiksl(?:us|ais|ą)|planus)\b")),
    (0.3, re.compile(r"padėjo (?:surengti|organizuoti|parengti renginį)|kviečia(?:me|mi)? (?:į|dalyvauti)")),
    (0.4, re.compile(r"sunku (?:nuspręsti|pasirinkti|išrinkti|apsispręsti|patikėti)")),
    (
        0.15,
        re.compile(
            r"\bprojekto (?:vertė|trukmė|kodas|tikslas|vykdyto|partneri)"
            r"|projekt\w+ (?:finansuoj|įgyvendin)\w+|lėšomis\b.{0,40}finansuoj"
        ),
    ),
    (
        0.2,
        re.compile(
            r"\b(?:finansuoja|įgyvendina|vykdo) \w+|įsteigta? (?:\w+ )?(?:19|20)\d\d|nuo (?:19"
            r"|20)\d\d m|vienija\b|jungia (?:daugiau|virš|beveik)"
        ),
    ),
    (
        0.25,
        re.compile(
            r"\b(?:diskusij|susitikim|rengin|konferencij|mokym)\w*(?: \w+){0,4} dalyvavo\b"
            r"|^\W*dalyvavo\b|dalyvavo .{0,80}(?:atstovai|vadovai|specialistai)\b"
        ),
    ),
    (
        0.3,
        re.compile(
            r"\b(?:įvyko|vyko|vyksta|surengta|surengė|organizavo|susirinko|pasirašė|pasveikino"
            r"|moderavo)\b"
        ),
    ),
    (
        0.3,
        re.compile(
            r"daugiau informacijos|kontakt|telefon|el\. ?p|©|visos teisės|registr|kviečiame"
            r"|adresu"
        ),
    ),
    (0.4, re.compile(r"\?\W*$")),
)
# What was agreed to be done by a day is a promise.
AGREED = re.compile(r"\b(?:nutar|sutar|susitar)(?:ė|ta)\b|\bnuspręst\w+|\bnusprend\w+")
# "They shared good practice" says nothing of the practice.
EMPTY = re.compile(
    r"(?:gerąja|savo|gerąją|ilgamete) patirtimi\W*$|pristatė savo patirt\w+\W*$"
    r"|^\W*(?:gerąja|savo) patirtimi (?:pasi)?dal\w+ (?!kaip\b)[^,:]{0,120}$"
)
# Where a problem is talked of or solved, not stated.
TALKED_OF = re.compile(
    r"\b(?:spręsti|išspręsti|sprend\w+|identifik\w+|žinojim\w+|žino\w*|aptar\w+|diskut\w+|pasakojo"
    r"|kalbėjo|kalbėta)\b"
    r".{0,60}\b(?:problem|sunkum|iššūk)\w+"
    r"|\bproblem\w+ .{0,40}\b(?:spręsti|išspręsti|sprendim\w+|sprendžia)\b"
)
# What follows is said as the outcome of talks, whatever its other words are.
LEADS_TO_CONCLUSION = re.compile(
    r"(?:priėjo|prieita) prie|(?:nutar|sutar|susitar)(?:ė|ta)\b|nusprend\w+|nuspręst\w+|apibendrint\w+"
    r"|pripažin\w+, kad"
)
