"""Opening a store: made where there is none, refused with a remedy where it cannot be used."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from khabar.errors import RunAborted
from khabar.store import Store, connection
from khabar.store.connection import APPLICATION_ID, SCHEMA_VERSION, connect


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as opened:
        return opened.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_store_is_marked_as_one_and_in_wal_mode(tmp_path: Path) -> None:
    path = tmp_path / "a?b#c %41.db"
    Store.open(path).close()
    assert path.is_file()
    assert pragma(path, "journal_mode") == "wal"
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "user_version") == SCHEMA_VERSION


def test_opening_again_keeps_what_is_there(tmp_path: Path) -> None:
    Store.open(tmp_path / "a.db").close()
    before = (tmp_path / "a.db").read_bytes()
    Store.open(tmp_path / "a.db").close()
    assert (tmp_path / "a.db").read_bytes() == before


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    with Store.open(tmp_path / "a.db", create=False) as store:
        assert len(store) == 0


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("CREATE TABLE something (a)")


def newer_store(path: Path) -> None:
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as opened:
        opened.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def no_database(path: Path) -> None:
    path.write_text("not a database, only some text " * 50)


def damaged(path: Path) -> None:
    Store.open(path).close()
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 8000)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (other_database, "this database is not a store of Khabar. Name another file"),
        (newer_store, "made by a newer Khabar .*Upgrade Khabar"),
        (no_database, "this is not a database. Name another file"),
        (damaged, "the store cannot be used"),
        (Path.mkdir, "this is a folder, not a store"),
    ],
)
def test_what_is_no_store_is_refused_and_named(tmp_path: Path, make: Callable[[Path], object], message: str) -> None:
    path = tmp_path / "a.db"
    make(path)
    with pytest.raises(RunAborted, match=message) as caught:
        connect(path, create=True)
    assert caught.value.subject == str(path)


def test_a_missing_store_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(RunAborted, match=r"there is no store\. Make one: khabar code FILE --db"):
        connect(tmp_path / "a.db", create=False)
    assert not (tmp_path / "a.db").exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunAborted, match=r"no folder for the store\. Make it: mkdir -p"):
        connect(tmp_path / "no" / "a.db", create=True)


def test_an_older_store_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(tmp_path / "a.db").close()
    ran: list[tuple[str, int]] = []
    monkeypatch.setattr(connection, "SCHEMA_VERSION", 3)
    monkeypatch.setattr(connection, "MIGRATIONS", ("to_2.sql", "to_3.sql"))
    monkeypatch.setattr(connection, "run_script", lambda _, name, *, version: ran.append((name, version)))
    connect(tmp_path / "a.db", create=False).close()
    assert ran == [("to_2.sql", 2), ("to_3.sql", 3)]


def open_and_close(path: Path) -> int:
    with Store.open(path) as store:
        return len(store)


def test_many_processes_may_make_one_store(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert pool.map(open_and_close, [tmp_path / "a.db"] * 8) == [0] * 8
