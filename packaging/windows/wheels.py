"""The Windows wheels of our locks, put into a folder by this system's pip, each by its hash.

pip reads ``; sys_platform == …`` as of the machine it runs on, whatever ``--platform`` says. So
the lines that count on Windows are picked here first.
"""

import hashlib
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement


def windows_marks(version: str) -> dict[str, str]:
    """What markers are asked against: 64-bit Windows and CPython ``version`` (such as 3.13.2)."""
    return {
        "implementation_name": "cpython",
        "implementation_version": version,
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_system": "Windows",
        "python_full_version": version,
        "python_version": version.rpartition(".")[0],
        "sys_platform": "win32",
        "extra": "",
    }


def pick(lock: str, version: str) -> list[str]:
    """The requirements of a lock that count on Windows, without markers, each with its hashes."""
    marks = windows_marks(version)
    picked = []
    for block in lock.replace("\\\n", " ").splitlines():
        said, *hashes = block.split("#", 1)[0].split("--hash=")
        if not said.strip():
            continue
        wanted = Requirement(said.strip())
        if wanted.marker is None or wanted.marker.evaluate(marks):
            own = " ".join(f"--hash={each.strip()}" for each in hashes)
            picked.append(f"{wanted.name}{wanted.specifier} {own}")
    return picked


def merge(locks: Iterable[Path], version: str) -> str:
    """The lines of several locks as one requirements file, each once and in order."""
    lines = {line for lock in locks for line in pick(lock.read_text("utf-8"), version)}
    return "\n".join(sorted(lines)) + "\n"


def name_of(requirements: str) -> str:
    """A short name that stands for exactly these requirements."""
    return hashlib.sha256(requirements.encode()).hexdigest()[:16]


def install(requirements: Path, target: Path, version: str) -> None:
    """Put the wheels into ``target``. CalledProcessError: pip has said why."""
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"),
            *("--disable-pip-version-check", "--no-input", "--no-compile"),
            *("--only-binary=:all:", "--platform=win_amd64", "--implementation=cp"),
            *(f"--python-version={version.rpartition('.')[0]}", f"--target={target}"),
            f"--requirement={requirements}",
        ],
        check=True,
    )
