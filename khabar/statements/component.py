"""The statement finder: who says what, by which cue, inside whose words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.model.records import Statement
from khabar.statements.builder import DraftBuilder
from khabar.statements.chains import Chains
from khabar.statements.described import Described, describe_sources
from khabar.statements.drafts import Draft
from khabar.statements.lexicon import load_cues
from khabar.statements.style import style_of
from khabar.statements.view import View
from khabar.text.component import Component
from khabar.text.doc import Doc


@dataclass(frozen=True, slots=True)
class Found:
    """The prediction: statements in reading order, and descriptions of sources that no list knows."""

    statements: list[Statement]
    described: Described


class StatementFinder(Component[Found]):
    """Finds statements by cue lexicon and grammar; reads mentions and quotations, writes `doc.statements`.

    A source that no mention covers becomes a mention and entity of its own.
    """

    name = "statements"

    def __init__(self) -> None:
        self.lexicon = load_cues()

    def predict(self, doc: Doc) -> Found:
        """The statements of a document, in reading order of their cues."""
        if not doc.tokens:
            return Found([], Described())
        view = View(doc, self.lexicon)
        builder = DraftBuilder(view)
        drafts = builder.build()
        described = describe_sources(view, drafts)
        chains = Chains(view, builder.subjects)
        chains.close(drafts)
        chains.nest(drafts)
        drafts = chains.drop_impersonal(drafts)
        chains.attribute(drafts)
        return Found(_statements(view, drafts), described)

    def set_annotations(self, doc: Doc, prediction: Found) -> None:
        """Write the statements, and the new mentions and entities among the others."""
        doc.statements = list(prediction.statements)
        if prediction.described.mentions:
            doc.mentions = sorted(
                (*doc.mentions, *prediction.described.mentions), key=lambda m: (m.span.start, -m.span.end)
            )
            doc.entities |= {entity.id: entity for entity in prediction.described.entities}


def _statements(view: View, drafts: Sequence[Draft]) -> list[Statement]:
    ids = {id(draft): f"s{number}" for number, draft in enumerate(drafts, start=1)}
    return [_statement(view, draft, ids) for draft in drafts]


def _statement(view: View, draft: Draft, ids: dict[int, str]) -> Statement:
    content = draft.content(view)
    why = [*draft.why, f"parent:{'inside-content' if draft.parent else 'publisher'}"]
    return Statement(
        id=ids[id(draft)],
        source=draft.entities,
        cue=draft.cue_span(view),
        content=content,
        style=style_of(view, content),
        act=draft.act,
        parent=ids[id(draft.parent)] if draft.parent else None,
        via=draft.via,
        addressee=draft.addressee,
        why=tuple(why),
    )
