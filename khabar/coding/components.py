"""The explicit list of components, in the order in which they run."""

from __future__ import annotations

from typing import Any

from khabar.events.component import EventCoder
from khabar.knowledge.loading import Knowledge
from khabar.names.component import NameFinder
from khabar.revision.events import EventReviser
from khabar.revision.statements import StatementReviser
from khabar.statements.component import StatementFinder
from khabar.tagging.component import Tagger
from khabar.text.component import Component
from khabar.times.component import TimeFinder


def default_components(knowledge: Knowledge | None = None) -> list[Component[Any]]:
    """The components of the coder.

    Order matters: later components read what earlier ones wrote. The tagger proposes; names, statements and events
    are found by the rules, which use its spans; the revisions decide where rules and tagger both speak.
    """
    return [
        TimeFinder(),
        Tagger(),
        NameFinder(knowledge),
        StatementFinder(),
        StatementReviser(),
        EventCoder(),
        EventReviser(),
    ]


def rule_components(knowledge: Knowledge | None = None) -> list[Component[Any]]:
    """The rules alone."""
    return [TimeFinder(), NameFinder(knowledge), StatementFinder(), EventCoder()]
