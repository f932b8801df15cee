"""`manage.py evaluate_extraction DIR`: how well press texts are read, measured on texts with answers."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.extraction import read
from events.extraction.answers import Answer, WrongAnswerError, answer_from
from events.extraction.decoding import decoded
from events.extraction.scoring import FIELDS, OUTCOME_FIELDS, Scores, score
from events.extraction.tally import Score, Value
from events.gazetteer import known_now

HEADING = f"{'field':<26}{'right':>7}{'missed':>8}{'wrong':>7}{'precision':>11}{'recall':>8}{'F1':>7}"


class Command(BaseCommand):
    """Read texts as the portal would now, and print how that agrees with the answers that people gave."""

    help = (
        "Read the press texts of a folder as the portal would now, and print for each field how that agrees "
        "with the answers beside them: right, missed and wrong values, precision, recall and F1. The values "
        "that are wrong and not marked as uncertain are listed with their texts."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder of texts and answers."""
        parser.add_argument(
            "folder", metavar="DIR", type=Path, help="holds *.json, each naming its text_file"
        )
        parser.add_argument("--verbose", action="store_true", help="show every difference")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - as Django calls it
        """Measure text by text, then tell the sum."""
        known = known_now()
        if not known.municipalities:
            self.stderr.write("The register is empty, so no place is known: run load_reference, load_record.")
        total: Scores = {name: Score() for name in FIELDS}
        surely_wrong: list[str] = []
        texts = answers_by_text(options["folder"])
        for path, answers in texts.items():
            text = text_of(path)
            scores = score(text, read(text, known), answers, known)
            for name in FIELDS:
                total[name].add(scores[name])
            surely_wrong += wrong_though_sure(path.name, scores)
            if options["verbose"]:
                self.stdout.write("\n".join([path.name, *differences(scores), "\n"]))
        self.stdout.write("\n".join(table(total)))
        self.stdout.write(f"\nTexts: {len(texts)}, answers: {sum(map(len, texts.values()))}")
        self.stdout.write(f"Wrong and not marked as uncertain: {len(surely_wrong)}")
        for line in surely_wrong:
            self.stdout.write(f"  {line}")


def answers_by_text(folder: Path) -> dict[Path, list[Answer]]:
    """The answers of a folder, by the text that each is about, in the order of their names."""
    if not folder.is_dir():
        message = f"There is no folder {folder}."
        raise CommandError(message)
    answers: dict[Path, list[Answer]] = {}
    for path in sorted(folder.glob("*.json")):
        answer = answer_of(path)
        answers.setdefault(folder / answer.text_file, []).append(answer)
    if not answers:
        message = f"No answers (*.json) lie in {folder}."
        raise CommandError(message)
    return answers


def answer_of(path: Path) -> Answer:
    """The answer in a file."""
    try:
        return answer_from(json.loads(decoded(path.read_bytes())))
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise CommandError(message) from error
    except (json.JSONDecodeError, RecursionError) as error:
        message = f"{path} is no JSON: {error}."
        raise CommandError(message) from error
    except WrongAnswerError as error:
        message = f"{path} is no answer: {error}."
        raise CommandError(message) from error


def text_of(path: Path) -> str:
    """The text in a file, in whatever encoding."""
    try:
        return decoded(path.read_bytes())
    except (OSError, ValueError) as error:
        message = f"The text {path} cannot be read: {getattr(error, 'strerror', None) or error}."
        raise CommandError(message) from error


def table(scores: Scores) -> Iterator[str]:
    """The figures of every field, a line each."""
    yield HEADING
    for name in FIELDS:
        of_field = scores[name]
        figures = "".join(
            f"{shown(figure):>{width}}"
            for figure, width in ((of_field.precision, 11), (of_field.recall, 8), (of_field.f1, 7))
        )
        counts = f"{of_field.right:>7}{len(of_field.missed):>8}{len(of_field.wrong):>7}"
        yield f"{name:<26}{counts}{figures}"


def shown(figure: float | None) -> str:
    """A share with two digits, or a dash where there is nothing to measure."""
    return "–" if figure is None else f"{figure:.2f}"


def differences(scores: Scores) -> Iterator[str]:
    """What a reading missed and what it says wrongly, a line each."""
    for name in FIELDS:
        yield from told(f"  {name}: missed", scores[name].missed)
        yield from told(f"  {name}: wrong", scores[name].wrong)


def told(heading: str, values: Iterable[Value]) -> Iterator[str]:
    """Each value in one line with the rule that gave it."""
    for value in values:
        how = [part for part in ("sure" if value.is_sure else "", value.why) if part]
        yield f"{heading}: {one_line(value)}" + (f" ({', '.join(how)})" if how else "")


def wrong_though_sure(text: str, scores: Scores) -> Iterator[str]:
    """The values that a reading was sure of and that are wrong; an outcome is only ever offered."""
    for name in FIELDS:
        if name not in OUTCOME_FIELDS:
            wrong = [value for value in scores[name].wrong if value.is_sure]
            yield from told(f"{text}: {name}", wrong)


def one_line(value: Value) -> str:
    """The value's words without line ends."""
    return " ".join(value.words.split())
