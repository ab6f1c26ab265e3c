"""Accuracy of resolution on tiny texts of our own: `python -m training.resolution [KIND…] [--wrong] [--rules-only]`.

Reads `training/resolution.tsv` (its header explains the columns), codes each text and compares what the marked span
means. Exit code 1 where a kind is below its floor in `training/resolution_floors.yaml`.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

import khabar
from khabar.coding.coder import Coder
from khabar.knowledge.world import Entry, load_world
from khabar.model.records import Article, Entity
from khabar.names.lexicon import load_lexicon
from khabar.text.doc import Doc
from training.accuracy import below

CASES = Path(__file__).parent / "resolution.tsv"
FLOORS = Path(__file__).parent / "resolution_floors.yaml"
PLACES = frozenset(("GPE", "LOC", "FAC"))


@dataclass(frozen=True, slots=True)
class Case:
    """One row: a text with its marked span `[start, end)`, and what must be found there."""

    line: int
    kind: str
    day: date
    text: str
    start: int
    end: int
    role: str
    expected: str
    why: str


def cases(path: Path = CASES) -> list[Case]:
    """Read the test set; raises ValueError with the line of a row that is no case."""
    numbered = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    rows = [(number, line) for number, line in numbered if line and not line.startswith("#")]
    header, *_ = csv.reader([rows[0][1]], delimiter="\t")
    return [_case(number, dict(zip(header, line.split("\t"), strict=True))) for number, line in rows[1:]]


def _case(line: int, row: dict[str, str]) -> Case:
    before, opening, rest = row["text"].partition("[")
    span, closing, after = rest.partition("]")
    if not (opening and closing and span and row["why"]):
        raise ValueError(f"{CASES.name}:{line}: no span in [ ], or no reason")
    return Case(
        line, row["kind"], date.fromisoformat(row["date"]), before + span + after,
        len(before), len(before) + len(span), row["role"], row["expected"], row["why"],
    )  # fmt: skip


def coded(coder: Coder, case: Case) -> Doc:
    """The document behind all components, with the descriptions that a coded article leaves out."""
    doc = Doc.of(Article(f"case-{case.line}", case.text, published=case.day))
    for component in coder.components:
        doc = component(doc)
    return doc


def found(doc: Doc, case: Case) -> list[Entity]:
    """The entities at the marked span: of the source of its statement, else of the mentions at its first word."""
    if case.role == "source":
        speakers = [
            key
            for statement in doc.statements
            if statement.cue and statement.cue.start < case.end and case.start < statement.cue.end
            for key in statement.source
        ]
        return [doc.entities[key] for key in dict.fromkeys(speakers)]
    first = case.text[case.start : case.end].split()[0]
    wide = case.expected.startswith("~") or " + " in case.expected
    end = case.end if wide else case.start + len(first)
    over = [m for m in doc.mentions if m.span.start < end and case.start < m.span.end]
    inside = [m for m in over if m.span.start >= case.start]
    return [doc.entities[key] for key in dict.fromkeys(m.entity for m in (inside or over))]


def is_right(doc: Doc, case: Case) -> bool:
    """Whether what is found is what is expected."""
    entities = found(doc, case)
    expected = case.expected
    if expected == "none":
        return not entities
    if expected.startswith("not:"):
        return not any(_is_unwanted(entity, expected.removeprefix("not:")) for entity in entities)
    if expected.startswith("~"):
        return any(_fits(doc, entity, expected[1:]) for entity in entities)
    wanted = expected.split(" + ")
    return (
        bool(entities)
        and all(any(_fits(doc, entity, one) for entity in entities) for one in wanted)
        and all(any(_fits(doc, entity, one) for one in wanted) for entity in entities)
    )


def _is_unwanted(entity: Entity, what: str) -> bool:
    if what == "place":
        return entity.type in PLACES
    return entity.type == what if len(what) == 3 and what in ("ORG", "PER") else _is_entry(entity, known(what))


def _fits(doc: Doc, entity: Entity, expected: str) -> bool:
    if expected.startswith("="):
        return any(doc.entities[m.entity] == entity for m in doc.mentions if m.span.text == expected[1:])
    if expected == "unlisted":
        return entity.en is None and entity.wikidata is None
    return _has(entity, expected)


def _has(entity: Entity, expected: str) -> bool:
    """Whether an entity is the one of a key, or has the attributes that are expected."""
    head, _, rest = expected.partition(":")
    if head in ("in", "at"):
        place = entity.type in PLACES and (head == "at" or ("GOV" not in entity.sectors and entity.lat is not None))
        return place and entity.country == rest
    if head == "office":
        return entity.type == "PER" and entity.office is not None and f"{entity.office.id}:{entity.office.of}" == rest
    if head == "body":
        return _is_body(entity, *rest.split(":"))
    if set(head.split("|")) <= {"PER", "ORG", "GRP", "GPE", "LOC", "FAC"}:
        country, _, sector = rest.partition(":")
        return (
            entity.type in head.split("|")
            and country in ("", "-", entity.country)
            and (not sector or sector in entity.sectors)
        )
    return _is_entry(entity, known(expected))


def _is_body(entity: Entity, body: str, country: str) -> bool:
    kind = load_lexicon().body_ids[body]
    return entity.country == country and entity.type == kind.type and set(kind.sectors) <= set(entity.sectors)


def _is_entry(entity: Entity, entry: Entry) -> bool:
    return (entity.type, entity.en, entity.lat, entity.lon) == (entry.type, entry.en, entry.lat, entry.lon)


def known(key: str) -> Entry:
    """The entry of a key of the knowledge files; raises KeyError where there is none."""
    return load_world().entries[key]


def report(wrong: Sequence[Case], tested: Sequence[Case]) -> dict[str, float]:
    """Print right and all cases by kind, and give the shares."""
    of, missed = Counter(case.kind for case in tested), Counter(case.kind for case in wrong)
    shares = {kind: 1 - missed[kind] / number for kind, number in of.items()}
    shares["all"] = 1 - len(wrong) / max(1, len(tested))
    for kind, share in shares.items():
        print(f"{kind:22}{share:8.3f}{of[kind] or len(tested):8}")
    return shares


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", help="kinds to test (default: all)")
    parser.add_argument("--wrong", action="store_true", help="print the cases that are wrong, and what was found")
    parser.add_argument("--rules-only", action="store_true", help="without the trained tagger; no floors")
    options = parser.parse_args()
    coder = khabar.load(tagger=not options.rules_only)
    tested = [case for case in cases() if not options.kinds or case.kind in options.kinds]
    docs = [(case, coded(coder, case)) for case in tested]
    wrong = [case for case, doc in docs if not is_right(doc, case)]
    if options.wrong:
        for case, doc in docs:
            if case in wrong:
                names = " + ".join(f"{e.name} ({e.en}, {e.type}, {e.country})" for e in found(doc, case)) or "nothing"
                print(f"{case.line} {case.kind}: {case.text} [{case.text[case.start : case.end]}]")
                print(f"    expected {case.expected}; found {names}; {case.why}")
    shares = report(wrong, tested)
    if options.kinds or options.rules_only:
        return 0
    floors = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    low = below(shares, floors)
    for problem in low:
        print(problem, file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
