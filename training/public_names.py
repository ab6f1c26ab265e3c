"""Names of a public corpus (NewsFANE, Alotaibi & Lee 2014) as training windows; every other task is left out there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from khabar.model.records import Article, CodedArticle, Entity, EntityType, Mention
from khabar.model.spans import Span
from khabar.tagging.labels import HEADS
from khabar.text.doc import Doc
from training.targets import IGNORE, Example, examples

TYPES: dict[str, EntityType] = {
    **dict.fromkeys(("Politician", "Athlete", "Artist", "Other_PER", "Religious_PER", "Scientist"), "PER"),
    **dict.fromkeys(("Businessperson", "Lawyer", "Engineer"), "PER"),
    **dict.fromkeys(("Government", "Non-Governmental", "Media", "Commercial", "Educational", "Sports"), "ORG"),
    **dict.fromkeys(("Religious_ORG", "Medical-Science", "Entertainment"), "ORG"),
    **dict.fromkeys(("Nation", "Population-Center", "State-or-Province", "County-or-District"), "GPE"),
    **dict.fromkeys(("Water-Body", "Continent", "Land-Region-Natural"), "LOC"),
    **dict.fromkeys(("Building-Grounds", "Airport", "Path", "Subarea-Facility"), "FAC"),
    **dict.fromkeys(("Book", "Movie", "Software", "Hardware", "Air", "Projectile"), "PROD"),
}  # fmt: skip
BEFORE = frozenset("وفبلكس")  # the file splits clitics off
BEHIND = frozenset(("ه", "ها", "هم", "هما", "هن", "نا", "كم"))
SENTENCES = 8  # that make one text
ADJECTIVE = (
    "ي",
    "ية",
    "يه",
    "يين",
    "يون",
    "يات",
    "ييين",
)  # the file leaves العقوبات الأميركية unmarked, our scheme does not

Token = tuple[str, str]


def public_examples(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Windows with labels for names alone; raises OSError where the file cannot be read."""
    sentences = list(_sentences(path.read_text(encoding="utf-8")))
    for start in range(0, len(sentences), SENTENCES):
        coded, unknown = _coded(sentences[start : start + SENTENCES], start)
        for example in examples(coded, tokenizer):
            yield _names_alone(example, coded, unknown)


def _sentences(text: str) -> Iterator[list[Token]]:
    for block in text.split("\n\n"):
        tokens = [tuple(line.split("\t")[:2]) for line in block.splitlines() if "\t" in line]
        if tokens:
            yield tokens  # type: ignore[misc]


def _coded(sentences: Sequence[Sequence[Token]], number: int) -> tuple[CodedArticle, list[Span]]:
    """A text with its names, and the spans of which the file does not tell what we would mark."""
    text, names, unknown, borders = "", [], [], []
    for tokens in sentences:
        begin = len(text)
        joined = True
        for word, label in tokens:
            if not joined and not (word in BEHIND and label == "O"):
                text += " "
            kind = label[2:]
            if label.startswith("I-") and names and names[-1][2] == kind:
                names[-1] = (names[-1][0], len(text) + len(word), kind)
            elif kind:
                names.append((len(text), len(text) + len(word), kind))
            elif word.startswith("ال") and word.endswith(ADJECTIVE):
                unknown.append((len(text), len(text) + len(word)))
            text += word
            joined = word in BEFORE and label == "O"
        borders.append((begin, len(text)))
        text += "\n"
    known = [(start, end, TYPES[kind]) for start, end, kind in names if kind in TYPES]
    unknown += [(start, end) for start, end, kind in names if kind not in TYPES]
    article = Article(f"public-{number}", text.rstrip("\n"))
    entities = {f"e{at}": Entity(f"e{at}", text[start:end], None, kind) for at, (start, end, kind) in enumerate(known)}
    mentions = tuple(Mention(Span.of(text, s, e), f"e{at}", "NAM") for at, (s, e, _) in enumerate(known))
    spans = tuple(Span.of(text, start, end) for start, end in borders)
    coded = CodedArticle(article, spans, entities, mentions, (), (), (), "public")
    return coded, [Span.of(text, start, end) for start, end in unknown]


def _names_alone(example: Example, coded: CodedArticle, unknown: Sequence[Span]) -> Example:
    size = len(example.labels["names"])
    for head in HEADS:
        if head not in ("names", "strips"):
            example.labels[head] = [IGNORE] * size
    doc = Doc.of(coded.article)
    for span in unknown:
        for token in doc.token_range(span.start, span.end):
            if 0 <= token - example.window.first < size:
                example.labels["names"][token - example.window.first] = IGNORE
    return example
