"""Find the words that express PLOVER events: look-up in the lexicon, and the context that its entries ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.events.forms import FormKind, clitic_fits, clitic_of, is_unlikely, kind_in_context, kind_of
from khabar.events.lexicon import Sense, allows
from khabar.events.view import View
from khabar.knowledge.lexemes import Reading
from khabar.model.records import Statement
from khabar.model.spans import Span
from khabar.text.inflection import Form

BEFORE = 4  # how far before a trigger a needed word may stand; how far behind is the sense's `reach`
REACH = 16  # the longest `reach` of a sense
CLOSE_AFTER, CLOSE_BEFORE = 3, 2  # how far an excluding word may stand
GOVERNING = 3  # how far before a noun the words of `before` may stand
NOUN = Form("noun")


@dataclass(frozen=True, eq=False)
class Trigger:
    """A trigger in its place: tokens `index..last`, span without clitics, sense and grammatical form.

    `pronoun` is the attached pronoun, folded; `statement` the statement whose cue the trigger is.
    """

    index: int
    last: int
    span: Span
    sense: Sense
    kind: FormKind
    form: Form
    clitic: str = ""
    pronoun: str = ""
    statement: Statement | None = None

    @property
    def definite(self) -> bool:
        """Whether the word has the article or a pronoun."""
        return bool(self.pronoun) or self.span.text.startswith("ال")

    @property
    def future(self) -> bool:
        """Whether a present verb carries س."""
        return self.form.kind == "present" and self.clitic.endswith("س")


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
        span = view.doc.span(match.start, match.end)
        clitic = clitic_of(view, index, match.start)
        trigger = Trigger(match.first, match.last, span, match.value, "noun", NOUN, clitic)
        if _fits(view, trigger):
            return trigger
    return None


def _word_trigger(view: View, index: int) -> Trigger | None:
    readings = view.lexicon.forms.readings(view.tokens[index])
    return min((t for reading in readings for t in _read(view, index, reading)), key=_rank, default=None)


def _rank(trigger: Trigger) -> tuple[int, bool, bool]:
    """Fewest clitics first, then without pronoun, then senses whose needed word was found."""
    return trigger.span.start, bool(trigger.pronoun), not (trigger.sense.needs or trigger.sense.before)


def _read(view: View, index: int, reading: Reading[Sense]) -> Iterator[Trigger]:
    """The trigger that a reading makes, if form and context allow it."""
    sense, form = reading.value, reading.form
    clitic = clitic_of(view, index, reading.start)
    if not allows(sense, form) or not clitic_fits(clitic, form) or is_unlikely(view, index, reading):
        return
    kind = kind_of(form)
    if kind == kind_in_context(view, index, reading):
        span = view.doc.span(reading.start, view.tokens[index].end)
        trigger = Trigger(index, index, span, sense, kind, form, clitic, reading.pronoun)
        if _fits(view, trigger):
            yield trigger


# -- context ----------------------------------------------------------------------------------------------------


def _fits(view: View, trigger: Trigger) -> bool:
    """Whether the context conditions of a sense hold around its trigger."""
    sense, first, last = trigger.sense, trigger.index, trigger.last
    around = [i for i in view.window(first, BEFORE, last - first + REACH) if not first <= i <= last]
    close = [i for i in around if first - CLOSE_BEFORE <= i <= last + CLOSE_AFTER]
    if trigger.kind == "noun" and _is_topic(view, trigger):
        return False
    if sense.excludes and view.matches(close, sense.excludes):
        return False
    reached = [i for i in around if first - min(BEFORE, sense.reach) <= i <= last + sense.reach]
    if sense.needs and not view.matches(reached, sense.needs):
        return False
    if not sense.before or trigger.kind != "noun" or trigger.pronoun:
        return True
    return bool(view.matches([i for i in around if first - GOVERNING <= i < first], sense.before))


def _is_topic(view: View, trigger: Trigger) -> bool:
    """Whether the word before makes this noun a topic or part of an institution's name (ملف العقوبات)."""
    return trigger.index > 0 and view.in_list(trigger.index - 1, "topic_heads") and not trigger.clitic


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
    """Whether another trigger says it: the killing beside an injury, the verb beside its noun (فرض عقوبات)."""
    if trigger.sense.weak:
        return any(i in found and _is_main_assault(found[i]) for i in view.sentence(trigger.index))
    near = (found[i] for i in view.window(trigger.index, REACH, BEFORE) if i in found)
    return trigger.kind == "noun" and any(_needs(view, other, trigger) for other in near if other is not trigger)


def _is_main_assault(trigger: Trigger) -> bool:
    return trigger.sense.type == "ASSAULT" and not trigger.sense.weak


def _needs(view: View, other: Trigger, noun: Trigger) -> bool:
    """Whether a noun is only the needed word of another trigger; an act of violence is an occurrence of its own."""
    violence = noun.sense.type == "ASSAULT" and other.sense.type != "ASSAULT"
    if violence or other.sense.weak or not other.sense.needs:
        return False
    reached = other.index - BEFORE <= noun.index <= other.index + other.sense.reach
    return reached and bool(view.matches([noun.index], other.sense.needs))
