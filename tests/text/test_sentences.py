"""Where Arabic news sentences end and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.quotations import find_quotations
from khabar.text.sentences import split_sentences


def split(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text, find_quotations(text))]


@pytest.mark.parametrize(
    "marked",
    [
        "وصل الوزير أمس. | وقال إنه باق.",
        "هل يستقيل؟ | لا أحد يعرف! | سنرى",
        "تستغرق شهرين من الشهر الماضي.|وقال السناتور كلمة.",
        "في نهاية الشهر الماضي .| وقال",
        'قال "نحن هنا". | وأضاف',
        'قال "نحن هنا." | وأضاف',
        "قال «نحن هنا.». | وأضاف",
        "في عام 2014. | وقال الوزير",
        "في عام 1436هـ. | وقال الوزير",
        "في عام 2015م. | وقال الوزير",
        "نقلت (أ ف ب). | وقال الوزير",
        "نقلت عن أ.ف.ب. | وقال الوزير",
        "عنوان بلا نقطة\n|جملة بلا نقطة\r\n|ثالثة",
        "تكون له حكومة وفاق وطني تتولى السلطة في ليبيا لمدة عام.. | وسيرأس المجلس رئيس",
        "انتظرنا طويلا... | ثم وصلوا",
    ],
)
def test_ends(marked: str) -> None:
    assert split(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "text",
    [
        "ارتفع السعر 2.5 في المئة",
        "قالت وكالة (أ ف ب) أمس",
        "قالت وكالة (د ب أ) أمس",
        "قالت وكالة (أ. ف. ب.) أمس",
        "قالت وكالة أ.ف.ب. أمس",
        "قالت وكالة د.ب.أ إنه باق",
        "قالت وكالة أ. ب. إنه باق",
        "قالت وكالة ا ف ب إنه باق",
        "وصل د. محمد إلى عدن",
        "وصل م.محمد إلى عدن",
        "أعلنت U.S. Steel ذلك",
        "وصل Mr. Smith إلى عدن",
        "وصل J. Smith إلى عدن",
        "هاشتاغ #عاصفة_الحزم # يتصدر",
        "موسكو.. لا تراجع",
        "عشنا فقط (...) لحظات",
        "1. وصل الوزير",
        "زوروا www.spa.gov.sa اليوم",
        'قال "لن نتراجع… واتفاقنا على استلام "أس 400" جاء قبل هذا القرار"، بفرض عقوبات',
        "قال «نحن هنا. لن نرحل» أمس",
        '"هل يستقيل؟" سأل الوزير',
        '"لن نرحل!"، قال الوزير',
        "قال (لن نرحل. أبدا) أمس",
        "هل يستقيل؟!",
        "انتهى. . .",
    ],
)
def test_no_end_inside(text: str) -> None:
    assert split(text) == [text]


def test_unclosed_quotation_hides_no_full_stop() -> None:
    assert split('قال "نحن هنا. ثم غادر المكان.') == ['قال "نحن هنا.', "ثم غادر المكان."]


def test_no_sentence_in_white_space() -> None:
    assert split(" \n\t\r\n ") == []


NEWS = st.text(alphabet=st.sampled_from('ابو د1٢ \t\n\r.،؟!…"«»()#:\u200f\u2028AS'), max_size=80)


@given(st.one_of(st.text(), NEWS))
def test_sentences_are_ordered_and_cover_every_visible_character(text: str) -> None:
    sentences = split_sentences(text, find_quotations(text))
    covered = 0
    for sentence in sentences:
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert not text[covered : sentence.start].strip()
        covered = sentence.end
    assert not text[covered:].strip()
