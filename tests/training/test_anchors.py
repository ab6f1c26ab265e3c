"""Reading a marked corpus article: offsets, and problems named with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.anchors import read_marked
from training.corpus_files import CORPUS

DEMO = CORPUS / "demo" / "seed.txt"


def problems_of(tmp_path: Path, old: str, new: str) -> list[str]:
    source = DEMO.read_text(encoding="utf-8")
    assert old in source
    path = tmp_path / "article.txt"
    path.write_text(source.replace(old, new), encoding="utf-8")
    return read_marked(path)[1]


def test_anchors_become_offsets_into_the_text() -> None:
    coded, problems = read_marked(DEMO)
    assert problems == []
    assert coded is not None
    text = coded.article.text
    spans = [m.span for m in coded.mentions] + [e.trigger for e in coded.events] + [t.span for t in coded.times]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert text.count("\n") == 1, "sentence 2 goes on in the paragraph of sentence 1"
    contents = [s.content.text for s in coded.statements if s.content is not None]
    assert "بلاده ترفض العقوبات التي فرضتها بروكسل على مصرفين سوريين" in contents
    assert coded.statements[2].parent == "S1"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# Invented text", "# Real text", "header"),
        ("style: levantine", "style: baroque", "style must be"),
        ("published: 2019-03-14", "published: March", "published must be a date"),
        ("0 minister NOM وزير روسي", "0 minister NOM وزير صيني", "not found in sentence 0"),
        ("0 amman NAM عمّان", "0 nowhere NAM عمّان", "unknown entity 'nowhere'"),
        ("eu ORG IGO IGO", "eu BODY IGO IGO", "type 'BODY'"),
        ("banks ORG SYR BUS", "banks ORG SYR RICH", "sector 'RICH'"),
        ("S1 1 say indirect", "S1 1 shout indirect", "act 'shout'"),
        ("indirect russia S1", "indirect russia S9", "unknown parent 'S9'"),
        ("SANCTION.discontinue", "SANCTION.tickle", "mode of SANCTION"),
        ("1 2019-03-13 أمس", "1 yesterday أمس", "not ISO 8601"),
        ("2+ وأضاف", "7+ وأضاف", "expected '2|"),
        ("eu > banks | فرضتها", "eu banks | فرضتها", "expected: id sentence TYPE"),
    ],
)
def test_problems_are_named_with_file_and_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    problems = problems_of(tmp_path, old, new)
    assert any(message in problem for problem in problems), problems
    assert all(problem.startswith(str(tmp_path / "article.txt")) for problem in problems)


def test_an_entity_without_a_mention_is_a_problem(tmp_path: Path) -> None:
    assert any("has no mention" in p for p in problems_of(tmp_path, "0 damascus NAM دمشق\n", ""))


def test_every_article_of_the_corpus_can_be_read() -> None:
    problems = [problem for path in sorted(CORPUS.glob("*/*.txt")) for problem in read_marked(path)[1]]
    assert problems == []
