"""Titles: descriptions of persons by their office, with the name beside them (وزير الخارجية الروسي سيرغي لافروف)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from khabar.knowledge.world import Entry
from khabar.names.candidates import Candidate, Phrase
from khabar.names.gazetteer import recognise_name
from khabar.names.heads import is_adjectival, recognise_body, recognise_classified
from khabar.names.lexicon import Office
from khabar.names.people import known_person, recognise_person, titled_person
from khabar.names.view import OPENING, View
from khabar.text.folding import fold_phrase
from khabar.text.matcher import Match

LONGEST_TAIL = 10  # tokens: المبعوث الخاص للأمين العام للأمم المتحدة إلى اليمن has eight
LONGEST_CONSTRUCT = 3  # وزير الشؤون الدينية والأوقاف is in the list; longer unknown ones are rare
COUNTERPART = "counterpart"
DUAL_PRONOUN = ("يه", "يها", "يهم", "اه", "اها")  # نظيريه, نظيراه
TO = "الي"
LINKS = frozenset(["باسم", "لدي", "في", "الي", "لشوون"])


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the head of a title: the last token, and of which countries or organisations it speaks."""

    last: int
    of: tuple[Entry, ...] = ()


def recognise_title(view: View, index: int) -> Phrase | None:
    """A title with its country or organisation, and the person's name where it follows."""
    matches = view.lexicon.offices.at(view.tokens, index)
    if not matches or (matches[0].last == index and is_adjectival(view, matches[0])):
        return None
    match = matches[0]
    if match.value.id == COUNTERPART and match.value.number == "one":
        return None  # recognise_counterpart knows whose
    tail = title_tail(view, match)
    return _several(view, match, tail) if match.value.number == "many" else _of_one(view, match, tail)


def _of_one(view: View, match: Match[Office], tail: Tail) -> Phrase | None:
    """A title of one or two persons with the name behind it."""
    name = _named_with_title(view, match, _name_after(view, tail.last + 1, strict=match.value.role))
    if match.value.honorific:
        ranked = name and Phrase(match.first, name.last, tuple(_with_sectors(c, match.value) for c in name.candidates))
        return ranked if tail.last == match.last else None
    if match.value.number == "two":
        return _pair(view, match, tail)
    bare = tail.last == match.last and not view.word(match.first).removeprefix("و").startswith("ال")
    if bare and name is None and " " not in view.doc.text[match.start : match.end]:
        return None  # رئيس alone, before a noun that is no name: another kind of chairman
    return _single(view, match, tail, name)


def _named_with_title(view: View, match: Match[Office], name: Phrase | None) -> Phrase | None:
    """A person whom the lists name together with the title (البابا فرنسيس, الملكة رانيا)."""
    known = known_person(view, match.first) if name is not None else None
    if name is None or known is None or known.last != name.last:
        return name
    first, *rest = name.candidates
    return replace(name, candidates=(replace(first, entry=known.candidates[0].entry), *rest))


def _with_sectors(candidate: Candidate, rank: Office) -> Candidate:
    """A rank tells the sector of a person whom no list knows."""
    entry = candidate.entry
    if entry is None or entry.type != "PER" or entry.sectors or entry.en:
        return candidate
    return replace(candidate, entry=replace(entry, sectors=rank.sectors))


def _single(view: View, match: Match[Office], tail: Tail, name: Phrase | None) -> Phrase:
    of = tail.of[0] if tail.of else None
    owner = name.candidates[0].start if name else None
    title = _title(view, match, tail.last, of, owner=owner)
    if name is None:
        return Phrase(match.first, tail.last, (title,))
    return Phrase(match.first, name.last, (title, *name.candidates))


def _title(view: View, match: Match[Office], last: int, of: Entry | None, *, owner: int | None = None) -> Candidate:
    where = _key(of) or _inside_head(view, match) or view.lexicon.sole_offices.get(match.value.id)
    return Candidate(
        match.start, view.tokens[last].end, "NOM", "title", None, office=match.value.id, of=where, owner=owner
    )


