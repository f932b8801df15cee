"""What an editor does with the event form, in the words of the tests."""

import re
from typing import Any

from playwright.sync_api import expect

# A machine that does much else at the same time is slow, and nothing here is about its pace.
expect.set_options(timeout=15_000)
FORM = "#event-form"
SAVED = re.compile(r"^Juodraštis įrašytas \d\d:\d\d$")


def begin(page: Any) -> str:
    """Begin an event in the workspace; return the address of its form."""
    page.goto("/darbastalis/")
    page.locator(".new-event button").first.click()
    page.wait_for_url(re.compile(r"/darbastalis/renginiai/\d+/$"))
    ready(page)
    return page.url


def ready(page: Any) -> None:
    """Wait until the scripts of the form have started."""
    expect(page.locator(f"{FORM}[data-ready]")).to_be_attached()


def field(page: Any, name: str) -> Any:
    """The field that is posted under a name."""
    return page.locator(f"{FORM} [name={name}]")


def body(page: Any) -> Any:
    """Where the text of the event is written: the editor over the field."""
    return page.locator(".rich-text-page")


def saved(page: Any, timeout: float = 15_000) -> None:
    """Wait until the server has confirmed everything that stands in the form."""
    expect(page.locator(f"{FORM}[data-ready]:not([data-unsaved])")).to_be_attached(timeout=timeout)
    expect(page.locator("#save-status")).to_have_text(SAVED)


def shown(page: Any, address: str, name: str) -> str:
    """What another page of the same event shows in a field: what the server has."""
    other = page.context.new_page()
    other.goto(address)
    value = field(other, name).first.input_value()
    other.close()
    return value


def kept(page: Any) -> str:
    """Everything that the browser keeps for the server."""
    return page.evaluate("Object.values(localStorage).join('')")
