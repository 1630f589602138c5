from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.domain.person import Nation
from audit_app.domain.settings import PublicSettings, School, SchoolContact, WindowPlace
from audit_app.vault import public
from audit_app.vault.errors import DiskTrouble
from tests.vault.parts import contents

FULL = PublicSettings(
    theme="contrast",
    text_size=200,
    font="system",
    spacing="more",
    window=WindowPlace(left=-8, top=0, width=1180, height=740, maximised=True),
    nation=Nation.WALES,
    laptop="school",
    next_checkin=date(2027, 1, 4),
    school=School(
        name='St "Mary\'s" \\ Größe',
        contacts=(
            SchoolContact(part="Safeguarding lead", name="A. B.", phone="01234", email="a@b.uk"),
            SchoolContact(part="Head\nteacher \x7f\x00\t= [x]"),
        ),
        policy_links=("https://example.org/a", "https://example.org/b"),
        term_starts=(date(2026, 9, 1), date(2027, 1, 4)),
    ),
)


@pytest.mark.parametrize("settings", [PublicSettings(), FULL])
def test_what_is_written_is_read(tmp_path: Path, settings: PublicSettings) -> None:
    public.write(tmp_path, settings)

    assert public.read(tmp_path) == settings
    assert [path.name for path in tmp_path.iterdir()] == ["public.toml"]


@given(st.text(), st.text(), st.dates())
def test_any_text_survives(
    tmp_path_factory: pytest.TempPathFactory, one: str, two: str, day: date
) -> None:
    folder = tmp_path_factory.mktemp("public")
    contact = SchoolContact(part=one, name=two)
    school = School(name=two, contacts=(contact, contact), policy_links=(one,), term_starts=(day,))
    settings = PublicSettings(school=school)

    public.write(folder, settings)

    assert public.read(folder) == settings


def test_the_file_is_for_people_too(tmp_path: Path) -> None:
    public.write(tmp_path, FULL)
    text = (tmp_path / "public.toml").read_text("utf-8")

    assert text.startswith("# ")
    assert 'theme = "contrast"\n' in text
    assert "next-checkin = 2027-01-04\n" in text
    assert "\n[school]\n" in text
    assert "\n[[school.contacts]]\n" in text
    assert tomllib.loads(text)["school"]["name"] == FULL.school.name


def test_none_there_gives_the_defaults_and_makes_nothing(tmp_path: Path) -> None:
    assert public.read(tmp_path / "nowhere") == PublicSettings()
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    "content", [b"theme = ", b"\xff\xfe", b"[" * 5000, b"\x00", b"theme = 5\n"]
)
def test_a_broken_file_gives_the_defaults_and_is_kept(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "public.toml").write_bytes(content)
    assert public.read(tmp_path) == PublicSettings()
    assert contents(tmp_path) == {"public.toml.kept-1": content}

    (tmp_path / "public.toml").write_bytes(content + b"#")
    public.read(tmp_path)
    public.write(tmp_path, FULL)
    assert contents(tmp_path).keys() == {"public.toml", "public.toml.kept-1", "public.toml.kept-2"}
    assert contents(tmp_path)["public.toml.kept-1"] == content


def test_one_slip_does_not_cost_somebody_their_large_text(tmp_path: Path) -> None:
    (tmp_path / "public.toml").write_text(
        'text-size = 200\ntheme = "purple"\nnation = "wales"\nshoe-size = 5\n'
    )
    assert public.read(tmp_path) == PublicSettings(text_size=200, nation=Nation.WALES)
    assert not (tmp_path / "public.toml").exists()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "public.toml").mkdir()
    with pytest.raises(DiskTrouble):
        public.write(tmp_path, FULL)
    assert public.read(tmp_path) == PublicSettings()


def test_what_cannot_be_read_is_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public.write(tmp_path, FULL)
    before = (tmp_path / "public.toml").read_bytes()
    with monkeypatch.context() as patch:

        def refused(_path: Path, _limit: int) -> bytes:
            raise PermissionError

        patch.setattr("audit_app.vault.disk.read", refused)
        assert public.read(tmp_path) == PublicSettings()
    public.write(tmp_path, PublicSettings(theme="dark"))
    assert contents(tmp_path)["public.toml.kept-1"] == before
