"""Which spans become mentions, of which kind, type and country."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model.records import Article
from khabar.names.component import NameFinder
from khabar.text.doc import Doc

Read = Callable[..., Doc]


def found(doc: Doc) -> set[tuple[str, str, str, str | None]]:
    return {(m.span.text, m.kind, doc.entities[m.entity].type, doc.entities[m.entity].country) for m in doc.mentions}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("زار الوفد تركيا.", ("تركيا", "NAM", "GPE", "TUR")),
        ("وصل إلى القاهرة مساء.", ("القاهرة", "NAM", "GPE", "EGY")),
        ("أكدت موسكو موقفها.", ("موسكو", "NAM", "GPE", "RUS")),
        ("وللعراق حدود طويلة.", ("لعراق", "NAM", "GPE", "IRQ")),
        ("أعلن الجيش السوري ذلك.", ("الجيش السوري", "NAM", "ORG", "SYR")),
        ("قالت الحكومة المصرية إنها ترفض.", ("الحكومة المصرية", "NOM", "GPE", "EGY")),
        ("قصفت القوات التركية البلدة.", ("القوات التركية", "NOM", "ORG", "TUR")),
        ("أبلغ الجانب الأميركي الوفد.", ("الجانب الأميركي", "NOM", "GPE", "USA")),
        ("وقع انفجار في بلدة كفرحيتا أمس.", ("كفرحيتا", "NAM", "GPE", None)),
        ("أُغلق مطار عدن أمام الرحلات.", ("مطار عدن", "NAM", "FAC", "YEM")),
        ("قالت مصادر أمنية عراقية إن القتال توقف.", ("مصادر أمنية عراقية", "NOM", "GRP", "IRQ")),
        ("قال الوزير سامي حداد إن الاتفاق جاهز.", ("سامي حداد", "NAM", "PER", None)),
        ("قال قائد الجيش اللبناني زياد حرفوش ذلك.", ("زياد حرفوش", "NAM", "PER", "LBN")),
    ],
)
def test_mentions(read: Read, text: str, mention: tuple[str, str, str, str | None]) -> None:
    assert mention in found(read(text))


@pytest.mark.parametrize(
    ("text", "not_mentioned"),
    [
        ("وزير الخارجية التركي وصل.", "التركي"),  # the adjective belongs to the title
        ("كان الطقس جميلا يوم الجمعة.", "الجمعة"),
        ("قال إن الحكومة ستعمل.", "كان"),
        ("أعلن الرئيس أمس قراره.", "أمس"),
        ("درس الوفد الجوانب القانونية والسياسية للقرار.", "السياسية"),
        ("شن هجوم عسكري تركي على البلدة.", "عسكري تركي"),
    ],
)
def test_not_a_mention(read: Read, text: str, not_mentioned: str) -> None:
    assert not_mentioned not in {m.span.text for m in read(text).mentions}


def test_a_capital_with_a_preposition_of_place_is_the_city(read: Read) -> None:
    doc = read("التقى الوزيران في موسكو، وأعلنت موسكو النتائج.")
    cities = [doc.entities[m.entity] for m in doc.mentions if m.span.text == "موسكو"]
    assert [(e.name, "GOV" in e.sectors) for e in cities] == [("موسكو", False), ("روسيا", True)]


def test_a_name_inside_a_title_is_marked(read: Read) -> None:
    assert ("الأنبار", "NAM", "GPE", "IRQ") in found(read("وصل محافظ الأنبار صهيب الراوي."))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='وزيرالخجةتكسم حدث موسكو (قسد)"«»،.\nبن عبد', max_size=80))
def test_spans_are_inside_the_text_whatever_it_is(text: str) -> None:
    doc = FINDER(Doc.of(Article("t", text)))
    for mention in doc.mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert mention.entity in doc.entities


FINDER = NameFinder()
