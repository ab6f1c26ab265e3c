"""The YAML of the records agrees with the dataclasses, the knowledge files and the manual."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from khabar.knowledge.loading import load_yaml
from khabar.model import records
from khabar.model.schema import BEGIN, END, IN_JSON, RECORDS, FieldSchema, load_schema, tables, with_tables
from khabar.model.spans import Span

MANUAL = Path(__file__).parents[2] / "docs" / "data-model.md"
STRINGS = tuple[str, ...]
IN_PYTHON: dict[str, Any] = {
    "string": str,
    "number": float,
    "integer": int,
    "office": records.Office,
    "date": date,
    "span": Span,
    "strings": STRINGS,
    "entity": str,
    "entities": STRINGS,
    "statement": str,
    "parts": tuple[records.Part, ...],
    "counts": Mapping[str, int],
    "shares": Mapping[str, float],
}


def python_type(hint: Any) -> tuple[Any, bool]:
    """A type without its None, and whether it had none."""
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (arg for arg in get_args(hint) if arg is not type(None))
        return inner, False
    return hint, True


def field(record: str, name: str) -> FieldSchema:
    return next(f for f in load_schema(record).fields if f.name == name)


@pytest.mark.parametrize("name", RECORDS)
def test_fields_agree_with_the_dataclass(name: str) -> None:
    schema = load_schema(name)
    record = getattr(records, schema.record)
    hints = get_type_hints(record)
    assert sorted(f.name for f in schema.fields) == sorted(f.name for f in fields(record))
    for item in schema.fields:
        inner, required = python_type(hints[item.name])
        assert item.required == required, f"{schema.record}.{item.name}: required"
        if get_origin(inner) is Literal:
            assert item.values == get_args(inner), f"{schema.record}.{item.name}: values"
        else:
            assert inner == IN_PYTHON.get(item.type, str), f"{schema.record}.{item.name}: type"


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_is_explained(name: str) -> None:
    for item in load_schema(name).fields:
        assert item.about.endswith("."), item.name
        assert item.type in IN_JSON, item.name
        assert (item.type == "choice") == bool(item.values), item.name


def test_event_types_are_those_of_the_knowledge_files() -> None:
    assert set(field("event", "type").values) == set(load_yaml("plover.yaml")["types"])


def test_the_manual_is_up_to_date() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    assert with_tables(text) == text, "stale; refresh with: python -m khabar.model.schema docs/data-model.md"


def test_tables_are_put_between_the_marks_and_nothing_else_changes() -> None:
    document = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    fresh = with_tables(document)
    assert fresh.startswith("before\n")
    assert fresh.endswith("\nafter\n")
    assert tables() in fresh
    assert "old" not in fresh


def test_a_document_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no lines"):
        with_tables("nothing here")
