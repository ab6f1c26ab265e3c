"""The `khabar` command. What a command does stands in its own module; here are its arguments."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from khabar.cli.output import write_error, write_json
from khabar.errors import KhabarError
from khabar.version import VERSION


class Commands(TyperGroup):
    """The commands; errors raised on purpose become one line on stderr and exit code 1."""

    def invoke(self, ctx: Any) -> Any:  # a Context of the click inside typer, which has no public name
        try:
            return super().invoke(ctx)
        except KhabarError as error:
            write_error(error)
            raise typer.Exit(1) from error


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Read Arabic news and code who says and does what to whom, according to whom, how certainly.",
)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text} is no date; write it as 2020-12-30") from error


Json = Annotated[bool, typer.Option("--json", help="JSON Lines, one record a line.")]
Db = Annotated[Path, typer.Option("--db", metavar="PATH", help="The store.")]
KeepIn = Annotated[Path | None, typer.Option("--db", metavar="PATH", help="Also keep the articles in this store.")]
Published = Annotated[
    date | None,
    typer.Option(parser=_day, metavar="DATE", help="Publication date of articles that do not say it: 2020-12-30."),
]
OwnKnowledge = Annotated[
    Path | None,
    typer.Option("--knowledge", metavar="DIR", help="A folder of own knowledge files, laid over the shipped ones."),
]
Country = Annotated[str | None, typer.Option(metavar="ISO3", help="The country, as three letters: TUR.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of articles that do not say it.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"khabar {VERSION}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Everything runs on this machine; nothing is fetched."""


@app.command()
def code(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help=".txt .html .json .jsonl; - is standard input.")],
    published: Published = None,
    publisher: Publisher = None,
    knowledge: OwnKnowledge = None,
    db: KeepIn = None,
    as_json: Json = False,
) -> None:
    """Code articles and print their readings."""
    from khabar.cli.run import code_all  # noqa: PLC0415 - commands load only what they need
    from khabar.reading.files import read_articles  # noqa: PLC0415

    failed = code_all(
        lambda on_error: read_articles(files, published=published, publisher=publisher, on_error=on_error),
        db=db,
        knowledge=knowledge,
        as_json=as_json,
        ahead="-" not in files,  # somebody may wait for the first result before writing the second article
    )
    raise typer.Exit(1 if failed else 0)


@app.command()
def samples(knowledge: OwnKnowledge = None, db: KeepIn = None, as_json: Json = False) -> None:
    """Code the sample articles that come with Khabar and print their readings."""
    from khabar.cli.run import code_all  # noqa: PLC0415
    from khabar.cli.samples import sample_articles  # noqa: PLC0415

    failed = code_all(lambda on_error: sample_articles(on_error=on_error), db=db, knowledge=knowledge, as_json=as_json)
    raise typer.Exit(1 if failed else 0)


@app.command()
def show(
    article: Annotated[str, typer.Argument(metavar="ID", help="The article's id, as khabar list gives it.")],
    db: Db,
    coder: Annotated[str | None, typer.Option(metavar="VERSION", help="The coding by this coder version.")] = None,
    as_json: Json = False,
) -> None:
    """Print the reading of a stored article."""
    from khabar.cli.run import reading_printer, write_coded  # noqa: PLC0415
    from khabar.store import Store  # noqa: PLC0415

    with Store.open(db, create=False) as store:
        coded = store.get(article, coder=coder)
    (write_coded if as_json else reading_printer())(coded)


@app.command()
def explain(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's id, as khabar list gives it.")],
    record: Annotated[str, typer.Argument(metavar="EVENT", help="The id of an event (v3) or of a statement (s2).")],
    db: Db,
    as_json: Json = False,
) -> None:
    """Say why an event or a statement is coded as it is."""
    from khabar.cli.explain import explain_record  # noqa: PLC0415

    explain_record(article, record, db=db, as_json=as_json)


@app.command("list")
def list_(
    db: Db,
    failures: Annotated[
        bool, typer.Option("--failures", help="What could not be read or coded, latest first.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List the stored articles, latest publication first."""
    from khabar.cli.listing import list_articles, list_failures  # noqa: PLC0415

    (list_failures if failures else list_articles)(db, as_json=as_json)


@app.command()
def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, surname, spelling variant or title.")],
    day: Annotated[
        date | None, typer.Option("--date", parser=_day, metavar="DATE", help="The day it was written: 2020-12-30.")
    ] = None,
    country: Country = None,
    knowledge: OwnKnowledge = None,
    as_json: Json = False,
) -> None:
    """Tell whom a name or title means on a day, and why."""
    from khabar.cli.lookups import print_who  # noqa: PLC0415

    found = print_who(name, day=day, country=country, knowledge=knowledge, as_json=as_json)
    _none_found(found, f"no one called {name} is known")


@app.command()
def where(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place, in Arabic or English.")],
    near: Annotated[str | None, typer.Option(metavar="PLACE", help="A place or country close by.")] = None,
    country: Country = None,
    knowledge: OwnKnowledge = None,
    as_json: Json = False,
) -> None:
    """Tell which places have a name, the likeliest first, and why."""
    from khabar.cli.lookups import print_where  # noqa: PLC0415

    found = print_where(name, near=near, country=country, knowledge=knowledge, as_json=as_json)
    _none_found(found, f"no place called {name} is known")


def _none_found(found: int, problem: str) -> None:
    if not found:
        typer.echo(f"khabar: {problem}. Add it in own knowledge files (docs/knowledge.md).", err=True)
        raise typer.Exit(1)


knowledge_app = typer.Typer(no_args_is_help=True, help="Work on knowledge files.")
app.add_typer(knowledge_app, name="knowledge")


@knowledge_app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Own files; without it, the shipped.")] = None,
    as_json: Json = False,
) -> None:
    """Check knowledge files: each problem with file and line; exit code 1 where there is one."""
    from khabar.cli.lookups import print_problems  # noqa: PLC0415

    raise typer.Exit(1 if print_problems(folder, as_json=as_json) else 0)


@app.command()
def bench(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help="A folder with articles; without one, the samples.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Measure speed and memory of coding in a process of its own."""
    from khabar.bench import bench as measure  # noqa: PLC0415

    figures = asdict(measure(folder))
    if as_json:
        write_json({"id": str(folder or "samples"), **figures})
        return
    for name, figure in figures.items():
        typer.echo(f"{name:20} {figure:>10}")


@app.command()
def serve(
    db: Db,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 lets other machines in.")] = "127.0.0.1",
) -> None:
    """Show the stored articles in the browser, until Ctrl-C."""
    from khabar.cli.serve import serve as serve_pages  # noqa: PLC0415

    serve_pages(db, host=host, port=port)


def run() -> None:
    """The entry point of the installed command."""
    app()
