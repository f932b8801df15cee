"""The addresses of this part of the portal."""

from typing import Any

from django.urls import URLPattern, path

from portal.following.views import calendars, feeds, follow, links

app_name = "following"


def of_everything(folder: str, ending: str, view: Any, sort: str) -> list[URLPattern]:
    """The addresses of one sort: of all events, of each kind of thing that is followed, and of a search."""
    kinds = {"regionai": "region", "savivaldybes": "municipality", "paslaugos": "service"}
    return [
        path(f"{folder}/renginiai.{ending}", view, name=f"event_{sort}"),
        *(
            path(f"{folder}/{kind}/<slug:slug>.{ending}", view, {"kind": kind}, name=f"{name}_{sort}")
            for kind, name in kinds.items()
        ),
        path(f"{folder}/paieska.{ending}", view, {"kind": "paieska"}, name=f"search_{sort}"),
    ]


urlpatterns = [
    *of_everything("srautai", "xml", feeds.event_feed, "feed"),
    path("srautai/pataisymai.xml", feeds.correction_feed, name="correction_feed"),
    *of_everything("kalendoriai", "ics", calendars.event_calendar, "calendar"),
    path("prenumerata/", follow.follow, name="follow"),
    path("prenumerata/uzsakyti/", follow.subscribe, name="subscribe"),
    path("prenumerata/issiusta/", follow.letter_sent, name="letter_sent"),
    path("prenumerata/patvirtinti/<str:token>/", links.confirm, name="confirm"),
    path("prenumerata/atsisakyti/<str:token>/", links.leave, name="leave"),
]
