"""deb.py [cpu|cuda]: packs the frozen program as a Debian package into dist/."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import subprocess
import sys
import textwrap
from email.utils import format_datetime
from pathlib import Path

from frozen import copy_program, frozen, package, replace_folder
from licences import write_licences
from needs import OF_THE_DRIVER, ON_WAYLAND, needs_of
from product import HERE, MAINTAINER, NAME, TOP, Release, releases, version
from share import write_share

# zstd unpacks three times as fast as xz, and dpkg has known it since 1.21.18, which is older than the glibc needed.
COMPRESSION = ("-Zzstd", "-z12")
DESCRIPTION = """\
Drop a few pictures of each kind into the window, and a model that has learned to learn tells them apart at once. One
comes with the program, and nothing you drop leaves this computer.

Train your own by one click, with the methods of the literature from prototypical networks to MAML, and watch it
practise; or use the same engine on the command line, with seeds and recorded settings."""


def build(flavour: str) -> Path:
    """Make the package, and return where it lies."""
    root = replace_folder(TOP / "build" / "linux" / f"{package(flavour)}.deb")
    program = root / "usr" / "lib" / NAME
    copy_program(frozen(flavour), program)
    write_share(root / "usr" / "share")
    _link(root / "usr" / "bin" / "workbench", f"../lib/{NAME}/workbench")
    _document(root / "usr" / "share", package(flavour))
    _describe(root, flavour, needs_of(program).depends())
    return _pack(root, flavour)


def _link(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True)
    path.symlink_to(target)


def _document(share: Path, name: str) -> None:
    folder = share / "doc" / name
    folder.mkdir(parents=True)
    shutil.copyfile(HERE / "copyright", folder / "copyright")
    write_licences(folder / "licences")
    news = "\n".join(changelog(each, name) for each in releases())
    (folder / "changelog.gz").write_bytes(gzip.compress(news.encode(), 9, mtime=0))
    overrides = share / "lintian" / "overrides" / name
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(HERE / "lintian-overrides", overrides)


def changelog(release: Release, name: str) -> str:
    """A release as Debian writes it."""
    points = [textwrap.fill(each, 78, initial_indent="  * ", subsequent_indent="    ") for each in release.changes]
    signed = f" -- {MAINTAINER}  {format_datetime(release.date)}\n"
    return "\n\n".join([f"{name} ({release.version}) unstable; urgency=medium", "\n".join(points), signed])


def _describe(root: Path, flavour: str, depends: str) -> None:
    files = [each for each in sorted(root.rglob("*")) if each.is_file() and not each.is_symlink()]
    debian = root / "DEBIAN"
    debian.mkdir()
    sums = [f"{hashlib.md5(each.read_bytes()).hexdigest()}  {each.relative_to(root)}\n" for each in files]
    (debian / "md5sums").write_text("".join(sums), "utf-8")
    (debian / "control").write_text(control(flavour, depends, _installed_kib(root)), "utf-8")


def control(flavour: str, depends: str, kib: int) -> str:
    """The package's own description. The flavours are one program: each takes the place of the other."""
    names = ", ".join(package(each) for each in ("cpu", "cuda") if each != flavour)
    fields = {
        "Package": package(flavour),
        "Version": version(),
        "Architecture": _told("dpkg", "--print-architecture"),
        "Maintainer": MAINTAINER,
        "Installed-Size": str(kib),
        "Depends": depends,
        "Recommends": ", ".join(ON_WAYLAND),
        "Suggests": ", ".join(["fonts-noto-cjk", *(OF_THE_DRIVER if flavour == "cuda" else ())]),
        "Conflicts": names,
        "Replaces": names,
        "Section": "science",
        "Priority": "optional",
        "Description": "few-shot learning by a click, for pictures\n" + _extended(flavour),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def _extended(flavour: str) -> str:
    told = f"{DESCRIPTION}\n\n" + (
        "This one computes on the processor." if flavour == "cpu" else "This one also computes on NVIDIA's cards."
    )
    paragraphs = [textwrap.fill(each, 78, initial_indent=" ", subsequent_indent=" ") for each in told.split("\n\n")]
    return "\n .\n".join(paragraphs)


def _installed_kib(root: Path) -> int:
    """As Debian counts: a file by its started kibibytes, anything else as one."""
    paths = [each for each in root.rglob("*") if "DEBIAN" not in each.parts]
    return sum(-(-each.lstat().st_size // 1024) if each.is_file() and not each.is_symlink() else 1 for each in paths)


def _pack(root: Path, flavour: str) -> Path:
    path = TOP / "dist" / f"{package(flavour)}_{version()}_{_told('dpkg', '--print-architecture')}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", *COMPRESSION, "--build", str(root), str(path)], check=True)
    shutil.rmtree(root)
    return path


def _told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    try:
        made = build(*(sys.argv[1:] or ["cpu"]))
    except ValueError as error:
        raise SystemExit(str(error)) from None
    print(f"{made.relative_to(TOP)}: {made.stat().st_size:,} bytes")
