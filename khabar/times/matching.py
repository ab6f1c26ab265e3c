"""Match the patterns of the time grammar on the tokens of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from khabar.text.numbers import char_start
from khabar.text.tokens import Token
from khabar.times.grammar import End, Grammar, Item, Node, Rule
from khabar.times.words import Reading, Value, readings_at

# The proclitics that a word may or must have: any, none (""), or the one letter.
Want = str
ANY: Want = "any"
Captures = Mapping[str, Value]

_EMPTY: Captures = {}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pattern found: marked tokens `[first, last]` from character `start`, whole tokens `[from_, to]`, captures."""

    rule: Rule
    captures: Captures
    start: int
    first: int
    last: int
    whole_first: int
    whole_last: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A class, phrase or word matched: where it begins and ends, its captures, letters cut off its first word."""

    start: int
    end: int
    captures: Captures
    cut: int


@dataclass(frozen=True, slots=True)
class _Path:
    """A pattern matched to its end: the matches of its items, and all their captures."""

    end: End
    pieces: tuple[_Found, ...]
    captures: Captures


class Matcher:
    """All candidates of one token sequence; built anew for each article."""

    def __init__(self, grammar: Grammar, tokens: Sequence[Token], text: str) -> None:
        self._grammar = grammar
        self._tokens = tokens
        self._breaks = {
            index
            for index, token in enumerate(tokens)
            if index == 0 or "\n" in text[tokens[index - 1].end : token.start]
        }
        self._breaks.add(len(tokens))
        self._readings: dict[int, Mapping[str, list[Reading]]] = {}
        self._memo: dict[tuple[str, int, Want], list[_Found]] = {}

    def candidates(self) -> Iterator[Candidate]:
        """Every pattern found at every token, in reading order of their first tokens."""
        for index in range(len(self._tokens)):
            if not self._at(index):
                continue
            for path in self._walk(self._grammar.rules, index, ANY, (), _EMPTY):
                candidate = self._candidate(path)
                if candidate is not None:
                    yield candidate

    def _candidate(self, path: _Path) -> Candidate | None:
        rule, pieces = path.end.rule, path.pieces
        assert rule is not None
        whole_first, whole_last = pieces[0].start, pieces[-1].end - 1
        if self._forbidden(rule, whole_first, whole_last):
            return None
        core = pieces[path.end.core_start]
        last = pieces[path.end.core_end - 1].end - 1
        start = char_start(self._tokens[core.start], core.cut)
        return Candidate(rule, path.captures, start, core.start, last, whole_first, whole_last)

    def _forbidden(self, rule: Rule, first: int, last: int) -> bool:
        if rule.not_after and first > 0:
            before = self._tokens[first - 1].folded
            if any(before[cut:] in rule.not_after for cut in (0, 1, 2)):
                return True
        return last + 1 < len(self._tokens) and self._tokens[last + 1].folded in rule.not_before

    def _walk(
        self, node: Node, index: int, want: Want, pieces: tuple[_Found, ...], captures: Captures
    ) -> Iterator[_Path]:
        """Every way through a tree of patterns from token `index` on; none runs over the end of a line."""
        for end in node.ends:
            yield _Path(end, pieces, captures)
        for item, following in self._edges(node, index, bool(pieces) and pieces[-1].end > pieces[0].start):
            for found in self._item(item, index, "" if pieces else want):
                merged = _merge(captures, found.captures)
                if merged is not None:
                    yield from self._walk(following, found.end, want, (*pieces, found), merged)

    def _edges(self, node: Node, index: int, begun: bool) -> list[tuple[Item, Node]]:
        if begun and index in self._breaks:
            return [edge for edge in node.unread if edge[0].symbol == "EOL"]
        edges = list(node.unread)
        if node.by_first and index < len(self._tokens):
            for symbol in self._at(index):
                edges += (edge for edge in node.by_first.get(symbol, ()) if edge not in edges)
        return edges

    def _item(self, item: Item, index: int, want: Want) -> Iterator[_Found]:
        joined = item.joined
        for found in self._joined(item.symbol, joined, index) if joined else self._symbol(item.symbol, index, want):
            yield _named(found, item)

    def _joined(self, symbol: str, clitic: str, index: int) -> Iterator[_Found]:
        yield from self._symbol(symbol, index, clitic)
        if index < len(self._tokens) and self._tokens[index].folded == clitic:
            yield from self._symbol(symbol, index + 1, "")

    def _symbol(self, symbol: str, index: int, want: Want) -> list[_Found]:
        if symbol in ("BOL", "EOL"):
            return [_Found(index, index, _EMPTY, 0)] if index in self._breaks else []
        if index >= len(self._tokens):
            return []
        key = (symbol, index, want)
        if key not in self._memo:
            phrase = self._grammar.phrases.get(symbol)
            self._memo[key] = self._phrase(phrase, index, want) if phrase else self._word(symbol, index, want)
        return self._memo[key]

    def _phrase(self, tree: Node, index: int, want: Want) -> list[_Found]:
        return [
            _Found(index, path.pieces[-1].end, path.captures, path.pieces[0].cut)
            for path in self._walk(tree, index, want, (), _EMPTY)
        ]

    def _word(self, symbol: str, index: int, want: Want) -> list[_Found]:
        return [
            _Found(index, reading.end, {"": reading.value}, reading.cut)
            for reading in self._at(index).get(symbol, ())
            if want in (ANY, reading.clitic)
        ]

    # -- readings of words --

    def _at(self, index: int) -> Mapping[str, list[Reading]]:
        found = self._readings.get(index)
        if found is None:
            found = self._readings[index] = readings_at(self._grammar.words, self._tokens, index, self._breaks)
        return found


def _merge(one: Captures, two: Captures) -> Captures | None:
    """Both sets of captures; None where they give one name two values."""
    if not two:
        return one
    if any(one.get(name, value) != value for name, value in two.items()):
        return None
    return {**one, **two}


def _named(found: _Found, item: Item) -> _Found:
    """A match with its captures under the item's name: a word's value, or a phrase's captures behind a dot."""
    captures = found.captures
    if "" in captures:
        captures = {item.capture: captures[""]} if item.capture else _EMPTY
    elif item.capture:
        captures = {f"{item.capture}.{name}": value for name, value in captures.items()}
    return _Found(found.start, found.end, captures, found.cut)
