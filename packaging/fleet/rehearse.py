"""Rehearses a fleet on engines that exist: a signed apt archive, and Ansible over twenty machines.

Usage: rehearse.py [--small], as root. ``--small`` is ten machines. Prints a table of what was
tried, and how many minutes it took. Nothing leaves this machine but what apt asks the Debian mirror
for while the bases are made.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import releases
from archive import Archive, served
from chroots import PERSON, can_be_made
from engine import Engine, Report
from guidance import NAME as PACK
from guidance import Desk
from hall import NAME, TYPED, Opened, Rehearsal
from laptops import SCHOOLS, SMALL, WHOLE, fleet
from releases import Releases
from table import Table, expect

ANSWERS = f"/home/{PERSON}/.local/share/{NAME}"
# Words that a person typed into their private notes: nothing that school gathers may hold them.
CANARY = "zebracanary"
_MISLED = "everyone-07"
_OPEN = "everyone-09"
_REOPEN = Path(__file__).resolve().parent / "reopen.py"
_POLICIES = {
    "primary": {"SchoolName": "Hill Road Primary School", "LockMinutes": 5},
    "secondary": {"SchoolName": "Valley Secondary School", "DisableLookups": True},
}
_REPORT = {"format", "program", "settings", "ignored"}
_SETTING = {"key", "value", "level", "scope", "source"}


def enrol(its: Rehearsal, sent: Releases) -> str:
    """Every laptop learns of the archive, gets its school's policy, and the first version."""
    enrolled = its.play("enrol")
    expect(not enrolled.wrong, enrolled.whole[-600:])
    for ring in ("pilot", "everyone"):
        report = its.send(sent.first, ring)
        expect(not report.wrong, f"{sorted(report.wrong)}: {report.whole[-600:]}")
        its.expect_version("1.0", ring)
    return f"{len(its.each())} laptops have 1.0, and its self-test went well on each"


def fill(its: Rehearsal) -> str:
    """A check-in on each laptop, and one in hand with a private note."""
    lines = f"{TYPED}\\n\\ne\\nn\\n{CANARY} note\\n1\\nq\\n"
    for name, on in its.each().items():
        made = on.run(f"{NAME}-cli selftest --folder {ANSWERS}", person=PERSON)
        expect(made.code == 0, f"{name}: {made.said[-300:]}")
        noted = on.run(f"printf '{lines}' | {NAME}-cli check-in --quick", person=PERSON)
        expect(noted.code == 0, f"{name}: {noted.said[-300:]}")
    return "a finished check-in on each, and one in hand with a private note"


def upgrade(its: Rehearsal, sent: Releases) -> str:
    """The pilots first, then everyone: one laptop trusts a wrong key, one has the program open."""
    report = its.send(sent.second, "pilot")
    expect(not report.wrong, report.whole[-600:])
    its.expect_version("1.1", "pilot")
    its.expect_version("1.0", "everyone")
    wrong = its.on(_MISLED).root / "etc/apt/keyrings" / f"{NAME}.gpg"
    wrong.write_bytes(its.stranger())
    opened = Opened(its.on(_OPEN))
    report = its.send(sent.second, "everyone")
    told = opened.end()
    expect(report.wrong == {_MISLED}, f"went wrong: {sorted(report.wrong)} {report.whole[-400:]}")
    its.expect_version("1.1", "everyone", but=[_MISLED])
    expect(its.versions()[_MISLED] == "1.0", "the laptop with a wrong key took it all the same")
    return f"{_MISLED} refused an archive it cannot trust; {_OPEN} had it open: {told}"


def mend(its: Rehearsal) -> str:
    """The misled laptop gets the right key, and catches up."""
    misled = [laptop for laptop in its.ring("everyone") if laptop.name == _MISLED]
    its.play("mend", misled)
    expect(not its.play("send", misled).wrong, "it still does not take it")
    its.expect_version("1.1", "everyone")
    return f"{_MISLED} has 1.1"


def hold_back(its: Rehearsal, sent: Releases) -> str:
    """A bad version reaches the pilots, whose self-test tells; everyone never sees it."""
    report = its.send(sent.bad, "pilot")
    pilots = {laptop.name for laptop in its.ring("pilot")}
    expect(report.wrong == pilots, f"the self-test told of {sorted(report.wrong)} only")
    expect(not its.play("send", its.ring("everyone")).wrong, "everyone is not well")
    its.expect_version("1.1", "everyone")
    return "1.2 does not start on any pilot; everyone stays on 1.1"


def send_mended(its: Rehearsal, sent: Releases) -> str:
    """A higher version goes to the pilots, and when they are well to everyone."""
    for ring in ("pilot", "everyone"):
        report = its.send(sent.mended, ring)
        expect(not report.wrong, report.whole[-600:])
        its.expect_version("1.3", ring)
    return "1.3 on every laptop"


def count(its: Rehearsal, work: Path) -> str:
    """Every laptop's answers are there after all of it, the note of the check-in in hand too."""
    for name, on in its.each().items():
        copy = work / "copies" / name
        shutil.copytree(on.root / ANSWERS.lstrip("/"), copy)
        # Answers open for their owner only, and here that is root: a copy is root's.
        command = (sys.executable, str(_REOPEN), str(copy), CANARY)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        expect(done.stdout.split() == ["1", "True"], f"{name}: {done.stdout}{done.stderr[-300:]}")
    return "on each the finished check-in, and the private note of the one in hand"


