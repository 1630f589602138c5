"""A signed archive of packages on this machine alone, with a ring for those who go first."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

RINGS = ("pilot", "everyone")
_ARCH = "amd64"


class Archive:
    """Rings are distributions: a version reaches a ring when it is put there, and not before."""

    def __init__(self, folder: Path) -> None:
        """A new archive in ``folder``, with a key that lasts as long as it."""
        self.folder = folder
        self._keys = folder.with_name("keys")
        self._keys.mkdir(mode=0o700)
        for ring in RINGS:
            (folder / "pool" / ring).mkdir(parents=True)
        self.key = self._new_key("archive")

    def send(self, package: Path, ring: str) -> None:
        """Put a package into a ring, write its lists anew, and sign them."""
        shutil.copy(package, self.folder / "pool" / ring)
        self.write(ring)

    def write(self, ring: str) -> None:
        """The lists of a ring, signed."""
        place = Path("dists") / ring
        lists = place / "main" / f"binary-{_ARCH}"
        (self.folder / lists).mkdir(parents=True, exist_ok=True)
        packages = self._say("apt-ftparchive", "packages", f"pool/{ring}")
        (self.folder / lists / "Packages").write_text(packages, "utf-8")
        for old in ("Release", "InRelease"):
            (self.folder / place / old).unlink(missing_ok=True)
        about = {"Suite": ring, "Codename": ring, "Components": "main", "Architectures": _ARCH}
        options = [f"-oAPT::FTPArchive::Release::{name}={value}" for name, value in about.items()]
        release = self._say("apt-ftparchive", *options, "release", str(place))
        (self.folder / place / "Release").write_text(release, "utf-8")
        signed = ("--clearsign", "--output", f"{place}/InRelease", f"{place}/Release")
        self._gpg("--local-user", "archive@fleet.example", *signed)

    def stranger(self) -> Path:
        """The public half of a key that signed nothing here."""
        return self._new_key("stranger")

    def _new_key(self, name: str) -> Path:
        person = f"{name}@fleet.example"
        self._gpg("--passphrase", "", "--quick-generate-key", person, "ed25519", "sign", "1d")
        public = self.folder.with_name(f"{name}.gpg")
        self._gpg("--output", str(public), "--export", person)
        return public

    def _gpg(self, *words: str) -> None:
        quiet = ("--batch", "--quiet", "--pinentry-mode", "loopback")
        self._say("gpg", "--homedir", str(self._keys), *quiet, *words)

    def _say(self, *command: str) -> str:
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True)
        return done.stdout


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, and keeps what was asked instead of printing it."""

    asked: list[str]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        self.asked.append(format % args)


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """``folder`` on loopback: its address, and every request as it comes."""
    asked: list[str] = []
    kind = type("_Kept", (_Quiet,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()
