"""Refuse an article that is not Arabic, and say what it seems to be."""

from __future__ import annotations

import re
from collections.abc import Collection

from khabar.errors import ArticleError

_ARABIC_SCRIPT = re.compile(
    r"[\u0620-\u064a\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
)
_WORD = re.compile(r"[^\W\d_]+")

# The article ال behind its clitics, and the commonest function words: together a quarter of the words of Arabic
# news and next to none of Persian, Urdu or Kurdish.
_ARABIC_WORD = re.compile(r"[وف]?(?:[بك]?ال\w{2,}|لل\w{2,}|في|من|على|إلى|الى|أن|ان|إن|عن|هذا|هذه|التي|الذي|بعد|قال|لا)")
_ARABIC_WORDS_SHARE = 0.12
# Letters that Arabic does not write. پ چ گ ڤ stand in names, and ی ک come from Persian keyboards: they do not count.
_FOREIGN_LETTERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Kurdish", frozenset("ێۆڵڕە")),
    ("Urdu", frozenset("ٹڈڑںےہ")),
    ("Pashto", frozenset("ښږځڅټډړڼۍې")),
    ("Uyghur", frozenset("ۇۈۋېڭ")),
)
_FOREIGN_SHARE = 0.03

# Below so many letters (a headline or two) the share of words says little: Arabic script is enough.
_SHORT = 40
_SCRIPT_SHARE = 0.5
_TOO_FEW = 15  # letters; nobody can tell the language of less

# UTF-8 read as windows-1256 (ط§ظ„) or as Latin-1 (Ø§Ù„), and saved so.
_MANGLED = (frozenset("طظ"), frozenset("ØÙ"))
_MANGLED_SHARE = 0.3
_SAMPLE = 4000  # characters looked at: a language does not change within an article

_REMEDY = "Khabar reads Arabic: leave this article out"


def check_arabic(text: str, name: str) -> None:
    """Raise ArticleError, naming `name`, where a text is not Arabic; short texts need Arabic letters only."""
    sample = text[:_SAMPLE]
    letters = [char for char in sample if char.isalpha()]
    if not letters:
        raise ArticleError(name, "there are no words in it", "Give the text of an article")
    if len(letters) > _SHORT and any(_share(letters, mangled) > _MANGLED_SHARE for mangled in _MANGLED):
        raise ArticleError(
            name,
            "its letters were decoded with the wrong encoding before it was saved",
            "Fetch the article again and save it as UTF-8",
        )
    if len(_ARABIC_SCRIPT.findall(sample)) < _SCRIPT_SHARE * len(letters):
        if len(letters) <= _TOO_FEW:
            raise ArticleError(name, "there are hardly any words in it, and none in Arabic", _REMEDY)
        raise _refusal(name, _guess(sample))
    if len(letters) <= _SHORT:
        return
    for language, foreign in _FOREIGN_LETTERS:
        if _share(letters, foreign) > _FOREIGN_SHARE:
            raise _refusal(name, language)
    if not _has_arabic_words(sample):
        language = _guess(sample)
        if not language.endswith("Arabic"):  # also Egyptian Arabic, which economic news is taken for
            raise _refusal(name, language)


def _share(letters: list[str], of: Collection[str]) -> float:
    return sum(char in of for char in letters) / len(letters)


def _has_arabic_words(text: str) -> bool:
    words = _WORD.findall(text)
    return sum(_ARABIC_WORD.fullmatch(word) is not None for word in words) > _ARABIC_WORDS_SHARE * len(words)


def _refusal(name: str, language: str) -> ArticleError:
    return ArticleError(name, f"this is not Arabic; it seems to be {language}", _REMEDY)


def _guess(text: str) -> str:
    """The English name of the language that py3langid sees.

    It is imported here because its model takes half a second to load and Arabic articles never need it.
    """
    from babel import Locale  # noqa: PLC0415
    from py3langid import classify  # noqa: PLC0415

    code = str(classify(text)[0])
    return str(Locale("en").languages.get(code, code))
