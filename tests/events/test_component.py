"""The event coder as a whole: types, codes, order, spans, reasons, articles that are no politics."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.events.component import EventCoder
from khabar.events.crosswalk import load_types
from khabar.model.records import Article, Event
from khabar.text.doc import Doc

Code = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "mode"),
    [
        ("وافقت تركيا على الاقتراح.", "وافقت", "AGREE", None),
        ("التقى لافروف أوغلو أمس.", "التقى", "CONSULT", None),
        ("أجرى لافروف محادثات مع أوغلو.", "محادثات", "CONSULT", None),
        ("أشادت تركيا بموقف روسيا.", "أشادت", "SUPPORT", None),
        ("اعتذرت تركيا من روسيا.", "اعتذرت", "CONCEDE", None),
        ("تتعاون روسيا مع إيران عسكريا.", "تتعاون", "COOPERATE", None),
        ("قدمت تركيا مساعدات إنسانية إلى سوريا.", "مساعدات إنسانية", "AID", None),
        ("انسحب الجيش من المدينة أمام الحوثيين.", "انسحب", "RETREAT", "withdraw"),
        ("أفرجت تركيا عن مدنيين.", "أفرجت", "RETREAT", "release"),
        ("طالبت روسيا تركيا بضبط النفس.", "طالبت", "REQUEST", None),
        ("اتهمت روسيا تركيا بالكذب.", "اتهمت", "ACCUSE", "allege"),
        ("نددت روسيا بموقف تركيا.", "نددت", "ACCUSE", "disapprove"),
        ("رفضت تركيا المقترح الذي قدمته روسيا.", "رفضت", "REJECT", None),
        ("هددت إيران تركيا برد قوي.", "هددت", "THREATEN", None),
        ("خرجت مظاهرات ضد الجيش.", "مظاهرات", "PROTEST", "demo"),
        ("فرضت الولايات المتحدة عقوبات على تركيا.", "فرضت", "SANCTION", "discontinue"),
        ("نشرت روسيا قوات في سوريا.", "نشرت", "MOBILIZE", "troops"),
        ("اعتقلت الشرطة متظاهرين.", "اعتقلت", "COERCE", "arrest"),
        ("قصف الجيش مواقع الحوثيين.", "قصف", "ASSAULT", "aerial"),
    ],
)
def test_every_type_is_coded(code: Code, text: str, trigger: str, type_: str, mode: str | None) -> None:
    (event,) = code(text)
    assert (event.trigger.text, event.type, event.mode) == (trigger, type_, mode)


def test_codes_and_reasons(code: Code) -> None:
    (event,) = code("اعتقلت الشرطة متظاهرين.")
    assert (event.cameo, event.quad) == ("173", "material conflict")
    assert event.why[0] == "trigger:COERCE:اعتقل"
    assert any(why.startswith("status:") for why in event.why)


def test_ids_follow_the_text(code: Code) -> None:
    events = code("قصف الجيش مواقع الحوثيين. ونددت روسيا بموقف تركيا.")
    assert [e.id for e in events] == ["v1", "v2"]
    assert events[0].trigger.start < events[1].trigger.start


def test_names_of_institutions_and_topics_are_no_events(code: Code) -> None:
    assert code("زار وزير الدفاع روسيا وبحث ملف العقوبات.")[0].trigger.text == "زار"
    assert not any(e.type == "SANCTION" for e in code("زار لافروف تركيا وبحث ملف العقوبات."))


def test_sport_is_no_politics(code: Code) -> None:
    text = (
        "هاجم لاعبو المنتخب مرمى روسيا في المباراة. وقال المدرب إن الدوري صعب على كل نادي. سجل اللاعب في الشوط الأول."
    )
    assert code(text) == []


def test_quarrels_of_private_people_are_no_politics(code: Code) -> None:
    assert code("طالب الطالب زميله بإعادة الكتاب.") == []


def test_all_plover_types_have_quad_and_code() -> None:
    types = load_types()
    assert len(types) == 16
    assert {t.quad for t in types.values()} == {
        "verbal cooperation", "material cooperation", "verbal conflict", "material conflict",
    }  # fmt: skip
    assert all(len(t.cameo) == 2 for t in types.values())


ARABIC = st.text(alphabet='ابتجدرسعفقكلمنهويةىأإ ال.،"«»()0123\n', max_size=200)


@given(ARABIC)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_spans_lie_in_the_text_whatever_it_is(text: str) -> None:
    doc = Doc.of(Article("t", text))
    EventCoder()(doc)
    for event in doc.events:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