def _inside_head(view: View, match: Match[Office]) -> str | None:
    """The country or organisation that ends a listed head itself: الأمين العام للأمم المتحدة, زعيم حزب الله."""
    for position in range(match.first + 1, match.last + 1):
        for name in view.names_at(position):
            if name.value.entry.type not in ("ORG", "GPE"):
                continue
            if name.last == match.last and name.value.kind in ("organisation", "state", "metonym", "capital"):
                return _key(name.value.entry)
    return None


def _key(entry: Entry | None) -> str | None:
    """A country's code for its organs and towns, the organisation's own id otherwise (as in people's roles)."""
    if entry is None:
        return None
    if entry.key.startswith("org:"):
        return entry.key.removeprefix("org:")
    return entry.country or entry.key


def _pair(view: View, match: Match[Office], tail: Tail) -> Phrase | None:
    """وزيري الخارجية الروسي والتركي: one description for each country."""
    if not tail.of:
        return None
    return Phrase(match.first, tail.last, tuple(_title(view, match, tail.last, of) for of in tail.of))


def _several(view: View, match: Match[Office], tail: Tail) -> Phrase:
    start, end = match.start, view.tokens[tail.last].end
    name = view.doc.text[start:end]
    country = tail.of[0].country if tail.of else None
    entry = Entry(f"group:{fold_phrase(name)}", name, None, "GRP", country, match.value.sectors)
    return Phrase(match.first, tail.last, (Candidate(start, end, "NOM", "titles", entry),))


def _name_after(view: View, index: int, *, strict: bool) -> Phrase | None:
    """The person named after a title, also behind a comma or an opening mark."""
    if not view.adjoins(index):
        return None
    if view.tokens[index].text in ("،", ",", "-", "–") or view.tokens[index].text in OPENING:
        name = recognise_person(view, index + 1)
        return (
            name
            if name and name.last > index + 1 and name.candidates[0].start == view.tokens[index + 1].start
            else None
        )
    name = recognise_person(view, index) if strict else titled_person(view, index)
    if name is None or name.candidates[0].start != view.tokens[index].start:
        return None
    return name


def title_tail(view: View, match: Match[Office]) -> Tail:
    """Follow a title through adjectives, countries, bodies and links; stop where the description ends."""
    tail = _begun_in_head(view, match) or Tail(_construct_end(view, match))
    while tail.last - match.last < LONGEST_TAIL and view.adjoins(tail.last + 1):
        step = _tail_step(
            view, tail.last + 1, several=match.value.number != "one" and bool(tail.of), envoy=_is_envoy(match.value)
        )
        if step is None:
            break
        tail = Tail(step.last, tail.of + step.of)
    return tail


def _begun_in_head(view: View, match: Match[Office]) -> Tail | None:
    """An organisation whose name begins in a listed head and goes on behind it: الأمين العام لحزب | الله."""
    adjective = view.adjective_at(match.last + 1)  # وزيرة الخارجية الأميركية is of the state, not of its ministry
    least = adjective.last if adjective else match.last
    for position in range(match.first + 1, match.last + 1):
        for name in view.names_at(position):
            if name.last > least and name.value.kind == "organisation":
                return Tail(name.last, (name.value.entry,))
    return None


def _construct_end(view: View, match: Match[Office]) -> int:
    """The last token of a head in construct with words that no list knows: وزير الثروة السمكية, رئيس دائرة الإعلام."""
    last = match.last
    if view.word(last).startswith("ال") or view.word(last).endswith("ا"):
        return last
    if view.word(last + 1) in view.lexicon.departments and view.adjoins(last + 1):
        last += 1
    while last - match.last < LONGEST_CONSTRUCT and view.adjoins(last + 1) and _is_plain_definite(view, last + 1):
        last += 1
    return last if view.word(last).startswith("ال") else match.last


def _is_plain_definite(view: View, index: int) -> bool:
    """A definite word that is no nationality, name, body or title adjective."""
    word = view.word(index)
    if not word.startswith("ال") or word in view.lexicon.title_adjectives or view.is_function_word(index):
        return False
    if view.bare_names_at(index):
        return False
    lexicon = view.lexicon
    return not any(matcher.at(view.tokens, index) for matcher in (lexicon.bodies, lexicon.offices))


