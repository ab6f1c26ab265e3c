"""A name finder shared by the tests of this folder, and tiny articles built by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from khabar.model.records import Article
from khabar.names.component import NameFinder
from khabar.text.doc import Doc


@pytest.fixture(scope="session")
def finder() -> NameFinder:
    return NameFinder()


@pytest.fixture
def read(finder: NameFinder) -> Callable[..., Doc]:
    def run(text: str, published: date | None = date(2020, 12, 30)) -> Doc:
        return finder(Doc.of(Article("t", text, published=published)))

    return run
