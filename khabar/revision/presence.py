"""Features of the questions whether something is said or done at all, of which type, and how certainly."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.model.records import Event, Statement
from khabar.revision.evidence import Evidence, Feature, logit

NOTHING = "O"


def of_event(evidence: Evidence, event: Event, *, ruled: bool) -> dict[str, float]:
    """Whether a proposed event is one: `ruled` where the rules see it, else the network alone does."""
    token = evidence.predicate(event)
    found = dict(_seen(evidence, "triggers", token, ruled=ruled))
    found |= {f"type:{event.type}": 1.0, f"status:{event.status}": 1.0}
    if ruled:
        found[f"rules:{event.type}"] = 1.0
        found |= {f"rules:{why}": 1.0 for why in event.why[1:]}
    if not evidence.doc.events:
        found["rules see no event in the article"] = 1.0
    found["named parties"] = float(bool(event.actors)) + float(bool(event.recipients))
    found["in a statement"] = float(event.statement is not None)
    found[f"network:{evidence.best('triggers', token)}"] = 1.0
    return found


def of_statement(evidence: Evidence, statement: Statement, *, ruled: bool) -> dict[str, float]:
    """Whether a proposed statement is one."""
    found: dict[str, float] = {f"act:{statement.act}": 1.0, f"style:{statement.style}": 1.0}
    if statement.cue is None:
        return found | {"no cue": 1.0}
    token = evidence.token(statement.cue.start, statement.cue.end)
    found |= dict(_seen(evidence, "cues", token, ruled=ruled))
    found |= {f"rules:{why}": 1.0 for why in statement.why if ruled}
    found["named source"] = float(bool(statement.source))
    found["content"] = float(statement.content is not None)
    found["in a statement"] = float(statement.parent is not None)
    return found


def of_type(evidence: Evidence, event: Event, kind: str, *, ruled: str | None) -> dict[str, float]:
    """Whether an event is of type `kind`, where the rules say `ruled`."""
    token = evidence.predicate(event)
    said = evidence.best("triggers", token)
    found = {"network": logit(evidence.label("triggers", token, f"B-{kind}")), f"type:{kind}": 1.0}
    if kind == ruled:
        found |= {"rules": 1.0, f"rules:{kind}": 1.0, f"rules against {said}": 1.0}
    if kind == said:
        found |= {"network first": 1.0, f"network first:{kind}": 1.0, f"network against {ruled}": 1.0}
    return found


def of_status(evidence: Evidence, event: Event, status: str) -> dict[str, float]:
    """Whether an event has a status, where the rules gave it its own by the last reason they name."""
    found = {"network": 0.0, f"status:{status}": 1.0, f"status:{status} of {event.type}": 1.0}
    if evidence.doc.tags.readings is not None:
        found["network"] = logit(evidence.doc.tags.readings.label("status", evidence.predicate(event), status))
    if status == event.status:
        found |= {"rules": 1.0, f"rules:{event.why[-1]}": 1.0, f"rules:{status}": 1.0}
    return found


def _seen(evidence: Evidence, head: str, token: int, *, ruled: bool) -> Iterator[Feature]:
    something = -logit(evidence.label(head, token, NOTHING))
    named = logit(evidence.label(head, token, f"B-{evidence.best(head, token)}"))
    side = "rules" if ruled else "network alone"
    yield side, 1.0
    yield f"{side}:network something", something
    yield f"{side}:network something, surely", max(0.0, something - 2)
    yield f"{side}:network names it", named
