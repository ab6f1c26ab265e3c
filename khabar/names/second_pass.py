"""What the first pass teaches: surnames of persons named in full, and acronyms that the article defines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.knowledge.world import Entry
from khabar.names.candidates import Candidate
from khabar.names.view import QUOTES, View
from khabar.text.matcher import PhraseMatcher, folded_words


def known_again(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Further mentions of entities of the first pass, in their short forms, where no candidate stands yet."""
    matcher: PhraseMatcher[Entry] = PhraseMatcher()
    taken = [(c.start, c.end) for c in candidates if c.kind == "NAM"]
    found: list[Candidate] = []
    for words, entry in (*_surnames(view, candidates), *_acronyms(view, candidates)):
        matcher.add(words, entry)
    for match in matcher.find(view.tokens):
        if not any(start < match.end and match.start < end for start, end in taken):
            found.append(Candidate(match.start, match.end, "NAM", "short-form", match.value))
    return found


def _surnames(view: View, candidates: Sequence[Candidate]) -> Iterator[tuple[str, Entry]]:
    for candidate in candidates:
        entry = candidate.entry
        if candidate.kind != "NAM" or entry is None or entry.type != "PER":
            continue
        words = folded_words(view.doc.text[candidate.start : candidate.end])
        surname = _surname(view, words)
        if surname:
            yield surname, entry


def _surname(view: View, words: tuple[str, ...]) -> str | None:
    """The part of a full name that stands for it later: the last word with the particles around it."""
    if len(words) < 2:
        return None
    first = len(words) - 1
    while first > 1 and (words[first] in view.lexicon.after or words[first - 1] in view.lexicon.before):
        first -= 1
    surname = words[first:]
    word = surname[-1]
    if len(surname) == 1 and (word in view.lexicon.function_words or word in view.lexicon.verbs or len(word) < 3):
        return None
    if len(surname) == 1 and word in view.lexicon.given and len(words) > 2:
        return None  # a third given name (محمد علي حسن) is no family name
    return " ".join(surname)


def _acronyms(view: View, candidates: Sequence[Candidate]) -> Iterator[tuple[str, Entry]]:
    """A name followed by one or two words in brackets: قوات سوريا الديموقراطية (قسد)."""
    ends = {
        c.end: c
        for c in candidates
        if c.kind == "NAM" and c.entry is not None and c.entry.type in ("ORG", "PROD", "LAW")
    }
    for index, token in enumerate(view.tokens):
        candidate = ends.get(token.end)
        if candidate is None or candidate.entry is None:
            continue
        opening = index + 1
        if opening < len(view) and view.tokens[opening].text in QUOTES:
            opening += 1
        if opening + 2 < len(view) and view.tokens[opening].text == "(":
            close = next(
                (i for i in range(opening + 2, min(opening + 5, len(view))) if view.tokens[i].text == ")"),
                None,
            )
            if close is not None and all(view.is_word(i) for i in range(opening + 1, close)):
                yield (
                    view.doc.text[view.tokens[opening + 1].start : view.tokens[close - 1].end],
                    candidate.entry,
                )
