"""The bill of materials (CycloneDX 1.6), and the licence texts of everything on it.

Usage: bill.py FOLDER MODULES, with the Python of the environment it was frozen in. FOLDER is the
frozen folder; ``sbom.json`` and ``licences/`` are written into it. MODULES is PyInstaller's list of
the Python modules that it packed.
"""

import ast
import json
import platform
import re
import shutil
import sys
import tomllib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import shipped
from shipped import CPYTHON, Shipped

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OWN = "privacy-self-audit"
BOOTLOADER = "pyinstaller"
# Wheels that bring no licence text of their own, and whose text lies in texts/.
_TEXTS = {"pyside6-essentials": ("LGPL-3.0", "GPL-3.0"), "shiboken6": ("LGPL-3.0", "GPL-3.0")}
_LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$|/licenses/", re.IGNORECASE)
_LOCKED = re.compile(r"(?m)^([a-z0-9-]+)==(\S+)")


class NotReviewedError(Exception):
    """A library came in a version whose parts nobody has looked through yet."""


def write(frozen: Path, modules: Path) -> dict[str, Any]:
    """Write bill and licences into ``frozen``. NotReviewedError."""
    wheels = _wheels(shipped.look(frozen), modules)
    made = _bill(wheels, frozen)
    (frozen / "sbom.json").write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", "utf-8")
    _put_licences(wheels, frozen / "licences")
    return made


def unlocked(found: Iterable[Shipped]) -> list[str]:
    """Wheels among the origins that are in another version than the locks say, or in none."""
    locks = (ROOT / "packaging" / "requirements" / f"{n}.txt" for n in ("runtime", "freeze"))
    locked = {pair for lock in locks for pair in _LOCKED.findall(lock.read_text("utf-8"))}
    wheels = {file.source for file in found} - {"", CPYTHON, OWN}
    pairs = {(_key(name), metadata.version(name)) for name in wheels}
    return [f"{name} {version}" for name, version in sorted(pairs - locked)]


def _wheels(found: Iterable[Shipped], modules: Path) -> tuple[metadata.Distribution, ...]:
    """Every wheel of which a file or a module is shipped, by name."""
    names = {file.source for file in found} - {"", CPYTHON}
    listed = ast.literal_eval(modules.read_text("utf-8"))
    places = {str(Path(place).resolve()) for _, place, _ in listed[1]}
    for wheel in metadata.distributions():
        files = (str(Path(str(wheel.locate_file(file))).resolve()) for file in wheel.files or ())
        if not places.isdisjoint(files):
            names.add(wheel.metadata["Name"])
    # Its launcher is in both programs.
    names.add(BOOTLOADER)
    return tuple(metadata.distribution(name) for name in sorted(names, key=_key))


def _bill(wheels: Sequence[metadata.Distribution], frozen: Path) -> dict[str, Any]:
    own = metadata.distribution(OWN)
    parts = [_component(wheel) for wheel in wheels if _key(wheel.metadata["Name"]) != OWN]
    parts.append(_python())
    parts += [part for library in _libraries() for part in _inside(library, frozen)]
    brought = {part["bom-ref"]: part for wheel in wheels for part in _brought(wheel)}
    parts += brought.values()
    parts.sort(key=lambda part: (str(part["name"]), str(part.get("version", ""))))
    seed = json.dumps(parts, sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, seed)}",
        "metadata": {"component": {**_component(own), "type": "application"}},
        "components": parts,
    }


def _component(wheel: metadata.Distribution) -> dict[str, Any]:
    name, version = _key(wheel.metadata["Name"]), wheel.version
    purl = f"pkg:pypi/{name}@{version}"
    made = {"type": "library", "name": name, "version": version, "purl": purl, "bom-ref": purl}
    licence = _said(wheel, "License-Expression") or _said(wheel, "License")
    if name in _TEXTS:
        licence = "LGPL-3.0-only"
    classified = [c for c in wheel.metadata.get_all("Classifier") or () if c.startswith("License")]
    said = licence.splitlines()[0] if licence else "; ".join(classified)
    return {**made, "licenses": [{"license": {"name": said or "see licences/"}}]}


def _said(wheel: metadata.Distribution, field: str) -> str:
    return next(iter(wheel.metadata.get_all(field) or ()), "")


