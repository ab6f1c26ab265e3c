"""Jinja templates: autoescaped, undefined names are errors."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from khabar.views.marks import LAYERS, Segment
from khabar.web.interface import Interface

HERE = Path(__file__).parent
STATIC = HERE / "static"
QUOTE = 160  # characters of a content or sentence shown in a card; the text beside it has the rest


def render(template: str, words: Interface, **context: Any) -> str:
    """One page in one language."""
    return _environment().get_template(template).render(ui=words, w=words.words, layers=LAYERS, **context)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shorten"] = shorten
    environment.filters["address"] = lambda address: quote(address, safe="")
    environment.filters["classes"] = classes
    return environment


def shorten(text: str, length: int = QUOTE) -> str:
    """At most `length` characters, cut between words."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(None, 1)[0] + " …"


def classes(segment: Segment) -> str:
    """The style classes of a run of text: its part of the newspaper and the layers it is in."""
    return " ".join(dict.fromkeys([f"part-{segment.part}", *(f"in-{mark.layer}" for mark in segment.marks)]))
