"""Other names in the same article: names of persons and towns changed, every mark kept (augmentation)."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from khabar.model.records import CodedArticle, Mention
from khabar.model.spans import Span

Edit = tuple[int, int, str]
STATE = "GOV"
PARTICLES = frozenset(("أبو", "ابو", "بن", "ابن", "آل", "عبد", "أم", "دي", "فان", "فون", "بنت", "ولد", "الدين", "الله"))


@dataclass(frozen=True, slots=True)
class Pools:
    """Words of persons' names and names of towns, by country, to draw from."""

    words: Mapping[str, tuple[str, ...]]
    towns: Mapping[int, tuple[str, ...]]

    @classmethod
    def of(cls, articles: Iterable[CodedArticle]) -> Pools:
        """Collect the names of a corpus: person words by country, towns by their number of words."""
        words: dict[str, dict[str, None]] = {}
        towns: dict[int, dict[str, None]] = {}
        for coded in articles:
            for mention in _names(coded):
                entity = coded.entities[mention.entity]
                if entity.type == "PER":
                    for start, end in _words(mention.span):
                        words.setdefault(entity.country or "-", {})[coded.article.text[start:end]] = None
                elif entity.type == "GPE" and STATE not in entity.sectors:
                    towns.setdefault(len(mention.span.text.split()), {})[mention.span.text] = None
        return cls(
            {country: tuple(found) for country, found in words.items()},
            {count: tuple(found) for count, found in towns.items()},
        )


def swapped(coded: CodedArticle, pools: Pools, *, seed: int) -> CodedArticle:
    """The same article with other persons and towns; the same name is changed alike wherever it stands."""
    edits = list(_edits(coded, pools, random.Random(seed)))  # noqa: S311 - augmentation, not a secret
    return _rewritten(coded, edits) if edits else coded


def _names(coded: CodedArticle) -> Iterator[Mention]:
    return (mention for mention in coded.mentions if mention.kind == "NAM")


def _words(span: Span) -> Iterator[tuple[int, int]]:
    """The words of a person's name that can be changed: no particles, no parts of compound names."""
    at = span.start
    for word in span.text.split(" "):
        if len(word) > 2 and word.isalpha() and word not in PARTICLES:
            yield at, at + len(word)
        at += len(word) + 1


def _edits(coded: CodedArticle, pools: Pools, chance: random.Random) -> Iterator[Edit]:
    """Edits in reading order, none inside another and none that another mark begins or ends in."""
    text = coded.article.text
    borders = {border for span in _spans(coded) for border in (span.start, span.end)}
    chosen: dict[tuple[str, str], str] = {}
    last = 0
    for start, end, kind in sorted(_places(coded)):
        if start < last or any(start < border < end for border in borders if start < border < end):
            continue
        old = text[start:end]
        if (kind, old) not in chosen:
            pool = pools.towns.get(int(kind), ()) if kind.isdigit() else pools.words.get(kind, ())
            fitting = [name for name in pool if name.startswith("ال") == old.startswith("ال")]
            chosen[kind, old] = chance.choice(fitting) if fitting else old
        yield start, end, chosen[kind, old]
        last = end


def _places(coded: CodedArticle) -> Iterator[tuple[int, int, str]]:
    for mention in _names(coded):
        entity = coded.entities[mention.entity]
        if entity.type == "PER":
            for start, end in _words(mention.span):
                yield start, end, entity.country or "-"
        elif entity.type == "GPE" and STATE not in entity.sectors:
            yield mention.span.start, mention.span.end, str(len(mention.span.text.split()))


def _spans(coded: CodedArticle) -> Iterator[Span]:
    yield from coded.sentences
    yield from (mention.span for mention in coded.mentions)
    for statement in coded.statements:
        yield from (span for span in (statement.cue, statement.content) if span is not None)
    yield from (event.trigger for event in coded.events)
    yield from (time.span for time in coded.times)


def _rewritten(coded: CodedArticle, edits: list[Edit]) -> CodedArticle:
    text, moved = _applied(coded.article.text, edits)

    def there(span: Span) -> Span:
        return Span.of(text, moved(span.start), moved(span.end))

    def maybe(span: Span | None) -> Span | None:
        return there(span) if span is not None else None

    return replace(
        coded,
        article=replace(coded.article, text=text, parts=()),
        sentences=tuple(there(span) for span in coded.sentences),
        mentions=tuple(replace(m, span=there(m.span)) for m in coded.mentions),
        statements=tuple(replace(s, cue=maybe(s.cue), content=maybe(s.content)) for s in coded.statements),
        events=tuple(replace(e, trigger=there(e.trigger)) for e in coded.events),
        times=tuple(replace(t, span=there(t.span)) for t in coded.times),
    )


class _Moved:
    """Where an offset of the old text stands in the new one."""

    def __init__(self) -> None:
        self.ends: list[int] = [0]
        self.shifts: list[int] = [0]

    def __call__(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.ends, offset) - 1]


def _applied(text: str, edits: list[Edit]) -> tuple[str, _Moved]:
    moved, parts, at, shift = _Moved(), [], 0, 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        shift += len(new) - (end - start)
        moved.ends.append(end)
        moved.shifts.append(shift)
        at = end
    return "".join((*parts, text[at:])), moved
