"""News pages through trafilatura."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.errors import ArticleError
from khabar.reading.html import read_page

TITLE = "هدنة في المدينة بعد أسبوع من القتال"
BODY = "أعلن وسطاء محليون التوصل إلى هدنة تستمر ثلاثة أيام، وقالوا إن الطرفين وافقا عليها بعد محادثات طويلة. " * 3
PAGE = f"""<!doctype html><html lang="ar"><head><title>{TITLE} | الموقع</title>
<meta property="og:site_name" content="الموقع"><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="2024-03-05T10:00:00+02:00">
<link rel="canonical" href="https://example.org/a/1"></head>
<body><nav><a href="/">الرئيسية</a></nav><article>%s<p>{BODY}</p><p>{BODY[:90]}نهاية.</p></article></body></html>"""


def test_title_body_and_metadata() -> None:
    page = read_page(PAGE % "", "x.html")
    assert page.text.startswith(TITLE + "\n" + BODY[:40])
    assert "الرئيسية" not in page.text
    assert (page.publisher, page.published, page.url) == ("الموقع", date(2024, 3, 5), "https://example.org/a/1")


def test_title_in_the_body_is_not_repeated() -> None:
    assert read_page(PAGE % f"<h1>{TITLE}</h1>", "x.html").text.count(TITLE) == 1


def test_what_the_page_does_not_say_is_none() -> None:
    page = read_page(f"<html><body><article><p>{BODY}</p></article></body></html>", "x.html")
    assert (page.published, page.url, page.publisher) == (None, None, None)


@pytest.mark.parametrize("source", ["<html></html>", "<html><body><img src='a.png'></body></html>", "<"])
def test_no_content(source: str) -> None:
    with pytest.raises(ArticleError, match=r"x\.html: no article text"):
        read_page(source, "x.html")
