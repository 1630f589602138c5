"""Writes what Windows shows under "Details" of the programs, before they are frozen there."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "pyinstaller"))

import freeze
import frozen


def main() -> int:
    """Write it where the spec looks for it."""
    frozen.BUILD.mkdir(parents=True, exist_ok=True)
    text = frozen.version_resource(freeze.version_of(freeze.ROOT))
    (frozen.BUILD / "version_info.txt").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
