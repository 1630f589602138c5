"""A school's pack of guidance: made and signed, and signed anew with another key."""

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import freeze
from table import expect

NAME = "Hillside Primary School"
FOLDER = "/usr/share/school-pack"
_EXAMPLE = freeze.ROOT / "docs" / "examples" / "school-pack"


class Desk:
    """Whoever makes packs for a school: some keys, and the folder that goes to the laptops."""

    def __init__(self, work: Path, program: Path) -> None:
        """``program`` is the terminal program of the release that is used for it."""
        self._work = work
        self._program = program
        (work / "pack").mkdir()

    def new_key(self, name: str) -> str:
        """A pair of keys; the public one, as policies name it."""
        self._run("pack", "key", str(self._work / f"{name}.key"), "--no-passphrase")
        return (self._work / f"{name}.pub").read_text("utf-8").splitlines()[-1]

    def publish(self, version: int, key: str) -> None:
        """A version of the pack, signed with a key, ready to be sent."""
        source, made = self._work / "pack-source", self._work / "pack" / "school.zip"
        shutil.rmtree(source, ignore_errors=True)
        shutil.copytree(_EXAMPLE, source)
        head = source / "pack.toml"
        text = re.sub(r"(?m)^version = .*$", f"version = {version}", head.read_text("utf-8"))
        head.write_text(text, "utf-8")
        self._run("pack", "build", str(source), str(made), "--replace")
        signing = ("--key", str(self._work / f"{key}.key"), "--replace")
        self._run("pack", "sign", str(made), *signing)

    def allow(self, keys: Sequence[str], revoked: Sequence[str] = ()) -> None:
        """The policy that names the keys that count, and those that no longer do."""
        policy = {"ExtraChecklistFolder": FOLDER, "PackKeys": keys, "RevokedPackKeys": revoked}
        (self._work / "pack-policy.json").write_text(json.dumps(policy), "utf-8")

    def _run(self, *words: str) -> None:
        done = subprocess.run(
            (str(self._program), *words), capture_output=True, text=True, check=False
        )
        expect(done.returncode == 0, f"{words[:2]}: {done.stdout}{done.stderr}")
