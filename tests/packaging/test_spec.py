"""What the frozen program is made of, looked at without making it: that takes minutes, and happens elsewhere."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import pkgutil
import sys
import tomllib
import types
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import workbench
import workbench.algorithms
import workbench.cli
import workbench.data
import workbench.reproduce.tables
from workbench.gui.language import TRANSLATED
from workbench.resources import DOWNLOAD_PAGE

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
LIBRARIES = (".so", ".pyd")  # modules that were compiled, as Linux and macOS call them, and Windows


@pytest.fixture
def contents(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    return importlib.import_module("contents")


BINARIES = ("torch/bin/protoc", "torch/bin/torch_shm_manager", "libpython3.11.so.1.0", "libgtk-3.so.0", "libX11.so.6")
LINKED = {"torch_shm_manager": {("libX11.so.6", "")}, "libX11.so.6": {("libgtk-3.so.0", "")}}


class Part:
    """Stands in for a step of PyInstaller, and keeps what it is given."""

    def __init__(self, *args: Any, **named: Any) -> None:
        self.args, self.named = args, named
        self.pure, self.scripts = [], []
        self.binaries = [(place, Path(place).name, "BINARY") for place in BINARIES]
        self.datas = [("PySide6/Qt/translations/qtbase_de.qm", "", "DATA"), ("resources/catalogue.json", "", "DATA")]


@cache
def run_spec(flavour: str) -> dict[str, Any]:
    """What the spec defines, with nothing analysed or written; once, as it reads the source of all that torch has."""
    with pytest.MonkeyPatch.context() as patch:
        return _run_spec(patch, flavour)


def _run_spec(monkeypatch: pytest.MonkeyPatch, flavour: str) -> dict[str, Any]:
    hooks = {
        "copy_metadata": lambda name: [(str(PACKAGING), name)],
        "get_package_paths": lambda name: ("", importlib.import_module(name).__path__[0]),
    }
    for name in ("PyInstaller", "PyInstaller.utils", "PyInstaller.depend"):
        monkeypatch.setitem(sys.modules, name, types.SimpleNamespace())
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", types.SimpleNamespace(**hooks))
    linking = types.SimpleNamespace(get_imports=lambda source: LINKED.get(source, set()))
    monkeypatch.setitem(sys.modules, "PyInstaller.depend.bindepend", linking)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setenv("WORKBENCH_FLAVOUR", flavour)
    monkeypatch.syspath_prepend(str(PACKAGING))
    looked_at: list[str] = []  # what is installed here is of one flavour alone
    monkeypatch.setattr(importlib.import_module("contents"), "check", lambda *each: looked_at.append(each[0]))
    path = PACKAGING / "workbench.spec"
    steps = dict.fromkeys(("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE"), Part)
    found: dict[str, Any] = {"SPECPATH": str(PACKAGING), **steps}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), found)
    assert looked_at == [flavour]
    return found


@pytest.mark.parametrize("flavour", ["cpu", "cuda"])
def test_what_the_spec_asks_for_is_there(flavour: str) -> None:
    analysis = run_spec(flavour)["analysis"]
    inputs = [*analysis.args[0], *analysis.named["pathex"], *analysis.named["runtime_hooks"]]
    inputs += [source for source, _ in analysis.named["datas"]]
    assert not [each for each in inputs if not Path(each).exists()]
    assert bool(analysis.named["runtime_hooks"]) == (flavour == "cpu")


def test_what_nobody_needs_stays_out() -> None:
    folder = run_spec("cuda")["folder"]
    places = {place for entries in folder.args[-2:] for place, *_ in entries}
    assert {"torch/bin/torch_shm_manager", "resources/catalogue.json", "libpython3.11.so.1.0"} <= places
    assert not places & {"torch/bin/protoc", "PySide6/Qt/translations/qtbase_de.qm"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's libraries are not bundled")
def test_libraries_that_nothing_is_linked_with_stay_out() -> None:
    places = {place for place, *_ in run_spec("cuda")["analysis"].binaries}
    assert "libX11.so.6" in places and "libgtk-3.so.0" not in places


def test_another_flavour_is_refused() -> None:
    with pytest.raises(SystemExit, match="WORKBENCH_FLAVOUR is rocm, but must be one of cpu, cuda"):
        run_spec("rocm")


def test_the_download_page_is_written_down_where_the_program_reads_it(
    contents: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WORKBENCH_DOWNLOAD_PAGE", raising=False)
    assert contents.download_page(tmp_path) == []
    monkeypatch.setenv("WORKBENCH_DOWNLOAD_PAGE", "https://example.org/releases")
    ((source, folder),) = contents.download_page(tmp_path / "build")
    assert (Path(source).name, folder) == (DOWNLOAD_PAGE, "resources")
    assert Path(source).read_text() == "https://example.org/releases"


@pytest.mark.parametrize("page", ["example.org", "http://example.org", "https://", "https://example.org/a b"])
def test_what_is_no_address_of_a_page_is_refused(
    contents: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("WORKBENCH_DOWNLOAD_PAGE", page)
    with pytest.raises(ValueError, match=f"WORKBENCH_DOWNLOAD_PAGE is {page}, but must be an address"):
        contents.download_page(tmp_path)


def installed(folder: Path, cuda: str | None, *modules: str) -> tuple[Path, Path]:
    """Stand-ins for the folders of torch and torchvision."""
    for name in ("torch", "torchvision"):
        (folder / name).mkdir()
    version = f"__version__ = '2.13.0'\ncuda = {cuda!r}\n"
    (folder / "torch" / "version.py").write_text(version)
    for module in modules:
        (folder / "torchvision" / f"{module}.py").touch()
    return folder / "torch", folder / "torchvision"


@pytest.mark.parametrize(
    ("flavour", "cuda", "words"),
    [("cpu", "13.0", "cpu, but torch 2.13.0 is for CUDA 13.0"), ("cuda", None, "cuda, but .* is for the CPU alone")],
)
def test_a_torch_of_the_other_flavour_is_refused(
    contents: ModuleType, tmp_path: Path, flavour: str, cuda: str | None, words: str
) -> None:
    with pytest.raises(ValueError, match=rf"^The flavour is {words}; name an index .* in PIP_ARGS"):
        contents.check(flavour, *installed(tmp_path, cuda))


def test_a_hidden_import_that_is_not_there_is_refused(
    contents: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = installed(tmp_path, None, "_C", "image")
    contents.check("cpu", *folders)
    monkeypatch.setitem(contents.MORE_IMPORTS, "cpu", ("torchvision.image", "torchvision.gone"))
    with pytest.raises(ValueError, match=r"names torchvision\.gone, but .*torchvision has no such module"):
        contents.check("cpu", *folders)


def test_each_hidden_import_is_one_of_torchvision_as_it_is_here_or_was_before(contents: ModuleType) -> None:
    """From 0.29 on they are called otherwise; the flavours have a version on either side of it."""
    (folder,) = importlib.import_module("torchvision").__path__
    compiled = {f"torchvision.{each.name.split('.')[0]}" for each in Path(folder).iterdir() if each.suffix in LIBRARIES}
    assert compiled in [set(each) for each in contents.MORE_IMPORTS.values()]
    for names in contents.MORE_IMPORTS.values():
        assert {each.removesuffix("_stable") for each in names} == {"torchvision._C", "torchvision.image"}


def test_nothing_that_the_program_imports_is_excluded(contents: ModuleType) -> None:
    wanted = {name for path in (ROOT / "workbench").rglob("*.py") for name in imported(path)}
    assert wanted & set(contents.EXCLUDED) == {"PySide6.QtMultimedia", "tensorboard"}, "asked for where it is installed"


def imported(path: Path) -> set[str]:
    """Every name that an import of the file may be of a module, with the packages around it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{each.name}" for each in node.names}
    return {name[:end] for name in found for end in (*dots(name), len(name))}


