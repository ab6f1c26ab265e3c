"""Offices that persons hold on a day, and how an office of a country or organisation is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khabar.knowledge.world import Entry, Role, World, adjective_forms
from khabar.model.records import Office
from khabar.names.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class OfficeNames:
    """Names of offices in English and Arabic."""

    world: World
    lexicon: Lexicon

    def held(self, entry: Entry, day: date | None) -> Office | None:
        """The highest office that a person of the knowledge files holds on a day, in the order of offices.yaml."""
        if day is None:
            return None
        held = [role for role in entry.roles if role.held_on(day)]
        return self.of_role(min(held, key=self.rank)) if held else None

    def of_role(self, role: Role) -> Office:
        """The office of a role."""
        return self.office(role.office, role.of)

    def rank(self, role: Role) -> int:
        """How high an office stands: its place in offices.yaml."""
        ids = list(self.lexicon.office_ids)
        return ids.index(role.office) if role.office in self.lexicon.office_ids else len(ids)

    def office(self, office: str, of: str | None) -> Office:
        """An office with its English name: foreign minister of Turkey."""
        known = self.lexicon.office_ids.get(office)
        template = known.en if known else office.replace("-", " ") + " of {of}"
        owner = self._owner(of)
        where = (owner.en or owner.name) if owner else _readable(of)
        en = template.replace("{of}", where) if where else template.replace(" of {of}", "").replace(" to {of}", "")
        return Office(office, of, en)

    def title(self, office: Office | None) -> str | None:
        """An office in Arabic, masculine (وزير الخارجية التركي, الأمين العام للأمم المتحدة), or None."""
        known = self.lexicon.office_ids.get(office.id) if office else None
        if office is None or known is None:
            return None
        head = known.head
        adjective = self.world.adjectives.get(office.of or "")
        if adjective and head.split()[-1].startswith("ال"):
            return f"{head} {next(form for form, definite in adjective_forms(adjective) if definite)}"
        owner = self._owner(office.of)
        if owner is None or known.honorific:
            return head
        return f"{head} {'لل' + owner.name[2:] if owner.name.startswith('ال') else 'ل' + owner.name}"

    def _owner(self, of: str | None) -> Entry | None:
        return self.world.states.get(of or "") or self.world.entries.get(f"org:{of}")


def _readable(of: str | None) -> str | None:
    """The id of a town or body that no file names, as words: new-york gives New York, chp gives CHP."""
    if of is None or not of.isascii() or ":" in of:
        return None
    return of.upper() if len(of) <= 4 else of.replace("-", " ").title()
