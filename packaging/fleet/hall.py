"""What the steps of the rehearsal share: laptops, archive and engine, and a person at a prompt."""

import threading
from collections.abc import Sequence
from pathlib import Path

from archive import Archive
from chroots import PERSON, Machine
from engine import Engine, Laptop, Report
from table import expect

NAME = "privacy-self-audit"
TYPED = "invented kettle on a ladder"


class Rehearsal:
    """What is tried, in its order."""

    def __init__(
        self,
        laptops: Sequence[Laptop],
        machines: dict[str, Machine],
        archive: Archive,
        engine: Engine,
    ) -> None:
        self._laptops = laptops
        self._machines = machines
        self._archive = archive
        self._engine = engine
        self.gathered: list[str] = []

    def ring(self, name: str) -> list[Laptop]:
        """The laptops of a ring."""
        return [laptop for laptop in self._laptops if laptop.ring == name]

    def play(self, book: str, laptops: Sequence[Laptop] | None = None) -> Report:
        """Play a playbook on some of the laptops, or all; whatever it says is kept for later."""
        report = self._engine.play(book, laptops or self._laptops)
        self.gathered.append(report.whole)
        return report

    def send(self, package: Path, ring: str) -> Report:
        """Put a version into a ring, and let its laptops take it."""
        self._archive.send(package, ring)
        return self.play("send", self.ring(ring))

    def stranger(self) -> bytes:
        """The public half of a key that signed nothing here."""
        return self._archive.stranger().read_bytes()

    def versions(self) -> dict[str, str]:
        """Which version each laptop has."""
        ask = f"dpkg-query --show --showformat='${{Version}}' {NAME}"
        return {name: on.run(ask).said.strip() for name, on in self._machines.items()}

    def expect_version(self, version: str, ring: str, but: Sequence[str] = ()) -> None:
        """NotSoError unless every laptop of the ring has it."""
        found = self.versions()
        others = {x.name: found[x.name] for x in self.ring(ring) if x.name not in but}
        expect(set(others.values()) == {version}, f"{others}")

    def on(self, name: str) -> Machine:
        """One machine."""
        return self._machines[name]

    def each(self) -> dict[str, Machine]:
        """Every machine by its name."""
        return self._machines


class Opened:
    """A person in the middle of a check-in, at the prompt, until everyone has the new version."""

    def __init__(self, on: Machine) -> None:
        self._on = on
        self._said = ""
        wait = "while [ ! -e /tmp/go ]; do sleep 0.2; done"
        lines = f"(printf '{TYPED}\\n'; {wait}; printf '1\\nq\\n'; sleep 5)"
        command = f"{lines} | {NAME}-cli check-in; echo it ended with code $?"
        self._thread = threading.Thread(target=self._run, args=(command,), daemon=True)
        self._thread.start()

    def end(self) -> str:
        """Let them answer once more, and stop; how the program ended."""
        expect(self._thread.is_alive(), f"it did not stay open: {self._said[-300:]}")
        self._on.write("", "/tmp/go")
        self._thread.join(60)
        last = (self._said.strip().splitlines() or ["nothing said"])[-1]
        expect(last == "it ended with code 0", self._said[-400:])
        return f"one more answer after it, then {last}"

    def _run(self, command: str) -> None:
        # Longer than any playbook takes: it is ended by the file.
        self._said = self._on.run(command, person=PERSON, patience=900).said
