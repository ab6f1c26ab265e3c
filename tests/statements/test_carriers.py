"""نقلت الوكالة عن الوزير: two statements, one inside the other."""

from __future__ import annotations

from collections.abc import Callable

from khabar.model.records import Statement


def test_the_carried_words_are_a_second_statement(find: Callable[[str], list[Statement]]) -> None:
    agency, minister = find("نقلت [k:JRN|رويترز] عن [m:per|الوزير] أن المحادثات فشلت.")
    assert (agency.source, minister.source) == (("k",), ("m",))
    assert minister.parent == agency.id
    assert agency.content == minister.content
    assert (agency.act, minister.act) == ("report", "say")


def test_a_noun_of_speech_is_the_inner_cue(lines: Callable[[str], list[str]]) -> None:
    assert lines("ونقلت [k:JRN|رويترز] عن [m:per|الوزير] قوله إن المحادثات فشلت.") == [
        "k | نقلت | قوله إن المحادثات فشلت",
        "m | قوله | المحادثات فشلت",
    ]
    assert lines("ونسبت [k:JRN|الصحيفة] إلى [m:per|الوزير] نفيه صحة الخبر.") == [
        "k | نسبت | نفيه صحة الخبر",
        "m | نفيه | صحة الخبر",
    ]


def test_a_passive_carrier_is_nobody(lines: Callable[[str], list[str]]) -> None:
    assert lines("ونُقل عن [m:per|الوزير] قوله إن المحادثات فشلت.") == ["m | قوله | المحادثات فشلت"]


def test_the_pronoun_of_a_carrier_means_the_last_other_speaker(lines: Callable[[str], list[str]]) -> None:
    found = lines("قال [m:per|الوزير] إن المحادثات فشلت. ونقلت [k:JRN|رويترز] عنه قوله إنها لن تستأنف.")
    assert found[1:] == ["k | نقلت | قوله إنها لن تستأنف", "m | قوله | لن تستأنف"]


def test_transport_is_no_speech(lines: Callable[[str], list[str]]) -> None:
    assert lines("نقلت [k:ORG|الطائرة] الجرحى من عدن إلى الرياض.") == []
