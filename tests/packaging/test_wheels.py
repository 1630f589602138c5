"""Which lines of a lock count on Windows."""

import wheels

LOCK = """# a comment
colorama==0.4.6 ; os_name == 'nt' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
jeepney==0.9.0 ; sys_platform == 'linux' \\
    --hash=sha256:cc
pyside6-essentials==6.11.3 ; python_full_version < '3.12' \\
    --hash=sha256:dd
pyside6-essentials==6.12.0 ; python_full_version >= '3.12' \\
    --hash=sha256:ee
"""


def test_markers_are_asked_as_of_windows_and_not_of_this_machine() -> None:
    assert wheels.pick(LOCK, "3.13.2") == [
        "colorama==0.4.6 --hash=sha256:aa --hash=sha256:bb",
        "pyside6-essentials==6.12.0 --hash=sha256:ee",
    ]


def test_the_name_of_a_set_stands_for_exactly_that_set() -> None:
    assert wheels.name_of("a==1\n") == wheels.name_of("a==1\n")
    assert wheels.name_of("a==1\n") != wheels.name_of("a==2\n")
