"""Who speaks: the subject of a cue, behind it, before it, or carried over from the statement before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.model.records import Mention
from khabar.statements.cues import Cue
from khabar.statements.phrases import Phrases
from khabar.statements.view import COMMAS

FARTHEST = 40  # words between a verb and its subject: long adverbials in between occur (في ختام اجتماع …)
CLAUSE_START = 30  # words between a subject and its verb behind it
_SENTENCE_SIGNS = frozenset(":.؟?!؛;")
HANDED_OVER = 14  # words between a verb of handing over and its noun: وجه الرئيس ... دعوة


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a cue says is speaking.

    `entities` may be empty though somebody is named (`known` is false then: no mention covers the phrase);
    `last` is the last token of a subject behind the verb, else the last token of the cue.
    """

    entities: tuple[str, ...]
    last: int
    rule: str
    known: bool = True
    mention: Mention | None = None
    phrase: tuple[int, int] | None = None  # the tokens of a subject that no mention covers

    @property
    def dropped(self) -> bool:
        return self.rule == "dropped"

    @property
    def anaphoric(self) -> bool:
        return self.rule == "anaphor"


class SubjectFinder(Phrases):
    """Finds the subject that a clause itself shows; carrying over is for the chains to do."""

    def of(self, cue: Cue) -> Subject:
        """The subject of a cue, by its kind."""
        if cue.kind == "verb":
            return self._of_verb(cue)
        if cue.kind == "noun":
            return self._of_noun(cue)
        if cue.kind == "attribution":
            return self.after(cue, self.view.sentence(cue.first).stop) or Subject((), cue.last, "unnamed", known=False)
        return Subject((), cue.last, "dropped")

    def _of_verb(self, cue: Cue) -> Subject:
        if cue.form is not None and cue.form.person == 1:
            return Subject((), cue.last, "first-person")
        if self._is_passive(cue):
            return Subject((), cue.last, "passive")
        return self._active_subject(cue)

    def _active_subject(self, cue: Cue) -> Subject:
        """The subject of a verb in the active third person, on the side that its neighbours make likely."""
        takes_noun = "object" in cue.entry.takes or cue.entry.object_is is not None
        after = self._agreeing_after(cue, takes_noun)
        before = None if cue.prefix else self.before(cue)
        if after is None or before is None:
            return before or self._unless_addressee(cue, after)
        adjacent = self._adjacent(cue, after)
        if before.rule == "relative":
            prefers_after = cue.pronoun or not takes_noun or not before.known
            return after if adjacent and prefers_after else before
        if before.rule == "before-verb" and takes_noun:
            return before
        return self._unless_addressee(cue, after) if adjacent else before

    def _agreeing_after(self, cue: Cue, takes_noun: bool) -> Subject | None:
        """The subject behind a verb; where it might as well be an object, its gender must be the verb's."""
        after = self.after(cue, self.view.sentence(cue.first).stop)
        if after is None or after.mention is None or not takes_noun or after.rule == "document":
            return after
        return after if self.agrees(cue, after.mention) else None

    def _unless_addressee(self, cue: Cue, after: Subject | None) -> Subject:
        """The noun behind a verb, unless it is spoken to: وطالب المجتمع الدولي بـ, by whoever spoke before."""
        joined = cue.prefix or self.view.word(cue.first - 1) == "ثم"
        addressee = after and joined and cue.entry.object_is == "addressee" and self._is_addressee(cue, after)
        return Subject((), cue.last, "dropped") if after is None or addressee else after

    def _is_addressee(self, cue: Cue, after: Subject) -> bool:
        """Whether the noun behind a verb of demand is the one spoken to: unknown, or the only one in mid-sentence."""
        view = self.view
        if after.rule == "unnamed":
            return True
        start = view.sentence(cue.first).start
        if cue.first == start or any(view.is_in(i, "contrast") for i in range(max(start, cue.first - 3), cue.first)):
            return False
        following = (view.starting(i) for i in range(after.last + 1, min(after.last + 4, len(view.tokens))))
        return not any(view.can_speak(m) and view.offset(m, view.first_token(m)) == 0 for ms in following for m in ms)

    def _is_passive(self, cue: Cue) -> bool:
        """Whether a vowel sign shows the passive of the past: نُقل, ذُكر."""
        start = cue.start - self.view.doc.text[cue.start : cue.start + 1].startswith("و")
        form = cue.form
        return form is not None and form.kind == "past" and self.view.doc.text[start + 1 : start + 2] == "\u064f"

    def _adjacent(self, cue: Cue, subject: Subject) -> bool:
        return subject.mention is not None and self.view.first_token(subject.mention) <= cue.last + 2

    def agrees(self, cue: Cue, mention: Mention) -> bool:
        """Whether the noun behind a verb can be its subject by gender (broken plurals go with either)."""
        form = cue.form
        feminine = self.is_feminine(mention)
        return form is None or form.feminine is None or feminine is None or form.feminine == feminine

    def is_feminine(self, mention: Mention) -> bool | None:
        """The gender of the noun that a mention begins with; None where its form does not tell."""
        view, entity = self.view, self.view.doc.entities.get(mention.entity)
        first = view.tokens[view.first_token(mention)]
        word = first.folded[view.offset(mention, first.index) :]
        if entity is None or entity.type == "GRP" or word in view.lexicon.words["plurals"] or word.endswith("ات"):
            return None
        if entity.type == "GPE" and mention.kind == "NAM":
            return word not in view.lexicon.words["masculine_states"]
        if mention.kind == "NAM" and entity.type == "PER":
            return None
        if mention.kind == "NAM" and not word.startswith("ال"):
            return True if first.text.endswith("ة") else None
        return first.text.endswith("ة")

    def after(self, cue: Cue, limit: int) -> Subject | None:
        """The subject behind a cue: adverbials are passed over; None where a content begins first."""
        view, last, index = self.view, cue.last, cue.last + 1
        limit = min(limit, last + FARTHEST)
        if view.word(index) in COMMAS:
            return None  # وأضاف، رداً على سؤال، أن: an aside and no subject
        while index < limit:
            if self._ends_search(index, last):
                return None
            if view.is_mark(index) or view.word(index) in COMMAS or view.is_time(index) or view.is_in(index, "adverbs"):
                index += 1
            elif view.word(index) in ("(", "-", "–", "["):
                index = self.past_bracket(index)
            elif self.is_prepositional(index):
                if self._holds_content(cue, index):
                    return None
                index = self.phrase_end(index + (1 if view.is_in(index, "prepositions") else 0)) + 1
            else:
                return self._phrase_at(index)
        return None

    def _holds_content(self, cue: Cue, index: int) -> bool:
        """Whether the preposition at a token is one that opens the content of the cue."""
        view, takes = self.view, cue.entry.takes
        if view.lexicon.fixed.at(view.tokens, index):
            return False
        return view.word(index) in takes or (self.clitic(index) or "-") in takes

    def _ends_search(self, index: int, last: int) -> bool:
        view = self.view
        word = view.word(index)
        if word in _SENTENCE_SIGNS or view.is_in(index, "complementizers") or view.is_in(index, "bridges"):
            return True
        quotation = view.opens(index)
        if quotation is not None and not view.is_name_quote(quotation) and len(view.quoted(quotation)) > 3:
            return True
        if view.is_in(index, "relatives") and word != "من":
            return True
        return index > last + 1 and word[:1] == "و" and len(word) > 3 and view.is_verb(index)

    def _phrase_at(self, index: int) -> Subject | None:
        view = self.view
        for mention in view.starting(index):
            if view.offset(mention, index) == 0 and view.can_speak(mention):
                return self.with_apposition(mention)
        name = self.honoured(index)
        if view.word(index) == "كل" and view.word(index + 1) == "من" and view.starting(index + 2):
            name = view.starting(index + 2)[0]
        if name is not None:
            return self.with_apposition(name)
        if view.is_in(index, "anaphors") and not view.starting(index + 1):
            return Subject((), self.phrase_end(index), "anaphor")
        if self.is_document(index):
            return self.document(index)
        return None if view.is_opener(index) or not view.is_word(index) else self._unknown(index)

    def document(self, index: int) -> Subject:
        """بيان الداخلية, تقرير للأمم المتحدة: the body that issued it, if that is named."""
        view = self.view
        for step in range(1, 5):
            quotation = view.opens(index + step)
            if quotation is not None and not view.is_name_quote(quotation):
                break
            if view.is_mark(index + step):
                continue
            for mention in view.starting(index + step):
                if view.can_speak(mention) or view.doc.entities[mention.entity].type == "LAW":
                    subject = self.with_apposition(mention)
                    return Subject(subject.entities, subject.last, "document", mention=mention)
            if view.is_in(index + step, "complementizers") or not view.is_word(index + step):
                break
        return Subject((), self.phrase_end(index), "document", known=False)

    def _unknown(self, index: int) -> Subject | None:
        """A noun that no mention covers, perhaps with a name in apposition (المحلل السياسي فلان)."""
        view = self.view
        end = self.phrase_end(index)
        for position in range(index + 1, min(end + 3, len(view.tokens))):
            if self.is_prepositional(position):
                break
            for mention in view.starting(position):
                entity = view.doc.entities.get(mention.entity)
                if entity and entity.type == "PER" and view.offset(mention, position) == 0:
                    return Subject((mention.entity,), view.last_token(mention), "apposition", mention=mention)
        if view.is_verb(index):
            return None
        return Subject((), end, "unnamed", known=False, phrase=(index, end))

    def with_apposition(self, mention: Mention) -> Subject:
        """A mention with the name beside its title, and with what is coordinated to it."""
        view = self.view
        entities = list(view.entities_of(mention))
        last = view.last_token(mention)
        name = self._name_beside(mention, last)
        if name is not None:
            entities, last = list(view.entities_of(name)), view.last_token(name)
        for other in self._coordinated(last):
            entities.extend(view.entities_of(other))
            last = view.last_token(other)
        return Subject(tuple(dict.fromkeys(entities)), last, "after-verb", mention=mention)

    def _name_beside(self, mention: Mention, last: int) -> Mention | None:
        """The name that follows a title, directly or behind a comma."""
        view = self.view
        if mention.kind != "NOM":
            return None
        gap = 2 if view.word(last + 1) in COMMAS else 1
        honoured = self.honoured(last + gap)
        if honoured is not None and honoured.kind == "NAM":
            return honoured
        for other in view.starting(last + gap):
            entity = view.doc.entities.get(other.entity)
            if entity and entity.type == "PER" and other.kind == "NAM" and view.offset(other, last + gap) == 0:
                return other
        return None

    def _coordinated(self, last: int) -> Iterator[Mention]:
        """Mentions joined to one that ends at `last` by و."""
        view = self.view
        while True:
            joined = [m for m in view.starting(last + 1) if view.offset(m, last + 1) == 1 and view.can_speak(m)]
            if not joined or view.word(last + 1)[:1] != "و":
                return
            yield joined[0]
            last = view.last_token(joined[0])

    def before(self, cue: Cue) -> Subject | None:
        """The subject of a noun-first clause, or the antecedent of a relative one."""
        view, start = self.view, self.view.sentence(cue.first).start
        position = self._back_over_particles(cue.first - 1, start)
        if position < start:
            return None
        if view.is_in(position, "relatives") and view.word(position) != "من":
            return self._antecedent(cue, position, start)
        mention = view.ending(position)
        if mention is not None and view.can_speak(mention) and self._can_be_subject(cue, mention, position):
            return Subject(self._with_left(mention), cue.last, "before-verb", mention=mention)
        found = self._at_clause_start(cue, position, start)
        if found is None and self._unknown_before(cue, position, start):
            return Subject((), cue.last, "noun-before", known=False, phrase=self.phrase_before(position, start))
        return found

    def _antecedent(self, cue: Cue, relative: int, start: int) -> Subject:
        """What a relative clause describes; a masculine present behind التي is passive (الخلايا التي يعتقد أنها)."""
        form = cue.form
        masculine = form is not None and form.feminine is False and form.number == "singular" and form.kind == "present"
        if self.view.word(relative) == "التي" and masculine:
            return Subject((), cue.last, "passive", known=False)
        mention = self._nearest_before(relative - 1, start, 4)
        entities = self.view.entities_of(mention) if mention else ()
        return Subject(entities, cue.last, "relative", mention is not None)

    def _can_be_subject(self, cue: Cue, mention: Mention, position: int) -> bool:
        """Whether no preposition governs a mention, or a verb describes it (مع وجود تقارير تفيد بـ)."""
        definite = self.view.word(self.view.first_token(mention)).lstrip("وبل").startswith("ال")
        indefinite = mention.kind == "NOM" and not definite
        return not self.governed(mention) or (indefinite and position == cue.first - 1)

    def _unknown_before(self, cue: Cue, position: int, start: int) -> bool:
        """Whether a noun that no mention covers is the subject before a verb."""
        if self.opens_clause(position):
            return False
        inverted = self.view.word(start).removeprefix("و") in ("كان", "كانت") and cue.first > start + 1
        return inverted or (self.view.is_word(position) and position == cue.first - 1)

    def _back_over_particles(self, position: int, start: int) -> int:
        view = self.view
        while position >= start and (
            view.is_in(position, "adverbs") or view.is_time(position) or view.is_mark(position)
            or view.is_in(position, "negations") or view.word(position) in (")", "]")
        ):  # fmt: skip
            position -= 1
        return position

    def _nearest_before(self, position: int, start: int, reach: int) -> Mention | None:
        for index in range(position, max(position - reach, start - 1), -1):
            mention = self.view.ending(index)
            if mention is not None and self.view.can_speak(mention):
                return mention
        return None

    def _with_left(self, mention: Mention) -> tuple[str, ...]:
        """The entities of a mention and of those it is joined to by و on its left."""
        view = self.view
        entities = list(view.entities_of(mention))
        first = view.first_token(mention)
        while view.offset(mention, first) == 1 and view.word(first)[:1] == "و":
            left = view.ending(first - 1) if first > 0 else None
            if left is None or not view.can_speak(left):
                break
            entities[:0] = view.entities_of(left)
            mention, first = left, view.first_token(left)
        return tuple(dict.fromkeys(entities))

    def _at_clause_start(self, cue: Cue, position: int, start: int) -> Subject | None:
        """The mention with which the clause begins, however much describes it before its verb comes."""
        view = self.view
        if view.is_in(position, "turn_words") or (
            view.is_in(position, "clause_openers") and not view.is_definite(position)
        ):
            return None
        for index in range(position, max(start, position - CLAUSE_START) - 1, -1):
            opens = (
                index == start
                or view.is_in(index - 1, "auxiliaries")
                or view.is_in(index - 1, "complementizers")
                or view.is_in(index - 1, "turn_words")
            )
            if view.word(index) == ":":
                return None
            if view.word(index) in COMMAS and index != position:
                opens = False
            if not opens:
                continue
            for mention in view.starting(index):
                if (
                    view.can_speak(mention)
                    and view.last_token(mention) < cue.first
                    and self._clitic_free(mention, index)
                ):
                    return Subject(view.entities_of(mention), cue.last, "clause-start", mention=mention)
            return None
        return None

    def _clitic_free(self, mention: Mention, index: int) -> bool:
        offset = self.view.offset(mention, index)
        return offset == 0 or (offset == 1 and self.view.word(index)[0] in "وف")

    def _of_noun(self, cue: Cue) -> Subject:
        """The genitive behind a verbal noun, its pronoun, or the subject of the sentence around it."""
        view = self.view
        if cue.pronoun:
            return Subject((), cue.last, "pronoun")
        for step in (1, 2):
            for mention in view.starting(cue.last + step):
                if view.offset(mention, cue.last + step) == 0 and view.can_speak(mention):
                    return self.with_apposition(mention)
            if view.is_in(cue.last + step, "prepositions") and view.word(cue.last + step) != "من":
                break
        for index in range(cue.last + 1, min(cue.last + 5, view.sentence(cue.first).stop)):
            if view.word(index) == "من":
                for mention in view.starting(index + 1):
                    if view.can_speak(mention):
                        return Subject(view.entities_of(mention), view.last_token(mention), "from", mention=mention)
        if not self.handed_over(cue):
            return Subject((), cue.last, "unnamed", known=False)
        return self.main_subject(cue.first) or Subject((), cue.last, "dropped")

    def handed_over(self, cue: Cue) -> bool:
        """Whether a verb hands a noun of speech over (أرسل رسائل), or it is the aim of one (اتجهت لرفض)."""
        view = self.view
        start = max(view.sentence(cue.first).start, cue.first - HANDED_OVER)
        light = any(view.is_in(i, "light_verbs") for i in range(start, min(len(view.tokens), cue.last + 3)))
        return light or view.word(cue.first)[:1] == "ل"

    def main_subject(self, index: int, *, first: bool = False) -> Subject | None:
        """The nearest mention before a token in its sentence that no preposition governs, or the first one."""
        view = self.view
        places = range(view.sentence(index).start, index)
        for position in places if first else reversed(places):
            mention = view.ending(position)
            if mention is not None and view.can_speak(mention) and not self.governed(mention):
                return Subject(self._with_left(mention), index, "sentence-subject", mention=mention)
        return None