def dots(name: str) -> list[int]:
    return [at for at, character in enumerate(name) if character == "."]


def test_nothing_that_the_program_depends_on_is_excluded(contents: ModuleType) -> None:
    needed = dependencies("metalearning-workbench", set())
    modules = importlib.metadata.packages_distributions().items()
    wanted = {module for module, owners in modules if needed & set(map(canonicalize_name, owners))}
    assert {"torch", "scipy", "sympy", "numpy"} <= wanted
    # torch names both, for compiling on a card and for building what is compiled
    assert wanted & set(contents.EXCLUDED) <= {"triton", "setuptools", "pkg_resources"}


def dependencies(name: str, known: set[str]) -> set[str]:
    """What is installed for it, and for that in turn; without extras."""
    known.add(canonicalize_name(name))
    for text in importlib.metadata.requires(name) or ():
        requirement = Requirement(text)
        applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if applies and canonicalize_name(requirement.name) not in known:
            dependencies(requirement.name, known)
    return known


def test_all_resources_are_shipped_but_the_pictures_of_the_readme() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    there = {f"resources/{each.name}" for each in (ROOT / "resources").iterdir() if each.name != "__pycache__"}
    assert there - set(listed["force-include"]) == {"resources/screenshots"}


@pytest.mark.parametrize("package", [workbench.algorithms, workbench.cli, workbench.data, workbench.reproduce.tables])
def test_what_the_program_finds_by_looking_is_bundled(contents: ModuleType, package: ModuleType) -> None:
    found = {f"{package.__name__}.{each.name}" for each in pkgutil.iter_modules(package.__path__)}
    assert found and found <= set(contents.hidden_imports("cpu"))


