"""Find the words that express PLOVER events: look-up, context conditions, verb or noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from khabar.events.lexicon import Sense, allows
from khabar.events.view import QUOTES, STOPS, View
from khabar.knowledge.lexemes import Reading
from khabar.model.records import Statement
from khabar.model.spans import Span
from khabar.text.inflection import Form

FormKind = Literal["verb", "noun", "passive", "participle"]
BEFORE = 4  # how far before a needed word may stand; how far behind is the sense's `reach`
REACH = 16  # the longest `reach` of a sense
CLOSE_AFTER, CLOSE_BEFORE = 3, 2  # how far an excluding word may stand
_NOUN = Form("noun")


@dataclass(frozen=True, eq=False)
class Trigger:
    """A trigger in its place: token `index` (its first), span without clitics, sense and grammatical form."""

    index: int
    last: int
    span: Span
    sense: Sense
    kind: FormKind
    form: Form
    pronoun: str = ""
    future: bool = False
    statement: Statement | None = None  # the statement whose cue this is
    definite: bool = False


def find_triggers(view: View) -> list[Trigger]:
    """All triggers of a document in reading order, without those that another one makes redundant."""
    found: dict[int, Trigger] = {}
    for index, token in enumerate(view.tokens):
        if token.is_word and len(token.folded) > 1 and not _is_homograph(view, index):
            trigger = _phrase_trigger(view, index) or _word_trigger(view, index)
            if trigger is not None and not _is_part_of_name(view, trigger):
                found[index] = trigger
                if trigger.kind == "verb":
                    view.verbs.add(index)
    return [t for t in found.values() if not _is_redundant(view, t, found)]


def _is_homograph(view: View, index: int) -> bool:
    """Whether the word is on the list of look-alikes; a written shadda tells it from them (ثمّن)."""
    return view.in_list(index, "homographs") and "\u0651" not in view.tokens[index].text


def _phrase_trigger(view: View, index: int) -> Trigger | None:
    for match in view.lexicon.phrases.at(view.tokens, index):
        if _fits(view, match.value, match.first, match.last, "noun", ""):
            span = view.doc.span(match.start, match.end)
            return Trigger(match.first, match.last, span, match.value, "noun", _NOUN, definite=span.text.startswith("ال"))
    return None


def _word_trigger(view: View, index: int) -> Trigger | None:
    fitting = [t for reading in view.lexicon.forms.readings(view.tokens[index]) for t in _read(view, index, reading)]
    return min(fitting, key=_rank, default=None)


def _rank(trigger: Trigger) -> tuple[int, bool, bool]:
    """Fewest clitics first, then without pronoun, then senses whose needed word was found."""
    return trigger.span.start, bool(trigger.pronoun), not (trigger.sense.needs or trigger.sense.before)


def _read(view: View, index: int, reading: Reading[Sense]) -> Iterator[Trigger]:
    token, sense, form = view.tokens[index], reading.value, reading.form
    clitic = token.text[: reading.start - token.start]
    kind = _kind(form)
    if not allows(sense, form) or not _clitic_fits(clitic, form, kind) or _is_unlikely(view, index, reading):
        return
    if kind != _context_kind(view, index, clitic, reading):
        return
    if _fits(view, sense, index, index, kind, reading.pronoun):
        yield Trigger(
            index, index, view.doc.span(reading.start, token.end), sense, kind, form, reading.pronoun,
            future=form.kind == "present" and clitic.endswith("س"),
            definite=token.folded[reading.start - token.start :].startswith("ال") or bool(reading.pronoun),
        )  # fmt: skip


def _kind(form: Form) -> FormKind:
    if form.kind in ("noun", "participle"):
        return "noun" if form.kind == "noun" else "participle"
    return "passive" if form.kind == "passive_participle" else "verb"


def _is_unlikely(view: View, index: int, reading: Reading[Sense]) -> bool:
    """Forms that news does not use or that spell other words: second persons, women's plurals, jussives without لم."""
    form, token = reading.form, view.tokens[index]
    if form.person is None:
        return reading.pronoun in ("ك", "كم")
    if reading.pronoun in ("ك", "كم", "ي") or (form.feminine and form.number == "plural") or form.person == 2:
        return True
    if form.kind != "present":
        return False
    spelled = token.folded[len(token.folded) - (token.end - reading.start) :] if len(token.text) == len(token.folded) else ""
    stem = spelled.removesuffix(reading.pronoun)[1:] if spelled else ""
    jussive = bool(stem) and len(stem) == len(reading.value.present) - 1 and stem != reading.value.present[:-1] + "ون"
    return jussive and not view.in_list(index - 1, "jussive_before")


def _clitic_fits(clitic: str, form: Form, kind: FormKind) -> bool:
    """س goes with present verbs, ب and ك with nouns, ل with nouns and subjunctives."""
    letter = clitic[-1:]
    if letter == "س":
        return form.kind == "present"
    if letter and letter in "بك":
        return kind != "verb"
    return True


