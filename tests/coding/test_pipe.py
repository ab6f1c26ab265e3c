"""Two stages, one ahead of the other: order, errors and ends."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from itertools import islice

import pytest

from khabar.coding.coder import Coder
from khabar.coding.pipe import AHEAD, in_two_stages
from khabar.errors import ArticleError
from khabar.model.records import Article
from khabar.text.component import Component
from khabar.text.doc import Doc


def test_results_come_in_order() -> None:
    numbers = range(3 * AHEAD + 1)
    done = in_two_stages(numbers, lambda group: [-n for n in group], lambda half: half * 2)
    assert list(done) == [-2 * n for n in numbers]


def test_the_first_stage_runs_beside_the_second() -> None:
    names: set[str] = set()

    def first(group: list[int]) -> list[int]:
        names.add(threading.current_thread().name)
        return group

    assert list(in_two_stages(range(5), first, lambda half: half)) == list(range(5))
    assert names == {"khabar-tagger_0"}


def test_without_looking_ahead_each_item_is_finished_first() -> None:
    asked: list[int] = []

    def source() -> Iterator[int]:
        for number in range(3):
            asked.append(number)
            yield number

    stages = in_two_stages(source(), lambda group: group, lambda half: half, ahead=False)
    assert next(stages) == 0
    assert asked == [0]


def test_nothing_gives_nothing() -> None:
    assert list(in_two_stages([], lambda group: group, lambda half: half)) == []


def test_a_source_that_breaks_loses_nothing_that_it_gave() -> None:
    def source() -> Iterator[int]:
        yield from range(AHEAD + 2)
        raise OSError("gone")

    stages = in_two_stages(source(), lambda group: group, lambda half: half)
    assert list(islice(stages, AHEAD + 2)) == list(range(AHEAD + 2))
    with pytest.raises(OSError, match="gone"):
        next(stages)


def test_a_reader_may_stop_early() -> None:
    stages = in_two_stages(range(1000), lambda group: group, lambda half: half)
    assert next(stages) == 0
    stages.close()  # type: ignore[attr-defined]


class Together(Component[str]):
    """Reads several at once; fails on a text that says so."""

    name = "together"
    reads_many = True

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def predict(self, doc: Doc) -> str:
        if "خطأ" in doc.text:
            raise ValueError("no")
        return doc.text

    def predict_many(self, docs: Sequence[Doc]) -> list[str]:
        self.sizes.append(len(docs))
        return [self.predict(doc) for doc in docs]

    def set_annotations(self, doc: Doc, prediction: str) -> None:
        doc.sentences = []


def test_a_component_may_read_several_at_once() -> None:
    together = Together()
    texts = [Article(str(n), f"نص {n}") for n in range(AHEAD + 1)]
    assert [coded.article.id for coded in Coder([together]).pipe(texts)] == [str(n) for n in range(AHEAD + 1)]
    assert together.sizes == [AHEAD, 1]


def test_one_bad_article_does_not_spoil_its_group() -> None:
    failed: list[ArticleError] = []
    texts = [Article("1", "سليم"), Article("2", "خطأ"), Article("3", "سليم")]
    coded = list(Coder([Together()]).pipe(texts, on_error=failed.append))
    assert [one.article.id for one in coded] == ["1", "3"]
    assert [error.subject for error in failed] == ["2"]
    with pytest.raises(ArticleError):
        list(Coder([Together()]).pipe(texts))
