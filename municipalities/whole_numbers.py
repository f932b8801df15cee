"""Whole numbers in what people send: an address or a form may hold any digits, and any number of them."""

# As many digits as a key of the database surely holds.
DIGITS_OF_A_KEY = 18


def whole_number(text: str, *, digits: int = DIGITS_OF_A_KEY) -> int | None:
    """Return the number that the text is; None when it is none, or has more digits."""
    is_number = text.isascii() and text.isdigit() and len(text) <= digits
    return int(text) if is_number else None
