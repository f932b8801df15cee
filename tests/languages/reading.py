"""What a page says, and in which language each piece of it says so."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# What has no end tag, and no text.
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title", "label", "summary")
SILENT = {"script", "style", "code"}


@dataclass(frozen=True)
class Piece:
    """A text of a page with its language; where it stands, as element or element@attribute."""

    text: str
    language: str
    place: str


@dataclass
class Page(HTMLParser):
    """All that a page says."""

    html: str
    pieces: list[Piece] = field(default_factory=list)
    language: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    links: set[str] = field(default_factory=set)
    _open: list[tuple[str, str]] = field(default_factory=list)
    # A word in a picture may be cut into two pieces, of which a phone shows the first.
    _drawn: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()

    def said_in(self, language):
        """The texts in this language."""
        return [piece for piece in self.pieces if piece.language == language]

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        language = given.get("lang", self._open[-1][1] if self._open else "")
        if tag == "html":
            self.language = language
        if tag == "link" and given.get("rel") == "alternate" and "hreflang" in given:
            self.versions[given["hreflang"]] = given["href"]
        if tag == "a":
            self.links.add(given.get("href", ""))
        spoken = [name for name in SPOKEN if given.get(name)]
        if tag == "meta" and given.get("name") == "description":
            spoken.append("content")
        if tag == "input" and given.get("type") in {"submit", "button"}:
            spoken.append("value")
        spoken += [name for name in given if name.startswith("data-") and " " in given[name].strip()]
        self.pieces += [Piece(" ".join(given[name].split()), language, f"{tag}@{name}") for name in spoken]
        if tag == "tspan" and self._open[-1][0] == "text":
            self._drawn.append(" ")
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        if tag == "text" and self._drawn:
            language = next(language for name, language in reversed(self._open) if name == "text")
            self.pieces.append(Piece(" ".join("".join(self._drawn).split()), language, tag))
            self._drawn = []
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self._open and data.strip() and self._open[-1][0] not in SILENT:
            tag, language = self._open[-1]
            if tag in {"text", "tspan"}:
                self._drawn.append(data.strip())
                return
            self.pieces.append(Piece(" ".join(data.split()), language, tag))
