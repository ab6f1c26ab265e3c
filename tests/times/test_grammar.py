"""Compiling patterns, and the words that look like clitics and times."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.text.tokens import tokenize
from khabar.times.actions import ACTIONS
from khabar.times.grammar import compile_grammar, load_grammar
from khabar.times.matching import Candidate, Matcher


def grammar(*patterns: str, **rule: Any) -> dict[str, Any]:
    return {
        "words": {"DOW": {1: ["الاثنين"]}, "MONTH": {1: ["كانون الثاني"], 7: ["تموز", "يوليو"]}},
        "phrases": {"MON": ["m:MONTH", "m:MONTH / m:MONTH"]},
        "rules": [{"name": "test", "do": "day", "patterns": list(patterns), **rule}],
        "future": {"words": [], "not_verbs": [], "not_verb_stems": []},
        "years_after": [],
        "ages": [],
    }


def candidates(text: str, *patterns: str, **rule: Any) -> list[Candidate]:
    tokens = tokenize(text)
    return list(Matcher(compile_grammar(grammar(*patterns, **rule)), tokens, text).candidates())


def marked(text: str, *patterns: str, **rule: Any) -> list[str]:
    tokens = tokenize(text)
    return [text[found.start : tokens[found.last].end] for found in candidates(text, *patterns, **rule)]


@pytest.mark.parametrize(
    ("text", "pattern", "spans"),
    [
        ("يوم الاثنين", "يوم? dow:DOW", ["يوم الاثنين", "الاثنين"]),
        ("ويوم الاثنين", "يوم dow:DOW", ["يوم الاثنين"]),
        ("للاثنين", "dow:DOW", ["لاثنين"]),  # the alif of ال is not written behind ل
        ("5 كانون الثاني", "d:DAY MON", ["5 كانون الثاني"]),
        ("5\nكانون الثاني", "d:DAY MON", []),  # no pattern runs over the end of a line
        ("5 تموز/يوليو", "d:DAY MON", ["5 تموز", "5 تموز/يوليو"]),
        ("5 تموز/كانون الثاني", "d:DAY MON", ["5 تموز"]),  # two months do not agree
        ("قبل 5 تموز", "قبل @ d:DAY MON", ["5 تموز"]),
        ("قبل 5 تموز من", "قبل @ d:DAY MON @ من", ["5 تموز"]),
        ("17 و18 تموز", "DAY @ d:و+DAY MON", ["18 تموز"]),
        ("لتموز وبتموز", "@ m:ل+MONTH", ["تموز"]),
        ("(تموز | يوليو)", "m:MONTH", ["تموز", "يوليو"]),
    ],
)
def test_patterns(text: str, pattern: str, spans: list[str]) -> None:
    assert sorted(marked(text, pattern)) == sorted(spans)


def test_forbidden_neighbours() -> None:
    assert marked("صلاة الاثنين", "dow:DOW", not_after=["صلاة"]) == []
    assert marked("الاثنين العظيم", "dow:DOW", not_before=["العظيم"]) == []


def test_captures() -> None:
    (found,) = candidates("5 تموز", "d:DAY MON")
    assert dict(found.captures) == {"d": 5, "m": 7}
    (found,) = candidates("5 تموز", "a:MON") or candidates("تموز", "a:MON")
    assert dict(found.captures) == {"a.m": 7}


@pytest.mark.parametrize("pattern", ["d:UNHEARD", "(d:DAY | m:MONTH", "d:DAY)"])
def test_bad_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"times\.yaml"):
        compile_grammar(grammar(pattern))


def test_every_rule_has_an_action() -> None:
    def rules(node: Any) -> set[str]:
        own = {end.rule.action for end in node.ends}
        return own.union(*(rules(following) for following in node.edges.values()))

    assert rules(load_grammar().rules) <= ACTIONS.keys()
