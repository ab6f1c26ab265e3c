"""Named features of an entity as the filler of a role: what network, rules and context say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.model.records import Entity
from khabar.revision.evidence import Evidence, Feature

# Log odds from which the network's word may count more or less than below.
STEPS = ((-2.0, "network over -2"), (0.0, "network over 0"), (2.0, "network over 2"))
NONE = -7.0  # log odds of what the network leaves out
NEAR = (0, 1, 2, 4)  # sentences between a predicate and the nearest mention before it
UNLIKELY = -1.0  # log odds below which the network leaves an entity out; a rule may still name it
FAR = 30  # words in a sentence from which on distance is all the same


@dataclass(frozen=True, slots=True)
class Question:
    """Who fills `role` of the predicate that begins at a token, and what the rules answer.

    `ruled` are the rules' entities, `against` whom they have in the `opposite` role, `rules` their reasons,
    `kind` the PLOVER type or the act.
    """

    role: str
    opposite: str
    predicate: int
    kind: str
    ruled: tuple[str, ...]
    against: tuple[str, ...]
    rules: tuple[str, ...]


def of_network(evidence: Evidence, question: Question, key: str) -> Iterator[Feature]:
    """The network's log odds for the entity, beside those of its rivals and of the opposite role."""
    own = evidence.parties(question.role, question.predicate)
    mine = own.get(key)
    if mine is None:
        yield "network:out of reach", 1.0
        return
    yield "network", mine
    for step, name in STEPS:
        if mine > step:
            yield name, mine - step
    against = evidence.parties(question.opposite, question.predicate).get(key, NONE)
    yield "network:opposite role", against
    if against > mine:
        yield "network:opposite role is likelier", 1.0
    margin = mine - max((odds for other, odds in own.items() if other != key), default=NONE)
    yield "network:margin", margin
    if margin >= 0:
        yield "network:first", 1.0
    said = "agree" if key in question.ruled else "say another" if question.ruled else "say nobody"
    yield f"network where rules {said}", mine


def of_rules(question: Question, key: str) -> Iterator[Feature]:
    """Whether the rules name the entity, another one or nobody, and by which rule."""
    if key in question.ruled:
        yield "rules:first" if question.ruled[0] == key else "rules:further", 1.0
    prefix = "rules" if key in question.ruled else "rules say another" if question.ruled else "rules say nobody"
    for rule in question.rules:
        yield f"{prefix}:{rule}", 1.0
    if key in question.against:
        yield "rules:opposite role", 1.0


def of_entity(evidence: Evidence, question: Question, key: str) -> Iterator[Feature]:
    """What kind of entity it is, and how much the article speaks of it."""
    kind = kind_of(evidence.doc.entities[key])
    yield f"kind:{kind}", 1.0
    yield f"kind:{kind} of {question.kind}", 1.0
    yield f"predicate:{question.kind}", 1.0
    mentions = evidence.mentions.get(key, [])
    yield "share of mentions", len(mentions) / max(1, len(evidence.doc.mentions))
    if mentions and all(mention.kind == "NOM" for _, mention in mentions):
        yield "described only", 1.0
    if key in evidence.headline:
        yield "in headline", 1.0


def of_distance(evidence: Evidence, question: Question, key: str) -> Iterator[Feature]:
    """How far the nearest mention stands from the predicate, and on which side."""
    at = evidence.nearest(question.role, key, question.predicate)
    if at is None:
        return
    sentences = evidence.sentence(question.predicate) - evidence.sentence(at)
    if sentences == 0:
        side = "after" if at > question.predicate else "before"
        yield f"same sentence:{side}", 1.0
        yield f"same sentence:{side} by", min(abs(at - question.predicate), FAR) / 10
    elif sentences < 0:
        yield "named later", 1.0
    else:
        yield f"sentences before:{next(n for n in reversed(NEAR) if n <= sentences)}", 1.0


def kind_of(entity: Entity) -> str:
    """`state`, `place`, or the type with the first sector (`ORG:MIL`)."""
    if entity.type == "GPE":
        return "state" if "GOV" in entity.sectors else "place"
    return f"{entity.type}:{next(iter(entity.sectors), '-')}"
