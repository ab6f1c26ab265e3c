"""Tell on the terminal why a record is coded as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.text import Text

from khabar.cli.bidi import isolated, plain
from khabar.cli.output import write_json
from khabar.cli.terminal import make_console
from khabar.store import Store
from khabar.views.explaining import Explanation, FieldReason, Seen, explain
from khabar.views.jsonable import jsonable


def explain_record(db: Path, article: str, record: str, *, as_json: bool) -> None:
    """Write why a stored statement or event is coded so; raises KhabarError where there is none of that id."""
    with Store.open(db, create=False) as store:
        coded = store.get(article)
    explanation = explain(coded, record)
    if as_json:
        write_json({"article": article, **jsonable(explanation)})
        return
    console = make_console()
    for line in lines(explanation):
        console.print(line, soft_wrap=True)


def lines(explanation: Explanation) -> Iterator[Text]:
    """The lines of an explanation, in order."""
    for span in explanation.evidence:
        place = f"[{span.start}, {span.end})"
        yield Text(f"{explanation.kind} {explanation.id}  {isolated(plain(span.text))}  {place}", "bold")
    yield Text(f"rules: {isolated(', '.join(explanation.rules)) if explanation.rules else 'none; the network alone'}")
    yield from map(_field, explanation.fields)
    for seen in explanation.seen:
        yield _entity(seen)


def _field(field: FieldReason) -> Text:
    sure = "by rule" if field.confidence is None else f"{field.confidence:.2f}"
    line = Text.assemble(f"  {field.field:11} {sure:8}", (isolated(field.value) if field.value else "nobody", "cyan"))
    for moved in field.moved:
        line.append(f"\n{'':22}{moved.odds:+.1f}  ", "dim").append(isolated(moved.feature), "dim")
    return line


def _entity(seen: Seen) -> Text:
    where = ", ".join(f"{isolated(plain(span.text))} [{span.start}, {span.end})" for span in seen.mentions)
    name = f"{seen.party.en} {isolated(seen.party.name)}" if seen.party.en else isolated(seen.party.name)
    return Text.assemble((name, "bold"), f"  {where or 'not named'}", (f"  {', '.join(seen.rules)}", "dim"))
