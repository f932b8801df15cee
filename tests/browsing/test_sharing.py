"""What leaves the portal: an event on paper, and a card on somebody else's page."""

import io
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser
# The event of the record of which most is known.
LONGEST = "/renginiai/2017/susitikimas-su-tevais-svencionyse/"


@pytest.fixture
def elsewhere(tmp_path):
    """A folder, and the address under which another site serves it."""
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=tmp_path)
    ) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield tmp_path, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("prefix", "portal", "changed"), [("", "Pertvarkos eiga", "Atnaujinta:"), ("/en", "Progress", "Updated:")]
)
def test_an_event_prints_on_two_pages_that_say_whose_word_it_is(page, record, prefix, portal, changed):
    page.goto(record.url + prefix + LONGEST)

    paper = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))

    assert len(paper.pages) <= 2
    first, whole = paper.pages[0].extract_text(), "".join(part.extract_text() for part in paper.pages)
    assert portal in first
    assert "NVO vaikams konfederacija" in first
    assert changed in first
    assert f"{record.url}/r/" in first
    assert "http://www.nvovaikamskonfederacija.lt/" in whole


def test_a_card_stands_on_the_page_of_another_site_and_nothing_else_does(page, record, elsewhere):
    framed = f"{record.url}/iterpti/regionai/siauliu/"
    body = f'<iframe src="{framed}"></iframe><iframe src="{record.url}/regionai/siauliu/"></iframe>'
    folder, site = elsewhere
    (folder / "puslapis.html").write_text(body)

    page.goto(f"{site}/puslapis.html")

    card = page.frame_locator("iframe").first
    expect(card.get_by_role("heading", level=1)).to_have_text("Šiaulių regionas")
    assert card.locator("main").evaluate("main => getComputedStyle(main).borderTopWidth") == "1px"
    expect(page.frame_locator("iframe").last.locator("h1")).not_to_have_text("Šiaulių regionas")
