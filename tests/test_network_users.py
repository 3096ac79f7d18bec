"""Which files could reach the network or hand an address to the browser: those listed here, each for a reason.

What happens on a click only, or minutes after the start, no run of the program shows; that it is written nowhere else,
this does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import workbench

PACKAGE = Path(workbench.__file__).parent
MODULES = {"aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "socketserver", "ssl", "urllib3"}
MODULES |= {"huggingface_hub", "subprocess", "webbrowser", "xmlrpc", "urllib.request", "urllib.error", "torch.hub"}
MODULES |= {"PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets"}
# Calls that reach out, or let others do so: Qt, the browser, other programs, and downloads of libraries.
CALLS = {"openUrl", "setOpenExternalLinks", "urlopen", "urlretrieve", "load_state_dict_from_url", "get_state_dict"}
CALLS |= {"create_connection", "open_connection", "startDetached", "startfile", "popen", "os.system", "os.startfile"}
FOLDER = "opens a folder or a file of the user's with the program of the system"
PAGE = "opens an address in the user's browser, on a click"
DOWNLOAD = "fetches a dataset or weights that somebody asked for"
ALLOWED = {
    "data/byte_range.py": {"urllib.error": DOWNLOAD, "urllib.request": DOWNLOAD, "urlopen": DOWNLOAD},
    "data/download.py": {"http": DOWNLOAD, "urllib.error": DOWNLOAD},
    "engine/free_memory.py": {"subprocess": "asks the system how much memory is free"},
    "gui/controllers/run_library.py": {"openUrl": FOLDER},
    "gui/controllers/runs.py": {"openUrl": FOLDER},
    "gui/dialogs/export.py": {"openUrl": FOLDER},
    "gui/dialogs/help.py": {"openUrl": PAGE},
    "gui/dialogs/preferences.py": {"openUrl": PAGE},
    "gui/dialogs/storage.py": {"openUrl": FOLDER},
    "gui/log_opening.py": {"openUrl": FOLDER},
    "gui/menus.py": {"openUrl": FOLDER},
    "gui/widgets/classify_result.py": {"openUrl": FOLDER},
    "gui/widgets/paper_link.py": {"openUrl": PAGE},
    "gui/widgets/written_notice.py": {"openUrl": FOLDER},
}


def test_only_the_files_that_are_listed_could_reach_the_network() -> None:
    found = {path.relative_to(PACKAGE).as_posix(): set(_uses(path)) for path in sorted(PACKAGE.rglob("*.py"))}
    assert {name: uses for name, uses in found.items() if uses} == {name: set(uses) for name, uses in ALLOWED.items()}


@pytest.mark.parametrize(
    ("code", "use"),
    [
        ("import socket", "socket"),
        ("import urllib.request as web", "urllib.request"),
        ("from urllib import request", "urllib.request"),
        ("from http.client import HTTPSConnection", "http"),
        ("from PySide6.QtNetwork import QNetworkAccessManager", "PySide6.QtNetwork"),
        ("from PySide6 import QtNetwork", "PySide6.QtNetwork"),
        ("import_module('requests')", "requests"),
        ("os.system('curl example.org')", "os.system"),
        ("from subprocess import run", "subprocess"),
        ("connect(QDesktopServices.openUrl)", "openUrl"),
        ("asyncio.open_connection('example.org', 80)", "open_connection"),
        ("from urllib.parse import quote", ""),
    ],
)
def test_it_is_seen_however_it_is_written(code: str, use: str, tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(code)
    assert set(_uses(tmp_path / "planted.py")) == ({use} if use else set())


def _uses(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (use for each in node.names for use in _known(each.name))
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (use for each in node.names for use in _known(f"{node.module}.{each.name}"))
        elif isinstance(node, ast.Attribute | ast.Name):
            name = ast.unparse(node)
            yield from {name, name.rpartition(".")[2]} & CALLS
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield from (use for each in node.args if isinstance(each, ast.Constant) for use in _known(str(each.value)))


def _known(name: str) -> set[str]:
    """The listed module that this is, or lies in."""
    parts = name.split(".")
    return {".".join(parts[: count + 1]) for count in range(len(parts))} & MODULES
