"""What counts as found, on codings of a few words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khabar.model.records import Article, CodedArticle, Entity, Event, Mention, Statement, TimeExpression
from khabar.model.spans import Span
from training.accuracy import below_floor
from training.figures import Figures
from training.matching import best_pairs, same_words

TEXT = "أكد لافروف أن واشنطن فرضت عقوبات على تركيا أمس"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


MARKED = CodedArticle(
    Article("a", TEXT),
    (Span.of(TEXT, 0, len(TEXT)),),
    {
        "l": Entity("l", "سيرغي لافروف", None, "PER", "RUS"),
        "u": Entity("u", "الولايات المتحدة", None, "GPE", "USA", ("GOV",)),
        "t": Entity("t", "تركيا", None, "GPE", "TUR", ("GOV",)),
    },
    (Mention(span("لافروف"), "l", "NAM"), Mention(span("واشنطن"), "u", "NAM"), Mention(span("تركيا"), "t", "NAM")),
    (Statement("s1", ("l",), span("أكد"), span("واشنطن فرضت عقوبات على تركيا أمس"), "indirect", "affirm"),),
    (Event("v1", span("فرضت"), "SANCTION", "discontinue", ("u",), ("t",), None, None, "asserted", "s1"),),
    (TimeExpression(span("أمس"), "2020-12-29"),),
    "hand",
)


def figures(found: CodedArticle) -> Figures:
    result = Figures()
    result.compare(MARKED, found)
    return result


def test_the_same_coding_is_right_in_everything() -> None:
    result = figures(MARKED)
    assert {name: tally.f1 for name, tally in result.tallies.items()} == dict.fromkeys(result.tallies, 1.0)
    assert all(share.value == 1 for share in result.shares.values())


def test_nothing_found_is_nothing_matched() -> None:
    empty = replace(MARKED, entities={}, mentions=(), statements=(), events=(), times=())
    assert all(tally.f1 == 0 for tally in figures(empty).tallies.values())


def test_a_wrong_type_counts_for_the_trigger_alone() -> None:
    result = figures(replace(MARKED, events=(replace(MARKED.events[0], type="COERCE"),)))
    assert result.tallies["event triggers"].f1 == 1
    assert result.tallies["typed events"].f1 == 0


def test_a_wrong_actor_is_typed_but_not_coded() -> None:
    result = figures(replace(MARKED, events=(replace(MARKED.events[0], actors=("t",)),)))
    assert result.tallies["typed events"].f1 == 1
    assert result.tallies["coded events"].f1 == 0
    assert result.shares["event actor"].value == 0


def test_a_statement_without_its_source_is_found_but_not_sourced() -> None:
    result = figures(replace(MARKED, statements=(replace(MARKED.statements[0], source=()),)))
    assert result.tallies["statements"].f1 == 1
    assert result.tallies["sourced statements"].f1 == 0


def test_a_content_of_less_than_half_is_no_match() -> None:
    short = replace(MARKED.statements[0], content=span("أمس"))
    assert figures(replace(MARKED, statements=(short,))).tallies["statements"].f1 == 0


def test_codings_of_different_texts_are_not_compared() -> None:
    with pytest.raises(ValueError, match="different texts"):
        Figures().compare(MARKED, replace(MARKED, article=Article("a", TEXT + ".")))


def test_clitics_and_marks_do_not_make_other_words() -> None:
    text = 'وبـ"موسكو" وموسكوفيا'
    assert same_words(text, Span.of(text, 4, 9), Span.of(text, 3, 10))
    assert not same_words(text, Span.of(text, 4, 9), Span.of(text, 11, 20))


def test_each_thing_is_matched_once() -> None:
    assert best_pairs([(0.9, 0, 0), (0.8, 0, 1), (0.7, 1, 0), (0.6, 1, 1)]) == [(0, 0), (1, 1)]


def test_a_figure_below_its_floor_is_named() -> None:
    result = figures(replace(MARKED, times=()))
    assert below_floor(result, {"times": 0.5, "names": 0.9}) == ["times: 0.000 is below its floor 0.500"]
