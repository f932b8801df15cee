"""The small signs by which things are told apart without colour: of lines on a chart, of states on a map."""

from math import sqrt

from progress.drawing.paper import number

# How far the sign of a value reaches from its middle.
REACH = 4.0
# As many lines as there are signs; more than these nobody could tell apart.
MOST_LINES = 6


def line_mark(kind: int, x: float, y: float) -> str:
    """The sign of the values of the first line, the second and so on, as the `d` of an SVG path."""
    if kind == 1:
        return disc(x, y, REACH)
    middle = f"M{number(x)} {number(y)}"
    return (
        middle
        + {
            2: "m-3.5-3.5h7v7h-7z",
            3: "m0-4.5 4.5 8h-9z",
            4: "m0-5 5 5-5 5-5-5z",
            5: "m0 4.5 4.5-8h-9z",
            6: "m-1.5-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z",
        }[kind]
    )


def disc(x: float, y: float, radius: float) -> str:
    """A whole disc."""
    r, across = number(radius), number(2 * radius)
    return f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 1 {across} 0a{r} {r} 0 1 1-{across} 0z"


def hexagon(x: float, y: float, radius: float) -> str:
    """A hexagon that stands on a corner, as the tiles of the map do."""
    half = radius * sqrt(3) / 2
    corners = (
        (0, -radius),
        (half, -radius / 2),
        (half, radius / 2),
        (0, radius),
        (-half, radius / 2),
        (-half, -radius / 2),
    )
    return "M" + "L".join(f"{number(x + dx)} {number(y + dy)}" for dx, dy in corners) + "Z"


def status_mark(status: str, x: float, y: float, radius: float) -> str:
    """The sign of how far a service has come: ● permanent, ◐ on trial, ○ planned, – none.

    Each is one shape to be filled by the even-odd rule.
    """
    inner = radius * 0.7
    ring = disc(x, y, radius)
    if status == "permanent":
        return ring
    if status == "planned":
        return ring + disc(x, y, inner)
    if status == "pilot":
        r, down = number(inner), number(2 * inner)
        return f"{ring}M{number(x)} {number(y - inner)}a{r} {r} 0 0 1 0 {down}z"
    if status == "none":
        thick, across = number(radius * 0.4), number(2 * radius)
        return f"M{number(x - radius)} {number(y - radius * 0.2)}h{across}v{thick}h-{across}z"
    return ""
