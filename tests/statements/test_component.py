"""The component on any text: spans inside the text, parents that exist, no cycles."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model.records import Article
from khabar.statements.component import StatementFinder
from khabar.text.doc import Doc

FINDER = StatementFinder()
WORDS = [
    *("قال", "أكد", "وأضاف", "مشيرا", "رفض", "دعا", "طالب", "أعرب", "أمله", "نقلت", "قوله", "لم", "يؤكد", "حسبما ذكرت"),
    *("إلى", "أن", "إن", "إنه", "بحسب", "عن", "وفقا", "لمصادر", "على لسان", "كل من", "من", "ما", "لا", "الذي", "التي"),
    *("رويترز", "الوزير", "بوقف", "القتال", "في حين", "بينما", "وقد", "ذلك", "أنا"),
    *("،", ".", ":", "؛", '"', "«", "»", "(", ")", "-", "\n"),
]


def check(text: str) -> None:
    doc = FINDER(Doc.of(Article("t", text)))
    parents = {statement.id: statement.parent for statement in doc.statements}
    assert [statement.id for statement in doc.statements] == [f"s{n}" for n in range(1, len(parents) + 1)]
    for statement in doc.statements:
        for span in filter(None, (statement.cue, statement.content)):
            assert text[span.start : span.end] == span.text
        seen: set[str] = set()
        parent: str | None = statement.id
        while parent is not None:
            assert parent not in seen
            seen.add(parent)
            parent = parents[parent]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_order_of_the_words_of_reporting(text: str) -> None:
    check(text)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


def test_no_text() -> None:
    assert FINDER.predict(Doc.of(Article("t", ""))).statements == []


def test_predict_changes_nothing() -> None:
    doc = Doc.of(Article("t", "قال الوزير إن الحوار مستمر."))
    assert FINDER.predict(doc)
    assert doc.statements == []


def test_a_long_article_takes_little_time() -> None:
    sentence = "وقال الوزير في مؤتمر صحافي عقده أمس إن الحوار مستمر، مشيرا إلى أن الوفد وصل، بحسب وكالة الأنباء. "
    doc = Doc.of(Article("t", sentence * 200))
    begin = time.perf_counter()
    FINDER.predict(doc)
    assert time.perf_counter() - begin < 2.0  # linear: 3,400 words
