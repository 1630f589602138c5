"""The icon files of each system."""

import struct

import draw

PICTURES = dict.fromkeys(draw.SIZES, b"\x89PNG picture")


def test_windows_finds_each_picture_where_the_directory_says() -> None:
    content = draw.ico(PICTURES)
    reserved, kind, count = struct.unpack_from("<HHH", content)
    assert (reserved, kind) == (0, 1)
    for entry in range(count):
        size, place = struct.unpack_from("<II", content, 6 + 16 * entry + 8)
        assert content[place : place + size] == b"\x89PNG picture"


def test_macos_finds_entries_that_fill_the_file() -> None:
    content = draw.icns(PICTURES)
    assert content[:4] == b"icns"
    place = 8
    while place < len(content):
        place += struct.unpack_from(">I", content, place + 4)[0]
    assert place == len(content) == struct.unpack_from(">I", content, 4)[0]


def test_the_drawing_has_its_colour() -> None:
    assert "currentColor" not in draw.coloured()
    assert draw._ACCENT in draw.coloured()
