"""The explicit list of components, in the order in which they run."""

from __future__ import annotations

from typing import Any

from khabar.events.component import EventCoder
from khabar.names.component import NameFinder
from khabar.statements.component import StatementFinder
from khabar.text.component import Component
from khabar.times.component import TimeFinder


def default_components() -> list[Component[Any]]:
    """The components of the rule-based coder.

    Order matters: later components read what earlier ones wrote. A trained tagger takes its place after
    `names` (it proposes mentions, cues and triggers that the later ones then link).
    """
    return [TimeFinder(), NameFinder(), StatementFinder(), EventCoder()]
