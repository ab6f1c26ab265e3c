"""Persons: known ones by the gazetteer, unknown ones by given names and by the title before them."""

from __future__ import annotations

from khabar.knowledge.world import Entry
from khabar.names.candidates import Candidate, Phrase
from khabar.names.tagged import recognise_tagged_name
from khabar.names.view import View
from khabar.text.folding import fold_phrase

# عبد الفتاح محمد أحمد السيسي: five words with عبد counted apart; longer runs are lists or sentences.
LONGEST_NAME = 6
LONGEST_VARIANT = 4
# An unknown word that ends like this carries a pronoun or is a common noun (زيارته, أصحابها, خطة): it is no name.
NOT_NAMES = ("ه", "ها", "هم", "نا", "ً")


def recognise_person(view: View, index: int) -> Phrase | None:
    """A person named without a title: a known name, or a given name followed by further names."""
    known = known_person(view, index)
    tagged = None if known else tagged_person(view, index)
    if tagged:
        return tagged
    run = name_run(view, index, titled=False)
    if run is None or run[1] == index or _covers(view, known, run):
        return known
    return _unknown(view, index, run)


def titled_person(view: View, index: int) -> Phrase | None:
    """A person named right after a title, where one word or an unknown given name is enough."""
    known = known_person(view, index)
    tagged = None if known else tagged_person(view, index)
    if tagged:
        return tagged
    run = name_run(view, index, titled=True)
    if run is None or _covers(view, known, run) or (run[1] == index and view.word(index) not in view.lexicon.given):
        return known
    return _unknown(view, index, run)


def _covers(view: View, known: Phrase | None, run: tuple[int, int]) -> bool:
    """Whether a known name is to be trusted before a run of names: a full one always, a surname if no shorter."""
    return known is not None and (known.last > known.first or known.last >= run[1])


def tagged_person(view: View, index: int) -> Phrase | None:
    """A person's name that the trained tagger proposes."""
    phrase = recognise_tagged_name(view, index)
    return phrase if phrase and phrase.candidates[0].entry and phrase.candidates[0].entry.type == "PER" else None


def known_person(view: View, index: int) -> Phrase | None:
    """The longest known person's name at a token; a function word is never one (لولا)."""
    function_word = view.word(index) in view.lexicon.function_words  # على folds like علي: only a full name counts
    for match in view.names_at(index):
        if function_word and match.last == index:
            continue
        if match.value.kind == "person" and (match.value.use == "always" or match.value.entry.key in view.named):
            entry = match.value.entry
            return Phrase(index, match.last, (Candidate(match.start, match.end, "NAM", "known-person", entry),))
    return None


def recognise_variant(view: View, index: int) -> Phrase | None:
    """A known foreign person in a spelling that no list has: مولود شاووش أوغلو, أنطوني بلينكين."""
    if _ends_variant(view, index) or known_person(view, index) or view.word(index).startswith("ال"):
        return None
    last = index
    while last - index + 1 < LONGEST_VARIANT and view.adjoins(last + 1) and not _ends_variant(view, last + 1):
        last += 1
    for end in range(last, index, -1):
        entry = view.sounds.one(tuple(view.word(i) for i in range(index, end + 1)))
        if entry is not None:
            start = view.tokens[index].start
            return Phrase(index, end, (Candidate(start, view.tokens[end].end, "NAM", "spelling-variant", entry),))
    return None


def _ends_variant(view: View, index: int) -> bool:
    word = view.word(index)
    return not view.is_word(index) or word in view.lexicon.function_words or word in view.lexicon.verbs


def _unknown(view: View, index: int, run: tuple[int, int]) -> Phrase:
    start, last = run
    end = view.tokens[last].end
    name = view.doc.text[start:end]
    entry = Entry(f"person:{fold_phrase(name)}", name, None, "PER", None)
    return Phrase(index, last, (Candidate(start, end, "NAM", "name-run", entry),))


def name_run(view: View, index: int, *, titled: bool) -> tuple[int, int] | None:
    """The characters' start and the last token of a run of names that begins at a token.

    Without a title the run must begin with a given name; after a title any word that is no function word,
    verb or nationality will do.
    """
    start = _run_start(view, index, titled=titled)
    if start is None:
        return None
    last = index
    while last - index + 1 < LONGEST_NAME and view.adjoins(last + 1) and _continues(view, index, last, titled=titled):
        last += 1
    while last > index and view.word(last) in view.lexicon.before:
        last -= 1
    if last == index and view.word(index) in view.lexicon.before:
        return None
    return start, last


