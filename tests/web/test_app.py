"""The pages and their JSON: direction, escaping, errors, headers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from khabar.store import Store
from khabar.web.app import PAGE, create_app
from khabar.web.interface import interface
from khabar.web.render import isolate
from tests.web.conftest import TEXT, article

ADDRESS = "/articles/a%2F1.txt"


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
@pytest.mark.parametrize("path", ["/", ADDRESS])
def test_the_page_follows_the_interface_language(client: TestClient, path: str, language: str, direction: str) -> None:
    page = client.get(path, params={"lang": language})
    assert page.status_code == 200
    assert f'<html lang="{language}" dir="{direction}">' in page.text


def test_article_text_is_right_to_left_arabic_in_both_languages(client: TestClient) -> None:
    for language in ("en", "ar"):
        page = client.get(ADDRESS, params={"lang": language}).text
        assert re.search(r'<article id="text"[^>]*dir="rtl" lang="ar"', page)


def test_every_record_is_marked_in_the_text(client: TestClient) -> None:
    page = client.get(ADDRESS).text
    marked = " ".join(re.findall(r'data-records="([^"]*)"', page)).split()
    assert {"s1", "v1", "e1", "e2", "t1"} <= set(marked)


def test_the_text_of_the_page_is_the_text_of_the_article_and_never_markup(client: TestClient) -> None:
    page = client.get(ADDRESS).text
    body = page[page.index('<article id="text"') : page.index("</article>")]
    assert "<b>" not in body
    text = re.sub(r"<[^>]+>", "", body.split(">", 1)[1]).replace("&lt;", "<").replace("&gt;", ">")
    assert [line for line in text.splitlines() if line.strip()] == TEXT.splitlines()


def test_names_stand_in_bdi(client: TestClient) -> None:
    assert re.search(r"<bdi[^>]*>Sami Harfoush</bdi>", client.get(ADDRESS).text)
    assert re.search(r"<bdi[^>]*>سامي حرفوش</bdi>", client.get(ADDRESS, params={"lang": "ar"}).text)


def test_json_has_the_same_article(client: TestClient) -> None:
    assert client.get(ADDRESS + ".json").json()["text"] == TEXT
    assert [row["id"] for row in client.get("/articles.json").json()] == ["a/1.txt"]


@pytest.mark.parametrize(
    ("language", "word", "rule", "feature"),
    [
        ("en", "Why?", "the actor is the subject of the verb", "the network&#39;s score"),
        ("ar", "لماذا؟", "الفاعل فاعل الفعل", "درجة النموذج"),
    ],
)
def test_each_card_says_why(client: TestClient, language: str, word: str, rule: str, feature: str) -> None:
    page = client.get(ADDRESS, params={"lang": language}).text
    assert page.count(f'<details class="why"><summary>{word}</summary>') == 2, "one statement, one event"
    assert rule in page
    assert re.search(rf'<bdi class="for" dir="ltr">\+2.9</bdi> <span title="network">{feature}</span>', page)
    assert re.search(r'<code dir="ltr">triggers/RETREAT.yaml:\d+</code>', page)
    assert "<script>" not in page


def test_arabic_between_english_words_is_isolated(client: TestClient) -> None:
    assert 'lists «<bdi lang="ar">انسحب</bdi>» as retreat' in client.get(ADDRESS).text
    assert isolate("<b> و«أ»") == '&lt;b&gt; <bdi lang="ar">و</bdi>«<bdi lang="ar">أ</bdi>»'


def test_the_explanation_of_an_event_as_json(client: TestClient) -> None:
    found = client.get(f"{ADDRESS}/explain/v1.json").json()
    assert (found["id"], found["article"], found["kind"]) == ("v1", "a/1.txt", "event")
    problem = client.get(f"{ADDRESS}/explain/v9.json")
    assert (problem.status_code, problem.headers["content-type"]) == (404, "application/problem+json")
    assert "Name one of these: v1, s1" in problem.json()["title"]


def test_an_unknown_article_is_a_page_that_says_what_to_do(client: TestClient) -> None:
    page = client.get("/articles/none", params={"lang": "ar"})
    assert page.status_code == 404
    assert "khabar list" in page.text
    assert 'dir="rtl"' in page.text
    problem = client.get("/articles/none.json")
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 404


def test_a_store_that_went_away_is_told_and_not_hidden(db: Path) -> None:
    app = create_app(db)
    db.unlink()
    with TestClient(app, raise_server_exceptions=False) as client:
        assert client.get("/").status_code == 500
        assert str(db) in client.get("/").text


@pytest.mark.parametrize("path", ["/?lang=fr", "/?page=0", "/articles.json?limit=0"])
def test_wrong_parameters_are_refused(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 422


def test_nothing_may_be_loaded_from_elsewhere(client: TestClient) -> None:
    for path in ("/", ADDRESS, "/articles/none", "/static/khabar.css"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
    assert "http" not in Path("khabar/web/static/khabar.css").read_text()


def test_pages_of_the_list(tmp_path: Path) -> None:
    db = tmp_path / "many.db"
    with Store.open(db) as store:
        for number in range(PAGE + 1):
            store.add(article(f"n{number}"))
    with TestClient(create_app(db)) as client:
        assert 'rel="next"' in client.get("/").text
        assert 'rel="prev"' in client.get("/?page=2").text


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    db = tmp_path / "empty.db"
    Store.open(db).close()
    with TestClient(create_app(db)) as client:
        assert "khabar code" in client.get("/").text


def test_both_languages_have_every_word() -> None:
    assert interface("en").words.keys() == interface("ar").words.keys()
    assert all(interface("ar").words.values())


def test_styles_use_logical_properties_only() -> None:
    css = Path("khabar/web/static/khabar.css").read_text()
    assert not re.search(r"\b(margin|padding|border)-(left|right|top|bottom)\b|\bfloat\b|text-align: (left|right)", css)
    assert not re.search(r"font-style: italic", css)
