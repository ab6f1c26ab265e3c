"""Phrases that begin with a known head noun: bodies, classified names, groups, sides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from khabar.knowledge.world import Entry
from khabar.model.records import MentionKind
from khabar.names.candidates import Candidate, Phrase
from khabar.names.gazetteer import recognise_name
from khabar.names.lexicon import Body, Classifier, Group, Office
from khabar.names.view import OPENING, View
from khabar.text.folding import fold, fold_phrase
from khabar.text.matcher import Match
from khabar.text.numbers import number_at

GROUP_TAIL = 5  # words that may follow a group noun and still describe it
GOVERNING = (" to", " by", " with")  # endings of English qualifiers that govern what follows (close to)
ADJECTIVE = ("ي", "يه")  # singular endings of relative adjectives, folded
LINKS = frozenset(["في", "من", "ب", "ل", "لدي", "داخل"])


def recognise_body(view: View, index: int) -> Phrase | None:
    """An organisation made of a head and a country: الجيش السوري, حكومة اليمن, الجيشين الروسي والسوري."""
    for match in view.lexicon.bodies.at(view.tokens, index):
        phrase = _body(view, match)
        if phrase:
            return phrase
    return None


def _body(view: View, match: Match[Body]) -> Phrase | None:
    body, after = match.value, match.last + 1
    if view.word(after) in view.lexicon.body_adjectives and view.adjective_at(after + 1) and view.adjoins(after + 1):
        after += 1
    adjective = view.adjective_at(after) if view.adjoins(after) else None
    if adjective is not None:
        several = body.dual or view.word(match.first).removeprefix("و").startswith("القوات")
        second = view.adjective_at(adjective.last + 1, conjoined=True) if several else None
        states = [m for m in (adjective, second) if m is not None]
        return Phrase(
            match.first, states[-1].last,
            tuple(_body_candidate(view, match, m.value.entry, m.end) for m in states),
        )  # fmt: skip
    if body.dual:
        return None
    definite = view.word(match.last).startswith("ال")
    if not definite and view.adjoins(after):
        for name in view.bare_names_at(after):
            if name.value.kind in ("state", "capital", "metonym"):
                state = view.state(name.value.entry.country) or name.value.entry
                return Phrase(match.first, name.last, (_body_candidate(view, match, state, name.end),))
    if body.alone == "always" and definite:
        return Phrase(match.first, match.last, (_body_candidate(view, match, None, match.end),))
    return None


def _body_candidate(view: View, match: Match[Body], state: Entry | None, end: int) -> Candidate:
    body = match.value
    if state is None:
        # مجلس النواب and وزارة الداخلية are names also without a country; الجيش is a description.
        kind: MentionKind = "NAM" if body.kind == "NAM" and _is_named(view, match) else "NOM"
        return Candidate(match.start, end, kind, "body-alone", None, office=body.id)
    if body.id in view.lexicon.acts_as_state:
        return Candidate(match.start, end, "NOM", "body-as-state", state, office=body.id, of=state.key)
    entry = Entry(
        f"body:{body.id}:{state.key}", view.doc.text[match.start:end],
        body.en.replace("{adj}", f"{state.en}"), body.type, state.key, body.sectors,
    )  # fmt: skip
    return Candidate(match.start, end, body.kind, "body", entry, office=body.id, of=state.key)


def _is_named(view: View, match: Match[Body]) -> bool:
    head = fold(view.doc.text[match.start : view.tokens[match.first].end])
    return match.last > match.first and head in view.lexicon.named_bodies


def recognise_classified(view: View, index: int) -> Phrase | None:
    """A name after the noun that classifies it: مدينة الشرقاط, مطار عدن, حزب الاتحاد الديمقراطي."""
    for match in view.lexicon.classifiers.at(view.tokens, index):
        phrase = _classified(view, match)
        if phrase:
            return phrase
    return None


def _classified(view: View, match: Match[Classifier]) -> Phrase | None:
    classifier, after = match.value, match.last + 1
    if not view.adjoins(after):
        return None
    if view.tokens[after].text in OPENING:
        return _quoted(view, match, after)
    known = _known_after(view, match, after)
    if known is not None or _is_known_whole(view, match):
        return known
    last = _unknown_end(view, classifier, after)
    if last is None:
        return None
    begin = match.start if classifier.whole else view.tokens[after].start
    return Phrase(match.first, last, (_classified_candidate(view, match, begin, last),))


def _is_known_whole(view: View, match: Match[Classifier]) -> bool:
    """Whether the classifier begins a name or body that is listed (مجلس الأمن, مجلس النواب)."""
    names = (m.last for m in view.names_at(match.first) if m.value.kind == "organisation")
    bodies = (m.last for m in view.lexicon.bodies.at(view.tokens, match.first))
    return any(last > match.last for last in (*names, *bodies))


def _quoted(view: View, match: Match[Classifier], opening: int) -> Phrase | None:
    last = view.quoted_end(opening)
    if last is None:
        return None
    for name in view.bare_names_at(opening + 1):
        if name.last == last and name.value.kind in ("organisation", "place", "capital", "state"):
            candidate = Candidate(name.start, name.end, "NAM", "classified-quoted", name.value.entry)
            return Phrase(match.first, last + 1, (candidate,))
    start = view.tokens[opening + 1].start
    return Phrase(match.first, last + 1, (_classified_candidate(view, match, start, last),))


def _known_after(view: View, match: Match[Classifier], after: int) -> Phrase | None:
    """A gazetteer name of a fitting type after the classifier, in any use (the classifier vouches for it)."""
    wanted = match.value.type
    for name in view.bare_names_at(after):
        entry = name.value.entry
        if name.value.kind in ("adjective", "person", "people"):
            continue
        if wanted == entry.type and not match.value.whole:
            return Phrase(match.first, name.last, (Candidate(name.start, name.end, "NAM", "classified", entry),))
        if match.value.whole and wanted in ("FAC", "LOC") and entry.type in ("GPE", "LOC"):
            last = name.last
            while view.adjoins(last + 1) and view.word(last + 1) in (
                "الدولي",
                "الدوليه",
                "الجويه",
                "العسكري",
                "العسكريه",
                "البري",
                "البحري",
            ):
                last += 1
            whole = _classified_candidate(view, match, match.start, last, place=entry)
            return Phrase(match.first, last, (whole,))
        if match.value.whole and wanted == entry.type == "ORG":
            return Phrase(match.first, name.last, (Candidate(name.start, name.end, "NAM", "classified", entry),))
    return None


def _unknown_end(view: View, classifier: Classifier, after: int) -> int | None:
    """The last token of a name that no gazetteer knows."""
    if not view.is_word(after):
        return None
    if classifier.unknown == "quoted":
        return _end_before_acronym(view, after)
    last = None
    position = after
    while position < after + 4 and (position == after or view.adjoins(position)) and view.is_word(position):
        word = view.word(position)
        if view.is_function_word(position) or word in view.lexicon.title_adjectives:
            break
        definite = word.startswith("ال")
        if not definite and not (classifier.unknown == "any" and position == after):
            break
        if definite and classifier.unknown == "any" and position > after:
            break
        last = position
        position += 1
    if last == after and classifier.unknown == "any" and _is_description(view, after):
        return None
    return last


def _end_before_acronym(view: View, after: int) -> int | None:
    """The last of one to four definite words that an acronym in brackets follows (حركة الفجر الوطني (حفو))."""
    last = after
    while last < after + 4 and view.word(last).startswith("ال") and view.adjoins(last):
        last += 1
    bracketed = view.word(last) == "(" and view.word(last + 2) == ")" and view.is_word(last + 1)
    return last - 1 if last > after and bracketed else None


def _is_description(view: View, index: int) -> bool:
    """Whether the word after a place noun describes rather than names: a nationality, a body, a common adjective."""
    word = view.word(index)
    if view.adjective_at(index) or word in view.lexicon.qualifiers or word in view.lexicon.verbs:
        return True
    lexicon = view.lexicon
    return any(m.at(view.tokens, index) for m in (lexicon.bodies, lexicon.offices, lexicon.groups, lexicon.classifiers))


def _classified_candidate(
    view: View, match: Match[Classifier], begin: int, last: int, *, place: Entry | None = None
) -> Candidate:
    """A name outside the gazetteer, with the type of its classifier; `place` is the town that it is named after."""
    classifier, end = match.value, view.tokens[last].end
    name = view.doc.text[begin:end]
    entry = Entry(
        f"named:{classifier.type}:{fold_phrase(name)}", name, None, classifier.type,
        place.country if place else None, classifier.sectors,
        lat=place.lat if place else None, lon=place.lon if place else None,
    )  # fmt: skip
    return Candidate(begin, end, "NAM", f"classified-{classifier.id}", entry)


def recognise_counted(view: View, index: int) -> Phrase | None:
    """People with their number: أربعة سائقين, 100 متظاهر, عشرات الجرحى."""
    number = number_at(view.tokens, index)
    quantity = view.lexicon.quantities.at(view.tokens, index)
    last = number.last if number is not None else quantity[0].last if quantity else None
    if last is None or not view.adjoins(last + 1):
        return None
    start = number.start if number is not None else quantity[0].start
    group = recognise_counted(view, last + 1) or recognise_group(view, last + 1)
    if group is None or group.candidates[0].kind != "NOM":
        return None
    first = group.candidates[0]
    if first.start != view.tokens[last + 1].start or first.entry is None:
        return None
    name = view.doc.text[start : first.end]
    entry = replace(first.entry, key=f"group:counted:{fold_phrase(name)}", name=name)
    return Phrase(index, group.last, (replace(first, start=start, entry=entry, rule="counted"),))


def recognise_group(view: View, index: int) -> Phrase | None:
    """People by role, with the adjectives and links that describe them: مصادر أمنية, مسؤولون في الحكومة."""
    matches = view.lexicon.groups.at(view.tokens, index)
    if not matches:
        return None
    match = matches[0]
    group = match.value
    if group.kind == "NOM" and is_adjectival(view, match):
        return None
    if group.kind == "NAM":
        entry = Entry(
            f"group:{group.id}",
            view.doc.text[match.start : match.end],
            group.en,
            group.type,
            group.country,
            group.sectors,
        )
        rule = "group-adjective" if group.adjective else "group-name"
        return Phrase(index, match.last, (Candidate(match.start, match.end, "NAM", rule, entry),))
    tail = _group_tail(view, match)
    end = view.tokens[tail.last].end
    name = view.doc.text[match.start : end]
    entry = Entry(
        f"group:{group.id}:{_definiteless(name)}", name, _english(group.en, tail), group.type,
        tail.country or group.country, tail.sectors or group.sectors,
    )  # fmt: skip
    rule = "source-group" if group.source else "group"
    return Phrase(index, tail.last, (Candidate(match.start, end, "NOM", rule, entry, office=group.id),))


def is_adjectival(view: View, match: Match[Group] | Match[Office]) -> bool:
    """Whether a noun for a person describes the noun before it instead: هجوم عسكري, القانونية والسياسية."""
    head = fold(view.doc.text[match.start : match.end]).removeprefix("ال")
    if head not in view.lexicon.qualifiers or not head.endswith(ADJECTIVE):
        return False
    before = match.first - 1
    return view.adjoins(match.first) and view.is_word(before) and not view.is_function_word(before)


def _definiteless(name: str) -> str:
    return " ".join(word.removeprefix("ال") for word in fold_phrase(name).split())


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows a group noun: its last token, and what it says about country, sectors and English wording."""

    last: int
    country: str | None = None
    sectors: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    linked: str | None = None  # the English name of what it is linked to