def report(its: Rehearsal) -> str:
    """Ansible gathers the effective policies; they are as sent, and hold nothing else."""
    said = its.play("report").said
    for laptop in [*its.ring("pilot"), *its.ring("everyone")]:
        told = json.loads(said[laptop.name])
        expect(set(told) == _REPORT, f"{laptop.name} tells of {sorted(told)}")
        expect(all(set(s) == _SETTING for s in told["settings"]), f"{laptop.name}: {told}")
        found = {setting["key"]: setting["value"] for setting in told["settings"]}
        sent = {key: _as_told(value) for key, value in _POLICIES[laptop.school].items()}
        expect(found == sent, f"{laptop.name}: {found}")
    return f"{len(said)} reports, two policies, nothing ignored"


def guide(its: Rehearsal, desk: Desk) -> str:
    """A signed pack; then a new one by a new key, when the old key no longer counts."""
    old, new = desk.new_key("old"), desk.new_key("new")
    desk.allow([old])
    desk.publish(7001, "old")
    _expect_pack(its.play("pack"), 7001)
    desk.allow([new], revoked=[old])
    desk.publish(7002, "new")
    _expect_pack(its.play("pack"), 7002)
    desk.publish(7003, "old")
    pilots = its.ring("pilot")
    said = its.play("pack", pilots).said
    taken = [name for name in said if "7003" in said[name]]
    expect(not taken, f"a revoked key was trusted on {taken}")
    return "7001 by the old key, 7002 by the new one; 7003 by the revoked one counts nowhere"


def _expect_pack(report: Report, version: int) -> None:
    without = [n for n, said in report.said.items() if PACK not in said or str(version) not in said]
    expect(report.said and not without and not report.wrong, f"{without}: {report.whole[-900:]}")


def search(its: Rehearsal, asked: Sequence[str]) -> str:
    """Nothing that left a laptop, or that a system kept, holds a word that a person typed."""
    everything = "\n".join([*its.gathered, *asked])
    for name, on in its.each().items():
        for log in (on.root / "var/log").rglob("*"):
            if log.is_file():
                everything += log.read_text("utf-8", "replace")
        kept = (on.root / ANSWERS.lstrip("/")).rglob("*")
        sealed = b"".join(file.read_bytes() for file in kept if file.is_file())
        expect(sealed and CANARY.encode() not in sealed, f"{name}: readable in the answers")
    expect(CANARY not in everything.lower(), "the note was found outside the answers")
    expect(NAME in everything, "nothing was looked through: the trial itself is broken")
    return (
        f"{len(everything) / 1e6:.1f} MB looked through: reports, logs, what the archive was asked"
    )


def remove(its: Rehearsal) -> str:
    """The program goes; answers and policies stay."""
    expect(not its.play("remove").wrong, "it could not be removed everywhere")
    for name, on in its.each().items():
        expect(not (on.root / "usr/bin" / NAME).is_symlink(), f"{name} has it still")
        expect((on.root / ANSWERS.lstrip("/") / "vault.db").is_file(), f"{name} lost answers")
        policy = on.root / f"etc/{NAME}/policies/managed/10-school.json"
        expect(policy.is_file(), f"{name} lost its policy")
    return "gone from every laptop; answers and policies are there"


def _as_told(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def main() -> int:
    """Rehearse all of it; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    size = SMALL if parser.parse_args().small else WHOLE
    if not can_be_made():
        print("Only root can make the machines, where the system gives leave to mount.")
        return 1
    table = Table()
    with tempfile.TemporaryDirectory(prefix="fleet-") as folder:
        work = Path(folder)
        sent = releases.make(work)
        for school in SCHOOLS:
            (work / f"{school}.json").write_text(json.dumps(_POLICIES[school]), "utf-8")
        archive = Archive(work / "archive")
        with (
            served(archive.folder) as (address, asked),
            fleet(sent.first, size) as (laptops, machines),
        ):
            engine = Engine(laptops, work, address)
            its = Rehearsal(laptops, machines, archive, engine)
            rehearse(table, its, sent, asked, work)
    return table.end()


def rehearse(
    table: Table, its: Rehearsal, sent: Releases, asked: Sequence[str], work: Path
) -> None:
    """Each step counts on those before it; the first that goes wrong is the last."""
    desk = Desk(work, work / "frozen-1.1" / NAME / f"{NAME}-cli")
    steps = {
        "enrol, two policies, install 1.0": lambda: enrol(its, sent),
        "people answer": lambda: fill(its),
        "1.1: pilots, then everyone": lambda: upgrade(its, sent),
        "the laptop that refused": lambda: mend(its),
        "a bad 1.2 is held back": lambda: hold_back(its, sent),
        "a mended 1.3": lambda: send_mended(its, sent),
        "answers after all of it": lambda: count(its, work),
        "reports gathered": lambda: report(its),
        "a pack, and a new key for it": lambda: guide(its, desk),
        "no answers in anything gathered": lambda: search(its, asked),
        "uninstall": lambda: remove(its),
    }
    for what, step in steps.items():
        if not table.tried("fleet", what, step):
            return


if __name__ == "__main__":
    sys.exit(main())
