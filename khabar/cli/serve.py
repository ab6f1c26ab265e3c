"""Serve the web pages of a store."""

from __future__ import annotations

import errno
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.errors import RunAborted
from khabar.store import Store

if TYPE_CHECKING:
    from fastapi import FastAPI


def serve(db: Path, *, host: str, port: int) -> None:
    """Serve the pages of a store until interrupted; raises RunAborted where store or port cannot be used."""
    import uvicorn  # noqa: PLC0415 - takes longer to load than a listing takes

    # Looked at here so that a missing store is told at once and not on the first page.
    Store.open(db, create=False).close()
    listener = listen(host, port)
    address, port = listener.getsockname()[:2]
    sys.stderr.write(
        f"Khabar shows {db} at http://{f'[{address}]' if ':' in address else address}:{port} (Ctrl-C ends)\n"
    )
    config = uvicorn.Config(_app(db), log_level="warning")
    uvicorn.Server(config).run(sockets=[listener])


def _app(db: Path) -> FastAPI:
    from khabar.web.app import create_app  # noqa: PLC0415

    return create_app(db)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on a port of this machine; raises RunAborted with the remedy where that fails."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise _refusal(host, port, error) from error
    return listener


def _refusal(host: str, port: int, error: OSError) -> RunAborted:
    if error.errno == errno.EADDRINUSE:
        return RunAborted(f"port {port}", "another program uses it", f"Take another: --port {port + 1}")
    if error.errno == errno.EACCES:
        return RunAborted(f"port {port}", "ports below 1024 need special rights", "Take another: --port 8000")
    return RunAborted(f"{host}:{port}", f"cannot listen there: {error.strerror}", "Use --host 127.0.0.1")
