"""The installer of one person, and what removes it, on a stand-in for the program."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from linux_packages import LINUX, stand_in, write_share

from workbench.folders import NAME

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the .run file is for Linux")
HOMES = ("home", "test user/用户 张", 'a "quoted" `tick` $HOME', r"back\slash 100% = that's")
CACHES = ("mime", "applications/mimeinfo.cache")  # made by the desktop's own programs, where these are installed


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the .run file unpacks to."""
    folder = tmp_path_factory.mktemp("packed")
    stand_in(folder / "program")
    write_share(folder / "program" / "share")
    (folder / "program" / "version").write_text("1.2.3\n")
    shutil.copy(LINUX / "uninstall", folder / "program" / "uninstall")
    shutil.copy(LINUX / "install", folder / "install")
    return folder


class Someone:
    """A user with a home of their own, for whom `packed` is installed."""

    def __init__(self, home: Path, packed: Path) -> None:
        self.home, self._packed = home, packed
        self.share = home / ".local" / "share"
        self.program = self.share / NAME / "program"
        home.mkdir(parents=True)

    def install(self, path: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        """Unpack anew, as the file does, and run the installer."""
        unpacked = self.home.parent / "unpacked here"
        shutil.copytree(self._packed, unpacked)
        done = self.run(unpacked / "install", path=path, **variables)
        shutil.rmtree(unpacked)
        return done

    def uninstall(self, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
        return self.run(self.program / "uninstall", *arguments, said=said)

    def run(
        self, *command: str | Path, said: str = "", path: str = "", **variables: str
    ) -> subprocess.CompletedProcess[str]:
        environment = {"HOME": str(self.home), "PATH": f"{path}{os.environ['PATH']}"} | variables
        return subprocess.run(list(map(str, command)), env=environment, input=said, capture_output=True, text=True)

    def files(self) -> set[str]:
        return {str(each.relative_to(self.home)) for each in self.home.rglob("*")}


@pytest.fixture(params=HOMES)
def odd(request: pytest.FixtureRequest, tmp_path: Path, packed: Path) -> Someone:
    return Someone(tmp_path / request.param, packed)


@pytest.fixture
def someone(tmp_path: Path, packed: Path) -> Someone:
    return Someone(tmp_path / "home", packed)


def command_of(entry: Path) -> list[str]:
    """The command of a menu entry, by the desktop entry specification: string, quotes, field codes."""
    (line,) = re.findall(r"^Exec=(.*)$", entry.read_text("utf-8"), re.MULTILINE)
    string = line.replace("\\\\", "\\")
    assert not re.search(r"(?<!\\)[$`]", string)  # these must be escaped within quotes
    words = shlex.split(string.replace("\\$", "$").replace("\\`", "`"))
    return [re.sub("%(.)", lambda code: {"%": "%", "f": "FILE"}[code[1]], each) for each in words]


def test_the_entry_names_the_program_whatever_its_path(odd: Someone) -> None:
    done = odd.install()
    assert done.returncode == 0, done.stderr
    command = command_of(odd.share / "applications" / f"{NAME}.desktop")
    assert command[-2:] == [str(odd.program / "workbench"), "FILE"]
    odd.run(*command)
    assert (odd.home / "opened").read_text() == "FILE\n"


def test_nothing_is_left_and_what_is_the_users_stays(odd: Someone) -> None:
    for name in (".config/other", f".local/share/{NAME}/runs/one", f".config/{NAME}"):
        (odd.home / name).mkdir(parents=True)
    before = odd.files()
    odd.install()
    assert len(odd.files() - before) > 20
    done = odd.uninstall()
    assert done.returncode == 0, done.stderr
    assert odd.files() == before
    assert done.stdout.splitlines()[-2:] == [
        str(odd.home / each) for each in (f".local/share/{NAME}", f".config/{NAME}")
    ]


def test_commands_are_linked_and_start_the_program(someone: Someone) -> None:
    someone.install()
    someone.run(someone.home / ".local" / "bin" / "workbench", "a b")
    assert (someone.home / "opened").read_text() == "a b\n"
    assert someone.run(someone.home / ".local" / "bin" / f"{NAME}-uninstall").returncode == 0
    assert someone.files() == {"opened"}


def test_another_folder_for_data_is_kept_to(someone: Someone) -> None:
    elsewhere = someone.home / "data here"
    assert someone.install(XDG_DATA_HOME=str(elsewhere)).returncode == 0
    assert command_of(elsewhere / "applications" / f"{NAME}.desktop")[0] == str(
        elsewhere / NAME / "program" / "workbench"
    )
    assert someone.run(elsewhere / NAME / "program" / "uninstall").returncode == 0
    assert someone.files() == set()


def test_an_older_version_is_replaced_and_its_files_go(someone: Someone) -> None:
    someone.install()
    old = [someone.program / "_internal" / "old", someone.program / "share" / "applications" / "old.desktop"]
    for path in (*old, someone.share / "applications" / "old.desktop"):
        path.touch()
    assert someone.install().returncode == 0
    assert not [each for each in someone.files() if each.endswith(("old", "old.desktop", ".new"))]
    assert (someone.home / ".local" / "bin" / "workbench").is_symlink()


def test_anothers_command_of_that_name_stays(someone: Someone) -> None:
    other = someone.home / ".local" / "bin" / "workbench"
    other.parent.mkdir(parents=True)
    other.write_text("another")
    assert f"{other} is there already and was left alone" in someone.install().stdout
    someone.uninstall()
    assert other.read_text() == "another"


@contextlib.contextmanager
def running(sleep: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A copy of the program sleep, once it runs."""
    with subprocess.Popen([sleep, "60"]) as process:
        while Path(f"/proc/{process.pid}/exe").readlink() != sleep:
            time.sleep(0.01)
        yield process
        process.terminate()


def test_a_program_that_is_open_is_neither_replaced_nor_removed(someone: Someone) -> None:
    someone.install()
    shutil.copy(shutil.which("sleep") or "", someone.program / "workbench")
    with running(someone.program / "workbench") as process:
        refused = [someone.install(), someone.uninstall()]
    for done in refused:
        assert done.returncode == 2
        assert done.stderr.startswith(f"{NAME}: the workbench is open (process {process.pid}); close it, then ")
        assert done.stderr.count("\n") == 1
    assert (someone.program / "_internal" / "data").is_file()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_that_cannot_be_written_is_named(someone: Someone) -> None:
    someone.home.chmod(stat.S_IRUSR | stat.S_IXUSR)
    done = someone.install()
    assert (done.returncode, done.stderr) == (2, f"{NAME}: nothing can be written into {someone.share / NAME}\n")


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(someone: Someone) -> None:
    (someone.home / ".local").mkdir()
    (someone.home / ".local" / "bin").write_text("not a folder")
    done = someone.install()
    assert (done.returncode, done.stderr) == (
        2,
        f"{NAME}: nothing can be written into {someone.home / '.local' / 'bin'}\n",
    )
    assert someone.files() == {".local", ".local/bin"}


def test_a_program_that_cannot_be_moved_leaves_nothing(someone: Someone, tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "mv").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "tools" / "mv").chmod(0o755)
    done = someone.install(path=f"{tmp_path / 'tools'}:")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert not (someone.share / NAME).exists()


def test_the_last_that_goes_takes_its_empty_folders_along(someone: Someone) -> None:
    for name in (f".local/share/{NAME}/runs/one", f".config/{NAME}", f".cache/{NAME}", f".local/state/{NAME}/log"):
        (someone.home / name).mkdir(parents=True)
    (someone.home / ".config" / "other").touch()
    someone.install()
    assert someone.uninstall("--purge", said="y\n").stdout.endswith("Deleted.\n")
    assert someone.files() == {".config", ".config/other"}


@pytest.mark.parametrize(("answer", "kept"), [("y\n", False), ("n\n", True), ("", True)])
def test_purge_asks_before_it_deletes_runs(someone: Someone, answer: str, kept: bool) -> None:
    run = someone.share / NAME / "runs" / "one"
    run.mkdir(parents=True)
    someone.install()
    assert "Delete all of it for good?" in someone.uninstall("--purge", said=answer).stdout
    assert run.exists() is kept
    assert not someone.program.exists()


def test_an_argument_that_is_not_known_removes_nothing(someone: Someone) -> None:
    someone.install()
    done = someone.uninstall("--all")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert (someone.program / "workbench").is_file()


def preamble(tmp_path: Path, tools: dict[str, str], kilobytes: int, **more: str) -> subprocess.CompletedProcess[str]:
    """What the .run file does before it unpacks, on a system with only these programs, as shell scripts."""
    for name in ("awk", "mkdir", "readlink"):
        (tmp_path / name).symlink_to(shutil.which(name) or "")
    for name, script in tools.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    text = (LINUX / "before-unpacking").read_text("utf-8").replace("@KILOBYTES@", str(kilobytes))
    environment = {"HOME": str(tmp_path / "home"), "PATH": str(tmp_path), **more}
    told = f"{text}\necho $TMPDIR"
    return subprocess.run(
        ["/bin/sh"], input=told, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60
    )


FREE = "echo header; echo disk 999999 999 102400 1% /"  # 100 MB


def test_too_little_space_is_told_with_both_numbers(tmp_path: Path) -> None:
    done = preamble(tmp_path, {"zstd": "", "df": FREE}, 819_200)
    where = tmp_path / "home" / ".local" / "share"
    assert (done.returncode, done.stderr) == (2, f"{NAME}: 800 MB are needed in {where}, where 100 MB are free\n")


def test_a_refusal_leaves_nothing(tmp_path: Path) -> None:
    preamble(tmp_path, {"zstd": "", "df": FREE}, 819_200)
    assert not (tmp_path / "home").exists()


def test_a_temporary_folder_may_be_relative_and_still_to_be_made(tmp_path: Path) -> None:
    done = preamble(tmp_path, {"zstd": "", "df": FREE}, 1, TMPDIR="a/b")
    assert (done.returncode, done.stdout) == (0, "a/b\n") and (tmp_path / "a" / "b").is_dir()


def test_a_place_that_cannot_be_written_is_told_before_anything_is_unpacked(tmp_path: Path) -> None:
    where = tmp_path / "home" / ".local" / "bin"
    where.parent.mkdir(parents=True)
    where.write_text("not a folder")
    done = preamble(tmp_path, {"zstd": "", "df": FREE}, 1)
    assert (done.returncode, done.stderr) == (2, f"{NAME}: nothing can be written into {where}\n")
    assert [each.name for each in where.parent.iterdir()] == ["bin"]


def test_a_system_without_zstd_is_told_so(tmp_path: Path) -> None:
    done = preamble(tmp_path, {"df": FREE}, 1)
    assert done.returncode == 2
    assert "zstd, which unpacks this file, is missing" in done.stderr


def test_a_program_that_is_open_is_told_before_anything_is_unpacked(tmp_path: Path) -> None:
    program = tmp_path / "home" / ".local" / "share" / NAME / "program" / "workbench"
    program.parent.mkdir(parents=True)
    shutil.copy(shutil.which("sleep") or "", program)
    with running(program) as process:
        done = preamble(tmp_path, {"zstd": "", "df": FREE}, 1)
    told = f"{NAME}: the workbench is open (process {process.pid}); close it, then install again\n"
    assert (done.returncode, done.stderr) == (2, told)


def test_it_unpacks_beside_its_final_place(tmp_path: Path) -> None:
    done = preamble(tmp_path, {"zstd": "", "df": FREE}, 1)
    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "home" / ".local" / "share"))
