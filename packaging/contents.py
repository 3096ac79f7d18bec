"""What goes into the frozen program beside what PyInstaller finds by following imports, and what of that stays out."""

from __future__ import annotations

import os
import re
import runpy
import tomllib
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from importlib.machinery import PathFinder
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
WHEEL = "workbench/_resources/"  # where the wheel has them; the frozen program has them in resources
FLAVOURS = ("cpu", "cuda")

DOWNLOAD_PAGE = "download_page.txt"  # where workbench/resources.py reads it

# Imported by name, or from compiled code, where nobody sees it.
MORE_IMPORTS = {
    "cpu": ("torchvision._C", "torchvision.image"),
    # as torchvision calls them from 0.29 on
    "cuda": ("torchvision._C_stable", "torchvision.image_stable"),
}

# Whose version the program asks for, and what their own code asks for: the metadata of these packages.
METADATA = ("metalearning-workbench", "torch", "torchvision", "numpy", "onnxscript", "onnx_ir")

# Packages that read their own source: it goes along as files.
WITH_SOURCE = ("onnxscript", "onnx_ir", "torch.onnx")
READ_THEIR_SOURCE = re.compile(
    r"install_config_module\(|\bjit\.script\b|\bsubstitute_in_graph\(|\b_overload(_method)?\b"
)

EXCLUDED = (
    *("tkinter", "IPython", "matplotlib", "pandas", "pytest", "_pytest", "pip", "setuptools", "pkg_resources"),
    *("triton", "tensorboard", "pydoc_data", "PIL.AvifImagePlugin", "PIL._avif"),
    *("onnx.backend.test", "onnxruntime.quantization", "onnxruntime.tools", "onnxruntime.transformers"),
    *("pyqtgraph.examples", "pyqtgraph.jupyter", "pyqtgraph.opengl"),
    # asked for only where they are installed; the bundle has the essentials
    *("PySide6.QtMultimedia", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtPdf"),
)

# Patterns of places in the bundle, with / on every system; torch.fx is at torch/fx.
LEFT_OUT = (
    *("*/tests/*", "*.pyi", "*.lib", "*.a", "triton/*", "onnx/backend/test/*", "sympy/physics/*"),
    *("sklearn/datasets/data/*", "sklearn/datasets/images/*", "sklearn/datasets/descr/*"),
    *("torch/test/*", "torch/include/*", "torch/share/*", "torch/bin/*"),
    *("torch/lib/libtorchbind_test*", "torch/lib/libjitbackend_test*", "torch/lib/libbackend_with_compiler*"),
    "torch/lib/libaoti_custom_ops*",
    # what torch.compile, training on many computers and torch's own tests are made of
    *("torch/_inductor/codegen/*", "torch/_inductor/kernel/*", "torch/_vendor/quack/*"),
    "torch/_inductor/fx_passes/serialized_patterns/*",
    *(f"torch/distributed/{each}/*" for each in ("checkpoint", "elastic", "launcher", "optim", "pipelining", "_tools")),
    *(f"torch/testing/_internal/{each}" for each in ("opinfo/*", "distributed/*", "generated/*", "common_m*")),
    *(f"torch/testing/_internal/common_{each}*" for each in ("nn", "quant", "dist", "fsdp", "opt", "dev", "utils")),
    *(f"torch/utils/{each}/*" for each in ("benchmark", "bottleneck", "hipify", "model_dump", "tensorboard", "viz")),
    *("torch/ao/ns/*", "torch/sparse/_triton_ops*", "torch/utils/cpp_extension*"),
    *("*/plugins/platforms/*qeglfs*", "*/plugins/platforms/*qvnc*", "*/plugins/platforms/*qlinuxfb*"),
    *("*/plugins/platforms/*qminimal*", "*/plugins/platforms/*qvkkhrdisplay*", "*/plugins/platformthemes/*qgtk3*"),
    *("*/plugins/egldeviceintegrations/*", "*/plugins/generic/*", "*/plugins/imageformats/*qpdf*"),
    *("*/plugins/platforminputcontexts/*virtualkeyboard*", "*/plugins/qmltooling/*", "*/plugins/sqldrivers/*"),
    *("*/plugins/networkinformation/*", "*/plugins/tls/*", "*libQt6EglF*", "*libQt6Network.*"),
    # of the system: whatever shows windows has it
    *("libdbus-1.so*", "libsystemd.so*", "libgcrypt.so*", "libgpg-error.so*", "libcap.so*", "liblz4.so*"),
)
KEPT = (
    "torch/bin/torch_shm_manager*",  # without it, processes cannot hand tensors to each other
    "torch/*/__init__.py*",
    # torch.export, by which ONNX is made, imports these of torch.compile
    *(f"torch/_inductor/codegen/{each}*" for each in ("common", "cuda/", "rocm/", "xpu/")),
    "torch/testing/_internal/distributed/fake_pg*",
)
QT_TRANSLATIONS = re.compile(r"PySide6/(Qt/)?translations/")


def modules() -> list[str]:
    """Every module of the workbench: commands, datasets, algorithms and tables are found by looking, not imported."""
    paths = sorted((TOP / "workbench").rglob("*.py"))
    names = (path.relative_to(TOP).with_suffix("").parts for path in paths)
    return [".".join(name[:-1] if name[-1] == "__init__" else name) for name in names if name[-1] != "__main__"]


def hidden_imports(flavour: str) -> list[str]:
    """What must be in the bundle although nothing imports it by its name."""
    return [*modules(), *MORE_IMPORTS[flavour]]


def check(flavour: str, torch: Path, torchvision: Path) -> None:
    """Look at what is installed before minutes are spent on it; ``torch`` and ``torchvision`` are their folders.

    Raises:
        ValueError: torch is that of the other flavour, or a name of MORE_IMPORTS is not there.
    """
    built = runpy.run_path(str(torch / "version.py"))
    if bool(built["cuda"]) != (flavour == "cuda"):
        is_for = f"CUDA {built['cuda']}" if built["cuda"] else "the CPU alone"
        raise ValueError(
            f"The flavour is {flavour}, but torch {built['__version__']} is for {is_for}; name an index with the other "
            "one in PIP_ARGS, see packaging/README.md."
        )
    for name in MORE_IMPORTS[flavour]:
        if PathFinder.find_spec(name, [str(torchvision)]) is None:
            raise ValueError(
                f"MORE_IMPORTS in packaging/contents.py names {name}, but {torchvision} has no such module."
            )


def shipped_files() -> list[tuple[str, str]]:
    """(file, folder in the bundle) of what the wheel ships as resources, and of the package's files without code."""
    resources = ((path, path.relative_to(TOP).parent) for path in _resources())
    package = ((path, path.relative_to(TOP).parent) for path in _files([TOP / "workbench"]) if path.suffix != ".py")
    return [(str(path), folder.as_posix()) for path, folder in (*resources, *package)]


def download_page(folder: Path) -> list[tuple[str, str]]:
    """(file, folder in the bundle) of the address from which newer versions come; none where WORKBENCH_DOWNLOAD_PAGE
    names none. Written to ``folder``. Raises ValueError: it is no address that a browser opens."""
    page = os.environ.get("WORKBENCH_DOWNLOAD_PAGE", "").strip()
    if not page:
        return []
    if not re.fullmatch(r"https://[^\s/]+/?\S*", page):
        raise ValueError(f"WORKBENCH_DOWNLOAD_PAGE is {page}, but must be an address that begins with https://.")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DOWNLOAD_PAGE).write_text(page, encoding="utf-8")
    return [(str(folder / DOWNLOAD_PAGE), "resources")]


