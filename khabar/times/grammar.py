"""The time grammar: the patterns of `times.yaml`, compiled once, matched on a lattice of word readings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from khabar.knowledge.loading import load_yaml
from khabar.text.folding import fold
from khabar.times.words import WordTable

BUILT_IN = ("NUM", "WORDNUM", "ORD", "DAY", "DIG", "YEAR", "HM", "DOTDATE", "BOL", "EOL")

_PIECE = re.compile(r"\(|\)\??|\||[^\s()|]+")
_SYMBOL = re.compile(r"[A-Z][A-Z0-9]*")
_MARK = "@"


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a pattern: a class, phrase or word; `capture` names its value; `joined` is the clitic it wants."""

    symbol: str
    capture: str | None = None
    joined: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A named action that gives its patterns a value, and the words that forbid them around."""

    name: str
    action: str
    args: Mapping[str, str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    order: int


@dataclass(frozen=True, slots=True)
class End:
    """Where a pattern ends: its rule (None for a phrase), and which items (`[core_start, core_end)`) are marked."""

    rule: Rule | None
    core_start: int
    core_end: int


@dataclass(slots=True, eq=False)
class Node:
    """A place in the tree of patterns that begin alike.

    `by_first` finds the edges that a class or word may begin; `unread` are the edges to try without a word.
    """

    edges: dict[Item, Node] = field(default_factory=dict)
    ends: list[End] = field(default_factory=list)
    by_first: dict[str, list[tuple[Item, Node]]] = field(default_factory=dict)
    unread: list[tuple[Item, Node]] = field(default_factory=list)


@dataclass(frozen=True)
class Grammar:
    """The compiled grammar: the words of all classes, a tree of patterns per phrase, one tree of all rules."""

    words: WordTable
    phrases: Mapping[str, Node]
    rules: Node
    future_words: frozenset[str]
    not_future: frozenset[str]
    not_future_stems: tuple[str, ...]
    years_after: frozenset[str]
    ages: frozenset[str]


@lru_cache(maxsize=1)
def load_grammar() -> Grammar:
    """The grammar of `times.yaml`; raises ValueError where it names an unknown class."""
    return compile_grammar(load_yaml("times.yaml"))


def compile_grammar(data: Mapping[str, Any]) -> Grammar:
    """Compile the parsed YAML; raises ValueError where a pattern names an unknown class."""
    phrases = {name: Node() for name in data["phrases"]}
    for name, patterns in data["phrases"].items():
        _grow(phrases[name], patterns, None)
    rules = Node()
    for order, entry in enumerate(data["rules"]):
        _grow(rules, entry["patterns"], _rule(entry, order))
    nodes = [node for tree in (*phrases.values(), rules) for node in _nodes(tree)]
    symbols = {item.symbol for node in nodes for item in node.edges}
    symbols |= {item.joined for node in nodes for item in node.edges if item.joined}
    known = {*data["words"], *phrases, *BUILT_IN}
    unknown = {symbol for symbol in symbols if _SYMBOL.fullmatch(symbol)} - known
    if unknown:
        raise ValueError(f"times.yaml: unknown classes {sorted(unknown)}; give them under words or phrases")
    for node in nodes:
        _index(node, phrases)
    return Grammar(
        words=WordTable(data["words"], symbols - known),
        phrases=phrases,
        rules=rules,
        future_words=_folded(data["future"]["words"]),
        not_future=_folded(data["future"]["not_verbs"]),
        not_future_stems=tuple(map(fold, data["future"]["not_verb_stems"])),
        years_after=_folded(data["years_after"]),
        ages=_folded(data["ages"]),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _rule(entry: Mapping[str, Any], order: int) -> Rule:
    return Rule(
        name=entry["name"],
        action=entry["do"],
        args=entry.get("args", {}),
        not_after=_folded(entry.get("not_after", ())),
        not_before=_folded(entry.get("not_before", ())),
        order=order,
    )


def _grow(tree: Node, patterns: Iterable[str], rule: Rule | None) -> None:
    """Add patterns to a tree."""
    for pattern in patterns:
        for pieces in _Parser(pattern).alternatives():
            marks = [index for index, piece in enumerate(pieces) if piece == _MARK]
            items = [_item(piece) for piece in pieces if piece != _MARK]
            node = tree
            for item in items:
                node = node.edges.setdefault(item, Node())
            end = marks[1] - 1 if len(marks) > 1 else len(items)
            node.ends.append(End(rule, marks[0] if marks else 0, end))


def _nodes(tree: Node) -> Iterator[Node]:
    yield tree
    for node in tree.edges.values():
        yield from _nodes(node)


def _index(node: Node, phrases: Mapping[str, Node]) -> None:
    """Sort a node's edges by the words that may begin them."""
    for item, following in node.edges.items():
        if item.symbol in ("BOL", "EOL"):
            node.unread.append((item, following))
            continue
        # A clitic may also stand apart: و 18 يوليو.
        for first in _firsts(item.symbol, phrases) | ({item.joined} if item.joined else set()):
            node.by_first.setdefault(first, []).append((item, following))


def _firsts(symbol: str, phrases: Mapping[str, Node]) -> frozenset[str]:
    """The classes and words that may begin a class, phrase or word."""
    if symbol not in phrases:
        return frozenset((symbol,))
    return frozenset().union(*(_firsts(item.symbol, phrases) for item in phrases[symbol].edges))


# -- patterns --


def _item(piece: str) -> Item:
    capture, colon, rest = piece.partition(":")
    if not colon or not rest:
        capture, rest = "", piece
    joined = rest[0] if rest[1:2] == "+" else None
    rest = rest[2:] if joined else rest
    symbol = rest if _SYMBOL.fullmatch(rest) else fold(rest)
    return Item(symbol, capture or None, joined)


class _Parser:
    """Expands the groups, choices and optional items of one pattern to plain sequences of pieces."""

    def __init__(self, pattern: str) -> None:
        self._pieces = _PIECE.findall(pattern)
        self._at = 0
        self._pattern = pattern

    def alternatives(self) -> list[list[str]]:
        found = self._choice()
        if self._at != len(self._pieces):
            raise ValueError(f"times.yaml: unbalanced brackets in {self._pattern!r}")
        return found

    def _choice(self) -> list[list[str]]:
        found = self._row()
        while self._peek() == "|":
            self._at += 1
            found += self._row()
        return found

    def _row(self) -> list[list[str]]:
        rows: list[list[str]] = [[]]
        while (piece := self._peek()) is not None and piece != "|" and not piece.startswith(")"):
            self._at += 1
            options = self._group() if piece == "(" else _optional(piece)
            rows = [row + option for row in rows for option in options]
        return rows

    def _group(self) -> list[list[str]]:
        inner = self._choice()
        closing = self._peek()
        if closing is None:
            raise ValueError(f"times.yaml: unbalanced brackets in {self._pattern!r}")
        self._at += 1
        return [*inner, []] if closing.endswith("?") else inner

    def _peek(self) -> str | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None


def _optional(piece: str) -> list[list[str]]:
    return [[piece[:-1]], []] if piece.endswith("?") and len(piece) > 1 else [[piece]]
