"""Forms of verbs, verbal nouns and participles, and their look-up in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.knowledge.lexemes import FormTable, lexeme_of
from khabar.text.folding import fold
from khabar.text.inflection import Form, Lexeme, inflect, without_pronoun
from khabar.text.tokens import tokenize


def forms(lexeme: Lexeme) -> dict[str, list[Form]]:
    found: dict[str, list[Form]] = {}
    for spelling, form in inflect(lexeme):
        found.setdefault(spelling, []).append(form)
    return found


@pytest.mark.parametrize(
    ("past", "present", "expected"),
    [
        ("أكد", "يؤكد", ["أكد", "أكدت", "أكدوا", "أكدتا", "أكدنا", "يؤكد", "تؤكد", "يؤكدون", "تؤكدان", "أؤكد", "نؤكد"]),
        ("قال", "يقول", ["قال", "قالت", "قالوا", "قلت", "قلنا", "يقول", "تقول", "يقل", "تقل", "يقولون"]),
        ("دعا", "يدعو", ["دعا", "دعت", "دعوا", "دعونا", "يدعو", "تدعو", "يدع", "يدعون"]),
        ("نفى", "ينفي", ["نفى", "نفت", "نفوا", "نفينا", "ينفي", "ينف", "ينفون"]),
        ("أراد", "يريد", ["أراد", "أرادت", "أردنا", "يرد", "يريدون"]),
        ("التقى", "يلتقي", ["التقى", "التقت", "التقيا", "يلتق", "يلتقون"]),
    ],
)
def test_verbs(past: str, present: str, expected: list[str]) -> None:
    found = forms(Lexeme(past=past, present=present))
    assert set(map(fold, expected)) <= set(found)


def test_forms_say_person_number_and_gender() -> None:
    found = forms(Lexeme(past="أعلن", present="يعلن"))
    assert Form("past", 3, "singular", True) in found[fold("أعلنت")]
    assert Form("past", 3, "plural", False) in found[fold("أعلنوا")]
    assert Form("present", 3, "dual", True) in found[fold("تعلنان")]
    assert Form("past", 1, "plural") in found[fold("أعلنا")] or fold("أعلننا") in found


def test_nouns_and_participles() -> None:
    found = forms(Lexeme(nouns=("دعوة", "إعلان"), participles=("مشير", "داعي")))
    for word in (
        "دعوة",
        "الدعوة",
        "دعوات",
        "الإعلان",
        "إعلانات",
        "مشيرا",
        "مشيرة",
        "مشيرين",
        "المشيرون",
        "داعيا",
        "داعية",
        "داعين",
    ):
        assert fold(word) in found, word


def test_a_present_must_be_the_third_person() -> None:
    with pytest.raises(ValueError, match="third person"):
        list(inflect(Lexeme(past="قال", present="نقول")))


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("فرضتها", "فرضت"),
        ("زيارته", "زيارة"),
        ("قتلوه", "قتلوا"),
        ("نفاه", "نفى"),
        ("طالبهم", "طالب"),
        ("وصفهما", "وصف"),
    ],
)
def test_pronouns_are_taken_off(word: str, stem: str) -> None:
    assert fold(stem) in set(without_pronoun(fold(word)))


def test_look_up_behind_clitics_and_before_pronouns() -> None:
    table: FormTable[str] = FormTable()
    table.add(lexeme_of({"past": "طالب", "present": "يطالب", "nouns": ["مطالبة"]}), "demand")
    (joined,) = [
        r for r in table.readings(tokenize("وطالب")[0]) if r.form.kind == "past" and r.form.number == "singular"
    ]
    assert (joined.start, joined.pronoun) == (1, "")
    assert any(r.pronoun == "هم" and r.form.kind == "past" for r in table.readings(tokenize("طالبهم")[0]))
    assert any(r.pronoun == "ه" and r.form.kind == "noun" for r in table.readings(tokenize("مطالبته")[0]))
    assert not list(table.readings(tokenize("المطالبتها")[0]))  # a definite noun takes no pronoun


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=3, max_size=6))
def test_any_letters_inflect(stem: str) -> None:
    for spelling, _ in inflect(Lexeme(past=stem, present="ي" + stem, nouns=(stem,), participles=("م" + stem,))):
        assert spelling == fold(spelling)
        assert spelling
