"""The component that lets the trained network read the article first."""

from __future__ import annotations

from khabar.tagging.decode import decode
from khabar.tagging.network import Network
from khabar.text.component import Component
from khabar.text.doc import Doc
from khabar.text.tags import Tags


class Tagger(Component[Tags]):
    """Proposes names, descriptions, cues, triggers and roles in `doc.tags`; writes no record itself."""

    name = "tagger"

    def __init__(self) -> None:
        self.network = Network()

    def predict(self, doc: Doc) -> Tags:
        return decode(doc, self.network.scores(doc)) if doc.tokens else Tags()

    def set_annotations(self, doc: Doc, prediction: Tags) -> None:
        doc.tags = prediction
