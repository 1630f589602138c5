"""Folders that a program copies to the internet by itself, known by their usual names."""

from pathlib import Path

# OneDrive, Dropbox and others put the account's name behind their own: "OneDrive - A School".
_STARTS = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "nextcloud",
    "owncloud",
    "proton drive",
    "pcloud",
)
_NAMES = frozenset(
    {
        "box",
        "box sync",
        "cloudstorage",
        "com~apple~clouddocs",
        "mega",
        "mobile documents",
        "my drive",
        "seafile",
        "sync",
        "syncthing",
        "tresorit",
    }
)


def is_synced(path: Path) -> bool:
    """Whether some folder on the way to ``path`` has the name of one that leaves this laptop.

    A folder behind a link counts too. Names only: a folder somebody renamed is not recognised.
    """
    folders = {*path.parts[:-1], *path.resolve().parts[:-1]}
    return any(_sounds_synced(name.casefold()) for name in folders)


def _sounds_synced(name: str) -> bool:
    return name in _NAMES or name.startswith(_STARTS)
