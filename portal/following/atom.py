"""Atom as the portal writes it."""

import datetime as dt
from typing import Any

from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

# Of a feed with nothing in it: Django's own answer, this moment, would make each answer another one.
BEGINNING = dt.datetime(2017, 1, 1, tzinfo=dt.UTC)


class AtomFeed(Atom1Feed):
    """Plain words stand in it as plain words, each text in its language; older pages follow (RFC 5005)."""

    content_type = "application/atom+xml; charset=utf-8"

    def latest_post_date(self) -> dt.datetime:
        """When the newest entry changed."""
        return max((item["updateddate"] for item in self.items), default=BEGINNING)

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Write what is of the whole feed, and where its other pages are."""
        super().add_root_elements(handler)
        for rel, address in self.feed["pages"]:
            handler.addQuickElement("link", "", {"rel": rel, "href": address})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Write an entry."""
        handler.addQuickElement("title", item["title"], _language(item["title_language"]))
        handler.addQuickElement("link", "", {"rel": "alternate", "href": item["link"]})
        handler.addQuickElement("id", item["unique_id"])
        handler.addQuickElement("published", rfc3339_date(item["pubdate"]))
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        language = _language(item["language"])
        handler.addQuickElement("summary", item["summary"], {"type": "text"} | language)
        handler.addQuickElement("content", item["content"], {"type": "html"})
        for category in item["categories"]:
            handler.addQuickElement("category", "", {"term": category})


def _language(code: str) -> dict[str, str]:
    return {"xml:lang": code}
