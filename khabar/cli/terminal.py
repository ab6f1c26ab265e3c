"""A reading on a terminal: who says what through which chain, and who does what to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.text import Text

from khabar.cli.bidi import FSI, PDI, isolated, plain, wrapped
from khabar.model.spans import Span
from khabar.store import Failure
from khabar.views import ArticleList, EventCard, Link, Party, Reading, StatementNode
from khabar.views.records import Chain, NameRow, TimeRow

# Contents nest, so a parent repeats its children's words: what is longer is cut here, the JSON and the page have it.
LONGEST_QUOTE: Final = 240
# Characters of the sentence shown on either side of a trigger.
AROUND_TRIGGER: Final = 90
INDENT: Final = 3
NARROWEST: Final = 40
FILE_WIDTH: Final = 120

STATUS_STYLE: Final = {
    "asserted": "green",
    "negated": "red",
    "future": "blue",
    "hypothetical": "magenta",
    "uncertain": "yellow",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a reading before it is broken; `depth` is how far it is indented."""

    depth: int
    text: Text


def make_console() -> Console:
    """A console on stdout, wider than rich's 80 columns where nobody's window sets the width."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=FILE_WIDTH)


def print_reading(console: Console, reading: Reading) -> None:
    """Print the reading of one article."""
    console.rule(style="dim")
    for line in reading_lines(reading):
        print_line(console, line)
    console.print()


def print_list(console: Console, listing: ArticleList) -> None:
    """Print the list of articles, two lines each."""
    for row in listing.rows:
        print_line(
            console, Line(0, Text.assemble((plain(row.id), "bold"), "  ", isolated(row.headline or "no headline")))
        )
        figures = f"{row.names} names · {row.statements} statements · {row.events} events · coder {row.coder}"
        source = isolated(row.publisher) if row.publisher else "publisher unknown"
        day = row.published.isoformat() if row.published else "no date"
        print_line(console, Line(1, Text(f"{day} · {source} · {figures}", "dim")))
    if not listing.rows:
        print_line(console, Line(0, Text("no articles")))


def print_failures(console: Console, failures: Iterable[Failure]) -> None:
    """Print what could not be read or coded, one line each."""
    for failure in failures:
        about = f"{plain(failure.problem)}. {plain(failure.remedy)}."
        print_line(
            console,
            Line(0, Text.assemble((plain(failure.subject), "bold"), f"  {about}", (f"  {failure.created}", "dim"))),
        )


def print_line(console: Console, line: Line) -> None:
    """Print a line, broken at spaces and indented as deep as it says."""
    margin = line.depth * INDENT
    for part in wrapped(line.text, console, max(console.width - margin, NARROWEST)):
        console.print(Text(" " * margin) + part, soft_wrap=True)


def reading_lines(reading: Reading) -> Iterator[Line]:
    """The lines of a reading, in order."""
    if reading.headline:
        yield Line(0, Text(isolated(reading.headline), "bold"))
    day = reading.published.isoformat() if reading.published else "no date"
    publisher = isolated(reading.publisher) if reading.publisher else "publisher unknown"
    yield Line(0, Text(f"{plain(reading.id)} · {publisher} · {day} · coder {reading.coder}", "dim"))
    yield from _section("Who says what", (line for node in reading.statements for line in _statement(node, 1)))
    yield from _section("Who does what to whom", (line for card in reading.events for line in _event(card)))
    yield from _section("Names", _names(reading.names))
    yield from _section("Times", _times(reading.times))


def _section(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    yield Line(0, Text())
    found = list(lines)
    yield Line(0, Text(title if found else f"{title}: nothing found", "bold underline" if found else "dim"))
    yield from found


def _statement(node: StatementNode, depth: int) -> Iterator[Line]:
    head = Text.assemble((both(node.speakers) or "someone unnamed", "bold"), " ", (node.act.en, "cyan"))
    if node.addressee:
        head.append(f" to {both(node.addressee)}")
    if node.via:
        head.append(f" through {both(node.via)}")
    head.append(f"  {node.style.en} [{node.id}]", "dim")
    yield Line(depth, head)
    if len(node.chain) > 1:
        yield Line(depth + 1, Text(f"chain: {chain_text(node.chain)}", "dim"))
    evidence = Text()
    if node.cue is not None:
        evidence.append(f"cue {quote(node.cue)}  ")
    if node.content is not None:
        evidence.append(f"content {quote(node.content)}")
    yield Line(depth + 1, evidence)
    for child in node.children:
        yield from _statement(child, depth + 1)


def _event(card: EventCard) -> Iterator[Line]:
    kind = f"{card.type.key}, {card.mode.en}" if card.mode else card.type.key
    head = Text.assemble((both(card.actors) or "someone unnamed", "bold"), " → ", (kind, "cyan"))
    if card.recipients:
        head.append(" → ").append(both(card.recipients), "bold")
    head.append("  ").append(card.status.en, STATUS_STYLE.get(card.status.key, ""))
    facts = [f"on {card.date}"] if card.date else []
    facts += [f"in {both((card.place,))}"] if card.place else []
    facts += [f"{count.number} {count.label.en}" for count in card.counts]
    head.append("".join(f" · {fact}" for fact in facts))
    head.append(f"  [{card.id}]", "dim")
    yield Line(1, head)
    yield Line(2, Text(f"according to: {chain_text(card.chain)}", "dim"))
    yield Line(2, _in_sentence(card.trigger, card.sentence))


def _names(names: Iterable[NameRow]) -> Iterator[Line]:
    for row in names:
        office = row.office.en if row.office else None
        about = ", ".join(filter(None, (row.type.en, row.country, office, *(sector.en for sector in row.sectors))))
        mentioned = "، ".join(dict.fromkeys(plain(mention.span.text) for mention in row.mentions))
        line = Text.assemble((both((Party(row.id, row.name, row.en),)), "bold"), f"  {about}")
        yield Line(1, line.append(f"  {isolated(mentioned)}" if mentioned else "", "dim"))


def _times(times: Iterable[TimeRow]) -> Iterator[Line]:
    for row in times:
        yield Line(1, Text.assemble((row.value, "bold"), f"  {quote(row.span)}"))


def both(parties: Iterable[Party]) -> str:
    """English and Arabic names side by side, or the Arabic one alone."""
    return ", ".join(f"{p.en} {isolated(p.name)}" if p.en else isolated(p.name) for p in parties)


def chain_text(chain: Chain) -> str:
    """From the innermost source to the publisher."""
    return " ← ".join(_link(link) for link in chain)


def _link(link: Link) -> str:
    unnamed = "publisher unknown" if link.statement is None else "someone unnamed"
    speakers = ", ".join(p.en or isolated(p.name) for p in link.speakers) or unnamed
    via = ", ".join(p.en or isolated(p.name) for p in link.via)
    return f"{speakers} (through {via})" if via else speakers


def quote(span: Span) -> str:
    """The characters of a span between quotation marks, cut where they are long."""
    return isolated(f"«{shortened(plain(span.text), LONGEST_QUOTE)}»")


def shortened(text: str, longest: int) -> str:
    """At most `longest` characters, cut between words."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


def _in_sentence(trigger: Span, sentence: Span | None) -> Text:
    """The trigger, and its sentence, which is cut on both sides where it is long, with the trigger in bold."""
    evidence = Text(f"trigger {quote(trigger)}")
    if sentence is None or not sentence.contains(trigger):
        return evidence
    before = plain(sentence.text[: trigger.start - sentence.start])
    after = shortened(plain(sentence.text[trigger.end - sentence.start :]), AROUND_TRIGGER)
    if len(before) > AROUND_TRIGGER:
        before = "… " + before[-AROUND_TRIGGER:].split(" ", 1)[-1]
    return Text.assemble(evidence, f"  in {FSI}«", before, (plain(trigger.text), "bold"), after, f"»{PDI}")
