"""Real processes to kill, by the hundred: forked from one that has imported everything."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Self

_IMPORTED = ("__main__", "pytest", "tests.faults.parts", "audit_app.vault.opening", "nacl.bindings")

Say = Callable[[str], None]


class Child:
    """A process that runs ``work(say, *arguments)``, and what it said so far."""

    def __init__(self, work: Callable[..., None], *arguments: object) -> None:
        """``work`` is a function of a module: it is found by name in the new process."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(_IMPORTED))
        self._ear, mouth = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(work, mouth, arguments), daemon=True)
        self._process.start()
        mouth.close()

    def wait_for(self, text: str, seconds: float = 60) -> None:
        """Wait until it says ``text``. AssertionError: it does not."""
        assert self._ear.poll(seconds), f"it never said {text!r}"
        said = self._ear.recv()
        assert said == text, said

    def kill(self) -> list[str]:
        """SIGKILL it, and hear what it had said."""
        self._process.kill()
        return self.end()

    def end(self) -> list[str]:
        """Wait for it to end, and hear what it said."""
        said = list(self._rest())
        self._process.join()
        return said

    @property
    def exit_code(self) -> int | None:
        """How it ended; below zero the signal that ended it."""
        return self._process.exitcode

    def close(self) -> None:
        """End it, however far it is."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._ear.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _rest(self) -> Iterator[str]:
        with contextlib.suppress(EOFError, ConnectionResetError):
            while True:
                yield self._ear.recv()


def _run(work: Callable[..., None], mouth: Connection, arguments: tuple[object, ...]) -> None:
    work(mouth.send, *arguments)
