"""What the frozen program needs of a system, read from its libraries, and the Debian packages that have it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from frozen import elf_files

# Whatever is not bundled must be in here: a library that nobody declared would be missed only on a bare system.
PACKAGES = {
    "libc6": (
        "libc.so.6",
        "libdl.so.2",
        "libm.so.6",
        "libpthread.so.0",
        "libresolv.so.2",
        "librt.so.1",
        "libutil.so.1",
    ),
    "libdbus-1-3": ("libdbus-1.so.3",),
    "libegl1": ("libEGL.so.1",),
    "libfontconfig1": ("libfontconfig.so.1",),  # where it is bundled, its settings and a font are still needed
    "libgl1": ("libGL.so.1",),
    "libxcb1": ("libxcb.so.1",),
}
# What Qt looks for only where there is Wayland, and does without.
ON_WAYLAND = {
    "libwayland-client0": ("libwayland-client.so.0",),
    "libwayland-cursor0": ("libwayland-cursor.so.0",),
    "libwayland-egl1": ("libwayland-egl.so.1",),
}
# NVIDIA's driver, which is asked for only once there is a card.
OF_THE_DRIVER = {"libcuda1": ("libcuda.so.1",)}
# What is declared, but can do without.
OPTIONAL = ON_WAYLAND | OF_THE_DRIVER
LOADER = "ld-linux-x86-64.so.2"  # of libc6 as well
NEEDED = re.compile(r"^  NEEDED +(\S+)$", re.MULTILINE)
GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")


@dataclass(frozen=True)
class Needs:
    """Libraries that are not bundled, each with one that wants it, and the glibc that the newest symbol is of."""

    libraries: dict[str, str]
    glibc: tuple[int, int]

    def depends(self) -> str:
        """The field Depends. Raises ValueError: no package is known for a library."""
        known = {soname for sonames in (PACKAGES | OPTIONAL).values() for soname in sonames} | {LOADER}
        for soname, wanted_by in self.libraries.items():
            if soname not in known:
                raise ValueError(f"{wanted_by} needs {soname}, for which packaging/linux/needs.py names no package.")
        minimum = "libc6 (>= {}.{})".format(*self.glibc)
        return ", ".join(minimum if name == "libc6" else name for name in PACKAGES)


def needs_of(folder: Path) -> Needs:
    """Of all programs and libraries below a folder."""
    files = elf_files(folder)
    told = {each: _headers(each) for each in files}
    bundled = {each.name for each in folder.rglob("*.so*")}
    wanted = {soname: each.name for each, text in told.items() for soname in NEEDED.findall(text)}
    libraries = {soname: wanted[soname] for soname in sorted(wanted) if soname not in bundled}
    versions = [(int(major), int(minor)) for text in told.values() for major, minor in GLIBC.findall(text)]
    return Needs(libraries, max(versions, default=(2, 0)))


def _headers(path: Path) -> str:
    done = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, errors="replace", check=True)
    return done.stdout
