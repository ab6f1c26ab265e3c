"""Isolates around Arabic."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from khabar.cli.bidi import FSI, PDI, isolated, plain, with_isolates, wrapped

CONSOLE = Console(width=200)


def test_arabic_stands_in_an_isolate() -> None:
    assert isolated("خبر") == f"{FSI}خبر{PDI}"


def test_arabic_words_between_english_ones_stand_in_isolates_of_their_own() -> None:
    assert with_isolates("lists «قال» and وزير الخارجية") == f"lists «{FSI}قال{PDI}» and {FSI}وزير الخارجية{PDI}"


def test_line_breaks_become_spaces_and_controls_go() -> None:
    assert plain("خبر\r\n\tنص\x1b[0m\u2067\u200f") == "خبر نص[0m\u200f"


@given(st.lists(st.text(alphabet="ابت خ\u064e", min_size=1, max_size=30), min_size=1, max_size=5), st.integers(10, 40))
def test_breaking_keeps_words_and_balances_isolates(pieces: list[str], width: int) -> None:
    text = " name ".join(isolated(piece) for piece in pieces)
    lines = [line.plain for line in wrapped(Text(text), CONSOLE, width)]
    for line in lines:
        assert line.count(FSI) == line.count(PDI)
    joined = "".join(lines).replace(FSI, "").replace(PDI, "").split()
    assert "".join(joined) == "".join(text.replace(FSI, "").replace(PDI, "").split())
