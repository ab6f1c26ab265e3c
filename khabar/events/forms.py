"""What form a word has in its place: verb or noun where the spelling leaves it open, and forms that are unlikely."""

from __future__ import annotations

from typing import Literal

from khabar.events.lexicon import Sense
from khabar.events.view import QUOTES, STOPS, View
from khabar.knowledge.lexemes import Reading
from khabar.text.folding import fold
from khabar.text.inflection import Form

FormKind = Literal["verb", "noun", "passive", "participle"]
_COMMAS = frozenset("،,")
_OPENINGS = STOPS | QUOTES | _COMMAS | frozenset("(-")
_SECOND_PERSON = frozenset({"ك", "كم"})


def clitic_of(view: View, index: int, start: int) -> str:
    """The letters in front of a reading that starts at character `start` of the article."""
    token = view.tokens[index]
    return token.text[: start - token.start]


def kind_of(form: Form) -> FormKind:
    """Verb, noun, active or passive participle."""
    if form.kind == "noun":
        return "noun"
    if form.kind == "participle":
        return "participle"
    return "passive" if form.kind == "passive_participle" else "verb"


def is_unlikely(view: View, index: int, reading: Reading[Sense]) -> bool:
    """Forms that news hardly uses and that spell other words: second persons, women's plurals, jussives without لم."""
    form = reading.form
    if form.person is None:
        return reading.pronoun in _SECOND_PERSON
    plural_of_women = form.feminine is True and form.number == "plural"
    if plural_of_women or form.person == 2 or reading.pronoun in _SECOND_PERSON | {"ي"}:
        return True
    return (
        form.kind == "present" and _is_jussive(view, index, reading) and not view.in_list(index - 1, "jussive_before")
    )


def _is_jussive(view: View, index: int, reading: Reading[Sense]) -> bool:
    token, present = view.tokens[index], reading.value.present
    stem = fold(token.text[reading.start - token.start :]).removesuffix(reading.pronoun)[1:]
    return len(stem) == len(present) - 1


def clitic_fits(clitic: str, form: Form) -> bool:
    """س goes with present verbs, ب and ك with nouns; ل and conjunctions with any form."""
    letter = clitic[-1:]
    if letter == "س":
        return form.kind == "present"
    return letter not in ("ب", "ك") or kind_of(form) != "verb"


def kind_in_context(view: View, index: int, reading: Reading[Sense]) -> FormKind:
    """What the surroundings make of a form that spells both a verb and a noun (قتل، دعم، رفض)."""
    kind = kind_of(reading.form)
    if kind not in ("verb", "noun") or not _is_ambiguous(view, index, reading):
        return kind
    clitic = clitic_of(view, index, reading.start)
    if clitic[-1:] in ("ب", "ل", "ك") or view.in_list(index - 1, "noun_before"):
        return "noun"
    if view.in_list(index - 1, "verb_before"):
        return "verb"
    if clitic.endswith(("و", "ف")):
        return "noun" if _continues_nouns(view, index) else "verb"
    return "verb" if _opens_clause(view, index) or _follows_name(view, index) else "noun"


def _is_ambiguous(view: View, index: int, reading: Reading[Sense]) -> bool:
    kinds = {
        kind_of(other.form)
        for other in view.lexicon.forms.readings(view.tokens[index])
        if other.start == reading.start and other.value.name == reading.value.name
    }
    return {"verb", "noun"} <= kinds


def _opens_clause(view: View, index: int) -> bool:
    """Whether a clause begins at a token: behind a stop, comma or particle, but not behind a closed parenthesis."""
    before = view.word(index - 1)
    if before in _COMMAS and any(view.word(i) in _COMMAS for i in view.window(index - 2, 3, 0)):
        return False  # "بحث الاتحاد، أمس، فرض …": what governs the word stands before the parenthesis
    if index == view.sentence(index).start or before in _OPENINGS:
        return True
    return not view.tokens[index - 1].is_word or view.in_list(index - 1, "particles")


def _follows_name(view: View, index: int) -> bool:
    """Whether a name ends right before a token: subject and verb (جماعة رفضت)."""
    end = view.tokens[index - 1].end
    return any(m.span.end == end for m in view.covering(end - 1, end))


def _continues_nouns(view: View, index: int) -> bool:
    """Whether a word behind و continues a row of verbal nouns (من قتل وتدمير)."""
    governed = view.word(index - 1)[:1] in ("ب", "ل") and index - 1 not in view.mentions
    return governed or view.in_list(index - 2, "noun_before")
