"""The resolution test set: its size and form, and how a case is judged."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import khabar
from training.resolution import Case, cases, coded, is_right, known

CASES = cases()
PATTERN = re.compile(r"(in|at|not):|none|unlisted|=|body:|office:|(PER|ORG|GRP|GPE|LOC|FAC)\b(?!:\w{4})")


def case(expected: str, text: str = "قال لافروف إن بلاده سترد.", span: str = "لافروف", role: str = "mention") -> Case:
    start = text.index(span)
    return Case(1, "test", date(2020, 12, 30), text, start, start + len(span), role, expected, "why")


def test_there_are_enough_cases_of_each_kind() -> None:
    assert len(CASES) >= 400
    assert min(Counter(item.kind for item in CASES).values()) >= 8
    assert len({(item.text, item.day, item.start) for item in CASES}) == len(CASES)


def test_expected_keys_are_in_the_knowledge_files() -> None:
    for item in CASES:
        for one in item.expected.removeprefix("~").split(" + "):
            if not PATTERN.match(one):
                assert known(one), item.line


@pytest.mark.parametrize(
    ("expected", "right"),
    [("person:lavrov", True), ("RUS", False), ("none", False), ("PER:RUS:GOV", True), ("PER:TUR", False),
     ("not:RUS", True), ("unlisted", False), ("in:RUS", False), ("=لافروف", True)],
)  # fmt: skip
def test_a_case_is_judged(expected: str, right: bool) -> None:
    item = case(expected)
    assert is_right(coded(khabar.load(tagger=False), item), item) == right


def test_a_row_without_a_span_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.tsv"
    path.write_text("kind\tdate\ttext\trole\texpected\twhy\nx\t2020-01-01\tقال\tmention\tnone\twhy\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no span"):
        cases(path)
