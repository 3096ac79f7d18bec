"""A server on this machine for tests of downloads."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from workbench.data.published import PublishedFile


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[str]:
    """Serve files by name, and answer others with 404; gives the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = files.get(self.path.rpartition("/")[2])
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *arguments: object) -> None:
            """Keep the test's output clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def listed(files: Mapping[str, bytes], address: str) -> list[PublishedFile]:
    """The files as a source lists them, with their sums."""
    return [
        PublishedFile(name, f"{address}/{name}", hashlib.md5(content, usedforsecurity=False).hexdigest())
        for name, content in files.items()
    ]
