"""Entries of the knowledge files as they are written there: file, line, text, and the reason beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import yaml

from khabar.knowledge.loading import DATA

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT = re.compile(r"(?:^|\s)#")
# Lists whose plain words are entries of their own; other lists hold the words of an entry.
_PHRASES: Final = ("phrases", "attributions", "attribution_links")
PLACES: Final = "places.tsv"
_NULL: Final = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class KnowledgeEntry:
    """One entry of `khabar/knowledge/data/FILE`.

    `shared` is what the group around it gives to all its entries; `why` is its own reason, None where it has none.
    """

    file: str
    line: int
    text: str
    shared: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """An entry with its parsed values, those of its group among them."""

    entry: KnowledgeEntry
    values: Mapping[str, Any]


@cache
def entries(file: str) -> tuple[Located, ...]:
    """Every entry of a YAML file of knowledge, in its order; empty where there is no such file.

    An entry is a mapping in braces that stands in no other one, a phrase of a list of phrases, or a PLOVER type.
    """
    path = DATA / file
    if not path.is_file():
        return ()
    text = path.read_text(encoding="utf-8")
    # The C loader builds nodes, which know their lines and columns, ten times faster.
    root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tuple(_File(file, text.splitlines()).below(root, {})) if root is not None else ()


def matching(file: str, fits: Callable[[Mapping[str, Any]], bool]) -> tuple[KnowledgeEntry, ...]:
    """The entries of a file whose values fit."""
    return tuple(located.entry for located in entries(file) if fits(located.values))


@cache
def files_below(folder: str) -> tuple[str, ...]:
    """The YAML files of a folder of knowledge, as paths below `data/`."""
    return tuple(sorted(f"{folder}/{path.name}" for path in (DATA / folder).iterdir() if path.name.endswith(".yaml")))


@cache
def places() -> Mapping[str, tuple[KnowledgeEntry, ...]]:
    """The lines of `places.tsv` by the name that they begin with."""
    found: dict[str, tuple[KnowledgeEntry, ...]] = {}
    lines = (DATA / PLACES).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:], start=2):
        name = line.partition("\t")[0]
        found[name] = (*found.get(name, ()), KnowledgeEntry(PLACES, number, line))
    return found


class _File:
    """One file: its name and lines, and the entries below its nodes."""

    def __init__(self, name: str, lines: Sequence[str]) -> None:
        self.name, self.lines = name, lines

    def below(self, node: yaml.Node, shared: Mapping[str, Any], *, listed: bool = False) -> Iterator[Located]:
        """The entries below a node; a block mapping in a list is a group, which shares its other values with them."""
        if isinstance(node, yaml.SequenceNode):
            for item in node.value:
                yield from self.below(item, shared, listed=True)
        elif isinstance(node, yaml.MappingNode) and node.flow_style:
            yield self._located(node, shared, _value(node), node)
        elif isinstance(node, yaml.MappingNode):
            group = {key.value: _value(item) for key, item in node.value if listed and _is_plain(key, item)}
            for key, item in node.value:
                yield from self._under(key, item, {**shared, **group})

    def _under(self, key: yaml.Node, node: yaml.Node, shared: Mapping[str, Any]) -> Iterator[Located]:
        if key.value in _PHRASES:
            for item in node.value:
                if isinstance(item, yaml.ScalarNode):
                    yield self._located(item, shared, {"nouns": [item.value]}, item)
        elif key.value == "types" and isinstance(node, yaml.MappingNode):
            for name, item in node.value:
                yield self._located(item, shared, {"id": name.value}, name)
        else:
            yield from self.below(node, shared)

    def _located(
        self, node: yaml.Node, shared: Mapping[str, Any], values: Mapping[str, Any], head: yaml.Node
    ) -> Located:
        start, end = head.start_mark, node.end_mark
        given = ", ".join(f"{key}: {_plain(value)}" for key, value in shared.items() if key not in values)
        lines = self.lines[start.line : end.line + 1]
        beside = "" if isinstance(node, yaml.ScalarNode) else " ".join((*self._above(start.line), *_comments(lines)))
        why = values.get("why") or beside
        text = _joined(lines, start.column, end.column if len(lines) == end.line - start.line + 1 else None)
        entry = KnowledgeEntry(self.name, start.line + 1, text, given or None, why or None)
        return Located(entry, {**shared, **values})

    def _above(self, line: int) -> list[str]:
        """The comment lines directly above an entry; neither the file's own header nor the heading of a section."""
        first = line
        while first > 0 and self.lines[first - 1].lstrip().startswith("#"):
            first -= 1
        above = self.lines[first:line]
        return [] if first == 0 or any("---" in one for one in above) else _comments(above)


def _is_plain(key: yaml.Node, node: yaml.Node) -> bool:
    """Whether a value of a group is no list of entries."""
    if isinstance(node, yaml.CollectionNode):
        return key.value not in _PHRASES and bool(node.flow_style)
    return True


def _plain(value: Any) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list) else str(value)


def _value(node: yaml.Node) -> Any:
    """The plain value of a node; scalars stay strings, but for null."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(item) for key, item in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return None if node.tag == _NULL else node.value


def _comments(lines: Sequence[str]) -> list[str]:
    """The comments of some lines: these files give the reason of an entry beside it."""
    return [line[at:].lstrip(" #").rstrip() for line in lines if (at := _comment(line)) is not None]


def _joined(lines: Sequence[str], start: int, end: int | None) -> str:
    """The characters of an entry on one line, without comments."""
    cut = [line[: _comment(line)] for line in lines]
    cut[-1] = cut[-1][:end]
    cut[0] = cut[0][start:]
    return " ".join(line.strip() for line in cut if line.strip())


def _comment(line: str) -> int | None:
    """Where the comment of a line begins: at a # behind white space that stands in no quotation marks."""
    found = _COMMENT.search(_QUOTED.sub(lambda quoted: "x" * len(quoted[0]), line))
    return found.start() if found else None
