"""The fields of the records as data: one YAML per record type in `schema/`, and the tables of the manual from them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import yaml

RECORDS: Final = ("article", "entity", "mention", "statement", "event", "time")

# How a type of the YAML files is written in JSON.
IN_JSON: Final = {
    "string": "string",
    "number": "number",
    "integer": "integer",
    "office": "`{id, of, en}`",
    "date": "string, ISO 8601",
    "choice": "string",
    "span": "`[start, end]`",
    "strings": "list of strings",
    "entity": "entity id",
    "entities": "list of entity ids",
    "statement": "statement id",
    "parts": "list of `{kind, start, end}`",
    "counts": "object of integers",
    "shares": "object of numbers from 0 to 1",
}

BEGIN: Final = "<!-- tables: python -m khabar.model.schema docs/data-model.md -->"
END: Final = "<!-- end of tables -->"


@dataclass(frozen=True, slots=True)
class FieldSchema:
    """One field of a record; `values` are all that a choice can be, `required` means never None."""

    name: str
    type: str
    required: bool
    about: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordSchema:
    """One record type: the name of its dataclass, what it is, and its fields in order."""

    record: str
    about: str
    fields: tuple[FieldSchema, ...]


@cache
def load_schema(name: str) -> RecordSchema:
    """Load the schema of a record type: one of RECORDS."""
    path = files("khabar.model") / "schema" / f"{name}.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return RecordSchema(data["record"], data["about"], tuple(_field(*item) for item in data["fields"].items()))


def _field(name: str, data: Mapping[str, Any]) -> FieldSchema:
    return FieldSchema(name, data["type"], data["required"], data["about"], tuple(data.get("values", ())))


def tables() -> str:
    """The fields of all record types as Markdown."""
    return "\n".join(line for name in RECORDS for line in _table(load_schema(name)))


def _table(schema: RecordSchema) -> Iterator[str]:
    yield from (f"### {schema.record}", "", schema.about, "", "| field | in JSON | meaning |", "|---|---|---|")
    for field in schema.fields:
        kind = IN_JSON[field.type] + ("" if field.required else " or null")
        values = f" One of: {', '.join(f'`{value}`' for value in field.values)}." if field.values else ""
        yield f"| `{field.name}` | {kind} | {field.about}{values} |"
    yield ""


def with_tables(document: str) -> str:
    """A document with the tables between its two marks brought up to date; raises ValueError without the marks."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"the document has no lines {BEGIN!r} and {END!r}")
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(with_tables(target.read_text(encoding="utf-8")), encoding="utf-8")
