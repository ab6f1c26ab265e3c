"""From the network's scores to tags: spans, acts, contents, roles, statuses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from khabar.model.spans import Span
from khabar.tagging.labels import CUES, DESCRIPTIONS, HEADS, MODES, NAMES, ROLES, STATUSES, TRIGGERS
from khabar.tagging.network import Scores
from khabar.tagging.windows import Window
from khabar.text.doc import Doc
from khabar.text.tags import CueTag, Tag, Tags, TriggerTag

CLITICS = frozenset("وفبكلس")
PREDICATES = ("cues", "triggers", "status")


class WindowReadings:
    """Looks up the scores of an article's windows; a predicate is read in the window where it is new."""

    def __init__(self, windows: Sequence[tuple[Window, Scores]]) -> None:
        self._windows = [window for window, _ in windows]
        self._roles = [scores["roles"] for _, scores in windows]
        self._heads: list[dict[str, list[list[float]]]] = [
            {head: _softmax(scores[head]).tolist() for head in PREDICATES} for _, scores in windows
        ]

    def _at(self, token: int) -> int:
        return bisect_right(self._windows, token, key=lambda window: window.new) - 1

    def role(self, role: str, predicate: int) -> tuple[int, Sequence[float]]:
        number = self._at(predicate)
        first = self._windows[number].first
        return first, self._roles[number][ROLES.index(role), predicate - first].tolist()

    def label(self, head: str, token: int, label: str) -> float:
        number = self._at(token)
        return self._heads[number][head][token - self._windows[number].first][HEADS[head].index(label)]


def decode(doc: Doc, windows: Sequence[tuple[Window, Scores]]) -> Tags:
    """Read the scores of all windows of an article; each word is read in the window where it is new."""
    names: list[Tag] = []
    descriptions: list[Tag] = []
    cues: list[CueTag] = []
    triggers: list[TriggerTag] = []
    for window, scores in windows:
        reader = _Reader(doc, window, scores)
        names += [tag for tag in reader.spans("names", NAMES) if tag.first >= window.new]
        descriptions += [tag for tag in reader.spans("descriptions", DESCRIPTIONS) if tag.first >= window.new]
        cues += reader.cues()
        triggers += reader.triggers()
    return Tags(WindowReadings(windows), tuple(names), tuple(descriptions), tuple(cues), tuple(triggers))


class _Reader:
    """Reads one window. Positions count from the window's first token."""

    def __init__(self, doc: Doc, window: Window, scores: Scores) -> None:
        self.doc, self.window, self.scores = doc, window, scores
        self.strips = scores["strips"].argmax(-1)

    def spans(self, head: str, labels: tuple[str, ...]) -> list[Tag]:
        """Spans of a BIO head; an I without its B begins a span."""
        chosen, sure = self._chosen(head)
        found: list[Tag] = []
        position = 0
        while position < len(chosen):
            kind, last = labels[chosen[position]][2:], position
            while kind and last + 1 < len(chosen) and labels[chosen[last + 1]] == f"I-{kind}":
                last += 1
            if kind:
                found.append(self._tag(position, last, kind, sure[position]))
            position = last + 1
        return found

    def _chosen(self, head: str) -> tuple[list[int], list[float]]:
        """The best label of each word and its probability."""
        probabilities = _softmax(self.scores[head])
        return probabilities.argmax(-1).tolist(), probabilities.max(-1).tolist()

    def _tag(self, first: int, last: int, label: str, score: float) -> Tag:
        offset = self.window.first
        return Tag(self._span(first, last), label, score, offset + first, offset + last)

    def _span(self, first: int, last: int) -> Span:
        """Words `first..last` without signs at their ends and the clitics that the network takes off."""
        tokens = self.doc.tokens
        while last > first and not (
            tokens[self.window.first + last].is_word or tokens[self.window.first + last].is_number
        ):
            last -= 1
        token = tokens[self.window.first + first]
        strip = int(self.strips[first])
        while strip and not (len(token.text) - strip >= 2 and all(c in CLITICS for c in token.text[:strip])):
            strip -= 1
        return self.doc.span(token.start + strip, tokens[self.window.first + last].end)

    def _predicates(self, head: str, labels: tuple[str, ...]) -> list[Tag]:
        """Cues or triggers among the window's new words; one I serves all labels."""
        chosen, sure = self._chosen(head)
        found: list[Tag] = []
        for position in range(self.window.new - self.window.first, len(chosen)):
            label = labels[chosen[position]]
            if not label.startswith("B-"):
                continue
            last = position
            while last + 1 < len(chosen) and labels[chosen[last + 1]] == "I":
                last += 1
            found.append(self._tag(position, last, label[2:], sure[position]))
        return found

    def cues(self) -> list[CueTag]:
        return [CueTag(tag, self._content(tag)) for tag in self._predicates("cues", CUES)]

    def triggers(self) -> list[TriggerTag]:
        found = []
        for tag in self._predicates("triggers", TRIGGERS):
            at = tag.first - self.window.first
            modes = [i for i, mode in enumerate(MODES) if mode == "-" or mode.startswith(f"{tag.label}.")]
            mode = MODES[modes[int(self.scores["modes"][at, modes].argmax())]]
            status = STATUSES[int(self.scores["status"][at].argmax())]
            found.append(TriggerTag(tag, mode.partition(".")[2] or None, status))
        return found

    def _content(self, tag: Tag) -> Span | None:
        """The most probable pair of first and last word; a content never holds its cue."""
        at = tag.first - self.window.first
        first, last = self.scores["pointers"][0, at], self.scores["pointers"][1, at]
        best, pair = -np.inf, None
        running, begin = -np.inf, 0
        for position in range(len(first)):
            if position == at:
                running = -np.inf
                continue
            if first[position] > running:
                running, begin = first[position], position
            if running + last[position] > best:
                best, pair = running + last[position], (begin, position)
        return self._span(*pair) if pair is not None else None


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    exponents = np.exp(scores - scores.max(-1, keepdims=True))
    result: NDArray[np.float32] = exponents / exponents.sum(-1, keepdims=True)
    return result
