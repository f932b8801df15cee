"""Template tags of the accounts' pages."""

import qrcode
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()

# The first that is found counts: each of them also claims to be those that follow.
BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


@register.filter
def browser_name(user_agent: str) -> str:
    """What people call the browser and the system: Firefox, Windows."""
    known = [
        next((name for mark, name in names.items() if mark in user_agent), "")
        for names in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, known)) or user_agent


@register.simple_tag
def qr_code(text: str) -> SafeString:
    """Draw a QR code into the page itself, so that its policy need let in no picture from elsewhere."""
    code = qrcode.QRCode(border=0)
    code.add_data(text)
    squares = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(squares) for x, is_dark in enumerate(row) if is_dark
    )
    return format_html(
        '<svg viewBox="0 0 {0} {0}" role="img" aria-label="{1}" shape-rendering="crispEdges">'
        '<path d="{2}" fill="#000"/></svg>',
        len(squares),
        gettext("QR code for the app"),
        path,
    )
