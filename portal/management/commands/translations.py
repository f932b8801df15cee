"""Bring the Lithuanian catalogue up to date, or say what is wrong with it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import django
import polib
from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template import engines

from portal import translations

LANGUAGE = "lt"


class Command(BaseCommand):
    """Reads the code and the templates, updates the catalogue and compiles it; needs no database."""

    help = (
        "Update locale/ from the code and the templates and compile it; with --check only say what is wrong."
    )
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own way to ask for none

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask whether to change anything, and where else translations lie."""
        parser.add_argument("--check", action="store_true", help="change nothing, fail if anything is wrong")
        parser.add_argument(
            "--merge", nargs="+", type=Path, default=[], metavar="FILE", help="fill empty messages from these"
        )

    def handle(self, *, check: bool, merge: list[Path], **_options: Any) -> None:
        """Update or check."""
        path = Path(settings.LOCALE_PATHS[0]) / LANGUAGE / "LC_MESSAGES" / "django.po"
        compiled = path.with_suffix(".mo")
        catalogue = translations.open_catalogue(path)
        fragments = {fragment: polib.pofile(str(fragment), encoding="utf-8") for fragment in merge}
        said = translations.keys(catalogue).union(*map(translations.keys, fragments.values()))
        messages = wanted_messages(said)
        if not check:
            translations.update(catalogue, messages)
            for name, fragment in fragments.items():
                self.stdout.write(f"{name}: {translations.merge(catalogue, fragment)} filled")
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogue.save(str(path))
            catalogue.save_as_mofile(str(compiled))
        faults = translations.faults(
            catalogue, messages, compiled.read_bytes() if compiled.exists() else None
        )
        if faults and check:
            raise CommandError("\n".join([*faults, "Mend with: make translations"]))
        for fault in faults:
            self.stdout.write(fault)
        self.stdout.write(f"{len(messages)} messages, {len(faults)} faults")


def wanted_messages(said: set[translations.Key]) -> dict[translations.Key, translations.Message]:
    """Everything that our rooms and templates say, then what is ours to say for the libraries in use."""
    base = Path(settings.BASE_DIR)
    rooms, libraries = [], [translations.Library("django", Path(django.__file__).parent / "conf" / "locale")]
    for app in apps.get_app_configs():
        folder = Path(app.path)
        # The virtual environment lies inside the project too: a room is a folder right below the base.
        if folder.parent == base:
            rooms.append(folder)
        elif (folder / "locale").is_dir():
            libraries.append(translations.Library(app.name, folder / "locale"))
    templates = [Path(folder) for folder in engines["django"].dirs]
    ours = translations.messages_of_code(base, [*rooms, *templates])
    theirs = translations.messages_of_libraries(libraries, LANGUAGE, said)
    return ours | {key: message for key, message in theirs.items() if key not in ours}
