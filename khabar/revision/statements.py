"""Statements of rules and network, judged: which are said, and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from khabar.model.records import Statement
from khabar.revision import presence
from khabar.revision.candidates import Question
from khabar.revision.evidence import Evidence
from khabar.revision.judge import Features, Judge, load_judges
from khabar.revision.proposals import from_network, network_parties, proposed_statements, with_parents
from khabar.revision.sources_of_statements import SourcesOfStatements
from khabar.text.component import Component
from khabar.text.doc import Doc

FURTHER = 0.6  # probability from which a second source speaks too
CARRIES = 0.4  # the network's log odds of an addressee or a channel; no judge decides on these


class StatementReviser(Component[list[Statement]]):
    """Takes `doc.statements` of the rules and `doc.tags`, and decides what is said by whom."""

    name = "statement revision"

    def __init__(self, judges: Mapping[str, Judge] | None = None) -> None:
        self.judges = judges if judges is not None else load_judges()

    def predict(self, doc: Doc) -> list[Statement]:
        """The statements in reading order, ids made anew."""
        if doc.tags.readings is None:
            return doc.statements
        evidence = Evidence(doc)
        proposed = proposed_statements(doc)
        sources = SourcesOfStatements(evidence, proposed)
        kept = [self._judged(sources, at) for at in range(len(proposed)) if self._is_said(sources, at)]
        return with_parents(kept, proposed)

    def set_annotations(self, doc: Doc, prediction: list[Statement]) -> None:
        doc.statements = prediction

    def _features(self, sources: SourcesOfStatements, at: int) -> Features:
        statement = sources.statements[at]
        return presence.of_statement(sources.evidence, statement, ruled=not from_network(statement))

    def _is_said(self, sources: SourcesOfStatements, at: int) -> bool:
        judge = self.judges["statement"]
        return judge.probability(self._features(sources, at)) >= judge.threshold

    def _judged(self, sources: SourcesOfStatements, at: int) -> Statement:
        """A statement that is said, with how sure that is, and its source."""
        judge, features = self.judges["statement"], self._features(sources, at)
        statement = sources.statements[at]
        judged = replace(
            statement,
            why=(*statement.why, judge.verdict(features, field="statement")),
            confidence={"statement": round(judge.probability(features), 3)},
        )
        question = sources.question(at)
        return judged if question is None else self._sourced(sources, at, question, judged)

    def _sourced(self, sources: SourcesOfStatements, at: int, question: Question, statement: Statement) -> Statement:
        """The statement with its most probable source."""
        judge = self.judges["source"]
        asked = {key: sources.features(at, question, key) for key in sources.candidates(question)}
        found = judge.best(asked)
        source = chosen(found, judge.threshold)
        if from_network(statement):
            statement = replace(
                statement,
                via=network_parties(sources.evidence, "via", question.predicate, CARRIES),
                addressee=network_parties(sources.evidence, "addressee", question.predicate, CARRIES),
            )
        told = [judge.verdict(asked[source[0]], field="source")] if source else []
        return replace(
            statement, source=source, why=(*statement.why, *told),
            confidence={**statement.confidence, "source": sureness(found, source)},
        )  # fmt: skip


def sureness(found: Mapping[str, float], party: tuple[str, ...]) -> float:
    """How sure it is that the first of a party fills the role, or that nobody does."""
    return round(found[party[0]] if party else 1 - max(found.values(), default=0.0), 3)


def chosen(found: Mapping[str, float], enough: float, *, further: float = FURTHER) -> tuple[str, ...]:
    """The most probable candidate if it is probable enough, and those beside it that are likely by themselves."""
    if not found:
        return ()
    first, *rest = found
    if found[first] < enough:
        return ()
    return (first, *(key for key in rest if found[key] >= further))
