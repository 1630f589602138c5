"""Where packs come from: the place that school IT names, or a file with its signature beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from audit_app.content.packs import archive, folder, limits, minisign, reading
from audit_app.content.packs.limits import refuse
from audit_app.domain.pack import Signed, Signer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit_app.audit.pack_trust import Trust
    from audit_app.content.packs.reading import Contents

    # A name to show, and how what is there is read and judged (PackRefused).
    Source: TypeAlias = tuple[str, Callable[[Trust], tuple[Contents, Signer]]]

_MOST = 10


def sources(named: str, guarded: Callable[[Path], bool]) -> Iterator[Source]:
    """What school IT has put into ``named``: a folder that is a pack, zips in it, or one zip.

    ``guarded``: whether a folder is out of the person's reach. Empty ``named``: nothing.
    """
    if not named:
        return
    path = Path(named)
    if path.suffix == limits.SUFFIX:
        yield path.name, partial(_zip, path)
        return
    zips = _zips(path)
    if not zips or (path / limits.HEAD).exists():
        yield path.name, partial(_folder, path, guarded)
    for each in zips:
        yield each.name, partial(_zip, each)


def read_zip(path: Path) -> tuple[bytes, str]:
    """A zip and the signature beside it (empty: none). PackRefused: too large, or not readable."""
    data = folder.read_file(path, limits.MAX_ZIP)
    beside = path.with_name(path.name + limits.SIGNATURE)
    if not beside.exists():
        return data, ""
    try:
        return data, folder.read_file(beside, minisign.LARGEST).decode()
    except UnicodeDecodeError:
        raise refuse("not-a-signature") from None


def _zips(path: Path) -> list[Path]:
    try:
        return sorted(path.glob(f"*{limits.SUFFIX}"))[:_MOST]
    except OSError:
        return []


def _folder(path: Path, guarded: Callable[[Path], bool], _trust: Trust) -> tuple[Contents, Signer]:
    if not path.is_absolute() or not path.is_dir():
        raise refuse("no-folder")
    if not guarded(path):
        raise refuse("open-folder")
    return reading.read(folder.gather(path)), Signer(signed=Signed.FOLDER)


def _zip(path: Path, trust: Trust) -> tuple[Contents, Signer]:
    data, signature = read_zip(path)
    # Nothing of it is looked at before it is known who signed it.
    signer = trust.school(data, signature)
    return reading.read(archive.unpack(data)), signer
