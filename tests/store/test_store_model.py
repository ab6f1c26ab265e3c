"""The store against a model: whatever is added in whatever order, nothing is lost and the newest is shown."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from datetime import date
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from khabar.coding.serial import text_sha256
from khabar.model.records import Article, CodedArticle
from khabar.store import Store

Origin = tuple[str, date | None]

ids = st.sampled_from(["a", "خبر"])
origins = st.tuples(st.sampled_from(["نص", "نص آخر", "نص ثالث"]), st.sampled_from([None, date(2024, 3, 5)]))
coders = st.sampled_from(["0.1.0", "0.2.0"])


def article(name: str, origin: Origin, coder: str) -> CodedArticle:
    return CodedArticle(Article(name, origin[0], published=origin[1]), (), {}, (), (), (), (), coder)


class StoreMachine(RuleBasedStateMachine):
    """`handed_in` keeps the versions of each article, the latest handed in last; `codings` their coders, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "test.db"
        self.store = Store.open(self.path)
        self.handed_in: dict[str, list[Origin]] = defaultdict(list)
        self.codings: dict[tuple[str, Origin], list[str]] = defaultdict(list)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(name=ids, origin=origins, coder=coders)
    def add(self, name: str, origin: Origin, coder: str) -> None:
        expected = self.expected(name, origin, coder)
        assert self.store.add(article(name, origin, coder)) == expected
        versions = self.handed_in[name]
        if origin in versions:
            versions.remove(origin)
        versions.append(origin)
        if coder not in self.codings[name, origin]:
            self.codings[name, origin].append(coder)

    def expected(self, name: str, origin: Origin, coder: str) -> str:
        versions = self.handed_in[name]
        if not versions:
            return "new"
        if origin != versions[-1]:
            return "updated"
        return "unchanged" if coder in self.codings[name, origin] else "recoded"

    @rule()
    def open_again(self) -> None:
        self.store.close()
        self.store = Store.open(self.path, create=False)

    @invariant()
    def the_newest_is_shown(self) -> None:
        known = {name: versions[-1] for name, versions in self.handed_in.items() if versions}
        for name, origin in known.items():
            assert self.store.get(name) == article(name, origin, self.codings[name, origin][-1])
        listed = {row.id: (row.published, row.coder) for row in self.store.articles()}
        assert listed == {name: (origin[1], self.codings[name, origin][-1]) for name, origin in known.items()}
        assert len(self.store) == len(known)

    @invariant()
    def nothing_is_lost(self) -> None:
        for name, versions in self.handed_in.items():
            assert [(c.sha256, c.published, c.coder) for c in self.store.codings(name)] == [
                (text_sha256(origin[0]), origin[1], coder)
                for origin in reversed(versions)
                for coder in reversed(self.codings[name, origin])
            ]
            for text, _ in versions:
                assert self.store.text(name, text_sha256(text)) == text


TestStoreMachine = StoreMachine.TestCase
TestStoreMachine.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
