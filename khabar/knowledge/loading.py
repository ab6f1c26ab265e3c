"""Load the YAML and TSV files of knowledge, and lay a user's own files over them."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import ryml
import yaml

from khabar.errors import RunAborted

DATA = files("khabar.knowledge") / "data"
# The files that a user's own folder may hold: their entries are added, or replace the one with the same id.
OWN_YAML = ("countries.yaml", "organisations.yaml", "people.yaml", "offices.yaml", "bodies.yaml")
OWN_FILES = (*OWN_YAML, "places.tsv")


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
    yield from read_tsv(DATA / name)


def read_tsv(path: Traversable) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated file with a header line, as dictionaries; `#` lines are comments."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The shipped files, with those of a user's folder over them; `digest` is "" without a folder.

    An own entry replaces the shipped one with its id, a place the one with its country and English name.
    """

    folder: Path | None = None
    digest: str = ""

    @classmethod
    def of(cls, folder: Path | None) -> Knowledge:
        """The knowledge with an own folder; raises RunAborted where it is missing or holds another file."""
        if folder is None:
            return cls()
        digest = hashlib.sha256()
        for path in own_files(folder):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
        return cls(folder, digest.hexdigest())

    def records(self, name: str) -> list[dict[str, Any]]:
        """The entries of one YAML file of records."""
        return self._merged(load_records(name), name)

    def people(self) -> list[dict[str, Any]]:
        """The entries of all files of people."""
        names = sorted(path.name for path in (DATA / "people").iterdir() if path.name.endswith(".yaml"))
        return self._merged([item for name in names for item in load_records(f"people/{name}")], "people.yaml")

    def places(self) -> Iterator[dict[str, str]]:
        """The rows of `places.tsv`."""
        own = list(read_tsv(self.folder / "places.tsv")) if self._has("places.tsv") and self.folder else []
        replaced = {(row["country"], row["en"]) for row in own}
        yield from (row for row in load_tsv("places.tsv") if (row["country"], row["en"]) not in replaced)
        yield from own

    def _has(self, name: str) -> bool:
        return self.folder is not None and (self.folder / name).is_file()

    def _merged(self, shipped: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
        if self.folder is None or not self._has(name):
            return shipped
        own: Mapping[str, dict[str, Any]] = {item["id"]: item for item in parse_yaml(self.folder / name) or ()}
        return [item for item in shipped if item["id"] not in own] + list(own.values())


SHIPPED = Knowledge()


def own_files(folder: Path) -> list[Path]:
    """The knowledge files of a user's folder, by name; raises RunAborted where it is missing or holds another file."""
    if not folder.is_dir():
        raise RunAborted(str(folder), "there is no such folder", "Name a folder with knowledge files")
    paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    for path in paths:
        if path.suffix in (".yaml", ".yml", ".tsv") and path.name not in OWN_FILES:
            raise RunAborted(str(path), "no knowledge file has this name", f"Name it one of {', '.join(OWN_FILES)}")
    return [path for path in paths if path.name in OWN_FILES]
