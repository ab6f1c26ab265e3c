"""Whom a name or a title means on a day: ranked candidates, every score with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from khabar.knowledge.loading import Knowledge
from khabar.knowledge.world import Entry, Role, load_world
from khabar.model.records import Article
from khabar.names.candidates import Candidate
from khabar.names.component import best_phrase
from khabar.names.lexicon import load_lexicon
from khabar.names.offices import OfficeNames
from khabar.names.reasons import Answer, Part, plain_latin, ranked
from khabar.names.view import View
from khabar.text.doc import Doc
from khabar.text.folding import fold_phrase

LIMIT = 10
HOLDS = Part(0.3, "holds an office on the day")
HOLDS_TITLE = Part(0.5, "holds it on the day")
NEAR_YEARS = 5  # an office held less than this many years before or after still counts a little


@dataclass(frozen=True, slots=True)
class _Question:
    name: str
    day: date | None
    country: str | None
    view: View
    offices: OfficeNames


def who(
    name: str,
    *,
    day: date | None = None,
    country: str | None = None,
    knowledge: Knowledge | None = None,
    limit: int = LIMIT,
) -> list[Answer]:
    """Whom a name, surname, spelling variant or title means on a day, best first; empty where nobody is known.

    A title is read by the recognisers of the coder. `country` (ISO alpha-3) is that of the person, or of a title
    that does not say it. A title without a known holder gives the office itself.
    """
    world, lexicon = load_world(knowledge), load_lexicon(knowledge)
    view = View(Doc.of(Article("who", name.strip(), published=day)), world, lexicon)
    question = _Question(fold_phrase(name), day, country, view, OfficeNames(world, lexicon))
    answers = [*_titles(question), *_exact(question), *_words(question), *_sounds(question)]
    return ranked(answers, limit)


def _titles(question: _Question) -> Iterator[Answer]:
    """The holders of the office that a title names: on the day, else before or after it; else the office."""
    title = _title(question)
    if title is None or title.office is None:
        return
    of = title.of or question.country
    office = question.offices.office(title.office, of)
    named = Part(0.5, f"the title is that of {office.en} ({office.id}, {of or 'country not said'})")
    found = list(_holders(question, title.office, of, named))
    if not any(HOLDS_TITLE in answer.parts for answer in found):
        state = question.view.world.states.get(of or "")
        known = question.view.lexicon.office_ids.get(title.office)
        entry = Entry(
            f"office:{title.office}:{of or ''}", question.view.doc.text, office.en, "PER",
            state.key if state else None, known.sectors if known else (),
        )  # fmt: skip
        why = "on the day nobody is known, or more than one" if question.day else "without a date no holder is chosen"
        found.append(Answer(entry.key, entry, (named, Part(0.2, why)), office, question.offices.title(office)))
    yield from found


def _title(question: _Question) -> Candidate | None:
    phrase = best_phrase(question.view, 0)
    if phrase is None or phrase.last < len(question.view) - 1:
        return None
    return next((c for c in phrase.candidates if c.rule == "title"), None)


def _holders(question: _Question, office: str, of: str | None, named: Part) -> Iterator[Answer]:
    owners = [key for key in question.view.world.holders if key[0] == office and of in (None, key[1])]
    for person in {p.key: p for key in owners for p in question.view.world.holders[key]}.values():
        roles = [role for role in person.roles if role.office == office and of in (None, role.of)]
        if question.day is not None and any(role.held_on(question.day) for role in roles):
            part = HOLDS_TITLE
        elif question.day is None:
            part = Part(0.1, "held it at some time")
        else:
            near = min(roles, key=lambda role: _years_off(role, question.day))
            years = _years_off(near, question.day)
            part = Part(round(max(0.0, 0.15 - 0.03 * years), 3), f"held it {_dates(near)}")
            if years > NEAR_YEARS:
                continue
        yield _person(question, person, (named, part), graded=False)


def _exact(question: _Question) -> Iterator[Answer]:
    """Entries that have the whole name, as the matcher of the coder finds them."""
    view = question.view
    for match in view.bare_names_at(0):
        if match.last != len(view) - 1 or match.value.kind in ("adjective", "place", "capital"):
            continue
        entry = match.value.entry
        if entry.type == "PER":
            full = len(view) > 1
            part = Part(0.5, "full name or listed spelling") if full else Part(0.45, "surname that stands alone")
            yield _person(question, entry, (part,))
        else:
            yield Answer(entry.key, entry, (Part(0.5, f"name of this {match.value.kind}"), *_country(question, entry)))


def _words(question: _Question) -> Iterator[Answer]:
    """Persons who have the asked words within a name: at its end as surname, elsewhere; or in English."""
    latin = plain_latin(question.name)
    for phrase, name in question.view.world.people:
        folded = fold_phrase(phrase)
        if folded == question.name:
            continue
        if folded.endswith(f" {question.name}"):
            yield _person(question, name.entry, (Part(0.35, f"end of the name {phrase}"),))
        elif f" {question.name} " in f" {folded} ":
            yield _person(question, name.entry, (Part(0.2, f"part of the name {phrase}"),))
        elif latin.isascii() and latin and f" {latin} " in f" {plain_latin(name.entry.en or '')} ":
            yield _person(question, name.entry, (Part(0.4, f"English name {name.entry.en}"),))


def _sounds(question: _Question) -> Iterator[Answer]:
    """Persons whose listed name sounds the same in a foreign language."""
    words = tuple(question.name.split())
    for name, entry in question.view.sounds.find(words):
        if name != question.name:
            yield _person(question, entry, (Part(0.4, f"spelling variant of {name}"),))
    for name, entry in question.view.sounds.surnames(words):
        if name != question.name:
            yield _person(question, entry, (Part(0.3, f"spelling variant of the surname {name}"),))


def _person(question: _Question, entry: Entry, parts: tuple[Part, ...], *, graded: bool = True) -> Answer:
    """A person with what is held on the day; `graded` adds what that and the office's height are worth."""
    held = question.offices.held(entry, question.day)
    if graded:
        parts = (*parts, *_by_roles(question, entry))
    return Answer(
        entry.key, entry, (*parts, *_country(question, entry)),
        held, question.offices.title(held),
    )  # fmt: skip


def _by_roles(question: _Question, entry: Entry) -> Iterator[Part]:
    if question.day is None or not entry.roles:
        return
    held = [role for role in entry.roles if role.held_on(question.day)]
    if held:
        yield HOLDS
        height = min(question.offices.rank(role) for role in held)
        yield Part(round(0.1 / (1 + height / 20), 3), "how high the office stands")
        return
    near = min(entry.roles, key=lambda role: _years_off(role, question.day))
    years = _years_off(near, question.day)
    if years <= NEAR_YEARS:
        en = question.offices.of_role(near).en
        yield Part(round(0.15 - 0.02 * years, 3), f"was or became {en} {_dates(near)}")


def _country(question: _Question, entry: Entry) -> tuple[Part, ...]:
    if question.country is None:
        return ()
    same = entry.country == question.country
    return (Part(0.2, f"of {question.country}") if same else Part(-0.3, f"not of {question.country}"),)


def _years_off(role: Role, day: date | None) -> int:
    """By how many years a day misses the time of an office; 0 within it."""
    if day is None or role.held_on(day):
        return 0
    iso = day.isoformat()
    edge = role.start if role.start and iso < role.start else role.end
    return abs(int(edge[:4]) - day.year) if edge else 0


def _dates(role: Role) -> str:
    return f"from {role.start or 'unknown'} to {role.end or 'today'}"
