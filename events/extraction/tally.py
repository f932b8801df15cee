"""How often values that were read agree with values that a person gave."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Value:
    """A value that an answer or a reading gives, as it is shown where the two differ."""

    words: str
    is_sure: bool = False
    why: str = ""


@dataclass
class Score:
    """How a field went: how many values were expected and found, and those that were missed or are wrong.

    `right` counts the expected values that were proposed, `fitting` the proposed ones that were expected:
    they differ where one sentence says two things.
    """

    right: int = 0
    fitting: int = 0
    missed: list[Value] = field(default_factory=list)
    wrong: list[Value] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count another score in."""
        self.right += other.right
        self.fitting += other.fitting
        self.missed += other.missed
        self.wrong += other.wrong

    def expect(self, value: Value, *, is_found: bool) -> None:
        """Count a value that was expected."""
        if is_found:
            self.right += 1
        else:
            self.missed.append(value)

    def propose(self, value: Value, *, is_fitting: bool) -> None:
        """Count a value that was proposed."""
        if is_fitting:
            self.fitting += 1
        else:
            self.wrong.append(value)

    @property
    def precision(self) -> float | None:
        """Which part of what was proposed was expected."""
        proposed = self.fitting + len(self.wrong)
        return self.fitting / proposed if proposed else None

    @property
    def recall(self) -> float | None:
        """Which part of what was expected was proposed."""
        expected = self.right + len(self.missed)
        return self.right / expected if expected else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; None where nothing was expected or proposed."""
        if self.precision is None and self.recall is None:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def pair(
    expected: Iterable[str], proposed: Iterable[Value], are_same: Callable[[str, str], bool] = str.__eq__
) -> Score:
    """Hold each expected value against the first proposed one that means the same."""
    score = Score()
    left = list(proposed)
    for value in expected:
        found = next((one for one in left if are_same(one.words, value)), None)
        score.expect(Value(value), is_found=found is not None)
        if found is not None:
            left.remove(found)
            score.propose(found, is_fitting=True)
    for value_left in left:
        score.propose(value_left, is_fitting=False)
    return score
