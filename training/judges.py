"""Fit the judges: `python -m training.judges FOLD…` writes khabar/revision/weights.tsv.

Each FOLD is a folder of `training.train --leave K/N`, exported: its network never saw the articles that it reads here,
so that its probabilities are those of an unknown article. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from khabar.events.component import EventCoder
from khabar.model.records import CodedArticle
from khabar.names.component import NameFinder
from khabar.revision.judge import BIAS, QUESTIONS, THRESHOLD, read_judges
from khabar.revision.statements import StatementReviser
from khabar.statements.component import StatementFinder
from khabar.tagging.component import Tagger
from khabar.text.doc import Doc
from khabar.times.component import TimeFinder
from training.corpus_files import training_articles
from training.samples import Sample, of_events, of_statements
from training.train import in_fold

log = logging.getLogger("training")
WEIGHTS = Path(__file__).parent.parent / "khabar" / "revision" / "weights.tsv"
PRESENCE = frozenset(("statement", "event"))  # yes or no of one thing; the other questions choose among candidates
FIRM = frozenset(("type", "status"))  # always answered
STATED = frozenset(("place", "date"))  # mostly empty: an answer counts, a rightly empty one does not
PARTS = 5  # of the cross-validation that sets thresholds
STRENGTH = 0.3  # inverse of the ridge penalty
RARE = 8  # a feature that held in fewer candidates is left out
SMALL = 0.02  # a weight below this is left out
GRID = np.arange(0.1, 0.7, 0.025)

Article = tuple[CodedArticle, Doc]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folds", nargs="+", type=Path)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    fit_judges(options.folds)


def fit_judges(folds: Sequence[Path], out: Path = WEIGHTS) -> None:
    """Fit every judge and write the weights."""
    read = list(_read(folds))
    lines = fit([sample for marked, doc in read for sample in of_statements(marked, doc)])
    _finish(read, lines)
    lines += fit([sample for marked, doc in read for sample in of_events(marked, doc)])
    out.write_text("# Written by training.judges: question, feature, log odds.\n" + "".join(lines), "utf-8")


def _read(folds: Sequence[Path]) -> Iterator[Article]:
    """Each training article with what rules find and the network of its fold proposes."""
    for fold in folds:
        leave = json.loads((fold / "options.json").read_text(encoding="utf-8"))["leave"]
        components = (TimeFinder(), Tagger(model=fold), NameFinder(), StatementFinder())
        for marked in in_fold(training_articles(), leave, left=True):
            doc = Doc.of(marked.article)
            for component in components:
                doc = component(doc)
            yield marked, doc


def _finish(read: Iterable[Article], lines: Sequence[str]) -> None:
    """Decide on the statements with the new weights, and code the events by rule."""
    reviser, coder = StatementReviser(read_judges("".join(lines))), EventCoder()
    for _, doc in read:
        coder(reviser(doc))


def fit(samples: Sequence[Sample]) -> list[str]:
    """The lines of every question that the samples ask."""
    lines: list[str] = []
    for question in QUESTIONS:
        asked = [sample for sample in samples if sample.question == question]
        if asked:
            lines += _fitted(question, asked)
    return lines


def _fitted(question: str, samples: Sequence[Sample]) -> list[str]:
    guesses = _cross_validated(samples)
    threshold = 0.0 if question in FIRM else _threshold(question, samples, guesses)
    log.info(
        "%-10s %6d samples, rules right %.3f, judge right %.3f from %.3f",
        question, len(samples), _score(question, samples, [np.array(s.ruled, float) for s in samples], 0.5),
        _score(question, samples, guesses, threshold), threshold,
    )  # fmt: skip
    model = _Model(samples)
    weights = [(name, weight) for name, weight in model.weights() if abs(weight) >= SMALL]
    rows = [(BIAS, model.bias), (THRESHOLD, threshold), *sorted(weights)]
    return [f"{question}\t{name}\t{value:.3f}\n" for name, value in rows]


def _cross_validated(samples: Sequence[Sample]) -> list[NDArray[np.float64]]:
    """The probabilities of each sample's candidates by a model that did not see its article."""
    articles = sorted({sample.article for sample in samples})
    part = {article: number % PARTS for number, article in enumerate(articles)}
    guesses: dict[int, NDArray[np.float64]] = {}
    for number in range(PARTS):
        model = _Model([sample for sample in samples if part[sample.article] != number])
        for at, sample in enumerate(samples):
            if part[sample.article] == number:
                guesses[at] = model.probabilities(sample)
    return [guesses[at] for at in range(len(samples))]


class _Model:
    """A logistic regression over scaled named features."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        rows = [features for sample in samples for features in sample.candidates]
        answers = [right for sample in samples for right in sample.right]
        self.names = DictVectorizer()
        matrix = self.names.fit_transform(rows)
        often = np.asarray((matrix != 0).sum(0)).ravel() >= RARE
        self.names.restrict(often)
        matrix = matrix[:, often]
        self.scale = 1 / np.maximum(np.asarray(abs(matrix).max(0).todense()).ravel(), 1.0)
        self.logistic = LogisticRegression(C=STRENGTH, max_iter=2000)
        self.logistic.fit(matrix.multiply(self.scale).tocsr(), answers)

    @property
    def bias(self) -> float:
        return float(self.logistic.intercept_[0])

    def weights(self) -> Iterator[tuple[str, float]]:
        scaled = self.logistic.coef_[0] * self.scale
        yield from zip(self.names.get_feature_names_out(), scaled.tolist(), strict=True)

    def probabilities(self, sample: Sample) -> NDArray[np.float64]:
        if not sample.candidates:
            return np.zeros(0)
        matrix = self.names.transform(sample.candidates).multiply(self.scale).tocsr()
        result: NDArray[np.float64] = self.logistic.predict_proba(matrix)[:, 1]
        return result


def _threshold(question: str, samples: Sequence[Sample], guesses: Sequence[NDArray[np.float64]]) -> float:
    return float(max(GRID, key=lambda threshold: _score(question, samples, guesses, threshold)))


def _score(question: str, samples: Sequence[Sample], guesses: Sequence[NDArray[np.float64]], threshold: float) -> float:
    """F1 of what is there or stated; else the share of samples whose first candidate is right, or rightly nobody."""
    if question in STATED | PRESENCE:
        said = [bool(len(guess) and guess.max() >= threshold) for guess in guesses]
        right = sum(
            s.known and yes and _is_right(s, g, threshold) for s, g, yes in zip(samples, guesses, said, strict=True)
        )
        return 2 * right / max(1, sum(said) + sum(sample.known for sample in samples))
    return sum(_is_right(s, g, threshold) for s, g in zip(samples, guesses, strict=True)) / max(1, len(samples))


def _is_right(sample: Sample, guess: NDArray[np.float64], threshold: float) -> bool:
    first = int(guess.argmax()) if len(guess) else -1
    if first < 0 or guess[first] < threshold:
        return not sample.known
    return sample.right[first]


if __name__ == "__main__":
    main()
