"""What an installed Khabar needs is in its package: every data file has a pattern in pyproject.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import khabar
from khabar.cli.samples import sample_articles, samples_folder

PACKAGE = Path(khabar.__file__).parent
PROJECT = PACKAGE.parent / "pyproject.toml"
FOR_TOOLS_ONLY = {"knowledge/data/places_drop.txt"}


def test_every_data_file_is_packaged() -> None:
    patterns = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]["khabar"]
    packaged = {path for pattern in patterns for path in PACKAGE.glob(pattern)}
    for path in PACKAGE.rglob("*"):
        if path.is_dir() or path.suffix in (".py", ".pyc") or path.name.startswith("."):
            continue
        name = path.relative_to(PACKAGE).as_posix()
        assert path in packaged or name in FOR_TOOLS_ONLY, f"{name} would be missing in an installed Khabar"


def test_every_sample_can_be_read() -> None:
    errors: list[Exception] = []
    articles = list(sample_articles(on_error=errors.append))
    assert errors == []
    assert len({article.id for article in articles}) == len(articles) >= len(list(samples_folder().glob("[0-9]*")))
    assert all(article.publisher and article.published for article in articles)