def _english(noun: str, tail: _Tail) -> str:
    """English wording: security sources, media outlets loyal to Syria; what has no English is left out."""
    before = [word for word in tail.en if not word.endswith(GOVERNING)]
    after = [word for word in tail.en if word.endswith(GOVERNING)][-1:]
    return " ".join((*before, noun, *((*after, tail.linked) if after and tail.linked else ())))


def _group_tail(view: View, match: Match[Group]) -> _Tail:
    tail = _Tail(match.last)
    while tail.last - match.last < GROUP_TAIL and view.adjoins(tail.last + 1):
        step = _tail_step(view, tail.last + 1, source=match.value.source)
        if step is None:
            break
        tail = _Tail(
            step.last,
            tail.country or step.country,
            tail.sectors or step.sectors,
            (*tail.en, *step.en),
            step.linked or tail.linked,
        )
    return tail


def _tail_step(view: View, index: int, *, source: bool) -> _Tail | None:
    adjective = view.adjective_at(index, conjoined=True)
    if adjective is not None:
        return _Tail(adjective.last, country=adjective.value.entry.key)
    word = view.word(index)
    qualifier = view.lexicon.qualifiers.get(word) or (
        view.lexicon.qualifiers.get(word[1:]) if word[:1] == "و" else None
    )
    if qualifier is not None:
        return _Tail(index, sectors=qualifier.sectors, en=(qualifier.en,))
    return _linked(view, index, source=source)


