"""The parts of a newspaper article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.reading.parts import find_parts

RUNNING = "أكد وزير الخارجية أن التعاون بين البلدين سيتواصل على الرغم من العقوبات التي فرضت في وقت سابق هذا الشهر."


def kinds(text: str) -> list[str]:
    return [part.kind for part in find_parts(text)]


def test_the_head_of_a_newspaper_article() -> None:
    text = "\n".join(
        [
            "على الرغم من العقوبات الأميركية",
            "موسكو وأنقرة تؤكدان استمرار تعاونهما العسكري",
            "02 : 00",
            "لافروف مستقبلاً نظيره التركي في سوتشي أمس (أ ف ب)",
            "سوتشي - «الحياة»",
            "كتب المحرر السياسي",
            RUNNING,
            RUNNING,
        ]
    )
    expected = ["kicker", "headline", "timeline", "caption", "dateline", "byline", "body", "body"]
    assert kinds(text) == expected


def test_dateline_before_running_text() -> None:
    parts = find_parts(f"عنوان الخبر\nالقاهرة - رويترز: {RUNNING}")
    assert [(part.kind, part.span.text) for part in parts[1:]] == [
        ("dateline", "القاهرة - رويترز:"),
        ("body", RUNNING),
    ]


def test_byline_and_dateline_in_one_line() -> None:
    parts = find_parts(f"عنوان الخبر\nمسقط: سعود المهيني\n{RUNNING}")
    assert [(part.kind, part.span.text) for part in parts[1:3]] == [("dateline", "مسقط:"), ("byline", "سعود المهيني")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("آخر تحديث: الثلاثاء 29 كانون الأول 2020 - 10:45 ص", "timeline"),
        ("٠٢ : ٠٠", "timeline"),
        ("2015-07-25", "timeline"),
        ("جانب من اللقاء (تصوير: سامر نعمان)", "caption"),
        ("جانب من اللقاء (رويترز/أرشيف)", "caption"),
        ("عواصم (وكالات)", "dateline"),
        ("محمد المداح (واشنطن)", "byline"),
        ("د. عبد الله المعيلي", "byline"),
        ("غزة: مقتل عشرة", "headline"),
        ("رستكار: لا نفاوض تحت الضغط.. والحظر دليل على سوء النية", "headline"),
    ],
)
def test_lines_of_the_head(line: str, kind: str) -> None:
    assert kinds(f"عنوان الخبر أربع كلمات هنا أو أكثر\n{line}\n{RUNNING}")[1] == kind


def test_caption_between_paragraphs() -> None:
    text = f"عنوان\n{RUNNING}\nجنود عند الحدود أمس (أ ف ب)\n{RUNNING}"
    assert kinds(text) == ["headline", "body", "caption", "body"]


def test_deck_is_a_headline() -> None:
    deck = "الرئيس يعلن من القصر أن المفاوضات انتهت وأن الوفود ستعود إلى بلادها قبل نهاية الأسبوع بلا اتفاق"
    assert kinds(f"فشل المحادثات\n{deck}\n{RUNNING}")[0] == "headline"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (RUNNING, ["body"]),
        ("عنوان وحده", ["body"]),
        ("عنوان\nنص قصير", ["headline", "body"]),
        (f"{RUNNING}\n{RUNNING}", ["body", "body"]),
    ],
)
def test_small_texts(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


PIECES = st.lists(
    st.sampled_from(
        ["القاهرة", "رويترز", "كتب", "محمد", " - ", ": ", "(", ")", "«", "»", "\n", " ", "02:00", "قال", "."]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(st.text(), PIECES))
def test_parts_are_ordered_and_cover_every_visible_character(text: str) -> None:
    covered = 0
    for part in find_parts(text):
        span = part.span
        assert text[span.start : span.end] == span.text != ""
        assert not text[covered : span.start].strip()
        covered = span.end
    assert not text[covered:].strip()
