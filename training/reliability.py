"""Is what the coder says with 80 % right four times in five? `python -m training.reliability docs/accuracy.md`.

Writes, for every field with a confidence, how sure the coder was on the held-out articles and how often it was right.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import khabar
from khabar.model.records import CodedArticle, Event, Statement
from training.corpus_files import held_out
from training.matching import event_pairs, same_entities, statement_pairs

MARK = "<!-- reliability: python -m training.reliability docs/accuracy.md -->"
END = "<!-- end of reliability -->"
BORDERS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0001)
FIELDS = ("statement", "source", "event", "type", "status", "actors", "recipients", "place", "date")

Answer = tuple[str, float, bool]  # field, confidence, right
Same = frozenset[tuple[str, str]]


def answers(marked: CodedArticle, found: CodedArticle) -> Iterator[Answer]:
    """Every field of a coding with its confidence, and whether the hand agrees; roles of what was matched alone."""
    same = same_entities(marked, found)
    statements = {j: marked.statements[i] for i, j in statement_pairs(marked.statements, found.statements)}
    for number, statement in enumerate(found.statements):
        yield from _of_statement(statement, statements.get(number), same)
    events = {j: marked.events[i] for i, j in event_pairs(marked.events, found.events)}
    for number, event in enumerate(found.events):
        yield from _of_event(event, events.get(number), same)


def _of_statement(found: Statement, marked: Statement | None, same: Same) -> Iterator[Answer]:
    sure = found.confidence
    if "statement" in sure:
        yield "statement", sure["statement"], marked is not None
    if marked is not None and "source" in sure:
        yield "source", sure["source"], _agree(marked.source, found.source, same)


def _of_event(found: Event, marked: Event | None, same: Same) -> Iterator[Answer]:
    sure = found.confidence
    if not sure:
        return
    yield "event", sure["event"], marked is not None
    if marked is None:
        return
    if "type" in sure:
        yield "type", sure["type"], found.type == marked.type
    yield "status", sure["status"], found.status == marked.status
    yield "actors", sure["actors"], _agree(marked.actors, found.actors, same)
    yield "recipients", sure["recipients"], _agree(marked.recipients, found.recipients, same)
    yield "place", sure["place"], _agree(_one(marked.place), _one(found.place), same)
    yield "date", sure["date"], found.date == marked.date


def _one(key: str | None) -> tuple[str, ...]:
    return (key,) if key else ()


def _agree(marked: Sequence[str], found: Sequence[str], same: Same) -> bool:
    if not marked or not found:
        return not marked and not found
    return any((one, other) in same for one in marked for other in found)


def table(told: Iterable[Answer]) -> str:
    """How often each field is right where the coder is so sure, and the mean gap between the two."""
    by_field: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for field, sure, right in told:
        by_field[field].append((sure, right))
    names = [f"{low:.2f}–{min(high, 1.0):.2f}" for low, high in pairwise(BORDERS)]
    lines = ["| confidence | " + " | ".join(names) + " | calibration error |", "|---" * (len(names) + 2) + "|"]
    lines += [_row(field, by_field[field]) for field in FIELDS if by_field[field]]
    return "\n".join(lines)


def _row(field: str, told: Sequence[tuple[float, bool]]) -> str:
    cells, gap = [], 0.0
    for low, high in pairwise(BORDERS):
        inside = [(sure, right) for sure, right in told if low <= sure < high]
        share = sum(right for _, right in inside) / len(inside) if inside else 0.0
        gap += abs(sum(sure for sure, _ in inside) - sum(right for _, right in inside)) / len(told)
        cells.append(f"{share:.2f} ({len(inside)})" if inside else "–")
    return f"| {field} | " + " | ".join(cells) + f" | {gap:.3f} |"


def refreshed(page: str, told: Iterable[Answer]) -> str:
    """A page with its table made anew; raises ValueError where it has no marks for it."""
    head, mark, rest = page.partition(MARK)
    _, end, tail = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"the page lacks the lines {MARK} and {END}")
    return f"{head}{MARK}\n\n{table(told)}\n\n{END}{tail}"


def main(arguments: Sequence[str]) -> None:
    coder = khabar.load()
    told = [answer for marked in held_out() for answer in answers(marked, coder(marked.article))]
    for argument in arguments:
        path = Path(argument)
        path.write_text(refreshed(path.read_text(encoding="utf-8"), told), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
