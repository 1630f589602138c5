from pathlib import Path

from audit_app.system import installed


def test_a_marker_beside_the_program_says_that_it_is_looked_after(tmp_path: Path) -> None:
    program = tmp_path / "lib" / "privacy-self-audit"
    program.parent.mkdir()
    program.touch()
    command = tmp_path / "command"
    command.symlink_to(program)
    assert not installed.is_managed(command)
    (program.parent / installed.MARKER).touch()
    assert installed.is_managed(command)


def test_a_checkout_is_nobodys_but_the_persons_own() -> None:
    assert not installed.is_managed()
