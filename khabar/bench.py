"""How fast Khabar codes and how much memory it takes, measured in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from khabar.errors import ArticleError, RunAborted

if TYPE_CHECKING:
    from khabar.coding.coder import Coder
    from khabar.model.records import Article

SUFFIXES: Final = frozenset((".txt", ".html", ".htm", ".json", ".jsonl"))
# Whole rounds over the articles are repeated until they took this long, so that one slow moment counts little.
SECONDS: Final = 3.0

# The clock starts before anything of Khabar is imported: loading includes the imports.
_WORKER: Final = """
import sys, time
started = time.perf_counter()
from khabar.bench import load_knowledge
knowledge = load_knowledge()
from khabar.coding.coder import load
coder = load()
loaded = time.perf_counter() - started
from khabar.bench import work
work(coder, (loaded, *knowledge), *sys.argv[1:])
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Speed of coding (reading of files left out), time to load, and the largest memory of the whole process."""

    words_per_second: float
    articles_per_second: float
    load_seconds: float
    peak_mb: float
    articles: int
    words: int
    rounds: int
    skipped: int
    knowledge_seconds: float
    knowledge_mb: float
    lookup_ms: float


def bench(folder: Path | None = None, *, seconds: float = SECONDS) -> Figures:
    """Code the articles of a folder, or the sample articles, over and over in a fresh process.

    Raises RunAborted where the folder is missing, holds no readable article, or the process fails.
    """
    if folder is not None and not folder.is_dir():
        raise RunAborted(str(folder), "there is no such folder", "Name a folder with articles, or none for the samples")
    arguments = [str(seconds), *([str(folder)] if folder else [])]
    done = subprocess.run(  # noqa: S603 - this interpreter, with our own program
        [sys.executable, "-c", _WORKER, *arguments], capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise RunAborted("bench", f"the measuring process failed: {last}", "Code the same files with khabar code")
    figures = Figures(**json.loads(done.stdout))
    if not figures.articles:
        raise RunAborted(str(folder), "no article in it can be read", "Code it with khabar code to see why")
    return figures


def load_knowledge() -> tuple[float, float]:
    """Load the names and word lists: how many seconds it took, and how many MB of memory the process then held."""
    started = time.perf_counter()
    from khabar.knowledge.world import load_world  # noqa: PLC0415 - imports are part of what is timed
    from khabar.names.lexicon import load_lexicon  # noqa: PLC0415

    load_world()
    load_lexicon()
    return time.perf_counter() - started, _peak_mb()


def look_up(names: int = 1000) -> float:
    """Milliseconds to look up that many names in the gazetteer, the best of five rounds."""
    from khabar.knowledge.world import load_world  # noqa: PLC0415
    from khabar.text.tokens import tokenize  # noqa: PLC0415

    world = load_world()
    phrases = [entry.name for entry in world.entries.values()]
    texts = phrases[:: max(1, len(phrases) // names)][:names]
    rounds = []
    for _ in range(5):
        started = time.perf_counter()
        for text in texts:
            world.names.at(tokenize(text), 0)
        rounds.append(time.perf_counter() - started)
    return 1000 * min(rounds)


def work(coder: Coder, loaded: tuple[float, float, float], seconds: str, folder: str | None = None) -> None:
    """What the process does: measure, and write the figures as JSON.

    `loaded` is the time to load everything, the time to load knowledge alone, and the memory after that.
    """
    load_seconds, knowledge_seconds, knowledge_mb = loaded
    errors: list[ArticleError] = []
    articles = list(_articles(Path(folder) if folder else None, errors))
    words = sum(len(article.text.split()) for article in articles)
    rounds, took = _code(coder, articles, float(seconds)) if articles else (0, 1.0)
    figures = Figures(
        words_per_second=round(words * rounds / took, 1),
        articles_per_second=round(len(articles) * rounds / took, 2),
        load_seconds=round(load_seconds, 3),
        peak_mb=round(_peak_mb(), 1),
        articles=len(articles),
        words=words,
        rounds=rounds,
        skipped=len(errors),
        knowledge_seconds=round(knowledge_seconds, 3),
        knowledge_mb=round(knowledge_mb, 1),
        lookup_ms=round(look_up(), 1),
    )
    sys.stdout.write(json.dumps(asdict(figures)))


def _code(coder: Coder, articles: list[Article], seconds: float) -> tuple[int, float]:
    """Whole rounds until `seconds` are over, after one that warms up: their number and the time they took."""
    for _ in coder.pipe(articles):
        pass
    started = time.perf_counter()
    rounds, took = 0, 0.0
    while took < seconds:
        for _ in coder.pipe(articles):
            pass
        rounds += 1
        took = time.perf_counter() - started
    return rounds, took


def _articles(folder: Path | None, errors: list[ArticleError]) -> Iterator[Article]:
    from khabar.cli.samples import sample_articles  # noqa: PLC0415 - not part of what is timed as loading
    from khabar.reading.files import read_articles  # noqa: PLC0415

    if folder is None:
        return sample_articles(on_error=errors.append)
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    return read_articles(paths, on_error=errors.append)


def _peak_mb() -> float:
    """The most memory this process held, in MB (10^6 bytes)."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        # macOS counts in bytes, the BSDs in KiB. On Linux this figure would include what the parent held at the fork.
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024 / 1e6
