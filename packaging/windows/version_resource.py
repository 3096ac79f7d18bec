"""version_resource.py FILE: what Windows shows under a program's Properties ▸ Details, as PyInstaller reads it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from project_version import version

LANGUAGE, UNICODE = 0x0409, 1200  # English, UTF-16: one text for all, as Windows shows no other
RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
  kids=[
    StringFileInfo([StringTable("{language:04X}{unicode:04X}", [{strings}])]),
    VarFileInfo([VarStruct("Translation", [{language}, {unicode}])]),
  ],
)
"""


def numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows compares, 0.1.0rc2 as 0.1.0.0.

    Raises:
        ValueError: the version does not begin with three numbers.
    """
    match = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    if match is None:
        raise ValueError(f"Version {version} in pyproject.toml does not begin with three numbers.")
    major, minor, patch = map(int, match.groups())
    return major, minor, patch, 0


def version_resource(version: str) -> str:
    """The text of the resource."""
    strings = {
        "CompanyName": "The Meta-Learning Workbench authors",
        "FileDescription": "Meta-Learning Workbench",
        "FileVersion": version,
        "InternalName": "workbench",
        "LegalCopyright": "MIT licence",
        "OriginalFilename": "workbench.exe",
        "ProductName": "Meta-Learning Workbench",
        "ProductVersion": version,
    }
    listed = ", ".join(f'StringStruct("{name}", "{text}")' for name, text in strings.items())
    return RESOURCE.format(numbers=numbers(version), language=LANGUAGE, unicode=UNICODE, strings=listed)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Usage: version_resource.py FILE")
    Path(sys.argv[1]).write_text(version_resource(version()), encoding="utf-8")
