"""From the words of an article to drafts of statements, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.statements.attributions import Attributions
from khabar.statements.carriers import Carriers
from khabar.statements.contents import Opening
from khabar.statements.cues import Cue, find_cues
from khabar.statements.drafter import Drafter
from khabar.statements.drafts import Draft
from khabar.statements.quoted import QuotedSpeech
from khabar.statements.sources import Subject
from khabar.statements.view import COMMAS, View


class DraftBuilder:
    """Builds the drafts of one document in reading order."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.drafter = Drafter(view)
        self.subjects = self.drafter.subjects
        self.openings = self.drafter.openings
        self.attributions = Attributions(self.drafter)
        self.carriers = Carriers(self.drafter)
        self.quoted = QuotedSpeech(self.drafter)

    def build(self) -> list[Draft]:
        drafts: list[Draft] = list(self.quoted.colons())
        merged: dict[int, Subject] = {}  # verbs whose subject an attribution named: وفقاً لمصادر أكدت أن
        for readings in find_cues(self.view):
            for cue in readings:
                found = list(self._drafts(cue, merged))
                drafts.extend(found)
                if found:
                    break
        drafts.sort(key=lambda d: (d.position, d.first))
        drafts = _without_doubles(drafts)
        self.attributions.chain_between(drafts)
        drafts.extend(self.quoted.bare_quotations(drafts))
        return sorted(drafts, key=lambda d: (d.position, d.first))

    def _drafts(self, cue: Cue, merged: dict[int, Subject]) -> Iterator[Draft]:
        if cue.kind == "attribution":
            yield from self.attributions.find(cue, merged)
            return
        subject = merged.get(cue.first) or self.subjects.of(cue)
        if not self._speaks(cue, subject):
            return
        if cue.entry.carries:
            yield from self.carriers.find(cue, subject)
            return
        free = not cue.pronoun or cue.entry.object_is is not None or cue.kind == "noun"
        opening = self.openings.find(cue, subject) if free else None
        if opening is None:
            yield from self._without_opening(cue, subject)
            return
        if opening.kind == "object" and cue.last < opening.first <= subject.last:
            subject = Subject((), cue.last, "dropped")  # the bare noun is the content, not the speaker
        if self._reports(cue, subject, opening):
            yield self.drafter.draft(cue, subject, opening)

    def _speaks(self, cue: Cue, subject: Subject) -> bool:
        """Whether the subject can be one that speaks by this cue."""
        if self._is_impersonal(cue, subject):
            return False
        if cue.entry.media_only:
            return self.drafter.is_media(subject)
        if not cue.entry.speaker or subject.entities or subject.anaphoric:
            return True
        return cue.kind == "participle" or (cue.prefix == "و" and cue.form is not None and cue.form.kind == "past")

    def _reports(self, cue: Cue, subject: Subject, opening: Opening) -> bool:
        """Whether cue, subject and content together are speech."""
        if opening.kind == "object" and (self._is_considered(cue, subject) or self._is_anonymity(cue, opening)):
            return False
        return cue.kind != "noun" or self._noun_fits(cue, subject, opening)

    def _without_opening(self, cue: Cue, subject: Subject) -> Iterator[Draft]:
        """A verb behind its quotation, or one whose pronoun is all there is of the content."""
        opening = self._quotation_before(cue) if cue.kind == "verb" else None
        if opening is not None:
            yield self.drafter.draft(cue, subject, opening)
        elif cue.entry.pronoun and cue.pronoun and subject.entities:
            act = cue.entry.negated if cue.negated and cue.entry.negated else cue.entry.act
            why = [f"cue:{cue.entry.name}", "content:pronoun"]
            yield Draft(cue, subject, "pronoun", act, -1, -1, -1, cue_last=cue.last, why=why)

    def _noun_fits(self, cue: Cue, subject: Subject, opening: Opening) -> bool:
        """Whether a verbal noun reports: it has a speaker of its own, or a verb hands it over (وجه دعوة)."""
        view = self.view
        if opening.kind == "clause" or subject.rule in ("pronoun", "after-verb", "from"):
            return True
        if not self.subjects.handed_over(cue):
            return False
        if opening.kind == "object":  # لرفض إبرام الاتفاق
            return bool(subject.entities) and view.is_opener(opening.first)
        return True

    def _is_anonymity(self, cue: Cue, opening: Opening) -> bool:
        """طلب عدم ذكر اسمه: a condition of the speaker, not what he says."""
        if cue.entry.act not in ("demand", "ask", "reject"):
            return False
        words = range(opening.first, min(opening.first + 5, len(self.view.tokens)))
        return any(self.view.is_in(i, "anonymity") for i in words)

    @staticmethod
    def _is_considered(cue: Cue, subject: Subject) -> bool:
        """العلم الذي يعتبر رمزاً: a passive that reports nobody."""
        present = cue.form is not None and cue.form.kind == "present"
        return cue.entry.impersonal and present and subject.rule in ("relative", "unnamed", "dropped", "clause-start")

    def _is_impersonal(self, cue: Cue, subject: Subject) -> bool:
        """يذكر أن, ويعتقد أن at the start of a sentence: the publisher's own voice."""
        if not cue.entry.impersonal or not subject.dropped or cue.form is None or cue.form.kind != "present":
            return False
        return cue.first <= self.view.sentence(cue.first).start + 1

    def _quotation_before(self, cue: Cue) -> Opening | None:
        """The quotation before a verb that follows it: "…"، قال الوزير."""
        view = self.view
        if "quote" not in cue.takes or cue.prefix:
            return None
        position = cue.first - 1
        while position > 0 and (view.word(position) in COMMAS or view.word(position) in ("-", "–", ".")):
            position -= 1
        quotation = view.closes(position) if position > 0 else None
        if quotation is None or len(view.quoted(quotation)) < 3:
            return None
        return Opening("quote", view.quoted(quotation).start, quotation.inner_start, quotation)


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """One statement for one content: of two cues that lead to the same words the first stands (وأضاف قائلاً)."""
    kept: list[Draft] = []
    begun: dict[int, Draft] = {}
    for draft in drafts:
        known = begun.get(draft.start)
        chained = draft.parent is not None or (known is not None and known.parent is draft)
        if draft.first >= 0 and known is not None and not chained:
            continue
        if draft.first < 0 and any(d.position < draft.position <= d.cue_last for d in kept):
            continue  # أبدى رفضه: the stance belongs to the cue before
        begun.setdefault(draft.start, draft)
        kept.append(draft)
    return kept
