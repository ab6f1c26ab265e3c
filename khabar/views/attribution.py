"""Who says what according to whom: chains and the tree of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from khabar.model.records import CodedArticle, Entity, Event, Statement
from khabar.views.labels import label
from khabar.views.records import Chain, Link, Party, StatementNode


def party(entity: Entity) -> Party:
    """An entity as it stands in a role."""
    return Party(entity.id, entity.name, entity.en, label("entity_types", entity.type), entity.country)


class Attribution:
    """The statements of one article, with their parents and children looked up."""

    def __init__(self, coded: CodedArticle) -> None:
        self._coded = coded
        self._statements = {statement.id: statement for statement in coded.statements}
        self._publisher = Link(None, _publisher(coded))
        self._children: dict[str | None, list[Statement]] = defaultdict(list)
        for statement in sorted(coded.statements, key=position):
            self._children[self._parent(statement)].append(statement)
        self._events: dict[str | None, list[Event]] = defaultdict(list)
        for event in sorted(coded.events, key=lambda event: event.trigger):
            self._events[event.statement].append(event)

    def parties(self, ids: Iterable[str]) -> tuple[Party, ...]:
        """The entities of some ids, as parties."""
        return tuple(party(self._coded.entities[key]) for key in ids)

    def chain(self, statement_id: str | None) -> Chain:
        """The links from a statement through its parents to the publisher."""
        links = []
        statement = self._statements.get(statement_id or "")
        while statement is not None:
            act = label("acts", statement.act)
            links.append(Link(statement.id, self.parties(statement.source), act, self.parties(statement.via)))
            statement = self._statements.get(self._parent(statement) or "")
        return (*links, self._publisher)

    def tree(self) -> tuple[StatementNode, ...]:
        """The statements that stand in no other one, each with those in its content."""
        return tuple(self._node(statement) for statement in self._children[None])

    def _node(self, statement: Statement) -> StatementNode:
        return StatementNode(
            id=statement.id,
            speakers=self.parties(statement.source),
            act=label("acts", statement.act),
            style=label("styles", statement.style),
            cue=statement.cue,
            content=statement.content,
            addressee=self.parties(statement.addressee),
            via=self.parties(statement.via),
            chain=self.chain(statement.id),
            events=tuple(event.id for event in self._events[statement.id]),
            children=tuple(self._node(child) for child in self._children[statement.id]),
            why=statement.why,
        )

    def _parent(self, statement: Statement) -> str | None:
        """The parent, None where it is missing or where following parents comes back to the statement itself.

        Outside data can hold such circles; every statement of one becomes a root, so that none is lost.
        """
        seen = set()
        above = statement.parent
        while above in self._statements and above not in seen:
            if above == statement.id:
                return None
            seen.add(above)
            above = self._statements[above].parent
        return statement.parent if statement.parent in self._statements else None


def position(statement: Statement) -> tuple[int, int]:
    """Where a statement stands in reading order: at its cue or content, whichever is first, the longer one first."""
    spans = [span for span in (statement.cue, statement.content) if span is not None]
    start = min((span.start for span in spans), default=0)
    return start, -max((span.end for span in spans), default=0)


def _publisher(coded: CodedArticle) -> tuple[Party, ...]:
    publisher = coded.article.publisher
    return (Party(None, publisher, None),) if publisher else ()
