"""The `why` of a record, taken apart: which codes speak of which field, and what the judges weighed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from khabar.revision.judge import JUDGED
from khabar.views.explanation import Judgement, Moved
from khabar.views.labels import Label
from khabar.views.reasons import in_words

# Which fields a code speaks of, by its beginning; a code of another beginning speaks of the record itself.
_SPEAKS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "trigger:": ("event", "type"),
    "tagger:trigger:": ("event", "type"),
    "actor:": ("actors",),
    "recipient:": ("recipients",),
    "role:": ("actors", "recipients"),
    "status:": ("status",),
    "cue:": ("statement", "act"),
    "tagger:cue:": ("statement", "act"),
    "content:": ("content",),
    "act:": ("act",),
    "negated": ("act",),
    "source:": ("source",),
    "parent:": ("parent",),
    "chain:": ("parent",),
}
# The judges name roles in the singular.
_JUDGED_FIELD: Final[Mapping[str, str]] = {"actor": "actors", "recipient": "recipients"}
_VERDICT = re.compile(re.escape(JUDGED) + r"(?P<field>\S+) (?P<probability>[\d.]+):(?P<moved>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons of one record: rules and judgement of each field; what is missing has none."""

    rules: Mapping[str, tuple[Label, ...]]
    judgements: Mapping[str, Judgement]


def read_reasons(why: Iterable[str], record: str) -> Reasons:
    """Sort the codes of an `event` or a `statement` (`record`) by field; what no field claims is told of the record."""
    rules: dict[str, tuple[Label, ...]] = defaultdict(tuple)
    judgements: dict[str, Judgement] = {}
    for code in why:
        verdict = _VERDICT.fullmatch(code)
        if verdict is not None:
            field = verdict["field"]
            judgements[_JUDGED_FIELD.get(field, field)] = _judgement(verdict)
            continue
        for field in _fields(code, record):
            rules[field] = (*rules[field], in_words("rules", code))
    return Reasons(dict(rules), judgements)


def _fields(code: str, record: str) -> tuple[str, ...]:
    return next((fields for start, fields in _SPEAKS_OF.items() if code.startswith(start)), (record,))


def _judgement(verdict: re.Match[str]) -> Judgement:
    parts = (part.strip().rpartition(" ") for part in verdict["moved"].split("; ") if part.strip())
    moved = (Moved(in_words("features", name), float(weight)) for name, _, weight in parts)
    return Judgement(float(verdict["probability"]), tuple(moved))


def names_in(why: Iterable[str], kind: str) -> tuple[tuple[str, ...], ...]:
    """What stands behind `kind:` in the codes of a record, taken apart at its first colon."""
    found = (code.removeprefix(f"{kind}:") for code in why if code.startswith(f"{kind}:"))
    return tuple(tuple(rest.split(":", 1)) for rest in found)
