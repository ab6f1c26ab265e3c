"""The label sets of the tagger's heads, in the order of the model's outputs."""

from __future__ import annotations

from typing import get_args

from khabar.model.records import EntityType, Status

OUTSIDE = "O"
DESCRIBED = ("PER", "ORG", "GPE", "GRP", "FAC")  # types of descriptions; LOC and the rest are marked too rarely


def _bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return (OUTSIDE, *(f"{prefix}-{kind}" for kind in kinds for prefix in "BI"))


# Types and modes in the order in which the network was trained; a test holds them against plover.yaml.
_MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "allege", "investigate"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("arrest", "violence", "restrict", "relations", "ban", "expel", "territory"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize",
        "restrict",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    ),
}
TYPES: tuple[str, ...] = tuple(_MODES)
ACTS = (
    "say", "affirm", "deny", "claim", "announce", "opine", "promise", "warn", "demand", "ask", "accuse", "reject",
    "report", "unconfirmed",
)  # fmt: skip

NAMES = _bio(get_args(EntityType))
DESCRIPTIONS = _bio(DESCRIBED)
CUES = (OUTSIDE, "I", *(f"B-{act}" for act in ACTS))
TRIGGERS = (OUTSIDE, "I", *(f"B-{kind}" for kind in TYPES))
STATUSES: tuple[Status, ...] = get_args(Status)
MODES = ("-", *(f"{kind}.{mode}" for kind in TYPES for mode in _MODES[kind]))
# How many leading letters of a word are clitics (وبالعراق has three): learnt where a span begins.
STRIPS = (0, 1, 2, 3)
ROLES = ("source", "addressee", "via", "actor", "recipient", "place", "time")
HEADS = {
    "names": NAMES,
    "descriptions": DESCRIPTIONS,
    "cues": CUES,
    "triggers": TRIGGERS,
    "status": STATUSES,
    "modes": MODES,
    "strips": STRIPS,
}
