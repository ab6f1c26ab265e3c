"""Quotations: the stretches of text inside quotation marks, nested and unbalanced ones included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from khabar.text.folding import DROPPED

Family = Literal["double", "guillemet", "single", "bracket"]
Role = Literal["open", "close", "unsure"]

NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_MARK = re.compile(r"''|``|\(\(|\)\)|[\"“”„‟″＂«»《》‹›‘’‚‛']")
_FAMILIES: tuple[tuple[Family, frozenset[str]], ...] = (
    # News mixes these freely (“…", ''…"), so they close one another.
    ("double", frozenset({'"', "“", "”", "„", "‟", "″", "＂", "''", "``"})),
    ("guillemet", frozenset("«»《》‹›")),
    ("single", frozenset("‘’‚‛'")),
    ("bracket", frozenset({"((", "))"})),
)
_FAMILY_OF: dict[str, Family] = {mark: family for family, marks in _FAMILIES for mark in marks}
_OPENING = frozenset({"“", "„", "‟", "``", "«", "《", "‹", "‘", "‚", "‛", "(("})
_CLOSING = frozenset({"”", "″", "»", "》", "›", "’", "))"})

# What stands outside, before an opening mark and after a closing one. Commas and full stops stand on either
# side before a mark (قال، "نحن" and "نعم،" قال), so they decide only what follows a mark.
_OUTSIDE_BEFORE = frozenset("([{:-–—/=|•*")
_OUTSIDE_AFTER = frozenset(".,،؛;:!؟?…)]}-–—/|")
# A mark glued to a clitic opens: لـ"الوطن", و"قسد", بال"رافال".
_CLITIC = re.compile(r"[وفأ]?[بكلس]?(?:ال|ل)?ـ*")
_INVISIBLE = frozenset(DROPPED) - {"\u0640"}

# Deeper nesting than this is noise; the limits keep the work linear in the length of any text.
_DEEPEST = 20
_LONGEST_RUN = 8
# A single quote that finds no partner so soon is an apostrophe or a foot mark.
_LONGEST_SINGLE = 300


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: `[start, end)` with its marks, `[inner_start, inner_end)` without; depth 0 is outermost.

    `closed` is false where the closing mark is missing and the quotation was ended by a rule.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    family: Family
    context: Role
    first: bool  # nothing but space stands before it in its paragraph
    after_digit: bool


@dataclass(slots=True)
class _Paragraph:
    """What the marks of one paragraph give: quotations, openers left over and closers left over."""

    end: int
    quotations: list[Quotation] = field(default_factory=list)
    open: list[_Mark] = field(default_factory=list)
    strays: list[_Mark] = field(default_factory=list)


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of a text, outer before inner, in reading order.

    Marks are paired within a paragraph (a line). A quotation without a closing mark ends with its paragraph,
    unless the next paragraph has a closing mark without an opening one: then it goes on to there. Empty
    quotations, apostrophes and inch marks are left out.
    """
    paragraphs = [_pair(text, start, end) for start, end in lines(text)]
    found = [quotation for paragraph in paragraphs for quotation in paragraph.quotations]
    found.extend(_unbalanced(text, paragraphs))
    found = [q for q in found if text[q.inner_start : q.inner_end].strip()]
    return _with_depths(sorted(found, key=lambda q: (q.start, -q.end)))


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line of a text, empty ones included, without the line breaks."""
    start = 0
    for match in NEWLINE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _pair(text: str, start: int, end: int) -> _Paragraph:
    """Pair the marks of the paragraph `[start, end)` with a stack."""
    paragraph = _Paragraph(end)
    for mark in _marks(text, start, end):
        role = _role(mark, paragraph.open)
        if role == "open":
            paragraph.open.append(mark)
        else:
            _close(mark, paragraph)
    return paragraph


def _close(mark: _Mark, paragraph: _Paragraph) -> None:
    """Close the innermost opener that fits; openers above it lack their mark and end here too."""
    stack = paragraph.open
    partner = _partner(mark, stack)
    if partner is None:
        # An inch mark (شاشة 55") is no end of the quotation of the paragraph before; nor is a mark in another
        # quotation.
        if not mark.after_digit and not stack:
            paragraph.strays.append(mark)
        return
    for opener in stack[partner + 1 :]:
        if opener.family in ("double", "guillemet"):
            paragraph.quotations.append(Quotation(opener.start, mark.start, opener.end, mark.start, 0, closed=False))
    opener = stack[partner]
    paragraph.quotations.append(Quotation(opener.start, mark.end, opener.end, mark.start, 0))
    del stack[partner:]


def _partner(mark: _Mark, stack: Sequence[_Mark]) -> int | None:
    """Index of the opener that a closing mark closes: its own family first, then «…” mixes."""
    for index in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEPEST), -1):
        opener = stack[index]
        if opener.family == mark.family and not _too_far(opener, mark):
            return index
    mixed = {"double", "guillemet"}
    if stack and mark.context == "close" and {mark.family, stack[-1].family} == mixed:
        return len(stack) - 1
    return None


def _too_far(opener: _Mark, mark: _Mark) -> bool:
    return mark.family == "single" and mark.start - opener.end > _LONGEST_SINGLE


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        left = _neighbour(text, match.start() - 1, -1, start, end)
        right = _neighbour(text, match.end(), 1, start, end)
        family = _FAMILY_OF[match.group()]
        if family == "single" and left.isalnum() and right.isalnum():
            continue  # an apostrophe: O'Brien
        yield _Mark(
            match.start(),
            match.end(),
            match.group(),
            family,
            _context(text, match.start(), left, right),
            first=not text[start : match.start()].strip(),
            after_digit=left.isdigit(),
        )


def _neighbour(text: str, index: int, step: int, start: int, end: int) -> str:
    """The next character that is no mark and not invisible; '' at the end of the paragraph."""
    char = ""
    for at in range(index, index + step * _LONGEST_RUN, step):
        if not start <= at < end:
            return ""
        char = text[at]
        if char not in _FAMILY_OF and char not in _INVISIBLE and char != "`":
            return char
    return char


def _context(text: str, start: int, left: str, right: str) -> Role:
    """What the neighbours alone say about a mark."""
    outside_before = not left or left.isspace() or left in _OUTSIDE_BEFORE
    outside_after = not right or right.isspace() or right in _OUTSIDE_AFTER
    if outside_before != outside_after:
        return "open" if outside_before else "close"
    if not outside_before and _after_clitic(text, start):
        return "open"
    return "unsure"


def _after_clitic(text: str, start: int) -> bool:
    """Whether the letters straight before a mark are only clitics."""
    first = start
    while first > 0 and text[first - 1].isalpha() and start - first < 6:
        first -= 1
    return first < start and _CLITIC.fullmatch(text, first, start) is not None


def _role(mark: _Mark, stack: Sequence[_Mark]) -> Role:
    """Open or close: by shape where the mark has a direction and its context does not contradict it."""
    opened = any(opener.family == mark.family for opener in stack[-_DEEPEST:])
    if mark.family == "bracket":
        return "open" if mark.text in _OPENING else "close"
    if mark.text in _OPENING:  # «…« and the reversed ”…“ occur
        return "close" if opened and _contradicts(mark, stack[-1]) else "open"
    if mark.text in _CLOSING:
        return "open" if mark.context == "open" and not opened else "close"
    if mark.context == "unsure":
        return "close" if opened else "open"
    return mark.context


def _contradicts(mark: _Mark, innermost: _Mark) -> bool:
    """Whether a mark with the shape of an opener closes: نص«, or spaced (“نص “)."""
    return mark.context == "close" or (mark.context == "unsure" and mark.text == innermost.text)


def _unbalanced(text: str, paragraphs: Sequence[_Paragraph]) -> Iterator[Quotation]:
    """Quotations whose opener found no partner in its paragraph."""
    for index, paragraph in enumerate(paragraphs):
        # Single quotes and brackets without a partner are apostrophes and ordinary brackets.
        openers = [opener for opener in paragraph.open if opener.family in ("double", "guillemet")]
        strays = paragraphs[index + 1].strays if index + 1 < len(paragraphs) else ()
        if openers and strays and strays[0].family == openers[0].family:
            opener, closer = openers.pop(0), strays[0]
            yield Quotation(opener.start, closer.end, opener.end, closer.start, 0)
        for opener in openers:
            if opener.context == "open" or opener.first or opener.text in _OPENING:
                end = opener.end + len(text[opener.end : paragraph.end].rstrip())
                yield Quotation(opener.start, end, opener.end, end, 0, closed=False)


def _with_depths(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Number the nesting of quotations that are sorted by start, outer first."""
    found: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in quotations:
        while around and around[-1].end <= quotation.start:
            around.pop()
        found.append(replace(quotation, depth=len(around)))
        around.append(quotation)
    return found