def _python() -> dict[str, Any]:
    version = platform.python_version()
    return {
        "type": "platform",
        "name": CPYTHON,
        "version": version,
        "bom-ref": f"pkg:generic/python@{version}",
        "purl": f"pkg:generic/python@{version}",
        "licenses": [{"license": {"id": "PSF-2.0"}}],
    }


def _libraries() -> list[dict[str, Any]]:
    libraries: list[dict[str, Any]] = tomllib.loads((HERE / "parts.toml").read_text("utf-8"))[
        "library"
    ]
    return libraries


def _inside(library: Mapping[str, Any], frozen: Path) -> Iterable[dict[str, Any]]:
    """The parts of a library that are in files which are shipped on this system."""
    name = library["name"]
    try:
        version = platform.python_version() if name == CPYTHON else metadata.version(name)
    except metadata.PackageNotFoundError:
        return  # not on this system
    if not any(f"{version}.".startswith(f"{known}.") for known in library["reviewed"]):
        message = f"Read {library['source']} for {name} {version}, then put it in parts.toml"
        raise NotReviewedError(message)
    files = [file for file in sorted(frozen.rglob("*")) if _is_library(file)]
    for part in library["part"]:
        holding = (f for f in files if part["file"] in f.relative_to(frozen).as_posix())
        if file := next(holding, None):
            yield _part(part, f"{_key(name)}@{version}", file)


def _part(part: Mapping[str, str], inside: str, file: Path) -> dict[str, Any]:
    found = re.search(part["marker"], _text(file), re.MULTILINE) if "marker" in part else None
    version = {"version": found[1]} if found else {}
    return {
        "type": "library",
        "name": part["name"],
        **version,
        "bom-ref": f"{inside}#{part['name']}",
        "licenses": [{"license": {"name": part["licence"]}}],
        "properties": [{"name": "inside", "value": f"{inside}, {file.name}"}],
    }


def _brought(wheel: metadata.Distribution) -> Iterable[dict[str, Any]]:
    """What the bills say that some wheels bring (PEP 770): the crates inside, above all."""
    inside = f"{_key(wheel.metadata['Name'])}@{wheel.version}"
    bills = [f for f in wheel.files or () if "/sboms/" in str(f) and f.name.endswith(".json")]
    for file in bills:
        said = json.loads(Path(str(wheel.locate_file(file))).read_text("utf-8"))
        for part in said.get("components", ()):
            kept = {
                k: part[k] for k in ("type", "name", "version", "purl", "licenses") if k in part
            }
            named = f"{inside}#{part['name']}@{part.get('version', '')}"
            where = {"name": "inside", "value": f"{inside}, {file.name}"}
            yield {**kept, "bom-ref": named, "properties": [where]}


def _text(file: Path) -> str:
    """The runs of letters in a file, a line each."""
    runs = re.findall(rb"[\x20-\x7e]{4,}", file.read_bytes())
    return b"\n".join(runs).decode("ascii")


def _is_library(file: Path) -> bool:
    return file.is_file() and (".so" in file.name or file.suffix in {".pyd", ".dll", ".dylib"})


def _put_licences(wheels: Sequence[metadata.Distribution], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "QT-LIBRARIES.txt").write_bytes((HERE / "texts" / "QT-LIBRARIES.txt").read_bytes())
    for wheel in wheels:
        _put_texts(wheel, folder)
    for text in sorted(HERE.joinpath("texts").glob("*.0.txt")):
        (folder / text.name).write_bytes(text.read_bytes())
    python = next(f for f in _python_licences() if f.is_file())
    (folder / "cpython.txt").write_bytes(python.read_bytes())


def _put_texts(wheel: metadata.Distribution, folder: Path) -> None:
    name = _key(wheel.metadata["Name"])
    texts = [f for f in wheel.files or () if ".dist-info" in str(f) and _LICENCE.search(str(f))]
    if not texts and name not in _TEXTS:
        message = f"{name} brings no licence text: put one in packaging/bill/texts"
        raise NotReviewedError(message)
    for text in texts:
        inner = str(text).partition(".dist-info")[2].strip("/").replace("licenses/", "")
        target = folder / name / inner.replace("/", "-")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(Path(str(wheel.locate_file(text))).read_bytes())


def _python_licences() -> Iterable[Path]:
    base = Path(sys.base_prefix)
    yield base / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "LICENSE.txt"
    yield base / "LICENSE.txt"
    yield base / "LICENSE"


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    MADE = write(Path(sys.argv[1]), Path(sys.argv[2]))
    print(len(MADE["components"]), "parts on the bill of materials")
