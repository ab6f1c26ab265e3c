"""Find phrases of a lexicon in a token stream: folded, behind clitics, longest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from khabar.text.folding import fold
from khabar.text.tokens import Token, tokenize

T = TypeVar("T")

_IGNORED = {'"', "«", "»", "“", "”", "'", "‘", "’"}


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found: characters `[start, end)` without proclitics, tokens `first..last`, and its value."""

    start: int
    end: int
    first: int
    last: int
    value: T


@dataclass(slots=True)
class _Node(Generic[T]):
    children: dict[str, _Node[T]] = field(default_factory=dict)
    values: list[T] = field(default_factory=list)


class PhraseMatcher(Generic[T]):
    """A trie of folded words.

    The first word of a phrase may carry proclitics (و ف ب ك ل س), further words must stand as in the lexicon.
    Where `quotes_inside` is true, quotation marks between the words of a phrase are passed over
    (وحدات "قسد").
    """

    def __init__(self, *, quotes_inside: bool = False) -> None:
        self._root: _Node[T] = _Node()
        self._quotes_inside = quotes_inside

    def add(self, phrase: str, value: T) -> None:
        """Add one phrase; the same phrase may carry several values."""
        node = self._root
        for word in folded_words(phrase):
            child = node.children.get(word)
            if child is None:
                child = node.children[word] = _Node()
            node = child
        node.values.append(value)

    def at(self, tokens: Sequence[Token], index: int) -> list[Match[T]]:
        """All matches that begin at token `index`, longest first, fewest clitics first among equals."""
        token = tokens[index]
        forms = token.stems if token.is_word else ((token.folded, token.start),)
        found: list[Match[T]] = []
        for form, start in forms:
            node = self._root.children.get(form)
            if node is not None:
                found.extend(self._walk(node, tokens, index, start))
        return sorted(found, key=lambda match: (-match.last, match.start))

    def _walk(self, node: _Node[T], tokens: Sequence[Token], index: int, start: int) -> Iterable[Match[T]]:
        position = index
        while True:
            for value in node.values:
                yield Match(start, tokens[position].end, index, position, value)
            position += 1
            if self._quotes_inside and position < len(tokens) and tokens[position].text in _IGNORED:
                position += 1
            if position >= len(tokens):
                return
            following = node.children.get(tokens[position].folded)
            if following is None:
                return
            node = following

    def find(self, tokens: Sequence[Token]) -> list[Match[T]]:
        """Leftmost-longest matches over a whole token sequence, not overlapping; ties keep every value."""
        found: list[Match[T]] = []
        index = 0
        while index < len(tokens):
            matches = self.at(tokens, index)
            if not matches:
                index += 1
                continue
            best = matches[0]
            found.extend(m for m in matches if (m.start, m.end) == (best.start, best.end))
            index = best.last + 1
        return found


def folded_words(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, as the matcher sees them."""
    folded = fold(phrase)
    words = folded.split()
    if all(word.isalpha() for word in words):
        return tuple(words)  # the tokenizer would give the same, much slower
    return tuple(token.folded for token in tokenize(folded))
