"""A user's own knowledge files: laid over the shipped ones, checked, part of the coder version."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import khabar
from khabar.errors import RunAborted
from khabar.knowledge.check import check_knowledge, own_knowledge
from khabar.knowledge.world import load_world

PERSON = """# own people
- {id: %s, name: سلمى المثال, en: Salma Example, country: SYR, sectors: [GOV],
   roles: [{office: culture-minister, of: SYR, from: 2024-05-01, to: null}]}
"""
PLACES = (
    "name\tvariants\ten\tcountry\ttype\tlat\tlon\tpopulation\nتل المثال\t\tTell Example\tSYR\tGPE\t36.5\t38.5\t900\n"
)


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_files_have_no_problems() -> None:
    assert check_knowledge() == []


def test_an_own_entry_is_added(tmp_path: Path) -> None:
    write(tmp_path, "people.yaml", PERSON % "salma-example")
    write(tmp_path, "places.tsv", PLACES)
    world = load_world(own_knowledge(tmp_path))
    holder = world.holder("culture-minister", "SYR", date(2024, 6, 1))
    assert holder is not None
    assert holder.en == "Salma Example"
    assert world.entries["place:SYR:Tell Example"].population == 900
    assert "person:lavrov" in world.entries
    assert "person:salma-example" not in load_world().entries


def test_an_own_entry_replaces_the_one_with_its_id(tmp_path: Path) -> None:
    world = load_world(own_knowledge(write(tmp_path, "people.yaml", PERSON % "lavrov")))
    assert world.entries["person:lavrov"].en == "Salma Example"
    assert world.holder("foreign-minister", "RUS", date(2020, 1, 1)) is None


def test_the_coder_uses_them_and_has_another_version(tmp_path: Path) -> None:
    plain = khabar.load(tagger=False)
    own = khabar.load(tagger=False, knowledge=write(tmp_path, "people.yaml", PERSON % "salma-example"))
    text = "قالت وزيرة الثقافة السورية إن المتحف سيفتح."
    coded = own(text, published=date(2024, 6, 1))
    assert [entity.en for entity in coded.entities.values()] == ["Salma Example"]
    assert own.version != plain.version
    assert khabar.load(tagger=False).version == plain.version


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("people.yaml", PERSON % "Bad Id", "people.yaml:2: Bad Id: id: "),
        ("people.yaml", PERSON % "a" + PERSON % "a", "people.yaml:5: a: the id stands already at "),
        ("people.yaml", "- {id: a, nmae: b}\n", "people.yaml:1: a: nmae: "),
        ("people.yaml", "people: [\n", "people.yaml:2: it is no YAML"),
        ("people.yaml", "a: b\n", "people.yaml:1: it must be a list"),
        ("people.yaml", "- {id: a, name: ب, en: B, country: ZZZ}\n", "country ZZZ is not in countries.yaml"),
        ("people.yaml", "- {id: a, name: ب, en: B, sectors: [FOO]}\n", "sector FOO is none of PLOVER's"),
        ("organisations.yaml", "- {id: a, name: ب, en: B, type: XXX}\n", "organisations.yaml:1: a: type: "),
        ("places.tsv", PLACES.replace("36.5\t38.5", "0\t0"), "places.tsv:2: Tell Example: "),
        ("places.tsv", PLACES + "واحد\tاثنان\n", "places.tsv:3: 2 columns where the header has 8"),
    ],
)
def test_problems_have_file_and_line(tmp_path: Path, name: str, text: str, problem: str) -> None:
    write(tmp_path, name, text)
    assert any(problem in str(found) for found in check_knowledge(tmp_path)), check_knowledge(tmp_path)
    with pytest.raises(RunAborted, match=f"{name}:"):
        own_knowledge(tmp_path)


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_bytes("- {id: a, name: ب}".encode("windows-1256"))
    assert "it is not UTF-8" in str(check_knowledge(tmp_path)[0])


def test_another_file_name_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RunAborted, match="no knowledge file has this name"):
        check_knowledge(write(tmp_path, "persons.yaml", ""))
    with pytest.raises(RunAborted, match="there is no such folder"):
        check_knowledge(tmp_path / "none")
