"""Datelines and bylines, alone in a line and before running text."""

from __future__ import annotations

import pytest

from khabar.reading.datelines import is_byline, leading_dateline, whole_dateline


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("القاهرة - رويترز: قال الوزير أمس", "القاهرة - رويترز: "),
        ("واشنطن - أ ف ب - أعلن البيت الأبيض", "واشنطن - أ ف ب - "),
        ("واشنطن - أ.ف.ب.: أعلن البيت الأبيض", "واشنطن - أ.ف.ب.: "),
        ("واشنطن (رويترز) - أعلن البيت الأبيض", "واشنطن (رويترز) - "),
        ("مسقط (الساري) - فرضت الولايات المتحدة", "مسقط (الساري) - "),
        ("رويترز- إسطنبول: نُقل يوم الإثنين عن رئيس الوزراء", "رويترز- إسطنبول: "),
        ("رويترز- الصخيرات (المغرب): وقّع يوم الأحد", "رويترز- الصخيرات (المغرب): "),
        ("محمد البقمي- سبق- الرياض: أكد الدكتور", "محمد البقمي- سبق- الرياض: "),
        ("دمشق، بيروت - «الحياة»: أكد الوزير أمس", "دمشق، بيروت - «الحياة»: "),
        ("عواصم (وكالات) أكد الوزير أمس أن الوفد عاد", "عواصم (وكالات) "),
        ("لم تؤكد واشنطن، أمس (الخميس)، صحة التقارير", ""),
        ("قال الوزير: لن نتراجع", ""),
        ("القاهرة ترفض الاتفاق - وتطالب بالمزيد", ""),
        ("", ""),
    ],
)
def test_before_running_text(line: str, dateline: str) -> None:
    segments = leading_dateline(line, "صحيفة سبق")
    assert line[: segments[-1].end if segments else 0] == dateline


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("القاهرة - رويترز", ["place", "source"]),
        ("دمشق، بيروت - «الحياة»", ["place", "place", "source"]),
        ("عواصم (وكالات)", ["source", "source"]),
        ("مسقط: سعود المهيني", ["place", "name"]),
        ("عبدالله المالكي - الرياض", ["name", "place"]),
        ("أنتاناناريفو - آفاق القارة", ["place", "source"]),
        ("رويترز", ["source"]),
        ("غزة: مقتل عشرة", []),
        ("كتب - وائل الجمّال", []),
        ("نص عادي", []),
        ("", []),
    ],
)
def test_alone_in_a_line(line: str, kinds: list[str]) -> None:
    assert [segment.kind for segment in whole_dateline(line, "صحيفة آفاق القارة")] == kinds


@pytest.mark.parametrize(
    "line",
    [
        "كتب - علي القحطاني",
        "كتب المحرر السياسي",
        "بقلم: سمير عطا الله",
        "ق. و",
        "د. عبد الله المعيلي",
        "مايا جاغي من لندن",
    ],
)
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize("line", ["", "محمد سلامة: فاصوليا بريطانيا", "وصل الوزير إلى المدينة", "كتب الوزير رسالة."])
def test_no_bylines(line: str) -> None:
    assert not is_byline(line)
