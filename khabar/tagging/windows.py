"""Cut an article into windows of consecutive sentences, as the tagger reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tokenizers import Tokenizer

from khabar.text.doc import Doc
from khabar.text.folding import DROPPED

# Words in one window: five to twelve sentences of news, and with 1.7 pieces a word inside 512 positions.
WORDS = 270
# Words of sentences before the new ones, so that وأضاف finds its speaker and الغارة its attacker.
CONTEXT = 100
PIECES = 510  # positions of the encoder, less the two marks around a text
_DROPPED = frozenset(DROPPED)


@dataclass(frozen=True, slots=True)
class Window:
    """Token indices `first..last` (inclusive) of one window; predictions count from token `new` on.

    `pieces` are the encoder's ids with the marks around them; `heads` gives for each token the position of its
    first piece in `pieces`.
    """

    first: int
    new: int
    last: int
    pieces: tuple[int, ...]
    heads: tuple[int, ...]


def windows(doc: Doc, tokenizer: Tokenizer, *, opening: int = WORDS) -> Iterator[Window]:
    """The windows of an article: each new sentence is in exactly one, with sentences before it as context.

    `opening` words make the first window: training cuts the same article at other places in each epoch.
    """
    sentences = (doc.token_range(sentence.start, sentence.end) for sentence in doc.sentences)
    spans = [part for sentence in sentences for part in _parts(sentence)]
    at = 0
    while at < len(spans):
        start = at
        while start > 0 and spans[at].start - spans[start - 1].start <= CONTEXT:
            start -= 1
        end, limit = at, WORDS if at else opening
        while end + 1 < len(spans) and spans[end + 1].stop - spans[start].start <= limit:
            end += 1
        yield window(doc, tokenizer, spans[start].start, spans[at].start, spans[end].stop - 1)
        at = end + 1


def _parts(sentence: range) -> Iterator[range]:
    """A sentence, cut where it is longer than a window (text without full stops)."""
    for start in range(sentence.start, sentence.stop, WORDS):
        yield range(start, min(start + WORDS, sentence.stop))


def window(doc: Doc, tokenizer: Tokenizer, first: int, new: int, last: int) -> Window:
    """One window over tokens `first..last`; a window too long for the encoder is cut at its end."""
    text, starts = _clean(doc, first, last)
    encoding = tokenizer.encode(text, add_special_tokens=False)
    heads: list[int] = []
    piece = 0
    ids, offsets = encoding.ids[:PIECES], encoding.offsets[:PIECES]
    for start in starts:
        while piece + 1 < len(ids) and offsets[piece][1] <= start:
            piece += 1
        heads.append(piece + 1)  # one on for the mark before the text
    return Window(first, new, last, (0, *ids, 2), tuple(heads))


def _clean(doc: Doc, first: int, last: int) -> tuple[str, list[int]]:
    """The window's text without diacritics and with single spaces, and where in it each token begins."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for index in range(first, last + 1):
        token = doc.tokens[index]
        if index > first and doc.tokens[index - 1].end < token.start:
            parts.append(" ")
            length += 1
        bare = "".join(char for char in token.text if char not in _DROPPED) or token.text
        starts.append(length)
        parts.append(bare)
        length += len(bare)
    return "".join(parts), starts
