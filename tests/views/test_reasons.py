"""Every reason that the code can leave in `why` has English and Arabic words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
import yaml

from khabar.cli.samples import sample_articles
from khabar.coding.coder import load
from khabar.knowledge.loading import load_yaml
from khabar.knowledge.world import NameKind
from khabar.model.records import CodedArticle
from khabar.text.folding import fold_phrase
from khabar.views.labels import labels
from khabar.views.reasons import in_words, known

KHABAR = Path(__file__).parents[2] / "khabar"
CODE = re.compile(r"(actor|recipient|role|status|cue|content|source|act|parent|chain|tagger|trigger):")
REASONS = yaml.safe_load(files("khabar.views").joinpath("reasons.yaml").read_text(encoding="utf-8"))
# Families of codes that are put together while coding; what stands in their places is enumerated below.
FAMILIES = {
    "actor:{}", "trigger:{}:{}", "status:act {}", "status:under {}", "cue:{}", "content:{}", "source:{}", "parent:{}",
}  # fmt: skip
QUOTED_WORDS = re.compile(r"\b(أن|إن|قد|من قبل|من|على يد|إذا|هل|ل)\b")  # Arabic words that English speaks about


def trees(*packages: str) -> Iterator[ast.AST]:
    for package in packages:
        for path in sorted((KHABAR / package).glob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))


def nodes(*packages: str) -> Iterator[ast.AST]:
    for tree in trees(*packages):
        yield from ast.walk(tree)


def strings(node: ast.AST | None) -> Iterator[str]:
    """The strings that an expression can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)


def arguments(function: str, place: int, *packages: str) -> Iterator[str]:
    """The strings that calls of a function have at a place."""
    for node in nodes(*packages):
        if isinstance(node, ast.Call) and _name(node.func) == function and len(node.args) > place:
            yield from strings(node.args[place])


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def returned(place: int, *packages: str) -> Iterator[str]:
    """The strings at a place of the tuples that functions return."""
    for node in nodes(*packages):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 2:
            yield from strings(node.value.elts[place])


