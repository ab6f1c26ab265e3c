"""The reliability table, on answers by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.training.test_figures import MARKED
from training.reliability import END, MARK, answers, refreshed, table

SURE = {"event": 0.9, "type": 0.8, "status": 0.7, "actors": 0.6, "recipients": 0.4, "place": 0.9, "date": 0.9}


def test_each_field_is_told_right_or_wrong() -> None:
    (event,), (statement,) = MARKED.events, MARKED.statements
    found = replace(
        MARKED,
        events=(replace(event, confidence=SURE, recipients=("l",)),),
        statements=(replace(statement, confidence={"statement": 0.99, "source": 0.5}),),
    )
    told = {field: (sure, right) for field, sure, right in answers(MARKED, found)}
    assert told["statement"] == (0.99, True)
    assert told["source"] == (0.5, True)
    assert told["actors"] == (0.6, True)
    assert told["recipients"] == (0.4, False)
    assert told["place"] == (0.9, True)


def test_what_the_rules_alone_read_has_no_confidence() -> None:
    assert list(answers(MARKED, MARKED)) == []


def test_the_error_is_the_mean_gap() -> None:
    rows = table([("event", 0.75, True), ("event", 0.75, True), ("event", 0.75, False), ("event", 0.75, False)])
    assert "| event | – | – | – | 0.50 (4) | – | – | – | 0.250 |" in rows


def test_the_page_keeps_what_stands_around_the_table() -> None:
    page = refreshed(f"before\n{MARK}\nold\n{END}\nafter", [("event", 0.99, True)])
    assert page.startswith("before\n")
    assert page.endswith("\nafter")
    assert "old" not in page
    with pytest.raises(ValueError, match="lacks"):
        refreshed("no marks", [])
