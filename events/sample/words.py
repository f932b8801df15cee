"""The phrases of the sample. Every name says that it is one: „Pavyzdinė …“, „Pavyzdys: …“.

A phrase names what it needs in braces, in the case it needs: `gen` and `acc` are a service in the genitive
and in the accusative, `gen2` and `acc2` another one, `area_gen` and `area_loc` the region or the whole
country, `place` where the meeting was ("Kaune"), `municipality` a municipality's genitive ("Molėtų rajono").
"""

# By the key of the service: its genitive and its accusative.
SERVICES = {
    "budintis_globotojas": ("budinčių globotojų", "budinčius globotojus"),
    "nuolatinis_globotojas": ("nuolatinių globotojų", "nuolatinius globotojus"),
    "socialinis_globejas": ("socialinių globėjų", "socialinius globėjus"),
    "seimyna": ("šeimynų", "šeimynas"),
    "globos_centras": ("globos centrų", "globos centrus"),
    "gimk": ("GIMK mokymų", "GIMK mokymus"),
    "bendruomeniniai_vaiku_globos_namai": (
        "bendruomeninių vaikų globos namų",
        "bendruomeninius vaikų globos namus",
    ),
    "seiminiai_namai": ("šeiminių namų", "šeiminius namus"),
    "grupinio_gyvenimo_namai": ("grupinio gyvenimo namų", "grupinio gyvenimo namus"),
    "savarankisko_gyvenimo_namai": ("savarankiško gyvenimo namų", "savarankiško gyvenimo namus"),
    "apsaugotas_bustas": ("apsaugoto būsto", "apsaugotą būstą"),
    "lydimasis_bustas": ("lydimojo būsto", "lydimąjį būstą"),
    "palydimoji_globa": ("palydimosios globos", "palydimąją globą"),
    "laikinas_atokvepis": ("laikino atokvėpio", "laikiną atokvėpį"),
    "asmeninis_asistentas": ("asmeninių asistentų", "asmeninius asistentus"),
    "dienos_socialine_globa": ("dienos socialinės globos", "dienos socialinę globą"),
    "trumpalaike_socialine_globa": ("trumpalaikės socialinės globos", "trumpalaikę socialinę globą"),
    "ilgalaike_socialine_globa": ("ilgalaikės socialinės globos", "ilgalaikę socialinę globą"),
    "pagalba_i_namus": ("pagalbos į namus", "pagalbą į namus"),
    "integrali_pagalba": ("integralios pagalbos", "integralią pagalbą"),
    "vaiku_dienos_centras": ("vaikų dienos centrų", "vaikų dienos centrus"),
    "atvejo_vadyba": ("atvejo vadybos", "atvejo vadybą"),
    "socialines_dirbtuves": ("socialinių dirbtuvių", "socialines dirbtuves"),
    "dienos_uzimtumas": ("dienos užimtumo centrų", "dienos užimtumo centrus"),
    "kompleksines_paslaugos": ("kompleksinių paslaugų šeimai", "kompleksines paslaugas šeimai"),
}

# ---- Names: first names are real, surnames are nobody's

MEN = (
    "Aleksas",
    "Andrius",
    "Benas",
    "Domas",
    "Eimantas",
    "Gintaras",
    "Ignas",
    "Jokūbas",
    "Kazys",
    "Linas",
    "Mykolas",
    "Naglis",
    "Paulius",
    "Rokas",
    "Saulius",
    "Tadas",
    "Ugnius",
    "Vytenis",
    "Žilvinas",
    "Žygimantas",
)
WOMEN = (
    "Aistė",
    "Austėja",
    "Birutė",
    "Daiva",
    "Eglė",
    "Gabija",
    "Ieva",
    "Jūratė",
    "Kotryna",
    "Laima",
    "Miglė",
    "Nijolė",
    "Ona",
    "Rūta",
    "Skaistė",
    "Šarūnė",
    "Ugnė",
    "Vaiva",
    "Živilė",
    "Žemyna",
)
SURNAMES = (
    "Bandom",
    "Įsivaizduojam",
    "Išgalvot",
    "Menam",
    "Numanom",
    "Pavyzd",
    "Prasiman",
    "Spėjam",
    "Sugalvot",
    "Tariam",
    "Tarkim",
    "Vaizduot",
)
SURNAMES_OF_MEN = ("aitis", "auskas", "ėnas", "ūnas")
SURNAMES_OF_WOMEN = ("aitė", "auskienė", "ėnaitė", "ūnienė")
LONG_NAMES = (
    ("Konstancija Emilija Prasimanauskaitė-Įsivaizduojamauskienė", True),
    ("Žygimantas Kazimieras Išgalvotauskas-Pavyzdėnas", False),
)

