"""Jinja templates: autoescaped, undefined names are errors."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from khabar.views.marks import LAYERS, Segment
from khabar.web.interface import Interface

HERE = Path(__file__).parent
STATIC = HERE / "static"
NAMINGS = 3  # mentions of an entity shown in an explanation; its JSON has all
QUOTE = 160  # characters of a content or sentence shown in a card; the text beside it has the rest

_ARABIC = re.compile("([\u0600-\u06ff]+(?:[\\s،]+[\u0600-\u06ff]+)*)")
_BDI = Markup('<bdi lang="ar">{}</bdi>')


def render(template: str, words: Interface, **context: Any) -> str:
    """One page in one language."""
    return _environment().get_template(template).render(
        ui=words, w=words.words, layers=LAYERS, namings_shown=NAMINGS, **context
    )  # fmt: skip


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
    environment.filters["isolate"] = isolate
    return environment


def shorten(text: str, length: int = QUOTE) -> str:
    """At most `length` characters, cut between words."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(None, 1)[0] + " …"


def isolate(text: str) -> Markup:
    """Our own words with Arabic between them: each run of it in a `<bdi>`, so that it does not turn the rest about."""
    runs = _ARABIC.split(text)
    pieces = (_BDI.format(run) if at % 2 else escape(run) for at, run in enumerate(runs))
    return Markup("").join(pieces)


def classes(segment: Segment) -> str:
    """The style classes of a run of text: its part of the newspaper and the layers it is in."""
    return " ".join(dict.fromkeys([f"part-{segment.part}", *(f"in-{mark.layer}" for mark in segment.marks)]))
