"""Load the YAML and TSV files of knowledge."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import ryml
import yaml

DATA = files("khabar.knowledge") / "data"


@cache
def load_yaml(name: str) -> Any:
    """Parse `data/NAME`, once per process: several readers share one file and none changes what it gets."""
    return parse_yaml(DATA / name)


def parse_yaml(path: Traversable) -> Any:
    """Parse one YAML file with the C parser where PyYAML has it (ten times faster)."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader in both cases


@cache
def load_records(name: str) -> Any:
    """Read `data/NAME`, a large YAML file of records with string keys, once per process.

    rapidyaml turns it into JSON ten times faster than PyYAML makes objects; anchors and number keys are not for
    such files.
    """
    return json.loads(ryml.emit_json(ryml.parse_in_arena((DATA / name).read_bytes())))


def load_tsv(name: str) -> Iterator[dict[str, str]]:
    """The rows of `data/NAME`, a tab-separated file with a header line, as dictionaries; `#` lines are comments."""
    text = (DATA / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
