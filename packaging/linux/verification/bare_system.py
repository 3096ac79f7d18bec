"""The .deb in a bare Debian with nothing but what it declares: tried, opened and purged."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from frozen import elf_files
from needs import OPTIONAL
from product import NAME
from verification.file_lists import listed, nothing_new
from verification.opened import TITLE, self_test_figure
from verification.report import Report, need
from verification.screen import Screen

SUITE = "bookworm"  # Debian 12
MOUNTS = ("/proc", "/dev", "/dev/shm", "/tmp/.X11-unix")
# What the package managers note down, and the library of fonts, which the package only depends on.
BESIDES = ("/var/lib/dpkg", "/var/lib/apt", "/var/cache/fontconfig", *MOUNTS)
LOADER = "/lib64/ld-linux-x86-64.so.2"
INSTALLED = f"/usr/lib/{NAME}"


def check_bare_system(report: Report, deb: Path, pictures: Path) -> None:
    """The system is made for it, and removed after it."""
    with report.of("bare system"), tempfile.TemporaryDirectory() as name, Screen() as screen:
        root = Path(name) / "root"
        report.check("is made", lambda: make(root, deb))
        with mounted(root):
            _check(report, Bare(root, screen.display), screen, deb, pictures)


class Bare:
    """Commands run in it."""

    def __init__(self, root: Path, display: str) -> None:
        self.root, self._display = root, display

    def run(self, *command: str, seconds: float = 600) -> str:
        """What it prints. Raises CalledProcessError, TimeoutExpired."""
        done = subprocess.run(self._command(command), capture_output=True, text=True, timeout=seconds, check=True)
        return done.stdout

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Start it and go on."""
        return subprocess.Popen(self._command(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def inside(self, path: Path) -> str:
        """Its path as it is there."""
        return f"/{path.relative_to(self.root)}"

    def files(self) -> set[str]:
        return listed([self.root], [f"{self.root}{each}" for each in BESIDES])

    def _command(self, command: tuple[str, ...]) -> list[str]:
        variables = ["HOME=/root", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", f"DISPLAY={self._display}"]
        return ["chroot", str(self.root), "env", "-i", *variables, *command]


def _check(report: Report, bare: Bare, screen: Screen, deb: Path, pictures: Path) -> None:
    before = bare.files()
    report.check("installs", lambda: install(bare, deb))
    report.check("no library is missing", lambda: libraries(bare))
    report.check("--self-test", lambda: self_test_figure(bare.run("workbench", "--self-test")))
    report.check("opens a window", lambda: open_window(bare, screen, pictures))
    report.check("is purged", lambda: bare.run("dpkg", "--purge", NAME).splitlines()[-1])
    shutil.rmtree(bare.root / "root", ignore_errors=True)
    (bare.root / "root").mkdir()
    report.check("nothing is left of it", lambda: nothing_new(_without_home(before), _without_home(bare.files())))


def _without_home(files: set[str]) -> set[str]:
    return {each for each in files if "/root/root" not in each}


def make(root: Path, deb: Path) -> str:
    """A minimal Debian, with what the package's Depends names and that in turn needs."""
    declared = subprocess.run(["dpkg-deb", "--field", str(deb), "Depends"], capture_output=True, text=True, check=True)
    names = [each.split()[0] for each in declared.stdout.split(",")]
    command = ["debootstrap", "--variant=minbase", f"--include={','.join(names)}", SUITE, str(root), *mirror()]
    subprocess.run(command, capture_output=True, text=True, check=True)
    packages = sum(1 for _ in (root / "var/lib/dpkg/info").glob("*.list"))
    return f"Debian {(root / 'etc/debian_version').read_text().strip()}, {packages} packages with {', '.join(names)}"


def mirror() -> list[str]:
    """Where this machine's own packages come from, if it is the same system; else debootstrap's own choice."""
    command = ["apt-get", "indextargets", "--format", "$(CODENAME) $(COMPONENT) $(REPO_URI)", "Created-By: Packages"]
    told = subprocess.run(command, capture_output=True, text=True).stdout
    return re.findall(rf"^{SUITE} main (\S+)$", told, re.MULTILINE)[:1]


@contextlib.contextmanager
def mounted(root: Path) -> Iterator[None]:
    """What a program expects of a running system, and the virtual screen."""
    done = []
    try:
        for each in MOUNTS:
            target = root / each.lstrip("/")
            target.mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", "--bind", each, str(target)], check=True)
            done.append(target)
        yield
    finally:
        for target in reversed(done):
            subprocess.run(["umount", str(target)], check=True)


def install(bare: Bare, deb: Path) -> str:
    """With dpkg, which fetches nothing. Raises CalledProcessError: it lacks something."""
    shutil.copy(deb, bare.root / "package.deb")
    bare.run("dpkg", "--install", "/package.deb")
    (bare.root / "package.deb").unlink()
    return bare.run("dpkg-query", "-W", NAME).strip()


def libraries(bare: Bare) -> str:
    """Raises FailedError: a program or library needs one that is neither bundled nor there."""
    files = elf_files(bare.root / INSTALLED.lstrip("/"))
    trace = ("env", "LD_TRACE_LOADED_OBJECTS=1", LOADER, "--library-path", f"{INSTALLED}/_internal")
    told = [bare.run(*trace, bare.inside(each)) for each in files]
    optional = {soname for sonames in OPTIONAL.values() for soname in sonames}
    missing = set(re.findall(r"^\s*(\S+) => not found$", "\n".join(told), re.MULTILINE)) - optional
    need(files and any("=> /usr/lib/" in each or "=> /lib/" in each for each in told), "No library was found at all.")
    need(not missing, f"{len(missing)} are missing: {sorted(missing)}")
    return f"{len(files)} programs and libraries find theirs"


def open_window(bare: Bare, screen: Screen, pictures: Path) -> str:
    """With what is bundled for X, as nothing of it is installed."""
    process = bare.start("workbench")
    try:
        window = screen.window(TITLE)
        picture = screen.picture(pictures / "bare system window.png")
        os.kill(screen.process(window), signal.SIGTERM)
    finally:
        process.terminate()
        process.wait(30)
    return picture
