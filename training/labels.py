"""The label sets of the tagger's heads, in the order of the model's outputs."""

from __future__ import annotations

from typing import get_args

from khabar.knowledge.loading import load_yaml
from khabar.model.records import EntityType, Status

OUTSIDE = "O"
DESCRIBED = ("PER", "ORG", "GPE", "GRP", "FAC")  # types of descriptions; LOC and the rest are marked too rarely


def _bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return (OUTSIDE, *(f"{prefix}-{kind}" for kind in kinds for prefix in "BI"))


_PLOVER = load_yaml("plover.yaml")["types"]
TYPES: tuple[str, ...] = tuple(_PLOVER)
ACTS = (
    "say", "affirm", "deny", "claim", "announce", "opine", "promise", "warn", "demand", "ask", "accuse", "reject",
    "report", "unconfirmed",
)  # fmt: skip

NAMES = _bio(get_args(EntityType))
DESCRIPTIONS = _bio(DESCRIBED)
CUES = (OUTSIDE, "I", *(f"B-{act}" for act in ACTS))
TRIGGERS = (OUTSIDE, "I", *(f"B-{kind}" for kind in TYPES))
STATUSES: tuple[str, ...] = get_args(Status)
MODES = ("-", *(f"{kind}.{mode}" for kind in TYPES for mode in _PLOVER[kind].get("modes", ())))
# How many leading letters of a word are clitics (وبالعراق has three): learnt where a span begins.
STRIPS = (0, 1, 2, 3)
ROLES = ("source", "addressee", "via", "actor", "recipient", "place")
HEADS = {
    "names": NAMES,
    "descriptions": DESCRIPTIONS,
    "cues": CUES,
    "triggers": TRIGGERS,
    "status": STATUSES,
    "modes": MODES,
    "strips": STRIPS,
}
