"""Noun phrases: prepositions and clitics before them, where they end, titles of honour, documents."""

from __future__ import annotations

from khabar.model.records import Mention
from khabar.statements.view import LONGEST_NAME, View

LONGEST_TITLE = 4  # words of honour and rank before a name
LONGEST_UNKNOWN = 5  # words of a subject before its verb that no mention covers
APPOSITION = 9  # words that a noun phrase may have before it is taken to be a misread clause
_NISBA = ("ي", "يه", "يين", "يون", "يان", "يتين", "يات", "تان", "تين")


class Phrases:
    """Questions about the noun phrase at a token."""

    def __init__(self, view: View) -> None:
        self.view = view

    def is_prepositional(self, index: int) -> bool:
        """Whether a token is a preposition or carries one."""
        view = self.view
        if view.is_in(index, "prepositions"):
            return not (view.starting(index) and view.offset(view.starting(index)[0], index) == 0)
        return self.clitic(index) is not None

    def clitic(self, index: int) -> str | None:
        """The preposition ب, ل or ك that is written together with a noun."""
        view = self.view
        word = view.word(index)
        bare = word[1:] if word[:1] == "و" and len(word) > 3 else word
        if bare[:1] not in ("ب", "ل", "ك") or len(bare) < 3 or view.is_in(index, "not_clitic") or view.is_verb(index):
            return "ل" if word in ("ل", "لـ") else "ب" if word in ("ب", "بـ") else None
        mentions = view.starting(index)
        if mentions:
            plain = len(word) - len(bare)
            return None if any(view.offset(m, index) <= plain for m in mentions) else bare[0]
        covered = view.covering(index)
        if covered is not None and view.first_token(covered) < index:
            return None
        if bare[0] == "ك" and not bare.startswith("كال"):
            return None
        return bare[0]

    def phrase_end(self, index: int) -> int:
        """The last token of the noun phrase that begins at a token: up to what closes it, and adjectives behind."""
        view, stop = self.view, self.view.sentence(min(index, len(self.view.tokens) - 1)).stop
        position = index
        while position < stop:
            if view.is_mark(position):
                position += 1
                continue
            starting = view.starting(position)
            if starting:
                position = view.last_token(starting[0])
            following = position + 1
            quotation = view.opens(following) if following < stop else None
            if quotation is not None and len(view.quoted(quotation)) <= LONGEST_NAME:
                return min(view.quoted(quotation).stop, stop - 1)
            if following >= stop or not view.is_word(following) or position - index > APPOSITION:
                return position
            if view.is_in(following, "complementizers") or view.is_time(following) or view.is_in(following, "adverbs"):
                return position
            if self.is_prepositional(following) or view.is_in(following, "relatives"):
                return position
            if view.is_definite(position) and not self._is_adjective(following):
                return position
            position = following
        return min(position, stop - 1)

    def opens_clause(self, index: int) -> bool:
        """Whether a token opens a clause: a conjunction, a particle, an adverb."""
        view = self.view
        return any(view.is_in(index, name) for name in ("turn_words", "clause_openers", "complementizers", "adverbs"))

    def phrase_before(self, position: int, start: int) -> tuple[int, int] | None:
        """The noun phrase that ends at a token, back to what opens its clause."""
        view, first = self.view, position
        while first > start and position - first < LONGEST_UNKNOWN:
            previous = first - 1
            if not view.is_word(previous) or self.opens_clause(previous) or view.is_verb(previous):
                break
            first = previous
        return (first, position) if view.is_word(first) and not view.is_in(first, "prepositions") else None

    def _is_adjective(self, index: int) -> bool:
        word = self.view.word(index)
        word = word[1:] if word[:1] == "و" else word
        return word.startswith("ال") and not self.view.starting(index) and word.endswith(_NISBA)

    def past_bracket(self, index: int) -> int:
        """The token behind a bracketed aside that opens at a token."""
        pairs = {"(": ")", "[": "]", "-": "-", "–": "–"}
        closing = pairs[self.view.word(index)]
        for position in range(index + 1, min(index + 14, len(self.view.tokens))):
            if self.view.word(position) == closing:
                return position + 1
        return index + 1

    def is_document(self, index: int) -> bool:
        """Whether a token is a document, or another noun that speaks for somebody, with or without article."""
        words = self.view.lexicon.words["documents"]
        return any(stem.removeprefix("ال") in words for stem, _ in self.view.tokens[index].stems)

    def honoured(self, index: int) -> Mention | None:
        """The person's name behind titles of honour or rank that begin at a token (العقيد الركن مازن الزبيري)."""
        view = self.view
        position = index
        while position - index < LONGEST_TITLE and (view.is_in(position, "honorifics") or view.word(position) == "."):
            position += 1
        if position == index:
            return None
        for mention in view.starting(position):
            entity = view.doc.entities.get(mention.entity)
            if entity and entity.type == "PER" and view.offset(mention, position) == 0:
                return mention
        return None

    def governed(self, mention: Mention) -> bool:
        """Whether a preposition governs a mention."""
        view = self.view
        first = view.first_token(mention)
        offset = view.offset(mention, first)
        if offset and view.word(first)[offset - 1 : offset] in ("ب", "ل", "ك"):
            return True
        head = first - 1
        while head >= view.sentence(first).start and first - head <= 4:
            if view.is_in(head, "prepositions") or self.clitic(head) is not None:
                return True
            if (
                not view.is_word(head)
                or view.is_definite(head)
                or view.is_in(head, "complementizers")
                or view.is_verb(head)
                or view.is_in(head, "adverbs")
            ):
                return False
            head -= 1  # مستشفيات نجران: a genitive stands as its head does
        return False
