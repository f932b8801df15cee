"""What every picture is measured and written with."""

from dataclasses import dataclass

# The letters of a system font that are much narrower or wider than the rest, in parts of the letter size.
# Measured on the widest font in common use: where the reader's font is narrower, there is only more air.
NARROW, WIDE, CAPITAL, OTHER = 0.36, 0.98, 0.72, 0.64
NARROW_LETTERS = frozenset("iįljtfr.,:;'|!()[] \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
WIDE_LETTERS = frozenset("mwMW—%")
TEXT_SIZE = 13
LINE_HEIGHT = 16
ELLIPSIS = "…"


def number(value: float) -> str:
    """A coordinate as an SVG takes it: with a decimal point, whatever the reader's language."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def text_width(text: str, size: float = TEXT_SIZE) -> float:
    """About how wide a text is."""
    return size * sum(_letter_width(letter) for letter in text)


def wrapped(text: str, width: float, lines: int) -> tuple[str, ...]:
    """The text broken into lines that are no wider; what does not fit into so many is cut short."""
    rows: list[str] = []
    words = text.split()
    while words and len(rows) < lines:
        row, *words = words
        while words and text_width(f"{row} {words[0]}") <= width:
            row = f"{row} {words.pop(0)}"
        rows.append(row)
    if words:
        rows[-1] = f"{rows[-1]} {' '.join(words)}"
    return tuple(shortened(row, width) for row in rows)


def shortened(text: str, width: float) -> str:
    """As much of the text as is no wider."""
    if text_width(text) <= width:
        return text
    while text and text_width(text + ELLIPSIS) > width:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def _letter_width(letter: str) -> float:
    if letter in NARROW_LETTERS:
        return NARROW
    if letter in WIDE_LETTERS:
        return WIDE
    return CAPITAL if letter.isupper() else OTHER


@dataclass(frozen=True)
class Box:
    """A part of the picture that something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two have any of the picture in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_crossed(self, x: float, y: float, to_x: float, to_y: float) -> bool:
        """Whether the straight line from one point to another runs through it."""
        # The part of the line within the box, from 0, its start, to 1: what each edge cuts off is taken away.
        enters, leaves = 0.0, 1.0
        for start, way, least, most in (
            (x, to_x - x, self.left, self.right),
            (y, to_y - y, self.top, self.bottom),
        ):
            if not way:
                if not least < start < most:
                    return False
                continue
            near, far = sorted(((least - start) / way, (most - start) / way))
            enters, leaves = max(enters, near), min(leaves, far)
        return enters < leaves

    def is_within(self, other: "Box") -> bool:
        """Whether nothing of it stands out of the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )
