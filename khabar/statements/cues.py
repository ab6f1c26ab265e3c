"""Find the words that may be cues: verbs, participles and verbal nouns of reporting, and phrases of attribution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from khabar.knowledge.lexemes import Reading
from khabar.statements.lexicon import CueEntry
from khabar.statements.view import COMMAS, View
from khabar.text.folding import DROPPED, fold
from khabar.text.inflection import Form
from khabar.text.tokens import Token

CueKind = Literal["verb", "participle", "noun", "attribution", "colon", "carried", "none"]
_VERB_PREFIXES = frozenset({"", "و", "ف", "أ"})
# مطالبة, متابعة: feminine participle or verbal noun; only behind a comma is it surely a participle.
_THIRD_FORM = re.compile("و?م.ا..ه")
NEEDED_NEAR = 15  # words behind a cue in which a word that it needs must stand
_LINK_VERB_REACH = 2  # حسبما ذكرت, على ما أفادت به


@dataclass(frozen=True, slots=True)
class Cue:
    """A candidate: tokens `first..last`, characters `[start, end)` without clitics, and how it is read."""

    first: int
    last: int
    start: int
    end: int
    kind: CueKind
    entry: CueEntry
    form: Form | None = None
    prefix: str = ""  # و, ف or nothing
    pronoun: str = ""
    negated: bool = False

    @property
    def takes(self) -> frozenset[str]:
        return self.entry.noun_takes if self.kind == "noun" else self.entry.takes


ATTRIBUTION = CueEntry("attribution", "report", frozenset())


def find_cues(view: View) -> Iterator[list[Cue]]:
    """Candidates in reading order; each list holds the readings of one place, the likeliest first."""
    index = 0
    while index < len(view.tokens):
        if not view.tokens[index].is_word:
            index += 1
            continue
        phrase = attribution_at(view, index)
        if phrase is not None:
            yield [phrase]
            index = phrase.last + 1
            continue
        readings = list(readings_at(view, index))
        if readings:
            yield readings
        index += 1


def attribution_at(view: View, index: int) -> Cue | None:
    """A phrase such as بحسب, وفقاً لـ, or a link with its verb: حسبما ذكرت."""
    lexicon = view.lexicon
    for match in lexicon.links.at(view.tokens, index):
        if match.value in ("كما", "مثلما") and view.word(index - 1) not in COMMAS:
            continue  # "as well as": only behind a comma is كما ذكرت an attribution
        for verb in range(match.last + 1, match.last + 1 + _LINK_VERB_REACH):
            if view.is_word(verb) and _is_link_verb(view, verb):
                if match.value in ("كما", "مثلما") and _clause_follows(view, verb):
                    break
                return Cue(index, verb, match.start, view.tokens[verb].end, "attribution", ATTRIBUTION)
            break
    if view.tokens[index].folded == "نقلا" and view.word(index + 1) not in ("عن",):
        return None
    for match in lexicon.attributions.at(view.tokens, index):
        prefix = view.doc.text[view.tokens[index].start : match.start]
        if prefix in ("", "و", "ف", "ب", "وب"):
            start = match.start - (1 if prefix.endswith("ب") else 0)
            return Cue(index, match.last, start, match.end, "attribution", ATTRIBUTION)
    return None


def _is_link_verb(view: View, index: int) -> bool:
    return any(c.kind == "verb" and fold(c.entry.name) in view.lexicon.words["link_verbs"] for c in _plain(view, index))


def _clause_follows(view: View, index: int) -> bool:
    """Whether أن follows in the same clause: then كما is "also" and the verb an ordinary cue."""
    for position in range(index + 1, min(index + 14, view.sentence(index).stop)):
        if view.word(position) in COMMAS:
            return False
        if view.is_in(position, "complementizers") or view.word(position) == ":":
            return True
    return False


def _plain(view: View, index: int) -> Iterator[Cue]:
    for reading in view.lexicon.forms.readings(view.tokens[index]):
        cue = _cue(view, index, reading)
        if cue is not None:
            yield cue


def readings_at(view: View, index: int) -> Iterator[Cue]:
    """The readings of a token that its neighbours allow."""
    seen: set[tuple[str, str]] = set()
    if _inside_name(view, index):
        return
    plain = list(_plain(view, index))
    may_be_noun = bool(plain) and _may_be_noun(view, index)
    nominal = may_be_noun and looks_nominal(view, index)
    for cue in plain:
        if (cue.kind, cue.entry.name) in seen or (cue.kind == "verb" and nominal):
            continue
        if may_be_noun and cue.form is not None and cue.form.kind == "past" and cue.form.number == "dual":
            continue  # شرحا: an explanation, not "the two explained"
        told = _with_negation(view, cue) if _neighbours_fit(view, cue) else None
        if told is not None:
            seen.add((cue.kind, cue.entry.name))
            yield told


def _may_be_noun(view: View, index: int) -> bool:
    return any(r.form.kind == "noun" for r in view.lexicon.forms.readings(view.tokens[index]))


def _inside_name(view: View, index: int) -> bool:
    """Whether a token belongs to a person's name or stands inside a longer name."""
    mention = view.covering(index)
    if mention is None or mention.kind != "NAM":
        return False
    entity = view.doc.entities.get(mention.entity)
    return view.first_token(mention) < index or (entity is not None and entity.type == "PER")


def _cue(view: View, index: int, reading: Reading[CueEntry]) -> Cue | None:
    token = view.tokens[index]
    prefix = _without_marks(view.doc.text[token.start : reading.start])
    kind: CueKind | None = None
    if token.folded.removeprefix("و") in view.lexicon.words["homographs"]:
        kind = None
    elif reading.form.kind in ("past", "present"):
        kind = "verb" if _is_verb(view, index, reading, prefix) else None
    elif reading.form.kind == "participle":
        adverbial = _is_adverbial(token, reading.form) and prefix in ("", "و", "ف") and not reading.pronoun
        kind = "participle" if adverbial else None
    elif reading.form.kind == "noun" and reading.value.noun_takes:
        kind = "noun" if reading.value.definite or not token.folded.startswith("ال") else None
    if kind is None:
        return None
    return Cue(index, index, reading.start, token.end, kind, reading.value, reading.form, prefix, reading.pronoun)


def _is_verb(view: View, index: int, reading: Reading[CueEntry], prefix: str) -> bool:
    """Whether a token can be read as a verb of speech: by its spelling, clitics, person and pronoun."""
    text = view.tokens[index].text
    if "\u064b" in text or _without_marks(text) in ("يدعى", "تدعى"):
        return False  # a tanwin makes it a noun; يدعى is "is called"
    if prefix == "و" and (view.is_in(index - 1, "relatives") or view.word(index - 1) == "ما"):
        return False  # ما ورد: the و belongs to the word
    if prefix not in _VERB_PREFIXES or not _person_fits(view, index, reading.form):
        return False
    return not reading.pronoun or (_takes_pronoun(reading.value) and reading.pronoun not in ("ني", "ي"))


def _without_marks(text: str) -> str:
    return "".join(ch for ch in text if ch not in DROPPED)


def _person_fits(view: View, index: int, form: Form) -> bool:
    """First persons speak only inside a quotation; second persons never report."""
    if form.person == 1:
        return view.doc.quotation_at(view.tokens[index].start) is not None
    return form.person == 3


def _takes_pronoun(entry: CueEntry) -> bool:
    """Whether an attached pronoun is the person spoken to, the topic, or a content (طالبه، وصفه، تبناه)."""
    return entry.object_is is not None or entry.pronoun


def _is_adverbial(token: Token, form: Form) -> bool:
    """Indefinite accusative: مشيرا, مشيرة, مشيرين."""
    word = token.folded[1:] if token.folded[:1] in "وف" and len(token.folded) > 5 else token.folded
    if word.startswith("ال"):
        return False
    if form.number == "singular":
        return word.endswith("ا") or "ة" in token.text[-2:]  # ه is "his": مقره
    return word.endswith("ين")


def looks_nominal(view: View, index: int) -> bool:
    """Whether a word that may be verb or noun (رفض, نفي) stands where only a noun can."""
    token = view.tokens[index]
    before = index - 1
    if before < view.sentence(index).start or token.folded.startswith(("وال", "ال")):
        return token.folded.startswith(("وال", "ال"))
    if token.folded[:1] == "و" and len(token.folded) > 4:
        return False
    word = view.word(before)
    if not view.is_word(before) or view.is_in(before, "adverbs") or view.is_in(before, "clause_openers"):
        return False
    if view.is_in(before, "negations") or (view.is_in(before, "relatives") and word != "من"):
        return False
    if view.is_in(before, "prepositions") or (word[:1] in "بل" and view.is_opener(before)):
        return True
    return not view.is_definite(before) and not view.is_time(before) and view.covering(before) is None


def is_participle(view: View, index: int) -> bool:
    """Whether a token is an adverbial participle of speech (مشيراً، مؤكدة)."""
    if not 0 <= index < len(view.tokens) or not view.tokens[index].is_word:
        return False
    return any(cue.kind == "participle" for cue in _plain(view, index))


def _neighbours_fit(view: View, cue: Cue) -> bool:
    if cue.kind == "participle" and cue.first > 0 and _may_be_other_noun(view, cue):
        return False
    if cue.entry.initial and cue.kind == "verb" and not _begins_clause(view, cue):
        return False
    if not cue.entry.needs:
        return True
    stop = min(view.sentence(cue.first).stop, cue.last + 1 + min(cue.entry.reach, NEEDED_NEAR))
    return any(not cue.entry.needs.isdisjoint((view.word(i), view.word(i)[1:])) for i in range(cue.last + 1, stop))


def _may_be_other_noun(view: View, cue: Cue) -> bool:
    """Whether a word of a participle's spelling is rather a verbal noun or a noun of persons here."""
    before = cue.first - 1
    if view.is_in(before, "prepositions") or view.is_in(before, "complementizers"):
        return True  # إلى متابعة
    if view.tokens[before].is_number:
        return True  # 14 متهما: the accused
    return _THIRD_FORM.fullmatch(view.word(cue.last)) is not None and view.word(before) not in COMMAS


def _begins_clause(view: View, cue: Cue) -> bool:
    before = cue.first - 1
    if cue.prefix or before < view.sentence(cue.first).start or view.word(before) in COMMAS or view.is_mark(before):
        return True
    return view.is_in(before, "auxiliaries") or view.is_in(before, "turn_words") or view.is_time(before)


def _with_negation(view: View, cue: Cue) -> Cue | None:
    """The cue with its negation in the span; None where it is negated or unreal and so reports nothing."""
    before = cue.first - 1
    if before < view.sentence(cue.first).start:
        return cue
    if cue.kind != "verb":
        return None if view.is_in(before, "negations") and view.word(before) != "ما" else cue
    if view.is_in(before, "negations") and not cue.prefix:
        if cue.entry.negated is None or view.word(before) in ("لن", "ولن") or _conditional(view, before - 1):
            return None
        token = view.tokens[before]
        skip = 1 if token.folded[:1] in "وف" and len(token.folded) > 2 else 0
        return Cue(
            before, cue.last, token.start + skip, cue.end, "verb", cue.entry, cue.form, cue.prefix, cue.pronoun, True
        )
    if view.is_in(before, "unreal") and not cue.prefix and cue.form is not None and cue.form.kind == "present":
        return None
    return None if _conditional(view, before) else cue


def _conditional(view: View, index: int) -> bool:
    return view.word(index) in ("اذا", "لو", "لولا", "واذا", "ولو", "فاذا")
