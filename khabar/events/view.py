"""One document as the event coder sees it: word look-ups, mentions by token, noun phrases, clause ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from khabar.events.lexicon import Lexicon, WordSet, bare
from khabar.model.records import Entity, Mention, Statement
from khabar.text.doc import Doc
from khabar.text.folding import fold

QUOTES = frozenset("\"«»“”'‘’")
STOPS = frozenset(".؟?!؛;:…")
_SKIPPED = QUOTES | frozenset("()[]-–،,")
_SINGULAR_ADJECTIVES = ("ي", "يه")
_ADJECTIVES = (*_SINGULAR_ADJECTIVES, "يين", "يون", "يان", "يتين", "يتان", "يات")
PHRASE_LIMIT = 9  # words of a noun phrase before its name: longer ones are misread clauses


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `first..last` (inclusive) and the entities it names, its coordinated parts included."""

    first: int
    last: int
    entities: tuple[str, ...]
    mention: Mention | None = None


NOTHING = Phrase(-1, -1, ())


class View:
    """Look-ups over the tokens, mentions and statements of one document."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.tokens = doc.tokens
        self._forms: dict[int, frozenset[str]] = {}
        self._phrases: dict[int, Phrase | None] = {}

    # -- words ---------------------------------------------------------------------------------------------------

    def word(self, index: int) -> str:
        """The folded token at `index`; the empty string outside the text."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def forms(self, index: int) -> frozenset[str]:
        """The look-up forms of a token, each also without article."""
        if index not in self._forms:
            stems = {stem for stem, _ in self.tokens[index].stems} if self.tokens[index].is_word else {self.word(index)}
            self._forms[index] = frozenset(stems | {bare(stem) for stem in stems})
        return self._forms[index]

    def in_list(self, index: int, name: str) -> bool:
        """Whether the token, as it stands or behind و/ف, is in a list of `events.yaml`."""
        word = self.word(index)
        words = self.lexicon.words[name]
        return word in words or (len(word) > 2 and word[0] in "وف" and word[1:] in words)

    def matches(self, indices: Iterable[int], words: WordSet) -> list[int]:
        """The tokens among `indices` that are in a word set, or begin a phrase of it."""
        return [i for i in indices if self._matches(i, words)]

    def _matches(self, index: int, words: WordSet) -> bool:
        if not words.words.isdisjoint(self.forms(index)):
            return True
        for phrase in words.phrases:
            first, *rest = phrase.split()
            if {first, bare(first)} & self.forms(index) and all(
                self.word(index + 1 + offset) == word for offset, word in enumerate(rest)
            ):
                return True
        return False

    # -- sentences -----------------------------------------------------------------------------------------------

    @cached_property
    def _sentences(self) -> list[range]:
        return [self.doc.token_range(s.start, s.end) for s in self.doc.sentences]

    def sentence(self, index: int) -> range:
        """The tokens of the sentence around a token."""
        if not self._sentences:
            return range(len(self.tokens))
        return self._sentences[self.doc.sentence_index(self.tokens[index].start)]

    def window(self, index: int, before: int, after: int) -> range:
        """Tokens around `index` that lie in its sentence, the token itself included."""
        sentence = self.sentence(index)
        return range(max(sentence.start, index - before), min(sentence.stop, index + after + 1))

    # -- mentions ------------------------------------------------------------------------------------------------

    @cached_property
    def mentions(self) -> dict[int, list[Mention]]:
        """Mentions by the index of their first token, longest first."""
        found: dict[int, list[Mention]] = {}
        for mention in self.doc.mentions:
            tokens = self.doc.token_range(mention.span.start, mention.span.end)
            if tokens:
                found.setdefault(tokens.start, []).append(mention)
        for mentions in found.values():
            mentions.sort(key=lambda m: -m.span.end)
        return found

    def last_token(self, mention: Mention) -> int:
        return self.doc.token_range(mention.span.start, mention.span.end).stop - 1

    def entity(self, key: str) -> Entity | None:
        return self.doc.entities.get(key)

    def covering(self, start: int, end: int) -> list[Mention]:
        """Mentions that hold characters `[start, end)`."""
        return [m for m in self.doc.mentions if m.span.start <= start and end <= m.span.end]

    def entities_of(self, mention: Mention) -> tuple[str, ...]:
        """The entities of every mention on the same span: a plural description stands for several (الطرفان)."""
        start = self.doc.token_range(mention.span.start, mention.span.end).start
        return tuple(m.entity for m in self.mentions.get(start, ()) if m.span == mention.span) or (mention.entity,)

    # -- statements ----------------------------------------------------------------------------------------------

    def statement_at(self, offset: int) -> Statement | None:
        return next(iter(self.doc.statements_at(offset)), None)

    @cached_property
    def cues(self) -> list[Statement]:
        return [s for s in self.doc.statements if s.cue is not None]

    def statement_with_cue(self, start: int, end: int) -> Statement | None:
        """The statement whose cue overlaps characters `[start, end)`."""
        return next((s for s in self.cues if s.cue and s.cue.start < end and start < s.cue.end), None)

    # -- noun phrases --------------------------------------------------------------------------------------------

    def is_break(self, index: int) -> bool:
        """Whether no noun phrase can run over this token."""
        token = self.tokens[index]
        if token.text in QUOTES:
            return False
        if not (token.is_word or token.is_number):
            return True
        return self.in_list(index, "prepositions") or self.in_list(index, "openers") or self.in_list(index, "particles")

    def phrase_at(self, index: int) -> Phrase | None:
        """The noun phrase that begins at a token (which may carry a preposition), or None."""
        if index not in self._phrases:
            self._phrases[index] = self._phrase(index) if 0 <= index < len(self.tokens) else None
        return self._phrases[index]

    def _phrase(self, index: int) -> Phrase | None:
        start = index
        while start < len(self.tokens) and self.tokens[start].text in QUOTES | {"("}:
            start += 1
        if start >= len(self.tokens) or (self.is_break(start) and start not in self.mentions):
            return None
        owner = self._own_country(start)
        if owner is not None:
            return owner
        stop = self.sentence(index).stop
        for position in range(start, min(stop, start + PHRASE_LIMIT)):
            if position in self.mentions and (position == start or not self._has_clitic(position)):
                return self._named(start, position)
            if position > start and self._ends_before(position) and not self._is_partitive(start, position):
                return Phrase(start, position - 1, ())
        return Phrase(start, start, ())

    def _is_partitive(self, start: int, index: int) -> bool:
        """من behind a quantity: مئات من عناصر الأمن."""
        return self.word(index) == "من" and index - start <= 2 and bool(self.matches([start], self.quantities))

    def _has_clitic(self, index: int) -> bool:
        """Whether the names at a token stand behind a clitic."""
        return all(m.span.start > self.tokens[index].start for m in self.mentions[index])

    def _ends_before(self, index: int) -> bool:
        """Whether a phrase without name ends before this token: a break, a clitic preposition or a conjunction."""
        if self.is_break(index):
            return True
        text = self.word(index)
        if index in self.mentions and self._has_clitic(index):
            return True
        return len(text) > 3 and (text.startswith(("وال", "بال", "لل", "وب", "ول")) or index in self.verbs)

    @cached_property
    def verbs(self) -> set[int]:
        """Tokens that can only be verbs of the trigger lexicon; filled by the trigger finder."""
        return set()

    def _named(self, start: int, position: int) -> Phrase:
        """The phrase whose first mention stands at `position`; a person in apposition to a title is its head."""
        mention = self._member_of(self.mentions[position][0])
        head = self._apposition(start, mention)
        last = self.last_token(head)
        entities = list(self.entities_of(head))
        while True:
            joined = self._conjunct(last)
            if joined is None:
                return Phrase(start, last, tuple(dict.fromkeys(entities)), head)
            entities.append(joined[0])
            last = joined[1]

    def _member_of(self, mention: Mention) -> Mention:
        """For a word for members before the name of their body (قوات التحالف، مقاتلي داعش) the body's name."""
        text = mention.span.text
        whole = text.startswith("ال") or text.endswith(("ون", "ين", "ان"))  # no word in a genitive construction
        if whole or mention.kind == "NAM" or self._is_person(mention):
            return mention
        after = self.last_token(mention) + 1
        while after < len(self.tokens) and self.tokens[after].text in QUOTES:
            after += 1
        for other in self.mentions.get(after, ()):
            starts = other.span.start == self.tokens[after].start
            if other.kind == "NAM" and starts and not self._is_person(other) and not self.is_adjective(other):
                return other
        return mention

    def is_adjective(self, mention: Mention) -> bool:
        """Whether a mention is a nationality adjective (العقوبات الأميركية)."""
        entity = self.entity(mention.entity)
        folded = bare(fold(mention.span.text))
        if entity is None or " " in folded or folded in (bare(fold(entity.name)), "سوريه"):
            return False
        endings = _ADJECTIVES if entity.type in ("GPE", "LOC") else _SINGULAR_ADJECTIVES
        return entity.type in ("GPE", "LOC", "GRP") and folded.endswith(endings)

    def _apposition(self, start: int, mention: Mention) -> Mention:
        """The name that a mention stands in apposition to: of the same entity, or the person behind a title."""
        last = self.last_token(mention)
        # two persons side by side are subject and object
        titled = not (mention.kind == "NAM" and self._is_person(mention)) and self._is_title(start)
        for ahead in range(last + 1, min(last + 5, len(self.tokens))):
            for other in self.mentions.get(ahead, ()):
                if other.entity == mention.entity:
                    return self._apposition(ahead, other)
                if titled and other.kind == "NAM" and self._is_person(other):
                    return other
            breaks = self.is_break(ahead) and self.tokens[ahead].text not in "،,"
            if breaks or (self.word(ahead)[:1] == "و" and ahead in self.mentions):
                break
        return mention

    def _is_title(self, start: int) -> bool:
        """Whether the phrase's first word makes a following person its head (رئيس إقليم كردستان مسعود بارزاني)."""
        first = self.mentions.get(start)
        return bool(self.matches([start], self.titles)) or bool(first and self._is_person(first[0]))

    def _is_person(self, mention: Mention) -> bool:
        entity = self.entity(mention.entity)
        return entity is not None and entity.type == "PER"

    @cached_property
    def titles(self) -> WordSet:
        return WordSet(self.lexicon.words["titles"])

    @cached_property
    def quantities(self) -> WordSet:
        return WordSet(self.lexicon.words["quantifiers"])

    @cached_property
    def own_initials(self) -> WordSet:
        return WordSet(frozenset(map(bare, self.lexicon.words["own_initial"])))

    @cached_property
    def place_heads(self) -> WordSet:
        return WordSet(self.lexicon.words["place_heads"])

    def _conjunct(self, last: int) -> tuple[str, int] | None:
        """A coordinated name after token `last`: its entity and its last token."""
        index = last + 1
        while index < len(self.tokens) and self.tokens[index].text in QUOTES | {")"}:
            index += 1
        if index >= len(self.tokens) or not self.word(index).startswith("و") or len(self.word(index)) < 3:
            if self.word(index) != "و" or index + 1 not in self.mentions:
                return None
            index += 1
        elif any(m.span.start <= self.tokens[index].start for m in self.mentions.get(index, ())):
            return None  # the name itself begins with و
        if index not in self.mentions and not self.matches([index], self.titles):
            return None
        for position in range(index, index + 5):
            if position in self.mentions:
                mention = self._apposition(index, self.mentions[position][0])
                return mention.entity, self.last_token(mention)
            if position > index and self.is_break(position):
                break
        return None

    def _own_country(self, index: int) -> Phrase | None:
        """بلاده: the country of who speaks, where it is an entity of the article."""
        if not self.in_list(index, "own_country"):
            return None
        statement = self.statement_at(self.tokens[index].start)
        for key in statement.source if statement else ():
            state = self.country_of(key)
            if state is not None:
                return Phrase(index, index, (state,))
        return None

    def country_of(self, key: str) -> str | None:
        """The state entity of the country that an entity belongs to, if the article has it."""
        entity = self.entity(key)
        if entity is None or entity.country is None:
            return None
        return self.states.get(entity.country)

    @cached_property
    def states(self) -> dict[str, str]:
        """State entities by country."""
        return {
            e.country: key
            for key, e in self.doc.entities.items()
            if e.type == "GPE" and e.country and "GOV" in e.sectors
        }