def _run_start(view: View, index: int, *, titled: bool) -> int | None:
    """Where a name that begins at a token starts (behind a clitic only if a sure given name follows), or None."""
    if not view.is_word(index):
        return None
    token, lexicon = view.tokens[index], view.lexicon
    if token.folded[0] in "وف" and token.folded[1:] in lexicon.function_words:
        return None  # وأين folds like a given name
    if _begins_name(view, index, titled=titled):
        return token.start
    if titled:
        return None
    for stem, start in token.stems[1:]:
        if stem in lexicon.given and stem not in lexicon.ambiguous_given and len(stem) > 2:
            return start
    return None


# Particles that begin a name also without a title before it.
FIRST_PARTICLES = frozenset(("عبد", "ابو", "ابن"))


def _begins_name(view: View, index: int, *, titled: bool) -> bool:
    word, lexicon = view.word(index), view.lexicon
    if _is_indefinite(view, index):
        return False
    if word in lexicon.given and (titled or not _is_doubtful(view, index)):
        return True
    if word in lexicon.before and view.word(index + 1) not in lexicon.function_words:
        return titled or word in FIRST_PARTICLES
    return titled and not view.is_function_word(index) and not _is_common(view, index) and not word.endswith(NOT_NAMES)


def _is_indefinite(view: View, index: int) -> bool:
    """Whether a word bears the tanwin of an indefinite accusative (وفداً): a name does so only in verse."""
    return view.tokens[index].text.rstrip("\u200f\u200e").endswith(("ً", "ًا"))


def _is_doubtful(view: View, index: int) -> bool:
    """Whether a given name that is also a word stands without a family name in ي or a sure given name after it."""
    lexicon, following = view.lexicon, view.word(index + 1)
    if view.word(index) not in lexicon.ambiguous_given:
        return False
    family = following.startswith("ال") and following.endswith("ي") and not _describes(view, index + 1)
    given = following in lexicon.given and following not in lexicon.ambiguous_given
    return not (view.adjoins(index + 1) and (family or given))


def _is_common(view: View, index: int) -> bool:
    """Words that follow a title without being a name: definite nouns, nationalities, bodies, numbers."""
    word = view.word(index)
    if word.startswith(("ال", "وال", "بال", "لل", "فال")):
        return True
    if any(m.value.kind in ("adjective", "state", "capital") for m in view.names_at(index)):
        return True
    lexicon = view.lexicon
    return any(
        matcher.at(view.tokens, index)
        for matcher in (lexicon.bodies, lexicon.offices, lexicon.groups, lexicon.classifiers)
    )


def _continues(view: View, first: int, last: int, *, titled: bool) -> bool:
    """Whether token `last + 1` goes on with the name that began at `first` and has reached `last`."""
    word, before = view.word(last + 1), view.word(last)
    lexicon = view.lexicon
    if not view.is_word(last + 1) or word in lexicon.function_words or _is_indefinite(view, last + 1):
        return False
    if before in lexicon.before or word in lexicon.before or word in lexicon.after or word in lexicon.given:
        return True
    if word in lexicon.title_adjectives or view.is_function_word(last + 1):
        return False
    if word.startswith("ال"):
        return _is_family_name(view, first, last, titled=titled)
    if len(word) < 3 or word[0] == "و" or word[1:3] == "ال" or word.endswith(NOT_NAMES):
        return False
    # One unknown word may follow a given name or أبو فلان; two unknown ones in a row only right after a title.
    named = before in lexicon.given or view.word(last - 1) in lexicon.before
    return (named or (titled and first == last and word[0] not in "يت")) and not _is_common(view, last + 1)


def _is_family_name(view: View, first: int, last: int, *, titled: bool) -> bool:
    """Whether the definite word after token `last` is a family name: always after a sure given name."""
    before = view.word(last)
    if before in view.lexicon.given and before not in view.lexicon.ambiguous_given:
        return True
    nisba = view.word(last + 1).endswith("ي")
    return (before in view.lexicon.given or (titled and first == last and nisba)) and not _describes(view, last + 1)


def _describes(view: View, index: int) -> bool:
    """Whether a definite word is a nationality, a body or an office rather than a family name."""
    if any(m.value.kind == "adjective" for m in view.names_at(index)):
        return True
    lexicon = view.lexicon
    return any(matcher.at(view.tokens, index) for matcher in (lexicon.bodies, lexicon.offices, lexicon.groups))
