"""``make policies``: writes ``generated/`` anew from ``policies.toml``.

With ``--check`` it writes nothing and ends with 1 where a file is old, missing or too many.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import formats
import source
from admx import adml, admx
from check_admx import faults

FOLDER = source.HERE / "generated"
_LANGUAGES = ("en-US", "en-GB")


def files(given: source.Source) -> dict[str, bytes]:
    """Every file by its path below ``generated/``. ValueError: Windows would refuse it."""
    rules, words = admx(given), adml(given)
    if wrong := faults(rules, words, given.key):
        raise ValueError("\n".join(wrong))
    return {
        f"windows/{given.app}.admx": rules,
        **{f"windows/{language}/{given.app}.adml": words for language in _LANGUAGES},
        "windows/example.reg": formats.registry(given),
        "macos/privacy-self-audit.mobileconfig": formats.profile(given),
        "linux/example.json": formats.example(given),
        "linux/policies.schema.json": formats.schema(given),
        "policies.md": formats.table(given),
    }


def old(made: dict[str, bytes], folder: Path = FOLDER) -> list[str]:
    """The files that are not as they would be made now."""
    there = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    return [
        name
        for name in sorted({*made, *there})
        if name not in there or there[name].read_bytes() != made.get(name)
    ]


def main(arguments: Sequence[str]) -> int:
    """Write what is old, or only say so, and give the exit code."""
    made = files(source.load())
    names = old(made)
    if "--check" in arguments:
        for name in names:
            print(f"not as make policies would write it: {name}")
        return int(bool(names))
    for name in names:
        path = FOLDER / name
        if name in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made[name])
        else:
            path.unlink()
        print(f"wrote {name}" if name in made else f"took away {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
