"""Which candidates are one entity: titles and their holders, anaphors, counterparts, short names.

Decisions go from sure to less sure; each leaves its rule in the mention's `why`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from khabar.knowledge.world import Entry, Role
from khabar.model.records import Entity, Mention
from khabar.names.anaphors import antecedents
from khabar.names.candidates import Candidate
from khabar.names.offices import OfficeNames
from khabar.names.view import View
from khabar.text.folding import fold_phrase


@dataclass(slots=True)
class _Person:
    """A person met so far: the entry, where it was met, and the offices that titles gave."""

    key: str
    at: int
    offices: set[tuple[str, str | None]] = field(default_factory=set)
    country: str | None = None
    counterpart: bool = False  # met last as somebody's counterpart


@dataclass(frozen=True, slots=True)
class _Said:
    """The title that the article gives a person."""

    text: str
    office: str | None
    of: str | None


@dataclass(slots=True)
class _State:
    """What resolution has learnt up to the current candidate."""

    view: View
    entries: dict[str, Entry] = field(default_factory=dict)
    persons: dict[str, _Person] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    by_words: dict[str, str] = field(default_factory=dict)  # folded person name → key of the fuller name
    titles: dict[str, _Said] = field(default_factory=dict)
    sources: dict[str, Entry] = field(default_factory=dict)  # by group: the unnamed source met last

    def put(self, candidate: Candidate, entry: Entry, why: str) -> None:
        """Record a mention of an entry."""
        self.entries.setdefault(entry.key, entry)
        span = self.view.doc.span(candidate.start, candidate.end)
        self.mentions.append(
            Mention(span, entry.key, candidate.kind, (candidate.rule, why) if why else (candidate.rule,))
        )
        if entry.type == "PER":
            person = self.persons.setdefault(entry.key, _Person(entry.key, candidate.start, country=entry.country))
            person.at, person.counterpart = candidate.start, candidate.rule == "counterpart"
            if entry.key.startswith("office:") and candidate.office:
                self._holds(person, entry, candidate)
            if candidate.rule == "title":
                said = _Said(self.view.doc.text[candidate.start : candidate.end], candidate.office, candidate.of)
                self.titles.setdefault(entry.key, said)
            person.offices |= {(role.office, role.of) for role in self._roles(entry)}

    def _holds(self, person: _Person, entry: Entry, candidate: Candidate) -> None:
        """An office entity holds the office that its key names."""
        office, _, of = entry.key.removeprefix("office:").partition(":")
        where = of if self.view.lexicon.office_ids.get(office, None) and candidate.of == of else candidate.of
        person.offices.add((office, where))
        said = _Said(self.view.doc.text[candidate.start : candidate.end], office, where)
        self.titles.setdefault(entry.key, said)

    def _roles(self, entry: Entry) -> list[Role]:
        day = self.view.doc.article.published
        return [role for role in entry.roles if day is not None and role.held_on(day)]


def resolve(view: View, candidates: Sequence[Candidate]) -> tuple[list[Mention], dict[str, Entity]]:
    """Give each candidate its entity. Candidates must be in reading order, longer before shorter."""
    state = _State(view)
    _link_short_names(state, candidates)
    titles = _titles_by_owner(view, candidates)
    for candidate in candidates:
        if candidate.rule.endswith("anaphor"):
            for antecedent in antecedents(view, candidate, state.mentions, state.entries):
                state.put(candidate, antecedent, "antecedent")
            continue
        entry, why = _entry_of(state, candidate, candidates, titles)
        if entry is not None:
            state.put(candidate, entry, why)
            for title in titles.get(candidate.start, ()):
                _learn(state, entry, title)
    state.mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    return state.mentions, _entities(state)


def _link_short_names(state: _State, candidates: Sequence[Candidate]) -> None:
    """A shorter unknown name that ends a fuller one in the article is the same person."""
    names = {c.entry.key: c.entry for c in candidates if c.entry is not None and c.entry.type == "PER"}
    folded = {key: fold_phrase(entry.name).split() for key, entry in names.items()}
    for key, words in folded.items():
        fuller = [
            other for other, longer in folded.items()
            if other != key and len(longer) > len(words) and longer[-len(words):] == words
        ]  # fmt: skip
        if key.startswith("person:") and fuller and not names[key].roles:
            state.by_words[key] = fuller[0]
            state.entries.setdefault(fuller[0], names[fuller[0]])


def _titles_by_owner(view: View, candidates: Sequence[Candidate]) -> dict[int, list[Candidate]]:
    """Titles beside names: those tied by the recogniser, and those in apposition after the name."""
    titles: dict[int, list[Candidate]] = {}
    persons = {c.end: c for c in candidates if c.kind == "NAM" and c.entry is not None and c.entry.type == "PER"}
    for candidate in candidates:
        if candidate.rule != "title":
            continue
        if candidate.owner is not None:
            titles.setdefault(candidate.owner, []).append(candidate)
            continue
        for gap in range(3):
            person = persons.get(candidate.start - gap)
            between = view.doc.text[candidate.start - gap : candidate.start]
            if person is not None and between.strip() in ("", "،", ",", "-"):
                titles.setdefault(person.start, []).append(candidate)
                break
    return titles


def _learn(state: _State, entry: Entry, title: Candidate) -> None:
    """A title tells the office, and for unknown persons country and sectors."""
    person = state.persons.get(entry.key)
    if person is None or title.office is None:
        return
    person.offices.add((title.office, title.of))
    known = state.entries[entry.key]
    office = _office(state, title)
    country = known.country or (title.of if title.of in state.view.world.states else _only_country(state, title))
    state.entries[entry.key] = replace(known, country=country, sectors=known.sectors or office)
    person.country = country


def _only_country(state: _State, title: Candidate) -> str | None:
    """The country of the organisation that a title belongs to."""
    known = state.view.world.entries.get(f"org:{title.of}")
    entry = known or next((e for key, e in state.entries.items() if key == title.of), None)
    return entry.country if entry and entry.country != "IGO" else None


def _office(state: _State, title: Candidate) -> tuple[str, ...]:
    office = state.view.lexicon.office_ids.get(title.office or "")
    return office.sectors if office else ()


def _entry_of(
    state: _State, candidate: Candidate, candidates: Sequence[Candidate], titles: dict[int, list[Candidate]]
) -> tuple[Entry | None, str]:
    if candidate.entry is not None and candidate.rule != "inner-title":
        if candidate.rule == "source-group":
            return _source(state, candidate, candidate.entry)
        full = _named_in_full(state, candidate, candidates)
        if full is not None:
            return full, "short-name"
        key = state.by_words.get(candidate.entry.key, candidate.entry.key)
        return state.entries.get(key, candidate.entry), "known" if key == candidate.entry.key else "short-name"
    if candidate.rule in ("title", "counterpart"):
        return _holder(state, candidate, candidates, titles)
    return _by_context(state, candidate)


def _by_context(state: _State, candidate: Candidate) -> tuple[Entry | None, str]:
    """What only the article around a candidate tells: the speaker's country, the body of the article's country."""
    if candidate.rule == "own-country":
        return _own_country(state), "own-country"
    if candidate.rule == "body-alone":
        return _body_alone(state, candidate), "body-of-article"
    return None, ""


def _source(state: _State, candidate: Candidate, entry: Entry) -> tuple[Entry, str]:
    """المصدر alone is the unnamed source met last."""
    words = fold_phrase(state.view.doc.text[candidate.start : candidate.end]).split()
    before = state.sources.get(candidate.office or "")
    if len(words) == 1 and words[0].startswith("ال") and before is not None:
        return before, "source-before"
    state.sources[candidate.office or ""] = entry
    return entry, "known"


def _named_in_full(state: _State, candidate: Candidate, candidates: Sequence[Candidate]) -> Entry | None:
    """The person of the article whose full name ends in a surname that another known person bears too."""
    if candidate.rule != "known-person" or candidate.entry is None:
        return None
    words = fold_phrase(state.view.doc.text[candidate.start : candidate.end]).split()
    found = None
    for other in candidates:
        if other.kind != "NAM" or other.entry is None or other.entry.type != "PER":
            continue
        longer = fold_phrase(state.view.doc.text[other.start : other.end]).split()
        if len(longer) > len(words) and longer[-len(words) :] == words:
            if other.entry.key == candidate.entry.key:
                return None
            found = found or other.entry
    return found


def _holder(
    state: _State, title: Candidate, candidates: Sequence[Candidate], titles: dict[int, list[Candidate]]
) -> tuple[Entry | None, str]:
    """Who a title means: the name beside it, the person who bore it before, the holder on the day, or the office."""
    beside = next((start for start, own in titles.items() if title in own), None)
    if title.owner is not None and beside is None:
        beside = title.owner
    if beside is not None:
        named = next((c for c in candidates if c.start == beside and c.kind == "NAM" and c.entry is not None), None)
        if named is not None and named.entry is not None:
            key = state.by_words.get(named.entry.key, named.entry.key)
            return state.entries.get(key, named.entry), "apposition"
    office, of = _office_of(state, title)
    text = fold_phrase(state.view.doc.text[title.start : title.end])
    previous = _previous(state, office, of, definite=text.startswith("ال"))
    if previous is not None:
        return state.entries[previous], "same-title"
    for kindred in (office, *state.view.lexicon.kindred_offices.get(office, ())):
        where = of or state.view.home() or ""
        holder = state.view.world.holder(kindred, where, state.view.doc.article.published)
        if holder is not None:
            return holder, "holder-on-the-day"
    later = _later(state, office, of, candidates, titles)
    if later is not None:
        return later, "title-of-later-name"
    return _office_entry(state, title, office, of), "office"


def _office_of(state: _State, title: Candidate) -> tuple[str, str | None]:
    """The office meant; a counterpart has the office of the person spoken of last."""
    if title.office != "counterpart":
        return title.office or "", title.of
    recent = sorted(state.persons.values(), key=lambda person: -person.at)
    offices = [
        office
        for person in recent
        for office in sorted(person.offices, key=str)
        if office[1] in state.view.world.states
    ]
    return (offices[0][0] if offices else "counterpart"), title.of


def _previous(state: _State, office: str, of: str | None, *, definite: bool) -> str | None:
    """The person met last whose offices fit; a title without a country fits any country."""
    general = state.view.lexicon.general_offices.get(office)
    if not definite and _is_role(state, office):
        return None  # مسؤول تركي is any official, المسؤول التركي the one before
    fitting = [
        person for person in state.persons.values()
        if any(
            (held == office or (general is not None and held.endswith(general)))
            and (of is None or where == of or (where is None and person.country == of))
            for held, where in person.offices
        )
    ]  # fmt: skip
    return max(fitting, key=lambda person: person.at).key if fitting else None


def _later(
    state: _State,
    office: str,
    of: str | None,
    candidates: Sequence[Candidate],
    titles: dict[int, list[Candidate]],
) -> Entry | None:
    for start, own in titles.items():
        if any(t.office == office and (of is None or t.of == of) for t in own):
            named = next((c for c in candidates if c.start == start and c.kind == "NAM" and c.entry is not None), None)
            if named is not None and named.entry is not None:
                return state.entries.get(state.by_words.get(named.entry.key, named.entry.key), named.entry)
    return None


def _office_entry(state: _State, title: Candidate, office: str, of: str | None) -> Entry:
    name = state.view.doc.text[title.start : title.end]
    country = of if of in state.view.world.states else _only_country(state, title)
    key = f"office:{office}:{of}" if of and not _is_role(state, office) else f"office:{office}:{fold_phrase(name)}"
    return Entry(key, name, None, "PER", country, _office(state, title))


def _is_role(state: _State, office: str) -> bool:
    known = state.view.lexicon.office_ids.get(office)
    return known is None or known.role


def _own_country(state: _State) -> Entry | None:
    """The country of the person met last."""
    for person in sorted(state.persons.values(), key=lambda person: (person.counterpart, -person.at)):
        entry = state.view.state(person.country)
        if entry is not None:
            return entry
    return None


def _body_alone(state: _State, candidate: Candidate) -> Entry | None:
    """A bare body is the one of its kind met last, else that of the article's main country."""
    prefix = f"body:{candidate.office}:"
    met = [m for m in state.mentions if m.entity.startswith(prefix)]
    if met:
        return state.entries[met[-1].entity]
    home = state.view.state(state.view.home())
    if candidate.office in state.view.lexicon.acts_as_state:
        return home
    name = state.view.doc.text[candidate.start : candidate.end]
    body = state.view.lexicon.body_ids[candidate.office or ""]
    return Entry(
        f"{prefix}{home.key if home else ''}", name, body.en.replace("{adj} ", f"{home.en} " if home else ""),
        body.type, home.key if home else None, body.sectors,
    )  # fmt: skip


def _entities(state: _State) -> dict[str, Entity]:
    """The entities of an article under short ids, in the order of their first mention."""
    order: dict[str, str] = {}
    for mention in state.mentions:
        order.setdefault(mention.entity, f"e{len(order) + 1}")
    state.mentions[:] = [replace(m, entity=order[m.entity]) for m in state.mentions]
    offices = OfficeNames(state.view.world, state.view.lexicon)
    return {short: _entity(short, state, key, offices) for key, short in order.items()}


def _entity(short: str, state: _State, key: str, offices: OfficeNames) -> Entity:
    entry, day = state.entries[key], state.view.doc.article.published
    said = state.titles.get(key)
    held = offices.held(entry, day) or (offices.office(said.office, said.of) if said and said.office else None)
    title = said.text if said and (held is None or held.id == said.office) else offices.title(held)
    cow, ccode = state.view.world.cow.get(entry.country or "", (None, None))
    return Entity(
        short, entry.name, entry.en, entry.type, entry.country, entry.sectors, entry.wikidata, entry.lat, entry.lon,
        title if entry.type == "PER" else None, held, cow, ccode,
    )  # fmt: skip
