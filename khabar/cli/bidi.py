"""Arabic inside English lines of a terminal: isolated, so that neither direction disturbs the other.

Letters are neither reshaped nor reordered: that is the terminal's work. A terminal without it shows the isolates as
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Console
from rich.text import Text

FSI: Final = "\u2068"  # FIRST STRONG ISOLATE
PDI: Final = "\u2069"  # POP DIRECTIONAL ISOLATE
_ARABIC = re.compile("[\u0600-\u06ff]+(?:[\\s،]+[\u0600-\u06ff]+)*")
_SPACE = re.compile(r"\s+")
# Controls in an article's text must not reach the terminal: escape sequences, and marks that end our isolates.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def isolated(text: str) -> str:
    """Text from an article as it can stand in any line: one line, no controls, in an isolate of its own direction."""
    return f"{FSI}{plain(text)}{PDI}"


def with_isolates(text: str) -> str:
    """Our own English words with Arabic words between them, each run of which stands in an isolate."""
    return _ARABIC.sub(lambda run: isolated(run[0]), plain(text))


def plain(text: str) -> str:
    """Text from an article without line breaks and controls."""
    return _CONTROLS.sub("", _SPACE.sub(" ", text))


def wrapped(text: Text, console: Console, width: int) -> Iterator[Text]:
    """Break a line at spaces; isolates that a break cuts are closed before and opened again after it."""
    return _balanced(text.wrap(console, width))


def _balanced(lines: Iterable[Text]) -> Iterator[Text]:
    depth = 0
    for line in lines:
        line.rstrip()
        before = depth
        depth += line.plain.count(FSI) - line.plain.count(PDI)
        yield Text.assemble(FSI * before, line, PDI * depth)
