"""The coded example article (tests/coding/example.json), of our own invention."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from khabar.coding.serial import from_json
from khabar.model.records import CodedArticle

EXAMPLE = Path(__file__).parents[1] / "coding" / "example.json"


@pytest.fixture
def coded() -> CodedArticle:
    return from_json(json.loads(EXAMPLE.read_text(encoding="utf-8")))
