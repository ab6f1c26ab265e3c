"""What the judges learn from, on codings of a few words."""

from __future__ import annotations

from dataclasses import replace

from khabar.text.doc import Doc
from tests.training.test_figures import MARKED
from training.samples import of_events, of_statements


def coded_as(marked_as: dict[str, object]) -> Doc:
    doc = Doc.of(MARKED.article)
    doc.mentions, doc.entities = list(MARKED.mentions), dict(MARKED.entities)
    doc.statements = list(MARKED.statements)
    doc.events = [replace(MARKED.events[0], why=("trigger:x", "status:asserted"), **marked_as)]  # type: ignore[arg-type]
    return doc


def test_what_rules_find_and_a_hand_marked_is_right() -> None:
    samples = {sample.question: sample for sample in of_events(MARKED, coded_as({}))}
    assert samples["event"].right == (True,)
    assert samples["actor"].known
    assert any(r and u for r, u in zip(samples["actor"].right, samples["actor"].ruled, strict=True))
    assert not samples["place"].known


def test_an_event_that_nobody_marked_is_wrong_and_asked_no_more() -> None:
    doc = coded_as({"trigger": MARKED.times[0].span})
    samples = list(of_events(MARKED, doc))
    assert [(sample.question, sample.right) for sample in samples] == [("event", (False,))]


def test_a_status_has_five_candidates_of_which_one_is_right() -> None:
    (status,) = (sample for sample in of_events(MARKED, coded_as({})) if sample.question == "status")
    assert status.right.count(True) == 1
    assert status.ruled.count(True) == 1


def test_sources_are_asked_of_marked_statements() -> None:
    samples = {sample.question: sample for sample in of_statements(MARKED, coded_as({}))}
    assert samples["statement"].right == (True,)
    assert samples["source"].right == (True,)
