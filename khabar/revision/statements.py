"""Statements of rules and network, judged: which are said, and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from khabar.model.records import Statement
from khabar.revision import presence
from khabar.revision.candidates import Question
from khabar.revision.evidence import Evidence
from khabar.revision.judge import Judge, load_judges
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
        judged = (self._said(sources, at) for at in range(len(proposed)))
        return with_parents([statement for statement in judged if statement is not None], proposed)

    def set_annotations(self, doc: Doc, prediction: list[Statement]) -> None:
        doc.statements = prediction

    def _said(self, sources: SourcesOfStatements, at: int) -> Statement | None:
        """A proposed statement with its source and how sure both are; None where it is more likely none."""
        judge, statement = self.judges["statement"], sources.statements[at]
        features = presence.of_statement(sources.evidence, statement, ruled=not from_network(statement))
        sure = judge.probability(features)
        if sure < judge.threshold:
            return None
        judged = replace(
            statement,
            why=(*statement.why, judge.verdict(features, field="statement")),
            confidence={"statement": round(sure, 3)},
        )
        question = sources.question(at)
        return judged if question is None else self._sourced(sources, at, question, judged)

    def _sourced(self, sources: SourcesOfStatements, at: int, question: Question, statement: Statement) -> Statement:
        """The statement with its most probable source."""
        asked = {key: sources.features(at, question, key) for key in sources.candidates(question)}
        decision = self.judges["source"].decide(asked, field="source", further=FURTHER)
        if from_network(statement):
            statement = replace(
                statement,
                via=network_parties(sources.evidence, "via", question.predicate, CARRIES),
                addressee=network_parties(sources.evidence, "addressee", question.predicate, CARRIES),
            )
        return replace(
            statement, source=decision.party, why=(*statement.why, *decision.told),
            confidence={**statement.confidence, "source": decision.sure},
        )  # fmt: skip
