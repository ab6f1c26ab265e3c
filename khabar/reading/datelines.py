"""Datelines and bylines: "القاهرة - رويترز", "دمشق، بيروت - «…»", "عواصم (وكالات)", "مسقط: سعود المهيني"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from khabar.reading.newspaper import key, newspaper

SegmentKind = Literal["place", "source", "name", "text"]

# What may stand between the segments of a dateline. A hyphen inside a name (ابن-خلدون) has no space beside it.
_SEPARATOR = re.compile(r"\s*(?:[:،/|()]|[–—ـ]+(?!\w)|(?<=\s)[-–—]|-(?=\s|$))\s*")
_LONGEST = 90  # characters; a longer beginning is running text
_SEGMENTS = 5
_WORDS = 4  # of one segment: مركز الملك سلمان للإغاثة is no name of a reporter
_ENDS_DATELINE = frozenset(":-–—ـ)")
_ENDS_NAME = re.compile(r"[-–—]\s*$")
_SINGLE_LETTERS = re.compile(r"(?:[^\W\d_]\.?\s*){1,3}")


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a dateline or byline: `[start, end)` in its line."""

    kind: SegmentKind
    start: int
    end: int


def leading_dateline(line: str, publisher: str | None) -> list[Segment]:
    """The dateline with which running text begins: segments, each with the separators after it.

    Empty where there is none. A dateline names a place or a source and ends with a colon, a dash or a bracket;
    a reporter's name may stand before the place (محمد البقمي- سبق- الرياض: أكد).
    """
    segments = _segments(line, publisher)
    if segments and segments[0].kind == "name" and not _ENDS_NAME.search(line[: segments[0].end]):
        return []
    while segments and (segments[-1].kind not in ("place", "source") or not _ended(line, segments[-1])):
        segments.pop()
    names = [segment for segment in segments if segment.kind == "name"]
    return segments if len(names) <= 1 and all(segment.kind != "text" for segment in segments) else []


def whole_dateline(line: str, publisher: str | None) -> list[Segment]:
    """The segments of a line that is nothing but a dateline or a byline with a place; else empty."""
    segments = _segments(line, publisher)
    if not segments or segments[-1].end < len(line) or any(segment.kind == "text" for segment in segments):
        return []
    if all(segment.kind == "name" for segment in segments) or any(_is_title(line, segment) for segment in segments):
        return []
    return segments


def _is_title(line: str, segment: Segment) -> bool:
    """Whether a name after a colon is the rest of a headline (غزة: مقتل عشرة) and no person (مسقط: سعود المهيني)."""
    if segment.kind != "name" or ":" not in line[: segment.start]:
        return False
    return not _begins_with_given_name(key(line[segment.start : segment.end]).split())


def _begins_with_given_name(words: list[str]) -> bool:
    """عبد الله is written as two words."""
    given = newspaper().given_names
    return words[0] in given or " ".join(words[:2]) in given


def is_byline(line: str) -> bool:
    """Whether a line names its author: كتب - علي القحطاني, بقلم: …, ق. و, د. عبد الله المعيلي."""
    words = key(_SEPARATOR.sub(" ", line)).split()
    if not words or len(words) > 8 or line.rstrip().endswith((".", "؟", "!")):
        return False
    if _SINGLE_LETTERS.fullmatch(line.strip()):
        return True
    known = newspaper()
    if words[0] in known.bylines or " ".join(words[:2]) in known.bylines:
        return True
    if len(words) > 2 and words[-2] == "من" and words[-1] in known.bureaus:
        return True  # مايا جاغي من لندن, «الاقتصادية» من الرياض
    names = words[1:] if words[0] in known.titles else words
    return 2 <= len(names) <= _WORDS and ":" not in line and _begins_with_given_name(names)


def _segments(line: str, publisher: str | None) -> list[Segment]:
    """The first pieces of a line between separators, until one is running text."""
    found: list[Segment] = []
    start = 0
    while start < len(line) and len(found) < _SEGMENTS:
        match = _SEPARATOR.search(line, start, _LONGEST)
        while match and match.start() == start:  # an opening bracket or dash before the first word
            start = match.end()
            match = _SEPARATOR.search(line, start, _LONGEST)
        end = match.start() if match else len(line)
        after = match.end() if match else len(line)
        while match and (match := _SEPARATOR.match(line, after)) and match.end() > after:
            after = match.end()
        kind = _kind(line[start:end], publisher)
        if kind == "name" and found and found[-1].kind in ("place", "source"):
            kind = _after_place(line, start, end)
        found.append(Segment(kind, start, after))
        if kind == "text":
            break
        start = after
    if len(found) > 1 and found[0].kind == "name" and found[1].kind == "source" and _is_one_word(line, found[0]):
        # A reporter has two names: this is a place that the list does not know (أنتاناناريفو - رويترز).
        found[0] = replace(found[0], kind="place")
    return found


def _is_one_word(line: str, segment: Segment) -> bool:
    word = key(line[segment.start : segment.end].rstrip(" :-–—"))
    return " " not in word and word not in newspaper().bylines


def _after_place(line: str, start: int, end: int) -> SegmentKind:
    """What an unknown name after a place or source is."""
    if line[start - 1 : start] == "(" and line[end : end + 1] == ")":
        return "source"  # مسقط (الساري) -
    return "name" if len(line[start:end].split()) > 1 else "place"  # رويترز- الصخيرات


def _kind(piece: str, publisher: str | None) -> SegmentKind:
    known = newspaper()
    words = key(piece)
    count = len(words.split())
    if words in known.bureaus:
        return "place"
    if words in known.agencies or words in known.unnamed_sources or _is_publisher(words, publisher):
        return "source"
    if 1 <= count <= _WORDS and piece.strip()[:1] in '«"“' and piece.strip()[-1:] in '»"”':
        return "source"  # a newspaper names itself so: بيروت - «الحياة»
    return "name" if 1 <= count <= _WORDS and not re.search(r"[\d.؟!؛]", piece) else "text"


def _is_publisher(words: str, publisher: str | None) -> bool:
    return bool(words) and publisher is not None and f" {words} " in f" {key(publisher)} "


def _ended(line: str, segment: Segment) -> bool:
    """Whether a sign that ends a dateline stands at the end of a segment."""
    return bool(_ENDS_DATELINE.intersection(line[segment.start : segment.end].rstrip()[-2:]))
