"""Frozen records of the views as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any


def jsonable(value: Any) -> Any:
    """A record as a dictionary of its fields, a tuple as a list, a date as ISO 8601; the rest unchanged."""
    if is_dataclass(value):
        return {field.name: jsonable(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [jsonable(item) for item in value]
    if isinstance(value, Mapping):
        return {key: jsonable(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value
