"""Open the file of a store: make it, check it, bring its schema up to date."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path
from typing import Final
from urllib.parse import quote

from khabar.errors import RunAborted

# Marks an SQLite file as a store of Khabar ("KHBR"); `file` and other tools show it.
APPLICATION_ID: Final = 0x4B484252
SCHEMA_VERSION: Final = 1
# Migrations to version n+1 stand at index n-1, each a file beside schema.sql. There is one version so far.
MIGRATIONS: Final[tuple[str, ...]] = ()
# Another process may be writing its article: these seconds are many times what one takes.
BUSY_SECONDS: Final = 30.0


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open the database of a store, ready for use; raises RunAborted with the remedy where that fails."""
    _check_path(path, create=create)
    try:
        connection = _open(path, create=create)
    except sqlite3.Error as error:
        raise RunAborted(str(path), f"the store cannot be opened: {error}", "Check the path and its rights") from error
    try:
        _prepare(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _refusal(path, error) from error
    except RunAborted:
        connection.close()
        raise
    return connection


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RunAborted(str(path), "this is a folder, not a store", "Name a file, as in --db khabar.db")
    if create and not path.absolute().parent.is_dir():
        raise RunAborted(str(path), "there is no folder for the store", f"Make it: mkdir -p {path.parent}")
    if not create and not path.exists():
        raise RunAborted(str(path), "there is no store", f"Make one: khabar code FILE --db {path}")


def _open(path: Path, *, create: bool) -> sqlite3.Connection:
    # SQLite takes `?` and `#` in a path for its own unless the path is quoted; `rw` never makes a file.
    uri = f"file:{quote(str(path.absolute()))}?mode={'rwc' if create else 'rw'}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    version = _pragma(connection, "user_version")
    if _is_empty(connection):
        _create(connection)
    elif _pragma(connection, "application_id") != APPLICATION_ID:
        raise RunAborted(str(path), "this database is not a store of Khabar", "Name another file")
    elif version > SCHEMA_VERSION:
        problem = f"the store was made by a newer Khabar (schema {version}; this one knows {SCHEMA_VERSION})"
        raise RunAborted(str(path), problem, "Upgrade Khabar: pip install --upgrade khabar")
    for number, name in enumerate(MIGRATIONS[max(version, 1) - 1 :], start=max(version, 1) + 1):
        run_script(connection, name, version=number)


def _create(connection: sqlite3.Connection) -> None:
    # WAL lets pages be read while an article is written; it is a property of the file and set once.
    connection.execute("PRAGMA journal_mode = WAL")
    run_script(connection, "schema.sql", version=SCHEMA_VERSION)


def run_script(connection: sqlite3.Connection, name: str, *, version: int) -> None:
    """Run one of the SQL files beside this module in one transaction and note the schema version that it makes."""
    script = files("khabar.store").joinpath(name).read_text(encoding="utf-8")
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};"
    connection.executescript(f"BEGIN IMMEDIATE; {script} {marks} COMMIT;")


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _refusal(path: Path, error: sqlite3.DatabaseError) -> RunAborted:
    if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
        return RunAborted(str(path), "this is not a database", "Name another file")
    if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
        return RunAborted(str(path), "another process is making this store", "Try again when it has ended")
    return RunAborted(str(path), f"the store cannot be used: {error}", "Check the file and its rights, or name another")
