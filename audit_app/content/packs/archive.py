"""A pack as one zip: the same bytes for the same files, and nothing trusted when it is read.

Everything is unpacked in memory, under the names that a pack may have: no path is ever written.
"""

import io
import stat
import zipfile
import zlib

from audit_app.content.packs import limits
from audit_app.content.packs.limits import refuse

# The first day that a zip can name: a pack says itself how old it is.
_DAY = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED = 0x1
_PLAIN_FILE = 0o644
_UNIX = 3
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def build(files: dict[str, bytes]) -> bytes:
    """The zip of ``files``. PackRefused: they are too many, too large or not called as in a pack.

    The same bytes again where the same zlib packs them.
    """
    for name, content in files.items():
        limits.check_name(name)
        limits.check_size(name, len(content))
    limits.check_whole(files)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = (stat.S_IFREG | _PLAIN_FILE) << 16
            packed.writestr(entry, files[name])
    data = made.getvalue()
    if len(data) > limits.MAX_ZIP:
        raise refuse("large")
    unpack(data)
    return data


def unpack(data: bytes) -> dict[str, bytes]:
    """The files in a zip, by name. PackRefused: it is broken, or not what a pack may be."""
    if len(data) > limits.MAX_ZIP:
        raise refuse("large")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _files(packed)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        UnicodeError,
        ValueError,
        OverflowError,
        IndexError,
    ):
        # All that the library is known to say of broken and forged zips.
        raise refuse("broken-zip") from None


def _files(packed: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in packed.infolist() if not _is_topics_folder(entry)]
    if len(entries) > limits.MAX_FILES:
        raise refuse("many-files")
    found: dict[str, bytes] = {}
    total = 0
    _check_doubles(entries)
    for entry in entries:
        _check(entry)
        total += entry.file_size
        if total > limits.MAX_TOTAL:
            raise refuse("large")
        found[entry.filename] = _read(packed, entry)
    limits.check_whole(found)
    return found


def _is_topics_folder(entry: zipfile.ZipInfo) -> bool:
    """Some programs give the folder a line of its own."""
    return entry.filename == f"{limits.TOPICS}/" and not entry.file_size


def _check_doubles(entries: list[zipfile.ZipInfo]) -> None:
    """Two files of one name would be read differently by different programs."""
    names: set[str] = set()
    for entry in entries:
        name = entry.filename.casefold()
        if name in names:
            raise refuse("double", entry.filename)
        names.add(name)


def _check(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    # What follows a zero byte is cut off by the library: the whole name is judged.
    limits.check_name(entry.orig_filename if "\0" in entry.orig_filename else name)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise refuse("link", name)
    if entry.flag_bits & _ENCRYPTED:
        raise refuse("locked", name)
    if entry.compress_type not in _METHODS:
        raise refuse("broken-zip")
    limits.check_size(name, entry.file_size)
    limits.check_ratio(name, entry.file_size, entry.compress_size)


def _read(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """What is really there: never more than the size said, which was judged before."""
    with packed.open(entry) as file:
        content = file.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise refuse("broken-zip")
    return content
