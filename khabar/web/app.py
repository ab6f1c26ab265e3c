"""The web pages over a store: a list of articles and one reading page per article, in English and Arabic."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles

from khabar.coding.serial import to_json
from khabar.errors import KhabarError
from khabar.store import Store, UnknownArticle
from khabar.views.explaining import Explainer, UnknownRecord, explanation, explanation_json
from khabar.views.listing import article_list, article_list_json
from khabar.views.marks import text_blocks
from khabar.views.reading import article_reading
from khabar.web.interface import Interface, interface
from khabar.web.render import STATIC, render

PAGE = 50  # articles on one page of the list
# Scripts and styles come from this server alone; articles are text, never markup.
SECURITY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

Language = Annotated[str, Query(pattern="^(en|ar)$")]


def create_app(db: Path) -> FastAPI:
    """The application over the store at `db`, which must exist; every request opens the store anew."""
    app = FastAPI(title="Khabar", docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.middleware("http")(_secure)
    app.add_exception_handler(HTTPException, _error_page)
    app.add_exception_handler(KhabarError, _error_page)
    _list_routes(app, db)
    _article_routes(app, db)
    return app


def _list_routes(app: FastAPI, db: Path) -> None:
    @app.get("/articles.json")
    def list_json(
        limit: Annotated[int, Query(ge=1, le=1000)] = PAGE, offset: Annotated[int, Query(ge=0)] = 0
    ) -> JSONResponse:
        with Store.open(db, create=False) as store:
            return JSONResponse(article_list_json(article_list(store, limit=limit, offset=offset)))

    @app.get("/")
    def list_page(request: Request, lang: Language = "en", page: Annotated[int, Query(ge=1)] = 1) -> HTMLResponse:
        with Store.open(db, create=False) as store:
            listing = article_list(store, limit=PAGE, offset=(page - 1) * PAGE)
        pages = max(1, -(-listing.total // PAGE))
        return _page("list.html", request, interface(lang), listing=listing, page=page, pages=pages)


def _article_routes(app: FastAPI, db: Path) -> None:
    # The longest first: an id may hold dots and slashes, and the path of the page would swallow the others.
    @app.get("/articles/{id:path}/explain/{record}.json")
    def explanation_of(id: str, record: str) -> JSONResponse:  # noqa: A002 - the name of the field
        with Store.open(db, create=False) as store:
            return JSONResponse(explanation_json(explanation(store.get(id), record)))

    @app.get("/articles/{id:path}.json")
    def article_json(id: str) -> JSONResponse:  # noqa: A002 - the name of the field
        with Store.open(db, create=False) as store:
            return JSONResponse(to_json(store.get(id)))

    @app.get("/articles/{id:path}")
    def article_page(request: Request, id: str, lang: Language = "en") -> HTMLResponse:  # noqa: A002
        with Store.open(db, create=False) as store:
            coded = store.get(id)
        reading, blocks = article_reading(coded), text_blocks(coded)
        first = next((block.start for block in blocks if block.kind == "headline"), None)
        context = {"reading": reading, "blocks": blocks, "headline_start": first, "explained": Explainer(coded).all()}
        return _page("article.html", request, interface(lang), **context)


def _page(template: str, request: Request, words: Interface, **context: Any) -> HTMLResponse:
    return HTMLResponse(render(template, words, path=request.url.path, **context))


async def _secure(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call_next(request)
    response.headers.update(SECURITY)
    return response


async def _error_page(request: Request, error: Exception) -> Response:
    """A page for people and a problem for programs, with what is wrong and what to do."""
    status = 404 if isinstance(error, UnknownArticle | UnknownRecord) else getattr(error, "status_code", 500)
    message = str(error) if isinstance(error, KhabarError) else str(getattr(error, "detail", error))
    if request.url.path.endswith(".json"):
        return JSONResponse({"status": status, "title": message}, status, media_type="application/problem+json")
    words = interface("ar" if request.query_params.get("lang") == "ar" else "en")
    html = render("error.html", words, path=request.url.path, status=status, message=message)
    return HTMLResponse(html, status)