def _context_kind(view: View, index: int, clitic: str, reading: Reading[Sense]) -> FormKind:
    """What the surroundings make of a form that spells both a verb and a noun (قتل، دعم، رفض)."""
    kind = _kind(reading.form)
    spelled_alike = kind in ("verb", "noun") and _both(view, index, reading)
    if not spelled_alike:
        return kind
    before = view.word(index - 1)
    if clitic[-1:] in ("ب", "ل", "ك") or view.in_list(index - 1, "noun_before"):
        return "noun"
    if view.in_list(index - 1, "verb_before"):
        return "verb"
    if clitic.endswith(("و", "ف")):
        return "noun" if _follows_noun(view, index) else "verb"
    if before in ("،", ",") and any(view.word(i) in ("،", ",") for i in view.window(index - 2, 3, 0)):
        return "noun"  # the end of a parenthesis: what governs the word stands before it
    if index == view.sentence(index).start or before in STOPS or before in QUOTES or before in "،,(-":
        return "verb"
    if any(view.last_token(m) == index - 1 for m in view.covering(view.tokens[index - 1].end - 1, view.tokens[index - 1].end)):
        return "verb"
    return "noun" if view.tokens[index - 1].is_word and not view.in_list(index - 1, "particles") else "verb"


def _both(view: View, index: int, reading: Reading[Sense]) -> bool:
    kinds = {
        _kind(other.form)
        for other in view.lexicon.forms.readings(view.tokens[index])
        if other.start == reading.start and other.value.name == reading.value.name
    }
    return {"verb", "noun"} <= kinds


def _follows_noun(view: View, index: int) -> bool:
    """Whether a word behind و continues a row of verbal nouns (من قتل وتدمير)."""
    return view.in_list(index - 2, "noun_before") or view.word(index - 1)[:1] in ("ب", "ل") and index - 1 not in view.mentions


def _fits(view: View, sense: Sense, first: int, last: int, kind: FormKind, pronoun: str) -> bool:
    """Whether the context conditions of a sense hold at tokens `first..last`."""
    around = [i for i in view.window(first, BEFORE, last - first + max(sense.reach, CLOSE_AFTER)) if not first <= i <= last]
    reached = [i for i in around if i <= last + sense.reach and i >= first - min(BEFORE, sense.reach)]
    close = [i for i in around if first - CLOSE_BEFORE <= i <= last + CLOSE_AFTER]
    if sense.excludes and view.matches(close, sense.excludes):
        return False
    if kind == "noun" and _is_topic(view, first):
        return False
    if sense.needs and not view.matches(reached, sense.needs):
        return False
    if sense.before and kind == "noun" and not pronoun:
        return bool(view.matches([i for i in around if first - 3 <= i < first], sense.before))
    return True


def _is_topic(view: View, first: int) -> bool:
    """Whether the word before makes this noun a topic or part of an institution's name."""
    if first == 0 or view.tokens[first].start == 0:
        return False
    return view.in_list(first - 1, "topic_heads") and view.tokens[first].text[:1] not in "وفبل"


def _is_part_of_name(view: View, trigger: Trigger) -> bool:
    """Whether the word stands inside a name, or is the head of a description of people or bodies."""
    for mention in view.covering(trigger.span.start, trigger.span.end):
        entity = view.entity(mention.entity)
        if mention.kind == "NAM" and not (entity and entity.type == "EVT"):
            return True
        if mention.kind == "NOM" and mention.span.start == trigger.span.start and trigger.kind != "verb":
            return True
    return False


def _is_redundant(view: View, trigger: Trigger, found: dict[int, Trigger]) -> bool:
    """Whether a noun is the needed word of another trigger beside it (فرض عقوبات, وقع اتفاقا: the first is the trigger)."""
    if trigger.sense.weak:
        return any(i in found and _is_main_assault(found[i]) for i in view.sentence(trigger.index))
    if trigger.kind != "noun":
        return False
    for index in view.window(trigger.index, REACH, BEFORE):
        other = found.get(index)
        if other is None or other is trigger or other.sense.weak or not other.sense.needs:
            continue
        reached = index - BEFORE <= trigger.index <= index + other.sense.reach
        if reached and _is_support(trigger, other) and view.matches([trigger.index], other.sense.needs):
            return True
    return False


def _is_main_assault(trigger: Trigger) -> bool:
    return trigger.sense.type == "ASSAULT" and not trigger.sense.weak


def _is_support(trigger: Trigger, other: Trigger) -> bool:
    """An act of violence is an occurrence of its own beside a word of another type (وقف القتال)."""
    return trigger.sense.type != "ASSAULT" or other.sense.type == "ASSAULT"
