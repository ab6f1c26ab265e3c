"""Inflect Arabic verbs, verbal nouns and participles from the few principal parts that a lexicon gives.

The lexicons of cues and triggers list a lexeme by its parts, in undiacritised spelling; this module makes the
folded forms that news text shows. Attached object and possessive pronouns are taken off at look-up
(`without_pronoun`), which keeps the tables small.

Reference: K. Ryding, A Reference Grammar of Modern Standard Arabic (2005), chapters 21-37 (verb), 5 and 24 (nouns).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from khabar.text.folding import fold

FormKind = Literal["past", "present", "imperative", "noun", "participle", "passive_participle"]
Number = Literal["singular", "dual", "plural"]

# Longest first: ها before ا is not needed, since ا alone is no pronoun.
PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ني", "ه", "ك", "ي")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """The principal parts of one verb: third person masculine singular, and its nouns.

    `past` قال, `present` يقول, `nouns` (قول,), `participles` (قائل,), `passive_participles` (مقول,);
    `passive` is false for verbs whose passive is never meant (its forms are spelled as the active ones, so it
    is a property of the reading, not of the form).
    """

    past: str | None = None
    present: str | None = None
    nouns: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    passive_participles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """What a word form says: `person` 1, 2, 3 or None for nouns; `number`; `feminine` where it is visible."""

    kind: FormKind
    person: int | None = None
    number: Number | None = None
    feminine: bool | None = None


def inflect(lexeme: Lexeme) -> Iterator[tuple[str, Form]]:
    """Every folded form of a lexeme, without clitics and pronouns; a spelling may come more than once."""
    if lexeme.past:
        yield from _past(fold(lexeme.past))
    if lexeme.present:
        yield from _present(fold(lexeme.present), fold(lexeme.past or ""))
    for noun in lexeme.nouns:
        yield from _noun(fold(noun))
    for participle in lexeme.participles:
        yield from _participle(fold(participle), "participle")
    for participle in lexeme.passive_participles:
        yield from _participle(fold(participle), "passive_participle")


def without_pronoun(word: str) -> Iterator[str]:
    """The readings of a folded word with an attached pronoun taken off (فرضتها gives فرضت, زيارته gives زياره).

    Yields nothing where no pronoun can be taken off. Before a pronoun ة is written ت, the alif of وا is
    dropped, and final ى is written ا: each original spelling is given back as a reading.
    """
    for pronoun in PRONOUNS:
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) >= 2:
            yield stem
            if stem.endswith("ت"):
                yield stem[:-1] + "ه"
            if stem.endswith("و"):
                yield stem + "ا"
            if stem.endswith("ا"):
                yield stem[:-1] + "ي"


def _past(past: str) -> Iterator[tuple[str, Form]]:
    yield past, Form("past", 3, "singular", False)
    defective = past[-1] in "اي" and len(past) > 2
    stem = past[:-1] if defective else past
    yield stem + "ت", Form("past", 3, "singular", True)
    yield stem + "تا", Form("past", 3, "dual", True)
    yield stem + "وا", Form("past", 3, "plural", False)
    dual = (stem + ("و" if past.endswith("ا") and len(past) == 3 else "ي")) if defective else past
    yield dual + "ا", Form("past", 3, "dual", False)
    short = _consonant_stem(past, defective)
    yield short + "ن", Form("past", 3, "plural", True)
    yield short + "نا", Form("past", 1, "plural")
    yield short + "ت", Form("past", 1, "singular")
    yield short + "تم", Form("past", 2, "plural")


def _consonant_stem(past: str, defective: bool) -> str:
    """The stem before consonant endings: قال gives قل, دعا gives دعو, التقى gives التقي."""
    if defective:
        return past[:-1] + ("و" if past.endswith("ا") and len(past) == 3 else "ي")
    if _is_hollow(past):
        return past[:-2] + past[-1]
    return past


def _is_hollow(past: str) -> bool:
    """قال, زار, أراد, استقال: a long ا before the last letter (not the فاعل pattern, which has three more)."""
    return len(past) >= 3 and past[-2] == "ا" and (len(past) == 3 or past[0] == "ا")


def _present(present: str, past: str) -> Iterator[tuple[str, Form]]:
    if not present.startswith("ي"):
        raise ValueError(f"present form {present!r} must be third person masculine singular, with ي")
    rest = present[1:]
    persons: tuple[tuple[str, int, Number, bool | None], ...] = (
        ("ي", 3, "singular", False), ("ت", 3, "singular", True), ("ا", 1, "singular", None), ("ن", 1, "plural", None),
    )  # fmt: skip
    for prefix, person, number, feminine in persons:
        for stem in {rest, *_jussives(rest, past)}:
            yield prefix + stem, Form("present", person, number, feminine)
    defective = rest[-1] in "ويا"
    plural = rest[:-1] if defective else rest
    for prefix in "يت":
        for ending in ("ون", "وا"):
            yield prefix + plural + ending, Form("present", 3, "plural", False)
        dual = rest[:-1] + "ي" if rest.endswith("ا") else rest
        for ending in ("ان", "ا"):
            yield prefix + dual + ending, Form("present", 3, "dual", prefix == "ت")
    yield "ي" + rest + "ن", Form("present", 3, "plural", True)


def _jussives(rest: str, past: str) -> Iterator[str]:
    """The shortened stems after لم: يقول gives يقل, يدعو gives يدع, يلتقي gives يلتق."""
    if rest[-1] in "ويا" and len(rest) > 2:
        yield rest[:-1]
    elif _is_hollow(past) and len(rest) >= 3 and rest[-2] in "ويا":
        yield rest[:-2] + rest[-1]


def _noun(noun: str) -> Iterator[tuple[str, Form]]:
    yield noun, Form("noun", number="singular")
    yield "ال" + noun, Form("noun", number="singular")
    if noun.endswith("ه"):
        stem = noun[:-1]
        for ending in ("ات", "تان", "تين", "تا", "تي"):
            yield stem + ending, Form("noun", number="plural" if ending == "ات" else "dual")
            yield "ال" + stem + ending, Form("noun", number="plural" if ending == "ات" else "dual")
    else:
        yield noun + "ا", Form("noun", number="singular")
        for ending in ("ات", "ان", "ين"):
            yield noun + ending, Form("noun", number="plural" if ending == "ات" else "dual")
            yield "ال" + noun + ending, Form("noun", number="plural" if ending == "ات" else "dual")


def _participle(participle: str, kind: FormKind) -> Iterator[tuple[str, Form]]:
    stem = participle[:-1] if participle.endswith("ي") else participle  # defective: ملتقي, plural ملتقون
    endings: tuple[tuple[str, str, Number, bool], ...] = (
        (participle, "", "singular", False), (participle, "ا", "singular", False), (participle, "ه", "singular", True),
        (participle, "ان", "dual", False), (stem, "ين", "plural", False), (participle, "تان", "dual", True),
        (participle, "تين", "dual", True), (stem, "ون", "plural", False), (participle, "ات", "plural", True),
    )  # fmt: skip
    for base, ending, number, feminine in endings:
        form = Form(kind, number=number, feminine=feminine)
        yield base + ending, form
        yield "ال" + base + ending, form
