"""Statements of the rules, with sources and missing statements from the trained tagger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from khabar.model.records import Statement
from khabar.model.spans import Span
from khabar.revision.parties import Mentioned, choose
from khabar.statements.lexicon import load_cues
from khabar.statements.style import style_of
from khabar.statements.view import View
from khabar.text.component import Component
from khabar.text.doc import Doc
from khabar.text.tags import CueTag

# Probabilities from which the tagger is believed, by what the rules say (measured: docs/tagger.md).
UNSAID = 0.5  # the rules name nobody
GUESSED = 0.6  # the rules carried the source over from elsewhere
SURE = 0.9  # the rules read the source off the clause itself
OTHERS = 0.85  # a second source
NEW = 0.75  # a statement that the rules did not see
READ_OFF = frozenset(("source:after-verb", "source:before-verb", "source:apposition", "source:label", "source:from"))


class StatementReviser(Component[list[Statement]]):
    """Takes `doc.statements` of the rules and `doc.tags`, and decides where both speak."""

    name = "statement revision"

    def predict(self, doc: Doc) -> list[Statement]:
        """The statements in reading order, ids made anew."""
        if not doc.tags.cues:
            return doc.statements
        mentioned = Mentioned(doc)
        tags = [(tag.cue.span, tag) for tag in doc.tags.cues]
        revised = [self._revised(statement, _beside(statement.cue, tags), mentioned) for statement in doc.statements]
        view = View(doc, load_cues())
        revised += [_new(view, tag, mentioned) for tag in _unseen(doc, revised)]
        return _numbered(_with_parents(revised))

    def set_annotations(self, doc: Doc, prediction: list[Statement]) -> None:
        doc.statements = prediction

    def _revised(self, statement: Statement, tag: CueTag | None, mentioned: Mentioned) -> Statement:
        if tag is None:
            return statement
        enough = UNSAID if not statement.source else SURE if READ_OFF & set(statement.why) else GUESSED
        parties = mentioned.parties(tag.roles["source"])
        source = choose(parties, statement.source, enough=enough, others=OTHERS)
        if source is None or source == statement.source:
            return statement
        return replace(statement, source=source, why=(*statement.why, f"tagger:source:{parties[source[0]]:.2f}"))


def _beside(cue: Span | None, tags: Sequence[tuple[Span, CueTag]]) -> CueTag | None:
    if cue is None:
        return None
    return next((tag for span, tag in tags if span.overlaps(cue)), None)


def _unseen(doc: Doc, statements: Sequence[Statement]) -> Iterator[CueTag]:
    """Cues of the tagger, sure enough and with a content, where the rules have no statement."""
    cues = [statement.cue for statement in statements if statement.cue is not None]
    for tag in doc.tags.cues:
        seen = any(cue.overlaps(tag.cue.span) for cue in cues)
        if tag.content is not None and tag.cue.score >= NEW and not seen:
            yield tag


def _new(view: View, tag: CueTag, mentioned: Mentioned) -> Statement:
    parties = {role: mentioned.parties(tag.roles[role]) for role in ("source", "addressee", "via")}
    chosen = {role: choose(found, (), enough=UNSAID, others=OTHERS) or () for role, found in parties.items()}
    return Statement(
        id="", source=chosen["source"], cue=tag.cue.span, content=tag.content,
        style=style_of(view, tag.content), act=tag.cue.label, via=chosen["via"], addressee=chosen["addressee"],
        why=(f"tagger:cue:{tag.cue.score:.2f}",),
    )  # fmt: skip


def _with_parents(statements: Sequence[Statement]) -> list[Statement]:
    """Give each new statement (without id) the innermost one around its cue as parent."""
    return [s if s.id else replace(s, parent=_around(s, statements)) for s in statements]


def _around(statement: Statement, statements: Sequence[Statement]) -> str | None:
    cue = statement.cue
    holding = [s for s in statements if s.id and s.content is not None and cue is not None and s.content.contains(cue)]
    return min(holding, key=lambda s: s.content.end - s.content.start if s.content else 0).id if holding else None


def _numbered(statements: Sequence[Statement]) -> list[Statement]:
    """Ids s1, s2, … in reading order of cue or content."""
    ordered = sorted(statements, key=lambda s: (s.cue or s.content or Span(0, 0, "")).start)
    ids = {s.id: f"s{number}" for number, s in enumerate(ordered, start=1) if s.id}
    return [
        replace(s, id=f"s{number}", parent=ids[s.parent] if s.parent else None)
        for number, s in enumerate(ordered, start=1)
    ]
