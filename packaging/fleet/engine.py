"""Ansible over the machines of the fleet: a playbook for some of them, and what each said."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

_PLAYBOOKS = Path(__file__).resolve().parent
# Two processors: more at once makes each slower.
_AT_ONCE = "4"


class Laptop(NamedTuple):
    """One machine of the fleet."""

    name: str
    ring: str
    school: str
    root: Path


class Report(NamedTuple):
    """What came of a playbook: the machines that went wrong, and what each one's last task said."""

    wrong: frozenset[str]
    said: Mapping[str, str]
    whole: str


class Engine:
    """Plays playbooks."""

    def __init__(self, laptops: Sequence[Laptop], work: Path, archive: str) -> None:
        self._work = work
        self._inventory = work / "inventory.json"
        hosts = {
            laptop.name: {
                "ansible_host": str(laptop.root),
                "ansible_connection": "community.general.chroot",
                "ansible_python_interpreter": "/usr/bin/python3",
                "ring": laptop.ring,
                "school": laptop.school,
                "work": str(work),
                "archive": archive,
            }
            for laptop in laptops
        }
        self._inventory.write_text(json.dumps({"all": {"hosts": hosts}}), "utf-8")

    def play(self, book: str, laptops: Sequence[Laptop]) -> Report:
        """Play ``book`` on these machines; one that goes wrong stops none of the others."""
        names = ",".join(laptop.name for laptop in laptops)
        env = os.environ | {
            "ANSIBLE_STDOUT_CALLBACK": "json",
            "ANSIBLE_LOCAL_TEMP": str(self._work / "ansible"),
            "ANSIBLE_RETRY_FILES_ENABLED": "0",
            "ANSIBLE_PIPELINING": "1",
            "ANSIBLE_FORKS": _AT_ONCE,
            "LC_ALL": "C.UTF-8",
        }
        command = ("ansible-playbook", "-i", str(self._inventory), "--limit", names)
        done = subprocess.run(
            (*command, str(_PLAYBOOKS / f"{book}.yml")),
            capture_output=True,
            text=True,
            check=False,
            env=env,
            timeout=900,
        )
        try:
            told = json.loads(done.stdout[done.stdout.index("{") :])
        except ValueError:
            raise RuntimeError(done.stdout + done.stderr) from None
        return _report(told, done.stdout + done.stderr)


def _report(told: Any, whole: str) -> Report:
    stats = told["stats"]
    wrong = (name for name, count in stats.items() if count["failures"] or count["unreachable"])
    last = told["plays"][-1]["tasks"][-1]["hosts"] if told["plays"] else {}
    said = {name: str(result.get("stdout", "")) for name, result in last.items()}
    return Report(frozenset(wrong), said, whole)