# What a man is called, what a woman is called.
OFFICES = (
    ("direktorius", "direktorė"),
    ("direktoriaus pavaduotojas", "direktoriaus pavaduotoja"),
    ("socialinės paramos skyriaus vedėjas", "socialinės paramos skyriaus vedėja"),
    ("socialinis darbuotojas", "socialinė darbuotoja"),
    ("atvejo vadybininkas", "atvejo vadybininkė"),
    ("savivaldybės tarybos narys", "savivaldybės tarybos narė"),
    ("mero patarėjas", "mero patarėja"),
    ("projekto koordinatorius", "projekto koordinatorė"),
    ("psichologas", "psichologė"),
    ("globos centro vadovas", "globos centro vadovė"),
    (
        "tarpinstitucinio bendradarbiavimo ir deinstitucionalizacijos proceso stebėsenos grupės pirmininkas",
        "tarpinstitucinio bendradarbiavimo ir deinstitucionalizacijos proceso stebėsenos grupės pirmininkė",
    ),
)

# The kind and the name of each.
ORGANISATIONS = (
    ("ngo", "Pavyzdinė {municipality} šeimų asociacija"),
    ("ngo", "Pavyzdinė {municipality} globėjų bendrija"),
    ("ngo", "Pavyzdinė {municipality} žmonių su negalia draugija"),
    ("ngo", "Pavyzdinis {municipality} savanorių klubas"),
    ("service_provider", "Pavyzdinis {municipality} socialinių paslaugų centras"),
    ("service_provider", "Pavyzdinė {municipality} pagalbos šeimai tarnyba"),
    ("health", "Pavyzdinis {municipality} sveikatos centras"),
    ("school", "Pavyzdinė {municipality} progimnazija"),
    ("education_support", "Pavyzdinė {municipality} švietimo pagalbos tarnyba"),
    ("municipal_department", "Pavyzdinis {municipality} socialinės paramos skyrius"),
    ("eldership", "Pavyzdinė {municipality} seniūnija"),
    ("library", "Pavyzdinė {municipality} biblioteka"),
)
NATIONAL_ORGANISATIONS = (
    ("umbrella_ngo", "Pavyzdinė nevyriausybinių organizacijų konfederacija"),
    ("umbrella_ngo", "Pavyzdinis šeimai draugiškų organizacijų tinklas"),
    ("ministry", "Pavyzdinė ministerija"),
    ("ministry_department", "Pavyzdinis pertvarkos departamentas"),
    ("agency", "Pavyzdinė vaikų teisių tarnyba"),
    ("university", "Pavyzdinis universitetas"),
    ("media", "Pavyzdinės naujienos"),
    (
        "ngo",
        (
            "Pavyzdinė deinstitucionalizacijos procesų koordinavimo, tarpinstitucinio bendradarbiavimo "
            "skatinimo ir bendruomeninių paslaugų nepertraukiamumo užtikrinimo visoje Lietuvoje asociacija"
        ),
    ),
)
# Kind, name, and who lives there.
INSTITUTIONS = (
    ("childrens_home", "Pavyzdiniai {municipality} vaikų globos namai", "be tėvų globos likę vaikai"),
    ("infant_home", "Pavyzdiniai {municipality} kūdikių namai", "kūdikiai ir maži vaikai"),
    (
        "childrens_social_care_home",
        "Pavyzdiniai {municipality} vaikų socialinės globos namai",
        "vaikai su negalia",
    ),
    (
        "adult_social_care_home",
        "Pavyzdiniai {municipality} socialinės globos namai",
        "suaugusieji su proto ar psichikos negalia",
    ),
    (
        "special_school",
        "Pavyzdinė {municipality} specialioji mokykla su bendrabučiu",
        "specialiųjų ugdymosi poreikių turintys mokiniai",
    ),
    (
        "group_living_home",
        "Pavyzdiniai {municipality} grupinio gyvenimo namai",
        "suaugusieji su proto negalia",
    ),
    (
        "community_childrens_home",
        "Pavyzdiniai {municipality} bendruomeniniai vaikų globos namai",
        "be tėvų globos likę vaikai",
    ),
)
PROJECTS = (
    "Arčiau namų",
    "Šeima kiekvienam vaikui",
    "Bendruomenė šalia",
    "Tiltai į savarankišką gyvenimą",
    "Nuo globos namų prie namų",
    "Pagalba, kuri ateina laiku",
    "Kartu su globėjais",
    "Darbas visiems",
    "Atokvėpis artimiesiems",
    "Atviros durys",
    "Tarpinstitucinio bendradarbiavimo modelio sukūrimas ir išbandymas pertvarkant institucinę globą",
    "Kitas žingsnis",
)
SEATS = (
    "Pavyzdinė pertvarkos stebėsenos grupė",
    "Pavyzdinė vaiko gerovės taryba",
    "Pavyzdinė žmonių su negalia reikalų komisija",
)
SOURCES = (
    "Kaip regionai rengiasi pertvarkai",
    "Savivaldybės tarėsi dėl paslaugų šeimoms",
    "Globėjų daugėja, bet jų vis dar trūksta",
    "Diskusijoje – apie pagalbą arti namų",
    "Ką rodo socialinių paslaugų planai",
    "Susitikime ieškota bendrų sprendimų",
)
AREAS_OF_WORK = (
    "Pagalba globėjams ir šeimoms, darbuotojų mokymai.",
    "Bendruomeninių paslaugų plėtra, savanorystė, visuomenės informavimas.",
    "Vaikų dienos užimtumas, tėvystės įgūdžių mokymai, konsultacijos.",
)
TERMS = ("neterminuota", "5 metai", "3 metai", "kol pasieksime sutarties tikslus")
BASES = (
    "metai nustatyti pagal kitus tos pačios serijos renginius",
    "imama straipsnio paskelbimo data",
    "tekste nurodytas tik mėnuo",
)

