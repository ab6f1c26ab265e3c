"""A news page: title, publisher, date and body through trafilatura."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date

from khabar.errors import ArticleError

# Its complaints go to whatever logging is configured, and not to the terminal where none is: ours name the file.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

# Where the title stands among the first lines of the body, it is not put before it a second time.
_TITLE_LINES = 4


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: `text` is title, newline, body; what the page does not say is None."""

    text: str
    publisher: str | None
    url: str | None
    published: date | None
    author: str | None


def read_page(source: str, name: str) -> Page:
    """Extract the article of a page; raises ArticleError, naming `name`, where no article can be found."""
    # Imported here: it takes 0.2 s, and only HTML needs it.
    from trafilatura import bare_extraction  # noqa: PLC0415

    document = bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # Only dates that the page declares: a guess from its running text would shift every relative date.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    found = document if isinstance(document, dict) else document.as_dict() if document is not None else {}
    body = _text(found.get("text"))
    if body is None:
        raise ArticleError(name, "no article text was found in this page", "Save the article's text as .txt")
    return Page(
        text=_with_title(_text(found.get("title")), body),
        publisher=_text(found.get("sitename")),
        url=_text(found.get("url")),
        published=_date(found.get("date")),
        author=_text(found.get("author")),
    )


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _with_title(title: str | None, body: str) -> str:
    if title is None or title in body.splitlines()[:_TITLE_LINES]:
        return body
    return f"{title}\n{body}"


def _date(value: object) -> date | None:
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
