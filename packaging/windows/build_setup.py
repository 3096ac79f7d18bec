"""build_setup.py cpu|cuda: the setup for Windows under dist/, made on Windows with Python 3.11 and Inno Setup 6.3.

PIP_ARGS adds arguments to pip, such as another index for torch. ISCC names Inno Setup's compiler where it is not found.
SIGN_COMMAND signs the program, the setup and its uninstaller: a command line with $f for the file and $q for each
quotation mark; without it they are not signed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from project_version import TOP, version
from version_resource import version_resource

FLAVOURS = ("cpu", "cuda")
BUILD, DIST, PACKAGING = TOP / "build", TOP / "dist", TOP / "packaging"
LONGEST_PATH = 259  # characters that Windows takes without being set up for more
LONGEST_HOME = len(r"C:\Users\twenty-letters-name\AppData\Local\Programs\Meta-Learning Workbench")


class BuildError(Exception):
    """The setup cannot be built; the message is one sentence."""


def main(flavour: str) -> None:
    """Build the program, look at it, and pack it."""
    compiler = inno_compiler()
    python = environment(flavour)
    freeze(python, flavour)
    frozen = DIST / flavour / "workbench"
    check_paths(frozen)
    check_itself(frozen / "workbench-console.exe")  # it prints what it found; the other has nowhere to print to
    run(compiler, *compiler_arguments(flavour, version(), os.environ.get("SIGN_COMMAND", "")))
    for file in sorted(DIST.glob(f"metalearning-workbench-{version()}-windows-x64-{flavour}*")):
        print(f"{file.name}: {file.stat().st_size:,} bytes")


def inno_compiler() -> str:
    """Where Inno Setup's compiler is."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)")) / "Inno Setup 6" / "ISCC.exe"
    found = os.environ.get("ISCC") or shutil.which("ISCC") or (str(usual) if usual.is_file() else "")
    if not found:
        raise BuildError(f"Inno Setup 6.3 or newer is needed; {usual} does not exist, and ISCC names no other place.")
    return found


def environment(flavour: str) -> str:
    """The interpreter of a fresh environment with exactly the versions of the constraints."""
    folder = BUILD / f"venv-{flavour}"
    venv.create(folder, with_pip=True, clear=True)
    python = str(folder / "Scripts" / "python.exe")
    extra = shlex.split(os.environ.get("PIP_ARGS", ""))
    constraints = str(PACKAGING / f"constraints-{flavour}.txt")
    run(python, "-m", "pip", "install", "--quiet", *extra, "--constraint", constraints, f"{TOP}[package]")
    return python


def freeze(python: str, flavour: str) -> None:
    """Draw the icon, write the version, and let PyInstaller make the folder."""
    run(python, str(PACKAGING / "draw_icons.py"), str(BUILD / "icons"))
    (BUILD / "version_resource.txt").write_text(version_resource(version()), encoding="utf-8")
    shutil.rmtree(DIST / flavour, ignore_errors=True)  # a folder left from another version would be packed as well
    os.environ["WORKBENCH_FLAVOUR"] = flavour
    folders = ("--distpath", str(DIST / flavour), "--workpath", str(BUILD / f"pyinstaller-{flavour}"))
    run(python, "-m", "PyInstaller", "--noconfirm", *folders, str(PACKAGING / "workbench.spec"))


def check_paths(frozen: Path) -> None:
    """Refuse what would not install into a home of usual length."""
    longest = max((str(path.relative_to(frozen)) for path in frozen.rglob("*")), key=len)
    if LONGEST_HOME + 1 + len(longest) > LONGEST_PATH:
        room = LONGEST_PATH - LONGEST_HOME - 1
        raise BuildError(f"{longest} has {len(longest)} characters; Windows has room for {room}.")


def check_itself(program: Path) -> None:
    """The frozen program trains, adapts and exports before it is packed."""
    run(str(program), "--self-test")


def compiler_arguments(flavour: str, version: str, sign_command: str) -> list[str]:
    """What ISCC is told."""
    signing = [f"/Sworkbench={sign_command}", "/DSigned"] if sign_command else []
    script = PACKAGING / "windows" / "workbench.iss"
    return [f"/DVersion={version}", f"/DFlavour={flavour}", *signing, str(script)]


def run(*command: str) -> None:
    """Run a step, shown; the first that fails ends the build."""
    print("+", *command, flush=True)
    try:
        subprocess.run(command, check=True, cwd=TOP)
    except FileNotFoundError:
        raise BuildError(f"{command[0]} does not exist.") from None
    except subprocess.CalledProcessError as error:
        raise BuildError(f"{Path(command[0]).name} ended with exit status {error.returncode}.") from None


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in FLAVOURS:
        raise SystemExit("Usage: build_setup.py cpu|cuda")
    if sys.platform != "win32":
        raise SystemExit(f"The setup for Windows is built on Windows; this is {sys.platform}.")
    try:
        main(sys.argv[1])
    except BuildError as error:
        raise SystemExit(f"build_setup.py: {error}") from None
