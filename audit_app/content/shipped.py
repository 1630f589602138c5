"""Where the shipped files lie: inside an installed package, or in a checkout."""

from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).resolve().parent.parent


def data_root() -> Path:
    """The folder that holds ``checklists/`` and ``resources/``.

    Raises FileNotFoundError when the installation is incomplete.
    """
    packaged = _PACKAGE / "_data"
    if packaged.is_dir():
        return packaged
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file():
        return checkout
    raise FileNotFoundError(packaged)


def path(*parts: str) -> Path:
    """A shipped file or folder by its parts, such as ``path("checklists", "ids.txt")``.

    Raises ValueError for a part that is absolute or climbs out with ``..``.
    """
    for part in parts:
        pieces = PurePosixPath(part.replace("\\", "/"))
        if pieces.is_absolute() or ".." in pieces.parts or ":" in part or not part:
            raise ValueError(part)
    return data_root().joinpath(*parts)
