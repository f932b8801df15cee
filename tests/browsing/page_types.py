"""One address of every type of page, found from the portal itself."""

import re
from functools import cache

from tests.browsing.served import Served

# Type of page: the list from which its first link is taken, and how that link looks.
DETAILS = {
    "region": ("/regionai/", r"/regionai/[\w-]+/"),
    "municipality": ("/savivaldybes/?atstovavimas=dalyvavo", r"/savivaldybes/[\w-]+/"),
    "institution": ("/istaigos/", r"/istaigos/[\w-]+/"),
    "organisation": ("/organizacijos/", r"/organizacijos/[\w-]+/"),
    "agreement": ("/sutartys/", r"/sutartys/\d+/"),
    "event": ("/renginiai/", r"/renginiai/\d{4}/[\w-]+/"),
    "source": ("/saltiniai/", r"/saltiniai/\d+/"),
    "project": ("/projektai/", r"/projektai/[\w-]+/"),
    "indicator": ("/pazanga/rodikliai/", r"/pazanga/rodikliai/vaikai-globos-[\w-]+/"),
    "service": ("/paslaugos/", r"/paslaugos/[\w-]+/"),
    "service of a municipality": ("/paslaugos/budintis-globotojas/", r"/paslaugos/[\w-]+/[\w-]+/"),
}
FIXED = {
    "home": "/",
    "about": "/apie/",
    "region list": "/regionai/",
    "municipality list": "/savivaldybes/",
    "institution list": "/istaigos/",
    "organisation list": "/organizacijos/",
    "agreement list": "/sutartys/",
    "event list": "/renginiai/",
    "event list, wrong filter": "/renginiai/?regionas=nera&metai=abc&q=taryba",
    "event list, nothing found": "/renginiai/?q=niekonerasta",
    "commitment list": "/isipareigojimai/",
    "experience list": "/patirtis/",
    "source list": "/saltiniai/",
    "project list": "/projektai/",
    "region report": "/regionai/siauliu/ataskaita/?nuo=2016&iki=2017",
    "region report, wrong period": "/regionai/kauno/ataskaita/?nuo=2018&iki=2017",
    "country report": "/pazanga/ataskaita/",
    "service list": "/paslaugos/",
    "service list, wrong filter": "/paslaugos/?regionas=nera&busena=kita&diena=vakar",
    "service question": "/paslaugos/budintis-globotojas/?regionas=siauliu",
    "service question, nothing found": (
        "/paslaugos/laikinas-atokvepis/?regionas=siauliu&rodyti=neteikiama&diena=2026-02-30"
    ),
    "service of which nothing is known": "/paslaugos/seimyna/moletu-rajono/",
    "progress": "/pazanga/",
    "progress, an indicator by regions": "/pazanga/?rodiklis=vaikai-globos-institucijose&zemelapis=regionai",
    "progress, wrong choice": "/pazanga/?paslauga=nera&zemelapis=kosmosas&diena=2026-02-30",
    "indicator list": "/pazanga/rodikliai/",
    "indicator list, wrong filter": "/pazanga/rodikliai/?lygis=kosmosas&q=vaikai",
    "indicator, several territories": (
        "/pazanga/rodikliai/vaikai-globos-institucijose/?teritorija=LT&teritorija=LT-57&teritorija=LT-99"
    ),
    "indicator without a date": "/pazanga/rodikliai/budintys-globotojai/",
    "gap finder": "/pazanga/spragos/",
    "gaps": (
        "/pazanga/spragos/?paslauga=laikinas-atokvepis&paslauga=nera&isipareigojimai=veluoja&stalai=niekada"
        "&duomenys=seni&salygos=bent-viena&nezinoma=rodyti&diena=vakar"
    ),
    "no gaps": "/pazanga/spragos/?regionas=siauliu&paslauga=laikinas-atokvepis",
    "comparison, nothing chosen": "/pazanga/palyginimas/?savivaldybe=moletu-rajono&savivaldybe=nera",
    "comparison": (
        "/pazanga/palyginimas/?savivaldybe=alytaus-miesto&savivaldybe=kauno-miesto&savivaldybe=moletu-rajono"
    ),
    "comparison of regions": "/pazanga/palyginimas/?regionas=kauno&regionas=siauliu&skirtumai=tik",
    "glossary": "/zodynas/",
    "search": "/paieska/?q=atokvepis",
    "search, nothing found": "/paieska/?q=niekonerasta&regionas=nera",
    "follow": "/prenumerata/?kas=regionai/siauliu",
    "calendar, month": "/renginiai/kalendorius/?metai=2017&menuo=12",
    "calendar, year": "/renginiai/kalendorius/?metai=2017",
    "accessibility": "/prieinamumas/",
    "privacy": "/privatumas/",
    "corrections": "/pataisymai/",
    "card for one's own page": "/iterpti/?vieta=regionai/siauliu",
    "open data": "/duomenys/",
    "dataset": "/duomenys/renginiai/",
    "API guide": "/duomenys/api/",
    "no such page": "/tokio-puslapio-nera/",
    "bad request": "/renginiai/?q=%00",
}
NAMES = [*FIXED, *DETAILS]


def path_of(name: str, served: Served) -> str:
    """Return the address of a page of this type."""
    if name in FIXED:
        return FIXED[name]
    listed, pattern = DETAILS[name]
    return min(link for link in _links(served, listed) if re.fullmatch(pattern, link))


@cache
def _links(served: Served, path: str) -> set[str]:
    return served.get(path).links