def _tail_step(view: View, index: int, *, several: bool, envoy: bool) -> Tail | None:
    adjective = view.adjective_at(index, conjoined=several)
    if adjective is not None:
        return Tail(adjective.last, (adjective.value.entry,))
    word = view.word(index)
    if word in view.lexicon.title_adjectives:
        return Tail(index)
    if word == TO and not envoy:
        return None  # وصل الوزير إلى سوتشي
    if word in LINKS:
        return _named(view, index + 1, clitic=False) if view.adjoins(index + 1) else None
    found = _named(view, index, clitic=word[:1] in "لب")
    bare_place = found is not None and any(entry.type in ("GPE", "LOC", "FAC") for entry in found.of)
    if bare_place and word[:1] not in "لب" and view.word(index - 1).removeprefix("و").startswith("ال"):
        return None  # a definite title takes no place without a link: زار البابا مدينة أور
    return found


def _is_envoy(office: Office) -> bool:
    """Whether an office is held towards another country (المبعوث إلى سوريا); a minister only travels there."""
    return office.id.endswith(("envoy", "representative", "ambassador", "secretary-general", "observer"))


def _named(view: View, index: int, *, clitic: bool) -> Tail | None:
    """A body, classified name or gazetteer name that a title belongs to."""
    recognisers = (recognise_body, recognise_classified, _nearby_office, recognise_name)
    found = [phrase for recognise in recognisers if (phrase := recognise(view, index)) and phrase.candidates]
    for phrase in sorted(found, key=lambda phrase: -phrase.last):
        first = phrase.candidates[0]
        if first.start < view.tokens[index].start or (first.kind == "NOM" and first.rule == "people"):
            continue
        taken_off = view.doc.text[view.tokens[index].start : first.start]
        if taken_off and not clitic and first.rule.startswith("c") is False:
            continue
        if taken_off[:1] == "و":
            continue
        entry = first.entry
        return Tail(phrase.last, (entry,) if entry else ())
    return None


def _nearby_office(view: View, index: int) -> Phrase | None:
    """An office inside a title: مبعوث الأمين العام للأمم المتحدة, المتحدث باسم الرئيس."""
    matches = view.lexicon.offices.at(view.tokens, index)
    if not matches or matches[0].value.honorific or matches[0].value.number != "one":
        return None
    match = matches[0]
    if match.value.id == COUNTERPART:
        return None
    tail = title_tail(view, match)
    entry = tail.of[0] if tail.of else None
    return Phrase(index, tail.last, (Candidate(match.start, view.tokens[tail.last].end, "NOM", "inner-title", entry),))


def recognise_counterpart(view: View, index: int) -> Phrase | None:
    """نظيره التركي (مولود تشاوش أوغلو): the same office in another country."""
    if not view.is_word(index):
        return None
    for stem, start in view.tokens[index].stems:
        if stem in view.lexicon.counterparts:
            adjective = view.adjective_at(index + 1)
            second = view.adjective_at(adjective.last + 1, conjoined=True) if adjective else None
            if adjective and second and stem.endswith(DUAL_PRONOUN):
                both = tuple(_counterpart(start, m.end, m.value.entry.key) for m in (adjective, second))
                return Phrase(index, second.last, both)
            last = adjective.last if adjective else index
            name = _name_after(view, last + 1, strict=False)
            of = adjective.value.entry.key if adjective else None
            title = _counterpart(start, view.tokens[last].end, of, owner=name.candidates[0].start if name else None)
            return Phrase(index, name.last if name else last, (title, *(name.candidates if name else ())))
    return None


def _counterpart(start: int, end: int, of: str | None, *, owner: int | None = None) -> Candidate:
    return Candidate(start, end, "NOM", COUNTERPART, None, office=COUNTERPART, of=of, owner=owner)


def recognise_own_country(view: View, index: int) -> Phrase | None:
    """بلاده: the country of the person spoken of."""
    if not view.is_word(index):
        return None
    for stem, start in view.tokens[index].stems:
        if stem in view.lexicon.own_country:
            return Phrase(index, index, (Candidate(start, view.tokens[index].end, "NOM", "own-country", None),))
    return None
