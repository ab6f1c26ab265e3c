"""Direct, indirect, mixed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.records import Statement


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("قال [m:per|الوزير] إن الحوار مستمر.", "indirect"),
        ('قال [m:per|الوزير]: "الحوار مستمر".', "direct"),
        ('قال [m:per|الوزير] إن "الحوار مستمر". "ولن نتراجع".', "direct"),
        ('قال [m:per|الوزير] إن بلاده تريد "حوارا جديا وصادقا" مع الجميع.', "mixed"),
        ('قال [m:per|الوزير] إن "[s:ORG|قسد]" وقعت الاتفاق.', "indirect"),  # a name in quotation marks
        ('قال [m:per|الوزير] إن صحيفة "الغد" أغلقت.', "indirect"),
    ],
)
def test_styles(find: Callable[[str], list[Statement]], text: str, style: str) -> None:
    (statement,) = find(text)
    assert statement.style == style
