"""From a marked article to windows with the labels that the tagger shall predict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tokenizers import Tokenizer

from khabar.model.records import CodedArticle, Mention
from khabar.model.spans import Span
from khabar.tagging.labels import ACTS, DESCRIBED, HEADS, MODES, ROLES, STATUSES
from khabar.tagging.windows import WORDS, Window, windows
from khabar.text.doc import Doc

IGNORE = -100


@dataclass
class Example:
    """One window with its targets: a label index for each word of each token head, and pairs for the scorers.

    `roles` holds (role, predicate word, argument words), one for each entity that fills the role; `predicates` the
    words whose roles are known; `arguments` the words at which a mention or a time begins;
    `contents` holds (cue word, first word, last word).
    """

    window: Window
    labels: dict[str, list[int]]
    roles: list[tuple[int, int, tuple[int, ...]]] = field(default_factory=list)
    predicates: list[int] = field(default_factory=list)
    arguments: set[int] = field(default_factory=set)
    contents: list[tuple[int, int, int]] = field(default_factory=list)


def examples(coded: CodedArticle, tokenizer: Tokenizer, *, opening: int = WORDS) -> Iterator[Example]:
    """The windows of an article, each with every mark that lies in it; the first has `opening` words."""
    doc = Doc.of(coded.article)
    doc.sentences = list(coded.sentences)
    for window in windows(doc, tokenizer, opening=opening):
        yield _Builder(coded, doc, window).example()


class _Builder:
    """Fills one example."""

    def __init__(self, coded: CodedArticle, doc: Doc, window: Window) -> None:
        self.coded, self.doc, self.window = coded, doc, window
        size = window.last - window.first + 1
        self.labels = {name: [0] * size for name in HEADS}
        for sparse in ("status", "modes", "strips"):
            self.labels[sparse] = [IGNORE] * size
        self.example_ = Example(window, self.labels)
        self.words_of: dict[str, list[int]] = {}

    def example(self) -> Example:
        for mention in self.coded.mentions:
            self._note(mention.span, mention.entity)
        for time in self.coded.times:
            self._note(time.span, _day(time.value))
        self._names([m for m in self.coded.mentions if m.kind == "NAM"], "names", None)
        self._names([m for m in self.coded.mentions if m.kind == "NOM"], "descriptions", DESCRIBED)
        self._statements()
        self._events()
        return self.example_

    def _range(self, span: Span) -> range | None:
        """The words of a span, counted from the window's first; None where it is not wholly inside."""
        tokens = self.doc.token_range(span.start, span.end)
        if not tokens or tokens.start < self.window.first or tokens.stop - 1 > self.window.last:
            return None
        return range(tokens.start - self.window.first, tokens.stop - self.window.first)

    def _note(self, span: Span, entity: str) -> None:
        words = self._range(span)
        if words is not None:
            self.words_of.setdefault(entity, []).append(words.start)
            self.example_.arguments.add(words.start)

    def _strip(self, span: Span, word: int) -> None:
        start = self.doc.tokens[self.window.first + word].start
        self.labels["strips"][word] = min(span.start - start, 3)

    def _names(self, mentions: Sequence[Mention], head: str, allowed: tuple[str, ...] | None) -> None:
        """Outer mentions win over inner ones: one flat layer of labels each."""
        index = {label: number for number, label in enumerate(HEADS[head])}
        for mention in sorted(mentions, key=lambda m: m.span.start - m.span.end):
            words = self._range(mention.span)
            kind = self.coded.entities[mention.entity].type
            if words is None or (allowed is not None and kind not in allowed):
                continue
            if any(self.labels[head][word] for word in words):
                continue
            self._strip(mention.span, words.start)
            for word in words:
                self.labels[head][word] = index[f"{'B' if word == words.start else 'I'}-{kind}"]

    def _predicate(self, span: Span, head: str, label: int) -> int | None:
        words = self._range(span)
        if words is None:
            return None
        for word in words:
            self.labels[head][word] = label if word == words.start else 1
        self._strip(span, words.start)
        if words.start not in self.example_.predicates:
            self.example_.predicates.append(words.start)
        return words.start

    def _roles(self, predicate: int, role: str, entities: Sequence[str]) -> None:
        for entity in entities:
            words = tuple(dict.fromkeys(self.words_of.get(entity, ())))
            if words:
                self.example_.roles.append((ROLES.index(role), predicate, words))

    def _statements(self) -> None:
        for statement in self.coded.statements:
            if statement.cue is None:
                continue
            cue = self._predicate(statement.cue, "cues", 2 + ACTS.index(statement.act))
            if cue is None:
                continue
            self._roles(cue, "source", statement.source)
            self._roles(cue, "addressee", statement.addressee)
            self._roles(cue, "via", statement.via)
            content = self._range(statement.content) if statement.content else None
            if content is not None:
                self.example_.contents.append((cue, content.start, content.stop - 1))

    def _events(self) -> None:
        types = list(HEADS["triggers"])
        for event in self.coded.events:
            trigger = self._predicate(event.trigger, "triggers", types.index(f"B-{event.type}"))
            if trigger is None:
                continue
            self.labels["status"][trigger] = STATUSES.index(event.status)
            mode = f"{event.type}.{event.mode}" if event.mode else "-"
            self.labels["modes"][trigger] = MODES.index(mode) if mode in MODES else 0
            self._roles(trigger, "actor", event.actors)
            self._roles(trigger, "recipient", event.recipients)
            self._roles(trigger, "place", (event.place,) if event.place else ())
            self._roles(trigger, "time", (_day(event.date),) if event.date else ())


def _day(value: str) -> str:
    """What a date and a time expression of that day share; no key of an entity has its form."""
    return f"@{value.partition('T')[0] if value[:1].isdigit() else value}"