# ---- Meetings

TITLES = {
    "round_table": (
        "{area_gen} klasterio apskrito stalo diskusija",
        "apskrito stalo diskusija apie {acc}",
        "apskrito stalo diskusija „Kaip užtikrinti {gen} plėtrą?“",
    ),
    "discussion": (
        "{area_gen} savivaldybių diskusija apie {acc}",
        "diskusija „Ko trūksta {area_loc}?“",
        "diskusija apie {acc} ir {acc2}",
    ),
    "family_meeting": (
        "susitikimas su šeimomis: kalbamės apie {acc}",
        "globėjų ir tėvų susitikimas",
    ),
    "training": (
        "mokymai apie {acc}",
        "mokymai „Kaip įvertinti {gen} poreikį“",
    ),
    "signing": (
        "pasirašyta bendradarbiavimo sutartis",
        "bendradarbiavimo sutarties pasirašymas ir pokalbis apie {acc}",
    ),
    "conference": (
        "konferencija „Pertvarka {area_loc}: kas pavyko ir kas laukia“",
        "konferencija apie {acc}",
    ),
    "award": (
        "geriausių pagalbos šeimai darbų apdovanojimai",
        "padėka už {gen} plėtrą",
    ),
}
LONG_TITLE = (
    "nebeprisikiškiakopūsteliaujantiesiems skirta tarpinstitucinio bendradarbiavimo, deinstitucionalizacijos "
    "ir bendruomeninių paslaugų nepertraukiamumo užtikrinimo diskusija apie {acc} ir {acc2}"
)
LEADS = {
    "round_table": (
        (
            "Prie apskrito stalo susėdo {area_gen} savivaldybių, globos įstaigų ir nevyriausybinių "
            "organizacijų atstovai. Jie kalbėjosi apie {acc}."
        ),
        "Diskusijos dalyviai palygino, kas padaryta per metus, ir sutarė dėl tolesnių žingsnių.",
    ),
    "discussion": (
        "{area_gen_capital} savivaldybės svarstė, ko reikia, kad žmonės {gen} nelauktų mėnesiais.",
        "Savivaldybių atstovai pasidalijo patirtimi ir kalbėjosi apie {acc}.",
    ),
    "family_meeting": (
        "Su šeimomis kalbėtasi apie {acc}. Tėvai ir globėjai papasakojo, kokios pagalbos labiausiai trūksta.",
        "Į susitikimą atėjo tėvai, globėjai ir juos lydintys specialistai.",
    ),
    "training": (
        "Socialiniai darbuotojai mokėsi, kaip įvertinti {gen} poreikį ir numatyti lėšų.",
        "Mokymų dalyviai nagrinėjo tikrą kasdienybę primenančius atvejus ir aptarė {gen} plėtrą.",
    ),
    "signing": (
        "Pasirašyta bendradarbiavimo sutartis. Organizacija ir savivaldybė kartu rūpinsis {gen} plėtra.",
        "Organizacija ir savivaldybė susitarė veikti kartu ir kasmet aptarti, kas padaryta.",
    ),
    "conference": (
        "Konferencijoje pristatyta {gen} plėtra ir aptarta, kas dar stabdo pertvarką.",
        "Konferencijoje mokslininkai, praktikai ir šeimos ieškojo bendros kalbos.",
    ),
    "award": (
        "Apdovanoti žmonės, kurie savo darbu prisidėjo prie {gen} plėtros.",
        "Padėkota globėjams, savanoriams ir specialistams.",
    ),
}
MORE_LEAD = (
    "Daugiausia klausimų kilo dėl {gen2}.",
    "Sutarta susitikti dar kartą po pusmečio.",
    "Dalyviai pabrėžė, kad be bendro darbo pertvarka neįvyks.",
    "Renginys vyko {place}.",
)
BODY = (
    "Renginį pradėjo šeimininkai: jie priminė, kas pasikeitė nuo ankstesnio susitikimo.",
    "Pranešėjai pristatė duomenis apie {acc} ir palygino savivaldybes.",
    "Daug kalbėta apie tai, kad {gen} trūksta ne tik miestuose, bet ir kaimuose.",
    "Globos įstaigų vadovai papasakojo, kaip darbuotojai rengiasi naujam darbui.",
    "„Svarbiausia – žmogus, o ne įstaiga“, – sakė vienas iš dalyvių.",
    "Savivaldybių atstovai neslėpė, kad lėšų užtenka ne viskam.",
    "Šeimos prašė daugiau aiškumo: kur kreiptis, kiek laukti ir kas padės.",
    "Nevyriausybinės organizacijos siūlė prisiimti dalį darbų, jeigu bus užtikrintas finansavimas.",
    "Dėl {gen2} nuomonės išsiskyrė: vieni siūlė pradėti nuo bandomojo projekto, kiti – veikti iš karto.",
    "Specialistai atkreipė dėmesį, kad {gen2} poreikis kasmet auga.",
    "Dalyviai dirbo grupėse ir kiekviena grupė pateikė savo siūlymus.",
    "Geroji patirtis: {municipality} savivaldybėje {gen} plėtra prasidėjo nuo pokalbių su šeimomis.",
    "Sveikatos priežiūros ir švietimo įstaigų atstovai sutiko dažniau dalytis informacija.",
    "Diskusijos pabaigoje apibendrinti siūlymai ir susitarta, kas už ką atsako.",
    "Kol kas neaišku, ar {gen} plėtra bus tęsiama pasibaigus projektui.",
    "Vyresni kaip aštuoniolikos metų jaunuoliai, palikę globos namus, papasakojo apie savo pirmuosius metus.",
)
VENUES = (
    "{municipality} savivaldybės tarybos salė",
    "Pavyzdinė {municipality} biblioteka",
    "{municipality} bendruomenės namai",
    "Pavyzdinis {municipality} socialinių paslaugų centras, 2 aukšto konferencijų salė",
    "",
)
ATTENDANCE_NOTES = (
    "{area_gen_capital} savivaldybių specialistai, globos įstaigų vadovai ir nevyriausybinės organizacijos.",
    "Tėvai, globėjai ir socialiniai darbuotojai.",
    "Tikslus dalyvių skaičius nenurodytas.",
)
TOPICS = (
    "Kaip planuojama {gen} plėtra",
    "Ką duomenys sako apie {acc}",
    "{municipality} savivaldybės patirtis",
    "Šeimos istorija",
    "Darbuotojų parengimas pertvarkai",
    "Nuo globos namų prie bendruomeninių paslaugų: pirmųjų trejų metų pamokos, klaidos ir atradimai",
    "Kas finansuoja {acc}",
)
OUTCOMES = {
    "practice": (
        "{municipality} savivaldybė skyrė darbuotoją, atsakingą už {acc}, ir eilės sutrumpėjo.",
        "{municipality} savivaldybėje {gen} plėtra prasidėjo nuo pokalbių su šeimomis.",
        "Organizacijos dalijasi darbuotojais, todėl {gen} netrūksta ir per atostogas.",
        "Globėjai kas mėnesį susitinka ir padeda vieni kitiems.",
    ),
    "problem": (
        "{municipality} savivaldybėje trūksta {gen}.",
        "Lėšos {gen} plėtrai numatomos tik metams.",
        "Kaimų gyventojai dėl prasto susisiekimo lieka be {gen}.",
        "Šeimos nežino, į ką kreiptis dėl {gen}.",
        "Trūksta specialistų, kurie dirbtų vakarais ir savaitgaliais.",
    ),
    "need": (
        "Reikia daugiau {gen}.",
        "Reikia numatyti lėšų {gen} plėtrai bent trejiems metams.",
        "Šeimoms reikia vienos vietos, kurioje jos sužinotų apie {acc} ir {acc2}.",
        "Darbuotojams reikia mokymų ir psichologo konsultacijų.",
    ),
    "conclusion": (
        "Be {gen} pertvarka {area_loc} neįvyks.",
        "Savivaldybės turi derinti planus tarpusavyje.",
        "Pirmiausia turi būti sukurtos paslaugos, o tik tada mažinamos įstaigos.",
        (
            "Bandomojo projekto patirtis rodo, kad {gen} plėtrai būtinas nuolatinis finansavimas, aiški "
            "atsakomybė ir pasitikėjimas tarp savivaldybės, globos įstaigų, organizacijų bei pačių šeimų."
        ),
    ),
}
RAISED_BY = ("tėvai", "globos įstaigos vadovai", "savivaldybių specialistai", "nevyriausybinės organizacijos")
TARGET_GROUPS = (
    "vaikai su negalia",
    "be tėvų globos likę vaikai",
    "suaugusieji su proto negalia",
    "globėjų šeimos",
    "globos namus palikę jaunuoliai",
)
COMMITMENTS = (
    "Parengti {gen} plėtros planą.",
    "Numatyti biudžete lėšų {gen} plėtrai.",
    "Apklausti šeimas dėl {gen} poreikio.",
    "Surengti susitikimą su šeimomis ir aptarti {gen} plėtrą.",
    "Paskirti darbuotoją, atsakingą už {acc}.",
    "Pateikti tarybai siūlymą dėl {gen} finansavimo.",
    (
        "Paskelbti visuomenei, kaip keičiasi padėtis ir kiek žmonių laukia {gen}, taip pat parengti "
        "kreipimąsi į kaimynines savivaldybes dėl bendrų darbų, darbuotojų mokymo ir keitimosi duomenimis."
    ),
)
# What is reported, by the status that it leads to.
UPDATES = {
    "open": ("Darbas dar nepradėtas.", "Laukiama tarybos sprendimo."),
    "in_progress": ("Parengtas pirmas projektas.", "Dalis darbų atlikta.", "Sudaryta darbo grupė."),
    "done": ("Įvykdyta: rezultatas pristatytas susitikime.", "Įvykdyta, sprendimas paskelbtas viešai."),
    "dropped": ("Atsisakyta: lėšų neskirta.", "Atsisakyta: darbą perėmė kita įstaiga."),
}
