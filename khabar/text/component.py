"""What every step of coding is: a callable on one document, prediction apart from setting annotations."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from khabar.text.doc import Doc

Prediction = TypeVar("Prediction")


class Component(ABC, Generic[Prediction]):
    """One step of the coder (after spaCy's pipeline component)."""

    name: str

    @abstractmethod
    def predict(self, doc: Doc) -> Prediction:
        """Compute, and change nothing."""

    @abstractmethod
    def set_annotations(self, doc: Doc, prediction: Prediction) -> None:
        """Write a prediction to the document."""

    def __call__(self, doc: Doc) -> Doc:
        self.set_annotations(doc, self.predict(doc))
        return doc
