"""One document as the statement finder sees it: word look-ups, mentions and quotations by token, sentences."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.knowledge.verbs import verb_forms
from khabar.model.records import Mention
from khabar.statements.lexicon import CueLexicon
from khabar.text.doc import Doc
from khabar.text.inflection import without_pronoun
from khabar.text.quotations import Quotation
from khabar.text.tokens import Token

MARKS = frozenset("\"«»“”„‟″'‘’‚‛")
LONGEST_NAME = 4  # words of a quoted name
COMMAS = frozenset("،,؛;")
_SPEAKERS = frozenset({"PER", "ORG", "GRP", "GPE"})


class View:
    """Look-ups over one document, all by index of token."""

    def __init__(self, doc: Doc, lexicon: CueLexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.tokens: Sequence[Token] = doc.tokens
        self.verbs = verb_forms()
        self.sentences = [doc.token_range(s.start, s.end) for s in doc.sentences]
        self._sentence_of = self._number_sentences()
        self._heads: dict[int, list[Mention]] = {}
        self._cover: dict[int, Mention] = {}
        self._ends: dict[int, Mention] = {}
        self._place_mentions()
        self.opening: dict[int, Quotation] = {q.start: q for q in doc.quotations}
        self.closing: dict[int, Quotation] = {q.inner_end: q for q in doc.quotations if q.closed}
        self._times = {i for t in doc.times for i in doc.token_range(t.span.start, t.span.end)}

    def _number_sentences(self) -> list[int]:
        numbers = [0] * len(self.tokens)
        for number, tokens in enumerate(self.sentences):
            for index in tokens:
                numbers[index] = number
        return numbers

    def _place_mentions(self) -> None:
        for mention in self.doc.mentions:
            tokens = self.doc.token_range(mention.span.start, mention.span.end)
            if not tokens:
                continue
            self._heads.setdefault(tokens.start, []).append(mention)
            self._longer(self._ends, tokens.stop - 1, mention)
            for index in tokens:
                self._longer(self._cover, index, mention)
        for mentions in self._heads.values():
            mentions.sort(key=lambda m: -m.span.end)

    @staticmethod
    def _longer(table: dict[int, Mention], index: int, mention: Mention) -> None:
        known = table.get(index)
        if known is None or len(mention.span.text) > len(known.span.text):
            table[index] = mention

    # -- words ---------------------------------------------------------------------------------------------------

    def word(self, index: int) -> str:
        """The folded token at `index`; the empty string outside the text."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def is_in(self, index: int, name: str) -> bool:
        """Whether a token, bare or behind و/ف, is in a word list of `cues.yaml`."""
        return self.lexicon.is_in(self.word(index), name)

    def is_word(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].is_word

    def is_mark(self, index: int) -> bool:
        return self.word(index) in MARKS

    def is_time(self, index: int) -> bool:
        return index in self._times

    def is_definite(self, index: int) -> bool:
        """Whether a noun is closed by the article, a name or an attached pronoun, so that no genitive follows."""
        word = self.word(index)
        if index in self._ends:
            return True
        if word.removeprefix("و").startswith("ال") or word.endswith(("ها", "هم", "هما")):
            return True
        return len(word) > 3 and self.tokens[index].text.endswith("ه")  # written ه, not ة: his

    def is_opener(self, index: int) -> bool:
        """Whether a token is a noun that often opens a content, bare or with a pronoun (عدم, عزمها, قدرته)."""
        word = self.word(index)
        if self.is_in(index, "openers"):
            return True
        bare = word[1:] if word[:1] == "و" else word
        return any(stem in self.lexicon.words["openers"] for stem in without_pronoun(bare) if len(stem) > 2)

    def is_name_head(self, index: int) -> bool:
        """Whether a token is a noun before a quoted name, alone, with article or behind a clitic."""
        return any(stem.removeprefix("ال") in self.lexicon.words["name_heads"] for stem, _ in self.tokens[index].stems)

    def is_verb(self, index: int) -> bool:
        """Whether a token is a verb form that the lexicons of cues and triggers know, alone or behind و, ف or س."""
        word = self.word(index)
        bare = word[1:] if word[:1] in ("و", "ف") and len(word) > 3 else word
        bare = bare[1:] if bare[:2] in ("سي", "ست", "سن") else bare
        return bare in self.verbs or any(stem in self.verbs for stem in without_pronoun(bare))

    # -- sentences and lines -------------------------------------------------------------------------------------

    def sentence(self, index: int) -> range:
        """The tokens of the sentence around a token."""
        return self.sentences[self._sentence_of[index]] if self.sentences else range(len(self.tokens))

    def sentence_number(self, index: int) -> int:
        return self._sentence_of[index]

    def starts_line(self, index: int) -> bool:
        if index == 0:
            return True
        return "\n" in self.doc.text[self.tokens[index - 1].end : self.tokens[index].start]

    # -- mentions ------------------------------------------------------------------------------------------------

    def starting(self, index: int) -> list[Mention]:
        """Mentions that begin in a token, longest first."""
        return self._heads.get(index, [])

    def covering(self, index: int) -> Mention | None:
        """The longest mention around a token."""
        return self._cover.get(index)

    def ending(self, index: int) -> Mention | None:
        """The longest mention that ends with a token."""
        return self._ends.get(index)

    def offset(self, mention: Mention, index: int) -> int:
        """How many letters of clitics stand before a mention in its first token."""
        return mention.span.start - self.tokens[index].start

    def last_token(self, mention: Mention) -> int:
        return self.doc.token_range(mention.span.start, mention.span.end).stop - 1

    def first_token(self, mention: Mention) -> int:
        return self.doc.token_range(mention.span.start, mention.span.end).start

    def can_speak(self, mention: Mention) -> bool:
        entity = self.doc.entities.get(mention.entity)
        return entity is not None and entity.type in _SPEAKERS

    def entities_of(self, mention: Mention) -> tuple[str, ...]:
        """The entities of every mention on the same span (الطرفان stands for two)."""
        first = self.first_token(mention)
        return tuple(dict.fromkeys(m.entity for m in self.starting(first) if m.span == mention.span))

    # -- quotations ----------------------------------------------------------------------------------------------

    def opens(self, index: int) -> Quotation | None:
        """The quotation that a token opens."""
        return self.opening.get(self.tokens[index].start) if 0 <= index < len(self.tokens) else None

    def closes(self, index: int) -> Quotation | None:
        """The quotation that a token closes."""
        return self.closing.get(self.tokens[index].start) if 0 <= index < len(self.tokens) else None

    def quoted(self, quotation: Quotation) -> range:
        """The tokens inside a quotation, without its marks."""
        return self.doc.token_range(quotation.inner_start, quotation.inner_end)

    def is_name_quote(self, quotation: Quotation) -> bool:
        """Whether a quotation only marks a name ("قسد", صحيفة "حريت")."""
        inner = self.quoted(quotation)
        if not inner:
            return True
        before = inner.start - 2
        if len(inner) <= LONGEST_NAME and before >= 0 and self.is_name_head(before):
            return True
        mention = self.covering(inner.start)
        return mention is not None and self.last_token(mention) >= inner.stop - 1 and mention.kind == "NAM"
