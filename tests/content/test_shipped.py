import shutil
from pathlib import Path

import pytest

from audit_app.content import shipped


def test_a_checkout_is_found_by_its_pyproject() -> None:
    assert (shipped.data_root() / "pyproject.toml").is_file()
    assert shipped.path("checklists", "hosts.toml").is_file()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site-packages" / "audit_app"
    folder.mkdir(parents=True)
    monkeypatch.setattr(shipped, "_PACKAGE", folder)
    return folder


def test_an_installed_package_carries_its_data(package: Path) -> None:
    (package / "_data").mkdir()
    (package.parent / "pyproject.toml").touch()
    assert shipped.data_root() == package / "_data"


def test_a_folder_beside_the_package_is_not_trusted_without_pyproject(package: Path) -> None:
    (package.parent / "checklists").mkdir()
    with pytest.raises(FileNotFoundError):
        shipped.data_root()
    shutil.rmtree(package)


@pytest.mark.parametrize(
    "part", ["..", "a/../../b", "/etc/passwd", "\\\\server", "C:\\x", "..\\x", ""]
)
def test_no_part_climbs_out(part: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        shipped.path("checklists", part)
