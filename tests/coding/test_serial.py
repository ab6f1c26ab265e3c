"""A coded article and its JSON: the same thing both ways; broken JSON is refused with its place named."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.coding.serial import from_json, text_sha256, to_json
from khabar.errors import ArticleError
from khabar.model import records
from khabar.model.records import (
    Article,
    CodedArticle,
    Entity,
    Event,
    Mention,
    Part,
    Statement,
    TimeExpression,
)
from khabar.model.spans import Span

EXAMPLE = Path(__file__).with_name("example.json")

words = st.text(max_size=8)
names = st.lists(words, max_size=2).map(tuple)
ids = st.sampled_from(["e1", "e2", "e3"])
roles = st.lists(ids, max_size=3).map(tuple)
degrees = st.none() | st.floats(-180, 180)


def choice(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


entities = st.builds(
    Entity, st.just("e"), words, st.none() | words, choice(records.EntityType), st.none() | words, names,
    st.none() | words, degrees, degrees,
)  # fmt: skip


@st.composite
def coded_articles(draw: st.DrawFn) -> CodedArticle:
    text = draw(st.text(min_size=1, max_size=60))
    starts = st.integers(0, len(text) - 1)
    spans = starts.flatmap(lambda start: st.integers(start + 1, len(text)).map(lambda end: Span.of(text, start, end)))
    some = st.none() | spans
    known = st.sampled_from([None, "s1", "s2"])
    statements = [
        draw(
            st.builds(
                Statement, st.just(key), roles, some, some, choice(records.Style), words, known, roles, roles, names
            )
        )
        for key in ("s1", "s2")
    ]
    events = st.builds(
        Event, words, spans, words, st.none() | words, roles, roles, st.none() | ids, st.none() | words,
        choice(records.Status), known, st.dictionaries(words, st.integers(0, 10**6), max_size=2), st.none() | words,
        st.none() | choice(records.QuadClass), names,
    )  # fmt: skip
    parts = st.builds(Part, choice(records.PartKind), spans)
    article = Article(
        draw(words),
        text,
        draw(st.none() | words),
        draw(st.none() | words),
        draw(st.none() | st.dates()),
        draw(words),
        tuple(draw(st.lists(parts, max_size=2))),
    )
    drawn = {key: draw(entities) for key in ("e1", "e2", "e3")}
    return CodedArticle(
        article,
        tuple(draw(st.lists(spans, max_size=3))),
        {key: Entity(key, *(getattr(e, f) for f in Entity.__slots__[1:])) for key, e in drawn.items()},
        tuple(draw(st.lists(st.builds(Mention, spans, ids, choice(records.MentionKind), names), max_size=3))),
        tuple(statements),
        tuple(draw(st.lists(events, max_size=2))),
        tuple(draw(st.lists(st.builds(TimeExpression, spans, words, names), max_size=2))),
        draw(words),
    )


@given(coded_articles())
def test_json_gives_back_the_same_article(coded: CodedArticle) -> None:
    assert from_json(json.loads(json.dumps(to_json(coded)))) == coded


def example() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    return data


def test_the_example_comes_back_key_by_key() -> None:
    assert to_json(from_json(example())) == example()


def test_spans_carry_their_characters() -> None:
    coded = from_json(example())
    assert coded.events[0].trigger.text == "اعتقال"
    assert [part.kind for part in coded.article.parts] == ["headline", "dateline", "body", "body"]
    assert coded.article.published == date(2024, 3, 5)


def test_what_the_format_does_not_require_may_be_missing() -> None:
    data = example()
    for key in ("parts", "coder", "sha256", "publisher", "language"):
        del data[key]
    for record in (*data["mentions"], *data["statements"], *data["events"], *data["times"]):
        del record["why"]
    coded = from_json(data | {"an": "extra key"})
    assert (coded.coder, coded.article.parts, coded.article.language) == ("unknown", (), "ar")


Change = Callable[[dict[str, Any]], Any]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda d: d.pop("text"), "text: Field required"),
        (lambda d: d["events"][0].update(trigger=[5, 5]), "span [5, 5) lies outside"),
        (lambda d: d["mentions"][0].update(end=10_000), "10000) lies outside"),
        (lambda d: d["events"][0].update(trigger=["1", "2"]), "events.0.trigger.0"),
        (lambda d: d["events"][0].update(status="sure"), "events.0.status"),
        (lambda d: d["events"][0].update(counts={"killed": -1}), "events.0.counts.killed"),
        (lambda d: d["events"][0].update(actors=["e9"]), "event v1 refers to 'e9'"),
        (lambda d: d["events"][0].update(place="e9"), "event v1 refers to 'e9'"),
        (lambda d: d["events"][0].update(statement="s9"), "event v1 refers to 's9'"),
        (lambda d: d["statements"][1].update(parent="s9"), "statement s2 refers to 's9'"),
        (lambda d: d["mentions"][0].update(entity="e9"), "refers to 'e9'"),
        (lambda d: d["entities"]["e1"].update(type="THING"), "entities.e1.type"),
        (lambda d: d.update(published="soon"), "published"),
        (lambda d: d.update(sha256="0" * 64), "SHA-256"),
    ],
)
def test_broken_json_is_refused_and_named(change: Change, problem: str) -> None:
    data = example()
    change(data)
    with pytest.raises(ArticleError) as caught:
        from_json(data)
    assert caught.value.subject == "example"
    assert problem in caught.value.problem


def test_json_without_an_id_is_refused() -> None:
    with pytest.raises(ArticleError, match="JSON without id"):
        from_json({})


def test_sha256_is_that_of_utf8() -> None:
    assert text_sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert text_sha256("خبر") == hashlib.sha256("خبر".encode()).hexdigest()
    assert text_sha256("\ud800") != text_sha256("\ud801")  # half a surrogate pair has a digest too
