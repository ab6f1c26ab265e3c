"""The article page in a real Chromium: direction, marks, selection."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from khabar.web.app import create_app

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found: apt-get install chromium"),
]


@pytest.fixture
def address(db: Path) -> Iterator[str]:
    """The application on a free port of this machine."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = uvicorn.Server(uvicorn.Config(create_app(db), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    found = browser.new_page()
    problems: list[str] = []
    found.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    found.on("pageerror", lambda error: problems.append(str(error)))
    found.goto(f"{address}/articles/a%2F1.txt?lang=en")
    yield found
    found.close()
    assert not problems, problems


def chosen(page: Page) -> str:
    return "".join(page.locator("#text .chosen").all_inner_texts())


def test_the_text_runs_right_to_left(page: Page) -> None:
    assert page.evaluate("getComputedStyle(document.getElementById('text')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "ltr"
    box = page.locator("#text [data-records~=s1]").first.bounding_box()
    text = page.locator("#text").bounding_box()
    assert box is not None
    assert text is not None
    assert box["x"] > text["x"] + text["width"] / 2, "the first word stands at the right"


def test_lines_of_arabic_text_have_room(page: Page) -> None:
    ratio = page.evaluate(
        "(s => parseFloat(s.lineHeight) / parseFloat(s.fontSize))(getComputedStyle(document.querySelector('#text p')))"
    )
    assert ratio >= 1.8


def test_selecting_an_event_shows_its_trigger(page: Page) -> None:
    card = page.locator("button[data-record=v1]")
    card.click()
    assert chosen(page) == "انسحبت"
    assert card.get_attribute("aria-pressed") == "true"


def test_selecting_a_statement_shows_cue_and_content(page: Page) -> None:
    page.locator("button[data-record=s1]").click()
    assert chosen(page) == "أكدالقوات <b>انسحبت</b> من البلدة"


def test_escape_clears_the_selection(page: Page) -> None:
    page.locator("button[data-record=v1]").click()
    page.keyboard.press("Escape")
    assert chosen(page) == ""


def test_selecting_words_shows_their_card(page: Page) -> None:
    page.locator("#text [data-records~=v1]").first.click()
    assert page.locator("button[data-record=v1]").get_attribute("aria-pressed") == "true"


def test_a_card_is_selected_by_keyboard(page: Page) -> None:
    page.locator("button[data-record=v1]").focus()
    page.keyboard.press("Enter")
    assert chosen(page) == "انسحبت"


def test_a_layer_can_be_hidden(page: Page) -> None:
    page.locator("input[data-layer=trigger]").uncheck()
    background = page.evaluate("getComputedStyle(document.querySelector('#text .in-trigger')).backgroundColor")
    assert background == "rgba(0, 0, 0, 0)"


def test_why_opens_without_selecting_the_card(page: Page) -> None:
    why = page.locator(".cards details.why")
    assert not why.locator("dl").is_visible()
    why.locator("summary").click()
    assert why.locator("dl").is_visible()
    assert chosen(page) == ""
