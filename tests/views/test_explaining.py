"""Why a record is coded so, from a coding by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khabar.views.explaining import Moved, UnknownRecord, explain
from khabar.views.jsonable import jsonable
from tests.training.test_figures import MARKED

JUDGED = replace(
    MARKED,
    events=(
        replace(
            MARKED.events[0],
            why=("trigger:SANCTION:فرض", "actor:subject", "judged:actor 0.83: network +2.9; rules:actor:subject -0.8"),
            confidence={"event": 0.97, "actors": 0.83},
        ),
    ),
    statements=(replace(MARKED.statements[0], why=("source:after-verb", "judged:source 0.91: ")),),
)


def test_an_event_tells_rules_and_what_moved_its_judges() -> None:
    told = explain(JUDGED, "v1")
    assert told.rules == ("trigger:SANCTION:فرض", "actor:subject")
    actors = next(field for field in told.fields if field.field == "actors")
    assert (actors.value, actors.confidence) == ("الولايات المتحدة", 0.83)
    assert actors.moved == (Moved("network", 2.9), Moved("rules:actor:subject", -0.8))
    place = next(field for field in told.fields if field.field == "place")
    assert (place.value, place.confidence, place.moved) == ("", None, ())
    assert [span.text for span in told.evidence] == ["فرضت"]
    assert [link.statement for link in told.chain] == ["s1", None]


def test_entities_in_roles_are_told_with_their_mentions() -> None:
    told = explain(JUDGED, "v1")
    assert [(seen.party.name, [span.text for span in seen.mentions]) for seen in told.seen] == [
        ("الولايات المتحدة", ["واشنطن"]),
        ("تركيا", ["تركيا"]),
    ]


def test_a_statement_is_explained_too() -> None:
    told = explain(JUDGED, "s1")
    assert told.kind == "statement"
    assert told.rules == ("source:after-verb",)
    assert jsonable(told)["fields"][1]["field"] == "source"


def test_an_unknown_record_names_those_there_are() -> None:
    with pytest.raises(UnknownRecord, match="It has: v1, s1"):
        explain(JUDGED, "v9")
