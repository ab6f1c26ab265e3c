"""The component that lets the trained network read the article first."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from khabar.text.component import Component
from khabar.text.doc import Doc
from khabar.text.tags import Tags


class Tagger(Component[Tags]):
    """Proposes names, descriptions, cues, triggers and roles in `doc.tags`; writes no record itself."""

    name = "tagger"
    reads_many = True

    def __init__(self, *, model: Traversable | None = None) -> None:
        # onnxruntime and numpy take a quarter of a second to import: commands that code nothing need not wait.
        from khabar.tagging.decode import decode  # noqa: PLC0415
        from khabar.tagging.network import Network  # noqa: PLC0415

        self.network = Network(model=model) if model is not None else Network()
        self._decode = decode

    def predict(self, doc: Doc) -> Tags:
        return self._decode(doc, self.network.scores(doc)) if doc.tokens else Tags()

    def set_annotations(self, doc: Doc, prediction: Tags) -> None:
        doc.tags = prediction
