"""A server on this laptop that plays the service, and a proxy in front of it."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Self

from tests.online import answers

_HEAD_END = b"\r\n\r\n"


class Service:
    """Answers every request with ``pieces``, ``pause`` seconds before each. Keeps what was asked.

    With ``tls`` the first thing on the line is a handshake.
    """

    def __init__(
        self, pieces: Iterable[bytes] = (), *, pause: float = 0, tls: ssl.SSLContext | None = None
    ) -> None:
        self.pieces = tuple(pieces) or (answers.good(),)
        self.asked: list[str] = []
        self._pause = pause
        self._tls = tls
        self._line = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._line.getsockname()[1]
        scheme = "https" if tls else "http"
        self.address = f"{scheme}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_wrong: object) -> None:
        """Stop listening. Closing alone would leave the thread waiting in ``accept`` for ever."""
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self._line.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                came, _ = self._line.accept()
                threading.Thread(target=self._answer, args=(came,), daemon=True).start()

    def _answer(self, came: socket.socket) -> None:
        with contextlib.suppress(OSError), came:
            line = self._tls.wrap_socket(came, server_side=True) if self._tls else came
            with line:
                self.asked.append(read_head(line))
                for piece in self.pieces:
                    time.sleep(self._pause)
                    line.sendall(piece)

    def header(self, name: str) -> str | None:
        """What the last request said under ``name``."""
        rows = (row.partition(": ") for row in self.asked[-1].splitlines()[1:])
        return next((value for key, _, value in rows if key.lower() == name.lower()), None)


class Proxy(Service):
    """Lets CONNECT through to wherever it asks, or with ``pieces`` only answers."""

    def _answer(self, came: socket.socket) -> None:
        with contextlib.suppress(OSError), came:
            head = read_head(came)
            self.asked.append(head)
            if self.pieces != (answers.good(),):
                came.sendall(b"".join(self.pieces))
                return
            host, _, port = head.split()[1].partition(":")
            with socket.create_connection((host, int(port))) as there:
                came.sendall(b"HTTP/1.1 200 Connection established" + _HEAD_END)
                back = threading.Thread(target=_pass_on, args=(there, came), daemon=True)
                back.start()
                _pass_on(came, there)
                back.join(5)


def read_head(line: socket.socket) -> str:
    """What is asked, up to the empty line."""
    got = b""
    while _HEAD_END not in got and (more := line.recv(4096)):
        got += more
    return got.decode()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while more := source.recv(65536):
            target.sendall(more)
        target.shutdown(socket.SHUT_WR)


def dripping(whole: bytes) -> Iterator[bytes]:
    """One byte at a time."""
    return (whole[at : at + 1] for at in range(len(whole)))
