"""Spans of the trained tagger among the names of the lists."""

from __future__ import annotations

from khabar.model.records import Article
from khabar.model.spans import Span
from khabar.names.component import NameFinder
from khabar.text.doc import Doc
from khabar.text.tags import Tag, Tags


def tagged(text: str, words: str, label: str, score: float) -> Tag:
    start = text.index(words)
    doc = Doc.of(Article("t", text))
    tokens = doc.token_range(start, start + len(words))
    return Tag(Span.of(text, start, start + len(words)), label, score, tokens.start, tokens.stop - 1)


def names(finder: NameFinder, text: str, tags: Tags) -> dict[str, tuple[str, str, str]]:
    doc = Doc.of(Article("t", text))
    doc.tags = tags
    doc = finder(doc)
    return {m.span.text: (m.kind, doc.entities[m.entity].type, m.why[0]) for m in doc.mentions}


def test_a_name_that_no_list_knows_is_taken(finder: NameFinder) -> None:
    text = "دعت تنسيقية الميناء العتيق إلى وقفة"
    found = names(finder, text, Tags(names=(tagged(text, "تنسيقية الميناء العتيق", "ORG", 0.8),)))
    assert found["تنسيقية الميناء العتيق"] == ("NAM", "ORG", "tagged")


def test_an_unsure_name_is_not(finder: NameFinder) -> None:
    text = "دعت تنسيقية الميناء العتيق إلى وقفة"
    assert "تنسيقية الميناء العتيق" not in names(
        finder, text, Tags(names=(tagged(text, "تنسيقية الميناء العتيق", "ORG", 0.3),))
    )


def test_the_gazetteer_is_believed_for_its_own_words(finder: NameFinder) -> None:
    text = "زار الوفد تركيا"
    assert names(finder, text, Tags(names=(tagged(text, "تركيا", "ORG", 0.9),)))["تركيا"][1] == "GPE"


def test_a_description_is_taken_where_no_head_is_listed(finder: NameFinder) -> None:
    text = "قال المتسوق الغاضب إن السعر مرتفع"
    found = names(finder, text, Tags(descriptions=(tagged(text, "المتسوق الغاضب", "GRP", 0.9),)))
    assert found["المتسوق الغاضب"] == ("NOM", "GRP", "tagged-description")
