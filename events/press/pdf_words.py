"""Writes out the words of the PDF on its standard input: run as a program of its own, which may be ended.

Whoever makes a PDF decides how much work it is to read; the server decides how long it waits.
"""

import contextlib
import io
import resource
import sys

SECONDS = 8
MEMORY = 1_500_000_000
MOST_PAGES = 60
MOST_WORDS = 1_000_000


def main() -> None:
    """Read, and write the words in UTF-8, a form feed after each page."""
    # Not every system lets itself be limited.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from pypdf import PdfReader  # noqa: PLC0415 - only within the limits

    written = 0
    for page in PdfReader(io.BytesIO(sys.stdin.buffer.read())).pages[:MOST_PAGES]:
        words = page.extract_text()
        written += len(words)
        sys.stdout.buffer.write(words.encode("utf-8", "replace") + b"\f")
        if written > MOST_WORDS:
            break


if __name__ == "__main__":
    main()
