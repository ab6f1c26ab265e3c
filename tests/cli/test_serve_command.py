"""Ports that can and cannot be served on."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

import pytest

from khabar.cli import serve as serve_module
from khabar.cli.serve import listen, serve
from khabar.errors import RunAborted
from khabar.store import Store


def test_a_free_port_is_listened_on() -> None:
    with closing(listen("127.0.0.1", 0)) as listener:
        assert listener.getsockname()[1] > 0


def test_a_taken_port_is_refused_with_another_one() -> None:
    with closing(listen("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(RunAborted, match=f"port {port}: another program uses it. Take another: --port {port + 1}"):
            listen("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(RunAborted, match=r"cannot listen there.*Use --host 127\.0\.0\.1"):
        listen("192.0.2.1", 0)


def test_a_port_that_needs_rights_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Guarded(socket.socket):
        def bind(self, address: object) -> None:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(serve_module.socket, "socket", Guarded)
    with pytest.raises(RunAborted, match="ports below 1024 need special rights"):
        listen("127.0.0.1", 80)


def test_a_missing_store_is_told_before_anything_listens(tmp_path: Path) -> None:
    with pytest.raises(RunAborted, match="there is no store"):
        serve(tmp_path / "a.db", host="127.0.0.1", port=0)


def test_the_application_over_the_store_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Store.open(tmp_path / "a.db").close()
    served: list[socket.socket] = []
    monkeypatch.setattr("uvicorn.Server.run", lambda self, sockets: served.extend(sockets))
    serve(tmp_path / "a.db", host="127.0.0.1", port=0)
    port = served[0].getsockname()[1]
    served[0].close()
    assert capsys.readouterr().err == f"Khabar shows {tmp_path}/a.db at http://127.0.0.1:{port} (Ctrl-C ends)\n"
