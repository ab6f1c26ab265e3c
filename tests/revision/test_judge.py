"""Judges: named weights, their probabilities, and what they tell of themselves."""

from __future__ import annotations

import pytest

from khabar.revision.judge import QUESTIONS, load_judges, read_judges

TABLE = "# by hand\nactor\t(bias)\t-1.0\nactor\t(threshold)\t0.4\nactor\tnetwork\t2.0\nactor\trules:first\t0.5\n"


def test_features_add_to_the_odds() -> None:
    judge = read_judges(TABLE)["actor"]
    assert judge.threshold == 0.4
    assert judge.probability({}) == pytest.approx(0.2689, abs=1e-4)
    assert judge.probability({"network": 0.5}) == pytest.approx(0.5)
    assert judge.probability({"unheard of": 9.0}) == judge.probability({})


def test_a_verdict_tells_what_moved_it_most_first() -> None:
    judge = read_judges(TABLE)["actor"]
    assert judge.verdict({"rules:first": 1.0, "network": 1.0}, field="actor") == (
        "judged:actor 0.82: network +2.0; rules:first +0.5"
    )


def test_candidates_come_most_probable_first() -> None:
    judge = read_judges(TABLE)["actor"]
    assert list(judge.best({"a": {"network": -1.0}, "b": {"network": 1.0}, "c": {"network": 1.0}})) == ["b", "c", "a"]


def test_no_odds_are_too_large() -> None:
    judge = read_judges("actor\tnetwork\t1000\n")["actor"]
    assert judge.probability({"network": 1000.0}) == pytest.approx(1)
    assert judge.probability({"network": -1000.0}) == pytest.approx(0)


@pytest.mark.parametrize("line", ["actor\tnetwork", "who\tnetwork\t1.0"])
def test_a_broken_line_is_named(line: str) -> None:
    with pytest.raises(ValueError, match=r"weights.tsv:2"):
        read_judges(f"actor\tnetwork\t1.0\n{line}\n")


def test_the_shipped_judges_know_every_question() -> None:
    assert {question for question, judge in load_judges().items() if judge.weights} == set(QUESTIONS)
