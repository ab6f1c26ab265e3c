"""How certain an event is, from its innermost source's own view."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.records import Event

Code = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("قصف الجيش مواقع الحوثيين.", "قصف", "asserted"),
        ("لم يقصف الجيش مواقع الحوثيين.", "يقصف", "negated"),
        ("لم تشهد المدينة أي هجوم على قسد.", "هجوم", "negated"),
        ("سيقصف الجيش مواقع الحوثيين.", "يقصف", "future"),
        ("سوف يقصف الجيش مواقع الحوثيين.", "يقصف", "future"),
        ("تعتزم تركيا شن هجوم على قسد.", "هجوم", "future"),
        ("إذا قصف الجيش الحوثيين انتهت الهدنة.", "قصف", "hypothetical"),
        ("يمكن قصف الحوثيين من الجيش.", "قصف", "hypothetical"),
        ("قد يقصف الجيش الحوثيين.", "يقصف", "hypothetical"),
        ("تريد روسيا أن يقصف الجيش الحوثيين.", "يقصف", "hypothetical"),
        ("حذرت روسيا تحسبا لأي هجوم على سوريا.", "هجوم", "hypothetical"),
        ("وردت أنباء عن هجوم للجيش على الحوثيين.", "هجوم", "uncertain"),
        ("بعد قصف الجيش لمواقع الحوثيين هدأ الوضع.", "قصف", "asserted"),
    ],
)
def test_words_around(code: Code, text: str, trigger: str, status: str) -> None:
    event = next(e for e in code(text) if e.trigger.text == trigger)
    assert event.status == status


def test_what_is_demanded_is_hypothetical(code: Code) -> None:
    demand, release = code("طالبت روسيا تركيا بالإفراج عن مدنيين.")
    assert (demand.type, demand.status) == ("REQUEST", "asserted")
    assert (release.type, release.status, release.actors) == ("RETREAT", "hypothetical", ("turkey",))


def test_what_is_promised_is_future(code: Code) -> None:
    text = "تعهدت تركيا بالانسحاب من سوريا."
    _, withdrawal = code(text, statements=[("s1", "turkey", "تعهدت", "الانسحاب من سوريا", "promise")])
    assert withdrawal.status == "future"


def test_what_is_denied_is_negated(code: Code) -> None:
    text = "نفت تركيا إرسال قوات إلى سوريا."
    (event,) = code(text, statements=[("s1", "turkey", "نفت", "إرسال قوات إلى سوريا", "deny")])
    assert (event.type, event.status) == ("MOBILIZE", "negated")


def test_what_is_unconfirmed_is_uncertain(code: Code) -> None:
    text = "لم تؤكد قسد حصول أي اتفاق مع روسيا."
    (event,) = code(text, statements=[("s1", "sdf", "لم تؤكد", "حصول أي اتفاق مع روسيا", "unconfirmed")])
    assert (event.type, event.status) == ("AGREE", "uncertain")


def test_future_cooperation_is_agreement(code: Code) -> None:
    (event,) = code("سيزور لافروف تركيا.")
    assert (event.type, event.status) == ("AGREE", "future")


def test_will_not_yield_is_a_refusal_now(code: Code) -> None:
    (event,) = code("تركيا لن تتراجع عن موقفها.")
    assert (event.type, event.mode, event.status) == ("REJECT", "yield", "asserted")


def test_not_opposing_is_consent(code: Code) -> None:
    (event,) = code("تركيا لا تعارض من جانبها ذلك.")
    assert (event.type, event.status) == ("AGREE", "asserted")


def test_an_invitation_is_agreement(code: Code) -> None:
    first = code("دعا لافروف أوغلو إلى زيارة موسكو.")[0]
    assert (first.type, first.actors, first.recipients) == ("AGREE", ("lavrov",), ("cavusoglu",))


def test_lifting_sanctions_is_retreat(code: Code) -> None:
    (event,) = code("رفعت الولايات المتحدة العقوبات عن تركيا.")
    assert (event.type, event.actors, event.recipients) == ("RETREAT", ("usa",), ("turkey",))


def test_a_warning_without_force_is_no_threat(code: Code) -> None:
    assert code("حذرت روسيا من الفقر في سوريا.") == []


def test_the_event_stands_in_the_innermost_statement(code: Code) -> None:
    text = "نقلت روسيا عن تركيا أن الجيش قصف الحوثيين."
    content = "الجيش قصف الحوثيين"
    (event,) = code(
        text,
        statements=[
            ("s1", "russia", "نقلت", "عن تركيا أن الجيش قصف الحوثيين", "say"),
            ("s2", "turkey", "عن", content, "say"),
        ],
    )
    assert event.statement == "s2"
