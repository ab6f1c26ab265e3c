"""What is said: where the content of a cue begins, and of which kind it is."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.statements.cues import Cue, is_participle
from khabar.statements.objects import BareObjects
from khabar.statements.sources import Subject, SubjectFinder
from khabar.statements.view import COMMAS, View
from khabar.text.folding import fold
from khabar.text.quotations import Quotation

LONG_QUOTE = 3  # words: a shorter quotation away from its cue only stresses a word or name
PARTICIPLE_REACH = 14
BARE_PARTICIPLE_REACH = 4  # without a comma before it, a participle may be an ordinary adjective or noun
NOUN_REACH = 8
CLAUSE_NEAR = 14  # words: أن so soon behind a noun phrase makes that phrase no content of its own
_STOPS = frozenset(".؛;؟?!")
_WORD_PREPOSITIONS = frozenset(map(fold, ("على", "إلى", "عن", "من", "في")))
_CLITIC_PREPOSITIONS = frozenset("بل")
_DELAYED = frozenset(map(fold, ("من", "عن", "في")))  # also frequent in the subject: من before أن is preferred


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a content begins: its first token and character, the kind of complement, the quotation it opens with.

    `act` is set where the words before the content decide it (أعرب عن رفضه); `cue_last` is the last token of such
    words, which belong to the cue.
    """

    kind: str
    first: int
    start: int
    quotation: Quotation | None = None
    act: str | None = None
    cue_last: int | None = None


