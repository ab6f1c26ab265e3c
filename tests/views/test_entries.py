"""Entries of the knowledge files with their place and reason."""

from __future__ import annotations

import pytest

from khabar.knowledge.loading import DATA
from khabar.knowledge.world import load_world
from khabar.model.records import Entity, Mention
from khabar.model.spans import Span
from khabar.views.entries import KnowledgeEntry, entries, files_below, places
from khabar.views.sources_of_knowledge import CLASSIFIED, HEADS, cue_entries, entity_entries, trigger_entries

FILES = ("bodies.yaml", "classifiers.yaml", "countries.yaml", "cues.yaml", "groups.yaml", "offices.yaml",
         "organisations.yaml", "plover.yaml", *files_below("people"), *files_below("triggers"))  # fmt: skip


def line_of(entry: KnowledgeEntry) -> str:
    return (DATA / entry.file).read_text(encoding="utf-8").splitlines()[entry.line - 1]


@pytest.mark.parametrize("file", FILES)
def test_an_entry_stands_where_it_says(file: str) -> None:
    found = entries(file)
    assert found
    for item in found:
        assert item.entry.text.split()[0] in line_of(item.entry)
        assert "#" not in item.entry.text


def test_a_reason_beside_an_entry_is_its_own() -> None:
    (entry,) = (item.entry for item in entries("cues.yaml") if item.values.get("past") == "أضاف")
    assert entry.why == '"added something" is no speech: only with أن, quote, colon'
    assert entry.shared == "act: say, takes: [speech]"


def test_a_reason_above_an_entry_is_its_own_and_headings_are_not() -> None:
    whys = {item.values["id"]: item.entry.why for item in entries("classifiers.yaml")}
    assert whys["area"] == "منطقة and حي are as often followed by a description as by a name"
    assert whys["settlement"] is None
    assert all(item.entry.why is None for item in entries("offices.yaml") if item.values["id"] == "president")


def test_a_missing_file_has_no_entries() -> None:
    assert entries("triggers/NOTHING.yaml") == ()
    assert trigger_entries("NOTHING", "قصف", "قصف") == ()


def test_of_several_entries_of_a_name_those_with_the_form_are_meant() -> None:
    (spoken,) = cue_entries("قال", "قالت")
    assert "past: قال" in spoken.text
    (meant,) = trigger_entries("ASSAULT", "ضربة بطائرة مسيرة", "ضربة بطائرة مسيرة")
    assert (meant.text, meant.shared) == ("ضربة بطائرة مسيرة", "frame: strike, mode: drone")


def test_an_attribution_is_the_longest_phrase_that_its_words_begin_with() -> None:
    assert [entry.text for entry in cue_entries("attribution", "وفقا لما ذكر")] == ["وفقا لما"]


@pytest.mark.parametrize("name", ["colon", "carried", "none"])
def test_what_a_rule_made_has_no_entry(name: str) -> None:
    assert cue_entries(name, ":") == ()


def test_every_lexeme_of_a_trigger_is_found_by_its_first_part() -> None:
    for file in files_below("triggers"):
        type_ = file.removeprefix("triggers/").removesuffix(".yaml")
        for item in entries(file):
            singles = (item.values.get("past"), item.values.get("present"))
            lists = (item.values.get(part) for part in ("nouns", "participles", "passive_participles"))
            name = next(filter(None, (*singles, *(words[0] for words in lists if words))))
            assert item.entry in trigger_entries(type_, name, name), item.entry


@pytest.mark.parametrize(
    ("words", "rule", "file", "id_"),
    [
        ("الجيش السوري", "body", "bodies.yaml", "army"),
        ("وزيرة الخارجية", "title", "offices.yaml", "foreign-minister"),
        ("100 متظاهر", "counted", "groups.yaml", "protesters"),
        ("مصادر أمنية", "source-group", "groups.yaml", "sources"),
        ("كرديين", "group-adjective", "groups.yaml", "kurds"),
        ("بلدة الأمل", "classified-settlement", "classifiers.yaml", "settlement"),
    ],
)
def test_a_mention_is_told_with_the_entry_of_its_head(words: str, rule: str, file: str, id_: str) -> None:
    mention = Mention(Span(0, len(words), words), "e1", "NOM", (rule,))
    (entry,) = entity_entries(Entity("e1", words, None, "GRP"), (mention,))
    assert (entry.file, f"id: {id_}," in entry.text) == (file, True)


def test_heads_are_named_by_rules_of_mentions_with_files_that_exist() -> None:
    assert all(entries(file) for file in HEADS.values())
    assert CLASSIFIED.endswith("-")


def test_what_the_world_knows_is_found_in_its_file() -> None:
    world = load_world()
    people = [person for holders in world.holders.values() for person in holders][:200]
    for known in (*world.states.values(), *world.capitals.values(), *people):
        entity = Entity("e1", known.name, known.en, known.type, known.country, known.sectors)
        assert entity_entries(entity, ()), known


def test_a_place_is_told_with_its_line() -> None:
    name, (first, *_) = next(iter(places().items()))
    row = first.text.split("\t")
    entity = Entity("e1", name, row[2] or None, "LOC", row[3] or None)
    assert entity_entries(entity, ()) == (first,)
    assert line_of(first) == first.text
