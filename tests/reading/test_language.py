"""Arabic is accepted, its neighbours are named."""

from __future__ import annotations

import pytest

from khabar.errors import ArticleError
from khabar.reading.language import check_arabic

NEWS = "قال وزير الخارجية إن بلاده لن تقبل بالاتفاق الذي وقعته الأطراف في المدينة أمس، وأضاف أن القرار نهائي."


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        NEWS.replace("ي", "ی").replace("ك", "ک"),  # a Persian keyboard
        "ڤلاديمير پوتين",
        "عدن",
        "اجتماع بي 5+1",
        "شركة Apple تكشف عن iPhone 6 في سان فرانسيسكو",
    ],
)
def test_arabic(text: str) -> None:
    check_arabic(text, "x")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("وزیر امور خارجه ایران گفت که این توافق در راستای منافع ملی است و باید به آن پایبند بود", "Persian"),
        ("وزیر خارجہ نے کہا کہ پاکستان امن چاہتا ہے اور خطے میں استحکام کے لیے کام کرتا رہے گا", "Urdu"),
        ("وەزیری دەرەوە گوتی کە ڕێککەوتنەکە لە بەرژەوەندی گەلە و پێویستە هەموو لایەنەکان پابەند بن", "Kurdish"),
        ("Le ministre des affaires étrangères a dit que son pays n'acceptera pas l'accord.", "French"),
        ("Министр иностранных дел заявил, что его страна не примет это соглашение.", "Russian"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    with pytest.raises(ArticleError, match=f"seems to be {language}"):
        check_arabic(text, "x.txt")


@pytest.mark.parametrize("codec", ["cp1256", "latin-1"])
def test_wrongly_decoded(codec: str) -> None:
    with pytest.raises(ArticleError, match="wrong encoding"):
        check_arabic(NEWS.encode().decode(codec, "ignore"), "x.txt")


@pytest.mark.parametrize(("text", "problem"), [("123 456", "no words"), ("menu", "none in Arabic")])
def test_nothing_to_read(text: str, problem: str) -> None:
    with pytest.raises(ArticleError, match=problem):
        check_arabic(text, "x.txt")
