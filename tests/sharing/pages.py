"""What a page says to machines, as they read it."""

import json
from html.parser import HTMLParser


class Head(HTMLParser):
    """Collects the links, the meta data and the structured data of a page."""

    def __init__(self, page):
        super().__init__()
        self.meta, self.links, self.data, self._is_data = {}, {}, [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        name = attributes.get("property") or attributes.get("name")
        if tag == "meta" and name:
            self.meta[name] = attributes["content"]
        elif tag == "link":
            self.links[attributes["rel"], attributes.get("hreflang")] = attributes["href"]
        self._is_data = tag == "script" and attributes.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self._is_data:
            self.data.append(json.loads(data))
            self._is_data = False


def head_of(response):
    """What the head and the structured data of the page say."""
    return Head(response.text)


def structured(response, kind):
    """The structured data of one type; None where the page has none."""
    return next((data for data in head_of(response).data if data["@type"] == kind), None)
