"""From a cue, its subject and the opening of its content to a draft: act, extent, people spoken to."""

from __future__ import annotations

from khabar.statements.contents import Opening, OpeningFinder
from khabar.statements.cues import Cue, is_participle
from khabar.statements.drafts import Draft
from khabar.statements.sources import Subject, SubjectFinder
from khabar.statements.view import COMMAS, View
from khabar.text.quotations import Quotation

_ENDS = frozenset(".،,؛;!؟?")


class Drafter:
    """What all ways of finding statements share."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.subjects = SubjectFinder(view)
        self.openings = OpeningFinder(view, self.subjects)

    def draft(self, cue: Cue, subject: Subject, opening: Opening) -> Draft:
        act = opening.act or cue.entry.acts.get(opening.kind) or cue.entry.act
        if cue.entry.media_act and self.is_media(subject):
            act = cue.entry.media_act
        if act == "announce" and self.view.is_in(opening.first, "responsibility"):
            act = "claim"
        if cue.negated and cue.entry.negated:
            act = cue.entry.negated
        first, stop, region = self.extent(opening)
        start = opening.start
        if opening.quotation is not None and first == opening.first:
            start = self.view.tokens[first].start  # the quotation is only a part: its mark belongs to the content
        draft = Draft(
            cue, subject, opening.kind, act, first, start, stop, region,
            cue_last=opening.cue_last if opening.cue_last is not None else cue.last,
            why=[f"cue:{cue.entry.name}", f"content:{opening.kind}"],
        )  # fmt: skip
        # A closed quotation ends with its marks, whatever cues its speaker uses inside.
        draft.fixed_end = region is not None and region.closed and start == region.inner_start
        if cue.negated:
            draft.why.append("negated")
        self._set_addressee(draft)
        return draft

    def extent(self, opening: Opening) -> tuple[int, int, Quotation | None]:
        """First token, token after the last, and region of a content, before later cues cut it."""
        view, quotation = self.view, opening.quotation
        if quotation is not None and self._is_whole(quotation, opening):
            inner = view.quoted(quotation)
            last = self._with_adjacent(quotation)
            return inner.start, view.quoted(last).stop, quotation if last is quotation else None
        start = opening.start if quotation is None else view.tokens[opening.first].start
        region = view.doc.quotation_at(start)
        stop = view.sentence(opening.first).stop
        if region is not None:
            stop = min(stop, view.quoted(region).stop)
        return opening.first, stop, region

    def _is_whole(self, quotation: Quotation, opening: Opening) -> bool:
        """Whether the quotation at which a content begins is all of it."""
        view = self.view
        if view.is_name_quote(quotation):
            return False
        if opening.kind in ("quote", "colon"):
            return True
        after = view.doc.token_range(quotation.end, len(view.doc.text)).start
        if after >= len(view.tokens) or after >= view.sentence(opening.first).stop:
            return True
        if view.lexicon.turns.at(view.tokens, after) or is_participle(view, after):
            return True
        if view.word(after) in COMMAS:
            return not (view.word(after + 1)[:1] == "و" and view.is_in(after + 1, "complementizers"))
        return view.word(after) in _ENDS

    def _with_adjacent(self, quotation: Quotation) -> Quotation:
        """The last of the quotations that follow one another with nothing between ("…". "…")."""
        view, last = self.view, quotation
        while True:
            after = view.doc.token_range(last.end, len(view.doc.text)).start
            if view.word(after) == ".":
                after += 1
            following = view.opens(after)
            if following is None or following.depth != quotation.depth or view.starts_line(after):
                return last
            last = following

    def is_media(self, subject: Subject) -> bool:
        entities = [self.view.doc.entities[key] for key in subject.entities]
        return any("JRN" in entity.sectors for entity in entities)

    def _set_addressee(self, draft: Draft) -> None:
        """The people and channels spoken to: behind ل, or as object of demands and warnings."""
        view, cue = self.view, draft.cue
        if cue is None or cue.kind not in ("verb", "participle"):
            return
        persons: list[str] = []
        channels: list[str] = []
        behind = cue.last
        for index in range(cue.last + 1, draft.first):
            for mention in view.starting(index)[:1] if index > behind else ():
                behind = view.last_token(mention)
                if not view.can_speak(mention) or mention.entity in draft.subject.entities:
                    continue
                spoken_to = self._is_spoken_to(draft, index)
                if spoken_to:
                    persons.extend(view.entities_of(mention))
                    entity = view.doc.entities[mention.entity]
                    if entity.type == "ORG" and "JRN" in entity.sectors:
                        channels.extend(view.entities_of(mention))
        draft.addressee, draft.via = tuple(dict.fromkeys(persons)), tuple(dict.fromkeys(channels))

    def _is_spoken_to(self, draft: Draft, index: int) -> bool:
        view, cue = self.view, draft.cue
        assert cue is not None
        word = view.word(index)
        offset = view.offset(view.starting(index)[0], index)
        if offset and word[offset - 1] == "ل":
            sectors = view.doc.entities[view.starting(index)[0].entity].sectors
            return index <= draft.subject.last + 2 or "JRN" in sectors
        if view.word(index - 1) in ("ل", "لـ") or (view.is_mark(index - 1) and view.word(index - 2) in ("ل", "لـ")):
            return True
        if cue.entry.object_is != "addressee" or index <= draft.subject.last:
            return False
        return offset <= 1 and not view.is_in(index - 1, "prepositions")
