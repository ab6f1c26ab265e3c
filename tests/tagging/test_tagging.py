"""Windows, labels and the network: every word is read once, and what is proposed lies in the text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.knowledge.loading import load_yaml
from khabar.model.records import Article
from khabar.tagging.component import Tagger
from khabar.tagging.decode import decode
from khabar.tagging.labels import ACTS, CUES, HEADS, MODES, NAMES, ROLES, STATUSES, TRIGGERS, TYPES
from khabar.tagging.windows import PIECES, WORDS, Window, windows
from khabar.text.doc import Doc
from khabar.text.tags import Tags

TAGGER = Tagger()
TEXT = "أكد وزير الخارجية سامي حرفوش أن القوات قصفت بلدة كفرحيتا. وأضاف أن الهدنة انهارت."


def doc_of(text: str) -> Doc:
    return Doc.of(Article("t", text))


def test_labels_are_those_of_the_scheme() -> None:
    types = load_yaml("plover.yaml")["types"]
    assert set(TYPES) == set(types)
    assert {mode for mode in MODES if mode != "-"} == {
        f"{t}.{m}" for t, item in types.items() for m in item.get("modes", ())
    }


@pytest.mark.parametrize("text", ["", "\n\n", "كلمة", TEXT, "كلمة " * (WORDS * 2 + 7), TEXT + "\n" + TEXT * 40])
def test_every_word_is_new_in_one_window(text: str) -> None:
    doc = doc_of(text)
    found = list(windows(doc, TAGGER.network.tokenizer))
    new = [index for window in found for index in range(window.new, window.last + 1)]
    assert new == sorted(set(new))
    assert set(new) == {i for s in doc.sentences for i in doc.token_range(s.start, s.end)}
    for window in found:
        assert len(window.heads) == window.last - window.first + 1
        assert len(window.pieces) <= PIECES + 2
        assert all(0 < head < len(window.pieces) for head in window.heads)


def scores(words: int) -> dict[str, np.ndarray]:
    """Scores that say nothing: outside everywhere, no role."""
    found = {name: np.zeros((words, len(labels)), np.float32) for name, labels in HEADS.items()}
    for name in ("names", "descriptions", "cues", "triggers"):
        found[name][:, 0] = 5
    found["roles"] = np.full((len(ROLES), words, words), -5, np.float32)
    found["pointers"] = np.zeros((2, words, words), np.float32)
    return found


def filling(tags: Tags, role: str, predicate: int) -> set[int]:
    """The words that more probably fill a role of a predicate than nobody does."""
    assert tags.readings is not None
    first, odds = tags.readings.role(role, predicate)
    return {first + at for at, score in enumerate(odds) if score > 0}


def test_scores_become_tags() -> None:
    doc = doc_of("قال حرفوش إن الجيش قصف البلدة")
    found = scores(len(doc.tokens))
    found["cues"][0, CUES.index("B-say")] = 9
    found["names"][1, NAMES.index("B-PER")] = 9
    found["names"][3, NAMES.index("B-ORG")] = 9
    found["triggers"][4, TRIGGERS.index("B-ASSAULT")] = 9
    found["modes"][4, MODES.index("ASSAULT.aerial")] = 9
    found["modes"][4, MODES.index("COERCE.arrest")] = 99  # a mode of another type never counts
    found["status"][4, STATUSES.index("negated")] = 9
    found["roles"][ROLES.index("source"), 0, 1] = 5
    found["roles"][ROLES.index("actor"), 4, 3] = 5
    found["pointers"][0, 0, 3] = found["pointers"][1, 0, 5] = 9
    tags = decode(doc, [(Window(0, 0, 5, (), ()), found)])
    assert [(tag.span.text, tag.label) for tag in tags.names] == [("حرفوش", "PER"), ("الجيش", "ORG")]
    cue, trigger = tags.cues[0], tags.triggers[0]
    assert (cue.cue.span.text, cue.cue.label) == ("قال", "say")
    assert cue.content is not None
    assert cue.content.text == "الجيش قصف البلدة"
    assert filling(tags, "source", 0) == {1}
    assert (trigger.trigger.label, trigger.mode, trigger.status) == ("ASSAULT", "aerial", "negated")
    assert filling(tags, "actor", 4) == {3}


def test_only_clitics_are_taken_off() -> None:
    doc = doc_of("وبموسكو حلب")
    found = scores(2)
    for word in (0, 1):
        found["names"][word, NAMES.index("B-GPE")] = 9
        found["strips"][word, 2] = 9
    tags = decode(doc, [(Window(0, 0, 1, (), ()), found)])
    assert [tag.span.text for tag in tags.names] == ["موسكو", "حلب"]


def test_words_of_context_are_not_read_twice() -> None:
    doc = doc_of("قال حرفوش")
    found = scores(2)
    found["cues"][0, CUES.index("B-say")] = 9
    assert decode(doc, [(Window(0, 1, 1, (), ()), found)]).cues == ()


def test_the_network_reads_an_article() -> None:
    doc = TAGGER(doc_of(TEXT))
    assert "سامي حرفوش" in {tag.span.text for tag in doc.tags.names}
    assert {tag.cue.label for tag in doc.tags.cues} <= set(ACTS)
    assert doc.tags.cues
    assert TAGGER(doc_of(TEXT)).tags == doc.tags


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_whatever_the_text_is_tags_lie_in_it(text: str) -> None:
    doc = TAGGER(doc_of(text))
    for tag in (
        *doc.tags.names,
        *doc.tags.descriptions,
        *(c.cue for c in doc.tags.cues),
        *(t.trigger for t in doc.tags.triggers),
    ):
        assert text[tag.span.start : tag.span.end] == tag.span.text
        assert 0 < tag.score <= 1
