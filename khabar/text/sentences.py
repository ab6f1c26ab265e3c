"""Sentence boundaries."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from khabar.model.spans import Span
from khabar.text.folding import DROPPED, fold
from khabar.text.quotations import Quotation, lines

_END = re.compile(r"[.!?؟…۔]+(?:\s*[!?؟]+)*")
_ELLIPSIS = re.compile(r"\.{2,}|…+")
_BRACKETS = re.compile(r"\([^()\n\r]{0,200}\)|\[[^\[\]\n\r]{0,200}\]")
_WORD = re.compile(r"[^\W_]")
_CLOSERS = ")]}"
_INVISIBLE = frozenset(DROPPED)
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
# One letter, perhaps the last of a dotted chain: د. محمد, أ.ف.ب., U.S.
_LONE_LETTER = re.compile(r"(?:^|[^\w])([^\W\d_])ـ?\s?$")
_CHAIN = re.compile(r"[^\W\d_]\s?\.\s?[^\W\d_]\s?$")
_AFTER_DIGIT = re.compile(r"\d\s?[^\W\d_]ـ?\s?$")  # the م and هـ of years: 2015م. 1436هـ.
_LATIN_TITLE = re.compile(r"\b[A-Z][a-z]{1,2}$")  # Mr. Smith, St. John
_ORDINAL = re.compile(r"\W*\d{1,2}")
_CONTINUES = frozenset("،,؛;:")
# Words that follow the speech they govern: "هل نذهب؟" سأل الوزير. The text layer stands below the cue
# lexicon, and only the bare third person can be meant here: with و a new sentence begins.
_POSTPOSED = frozenset(
    map(
        fold,
        ("قال", "قالت", "قالوا", "يقول", "تقول", "سأل", "سألت", "يسأل", "تساءل", "تساءلت", "أضاف", "أضافت",
         "صرح", "صرحت", "كتب", "كتبت", "هتف", "هتفوا", "ردد", "رد", "ردت", "أجاب", "أجابت", "تابع", "ختم",
         "حسب", "بحسب"),
    )
)  # fmt: skip
# Words before ".." that make it a full stop and not the dash of a headline (موسكو.. لا تراجع).
_LONG_SENTENCE = 10
_LOOK_BACK = 12


def split_sentences(text: str, quotations: Sequence[Quotation]) -> list[Span]:
    """The sentences of a text, in order, not overlapping, without surrounding white space.

    Each line ends a sentence. Inside a line `. ! ؟ ? …` end one, except in numbers, abbreviations, initials,
    brackets, ordinal dots, and inside a quotation that goes on or is followed by the clause that governs it.
    Every character that is not white space is in exactly one sentence.
    """
    splitter = _Splitter(text, quotations)
    return [span for start, end in lines(text) for span in splitter.line(start, end)]


class _Splitter:
    """The text with what hides a full stop: brackets and quotations."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.brackets = [match.span() for match in _BRACKETS.finditer(text)]
        self.outer = list(_outermost(quotations))
        self.closing = {at for q in quotations if q.closed for at in range(q.inner_end, q.end)}

    def line(self, start: int, end: int) -> Iterator[Span]:
        """The sentences of the line `[start, end)`; signs without a word stay with a neighbour."""
        last_word = self._last_word(start, end)
        begin = start
        word = _WORD.search(self.text, begin, end)
        for match in _END.finditer(self.text, start, end):
            stop = self._with_closers(match.end(), end)
            if stop > last_word or word is None:
                break
            if word.start() < match.start() and self._ends_sentence(match, begin, stop, end):
                yield from self._span(begin, stop)
                begin = stop
                word = _WORD.search(self.text, begin, end)
        yield from self._span(begin, end)

    def _last_word(self, start: int, end: int) -> int:
        """Where the last word character of a line stands."""
        while end > start and not _WORD.match(self.text, end - 1):
            end -= 1
        return end - 1

    def _span(self, start: int, end: int) -> Iterator[Span]:
        chunk = self.text[start:end]
        stripped = chunk.strip()
        if stripped:
            first = start + chunk.index(stripped[0])
            yield Span(first, first + len(stripped), stripped)

    def _with_closers(self, index: int, end: int) -> int:
        """Past closing marks and brackets, and full stops among them."""
        while index < end and (
            index in self.closing or self.text[index] in _CLOSERS or self.text[index] in _INVISIBLE
            or (self.text[index] in ".!؟?" and index > 0 and index - 1 in self.closing)
        ):  # fmt: skip
            index += 1
        return index

    def _ends_sentence(self, match: re.Match[str], begin: int, stop: int, end: int) -> bool:
        sign, at = match.group(), match.start()
        following = self.text[stop : stop + 1] if stop < end else ""
        closes = not self.closing.isdisjoint(range(match.end(), stop))
        if following in _CONTINUES or self._hidden(at, stop):
            return False
        if not following.isspace() and not closes and not self._glued(at, stop):
            return False
        if sign == "..":
            return self._long(begin, at) and bool(re.match(r"\s+و\w", self.text[stop : stop + 4]))
        if _ELLIPSIS.fullmatch(sign):
            return following.isspace()
        if closes:
            return not self._governed(stop, end)
        return sign != "." or not self._abbreviates(begin, at, stop)

    def _long(self, begin: int, at: int) -> bool:
        return len(self.text[begin:at].split(maxsplit=_LONG_SENTENCE)) >= _LONG_SENTENCE

    def _glued(self, at: int, stop: int) -> bool:
        """Whether a sign without a space after it can still end a sentence: الماضي.وقال."""
        before, after = self.text[at - 1 : at], self.text[stop : stop + 1]
        if after.isdigit():
            return bool(_ARABIC_LETTER.match(before))
        return bool(_ARABIC_LETTER.match(after)) or after in "\"«“'("

    def _hidden(self, at: int, stop: int) -> bool:
        """Whether the sign stands in brackets, or in a quotation that goes on after it."""
        index = bisect_right(self.brackets, (at, len(self.text))) - 1
        if index >= 0 and at < self.brackets[index][1]:
            return True
        index = bisect_right(self.outer, at, key=lambda q: q.inner_start) - 1
        return index >= 0 and at < self.outer[index].inner_end and stop < self.outer[index].end

    def _governed(self, stop: int, end: int) -> bool:
        """Whether what follows a quotation still belongs to its sentence."""
        rest = self.text[stop:end].lstrip()
        if rest[:1] in _CONTINUES:
            return True
        word = re.match(r"\w+", rest)
        return word is not None and fold(word.group()) in _POSTPOSED

    def _abbreviates(self, begin: int, at: int, stop: int) -> bool:
        """Whether the full stop at `at` marks an abbreviation, an initial or a list number."""
        before = self.text[max(begin, at - _LOOK_BACK) : at]
        if at - begin <= _LOOK_BACK and _ORDINAL.fullmatch(self.text, begin, at):
            return True
        if _LATIN_TITLE.search(before):
            return bool(re.match(r"\s*[A-Z]", self.text[stop : stop + 3]))
        if not _LONE_LETTER.search(before) or _AFTER_DIGIT.search(before):
            return False
        # After a dotted chain a new sentence may begin: … (no bracket) أ.ف.ب. وقال
        return not (_CHAIN.search(before) and re.match(r"\s+و\w{3}", self.text[stop : stop + 6]))


def _outermost(quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """The outermost closed quotations: an unclosed one, ended by a rule, would hide every full stop in it."""
    end = 0
    for quotation in quotations:
        if quotation.closed and quotation.start >= end:
            yield quotation
            end = quotation.end
