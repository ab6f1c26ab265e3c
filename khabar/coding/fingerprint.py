"""The version that codings are stamped with: the release, and a digest of the rules and knowledge behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from khabar.version import VERSION

# What decides a coding: the folders of the components and the knowledge. Store, views and pages change none.
FOLDERS = ("coding", "events", "knowledge", "names", "revision", "statements", "tagging", "text", "times")
ENDINGS = (".py", ".yaml", ".tsv", ".onnx", ".json")


@cache
def coder_version(own_knowledge: str = "") -> str:
    """`0.1.0+1a2b3c4d`: changes whenever a rule or a fact changes, so that the store keeps both codings.

    `own_knowledge` is the digest of a user's own knowledge files, which are facts too.
    """
    digest = hashlib.sha256(own_knowledge.encode())
    for folder in FOLDERS:
        for path in _sources(files("khabar") / folder):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return f"{VERSION}+{digest.hexdigest()[:8]}"


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.is_dir():
            yield from _sources(path)
        elif path.name.endswith(ENDINGS):
            yield path
