"""Who may be the source of a statement, with the features of each candidate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from khabar.model.records import Statement
from khabar.revision.candidates import UNLIKELY, Question, of_distance, of_entity, of_network, of_rules
from khabar.revision.evidence import Evidence, Feature
from khabar.revision.proposals import origin

SPEAKERS = frozenset(("PER", "ORG", "GPE", "GRP"))


class SourcesOfStatements:
    """Candidates and their features; built once for an article and its proposed statements, in reading order."""

    def __init__(self, evidence: Evidence, statements: Sequence[Statement]) -> None:
        self.evidence, self.statements = evidence, statements
        self._by_id = {statement.id: statement for statement in statements if statement.id}

    def question(self, at: int) -> Question | None:
        """What is asked of statement number `at`; None where it has no cue, so that the network says nothing."""
        statement = self.statements[at]
        if statement.cue is None:
            return None
        reasons = tuple(why for why in statement.why if why.startswith("source:")) or ("unsaid",)
        predicate = self.evidence.token(statement.cue.start, statement.cue.end)
        return Question(
            "source", "addressee", predicate, statement.act, statement.source, statement.addressee, reasons
        )  # fmt: skip

    def candidates(self, question: Question) -> list[str]:
        """Speakers in the network's reach, and whom the rules name."""
        entities = self.evidence.doc.entities
        reach = self.evidence.parties("source", question.predicate)
        likely = (key for key, score in reach.items() if score >= UNLIKELY)
        named = dict.fromkeys((*likely, *question.ruled))
        return [key for key in named if key in entities and entities[key].type in SPEAKERS]

    def features(self, at: int, question: Question, key: str) -> dict[str, float]:
        """The features of one candidate, by name."""
        return dict(
            chain(
                of_network(self.evidence, question, key),
                of_rules(question, key),
                of_entity(self.evidence, question, key),
                of_distance(self.evidence, question, key),
                self._chain(at, key),
            )
        )

    def _chain(self, at: int, key: str) -> Iterator[Feature]:
        """Whether the entity speaks in the statement before, in the one around, or carries this one."""
        statement = self.statements[at]
        if at and key in self.statements[at - 1].source:
            yield "speaks before", 1.0
        parent = self._by_id.get(statement.parent or "")
        if parent is not None and key in parent.source:
            yield "speaks around", 1.0
        if key in statement.via:
            yield "carries", 1.0
        yield origin(statement)
