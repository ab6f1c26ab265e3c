"""From cues to drafts: ordinary cues, phrases of attribution, carriers (نقلت … عن), colons and bare quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from khabar.statements.contents import Opening, OpeningFinder
from khabar.statements.cues import ATTRIBUTION, Cue, find_cues, is_participle, readings_at
from khabar.statements.drafts import Draft
from khabar.statements.lexicon import CueEntry
from khabar.statements.sources import Subject, SubjectFinder
from khabar.statements.view import COMMAS, View
from khabar.text.quotations import Quotation

LINKS = {
    False: frozenset({"عن", "عنه", "عنها", "عنهم"}),
    True: frozenset({"الي", "اليه", "اليها", "اليهم"}),  # نسب إلى
}
COLON = CueEntry("colon", "say", frozenset())
CARRIED = CueEntry("carried", "say", frozenset())
NO_CUE = CueEntry("quotation", "say", frozenset())
LONGEST_LABEL = 10  # words before a headline's colon
BARE_QUOTE = 8  # words: shorter quotations without a cue are scare quotes or titles
_ENDS = frozenset(".،,؛;!؟?")


class DraftBuilder:
    """Builds the drafts of one document in reading order."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.subjects = SubjectFinder(view)
        self.openings = OpeningFinder(view, self.subjects)

    def build(self) -> list[Draft]:
        drafts: list[Draft] = list(self._colons())
        merged: dict[int, Subject] = {}  # verbs whose subject an attribution named: وفقاً لمصادر أكدت أن
        for readings in find_cues(self.view):
            for cue in readings:
                found = list(self._drafts(cue, merged))
                drafts.extend(found)
                if found:
                    break
        drafts.sort(key=lambda d: (d.position, d.first))
        drafts = _without_doubles(drafts)
        self._chain_between(drafts)
        drafts.extend(self._bare_quotations(drafts))
        return sorted(drafts, key=lambda d: (d.position, d.first))

    # -- ordinary cues -------------------------------------------------------------------------------------------

    def _drafts(self, cue: Cue, merged: dict[int, Subject]) -> Iterator[Draft]:
        if cue.kind == "attribution":
            yield from self._attribution(cue, merged)
            return
        subject = merged.get(cue.first) or self.subjects.of(cue)
        if self._is_impersonal(cue, subject):
            return
        if cue.entry.carries:
            yield from self._carrier(cue, subject)
            return
        if cue.entry.speaker and not subject.entities and not subject.anaphoric and cue.prefix + (cue.form.kind if cue.form else "") != "وpast":
            return
        opening = self.openings.find(cue, subject) if not cue.pronoun or cue.entry.object_is or cue.kind == "noun" else None
        if opening is not None and opening.kind == "object" and cue.last < opening.first <= subject.last:
            subject = Subject((), cue.last, "dropped")  # the bare noun is the content, not the speaker
        if opening is not None and opening.kind == "object":
            if self._is_considered(cue, subject) or self._is_anonymity(cue, opening):
                return
        if cue.entry.media_only and not self._is_media(subject):
            return
        if opening is not None and cue.kind == "noun" and not self._noun_fits(cue, subject, opening):
            return
        if opening is None and cue.kind == "verb":
            opening = self._quotation_before(cue)
        if opening is not None:
            yield self._draft(cue, subject, opening)
        elif cue.entry.pronoun and cue.pronoun and subject.entities:
            yield Draft(cue, subject, "pronoun", cue.entry.act, -1, -1, -1, why=[f"cue:{cue.entry.name}", "content:pronoun"])

    def _noun_fits(self, cue: Cue, subject: Subject, opening: Opening) -> bool:
        """Whether a verbal noun reports: it has a speaker of its own, or a verb hands it over (وجه دعوة)."""
        view = self.view
        if opening.kind == "clause" or subject.rule in ("pronoun", "after-verb", "from"):
            return True
        if not self.subjects.handed_over(cue):
            return False
        if opening.kind == "object":  # لرفض إبرام الاتفاق
            return bool(subject.entities) and view.is_in(opening.first, "openers")
        return True

    def _is_media(self, subject: Subject) -> bool:
        entities = [self.view.doc.entities[key] for key in subject.entities]
        return any("JRN" in entity.sectors for entity in entities)

    def _is_anonymity(self, cue: Cue, opening: Opening) -> bool:
        """طلب عدم ذكر اسمه: a condition of the speaker, not what he says."""
        if cue.entry.act not in ("demand", "ask", "reject"):
            return False
        return any(self.view.is_in(i, "anonymity") for i in range(opening.first, min(opening.first + 5, len(self.view.tokens))))

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

    def _draft(self, cue: Cue, subject: Subject, opening: Opening) -> Draft:
        act = opening.act or cue.entry.acts.get(opening.kind) or cue.entry.act
        if cue.entry.media_act and self._is_media(subject):
            act = cue.entry.media_act
        if act == "announce" and self.view.is_in(opening.first, "responsibility"):
            act = "claim"
        if cue.negated and cue.entry.negated:
            act = cue.entry.negated
        first, stop, region = self._extent(opening)
        draft = Draft(
            cue, subject, opening.kind, act, first, opening.start, stop, region,
            cue_last=opening.cue_last if opening.cue_last is not None else cue.last,
            why=[f"cue:{cue.entry.name}", f"content:{opening.kind}"],
        )  # fmt: skip
        if cue.negated:
            draft.why.append("negated")
        self._set_addressee(draft)
        return draft

    def _extent(self, opening: Opening) -> tuple[int, int, Quotation | None]:
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

    # -- carriers ------------------------------------------------------------------------------------------------

    def _carrier(self, cue: Cue, subject: Subject) -> Iterator[Draft]:
        """نقلت الوكالة عن الوزير (قوله) أن: the agency's statement, and the minister's inside it."""
        view = self.view
        link = self._link(cue)
        if link is None:
            return
        if subject.last >= link:
            subject = Subject((), cue.last, "dropped")
        behind = Cue(link, link, cue.start, cue.end, "attribution", ATTRIBUTION)
        other = self.subjects.after(behind, view.sentence(cue.first).stop) if view.word(link) in ("عن", "الي") else None
        other = other or Subject((), link, "pronoun-of-carrier")
        stop = min(other.last + 12, view.sentence(link).stop)
        said = next((i for i in range(other.last + 1, stop) if self._is_saying(i)), None)
        passive = subject.dropped or subject.rule == "passive" or not subject.entities and subject.last == cue.last
        if said is not None:
            opening: Opening | None = Opening("clause", said, view.tokens[said].start)
        else:
            opening = self.openings.find(Cue(cue.first, max(other.last, link), cue.start, cue.end, "verb", cue.entry, cue.form), Subject((), other.last, "x"))
        if opening is None:
            return
        outer = None
        if not passive:
            outer = self._draft(cue, subject, opening)
            yield outer
        if said is None:
            token = view.tokens[link]
            inner_cue = Cue(link, link, token.start, token.end, "carried", CARRIED) if outer else cue
            inner = self._draft(inner_cue, other, opening)
            inner.act, inner.parent = "say", outer
            inner.why.append("chain:carried")
            yield inner
        else:
            noun = self._saying(said)
            found = self.openings.find(noun, Subject((), noun.last, "carried"))
            if found is not None:
                inner = self._draft(noun, other, found)
                inner.parent = outer
                inner.why.append("chain:carried")
                if outer is not None:
                    outer.stop = max(outer.stop, inner.stop)
                yield inner

    def _is_saying(self, index: int) -> bool:
        """Whether a token is a noun of speech with a pronoun: قوله, نفيه, تأكيدها."""
        return self._noun_with_pronoun(index) is not None

    def _noun_with_pronoun(self, index: int) -> Cue | None:
        return next((c for c in readings_at(self.view, index) if c.kind == "noun" and c.pronoun), None)

    def _saying(self, index: int) -> Cue:
        """A noun of speech behind a carrier as a cue that takes whatever its verb takes."""
        noun = self._noun_with_pronoun(index)
        assert noun is not None
        entry = replace(CARRIED, act=noun.entry.act, takes=noun.entry.takes | noun.entry.noun_takes, name=noun.entry.name)
        return Cue(index, index, noun.start, noun.end, "carried", entry)

    def _link(self, cue: Cue) -> int | None:
        """The عن (or عنه) behind a carrying verb."""
        view = self.view
        for index in range(cue.last + 1, min(cue.last + 14, view.sentence(cue.first).stop)):
            if view.word(index) in LINKS[cue.entry.name == "نسب"]:
                return index
            if view.is_in(index, "complementizers"):
                return None
        return None

    # -- attributions --------------------------------------------------------------------------------------------

    def _attribution(self, cue: Cue, merged: dict[int, Subject]) -> Iterator[Draft]:
        """بحسب الوكالة: the content stands behind it at the start of a clause, else before it."""
        view = self.view
        if view.is_in(cue.last + 1, "no_speakers"):
            return
        subject = self._attributed(cue)
        if subject is None:
            return
        verb = subject.last + 1
        if verb < len(view.tokens) and view.is_verb(verb) and not view.is_in(verb, "openers") and subject.entities:
            merged[verb] = subject
            if any(c.kind == "verb" for c in readings_at(view, verb)):
                return
        extent = self._ahead(cue, subject) if self._is_initial(cue) else self._goes_on(subject) or self._behind(cue)
        if extent is None:
            return
        first, stop, region = extent
        start = region.inner_start if region is not None and first == view.quoted(region).start else view.tokens[first].start
        prefix = view.word(first)
        if region is None and prefix[:1] in ("و", "ف") and view.is_verb(first) and len(prefix) > 3:
            start += 1
        yield Draft(
            cue, subject, "attribution", "report", first, start, stop, region, cue_last=cue.last,
            why=["cue:attribution", "content:ahead" if first > cue.first else "content:before"],
        )  # fmt: skip

    def _chain_between(self, drafts: list[Draft]) -> None:
        """An attribution between a cue and its content: ذكرت الإذاعة، نقلاً عن مسؤولين، أن; قال الوزير، بحسب الوكالة، إن."""
        for inner in drafts:
            if inner.kind != "attribution":
                continue
            around = [d for d in drafts if d.cue and d.kind != "attribution" and d.position < inner.position < d.first]
            if not around or self.view.sentence_number(around[-1].position) != self.view.sentence_number(inner.position):
                continue
            outer = around[-1]
            inner.first, inner.start, inner.stop, inner.region = outer.first, outer.start, outer.stop, outer.region
            if self.view.word(inner.position).startswith(("نقلا", "علي")):
                inner.parent = outer
            else:
                outer.parent = inner
            inner.why.append("chain:between")

    def _attributed(self, cue: Cue) -> Subject | None:
        """The source behind an attribution; None where no speaker stands there (حسب الحاجة)."""
        view, last = self.view, cue.last
        for index in (last + 1, last + 2):
            for mention in view.starting(index):
                between = view.doc.text[view.tokens[last].end : mention.span.start].strip(" \"'«“لـ‘(")
                if not between and view.can_speak(mention):
                    return self.subjects.with_apposition(mention)
                if not between and view.doc.entities[mention.entity].type == "LAW":
                    return Subject(view.entities_of(mention), view.last_token(mention), "document", mention=mention)
        word = view.word(last + 1)
        if word in ("ما", "مااورد") or not view.is_word(last + 1):
            return None
        honoured = self.subjects.honoured(last + 1)
        if honoured is not None:
            return self.subjects.with_apposition(honoured)
        stems = {stem for stem, _ in view.tokens[last + 1].stems}
        if stems & view.lexicon.words["anaphors"]:
            return Subject((), self.subjects.phrase_end(last + 1), "anaphor")
        if self.subjects.is_document(last + 1):
            return self.subjects.document(last + 1)
        if cue.last > cue.first:
            return self.subjects.after(cue, view.sentence(cue.first).stop)
        if view.is_name_head(last + 1):
            return Subject((), self.subjects.phrase_end(last + 1), "unnamed", known=False)
        return None

    def _is_initial(self, cue: Cue) -> bool:
        view = self.view
        start = view.sentence(cue.first).start
        position = cue.first - 1
        while position >= start and (view.is_mark(position) or view.is_in(position, "turn_words")):
            position -= 1
        if position < start:
            return True
        joined = view.word(cue.first)[:1] == "و" and cue.start > view.tokens[cue.first].start
        return view.word(position) in COMMAS and joined

    def _goes_on(self, subject: Subject) -> tuple[int, int, Quotation | None] | None:
        """What follows an attribution that interrupts its clause: خلّفت، حسب مصدر طبي، 17 إصابة."""
        view = self.view
        stop = view.sentence(subject.last).stop
        comma = next((i for i in range(subject.last + 1, min(subject.last + 12, stop)) if view.word(i) in COMMAS), None)
        if comma is None or comma + 2 >= stop:
            return None
        first = comma + 1
        word = view.word(first)
        free = view.is_word(first) or view.tokens[first].is_number or view.opens(first) is not None
        joined = word[:1] in ("و", "ف") and not view.is_in(first, "openers") and not view.starting(first)
        if not free or joined or self.subjects.is_prepositional(first) or is_participle(view, first):
            return None
        if view.lexicon.turns.at(view.tokens, first) or view.is_in(first, "relatives") or view.is_in(first, "complementizers"):
            return None
        if any(view.is_in(first, name) for name in ("adverbs", "relatives", "turn_words")) or word in ("مما", "ما", "قبل"):
            return None
        opening = self.openings.behind(first, "clause")
        return self._extent(opening) if opening else None

    def _ahead(self, cue: Cue, subject: Subject) -> tuple[int, int, Quotation | None] | None:
        view = self.view
        stop = view.sentence(cue.first).stop
        index = subject.last + 1
        while index < stop and (view.is_mark(index) and view.opens(index) is None or view.word(index) in (")", "]")):
            index += 1
        for position in range(index, min(index + 9, stop)):
            if view.word(position) in COMMAS or view.word(position) == ":" or view.is_in(position, "complementizers"):
                index = position + 1
                break
        if index >= stop:
            return self._sentence_before(cue) if index - cue.first < 6 else None
        opening = self.openings.behind(index, "clause")
        return self._extent(opening) if opening else None

    def _behind(self, cue: Cue) -> tuple[int, int, Quotation | None] | None:
        view = self.view
        start = view.sentence(cue.first).start
        stop = cue.first
        while stop > start and (view.word(stop - 1) in COMMAS or view.word(stop - 1) in ("-", "–", "(")):
            stop -= 1
        quotation = view.closes(stop - 1) if stop > start else None
        if quotation is not None and view.doc.token_range(quotation.start, quotation.end).start <= start + 1:
            inner = view.quoted(quotation)
            return inner.start, inner.stop, quotation
        first = start
        while first < stop and (view.is_in(first, "lead_ins") or view.word(first) in COMMAS or view.is_mark(first) and view.opens(first) is None):
            first += 1
        region = view.doc.quotation_at(view.tokens[cue.first].start)
        return (first, stop, region) if first < stop else self._sentence_before(cue)

    def _sentence_before(self, cue: Cue) -> tuple[int, int, Quotation | None] | None:
        number = self.view.sentence_number(cue.first)
        if number == 0:
            return None
        before = self.view.sentences[number - 1]
        return before.start, before.stop, None

    # -- colons --------------------------------------------------------------------------------------------------

    def _colons(self) -> Iterator[Draft]:
        """Headlines "لافروف: …": a speaker at the start of a line, a colon, and what is said."""
        view = self.view
        for index in range(1, len(view.tokens) - 1):
            if view.word(index) != ":" or view.starts_line(index + 1):
                continue
            label = self._label(index)
            if label is None or not self._is_said(index, label):
                continue
            opening = self.openings.behind(index + 1, "colon")
            if opening is None:
                continue
            token = view.tokens[index]
            yield self._draft(Cue(index, index, token.start, token.end, "colon", COLON), label, opening)

    def _label(self, colon: int) -> Subject | None:
        """The speaker named before a colon, where nothing else stands there."""
        view = self.view
        first = colon
        while first > 0 and colon - first < LONGEST_LABEL and not self._starts_label(first):
            first -= 1
        if not self._starts_label(first) or first == colon:
            return None
        if any(view.is_verb(i) and view.covering(i) is None for i in range(first, colon)) or view.is_in(first, "labels"):
            return None
        mention = view.ending(colon - 1)
        if mention is None or not view.can_speak(mention):
            mention = next((m for m in view.starting(first) if view.can_speak(m)), None)
        if mention is None:
            return None
        return Subject(view.entities_of(mention), colon, "label", mention=mention)

    def _starts_label(self, index: int) -> bool:
        """Whether a label may begin at a token: a line, or behind another colon or the dots of a headline."""
        return self.view.starts_line(index) or self.view.word(index - 1) in (":", ".", "…", "..")

    def _is_said(self, colon: int, label: Subject) -> bool:
        """Whether a label speaks: persons and bodies do; a place only where the words are plainly somebody's."""
        view, mention = self.view, label.mention
        assert mention is not None
        kind = view.doc.entities[mention.entity].type
        if kind == "PER":
            return True
        following = [view.word(i) for i in range(colon + 1, min(colon + 3, len(view.tokens)))]
        plain = any(w in view.lexicon.words["headline_speech"] for w in following)
        return plain or kind in ("ORG", "GRP") or view.opens(colon + 1) is not None

    # -- quotations without a cue --------------------------------------------------------------------------------

    def _bare_quotations(self, drafts: list[Draft]) -> Iterator[Draft]:
        """Long quotations that no cue holds."""
        view = self.view
        for quotation in view.doc.quotations:
            inner = view.quoted(quotation)
            if quotation.depth or not quotation.closed or not inner:
                continue
            if any(d.first >= 0 and d.first < inner.stop and inner.start < d.stop for d in drafts):
                continue
            subject = self._quoted_by(quotation, inner)
            if subject is None:
                continue
            yield Draft(
                None, subject, "quote", "say", inner.start, quotation.inner_start, inner.stop, quotation,
                why=["cue:none", "content:quotation"],
            )  # fmt: skip

    def _quoted_by(self, quotation: Quotation, inner: range) -> Subject | None:
        """The speaker of a quotation that stands alone: named in the line below it, or carried over."""
        view = self.view
        sentence = view.sentence(inner.start)
        after = view.doc.token_range(quotation.end, len(view.doc.text)).start
        alone = all(not view.is_word(i) for i in (*range(sentence.start, inner.start), *range(inner.stop, sentence.stop)))
        if alone:
            while after < len(view.tokens) and not view.is_word(after):
                after += 1
            for mention in view.starting(after):
                if view.can_speak(mention):
                    subject = self.subjects.with_apposition(mention)
                    return Subject(subject.entities, inner.start, "line-below", mention=mention)
        if len(inner) < BARE_QUOTE:
            return None
        return Subject((), inner.start, "dropped")


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """One statement for one content: of two cues that lead to the same words the first stands (وأضاف قائلاً)."""
    kept: list[Draft] = []
    begun: dict[int, Draft] = {}
    for draft in drafts:
        known = begun.get(draft.start)
        chained = draft.parent is not None or (known is not None and known.parent is draft)
        if draft.first >= 0 and known is not None and not chained:
            continue
        begun.setdefault(draft.start, draft)
        kept.append(draft)
    return kept
