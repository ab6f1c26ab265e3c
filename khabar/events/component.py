"""Placeholder until the component is written."""

from __future__ import annotations

from khabar.text.component import Component
from khabar.text.doc import Doc


class EventCoder(Component[None]):
    name = "events"

    def predict(self, doc: Doc) -> None:
        return None

    def set_annotations(self, doc: Doc, prediction: None) -> None:
        return None
