"""The trigger files: size, soundness, look-alikes."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from khabar.events.crosswalk import load_types
from khabar.events.lexicon import load_lexicon
from khabar.knowledge.loading import DATA, load_yaml, parse_yaml
from khabar.model.records import Event

Code = Callable[..., list[Event]]
FIELDS = {
    "past", "present", "nouns", "participles", "passive_participles", "mode", "frame", "needs", "excludes", "before",
    "passive", "negated", "tense", "reach", "weak",
}  # fmt: skip


def entries() -> list[tuple[str, dict[str, object]]]:
    return [
        (path.name.removesuffix(".yaml"), entry)
        for path in (DATA / "triggers").iterdir()
        for group in parse_yaml(path)
        for entry in [{k: v for k, v in group.items() if k not in ("lexemes", "phrases")}, *group.get("lexemes", ())]
    ]


def test_there_is_one_file_for_each_type() -> None:
    assert {path.name.removesuffix(".yaml") for path in (DATA / "triggers").iterdir()} == set(load_types())


def test_size() -> None:
    assert load_lexicon().size >= 900


def test_entries_use_known_fields_modes_frames_and_sets() -> None:
    data, types = load_yaml("events.yaml"), load_types()
    for name, entry in entries():
        assert not set(entry) - FIELDS, entry
        assert entry.get("mode") is None or entry["mode"] in types[name].modes, (name, entry)
        assert entry.get("frame") is None or entry["frame"] in data["frames"], entry
        for key in ("needs", "excludes", "before"):
            words = entry.get(key) or []
            assert isinstance(words, list)
            assert all(word[1:] in data["sets"] for word in words if word.startswith("$")), entry


def test_loading_is_quick() -> None:
    load_lexicon.cache_clear()
    start = time.perf_counter()
    load_lexicon()
    assert time.perf_counter() - start < 1.0  # 0.15 s on the reference machine; CI is slower


@pytest.mark.parametrize(
    "text",
    [
        "وزارة الخارجية في روسيا كبيرة.",  # و+زار+ه
        "مدينة دمشق في سوريا كبيرة.",  # مدين+ه
        "عدد أقل من الناس في تركيا.",  # jussive of أقال
        "سافر إلى لندن من تركيا.",  # jussive of أدان
        "ثمن الخبز في سوريا مرتفع.",
        "هناك حدود طويلة بين سوريا وتركيا.",  # هنأ+ك
    ],
)
def test_look_alikes_are_no_triggers(code: Code, text: str) -> None:
    assert code(text) == []
