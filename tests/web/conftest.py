"""A store with one article whose coding is written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

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
from khabar.store import Store
from khabar.web.app import create_app

TEXT = "وفد في مرفأ تجريبي\nأكد الوزير سامي حرفوش أمس أن القوات <b>انسحبت</b> من البلدة."
HEADLINE = TEXT.index("\n")

WHY = ("trigger:RETREAT:انسحب", "actor:subject", "status:asserted", "judged:actor 0.83: network +2.9; rules:first -0.4")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def article(id: str = "a/1.txt") -> CodedArticle:  # noqa: A002 - the name of the field
    content = Span.of(TEXT, TEXT.index("القوات"), len(TEXT) - 1)
    parts = (Part("headline", Span.of(TEXT, 0, HEADLINE)), Part("body", Span.of(TEXT, HEADLINE + 1, len(TEXT))))
    return CodedArticle(
        Article(id, TEXT, "صحيفة التجربة", "https://example.org/1", date(2021, 3, 2), parts=parts),
        (parts[0].span, parts[1].span),
        {
            "e1": Entity("e1", "سامي حرفوش", "Sami Harfoush", "PER", "LBN", ("GOV",)),
            "e2": Entity("e2", "القوات", None, "ORG", None, ("MIL",)),
        },
        (Mention(span("سامي حرفوش"), "e1", "NAM"), Mention(span("القوات"), "e2", "NOM")),
        (Statement("s1", ("e1",), span("أكد"), content, "indirect", "affirm"),),
        (
            Event(
                "v1", span("انسحبت"), "RETREAT", "withdraw", ("e2",), (), None, "2021-03-01", "asserted", "s1", why=WHY
            ),
        ),
        (TimeExpression(span("أمس"), "2021-03-01"),),
        "test",
    )


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "web.db"
    with Store.open(path) as store:
        store.add(article())
    return path


@pytest.fixture
def client(db: Path) -> Iterator[TestClient]:
    with TestClient(create_app(db)) as found:
        yield found
