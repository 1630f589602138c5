"""A website on this machine that plays every case a link can meet."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Path: status, where it points, and the page.
CASES: dict[str, tuple[int, str, str]] = {
    "/": (200, "", "<title>Home</title>"),
    "/ok": (200, "", "<title>Privacy settings</title>"),
    "/slash": (301, "/slash/", ""),
    "/slash/": (200, "", "<title>Privacy settings</title>"),
    "/old": (301, "/new", ""),
    "/new": (200, "", "<title>New page</title>"),
    "/hc/en-us/articles/12-gone": (302, "/hc/en-us", ""),
    "/hc/en-us": (200, "", "<title>Help Centre</title>"),
    "/removed": (302, "/", ""),
    "/settings": (302, "/accounts/login/?next=/settings", ""),
    "/accounts/login/?next=/settings": (200, "", "<title>Log in</title>"),
    "/wall": (200, "", "<title>Sign in</title><input type='password'>"),
    "/soft": (200, "", "<title>Site</title><h1 class='x'>Page <b>not</b> found</h1>"),
    "/content": (200, "", "<h1>This content isn't available right now</h1>"),
    "/story": (200, "", "<title>A story</title><p>My keys were not found for 404 days.</p>"),
    "/gone": (404, "", "<title>Sorry</title>"),
    "/removed-for-good": (410, "", ""),
    "/forbidden": (403, "", ""),
    "/method": (405, "", ""),
    "/linkedin": (999, "", ""),
    "/busy": (429, "", ""),
    "/down": (503, "", ""),
    "/broken": (500, "", ""),
    "/circle": (302, "/circle", ""),
    "/nowhere": (302, "", ""),
}
BIG = "/big"


class Site(ThreadingHTTPServer):
    """Counts what is asked for, and how many requests each host name had at once."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.busy: dict[str, int] = {}
        self.most: dict[str, int] = {}
        self.guard = threading.Lock()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of ``path``; ``host`` can be another name of this machine."""
        return f"http://{host}:{self.server_address[1]}{path}"

    def come(self, host: str, by: int) -> None:
        """A request begins (``by`` 1) or ends (-1)."""
        with self.guard:
            self.busy[host] = self.busy.get(host, 0) + by
            self.most[host] = max(self.most.get(host, 0), self.busy[host])


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        host = str(self.headers["Host"])
        self.server.come(host, 1)
        self.server.asked.append(self.path)
        self.server.agents.add(str(self.headers["User-Agent"]))
        if self.path.startswith("/slow"):
            time.sleep(0.02)
        status, target, page = CASES.get(self.path, (200, "", "<title>Page</title>"))
        if self.path == "/once" and self.server.asked.count("/once") == 1:
            status = 429
        body = b"x" * 5_000_000 if self.path == BIG else page.encode()
        self.send_response(status)
        if target:
            self.send_header("Location", target)
        if status == 429:
            self.send_header("Retry-After", "7")
        self.send_header("Content-Length", str(len(body)))
        # Before anything goes out: who has the answer may come again at once.
        self.server.come(host, -1)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its own name)
        """Say nothing."""


@contextmanager
def running() -> Iterator[Site]:
    """The site, while it is up."""
    site = Site()
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        thread.join()
        site.server_close()
