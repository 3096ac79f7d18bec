"""The .deb and the .run themselves, packed from a stand-in for the program."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from linux_packages import LINUX, TOP, stand_in

from workbench.folders import NAME

VERSION = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]["version"]
MODULES = ("deb", "frozen", "manual", "needs", "product", "run_installer", "share", "draw_icons", "project_version")


class Scripts:
    """The scripts as modules, which pack ``top`` in place of the project."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, top: Path) -> None:
        monkeypatch.syspath_prepend(str(TOP / "packaging"))
        monkeypatch.syspath_prepend(str(LINUX))
        for name in MODULES:
            monkeypatch.delitem(sys.modules, name, raising=False)
        self.deb, self.run, self.needs, self.product = map(
            importlib.import_module, ("deb", "run_installer", "needs", "product")
        )
        for module in (self.deb, self.run, importlib.import_module("frozen")):
            monkeypatch.setattr(module, "TOP", top)
        stand_in(top / "dist" / "cpu" / "workbench", Path("/bin/true").read_bytes())


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Scripts:
    if sys.platform != "linux":
        pytest.skip("these packages are made on Linux")
    return Scripts(monkeypatch, tmp_path)


def requires(*names: str) -> pytest.MarkDecorator:
    missing = [each for each in names if not shutil.which(each)]
    return pytest.mark.skipif(bool(missing), reason=f"{missing} not installed; packaging/linux/tools installs them")


def told(*command: str | Path) -> str:
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True).stdout


@requires("dpkg-deb", "objdump")
def test_the_deb_holds_the_program_and_says_what_it_needs(scripts: Scripts, tmp_path: Path) -> None:
    deb = scripts.deb.build("cpu")
    assert deb.name == f"{NAME}_{VERSION}_{told('dpkg', '--print-architecture').strip()}.deb"
    assert told("dpkg-deb", "--field", deb, "Version").strip() == VERSION
    assert told("dpkg-deb", "--field", deb, "Depends").startswith("libc6 (>= 2.")
    told("dpkg-deb", "--raw-extract", deb, tmp_path / "out")
    assert (tmp_path / "out/usr/bin/workbench").resolve() == tmp_path / f"out/usr/lib/{NAME}/workbench"
    assert (tmp_path / f"out/usr/lib/{NAME}/_internal/data").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / f"out/usr/lib/{NAME}/workbench").stat().st_mode & 0o777 == 0o755
    subprocess.run(["md5sum", "--check", "--quiet", "DEBIAN/md5sums"], cwd=tmp_path / "out", check=True)


@requires("dpkg-deb", "objdump")
def test_the_deb_comes_with_licence_changes_and_entry(scripts: Scripts) -> None:
    listed = told("dpkg-deb", "--contents", scripts.deb.build("cpu"))
    documents = [f"doc/{NAME}/copyright", f"doc/{NAME}/changelog.gz", "man/man1/workbench.1.gz"]
    for name in (*documents, f"applications/{NAME}.desktop", f"metainfo/{NAME}.metainfo.xml"):
        assert f"./usr/share/{name}\n" in listed
    assert "root/root" in listed and "root/root" in listed.splitlines()[-1]


@requires("makeself", "zstd")
def test_the_run_file_unpacks_to_the_installer_and_names_no_place(scripts: Scripts, tmp_path: Path) -> None:
    run = scripts.run.build("cpu")
    assert run.name.startswith(f"{NAME}-{VERSION}-")
    told(run, "--noexec", "--target", tmp_path / "out")
    assert (tmp_path / "out/program/version").read_text() == f"{VERSION}\n"
    assert {each.name for each in (tmp_path / "out").iterdir()} == {"install", "program"}
    assert str(tmp_path) not in told(run, "--info")


def test_what_is_not_declared_is_refused(scripts: Scripts) -> None:
    needs: ModuleType = scripts.needs
    with pytest.raises(ValueError, match=r"libx\.so needs libodd\.so\.1, for which .* names no package"):
        needs.Needs({"libodd.so.1": "libx.so"}, (2, 36)).depends()
    assert needs.Needs({"libGL.so.1": "libx.so"}, (2, 36)).depends().startswith("libc6 (>= 2.36), ")


def test_the_driver_of_a_card_is_suggested_and_not_needed(scripts: Scripts) -> None:
    depends = scripts.needs.Needs({"libcuda.so.1": "libx.so"}, (2, 36)).depends()
    suggested = {each: field(scripts.deb.control(each, depends, 1), "Suggests") for each in ("cpu", "cuda")}
    assert "libcuda" not in depends
    assert suggested == {"cpu": "fonts-noto-cjk", "cuda": "fonts-noto-cjk, libcuda1"}


def field(control: str, name: str) -> str:
    return next(line.removeprefix(f"{name}: ") for line in control.splitlines() if line.startswith(f"{name}: "))


def test_a_flavour_that_there_is_not_is_refused(scripts: Scripts) -> None:
    with pytest.raises(ValueError, match="There is no flavour 'rocm'; there are cpu and cuda"):
        scripts.deb.build("rocm")
    with pytest.raises(ValueError, match="run make package FLAVOUR=cuda first"):
        scripts.run.build("cuda")


def test_a_changelog_of_another_version_is_refused(scripts: Scripts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts.product, "version", lambda: "9.9.9")
    with pytest.raises(ValueError, match=f"CHANGELOG.md begins with {VERSION}, but pyproject.toml says 9.9.9"):
        scripts.product.releases()
