"""A record to hand over, as one zip: the report, the files as they were, and checksums of both."""

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import BinaryIO, NamedTuple

from audit_app.domain.evidence import Entry
from audit_app.export.evidence import file_name

REPORT = "report.pdf"
ENTRIES = "entries.jsonl"
SUMS = "SHA256SUMS"

Content = Callable[[Entry], Iterator[bytes]]


class Bundle(NamedTuple):
    """What goes in. ``lines``: the entries' JSON forms; ``content`` gives the bytes of a file."""

    report: bytes
    entries: Sequence[Entry]
    lines: Sequence[bytes]
    content: Content


def write(target: BinaryIO, made: Bundle, now: datetime) -> None:
    """Write the zip into ``target``.

    ``SHA256SUMS`` has the form that ``sha256sum --check`` reads. The SHA-256 of a line of
    ``entries.jsonl``, without its end, is the link that the line after it carries in ``before``.
    """
    stamp = now.astimezone().timetuple()[:6]
    sums: dict[str, str] = {}
    lines = b"".join(line + b"\n" for line in made.lines)
    parts: list[tuple[str, Iterable[bytes]]] = [(REPORT, (made.report,)), (ENTRIES, (lines,))]
    with_file = (entry for entry in made.entries if entry.file)
    parts += [(f"files/{file_name(entry)}", made.content(entry)) for entry in with_file]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as bundle:
        for name, pieces in parts:
            sums[name] = _put(bundle, zipfile.ZipInfo(name, stamp), pieces)
        listed = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
        _put(bundle, zipfile.ZipInfo(SUMS, stamp), (listed.encode(),))


def _put(bundle: zipfile.ZipFile, info: zipfile.ZipInfo, pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    info.external_attr = 0o600 << 16
    with bundle.open(info, "w", force_zip64=True) as part:
        for piece in pieces:
            digest.update(piece)
            part.write(piece)
    return digest.hexdigest()
