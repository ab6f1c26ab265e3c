"""The cue lexicon: what its entries must be, and that it is broad."""

from __future__ import annotations

from khabar.knowledge.loading import load_yaml
from khabar.statements.lexicon import SPEECH, load_cues
from khabar.text.folding import fold
from khabar.text.tokens import tokenize

ACTS = frozenset(
    (
        "say",
        "affirm",
        "deny",
        "claim",
        "announce",
        "opine",
        "promise",
        "warn",
        "demand",
        "ask",
        "accuse",
        "reject",
        "report",
        "unconfirmed",
    )
)
KINDS = SPEECH | {"whether", "object"} | set(map(fold, ("ب", "ل", "على", "إلى", "عن", "من", "في")))
KEYS = frozenset(
    (
        "past",
        "present",
        "nouns",
        "participles",
        "passive_participles",
        "act",
        "takes",
        "noun_takes",
        "object_is",
        "acts",
        "negated",
        "reach",
        "attitude",
        "pronoun",
        "carries",
        "impersonal",
        "speaker",
        "may_warn",
        "initial",
        "at",
        "media_act",
        "media_only",
        "opener_only",
        "definite",
        "needs",
    )
)


def entries() -> list[dict[str, object]]:
    groups = load_yaml("cues.yaml")["lexemes"]
    return [{k: v for k, v in group.items() if k != "lexemes"} | item for group in groups for item in group["lexemes"]]


def test_entries_use_known_keys_acts_and_kinds() -> None:
    for entry in entries():
        assert set(entry) <= KEYS, entry
        assert entry["act"] in ACTS, entry
        kinds = {fold(str(kind)) for key in ("takes", "noun_takes") for kind in entry.get(key, ())}  # type: ignore[attr-defined]
        assert kinds - {"speech"} <= KINDS, entry


def test_every_entry_has_a_verb_or_a_noun_that_reports() -> None:
    for entry in entries():
        assert entry.get("past") or entry.get("present") or entry.get("noun_takes"), entry


def test_the_lexicon_is_broad() -> None:
    assert len(entries()) >= 250
    assert {str(entry["act"]) for entry in entries()} >= ACTS - {"unconfirmed"}


def test_inflected_forms_are_found() -> None:
    (token,) = tokenize("ويؤكدون")
    readings = [(r.value.name, r.form.number) for r in load_cues().forms.readings(token)]
    assert ("أكد", "plural") in readings


def test_attitudes_know_their_act() -> None:
    attitudes = load_cues().attitudes
    assert attitudes[fold("استعداد")] == "promise"
    assert attitudes[fold("القلق")] == "say"
