"""Other names in the same article: the marks move with the words."""

from __future__ import annotations

from dataclasses import replace

from khabar.model.records import Article, CodedArticle, Entity, Event, Mention, Statement, TimeExpression
from khabar.model.spans import Span
from training.swapping import Pools, swapped

TEXT = "قال سامي حرفوش إن الجيش قصف عين عيسى أمس. وأضاف حرفوش أن سوريا تنتظر."


def span(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return Span.of(TEXT, at, at + len(words))


MARKED = CodedArticle(
    Article("a", TEXT),
    (Span.of(TEXT, 0, 42), Span.of(TEXT, 43, len(TEXT))),
    {
        "p": Entity("p", "سامي حرفوش", None, "PER", "SYR"),
        "t": Entity("t", "عين عيسى", None, "GPE", "SYR"),
        "s": Entity("s", "سوريا", None, "GPE", "SYR", ("GOV",)),
    },
    (
        Mention(span("سامي حرفوش"), "p", "NAM"),
        Mention(span("عين عيسى"), "t", "NAM"),
        Mention(span("حرفوش", 40), "p", "NAM"),
        Mention(span("سوريا"), "s", "NAM"),
    ),
    (Statement("s1", ("p",), span("قال"), span("الجيش قصف عين عيسى أمس"), "indirect", "say"),),
    (Event("v1", span("قصف"), "ASSAULT", None, (), ("t",), "t", None, "asserted", "s1"),),
    (TimeExpression(span("أمس"), "2020-12-29"),),
    "hand",
)
POOLS = Pools({"SYR": ("عدنان", "المصري", "بسام")}, {2: ("دير حافر",)})


def test_marks_stand_on_the_words_that_they_stood_on() -> None:
    found = swapped(MARKED, POOLS, seed=1)
    text = found.article.text
    assert text != TEXT
    assert "دير حافر" in text
    spans = [s for st in found.statements for s in (st.cue, st.content) if s] + [m.span for m in found.mentions]
    for one in (*spans, *found.sentences, found.events[0].trigger, found.times[0].span):
        assert text[one.start : one.end] == one.text
    assert found.events[0].trigger.text == "قصف"
    assert found.times[0].span.text == "أمس"
    assert found.statements[0].content is not None
    assert found.statements[0].content.text == "الجيش قصف دير حافر أمس"


def test_a_name_is_changed_alike_wherever_it_stands() -> None:
    for seed in range(8):
        first, _, second, _ = swapped(MARKED, POOLS, seed=seed).mentions
        assert first.span.text.split()[1] == second.span.text
        assert not second.span.text.startswith("ال")


def test_states_stay() -> None:
    assert swapped(MARKED, POOLS, seed=3).mentions[3].span.text == "سوريا"


def test_a_seed_gives_the_same_article_again() -> None:
    assert swapped(MARKED, POOLS, seed=5) == swapped(MARKED, POOLS, seed=5)


def test_nothing_to_draw_from_changes_nothing() -> None:
    assert swapped(MARKED, Pools({}, {}), seed=1).article.text == TEXT


def test_pools_hold_words_of_persons_by_country_and_towns_by_length() -> None:
    pools = Pools.of([MARKED])
    assert pools.words == {"SYR": ("سامي", "حرفوش")}
    assert pools.towns == {2: ("عين عيسى",)}


def test_a_mark_that_ends_inside_a_name_keeps_it() -> None:
    cut = Mention(span("عين"), "t", "NOM")
    found = swapped(replace(MARKED, mentions=(*MARKED.mentions, cut)), POOLS, seed=1)
    assert "عين عيسى" in found.article.text
