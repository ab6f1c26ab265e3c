"""Who does what to whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.records import Event

Code = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("قصف الجيش مواقع الحوثيين.", ("army",), ("houthis",)),  # verb, subject, object
        ("الجيش قصف مواقع الحوثيين.", ("army",), ("houthis",)),  # subject first
        ("قال إن الجيش يقصف الحوثيين.", ("army",), ("houthis",)),
        ("العقوبات التي فرضتها الولايات المتحدة على تركيا قاسية.", ("usa",), ("turkey",)),  # relative clause
        ("تدرس روسيا رغم العقوبات الأميركية على تركيا ردها.", ("usa",), ("turkey",)),  # adjective
        ("بعد هجوم الجيش على الحوثيين هدأ الوضع.", ("army",), ("houthis",)),  # genitive
        ("بعد قصف الجيش لمواقع الحوثيين هدأ الوضع.", ("army",), ("houthis",)),  # doer with ل
        ("بعد قصف مواقع الحوثيين من قبل الجيش هدأ الوضع.", ("army",), ("houthis",)),  # sufferer with من قبل
        ("استمر الدعم من إيران والهجوم على الحوثيين من جانب الجيش.", ("army",), ("houthis",)),
        ("طالب لافروف تركيا بضبط النفس.", ("lavrov",), ("turkey",)),
        ("دعت روسيا تركيا إلى الهدوء.", ("russia",), ("turkey",)),
        ("زار لافروف تركيا.", ("lavrov",), ("turkey",)),
        ("بدأت زيارة لافروف إلى تركيا.", ("lavrov",), ("turkey",)),
    ],
)
def test_actor_and_recipient(code: Code, text: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    event = next(e for e in code(text) if e.type != "AID")
    assert (event.actors, event.recipients) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "التقى لافروف أوغلو.",
        "التقى لافروف مع أوغلو.",
        "بدأت محادثات بين لافروف وأوغلو.",
        "بدأت محادثات لافروف مع أوغلو.",
    ],
)
def test_all_parties_of_a_meeting_are_actors(code: Code, text: str) -> None:
    (event,) = code(text)
    assert set(event.actors) == {"lavrov", "cavusoglu"}
    assert event.recipients == ()


def test_cooperation_with_somebody_has_a_recipient(code: Code) -> None:
    (event,) = code("تتعاون روسيا مع إيران عسكريا.")
    assert (event.actors, event.recipients) == (("russia",), ("iran",))


def test_passive_verb_without_doer(code: Code) -> None:
    (event,) = code("اعتقل 5 متظاهرين أمس.")
    assert (event.actors, event.recipients) == ((), ("protesters",))
    assert "role:passive" in event.why


def test_passive_verb_with_doer(code: Code) -> None:
    (event,) = code("قُتل مدنيين على يد الجيش.")
    assert (event.actors, event.recipients) == (("army",), ("civilians",))


def test_coordinated_recipients(code: Code) -> None:
    (event,) = code("اتهمت روسيا تركيا وإيران بالكذب.")
    assert event.recipients == ("turkey", "iran")


def test_a_dropped_subject_is_carried_over(code: Code) -> None:
    events = code("نددت روسيا بموقف تركيا، وطالبتها بالهدوء.")
    assert [e.actors for e in events] == [("russia",), ("russia",)]


def test_we_is_the_country_of_a_speaking_minister(code: Code) -> None:
    text = 'قال لافروف: "سنقصف الحوثيين". وروسيا قوية.'
    (event,) = code(text, statements=[("s1", "lavrov", "قال", "سنقصف الحوثيين", "say")])
    assert (event.actors, event.status, event.statement) == (("russia",), "future", "s1")


def test_who_claims_an_attack_made_it(code: Code) -> None:
    events = code("تبنى الحوثيون الهجوم على التحالف.")
    assert events[0].actors == ("houthis",)


def test_an_occurrence_told_again_keeps_its_parties(code: Code) -> None:
    events = code("شن الجيش هجوما على الحوثيين. وقالت روسيا إن الهجوم انتهى.")
    assert [(e.actors, e.recipients) for e in events] == [(("army",), ("houthis",))] * 2


def test_the_cue_of_a_statement_has_its_source_as_actor(code: Code) -> None:
    text = "وطالب تركيا بالهدوء."
    (event,) = code(text, statements=[("s1", "turkey", "طالب", "الهدوء", "demand")])
    assert event.actors == ("turkey",)
    assert event.statement is None
