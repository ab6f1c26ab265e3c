"""What every step of coding is: a callable on one document, prediction apart from setting annotations."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from khabar.text.doc import Doc

Prediction = TypeVar("Prediction")


class Component(ABC, Generic[Prediction]):
    """One step of the coder (after spaCy's pipeline component)."""

    name: str
    reads_many: ClassVar[bool] = False  # whether it reads documents ahead, off the interpreter's lock

    @abstractmethod
    def predict(self, doc: Doc) -> Prediction:
        """Compute, and change nothing."""

    def predict_many(self, docs: Sequence[Doc]) -> list[Prediction]:
        """Compute for several documents."""
        return [self.predict(doc) for doc in docs]

    @abstractmethod
    def set_annotations(self, doc: Doc, prediction: Prediction) -> None:
        """Write a prediction to the document."""

    def __call__(self, doc: Doc) -> Doc:
        self.set_annotations(doc, self.predict(doc))
        return doc
