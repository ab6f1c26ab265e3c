"""Accuracy figures: precision, recall and F1 of what is found, and the share right of what was matched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.model.records import CodedArticle, Event
from training.matching import Pair, best_pairs, event_pairs, overlap, same_entities, same_words, statement_pairs


@dataclass
class Tally:
    """Matched, marked and found things of one kind."""

    matched: int = 0
    marked: int = 0
    found: int = 0

    def add(self, matched: int, marked: int, found: int) -> None:
        self.matched += matched
        self.marked += marked
        self.found += found

    @property
    def precision(self) -> float:
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.matched / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.matched / (self.marked + self.found) if self.marked + self.found else 0.0


@dataclass
class Share:
    """How many of the matched things have a field right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass
class Figures:
    """All figures over some articles; `compare` adds one article."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    shares: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))

    def compare(self, marked: CodedArticle, found: CodedArticle) -> None:
        """Add one article: what a person marked against what the coder found. Both must have the same text."""
        if marked.article.text != found.article.text:
            raise ValueError(f"{marked.article.id}: the two codings have different texts")
        article = _Compared(marked, found, same_entities(marked, found))
        self._names(article)
        statements = self._statements(article)
        self._events(article, statements)
        self._times(article)

    def _names(self, article: _Compared) -> None:
        marked = [m for m in article.marked.mentions if m.kind == "NAM"]
        found = [m for m in article.found.mentions if m.kind == "NAM"]
        text = article.marked.article.text
        pairs = best_pairs(
            (1.0, i, j)
            for i, one in enumerate(marked)
            for j, other in enumerate(found)
            if same_words(text, one.span, other.span)
            and article.marked.entities[one.entity].type == article.found.entities[other.entity].type
        )
        self.tallies["names"].add(len(pairs), len(marked), len(found))
        for i, j in pairs:
            country = article.marked.entities[marked[i].entity].country
            if country is not None:
                self.shares["name country"].add(article.found.entities[found[j].entity].country == country)

    def _statements(self, article: _Compared) -> dict[str, str]:
        """Score statements; gives the id of the marked statement for each matched found one."""
        marked, found = article.marked.statements, article.found.statements
        pairs = statement_pairs(marked, found)
        ids = {found[j].id: marked[i].id for i, j in pairs}
        sourced = 0
        for i, j in pairs:
            one, other = marked[i], found[j]
            source = article.agree(one.source, other.source)
            sourced += source
            self.shares["statement source"].add(source)
            self.shares["statement act"].add(one.act == other.act)
            self.shares["statement style"].add(one.style == other.style)
            self.shares["statement parent"].add(_same_link(one.parent, other.parent, ids))
        self.tallies["statements"].add(len(pairs), len(marked), len(found))
        self.tallies["sourced statements"].add(sourced, len(marked), len(found))
        return ids

    def _events(self, article: _Compared, statements: dict[str, str]) -> None:
        marked, found = article.marked.events, article.found.events
        pairs = event_pairs(marked, found)
        typed = [(i, j) for i, j in pairs if marked[i].type == found[j].type]
        coded = sum(self._event(article, marked[i], found[j], statements) for i, j in typed)
        for name, matched in (("event triggers", len(pairs)), ("typed events", len(typed)), ("coded events", coded)):
            self.tallies[name].add(matched, len(marked), len(found))

    def _event(self, article: _Compared, one: Event, other: Event, statements: dict[str, str]) -> bool:
        """Score the fields of one typed event; whether actors, recipients and status are all right."""
        actors = article.agree(one.actors, other.actors)
        recipients = article.agree(one.recipients, other.recipients)
        status = one.status == other.status
        self.shares["event actor"].add(actors)
        self.shares["event recipient"].add(recipients)
        self.shares["event status"].add(status)
        self.shares["event attribution"].add(_same_link(one.statement, other.statement, statements))
        if one.mode is not None:
            self.shares["event mode"].add(one.mode == other.mode)
        if one.date is not None:
            self.shares["event date"].add(one.date == other.date)
        if one.counts:
            self.shares["event counts"].add(dict(one.counts) == dict(other.counts))
        if one.place is not None:
            self.shares["event place"].add(other.place is not None and (one.place, other.place) in article.same)
        return actors and recipients and status

    def _times(self, article: _Compared) -> None:
        marked, found = article.marked.times, article.found.times
        pairs = best_pairs(
            (overlap((one.span.start, one.span.end), (other.span.start, other.span.end)), i, j)
            for i, one in enumerate(marked)
            for j, other in enumerate(found)
            if one.span.overlaps(other.span)
        )
        self.tallies["times"].add(len(pairs), len(marked), len(found))
        for i, j in pairs:
            self.shares["time value"].add(marked[i].value == found[j].value)


@dataclass(frozen=True)
class _Compared:
    marked: CodedArticle
    found: CodedArticle
    same: frozenset[tuple[str, str]]

    def agree(self, marked: Sequence[str], found: Sequence[str]) -> bool:
        """Whether two lists of entities share one, or are both empty."""
        if not marked or not found:
            return not marked and not found
        return any((one, other) in self.same for one in marked for other in found)


def _same_link(marked: str | None, found: str | None, ids: dict[str, str]) -> bool:
    if marked is None or found is None:
        return marked is None and found is None
    return ids.get(found) == marked


__all__ = ["Figures", "Pair", "Share", "Tally"]
