"""A reading on a terminal."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

from rich.console import Console

from khabar.cli.bidi import FSI, PDI
from khabar.cli.terminal import LONGEST_QUOTE, print_reading
from khabar.model.records import Article, CodedArticle, Statement
from khabar.model.spans import Span
from khabar.views import article_reading


def printed(coded: CodedArticle, *, width: int = 120) -> str:
    out = StringIO()
    print_reading(Console(file=out, width=width, highlight=False), article_reading(coded))
    return out.getvalue()


def without_isolates(text: str) -> str:
    return text.replace(FSI, "").replace(PDI, "")


def test_a_statement_shows_speaker_act_chain_and_evidence(coded: CodedArticle) -> None:
    text = without_isolates(printed(coded))
    assert "      Samer al-Khatib سامر الخطيب affirms  indirect speech [s2]" in text
    assert "chain: Samer al-Khatib ← Nahr Agency ← صحيفة الضفة (نموذج)" in text
    assert "cue «أكد»  content «اعتقال 5 مسلحين في بغداد»" in text
    assert "متحدث باسم الحركة denies to Samer al-Khatib سامر الخطيب through Nahr Agency وكالة النهر" in text


def test_an_event_shows_roles_status_place_date_counts_and_evidence(coded: CodedArticle) -> None:
    text = without_isolates(printed(coded))
    assert (
        "Samer al-Khatib سامر الخطيب → COERCE, arrest → مسلحين  asserted · on 2024-03-04 · in Baghdad بغداد"
        " · 5 arrested  [v1]" in text
    )
    assert "according to: Samer al-Khatib ← Nahr Agency ← صحيفة الضفة (نموذج)" in text
    assert "someone unnamed → CONSULT  future  [v2]" in text
    assert "according to: صحيفة الضفة (نموذج)" in text
    assert "trigger «الحوار»  in «وأضافت الوكالة أن «الحوار مستمر».»" in text


def test_a_long_sentence_is_cut_around_its_trigger(coded: CodedArticle) -> None:
    text = "كلام " * 60 + "اعتقال " + "كلام " * 60
    start = text.index("اعتقال")
    event = replace(coded.events[0], trigger=Span.of(text, start, start + 6), statement=None)
    empty = {"mentions": (), "statements": (), "times": ()}
    sentences = (Span.of(text, 0, len(text)),)
    article = replace(coded.article, text=text, parts=())
    shown = without_isolates(
        printed(replace(coded, article=article, sentences=sentences, events=(event,), **empty), width=400)
    )
    assert "trigger «اعتقال»  in «… كلام" in shown
    assert "كلام اعتقال كلام" in shown
    assert shown.count("كلام") < 40


def test_a_trigger_outside_all_sentences_stands_alone(coded: CodedArticle) -> None:
    assert "trigger «الحوار»\n" in without_isolates(printed(replace(coded, sentences=())))


def test_names_and_times(coded: CodedArticle) -> None:
    text = without_isolates(printed(coded))
    assert "Samer al-Khatib سامر الخطيب  person, IRQ, government  وزير الداخلية، سامر الخطيب" in text
    assert "2024-03-04  «أمس»" in text


def test_isolates_are_balanced_in_every_line_at_any_width(coded: CodedArticle) -> None:
    for width in (55, 60, 80, 120):
        for line in printed(coded, width=width).splitlines():
            assert line.count(FSI) == line.count(PDI), line
            assert len(without_isolates(line)) <= width, line


def test_a_long_content_is_cut_and_says_so(coded: CodedArticle) -> None:
    text = "كلام " * 200
    long = Statement("s1", (), None, Span.of(text, 0, 990), "direct", "say")
    empty = {"sentences": (), "mentions": (), "events": (), "times": ()}
    shown = printed(replace(coded, article=Article("a", text), statements=(long,), **empty))
    assert " …»" in shown
    assert shown.count("كلام") <= LONGEST_QUOTE // 5 + 1
    assert "publisher unknown" in shown


def test_control_characters_of_an_article_do_not_reach_the_terminal(coded: CodedArticle) -> None:
    text = "\x1b[31mخبر\x07\u202e\u2069 [bold]نص[/bold]\nسطر"
    said = Statement("s1", (), None, Span.of(text, 0, len(text)), "direct", "say")
    empty = {"sentences": (), "mentions": (), "events": (), "times": ()}
    odd = replace(coded, article=Article("\x1b]0;id\x07", text, publisher="\x1b[2J"), statements=(said,), **empty)
    shown = printed(odd)
    assert not set(shown) & set("\x1b\x07\u202e")
    assert "[bold]نص[/bold] سطر" in shown


def test_the_same_without_colour_in_a_file_and_with_on_a_terminal(coded: CodedArticle) -> None:
    out = StringIO()
    print_reading(Console(file=out, width=120, force_terminal=True, highlight=False), article_reading(coded))
    assert "\x1b[" in out.getvalue()
    assert "\x1b[" not in printed(coded)
