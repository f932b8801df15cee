"""Running text of the record in which the words of the reform are explained."""

from typing import Any

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.urls import reverse
from django.utils.safestring import SafeString

from municipalities import words
from portal.reading.explaining import explained

register = template.Library()
MET = "words of the reform met on this page"


class ExplainedNode(Node):
    """What stands between the tags, with links from words met first on this page."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        """Link the words that no part of the page has had before."""
        # The lowest layer of the render context is one for the page and for all that it includes.
        state: Any = context.render_context.dicts[0]
        met: set[str] = state.setdefault(MET, set())
        html = self.nodelist.render(context)
        return explained(html, words.locale(), met, reverse("reading:glossary"))


@register.tag(name="explained")
def explained_tag(parser: Parser, _token: Token) -> ExplainedNode:
    """Running text of the record stands between the two tags."""
    nodelist = parser.parse(("endexplained",))
    parser.delete_first_token()
    return ExplainedNode(nodelist)
