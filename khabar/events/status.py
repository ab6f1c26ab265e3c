"""The status of an event from the innermost source's own view (annotation scheme, 3; words in `status.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from khabar.events.triggers import Trigger
from khabar.events.view import STOPS, View
from khabar.model.records import Statement, Status

NEAR, FAR = 3, 6  # how many words before a trigger a governing word may stand
AHEAD = 6  # how many words after it a word such as المقبل may stand
CONTROL = 8  # how far into a content the act of its statement reaches


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, the rule that gave it, and the event type where the status changes it."""

    status: Status
    rule: str
    type: str


class StatusFinder:
    """Judges triggers in reading order; `governing` are those judged so far."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.data = view.lexicon.status
        self.governing: list[Trigger] = []
        self.verdicts: dict[int, Verdict] = {}

    def status(self, trigger: Trigger) -> Verdict:
        """The status of one trigger and its type after conversion (future cooperation is AGREE, will-not is REJECT)."""
        self.governing = [t for t in self.governing if t.index < trigger.index]
        verdict = self._converted(trigger, self._refusal(trigger) or self._judge(trigger))
        self.governing.append(trigger)
        self.verdicts[trigger.index] = verdict
        return verdict

    def _judge(self, trigger: Trigger) -> Verdict:
        rules = (
            self._condition,
            self._negation,
            self._marked_future,
            self._subjunctive,
            self._hedge,
            self._conjoined,
            self._governed,
            self._adverbial,
        )
        for rule in rules:
            found = rule(trigger)
            if found is not None:
                return Verdict(found[0], found[1], trigger.sense.type)
        return Verdict("asserted", "status:asserted", trigger.sense.type)

    # -- words around --------------------------------------------------------------------------------------------

    def _before(self, trigger: Trigger, reach: int) -> list[int]:
        """Tokens before a trigger, nearest first, up to a stop or a verb that is a trigger of its own."""
        found: list[int] = []
        start = self.view.sentence(trigger.index).start
        for index in range(trigger.index - 1, max(start, trigger.index - reach) - 1, -1):
            if self.view.tokens[index].text in STOPS:
                break
            found.append(index)
        return found

    def _has(self, indices: Iterable[int], name: str) -> bool:
        words = self.data[name]
        return any(self._is(index, words) for index in indices)

    def _is(self, index: int, words: frozenset[str]) -> bool:
        word = self.view.word(index)
        forms = {word, word[1:] if word[:1] in ("و", "ف") and len(word) > 3 else word}
        pair = f"{word} {self.view.word(index + 1)}"
        return not forms.isdisjoint(words) or pair in words

    # -- rules ---------------------------------------------------------------------------------------------------

    def _refusal(self, trigger: Trigger) -> Verdict | None:
        """لن نتراجع: a verb of yielding under a refusing particle is a refusal that happens now."""
        refusal = self.data["refusal"]
        if trigger.kind != "verb" or trigger.sense.type not in refusal["types"]:
            return None
        if self.view.word(trigger.index - 1) in refusal["particles"]:
            return Verdict("asserted", "status:will not", "REJECT")
        return None

    def _condition(self, trigger: Trigger) -> tuple[Status, str] | None:
        """إذا لم يوافق, and لسقطت behind لولا."""
        if trigger.kind != "verb":
            return None
        if trigger.clitic.endswith("ل") and trigger.form.kind == "past":
            return "hypothetical", "status:condition"
        conditional = self._has(self._before(trigger, NEAR), "conditional_before")
        return ("hypothetical", "status:condition") if conditional else None

    def _negation(self, trigger: Trigger) -> tuple[Status, str] | None:
        before = self._before(trigger, 2)
        if before and self.view.word(before[0]) in ("اي", "وقوع", "حدوث"):
            before = before[1:]
        if self._has(before[:1], "negation_before"):
            return "negated", "status:negation"
        failed = self._has(self._before(trigger, NEAR), "failed_before")
        if failed or self._has(self._before(trigger, FAR), "absent_before"):
            return "negated", "status:failed"
        return None

    def _marked_future(self, trigger: Trigger) -> tuple[Status, str] | None:
        if trigger.future or (trigger.kind == "verb" and self._has(self._before(trigger, 2), "future_before")):
            return "future", "status:future verb"
        return None

    def _subjunctive(self, trigger: Trigger) -> tuple[Status, str] | None:
        """قد and أن before a present verb: what may be, what is wished, allowed or feared."""
        if trigger.form.kind != "present":
            return None
        before = self._before(trigger, 1)
        if self._has(before, "modal_before_present"):
            return "hypothetical", "status:modal"
        if not self._has(before, "subjunctive_before"):
            return None
        planned = self._has(self._before(trigger, NEAR), "future_before")
        return ("future", "status:future word") if planned else ("hypothetical", "status:subjunctive")

    def _hedge(self, trigger: Trigger) -> tuple[Status, str] | None:
        """Words of doubt, wish, duty and plan before the trigger; past verbs tell what happened."""
        near = self._before(trigger, NEAR)
        settled = self._has(near[:1], "settled_before") or self._is_stopped(trigger)
        if trigger.form.kind == "past" or settled:
            return None
        if self._has(near, "uncertain_before"):
            return "uncertain", "status:uncertain word"
        if self._has(near, "hypothetical_before"):
            return "hypothetical", "status:hypothetical word"
        if trigger.kind == "noun" and self._has(near, "future_before"):
            return "future", "status:future word"
        return None

    def _governed(self, trigger: Trigger) -> tuple[Status, str] | None:
        """What the statement or event that governs the trigger makes of it."""
        settled = trigger.form.kind == "past" or self._has(self._before(trigger, 2), "settled_before")
        if settled or trigger.kind == "passive" or self._is_existing(trigger):
            return None
        return self._by_statement(trigger) or self._by_event(trigger)

    def _by_statement(self, trigger: Trigger) -> tuple[Status, str] | None:
        statement = self.view.statement_at(trigger.span.start)
        if statement is None:
            return None
        if self._is_hope(statement):
            return "hypothetical", "status:hope"
        status = self.data["acts"].get(statement.act)
        if status and self._is_close(trigger, statement):
            return cast(Status, status), f"status:act {statement.act}"
        return None

    def _by_event(self, trigger: Trigger) -> tuple[Status, str] | None:
        """A demand, threat, promise, refusal or signed agreement before the trigger in its clause."""
        sentence = self.view.sentence(trigger.index)
        for other in reversed(self.governing):
            if trigger.index - other.last > CONTROL or other.index not in sentence:
                break
            status = self.data["types"].get(other.sense.type)
            if other.sense.frame.name in self.data["future_frames"] and trigger.kind == "noun":
                status = "future"
            if status and self._links(other, trigger):
                return cast(Status, status), f"status:under {other.sense.type}"
        return None

    def _is_hope(self, statement: Statement) -> bool:
        """Whether a word of hope stands in the cue or between it and the content."""
        if statement.cue is None or statement.content is None or statement.content.start < statement.cue.start:
            return False
        return self._has(self.view.doc.token_range(statement.cue.start, statement.content.start), "hope_words")

    def _is_existing(self, trigger: Trigger) -> bool:
        """A definite noun of violence or penalty, or a verb in a relative clause, tells what is the case."""
        if trigger.kind == "verb":
            return self.view.in_list(trigger.index - 1, "relatives")
        return trigger.definite and not trigger.pronoun and trigger.sense.type in self.data["existing_types"]

    def _is_stopped(self, trigger: Trigger) -> bool:
        """وقف القتال: what is to be stopped is going on."""
        before = next((t for t in self.governing if t.last == trigger.index - 1), None)
        return before is not None and before.sense.type == "RETREAT" and trigger.sense.type == "ASSAULT"

    def _conjoined(self, trigger: Trigger) -> tuple[Status, str] | None:
        """A verbal noun behind و goes on with the status of the one before it (دعم … ومحاربة …)."""
        if trigger.kind != "noun" or not trigger.clitic.startswith("و") or not self.governing:
            return None
        other = self.governing[-1]
        near = trigger.index - other.last <= CONTROL + 4 and self._links(other, trigger)
        verdict = self.verdicts.get(other.index)
        if near and other.kind == "noun" and verdict and verdict.status in ("future", "hypothetical"):
            return verdict.status, "status:conjoined"
        return None

    def _is_close(self, trigger: Trigger, statement: Statement) -> bool:
        """Whether a trigger stands early enough in the content for its act to govern it."""
        if statement.content is None:
            return False
        first = self.view.doc.token_range(statement.content.start, statement.content.end).start
        return trigger.index - first <= CONTROL * 2

    def _links(self, other: Trigger, trigger: Trigger) -> bool:
        """Whether nothing but names and prepositions stands between a governing trigger and its content."""
        between = range(other.last + 1, trigger.index)
        return not any(self.view.tokens[i].text in STOPS or self.view.in_list(i, "relatives") for i in between)

    def _adverbial(self, trigger: Trigger) -> tuple[Status, str] | None:
        if trigger.form.kind == "past":
            return None
        after = []
        for index in self.view.window(trigger.last, 0, AHEAD)[1:]:
            if self.view.tokens[index].text in STOPS or index in self.view.verbs:
                break
            after.append(index)
        if self._has(after, "future_near"):
            return "future", "status:future time"
        if self._has(after[:2], "uncertain_near"):
            return "uncertain", "status:uncertain adjective"
        return None

    # -- conversion ----------------------------------------------------------------------------------------------

    def _converted(self, trigger: Trigger, verdict: Verdict) -> Verdict:
        direct = verdict.rule in ("status:future verb", "status:future word", "status:future time")
        if verdict.status == "future" and direct and verdict.type in self.data["agree_when_future"]:
            return Verdict("future", verdict.rule, "AGREE")
        if verdict.status == "negated" and trigger.sense.negated and verdict.rule == "status:negation":
            return Verdict("asserted", verdict.rule, trigger.sense.negated)
        return verdict
