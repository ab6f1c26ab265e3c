"""Which statement stands inside which."""

from __future__ import annotations

from collections.abc import Callable

from khabar.model.records import Statement


def chain(statements: list[Statement]) -> list[tuple[str, str | None]]:
    """Each cue with the cue of its parent."""
    cues = {s.id: s.cue.text if s.cue else "-" for s in statements}
    return [(cues[s.id], cues[s.parent] if s.parent else None) for s in statements]


def test_a_cue_inside_a_content_has_it_as_parent(find: Callable[[str], list[Statement]]) -> None:
    found = find("قال [a:PER|عسيري] إن [c:ORG|التحالف] يعتقد أن هدف التقرير هو اتهامه.")
    assert chain(found) == [("قال", None), ("يعتقد", "قال")]
    assert [s.source for s in found] == [("a",), ("c",)]


def test_coordinated_reports_of_one_speaker_are_siblings(find: Callable[[str], list[Statement]]) -> None:
    found = find("وقال [m:per|الوزير] إن الحوار مستمر، وأضاف أنه صعب، مشيرا إلى أن الوفد وصل.")
    assert chain(found) == [("قال", None), ("أضاف", None), ("مشيرا", None)]


def test_a_present_verb_joined_inside_a_report_stays_inside(find: Callable[[str], list[Statement]]) -> None:
    found = find("قال [m:per|الوزير] إن [t:GPE|تركيا] ترفض الاتفاق وتطالب بتعديله.")
    assert chain(found) == [("قال", None), ("ترفض", "قال"), ("تطالب", "قال")]
    assert [s.source for s in found] == [("m",), ("t",), ("t",)]


def test_a_report_with_a_refusal_inside(find: Callable[[str], list[Statement]]) -> None:
    found = find('وبحسب قناة "[h:JRN|الحرة]"، فقد اتجهت "[s:ORG|قسد]" لرفض إبرام أي اتفاق.')
    assert chain(found) == [("بحسب", None), ("رفض", "بحسب")]
    assert [s.source for s in found] == [("h",), ("s",)]


def test_the_speaker_of_a_quotation_speaks_in_the_first_person(find: Callable[[str], list[Statement]]) -> None:
    found = find('قال [l:PER|لافروف]: "أكدنا عزمنا المشترك على التعاون".')
    assert chain(found) == [("قال", None), ("أكدنا", "قال")]
    assert found[1].source == ("l",)


def test_ids_follow_the_cues(find: Callable[[str], list[Statement]]) -> None:
    found = find("قال [m:per|الوزير] إن الحوار مستمر. وأضاف أنه صعب.")
    assert [s.id for s in found] == ["s1", "s2"]


def test_what_stands_inside_the_publishers_own_expectation_has_no_parent(
    find: Callable[[str], list[Statement]],
) -> None:
    found = find("وفي الرياض، يتوقع أن تعقد [q:ORG|القمة] وأن [t:GPE|تركيا] ترفض إرسال قوات.")
    assert chain(found) == [("ترفض", None)]
