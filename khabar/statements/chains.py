"""Where reports end, which stands inside which, and who goes on speaking."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khabar.statements.drafts import Draft
from khabar.statements.sources import SubjectFinder
from khabar.statements.view import COMMAS, View
from khabar.text.folding import fold
from khabar.text.quotations import Quotation

_NOUN_PHRASES = frozenset({"object", *map(fold, ("ب", "ل", "على", "إلى", "عن", "من", "في"))})
_ADVERBIAL = re.compile("م[^ا]?\\w{3,}[اه]")
FARTHEST_OPPOSITION = 10  # words between a connective and the verb of the speaker whom it brings in
_LONGEST_TURN = 3  # words of a connective: في الوقت الذي


class Chains:
    """Closes drafts, gives them parents, and carries sources over."""

    def __init__(self, view: View, subjects: SubjectFinder) -> None:
        self.view = view
        self.subjects = subjects

    # -- ends ----------------------------------------------------------------------------------------------------

    def close(self, drafts: Sequence[Draft]) -> None:
        """End each content before the next cue of its own level, and before the publisher speaks again."""
        for position, draft in enumerate(drafts):
            if draft.first < 0 or draft.fixed_end:
                continue
            for later in drafts[position + 1 :]:
                if later.position >= draft.stop:
                    break
                if later.position > draft.first and self._breaks(draft, later):
                    draft.stop = max(draft.first + 1, self.clause_start(later.position, draft.first))
                    break
                opposed = self._opposition(draft, later)
                if opposed is not None:
                    draft.stop = opposed
                    break
            self._stop_early(draft)
            self._warn(draft)

    def _warn(self, draft: Draft) -> None:
        words = range(draft.first, draft.stop) if draft.cue is not None and draft.cue.entry.may_warn else ()
        if any(self.view.is_in(i, "consequences") for i in words):
            draft.act = "warn"
            draft.why.append("act:consequences")

    def _breaks(self, draft: Draft, later: Draft) -> bool:
        """Whether a later cue speaks beside a draft and not inside it."""
        cue = later.cue
        if cue is None or self._region(later) is not draft.region:
            return False
        if cue.kind in ("participle", "attribution"):
            return True
        if cue.kind != "verb" or later.subject.rule in ("before-verb", "relative", "clause-start"):
            return cue.kind == "verb" and later.subject.rule == "before-verb" and self._behind_turn(later)
        if not cue.prefix and not self._behind_turn(later):
            behind_comma = self.view.word(cue.first - 1) in COMMAS and later.subject.rule == "after-verb"
            return behind_comma and any(self.view.is_verb(i) for i in range(draft.first, cue.first))
        return not later.subject.dropped or self._same_speaker(draft, later)

    def _opposition(self, draft: Draft, later: Draft) -> int | None:
        """The comma and connective that set another speaker against a report: …، بيد أن حزبه اتهم الحكومة."""
        view, cue = self.view, later.cue
        if cue is None or cue.kind != "verb" or self._region(later) is not draft.region:
            return None
        for index in range(cue.first - 1, max(draft.first, cue.first - FARTHEST_OPPOSITION), -1):
            if view.word(index) in COMMAS:
                return index if view.lexicon.oppositions.at(view.tokens, index + 1) else None
        return None

    def _region(self, draft: Draft) -> Quotation | None:
        return self.view.doc.quotation_at(self.view.tokens[draft.position].start)

    def _behind_turn(self, draft: Draft) -> bool:
        """Whether a connective, and not only an auxiliary, stands before a cue."""
        view, start = self.view, draft.position
        while start > 0 and view.is_in(start - 1, "auxiliaries") and not self._turn_before(start):
            start -= 1
        return self._turn_before(start) is not None

    def _turn_before(self, start: int) -> int | None:
        """The first token of the connective that ends just before a token."""
        view = self.view
        for first in range(start - 1, max(-1, start - 1 - _LONGEST_TURN), -1):
            if any(m.last == start - 1 for m in view.lexicon.turns.at(view.tokens, first)):
                return first
        return None

    @staticmethod
    def _same_speaker(draft: Draft, later: Draft) -> bool:
        """Whether a verb without subject can go on with the speaker of a draft: tense and gender fit."""
        one = draft.cue.form if draft.cue else None
        two = later.cue.form if later.cue else None
        if two is None:
            return True
        if two.kind == "present" and (one is None or one.kind != "present"):
            return False
        return one is None or one.feminine is None or two.feminine is None or one.feminine == two.feminine

    def clause_start(self, index: int, floor: int) -> int:
        """The token at which the clause of a cue begins: its connective, and a comma before that."""
        view, start = self.view, index
        while start > floor:
            turn = self._turn_before(start)
            if turn is not None and turn > floor:
                start = turn
            elif view.is_in(start - 1, "auxiliaries"):
                start -= 1
            else:
                break
        while start - 1 > floor and view.word(start - 1) in COMMAS:
            start -= 1
        return start

    def _stop_early(self, draft: Draft) -> None:
        """End a content where a connective shows that the publisher speaks again."""
        view = self.view
        if draft.region is not None:
            return  # inside a quotation the speaker himself goes on
        for index in range(draft.first + 1, draft.stop):
            if view.doc.quotation_at(view.tokens[index].start) is not draft.region:
                continue
            if self._publisher_again(draft, index):
                draft.stop = index
                return
            stops = any(m.start == view.tokens[index].start for m in view.lexicon.stops.at(view.tokens, index))
            behind_comma = view.word(index - 1) in COMMAS
            if stops and (behind_comma or view.word(index) == "وهو"):
                draft.stop = index
                return
            if draft.kind not in ("clause", "colon", "quote", "attribution") and self._new_clause(index):
                draft.stop = index
                return

    def _publisher_again(self, draft: Draft, index: int) -> bool:
        """Whether a comma and a participle, a relative or وهو show that a noun phrase, or a report, is over."""
        view, word, noun_phrase = self.view, self.view.word(index), draft.kind in _NOUN_PHRASES
        if self._main_clause(draft, index):
            return True
        if noun_phrase and index == draft.first + 1 and view.word(draft.first) in ("ذلك", "ذالك"):
            return True  # نفى ذلك في اتصال: the demonstrative is all
        if view.word(index - 1) not in COMMAS:
            return False
        if _ADVERBIAL.fullmatch(word) and "\u064b" in view.tokens[index].text:
            return True  # a participle that the lexicon does not know: مكتفياً, ملوّحة
        return noun_phrase and (word in ("وهو", "وهي", "وهم") or (view.is_in(index, "relatives") and word != "من"))

    def _main_clause(self, draft: Draft, index: int) -> bool:
        """Whether the main clause begins behind a comma, the cue being in a subordinate one (بعدما كشفت …، لم تشهد)."""
        view, cue = self.view, draft.cue
        if cue is None or view.word(index - 1) not in COMMAS or cue.first == 0:
            return False
        if not view.is_in(cue.first - 1, "subordinators"):
            return False
        return view.is_in(index, "negations") or (view.is_verb(index) and view.word(index)[:1] not in ("و", "ف"))

    def _new_clause(self, index: int) -> bool:
        """Whether a verb joined by و begins a clause that a bare noun phrase cannot hold."""
        view, word = self.view, self.view.word(index)
        turns = any(m.start == view.tokens[index].start for m in view.lexicon.turns.at(view.tokens, index))
        if turns and (view.word(index - 1) in COMMAS or view.is_in(index, "turn_words")):
            return True
        if word == "ما" and view.word(index + 1)[:1] in ("ي", "ت", "ا") and view.is_definite(index - 1):
            return True
        if word in ("ولم", "ولن"):
            return True
        if word[:1] != "و" or len(word) < 4 or view.covering(index) is not None:
            return False
        if view.word(index - 1) in COMMAS and view.is_verb(index) and word[1:2] not in "يتن":
            return True
        return word.endswith("ت") and view.is_verb(index)

    # -- parents -------------------------------------------------------------------------------------------------

    def nest(self, drafts: Sequence[Draft]) -> None:
        """Give each draft the innermost other draft whose content holds its cue."""
        _adopt(drafts)
        for draft in drafts:
            if draft.parent is not None:
                continue
            around = [o for o in drafts if o.holds(draft.position) and o.position != draft.position]
            around = [other for other in around if not other.is_inside(draft)]
            draft.parent = min(around, key=lambda o: o.stop - o.first, default=None)

    def drop_impersonal(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Without verbs in the present that nobody is said to speak: ويتوقع أن is the publisher's own voice."""
        kept: list[Draft] = []
        for draft in drafts:
            cue = draft.cue
            alone = draft.parent is None and draft.subject.dropped
            if (
                alone
                and cue is not None
                and cue.entry.impersonal
                and cue.form is not None
                and cue.form.kind == "present"
            ):
                number = self.view.sentence_number(draft.position)
                if not any(self.view.sentence_number(d.position) == number for d in kept):
                    continue
            kept.append(draft)
        _adopt(kept)
        return kept

    # -- sources -------------------------------------------------------------------------------------------------

    def attribute(self, drafts: Sequence[Draft]) -> None:
        """Give every draft its source, in reading order."""
        done: list[Draft] = []
        for draft in drafts:
            draft.entities, rule = self._source(draft, done)
            draft.why.append(f"source:{rule}")
            done.append(draft)

    def _source(self, draft: Draft, done: Sequence[Draft]) -> tuple[tuple[str, ...], str]:
        subject = draft.subject
        if subject.entities:
            return subject.entities, subject.rule
        if subject.rule in ("unnamed", "relative", "document", "passive", "noun-before"):
            return (), subject.rule
        cue = draft.cue
        if subject.rule == "pronoun-of-carrier":
            return self._before_carrier(draft, done)
        if draft.parent is not None and (cue is None or cue.kind != "participle"):
            return self._nested_source(draft, done)
        return self._carried(draft, done)

    def _nested_source(self, draft: Draft, done: Sequence[Draft]) -> tuple[tuple[str, ...], str]:
        """Inside a content: the speaker around it, or whoever the clause before was about."""
        parent = draft.parent
        assert parent is not None
        siblings = [d for d in done if d.parent is parent and d.cue is not None and d.cue.kind == "verb"]
        if siblings and draft.cue is not None and draft.cue.prefix:
            return siblings[-1].entities, "sibling"
        if draft.cue is not None and draft.cue.entry.impersonal and draft.subject.dropped:
            return (), "impersonal"
        return parent.entities, "speaker-around"

    def _before_carrier(self, draft: Draft, done: Sequence[Draft]) -> tuple[tuple[str, ...], str]:
        """نقلت الصحيفة عنه: the last speaker who is no carrier."""
        for other in reversed(done):
            carries = other.cue is not None and other.cue.entry.carries
            if other is not draft.parent and not carries and other.entities:
                return other.entities, "before-carrier"
        return (), "nobody-before"

    def _carried(self, draft: Draft, done: Sequence[Draft]) -> tuple[tuple[str, ...], str]:
        """Outside: the last speaker of the sentence, its subject, or the last speaker of the article."""
        view = self.view
        level = [d for d in done if d.parent is draft.parent and d.cue is not None and d.cue.kind != "noun"]
        number = view.sentence_number(draft.position)
        same = [d for d in level if view.sentence_number(d.position) == number]
        if same:
            return same[-1].entities, "same-sentence"
        if (
            draft.cue is not None
            and draft.cue.kind == "verb"
            and draft.cue.prefix
            and draft.position > view.sentence(draft.position).start
        ):
            subject = self.subjects.main_subject(draft.position, first=True)
            if subject is not None and subject.mention and self.subjects.agrees(draft.cue, subject.mention):
                return subject.entities, subject.rule
        if draft.cue is not None and draft.cue.kind in ("participle", "noun"):
            subject = self.subjects.main_subject(draft.position, first=draft.cue.kind == "participle")
            if subject is not None:
                return subject.entities, subject.rule
        return (level[-1].entities, "carried") if level else ((), "nobody-before")


def _adopt(drafts: Sequence[Draft]) -> None:
    """Give drafts whose parent was dropped to the next one up that was kept."""
    kept = set(map(id, drafts))
    for draft in drafts:
        while draft.parent is not None and id(draft.parent) not in kept:
            draft.parent = draft.parent.parent