def test_every_module_is_bundled(contents: ModuleType) -> None:
    everything = {each.name for each in pkgutil.walk_packages(workbench.__path__, "workbench.")}
    assert everything - {"workbench.__main__"} <= set(contents.modules())


def bundled(contents: ModuleType) -> set[str]:
    """Places in the bundle of what is shipped as files."""
    return {f"{folder}/{Path(source).name}" for source, folder in contents.shipped_files()}


def test_every_file_that_is_no_code_is_bundled(contents: ModuleType) -> None:
    package = [each for each in (ROOT / "workbench").rglob("*") if each.is_file() and "__pycache__" not in each.parts]
    names = {each.relative_to(ROOT).as_posix() for each in package if each.suffix != ".py"}
    assert names and names <= bundled(contents)


@pytest.mark.parametrize(
    "name",
    [
        "catalogue.json",
        "datasets/glyphs.png",
        "export/example.py",
        "fonts/Inter-Regular.otf",
        "icons/app.svg",
        "models/omniglot/card.json",
        "reproduction/omniglot.json",
        *(f"translations/workbench_{code}.qm" for code in TRANSLATED),
    ],
)
def test_resources_lie_where_the_frozen_program_looks(contents: ModuleType, name: str) -> None:
    assert f"resources/{name}" in bundled(contents)


def test_a_resource_that_is_missing_is_named(contents: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "TOP", Path("nowhere"))
    files: Callable[[list[Path]], Any] = contents._files
    with pytest.raises(FileNotFoundError, match="resources/none is to be shipped, but does not exist"):
        list(files([Path("resources/none")]))


def test_modules_of_torch_that_read_their_source_have_it() -> None:
    ways = run_spec("cuda")["analysis"].named["module_collection_mode"]
    assert ways["torch"] == "pyc" and ways["onnxscript"] == "pyz+py"
    assert ways["torch.nn.functional"] == ways["torchvision.models.densenet"] == "pyz+py"
    assert all(ways[f"torch.{each}.config"] == "pyz+py" for each in ("_dynamo", "_functorch", "_inductor"))


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("torch/bin/torch_shm_manager", True),
        ("torch/bin/protoc", False),
        ("torch/include/ATen/ATen.h", False),
        ("torch/testing/_internal/logging_tensor", True),
        ("torch/testing/_internal/opinfo/core", False),
        ("torch/_inductor/codegen/common", True),
        ("torch/_inductor/codegen/triton", False),
        ("torch/_inductor/codegen/cuda/__init__.pyc", True),
        ("torchgen/model.py", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6\\translations\\qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/translations/qt_help_zh_CN.qm", False),
        ("resources/translations/workbench_zh_CN.qm", True),
        ("sklearn/datasets/tests/data/x.gz", False),
    ],
)
def test_what_stays(contents: ModuleType, place: str, kept: bool) -> None:
    assert contents.stays(place, TRANSLATED) is kept