def shape(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def rules_of_events() -> Iterator[str]:
    frames = load_yaml("events.yaml")["frames"]
    slots = {
        slot for frame in frames.values() for form in frame.values() if isinstance(form, dict)
        for role in ("actor", "recipient") for slot in form[role]
    }  # fmt: skip
    for slot in slots:
        folded = slot if slot.isascii() else fold_phrase(slot)
        yield from (f"actor:{folded}", f"recipient:{folded}")
    yield from (f"status:act {act}" for act in load_yaml("status.yaml")["acts"])
    yield from (f"status:under {type_}" for type_ in load_yaml("plover.yaml")["types"])
    yield from ("trigger:ASSAULT:قصف", "trigger:ACCUSE:act accuse", "tagger:trigger:0.83", "tagger:cue:0.31")


def rules_of_statements() -> Iterator[str]:
    lexemes = [item for group in load_yaml("cues.yaml")["lexemes"] for item in (group, *group["lexemes"])]
    takes = {kind for item in lexemes for key in ("takes", "noun_takes") for kind in item.get(key, ())} - {"speech"}
    kinds = {fold_phrase(kind) for kind in takes} | {"clause", "quote", "colon"}
    kinds |= set(arguments("Opening", 0, "statements")) | set(arguments("_at", 0, "statements"))
    kinds |= set(arguments("behind", 1, "statements"))
    yield from (f"content:{kind}" for kind in kinds)
    sources = {*arguments("Subject", 2, "statements"), *returned(1, "statements")}
    yield from (f"source:{rule}" for rule in sources)
    yield from ("cue:قال", "negated")


def rules_written_out() -> Iterator[str]:
    for node in nodes("events", "statements"):
        for text in strings(node):
            if CODE.match(text) and not text.endswith((":", " ")):
                yield text


def mention_rules() -> Iterator[str]:
    yield from get_args(NameKind)
    yield from arguments("Candidate", 3, "names")
    yield from arguments("_phrase", 3, "names")
    yield from arguments("put", 2, "names")
    yield from returned(1, "names")
    for node in nodes("names"):
        if isinstance(node, ast.keyword) and node.arg == "rule":
            yield from strings(node.value)
        if isinstance(node, ast.Assign) and any(_name(target) == "rule" for target in node.targets):
            yield from strings(node.value)
        yield from (text for text in strings(node) if re.fullmatch(r"(\w+-)?anaphor", text))
    yield from (f"classified-{item['id']}" for item in load_yaml("classifiers.yaml"))
    yield "reported-subject"


@pytest.mark.parametrize("code", sorted({*rules_of_events(), *rules_of_statements(), *rules_written_out()}))
def test_a_rule_of_statements_and_events_has_words(code: str) -> None:
    assert known("rules", code), f"give {code} words in khabar/views/reasons.yaml"


def test_every_family_of_codes_is_enumerated_here() -> None:
    found = {shape(node) for node in nodes("events", "statements") if isinstance(node, ast.JoinedStr)}
    assert {text for text in found if CODE.match(text)} == FAMILIES


@pytest.mark.parametrize("code", sorted(set(mention_rules()) - {""}))
def test_a_rule_of_names_has_words(code: str) -> None:
    assert known("mentions", code), f"give {code} words under `mentions` in khabar/views/reasons.yaml"


@pytest.mark.parametrize("name", sorted(rule["name"] for rule in load_yaml("times.yaml")["rules"]))
def test_a_rule_of_times_has_words(name: str) -> None:
    assert known("times", f"time rule: {name}"), f"give {name} words under `time_rules` in khabar/views/reasons.yaml"


def test_every_feature_with_a_weight_has_words() -> None:
    table = (KHABAR / "revision" / "weights.tsv").read_text(encoding="utf-8")
    features = {line.split("\t")[1] for line in table.splitlines() if line and not line.startswith("#")}
    unknown = {name for name in features if not name.startswith("(") and known("features", name) is None}
    assert not unknown, "give these words under `features` in khabar/views/reasons.yaml"


@pytest.fixture(scope="module")
def samples() -> list[CodedArticle]:
    coder = load(tagger=False)

    def fail(error: Exception) -> None:
        raise error

    return [coder(article) for article in sample_articles(on_error=fail)]


def test_every_reason_in_the_sample_articles_has_words(samples: list[CodedArticle]) -> None:
    found = {
        (group, code)
        for coded in samples
        for group, records in (
            ("rules", (*coded.statements, *coded.events)),
            ("mentions", coded.mentions),
            ("times", coded.times),
        )
        for record in records
        for code in record.why
    }
    assert len(found) > 100
    assert {pair for pair in found if known(*pair) is None} == set()


def test_words_are_english_and_arabic() -> None:
    for group, items in REASONS.items():
        for code, (english, arabic) in items.items():
            assert re.fullmatch("[\x20-\x7e«»]+", QUOTED_WORDS.sub("", english)), (group, code)
            assert not re.search("[A-Za-z]", arabic), (group, code)
            assert re.search("[\u0620-\u064a]", arabic) or not re.search("[a-z]", english), (group, code)


def test_the_places_of_a_code_are_groups_that_exist() -> None:
    groups = {*REASONS, *labels(), "text", "number", "arabic"}
    for items in REASONS.values():
        for code, (english, arabic) in items.items():
            places = re.findall(r"\{([\w|]+)\}", code)
            assert {name for place in places for name in place.split("|")} <= groups, code
            used = {int(number) for number in re.findall(r"\{(\d)\}", english + arabic)}
            assert used <= set(range(len(places))), code


def test_what_stands_in_a_code_is_put_in_words_too() -> None:
    assert in_words("features", "kind:ORG:MIL of ASSAULT").en == "organisation (military) as a party of assault"
    assert in_words("features", "rules:actor:subject").en == "rules: the actor is the subject of the verb"
    assert in_words("rules", "recipient:علي").ar == "المفعول به الاسم بعد «علي»"
    assert in_words("rules", "tagger:trigger:0.83").en.endswith("with probability 0.83")


def test_a_code_without_words_is_its_own() -> None:
    assert in_words("rules", "nothing such").en == "nothing such"
    assert known("rules", "status:act nothing") is None
