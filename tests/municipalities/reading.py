"""What a page says, as a reader meets it."""

import html
import re


def text_of(response):
    """What the page says between its tags, in one line, its head left out."""
    page = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def sections_of(response):
    """What stands under each of the page's headings of the second level."""
    page = response.content.decode().partition("<main")[2].partition("</main>")[0]
    parts = re.split(r"<h2[^>]*>(.*?)</h2>", page, flags=re.DOTALL)
    return {
        html.unescape(heading).strip(): " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())
        for heading, body in zip(parts[1::2], parts[2::2], strict=True)
    }