class OpeningFinder:
    """Finds the complement that makes a word a cue."""

    def __init__(self, view: View, subjects: SubjectFinder) -> None:
        self.view = view
        self.subjects = subjects
        self.objects = BareObjects(view, subjects)

    def find(self, cue: Cue, subject: Subject) -> Opening | None:
        """The opening of the content of a cue, or None where the word reports nothing."""
        found = self._find(cue, subject)
        if found is None and subject.rule == "unnamed" and subject.last > cue.last and "object" in cue.takes:
            return self._find(cue, Subject((), cue.last, "unnamed", known=False))  # the noun was no subject
        return found

    def _find(self, cue: Cue, subject: Subject) -> Opening | None:
        limit = self._limit(cue, subject)
        attitude = self._attitude(cue, subject, limit) if cue.entry.attitude else None
        if attitude is not None or cue.entry.attitude == "only":
            return attitude
        if cue.entry.at:
            places = range(cue.last + 1, limit)
            return next((self._at("object", i) for i in places if self.view.word(i) in cue.entry.at), None)
        bare = self._bare_object(cue, subject, limit)
        begin = max(cue.last, subject.last) + 1
        return self._scan(cue, range(begin, limit), bare) or (self._at("object", bare) if bare is not None else None)

    def _bare_object(self, cue: Cue, subject: Subject, limit: int) -> int | None:
        bare = self.objects.find(cue, subject, limit) if "object" in cue.takes else None
        if bare is None or bare >= limit or (cue.entry.opener_only and not self.view.is_opener(bare)):
            return None
        return bare

    def _scan(self, cue: Cue, places: range, bare: int | None) -> Opening | None:
        """The first opening in a stretch, other than a bare object at token `bare`.

        Where that object surely is the content, or أن does not follow it soon, the search ends with it.
        """
        index: int | None = places.start
        last = places.stop
        if bare is not None:
            sure = self.view.is_opener(bare) or "clause" not in cue.takes
            last = min(last, bare if sure else bare + CLAUSE_NEAR + 1)
        seen_relative = False
        while index is not None and index < last:
            if bare is None or index < bare or self._surer(cue, index):
                found = self._here(cue, index, places.stop)
                if found is not None:
                    return found
            seen_relative = seen_relative or (self.view.is_in(index, "relatives") and self.view.word(index) != "من")
            index = self._step(cue, index, places.start, seen_relative)
        return None

    def _surer(self, cue: Cue, index: int) -> bool:
        """Whether a token opens a content more surely than a bare noun phrase does."""
        word = self.view.word(index)
        return self.view.is_in(index, "complementizers") or (word in cue.takes and word in _WORD_PREPOSITIONS)

    def _limit(self, cue: Cue, subject: Subject) -> int:
        """The token before which the content must begin."""
        view = self.view
        stop = view.sentence(cue.first).stop
        quotation = view.doc.quotation_at(view.tokens[cue.last].start)
        if quotation is not None:
            stop = min(stop, view.quoted(quotation).stop)
        reach, begin = cue.entry.reach, cue.last
        if cue.kind == "participle":
            behind_comma = cue.first == view.sentence(cue.first).start or view.word(cue.first - 1) in COMMAS
            reach = min(reach, PARTICIPLE_REACH if behind_comma else BARE_PARTICIPLE_REACH)
        elif cue.kind == "noun":
            reach, begin = min(reach, NOUN_REACH), max(begin, subject.last)
        return min(stop, begin + 1 + reach)

    def _here(self, cue: Cue, index: int, limit: int) -> Opening | None:
        """The opening at a token, if it is one for this cue."""
        view, takes, word = self.view, cue.takes, self.view.word(index)
        quotation = view.opens(index)
        found: Opening | None = None
        if quotation is not None:
            found = self._quote(quotation, index) if self.is_speech(quotation, cue, index) else None
        elif word == ":":
            found = self.behind(index + 1, "colon") if "colon" in takes else None
        elif view.is_in(index, "complementizers"):
            found = self._clause(cue, index)
        elif view.is_in(index, "whether"):
            found = self._at("whether", index) if "whether" in takes else None
        elif word in _WORD_PREPOSITIONS and (word in takes or "clause" in takes):
            found = self._preposition(cue, index, limit)
        else:
            found = self._clitic_preposition(cue, index)
        return found

    def _clitic_preposition(self, cue: Cue, index: int) -> Opening | None:
        for clitic in sorted(_CLITIC_PREPOSITIONS & cue.takes):
            if self.subjects.clitic(index) == clitic and not self._addressee(cue, index, clitic):
                return self._behind_clitic(index, clitic)
        return None

    def _clause(self, cue: Cue, index: int) -> Opening | None:
        view, word = self.view, self.view.word(index)
        if (
            word.startswith("لان")
            or view.word(index + 1) == "شاء"
            or (view.is_in(index - 1, "no_report_before") and index - 1 > cue.last)
        ):
            return None
        fits = "clause" in cue.takes or (word.startswith("بان") and "ب" in cue.takes)
        return self.behind(index + 1, "clause") if fits else None

    def _preposition(self, cue: Cue, index: int, limit: int) -> Opening | None:
        """A content behind على, إلى …: a clause, or a noun phrase where the verb takes one."""
        view, word = self.view, self.view.word(index)
        covered = view.covering(index)
        if covered is not None and view.first_token(covered) < index:
            return None
        if view.is_in(index + 1, "complementizers"):
            until = word == "الي" and word not in cue.takes
            return None if until or view.word(index + 1).startswith("لان") else self.behind(index + 2, "clause")
        if word not in cue.takes or view.lexicon.fixed.at(view.tokens, index):
            return None
        other = (word in _DELAYED and self._later_clause(index, word, limit)) or (
            cue.kind == "noun" and self._speaker_first(index + 1, limit)
        )
        return None if other else self.behind(index + 1, word)

    def _later_clause(self, index: int, word: str, limit: int) -> bool:
        """Whether the same preposition with أن follows soon: حذر مصدر من الحزب من أن."""
        view = self.view
        for later in range(index + 2, min(index + 10, limit - 1)):
            if view.word(later) in COMMAS:
                return False
            if view.word(later) == word and view.is_in(later + 1, "complementizers"):
                return True
        return False

    def _addressee(self, cue: Cue, index: int, clitic: str) -> bool:
        """Whether a ل leads to a person spoken to and not to a content (ناشد، دعا take both)."""
        view = self.view
        mentions = view.starting(index)
        if clitic != "ل" or not mentions:
            return False
        speaks = any(view.can_speak(m) for m in mentions)
        return speaks and (cue.kind != "noun" or self._speaker_first(index, index + NOUN_REACH))

    def _speaker_first(self, index: int, limit: int) -> bool:
        """Whether a person stands behind a preposition and the content only behind the next: دعوة للأطراف للاجتماع."""
        view = self.view
        if not any(view.can_speak(m) for m in view.starting(index)):
            return False
        last = max(view.last_token(m) for m in view.starting(index))
        return any(
            self.subjects.clitic(i) == "ل" or view.word(i) == "الي" for i in range(last + 1, min(limit, last + 6))
        )

    def _behind_clitic(self, index: int, clitic: str) -> Opening | None:
        view, token = self.view, self.view.tokens[index]
        if token.folded.lstrip("و") in (clitic, clitic + "ـ"):
            return self.behind(index + 1, clitic)
        start = token.start + token.text.index(clitic) + 1
        quotation = view.opens(index + 1) if start == token.end else None
        return Opening(clitic, index, min(start, token.end - 1), quotation)

    def _step(self, cue: Cue, index: int, begin: int, seen_relative: bool) -> int | None:
        """The next token to look at; None where the clause of the cue ends."""
        view, word = self.view, self.view.word(index)
        if (word in _STOPS and not (word == "." and len(view.word(index - 1)) == 1)) or word == ":":
            return None
        if index > begin and view.starts_line(index):
            return None
        if word in ("(", "["):
            return self.subjects.past_bracket(index)
        quotation = view.opens(index)
        if quotation is not None:
            return max(index + 1, view.quoted(quotation).stop)
        if self._other_clause(cue, index, seen_relative):
            return None
        return index + 1

    def _other_clause(self, cue: Cue, index: int, seen_relative: bool) -> bool:
        """Whether another clause begins at a token behind the cue."""
        view = self.view
        if index <= cue.last + 1:
            return False
        if view.word(index - 1) in COMMAS and is_participle(view, index):
            return True
        if view.lexicon.turns.at(view.tokens, index) and view.word(index)[:1] not in "بلك":
            return True
        word = view.word(index)
        if view.word(index - 1) in ("غير", "الا", "كما", "بيد") and view.is_in(index, "complementizers"):
            return True
        joined = word[:1] in ("و", "ف") and len(word) > 3
        return joined and not seen_relative and view.covering(index) is None and view.is_verb(index)

    def is_speech(self, quotation: Quotation, cue: Cue, index: int) -> bool:
        """Whether a quotation holds words said, not a name or a stressed word."""
        if "quote" not in cue.takes or self.view.is_name_quote(quotation):
            return False
        return len(self.view.quoted(quotation)) >= LONG_QUOTE or index == cue.last + 1

    def behind(self, first: int, kind: str) -> Opening | None:
        """The opening at token `first`, past a complementizer, colon or marks that still introduce it."""
        view = self.view
        while first < len(view.tokens) and (
            view.is_in(first, "complementizers") or view.word(first) in (":", "،", "-") or
            (view.is_in(first, "bridges") and kind == "colon")
        ):  # fmt: skip
            first += 1
        if first >= len(view.tokens):
            return None
        quotation = view.opens(first)
        return self._quote(quotation, first, kind) if quotation is not None else self._at(kind, first)

    def _quote(self, quotation: Quotation, index: int, kind: str = "quote") -> Opening | None:
        inner = self.view.quoted(quotation)
        return Opening(kind, index, quotation.inner_start, quotation) if inner else None

    def _at(self, kind: str, index: int) -> Opening:
        quotation = self.view.opens(index)
        if quotation is not None:
            return Opening(kind, index, quotation.inner_start, quotation)
        return Opening(kind, index, self.view.tokens[index].start)

    def _attitude(self, cue: Cue, subject: Subject, limit: int) -> Opening | None:
        """أعرب عن أمله في أن, أبدى استعداده لـ: the content stands behind the stance."""
        view = self.view
        for index in range(cue.last + 1, min(limit, max(cue.last, subject.last) + 16)):
            act = self._attitude_act(index)
            if act is None or self._inside_subject(index, subject):
                continue
            if "عن" in cue.takes and "عن" not in (view.word(index - 1), view.word(index - 2)):
                continue
            if (
                "عن" not in cue.takes
                and index > self.objects.past_adverbials(max(cue.last, subject.last) + 1, limit) + 1
            ):
                return None
            return self._behind_attitude(index, act)
        return None

    def _inside_subject(self, index: int, subject: Subject) -> bool:
        return index <= subject.last and subject.mention is not None

    def _attitude_act(self, index: int) -> str | None:
        attitudes = self.view.lexicon.attitudes
        word = self.view.word(index)
        if word in attitudes:
            return attitudes[word]
        for pronoun in ("هما", "ها", "هم", "ه", "نا", "ي"):
            stem = word.removesuffix(pronoun)
            if stem != word:
                for form in (
                    stem,
                    stem[:-1] + "ه" if stem.endswith("ت") else stem,
                    stem[:-1] + "ء" if stem.endswith("ي") else stem,
                ):
                    if form in attitudes:
                        return attitudes[form]
        return None

    def _behind_attitude(self, index: int, act: str) -> Opening:
        view = self.view
        position = index + 1
        while view.is_word(position) and (view.word(position).startswith("ال") or view.is_in(position, "adverbs")) \
                and not view.starting(position):  # fmt: skip
            position += 1  # قلقه البالغ, أمله الكبير
        if view.is_in(position, "complementizers"):
            found = self.behind(position + 1, "clause")
        elif self.subjects.is_prepositional(position):
            found = self._stance_object(position)
        else:
            found = None
        found = found or self._at("object", index)
        return Opening(
            found.kind, found.first, found.start, found.quotation, act, index if found.first > index else None
        )

    def _stance_object(self, position: int) -> Opening | None:
        view = self.view
        if not view.is_in(position, "prepositions"):
            clitic = self.subjects.clitic(position)
            return self._behind_clitic(position, clitic) if clitic in ("ب", "ل") else None
        kind = "clause" if view.is_in(position + 1, "complementizers") else view.word(position)
        return self.behind(position + 1, kind)
