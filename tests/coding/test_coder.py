"""The coder: its stamp, its stream, its errors, and that no span ever leaves the text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import khabar
from khabar.coding.coder import Coder
from khabar.coding.fingerprint import coder_version
from khabar.errors import ArticleError
from khabar.model.records import Article, CodedArticle
from khabar.model.spans import Span
from khabar.text.component import Component
from khabar.text.doc import Doc
from khabar.version import VERSION

CODER = khabar.load()
PIECES = [
    "قال",
    "وزير الخارجية الروسي",
    "سيرغي لافروف",
    "إن",
    "أن",
    "«",
    "»",
    '"',
    "“",
    "”",
    ":",
    "،",
    ".",
    "\n",
    "(قسد)",
    "أمس",
    "في",
    "وأضاف",
    "مشيراً إلى",
    "لم تؤكد",
    "العقوبات",
    "التي فرضتها",
    "واشنطن",
    "على",
    "تركيا",
    "مقتل",
    "12",
    "جندياً",
    "القوات التركية",
    "قصفت",
    "بلدة",
    "نفى",
    "وكالة الأنباء",
    "بحسب",
    "هدد",
    "بـ",
    "للجيشين الروسي والسوري",
    "سـ",
    "لن",
    "a",
    "1,5",
    "ـ",
    "\u064b",
]


class Failing(Component[None]):
    """Fails on articles that hold the word خطأ."""

    name = "failing"

    def predict(self, doc: Doc) -> None:
        if "خطأ" in doc.text:
            raise KeyError("missing")

    def set_annotations(self, doc: Doc, prediction: None) -> None:
        return None


def spans(coded: CodedArticle) -> Iterator[Span]:
    yield from coded.sentences
    yield from (mention.span for mention in coded.mentions)
    yield from (time.span for time in coded.times)
    yield from (event.trigger for event in coded.events)
    for statement in coded.statements:
        yield from (span for span in (statement.cue, statement.content) if span is not None)


def check(coded: CodedArticle) -> None:
    text = coded.article.text
    for span in spans(coded):
        assert text[span.start : span.end] == span.text
        assert span.text
    statements = {statement.id for statement in coded.statements}
    for statement in coded.statements:
        assert statement.parent is None or statement.parent in statements
        assert {*statement.source, *statement.via, *statement.addressee} <= coded.entities.keys()
    for event in coded.events:
        assert event.statement is None or event.statement in statements
        assert {*event.actors, *event.recipients} <= coded.entities.keys()
        assert event.place is None or event.place in coded.entities
    assert {mention.entity for mention in coded.mentions} <= coded.entities.keys()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.booleans())
def test_every_span_is_inside_the_text_and_equals_its_quote(pieces: list[str], dated: bool) -> None:
    check(CODER(" ".join(pieces), published=date(2020, 12, 30) if dated else None))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_any_text_at_all_can_be_coded(text: str) -> None:
    check(CODER(text))


def test_the_example_of_the_readme() -> None:
    coded = CODER("فرضت الولايات المتحدة عقوبات على تركيا.", published=date(2020, 12, 30))
    assert coded.events[0].type == "SANCTION"
    assert coded.events[0].trigger.text == "فرضت"
    assert [coded.entities[key].country for key in coded.events[0].actors] == ["USA"]
    assert [coded.entities[key].country for key in coded.events[0].recipients] == ["TUR"]


def test_codings_are_stamped_with_release_and_digest() -> None:
    assert CODER("نص").coder == coder_version()
    assert coder_version().startswith(f"{VERSION}+")


def test_keywords_fill_only_what_the_article_lacks() -> None:
    article = Article("a", "نص عربي", published=date(2001, 1, 1))
    coded = CODER(article, published=date(2002, 2, 2), publisher="صحيفة")
    assert (coded.article.published, coded.article.publisher) == (date(2001, 1, 1), "صحيفة")


def test_the_same_text_gets_the_same_id_and_coding() -> None:
    assert CODER("أعلن الوزير قراره.") == CODER("أعلن الوزير قراره.")


def test_pipe_keeps_the_order() -> None:
    texts = [f"التقى الوزير الوفد رقم {number}." for number in range(5)]
    assert [coded.article.text for coded in CODER.pipe(texts)] == texts


def test_one_bad_article_is_handed_on_and_the_others_are_coded() -> None:
    failed: list[ArticleError] = []
    coder = Coder([Failing()])
    coded = list(coder.pipe([Article("1", "سليم"), Article("2", "خطأ"), Article("3", "سليم")], on_error=failed.append))
    assert [c.article.id for c in coded] == ["1", "3"]
    assert failed[0].subject == "2"
    assert "failing" in failed[0].problem


def test_without_a_handler_the_error_is_raised_with_the_article() -> None:
    with pytest.raises(ArticleError, match=r"^2: .*failing"):
        list(Coder([Failing()]).pipe([Article("2", "خطأ")]))
