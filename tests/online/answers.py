"""What the service, or something that stands in its way, may answer: bytes as they go out."""

import hashlib
import random

LEAKED = "Password1!"
TIMES = 1234
OTHER = "a long unusual phrase 77"
TEXT = "text/plain"


def sha1(password: str) -> str:
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


def lines(password: str, times: int, *, count: int = 900) -> list[str]:
    """A list that holds ``password``, seen ``times`` times, between others and padding."""
    draw = random.Random(password)  # noqa: S311 - the same list each time
    others = [f"{draw.getrandbits(140):035X}:{draw.randrange(1, 90)}" for _ in range(count - 201)]
    padding = [f"{draw.getrandbits(140):035X}:0" for _ in range(200)]
    return sorted([*others, *padding, f"{sha1(password)[5:]}:{times}"])


def body(password: str, times: int, *, count: int = 900) -> bytes:
    return "\r\n".join(lines(password, times, count=count)).encode()


def answer(
    content: bytes, status: str = "200 OK", kind: str = TEXT, *more: str, length: int | None = None
) -> bytes:
    """A whole answer. ``length`` is another one than is true."""
    said = len(content) if length is None else length
    head = (f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {said}", *more)
    return "\r\n".join((*head, "", "")).encode() + content


def good(password: str = LEAKED, times: int = TIMES) -> bytes:
    return answer(body(password, times))


def chunked(content: bytes, *, ended: bool = True) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
    parts = [content[at : at + 7000] for at in range(0, len(content), 7000)]
    sent = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return head + sent + (b"0\r\n\r\n" if ended else b"")


PAGE = b"<!doctype html><title>Blocked</title><p>This site is not allowed at school."