def _resources() -> Iterator[Path]:
    """As pyproject.toml lists them, the one place that does."""
    wheel = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    listed = wheel["wheel"]["force-include"]
    wrong = [each for each, place in listed.items() if place != each.replace("resources/", WHEEL, 1)]
    if wrong:
        raise ValueError(f"pyproject.toml ships {', '.join(wrong)} under another name; the program would not find it.")
    return _files([TOP / each for each in listed])


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if not place.exists():
            raise FileNotFoundError(f"{place} is to be shipped, but does not exist.")
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (path for path in found if path.is_file() and "__pycache__" not in path.parts)


def stays(place: str, languages: Iterable[str] = ()) -> bool:
    """Whether what lies at ``place`` in the bundle is kept; of Qt's own words only those of ``languages`` are."""
    place = place.replace("\\", "/")
    if QT_TRANSLATIONS.match(place):
        return Path(place).name in {f"qtbase_{each}.qm" for each in languages}
    if any(fnmatch(place, pattern) for pattern in KEPT):
        return True
    return not any(fnmatch(place, pattern) for pattern in LEFT_OUT)


def ways_of_collecting(torch: Path, torchvision: Path) -> dict[str, str]:
    """How PyInstaller puts packages into the bundle: without source, unless they read it.

    Both are the folders of these packages. The largest lie there as files, which pack better than the archive does.
    """
    reading = [name for folder in (torch, torchvision) for name in _reading_their_source(folder)]
    with_source = dict.fromkeys([*WITH_SOURCE, *reading], "pyz+py")
    return {"torch": "pyc", "sympy": "pyc", "torchvision": "pyz", **with_source}


def _reading_their_source(package: Path) -> Iterator[str]:
    """Names of modules; that of the package itself is left out, as it would stand for all in it."""
    for path in package.rglob("*.py"):
        if READ_THEIR_SOURCE.search(path.read_text(encoding="utf-8", errors="replace")):
            name = ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")
            if name != package.name:
                yield name


def needs_cuda(library: str) -> bool:
    """Whether a compiled file is linked with torch's part for NVIDIA's cards: a bundle for the CPU cannot load it."""
    return b"libtorch_cuda.so" in Path(library).read_bytes()
