"""The reading: attribution tree, chains, event cards, names, times."""

from __future__ import annotations

import json
from dataclasses import replace

from khabar.model.records import Article, CodedArticle, Event, Statement
from khabar.model.spans import Span
from khabar.views import StatementNode, article_reading, reading_json
from khabar.views.records import Chain


def who(chain: Chain) -> list[tuple[str | None, list[str]]]:
    return [(link.statement, [party.name for party in link.speakers]) for link in chain]


def ids(nodes: tuple[StatementNode, ...]) -> list[str]:
    return [node.id for node in nodes]


def with_parents(coded: CodedArticle, **parents: str | None) -> CodedArticle:
    statements = tuple(replace(s, parent=parents.get(s.id, s.parent)) for s in coded.statements)
    return replace(coded, statements=statements)


def all_nodes(nodes: tuple[StatementNode, ...]) -> list[StatementNode]:
    return [found for node in nodes for found in (node, *all_nodes(node.children))]


def test_the_head(coded: CodedArticle) -> None:
    reading = article_reading(coded)
    assert (reading.id, reading.headline) == ("example", "اتفاق جديد في المدينة")
    assert reading.publisher == "صحيفة الضفة (نموذج)"


def test_statements_stand_in_the_one_that_tells_them(coded: CodedArticle) -> None:
    tree = article_reading(coded).statements
    assert ids(tree) == ["s1", "s3", "s4"]
    assert ids(tree[0].children) == ["s2"]
    assert tree[0].children[0].events == ("v1",)
    assert tree[0].events == ()


def test_a_chain_leads_to_the_publisher(coded: CodedArticle) -> None:
    inner = article_reading(coded).statements[0].children[0]
    assert who(inner.chain) == [
        ("s2", ["سامر الخطيب"]),
        ("s1", ["وكالة النهر"]),
        (None, ["صحيفة الضفة (نموذج)"]),
    ]
    assert [link.act.en if link.act else None for link in inner.chain] == ["affirms", "says", None]


def test_an_unknown_publisher_is_nobody(coded: CodedArticle) -> None:
    nameless = replace(coded, article=replace(coded.article, publisher=None))
    assert who(article_reading(nameless).statements[1].chain) == [("s3", ["وكالة النهر"]), (None, [])]


def test_channel_and_addressee(coded: CodedArticle) -> None:
    denial = article_reading(coded).statements[2]
    assert [p.name for p in denial.via] == ["وكالة النهر"]
    assert [p.en for p in denial.addressee] == ["Samer al-Khatib"]
    assert [p.name for p in denial.chain[0].via] == ["وكالة النهر"]
    assert (denial.act.en, denial.act.ar) == ("denies", "ينفي")


def test_statements_are_in_reading_order_whatever_their_order_in_the_record(coded: CodedArticle) -> None:
    turned = replace(coded, statements=coded.statements[::-1], events=coded.events[::-1])
    assert article_reading(turned) == article_reading(coded)


def test_circles_and_missing_parents_lose_nothing(coded: CodedArticle) -> None:
    for parents in ({"s1": "s2"}, {"s1": "s1"}, {"s1": "s2", "s3": "s1"}, {"s1": "s9"}, {"s1": "s4", "s4": "s3"}):
        reading = article_reading(with_parents(coded, **parents))
        assert sorted(node.id for node in all_nodes(reading.statements)) == ["s1", "s2", "s3", "s4"]
        assert all(node.chain[-1].statement is None for node in all_nodes(reading.statements))


def test_an_event_card(coded: CodedArticle) -> None:
    agreement, arrest, talks = article_reading(coded).events
    assert (arrest.type.en, arrest.mode.en if arrest.mode else None) == ("coercion", "arrest")
    assert [p.en for p in arrest.actors] == ["Samer al-Khatib"]
    assert [p.name for p in arrest.recipients] == ["مسلحين"]
    assert arrest.place is not None
    assert arrest.place.en == "Baghdad"
    assert [(count.label.en, count.number) for count in arrest.counts] == [("arrested", 5)]
    assert who(arrest.chain)[0] == ("s2", ["سامر الخطيب"])
    assert arrest.sentence is not None
    assert arrest.sentence.text.startswith("قالت وكالة النهر")
    assert (talks.mode, talks.place, talks.quad, talks.status.ar) == (None, None, None, "مستقبلي")
    assert who(agreement.chain) == [(None, ["صحيفة الضفة (نموذج)"])]


def test_a_trigger_outside_all_sentences_has_none(coded: CodedArticle) -> None:
    reading = article_reading(replace(coded, sentences=coded.sentences[1:2]))
    assert [card.sentence for card in reading.events] == [None, None, None]


def test_names_come_in_the_order_of_their_first_mention(coded: CodedArticle) -> None:
    names = article_reading(coded).names
    assert [name.id for name in names] == ["e4", "e1", "e2", "e3", "e5"]
    assert [(m.span.text, m.kind) for m in names[2].mentions] == [("وزير الداخلية", "NOM"), ("سامر الخطيب", "NAM")]
    assert [s.en for s in names[2].sectors] == ["government"]


def test_an_entity_without_mention_is_listed_last(coded: CodedArticle) -> None:
    bare = replace(coded, mentions=coded.mentions[1:2])
    assert [(name.id, len(name.mentions)) for name in article_reading(bare).names][:2] == [("e1", 1), ("e2", 0)]


def test_times_have_ids(coded: CodedArticle) -> None:
    assert [(t.id, t.span.text, t.value) for t in article_reading(coded).times] == [("t1", "أمس", "2024-03-04")]


def test_the_json_is_plain_and_whole(coded: CodedArticle) -> None:
    data = json.loads(json.dumps(reading_json(article_reading(coded))))
    assert data["published"] == "2024-03-05"
    trigger = coded.events[0].trigger
    assert data["events"][1]["trigger"] == {"start": trigger.start, "end": trigger.end, "text": "اعتقال"}
    assert data["events"][1]["status"] == {"key": "asserted", "en": "asserted", "ar": "مؤكد"}
    assert data["statements"][0]["children"][0]["chain"][2]["speakers"][0]["id"] is None


def test_a_bare_article_reads_as_empty() -> None:
    reading = article_reading(CodedArticle(Article("a", "نص"), (), {}, (), (), (), (), "0"))
    assert (reading.headline, reading.statements, reading.events, reading.names) == (None, (), (), ())


def test_a_statement_without_cue_and_source_is_shown(coded: CodedArticle) -> None:
    text = coded.article.text
    quote = Statement("s5", (), None, Span.of(text, 0, 5), "direct", "say")
    reading = article_reading(replace(coded, statements=(*coded.statements, quote)))
    assert ids(reading.statements)[0] == "s5"
    assert who(reading.statements[0].chain)[0] == ("s5", [])


def test_values_without_a_label_are_their_own(coded: CodedArticle) -> None:
    odd = Event("v9", Span.of(coded.article.text, 0, 5), "DANCE", "tango", (), (), None, None, "asserted", None)
    card = article_reading(replace(coded, events=(odd,))).events[0]
    assert (card.type.en, card.mode.ar if card.mode else None) == ("DANCE", "tango")
