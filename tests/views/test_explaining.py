"""Explanations of hand-made records: what stands in `why`, field by field."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from khabar.model.records import Article, CodedArticle, Entity, Event, Mention, Statement, TimeExpression
from khabar.model.spans import Span
from khabar.views.explaining import Explainer, UnknownRecord, explanation, explanation_json
from khabar.views.explanation import Explanation, FieldReason

TEXT = "أكد وزير الخارجية أمس أن الجيش السوري قصف بلدة الأمل. وقال الوزير إن ستة قتلوا."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


STATEMENT = Statement(
    "s1", ("e1",), span("أكد"), span("الجيش السوري قصف بلدة الأمل"), "indirect", "affirm",
    why=(
        "cue:أكد", "content:clause", "source:after-verb", "parent:publisher",
        "judged:statement 0.96: rules:network something +1.9; rules:cue:أكد +0.5",
        "judged:source 0.91: network +2.9; rules:source:after-verb -0.2",
    ),
    confidence={"statement": 0.96, "source": 0.91},
)  # fmt: skip
EVENT = Event(
    "v1", span("قصف"), "ASSAULT", "aerial", ("e2",), (), "e3", "2021-03-01", "asserted", "s1",
    counts={"killed": 6}, cameo="195", quad="material conflict",
    why=(
        "trigger:ASSAULT:قصف", "actor:subject", "role:told elsewhere", "status:asserted",
        "judged:actor 0.83: network +2.9; kind:ORG:MIL of ASSAULT +0.8; rules say another:actor:علي -0.3",
    ),
    confidence={"event": 0.99, "actors": 0.83, "recipients": 0.64},
)  # fmt: skip
ALONE = replace(
    EVENT, id="v2", trigger=span("قتلوا"), mode=None, statement=None, why=("tagger:trigger:0.71",), date=None, counts={}
)
CODED = CodedArticle(
    Article("a", TEXT, "صحيفة التجربة"),
    (span("أكد وزير الخارجية أمس أن الجيش السوري قصف بلدة الأمل."),),
    {
        "e1": Entity("e1", "وزير الخارجية", None, "PER", None, ("GOV",)),
        "e2": Entity("e2", "الجيش السوري", "Syrian army", "ORG", "SYR", ("MIL",)),
        "e3": Entity("e3", "سوريا", "Syria", "GPE", "SYR", ("GOV",)),
    },
    (
        Mention(span("وزير الخارجية"), "e1", "NOM", ("title", "office")),
        Mention(span("الجيش السوري"), "e2", "NAM", ("body", "known")),
        Mention(span("الوزير"), "e1", "NOM", ("title", "same-title")),
    ),
    (STATEMENT,),
    (EVENT, ALONE),
    (TimeExpression(span("أمس"), "2021-03-01", ("time rule: day",)),),
    "test",
)


def fields(found: Explanation) -> dict[str, FieldReason]:
    return {one.field.key: one for one in found.fields}


def keys(field: FieldReason) -> list[str]:
    return [rule.key for rule in field.rules]


EVENT_FIELDS = fields(explanation(CODED, "v1"))
STATEMENT_FIELDS = fields(explanation(CODED, "s1"))


def test_every_field_of_an_event_is_told_in_its_order() -> None:
    assert list(EVENT_FIELDS) == [
        "event", "type", "mode", "status", "actors", "recipients", "place", "date", "counts", "told_by", "codes",
    ]  # fmt: skip


def test_the_rules_stand_with_the_fields_they_speak_of() -> None:
    assert keys(EVENT_FIELDS["event"]) == keys(EVENT_FIELDS["type"]) == ["trigger:ASSAULT:قصف"]
    assert keys(EVENT_FIELDS["actors"]) == ["actor:subject", "role:told elsewhere"]
    assert keys(EVENT_FIELDS["recipients"]) == ["role:told elsewhere"]
    assert keys(EVENT_FIELDS["status"]) == ["status:asserted"]
    assert EVENT_FIELDS["actors"].rules[0].ar == "الفاعل فاعل الفعل"


def test_a_judgement_is_taken_apart() -> None:
    judgement = EVENT_FIELDS["actors"].judgement
    assert judgement is not None
    assert judgement.probability == 0.83
    assert [(moved.feature.key, moved.log_odds) for moved in judgement.moved] == [
        ("network", 2.9),
        ("kind:ORG:MIL of ASSAULT", 0.8),
        ("rules say another:actor:علي", -0.3),
    ]
    assert judgement.moved[2].feature.en == "the rules name another: the actor is the noun behind «علي»"


def test_confidences_stand_with_their_fields_and_are_none_where_only_rules_read() -> None:
    assert (EVENT_FIELDS["event"].confidence, EVENT_FIELDS["recipients"].confidence) == (0.99, 0.64)
    assert EVENT_FIELDS["status"].confidence is None
    assert EVENT_FIELDS["recipients"].judgement is None


def test_the_entry_behind_a_trigger_is_found_with_file_and_line() -> None:
    entries = EVENT_FIELDS["event"].entries
    assert {entry.file for entry in entries} == {"triggers/ASSAULT.yaml"}
    assert any("past: قصف" in entry.text and "mode: aerial" in (entry.shared or "") for entry in entries)
    assert keys(EVENT_FIELDS["mode"]) == ["mode:entry"]


def test_an_entity_is_told_with_mentions_their_rules_and_entries() -> None:
    (actor,) = EVENT_FIELDS["actors"].fillers
    assert (actor.party.en, actor.namings[0].span.text) == ("Syrian army", "الجيش السوري")
    assert actor.namings[0].rules[0].en == "body of a state"
    assert [(entry.file, "id: army" in entry.text) for entry in actor.entries] == [("bodies.yaml", True)]
    (place,) = EVENT_FIELDS["place"].fillers
    assert [(entry.file, "id: SYR" in entry.text) for entry in place.entries] == [("countries.yaml", True)]


def test_the_mention_nearest_to_the_word_comes_first() -> None:
    (near,) = STATEMENT_FIELDS["source"].fillers
    assert [naming.span.text for naming in near.namings] == ["وزير الخارجية", "الوزير"]


def test_a_date_is_told_with_the_expressions_that_have_its_value() -> None:
    date = EVENT_FIELDS["date"]
    assert ([one.text for one in date.spans], keys(date)) == (["أمس"], ["time rule: day"])


def test_who_tells_an_event_is_told_with_the_cue() -> None:
    told = EVENT_FIELDS["told_by"]
    assert ([value.key for value in told.values], [one.text for one in told.spans]) == (["s1"], ["أكد"])
    assert keys(told) == ["told:inside"]
    assert [link.statement for link in explanation(CODED, "v1").chain] == ["s1", None]


def test_an_event_of_the_network_alone() -> None:
    found = fields(explanation(CODED, "v2"))
    assert found["event"].rules[0].en.endswith("with probability 0.71")
    assert found["event"].entries == ()
    assert (found["date"].values, "mode" in found, "counts" in found) == ((), False, False)
    assert [value.en for value in found["told_by"].values] == ["صحيفة التجربة"]


def test_every_field_of_a_statement_is_told() -> None:
    assert list(STATEMENT_FIELDS) == ["statement", "act", "source", "content", "style", "parent"]
    assert keys(STATEMENT_FIELDS["parent"]) == ["parent:publisher"]
    assert STATEMENT_FIELDS["content"].spans == (STATEMENT.content,)
    assert [entry.file for entry in STATEMENT_FIELDS["statement"].entries] == ["cues.yaml"]
    source = STATEMENT_FIELDS["source"].judgement
    assert source is not None
    assert source.moved[1].log_odds == -0.2


def test_reasons_of_other_makers_are_kept_with_the_record() -> None:
    other = replace(CODED, events=(replace(EVENT, why=("somebody said so", "judged:type oddly")),))
    assert keys(fields(explanation(other, "v1"))["event"]) == ["somebody said so", "judged:type oddly"]


def test_nothing_is_needed_in_why() -> None:
    bare = replace(CODED, events=(replace(EVENT, why=(), confidence={}),), statements=(replace(STATEMENT, why=()),))
    assert set(Explainer(bare).all()) == {"v1", "s1"}


def test_an_unknown_id_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(UnknownRecord, match=r"a: it has no event or statement 'v9'. Name one of these: v1, v2, s1"):
        explanation(CODED, "v9")
    with pytest.raises(UnknownRecord, match="Nothing was found in it"):
        explanation(replace(CODED, events=(), statements=()), "v1")


def test_the_json_holds_the_same_and_can_be_written() -> None:
    data = json.loads(json.dumps(explanation_json(explanation(CODED, "v1")), ensure_ascii=False))
    assert (data["id"], data["article"], data["kind"]) == ("v1", "a", "event")
    assert data["fields"][0]["spans"] == [{"start": 38, "end": 41, "text": "قصف"}]
    assert data["fields"][4]["judgement"]["moved"][0]["log_odds"] == 2.9


def test_every_record_of_the_example_can_be_explained(coded: CodedArticle) -> None:
    found = Explainer(coded).all()
    assert set(found) == {record.id for record in (*coded.events, *coded.statements)}
