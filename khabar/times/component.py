"""The component that finds time expressions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from khabar.model.records import TimeExpression
from khabar.text.component import Component
from khabar.text.doc import Doc
from khabar.text.tokens import Token
from khabar.times.actions import ACTIONS, NO_TIME
from khabar.times.context import Context
from khabar.times.grammar import load_grammar
from khabar.times.matching import Candidate, Matcher

_OPENING, _CLOSING = frozenset("\"«“'‘"), frozenset("\"»”'’")


class TimeFinder(Component[list[TimeExpression]]):
    """Finds date and time expressions and their ISO 8601 values (the grammar is `knowledge/data/times.yaml`)."""

    name = "times"

    def __init__(self) -> None:
        self._grammar = load_grammar()

    def predict(self, doc: Doc) -> list[TimeExpression]:
        """The time expressions of an article, in reading order, not overlapping."""
        base = Context(self._grammar, doc.tokens, doc.article.published)
        candidates = Matcher(self._grammar, doc.tokens, doc.text).candidates()
        meaningful = [candidate for candidate in candidates if _value(candidate, base) is not None]
        return self._resolve(doc, _longest(meaningful), base)

    def set_annotations(self, doc: Doc, prediction: list[TimeExpression]) -> None:
        doc.times = prediction

    def _resolve(self, doc: Doc, chosen: list[Candidate], base: Context) -> list[TimeExpression]:
        """Values in reading order, so that "at night" is the night of the day named before it."""
        spoken_of: date | None = None
        times = []
        for candidate in chosen:
            value = _value(candidate, base, spoken_of)
            if value is None or value == NO_TIME:
                continue
            span = doc.span(candidate.start, doc.tokens[candidate.last].end)
            times.append(TimeExpression(span, value, (f"time rule: {candidate.rule.name}",)))
            spoken_of = _day_of(value) or spoken_of
        return times


def _value(candidate: Candidate, base: Context, spoken_of: date | None = None) -> str | None:
    if _is_quoted_name(candidate, base.tokens):
        return NO_TIME
    context = Context(base.grammar, base.tokens, base.published, candidate.first, candidate.last, spoken_of)
    return ACTIONS[candidate.rule.action](candidate.captures, context, candidate.rule.args)


def _longest(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that no longer one overlaps; among equals the one with more context, then the first rule."""
    taken: set[int] = set()
    chosen = []
    for candidate in sorted(found, key=_rank):
        tokens = range(candidate.first, candidate.last + 1)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(candidate)
    return sorted(chosen, key=lambda candidate: candidate.first)


def _rank(candidate: Candidate) -> tuple[int, int, int, int]:
    length = candidate.last - candidate.first
    whole = candidate.whole_last - candidate.whole_first
    return -length, -whole, candidate.rule.order, candidate.first


def _is_quoted_name(candidate: Candidate, tokens: Sequence[Token]) -> bool:
    """A word or two alone in quotation marks are a name: «اليوم» and «اليوم السابع» are newspapers."""
    before, after = candidate.first - 1, candidate.last + 1
    return (
        candidate.last - candidate.first < 2
        and before >= 0
        and after < len(tokens)
        and tokens[before].text in _OPENING
        and tokens[after].text in _CLOSING
    )


def _day_of(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if len(value) >= 10 and value[4] == "-" and value[5] != "W" else None
    except ValueError:
        return None
