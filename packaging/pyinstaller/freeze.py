"""Freezes the program: wheel, icons, then PyInstaller, in an environment of its own.

Run with the Python of that environment (``build/venv-freeze`` on Linux). The result is
``dist/privacy-self-audit``; the same checkout and Python give the same bytes.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
FROZEN = DIST / "privacy-self-audit"
_SPEC = ROOT / "packaging" / "pyinstaller" / "privacy-self-audit.spec"
_BILL = ROOT / "packaging" / "bill"
# For a checkout without its history: any date does that stays the same.
_SOME_DAY = 1_790_000_000


def source_date() -> int:
    """The second that every file is dated with: of the commit, or SOURCE_DATE_EPOCH."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if named:
        return int(named)
    command = ("git", "-C", str(ROOT), "log", "-1", "--format=%ct")
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        said = ""
    return int(said) if said.isdigit() else _SOME_DAY


def version_of(source: Path) -> str:
    """The program's version, as its source says."""
    text = (source / "audit_app" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    if found is None:
        raise ValueError(text)
    return found[1]


def fixed(env: dict[str, str]) -> dict[str, str]:
    """``env`` with everything fixed that could make two builds differ."""
    return env | {
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        # The folder of a script is not searched, so that nothing is frozen from this checkout.
        "PYTHONPATH": str(_BILL),
        "PYTHONSAFEPATH": "1",
        "SOURCE_DATE_EPOCH": str(source_date()),
        "TZ": "UTC",
    }


def build_wheel(into: Path, source: Path = ROOT) -> Path:
    """The program's wheel, from an sdist, as a release is."""
    shutil.rmtree(into, ignore_errors=True)
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(into), str(source))
    return next(into.glob("*.whl"))


def freeze(wheel: Path, into: Path = DIST) -> Path:
    """Freeze what is in ``wheel``; the folder with the two programs."""
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    _run(*pip, "install", "--no-deps", "--no-index", "--force-reinstall", str(wheel))
    _run(
        sys.executable, str(ROOT / "packaging" / "icons" / "draw.py"), str(ROOT / "build" / "icons")
    )
    work = ROOT / "build" / "pyinstaller"
    places = ("--distpath", str(into), "--workpath", str(work))
    quiet = ("--noconfirm", "--clean", "--log-level", "WARN")
    _run(sys.executable, "-m", "PyInstaller", *quiet, *places, str(_SPEC))
    frozen = into / FROZEN.name
    modules = work / FROZEN.name / "PYZ-00.toc"
    _run(sys.executable, str(_BILL / "bill.py"), str(frozen), str(modules))
    _run(sys.executable, str(_BILL / "guard.py"), str(frozen))
    return frozen


def main() -> int:
    """Build the wheel and freeze it."""
    print("Frozen:", freeze(build_wheel(ROOT / "build" / "wheel")))
    return 0


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT / "build", env=fixed(dict(os.environ)), check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


if __name__ == "__main__":
    sys.exit(main())
