"""Why an event or statement is coded as it is, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

from khabar.cli.bidi import isolated, plain, with_isolates
from khabar.cli.output import write_json
from khabar.cli.terminal import Line, both, chain_text, make_console, print_line, quote, shortened
from khabar.store import Store
from khabar.views import Explanation, explanation, explanation_json
from khabar.views.entries import KnowledgeEntry
from khabar.views.explanation import FieldReason, FillerReason, Judgement, Naming
from khabar.views.labels import Label

# Mentions of an entity shown, those first that stand nearest to the record; the JSON has all.
MOST_NAMINGS: Final = 3
LONGEST_ENTRY: Final = 160
LONGEST_VALUE: Final = 100


def explain_record(article: str, record: str, *, db: Path, as_json: bool) -> None:
    """Write why a record of a stored article is coded as it is.

    Raises UnknownArticle or UnknownRecord where there is none, RunAborted where the store cannot be opened.
    """
    with Store.open(db, create=False) as store:
        found = explanation(store.get(article), record)
    if as_json:
        write_json(explanation_json(found))
    else:
        print_explanation(make_console(), found)


def print_explanation(console: Console, found: Explanation) -> None:
    """Print an explanation, field by field."""
    for line in explanation_lines(found):
        print_line(console, line)


def explanation_lines(found: Explanation) -> Iterator[Line]:
    """The lines of an explanation, in order."""
    yield Line(0, Text(f"{found.kind} {plain(found.id)} of {plain(found.article)} · coder {found.coder}", "bold"))
    yield Line(0, Text(f"according to: {chain_text(found.chain)}", "dim"))
    for field in found.fields:
        yield from _field(field)


def _field(field: FieldReason) -> Iterator[Line]:
    parties = tuple(filler.party for filler in field.fillers)
    values = both(parties) or ", ".join(map(_value, field.values)) or "unknown"
    head = Text.assemble((field.field.en, "bold"), "  ", (values, "cyan" if field.values else "dim"))
    head.append(f"  {field.confidence:.2f}" if field.confidence is not None else "", "green")
    yield Line(0, head)
    for span in field.spans:
        yield Line(1, Text(f"words {quote(span)} [{span.start}, {span.end}]"))
    for rule in field.rules:
        yield Line(1, Text.assemble("rule: ", with_isolates(rule.en), _code(rule)))
    if field.judgement is not None:
        yield from _judgement(field.judgement)
    yield from _entries(field.entries, 1)
    for filler in field.fillers:
        yield from _filler(filler, named=len(parties) > 1)


def _value(value: Label) -> str:
    text = shortened(value.en, LONGEST_VALUE)
    return plain(text) if text.isascii() else isolated(text)


def _code(words: Label) -> tuple[str, str]:
    """The code itself, where it is in other words."""
    return ("", "") if words.key == words.en else (f"  [{with_isolates(words.key)}]", "dim")


def _judgement(judgement: Judgement) -> Iterator[Line]:
    yield Line(1, Text(f"judged {judgement.probability:.2f}, moved most by (log odds):"))
    for moved in judgement.moved:
        weight = (f"{moved.log_odds:+.1f}", "green" if moved.log_odds > 0 else "red")
        yield Line(2, Text.assemble(weight, " ", with_isolates(moved.feature.en), _code(moved.feature)))


def _filler(filler: FillerReason, *, named: bool) -> Iterator[Line]:
    """An entity in a role; `named` where it is one of several and must be told from the others."""
    if named:
        yield Line(1, Text(both((filler.party,)), "bold"))
    for naming in filler.namings[:MOST_NAMINGS]:
        yield Line(2, _naming(naming))
    more = len(filler.namings) - MOST_NAMINGS
    if more > 0:
        yield Line(2, Text(f"and {more} more", "dim"))
    yield from _entries(filler.entries, 2)


def _naming(naming: Naming) -> Text:
    rules = "; ".join(with_isolates(rule.en) for rule in naming.rules) or "no rule told"
    return Text(f"{naming.kind} {quote(naming.span)} [{naming.span.start}, {naming.span.end}]: {rules}")


def _entries(entries: Iterable[KnowledgeEntry], depth: int) -> Iterator[Line]:
    for entry in entries:
        text = shortened(entry.text, LONGEST_ENTRY)
        given = f"  (group: {with_isolates(entry.shared)})" if entry.shared else ""
        yield Line(depth, Text(f"entry {entry.file}:{entry.line}  {with_isolates(text)}{given}"))
        if entry.why:
            yield Line(depth + 1, Text(f"because: {with_isolates(entry.why)}"))
