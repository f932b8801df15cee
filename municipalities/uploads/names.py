"""Names of files as people give them, made fit to be shown and to be saved under anywhere."""

import re
import unicodedata
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

LONGEST_NAME = 150
# What Windows takes in no name; the slashes are gone by then.
UNFIT = re.compile(r'[<>:"|?*]+')


def split_name(name: str) -> tuple[str, str]:
    """The name without folders and tricks, and its extension in small letters without the dot."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rstrip("/").rpartition("/")[2])
    # Controls, and the invisible marks that turn "gpj.exe" around.
    visible = "".join(letter for letter in name if unicodedata.category(letter)[0] != "C")
    path = PurePosixPath(" ".join(UNFIT.sub(" ", visible).split()).strip(". ") or "-")
    stem = path.stem.strip(". -")[:LONGEST_NAME].rstrip()
    return stem or _("file"), path.suffix.lstrip(".").lower()
