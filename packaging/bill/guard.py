"""Looks whether all in the frozen folder is what it should be. Exit code 1: something is not.

Usage: guard.py FOLDER, with the Python of the environment it was frozen in.
"""

import sys
from collections import Counter
from pathlib import Path

import bill
import shipped


def main() -> int:
    """Say what was found."""
    frozen = Path(sys.argv[1])
    found = shipped.look(frozen)
    strange = [file.path for file in found if not file.source]
    for path in strange:
        print("Comes from no locked wheel and not from Python:", path, file=sys.stderr)
    unlocked = bill.unlocked(found)
    for name in unlocked:
        print("Not as the locks say:", name, file=sys.stderr)
    counts = Counter(file.source for file in found)
    print(f"{len(found)} files of {len(counts)} origins, byte for byte")
    return 1 if strange or unlocked else 0


if __name__ == "__main__":
    sys.exit(main())
