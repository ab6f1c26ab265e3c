"""The reading of any coded article: whole, in order, and every chain ends at the publisher."""

from __future__ import annotations

import json
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from khabar.cli.terminal import print_reading
from khabar.model.records import Article, CodedArticle, Entity, Event, Statement
from khabar.model.spans import Span
from khabar.views import StatementNode, article_reading, reading_json

KEYS = ("s1", "s2", "s3", "s4")


@st.composite
def coded_articles(draw: st.DrawFn) -> CodedArticle:
    """Statements with any parents, circles among them, and events told by any of them."""
    text = draw(st.text(min_size=4, max_size=40))
    starts = st.integers(0, len(text) - 1)
    spans = starts.flatmap(lambda start: st.integers(start + 1, len(text)).map(lambda end: Span.of(text, start, end)))
    parents = st.sampled_from([None, *KEYS])
    sources = st.sampled_from([(), ("e1",), ("e1", "e2")])
    statements = tuple(
        Statement(key, draw(sources), draw(st.none() | spans), draw(st.none() | spans), "mixed", "say", draw(parents))
        for key in KEYS
    )
    events = tuple(
        Event(f"v{n}", draw(spans), "AID", None, draw(sources), (), None, None, "future", draw(parents))
        for n in range(3)
    )
    entities = {key: Entity(key, draw(st.text(max_size=5)), None, "ORG") for key in ("e1", "e2")}
    publisher = draw(st.none() | st.just("صحيفة"))
    return CodedArticle(Article("a", text, publisher), (), entities, (), statements, events, (), "0")


def all_nodes(nodes: tuple[StatementNode, ...]) -> list[StatementNode]:
    return [found for node in nodes for found in (node, *all_nodes(node.children))]


@given(coded_articles())
def test_every_statement_is_in_the_tree_once_and_every_chain_is_its_path(coded: CodedArticle) -> None:
    reading = article_reading(coded)
    nodes = all_nodes(reading.statements)
    assert sorted(node.id for node in nodes) == sorted(KEYS)

    def check(node: StatementNode, above: tuple[str | None, ...]) -> None:
        path = (node.id, *above)
        assert tuple(link.statement for link in node.chain) == path
        for child in node.children:
            check(child, path)

    for root in reading.statements:
        check(root, (None,))


@given(coded_articles())
def test_every_event_has_the_chain_of_its_statement(coded: CodedArticle) -> None:
    reading = article_reading(coded)
    chains = {node.id: node.chain for node in all_nodes(reading.statements)}
    told = {event: node.id for node in all_nodes(reading.statements) for event in node.events}
    assert sorted(card.id for card in reading.events) == ["v0", "v1", "v2"]
    assert [card.trigger for card in reading.events] == sorted(event.trigger for event in coded.events)
    for card in reading.events:
        assert card.statement == told.get(card.id)
        assert card.chain[-1].statement is None
        assert card.statement is None or card.chain == chains[card.statement]


@given(coded_articles())
def test_it_can_always_be_written_and_printed(coded: CodedArticle) -> None:
    reading = article_reading(coded)
    assert json.loads(json.dumps(reading_json(reading)))["id"] == "a"
    out = StringIO()
    print_reading(Console(file=out, width=80, highlight=False), reading)
    assert all(key in out.getvalue() for key in KEYS)
