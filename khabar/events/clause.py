"""The clause around a trigger: subject before or after the verb, objects, prepositional phrases, genitives."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.events.memory import ACTING, Memory
from khabar.events.triggers import Trigger
from khabar.events.view import QUOTES, STOPS, Phrase, View
from khabar.model.records import Mention

RELATIVE = 10  # words that a relative clause is followed
REACH = 14  # words that a prepositional phrase may stand behind its trigger
_CLITIC_PREPOSITIONS = "بلك"
_SUFFIXES = ("هما", "ها", "هم", "ه", "نا")
_CAUSATIVE_FREE = frozenset({"،", ",", "(", ")", "-", "–"})


class Clause:
    """Finds the phrases that the slots of a frame ask for."""

    def __init__(self, view: View, memory: Memory, triggers: dict[int, Trigger]) -> None:
        self.view = view
        self.memory = memory
        self.triggers = triggers

    # -- what precedes a verb ------------------------------------------------------------------------------------

    def head_before(self, index: int) -> int:
        """The token before a verb once particles and adverbs are passed over; -1 at the start of the sentence."""
        position = index - 1
        start = self.view.sentence(index).start
        while position >= start and (
            self.view.in_list(position, "particles") or self.view.tokens[position].text in QUOTES
        ):
            position -= 1
        return position if position >= start else -1

    def is_relative(self, index: int) -> bool:
        """Whether the verb stands right behind a relative pronoun."""
        before = self.head_before(index)
        return before >= 0 and self.view.in_list(before, "relatives")

    def antecedent(self, index: int) -> tuple[str, ...]:
        """The entity that a relative clause or participle at a token modifies."""
        before = self.head_before(index)
        if before >= 0 and self.view.in_list(before, "relatives"):
            before -= 1
        mention = self.mention_ending(before, slack=3)
        return self.view.entities_of(mention) if mention else ()

    def mention_ending(self, index: int, *, slack: int = 0) -> Mention | None:
        """The longest mention that ends at a token, or up to `slack` tokens before it, nearest first."""
        for end in range(index, max(index - slack - 1, -1), -1):
            if end < 0 or self.view.tokens[end].text in STOPS:
                return None
            token = self.view.tokens[end]
            ending = [m for m in self.view.covering(token.start + 1, token.end) if m.span.end == token.end]
            ending = ending or [m for m in self.view.covering(token.end - 1, token.end) if m.span.end == token.end]
            if ending:
                return max(ending, key=lambda m: len(m.span.text))
        return None

    def subject_before(self, trigger: Trigger) -> tuple[str, ...]:
        """The subject of a verb that stands before it (SVO), or nothing."""
        if trigger.clitic.startswith(("و", "ف")):
            return ()
        before = self.head_before(trigger.index)
        if before < 0 or self.view.in_list(before, "relatives"):
            return ()
        start = self._clause_start(before)
        phrase = self.view.phrase_at(start)
        if phrase and phrase.entities and phrase.last <= before and not self._prepositional(start):
            crossed = any(i in self.view.verbs for i in range(start, before + 1))
            if not crossed and before - phrase.last <= 8:
                return phrase.entities
        mention = self.mention_ending(before)
        if (
            mention is None
            and self.view.tokens[before].is_word
            and self.view.word(before).endswith(("ته", "تها", "اته", "اتها"))
        ):
            return self.memory.resolve(before, "ها" if self.view.word(before).endswith("ها") else "ه")  # قواتها قصفت
        if mention and not self._is_governed(mention):
            return self.view.entities_of(mention)
        return ()

    def _clause_start(self, index: int) -> int:
        start = self.view.sentence(index).start
        position = index
        while position > start:
            previous = position - 1
            if self.view.tokens[previous].text in STOPS | QUOTES or self.view.in_list(previous, "openers"):
                return position
            if "\n" in self.view.doc.text[self.view.tokens[previous].end : self.view.tokens[position].start]:
                return position
            position = previous
        return position

    def _is_governed(self, mention: Mention) -> bool:
        """Whether a name stands behind a preposition."""
        first = self.view.doc.token_range(mention.span.start, mention.span.end).start
        return self._prepositional(first) or (first > 0 and self.view.in_list(first - 1, "prepositions"))

    def _prepositional(self, index: int) -> bool:
        """Whether a token carries a clitic preposition before a name, a title or an article."""
        word = self.view.word(index)
        word = word[1:] if word[:1] in ("و", "ف") and len(word) > 3 else word
        if word.startswith(("لل", "بال", "كال")):
            return not any(m.span.start == self.view.tokens[index].start for m in self.view.mentions.get(index, ()))
        if word[:1] not in _CLITIC_PREPOSITIONS:
            return False
        starts = [m.span.start - self.view.tokens[index].start for m in self.view.mentions.get(index, ())]
        if starts:
            return max(starts) >= 1 + (len(self.view.word(index)) - len(word)) and 0 not in starts
        return len(word) > 3 and not self.view.matches([index], self.view.own_initials)

    # -- what follows a verb -------------------------------------------------------------------------------------

    def following(self, index: int, limit: int = 2) -> list[Phrase]:
        """The first noun phrases behind a token that no preposition governs."""
        found: list[Phrase] = []
        position, stop = index + 1, self.view.sentence(index).stop
        skipped = 0
        while position < stop and len(found) < limit and skipped < 3:
            if self._ends_clause(position):
                break
            if self._is_filler(position):
                position += 1
            elif self.view.word(position)[0] == "و" and not self._begins_name(position):
                break
            elif self.view.in_list(position, "prepositions") or self._prepositional(position):
                position = self._past_preposition(position)
                skipped += 1
            else:
                phrase = self.view.phrase_at(position)
                if phrase is None:
                    break
                found.append(phrase)
                position = phrase.last + 1
        return found

    def _begins_name(self, index: int) -> bool:
        return any(m.span.start == self.view.tokens[index].start for m in self.view.mentions.get(index, ()))

    def _ends_clause(self, index: int) -> bool:
        token = self.view.tokens[index]
        if token.text in STOPS or self.view.in_list(index, "openers"):
            return True
        trigger = self.triggers.get(index)
        return bool(trigger and trigger.kind == "verb")

    def _is_filler(self, index: int) -> bool:
        token = self.view.tokens[index]
        if token.text in QUOTES or token.text in _CAUSATIVE_FREE:
            return True
        if index in self.view.mentions:
            return False
        return self.view.in_list(index, "adverbs") or any(
            t.span.start <= token.start < t.span.end for t in self.view.doc.times
        )

    def _past_preposition(self, index: int) -> int:
        at = index if self._prepositional(index) else index + 1
        phrase = self.view.phrase_at(at)
        return max(phrase.last + 1 if phrase else index + 1, index + 1)

    # -- prepositions --------------------------------------------------------------------------------------------

    def prepositional(self, trigger: Trigger, slot: str) -> tuple[str, ...]:
        """Who stands behind a preposition that follows the trigger in its clause."""
        start, stop = trigger.last + 1, min(self.view.sentence(trigger.index).stop, trigger.last + 1 + REACH)
        for index in range(start, stop):
            if self._cuts(index, slot, start):
                return ()
            found = self._behind(index, slot)
            if found:
                return found
        return ()

    def _cuts(self, index: int, slot: str, start: int) -> bool:
        """Whether the clause ends here or another trigger claims the preposition."""
        if self._ends_clause(index):
            # the relative clause of the trigger itself goes on about it (الغارات التي شنتها روسيا على …)
            return not (self.view.in_list(index, "relatives") and index - start < 3)
        other = self.triggers.get(index)
        if other is None:
            return False
        slots = other.sense.frame.slots(other.kind)
        return slot in slots.actor or slot in slots.recipient

    def _behind(self, index: int, slot: str) -> tuple[str, ...]:
        word = self.view.word(index)
        word = word[1:] if word[:1] == "و" and word[1:] == slot else word
        if word == slot and (len(slot) > 1 or self.view.tokens[index].text in ("ل", "ب", "لـ", "بـ")):
            phrase = self.view.phrase_at(index + 1)
            return phrase.entities if phrase else ()
        for suffix in _SUFFIXES:
            if word == _with_pronoun(slot, suffix):
                return self.memory.resolve(index, suffix)
        if len(slot) == 1 and word.startswith(slot) and self._prepositional(index):
            phrase = self.view.phrase_at(index)
            return phrase.entities if phrase else ()
        return ()

    def of(self, trigger: Trigger) -> tuple[str, ...]:
        """Who stands behind a ل that takes the place of a genitive: before any other preposition."""
        for index in self.view.window(trigger.last, 0, 4)[1:]:
            if self.view.in_list(index, "prepositions") or self._ends_clause(index):
                return ()
            found = self._behind(index, "ل")
            if found:
                return found
        return ()

    def by(self, trigger: Trigger) -> tuple[str, ...]:
        """Who stands behind من قبل, على يد and the like, before or after."""
        for index in self.view.window(trigger.index, 6, REACH):
            for phrase in self.view.lexicon.by:
                words = phrase.split()
                if all(self.view.word(index + offset) == word for offset, word in enumerate(words)):
                    named = self.view.phrase_at(index + len(words))
                    if named and named.entities:
                        return named.entities
        return ()

    # -- nouns ---------------------------------------------------------------------------------------------------

    def genitive(self, trigger: Trigger) -> tuple[tuple[str, ...], int]:
        """The genitive or possessive pronoun of a verbal noun, and its last token."""
        if trigger.pronoun:
            return self.memory.resolve(trigger.index, trigger.pronoun), trigger.last
        index = trigger.last + 1
        if (
            index >= self.view.sentence(trigger.index).stop
            or trigger.definite
            or not self._opens_phrase(index)
            or self.is_adjective(index)
        ):
            return (), trigger.last
        phrase = self.view.phrase_at(index)
        if phrase is None or any(self.is_adjective(i) and i == index for i in range(index, phrase.last + 1)):
            return (), trigger.last
        return phrase.entities, phrase.last

    def _opens_phrase(self, index: int) -> bool:
        if index >= len(self.view.tokens) or self._prepositional(index):
            return False
        return not self.view.word(index).startswith("و") or index in self.view.mentions

    def object_follows(self, last: int) -> bool:
        """Whether ل or an object stands right behind a genitive (قصف التحالف لمواقع …)."""
        if last + 1 >= len(self.view.tokens):
            return False
        word = self.view.word(last + 1)
        return (
            word.startswith("ل")
            and len(word) > 2
            and not self.view.in_list(last + 1, "prepositions")
            and (word.startswith("لل") or self._prepositional(last + 1) or word[1:3] != "دي")
        )

    def adjective(self, trigger: Trigger) -> tuple[str, ...]:
        """The state that a nationality adjective beside the noun stands for; both have the article or neither."""
        definite = trigger.span.text.startswith("ال")
        for index in range(trigger.last + 1, min(trigger.last + 4, len(self.view.tokens))):
            if self.view.word(index).startswith("ال") != definite or self.view.is_break(index):
                break
            if self.is_adjective(index):
                return (self.view.mentions[index][0].entity,)
        return ()

    def is_adjective(self, index: int) -> bool:
        """Whether a token is a nationality adjective that is a mention of its own."""
        return any(self.view.is_adjective(mention) for mention in self.view.mentions.get(index, ()))

    def governor(self, trigger: Trigger) -> tuple[str, ...]:
        """The subject of the clause that a verbal noun or participle stands in."""
        if self.view.in_list(trigger.index - 1, "first_persons"):
            return self.memory.speaker(trigger.index)
        candidates = (
            self._relative_head(trigger.index),
            self.memory.subject_before(trigger.index),
            next(self._free_names(trigger.index), None),
        )
        found = [candidate for candidate in candidates if candidate and candidate[1]]
        if found:
            return max(found, key=lambda item: item[0])[1]
        return self.memory.source_of(self.view.statement_at(trigger.span.start))

    def _relative_head(self, index: int) -> tuple[int, tuple[str, ...]] | None:
        """The entity whose relative clause a token stands in, at the place of the pronoun (التحالف الذي شن 15 غارة)."""
        for at in range(index - 1, max(self.view.sentence(index).start, index - RELATIVE) - 1, -1):
            if self.view.tokens[at].text in STOPS or self.view.word(at) in ("ان", "بان"):
                return None
            if self.view.in_list(at, "relatives"):
                mention = self.mention_ending(at - 1, slack=1)
                return (at, self.view.entities_of(mention)) if mention else None
        return None

    def _is_nested(self, mention: Mention) -> bool:
        return any(m.span != mention.span for m in self.view.covering(mention.span.start, mention.span.end))

    def _free_names(self, index: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Names before a token in its sentence that no preposition governs, nearest first."""
        objects = self.memory.objects(index)
        for at in range(index - 1, self.view.sentence(index).start - 1, -1):
            for mention in self.view.mentions.get(at, ())[:1]:
                if mention.entity in objects or self._is_nested(mention):
                    continue
                entity = self.view.entity(mention.entity)
                acts = (
                    entity is not None and (entity.type != "GPE" or "GOV" in entity.sectors) and entity.type in ACTING
                )
                bare_group = (
                    mention.kind == "NOM" and " " not in mention.span.text and not mention.span.text.startswith("ال")
                )
                if acts and not bare_group and not self._is_governed(mention) and not self.is_adjective(at):
                    phrase = self.view.phrase_at(at)
                    yield at, phrase.entities if phrase and phrase.entities else (mention.entity,)


def _with_pronoun(slot: str, suffix: str) -> str:
    """A preposition with an attached pronoun: علي gives عليها, ل gives لها."""
    return slot + suffix