def _linked(view: View, index: int, *, source: bool) -> _Tail | None:
    """A body or name behind في, من, ل or ب: مصدر في وزارة الداخلية, وسائل إعلام موالية للنظام.

    Only sources take ل and ب: behind other people they say what is done to them.
    """
    word = view.word(index)
    linked = index + 1 if word in LINKS else index if source and word[:1] in "لب" else None
    if linked is None or not view.adjoins(linked):
        return None
    phrase = recognise_body(view, linked) or recognise_classified(view, linked) or recognise_name(view, linked)
    if (
        phrase is None
        or not phrase.candidates
        or (linked == index and phrase.candidates[0].start == view.tokens[index].start)
    ):
        return None
    entry = phrase.candidates[0].entry if phrase.candidates else None
    return _Tail(
        _with_joined(view, phrase.last) if linked == index else phrase.last,
        country=entry.country if entry else None,
        linked=entry.en if entry else None,
    )


def _with_joined(view: View, last: int) -> int:
    """The last token with a name joined by و to what a source is loyal to (موالية للنظام السوري وموسكو)."""
    joined = recognise_name(view, last + 1) if view.word(last + 1)[:1] == "و" and view.adjoins(last + 1) else None
    followed = joined is not None and view.word(joined.last + 1) in view.lexicon.verbs
    return joined.last if joined is not None and not followed else last


def recognise_side(view: View, index: int) -> Phrase | None:
    """الجانب الأميركي: the state itself."""
    if not view.is_word(index):
        return None
    for stem, start in view.tokens[index].stems:
        adjective = view.adjective_at(index + 1) if stem in view.lexicon.sides else None
        if adjective is not None:
            dual = stem.endswith(("ان", "ين"))
            second = view.adjective_at(adjective.last + 1, conjoined=True) if dual else None
            states = [m for m in (adjective, second) if m is not None]
            candidates = tuple(Candidate(start, m.end, "NOM", "side", m.value.entry) for m in states)
            return Phrase(index, states[-1].last, candidates)
    return None
