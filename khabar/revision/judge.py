"""Judges: for each question a logistic score over named features, so that every decision explains itself.

The weights are data (`weights.tsv`, written by `training.judges`) and can be read: log odds that a feature adds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

Features = Mapping[str, float]
# Sources, actors, recipients and places are asked of each candidate, types and statuses of each value.
QUESTIONS = ("statement", "source", "event", "type", "status", "actor", "recipient", "place", "date")
JUDGED = "judged:"  # how a verdict begins in the reasons of a record
SLIGHT = 0.1  # log odds below which a feature is not told
BIAS, THRESHOLD = "(bias)", "(threshold)"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who or what fills a field, most probable first (nobody: empty); how sure that is; the verdict on the first."""

    party: tuple[str, ...]
    sure: float
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """One question: `threshold` is the probability from which yes is the better answer."""

    question: str
    weights: Mapping[str, float]
    bias: float
    threshold: float

    def probability(self, features: Features) -> float:
        """How sure the answer is yes, from 0 to 1."""
        odds = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))

    def verdict(self, features: Features, *, field: str, most: int = 4) -> str:
        """The answer with what moved it most: `actor 0.83: network +2.9; rules:actor:subject +0.8`."""
        added = ((name, self.weights.get(name, 0.0) * value) for name, value in features.items())
        moved = sorted((part for part in added if abs(part[1]) >= SLIGHT), key=lambda part: -abs(part[1]))[:most]
        told = "; ".join(f"{name} {weight:+.1f}" for name, weight in moved)
        return f"{JUDGED}{field} {self.probability(features):.2f}: {told}"

    def best(self, candidates: Mapping[str, Features]) -> dict[str, float]:
        """Candidates with their probabilities, most probable first; of equals the first named."""
        scored = [(key, self.probability(features)) for key, features in candidates.items()]
        return dict(sorted(scored, key=lambda item: -item[1]))

    def decide(self, candidates: Mapping[str, Features], *, field: str, further: float) -> Decision:
        """The most probable candidate if it is probable enough, and those beside it from `further` on.

        Of nobody it is as sure as the most probable candidate is not.
        """
        found = self.best(candidates)
        first = next(iter(found), None)
        if first is None or found[first] < self.threshold:
            return Decision((), round(1 - max(found.values(), default=0.0), 3), ())
        party = (first, *(key for key in found if key != first and found[key] >= further))
        return Decision(party, round(found[first], 3), (self.verdict(candidates[first], field=field),))


@cache
def load_judges() -> Mapping[str, Judge]:
    """The judges that ship with Khabar, by question."""
    return read_judges((files("khabar.revision") / "weights.tsv").read_text(encoding="utf-8"))


def read_judges(table: str) -> Mapping[str, Judge]:
    """Read `question<TAB>feature<TAB>weight` lines; raises ValueError where a line is none or a question is unknown."""
    weights: dict[str, dict[str, float]] = {question: {} for question in QUESTIONS}
    for number, line in enumerate(table.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != 3 or parts[0] not in weights:
            raise ValueError(f"weights.tsv:{number}: expected question, feature and weight, got {line!r}")
        weights[parts[0]][parts[1]] = float(parts[2])
    return {
        question: Judge(question, known, known.pop(BIAS, 0.0), known.pop(THRESHOLD, 0.5))
        for question, known in weights.items()
    }
