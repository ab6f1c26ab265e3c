"""بحسب, وفقا لـ, حسبما ذكر: before, behind and inside what they attribute."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.records import Statement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وبحسب [k:JRN|رويترز]، قتل عشرة في الهجوم.", "k | بحسب | قتل عشرة في الهجوم"),
        ("وحسب صحيفة [k:JRN|ستيت]، فإن المنظمة رفعت أعلاما.", "k | حسب | المنظمة رفعت أعلاما"),
        ("قتل عشرة في الهجوم، بحسب [s:grp|مصدر أمني].", "s | بحسب | قتل عشرة في الهجوم"),
        ("قتل عشرة في الهجوم، وفقا لـ[k:JRN|رويترز].", "k | وفقا | قتل عشرة في الهجوم"),
        ("قتل عشرة في الهجوم، حسبما ذكرت [k:JRN|رويترز].", "k | حسبما ذكرت | قتل عشرة في الهجوم"),
        ("كما قتل عشرة في الهجوم، بحسب ما أفادت [s:grp|مصادر طبية].", "s | بحسب ما أفادت | قتل عشرة في الهجوم"),
        # inside the clause: what follows is attributed
        ("وخلفت المواجهات، حسب [s:grp|مصدر طبي]، 17 إصابة.", "s | حسب | 17 إصابة"),
        # a verb of the attributed source is the cue
        ("ووفقا ل[s:grp|مصادر أمنية] أكدت أن الجيش تقدم.", "s | أكدت | الجيش تقدم"),
    ],
)
def test_places_of_an_attribution(lines: Callable[[str], list[str]], text: str, expected: str) -> None:
    assert lines(text) == [expected]


@pytest.mark.parametrize("text", ["وحسب القانون الإسرائيلي، يمكن اعتقاله.", "وزع المساعدات حسب الحاجة."])
def test_laws_and_needs_do_not_speak(lines: Callable[[str], list[str]], text: str) -> None:
    assert lines(text) == []


def test_an_echo_is_no_statement(lines: Callable[[str], list[str]]) -> None:
    assert lines("اعتقلت الشرطة إرهابيين على حد تعبيره.") == []


def test_a_whole_sentence_is_the_parent_of_the_statements_in_it(find: Callable[[str], list[Statement]]) -> None:
    said, reported = find("قال [m:per|الوزير] إن عشرة قتلوا، بحسب [k:JRN|رويترز].")
    assert said.parent == reported.id
    assert said.content is not None
    assert said.content.text == "عشرة قتلوا"


def test_between_cue_and_content(find: Callable[[str], list[Statement]]) -> None:
    radio, officials = find("ذكرت [k:JRN|الإذاعة]، نقلا عن [s:grp|مسؤولين]، أن الهجوم وقع فجرا.")
    assert officials.parent == radio.id
    assert officials.content == radio.content
    minister, agency = find("وقال [m:per|الوزير]، بحسب [k:JRN|رويترز]، إن المحادثات فشلت.")
    assert minister.parent == agency.id
