"""Files that a command writes: nothing is replaced unasked, and no name says what the file is not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from drawings import CHARACTERS, content, ink, on_paper
from session_files import write_run

from workbench.cli import main
from workbench.data.pictures import read_picture
from workbench.engine.commands import SupportClass
from workbench.fewshot.session_file import Session, save_session

EXPORTED = ("c.onnx", "c.labels.txt", "c_example.py")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run, a folder of classes, a picture to recognise, and a session with all of that."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(write_run(tmp_path_factory.mktemp("run")), folder / "run")
    for name in CHARACTERS:
        (folder / "support" / name).mkdir(parents=True)
        (folder / "support" / name / "one.png").write_bytes(content(on_paper(ink(name))))
    (folder / "p.png").write_bytes(content(on_paper(ink("zed", 300))))
    classes = [SupportClass(name, (read_picture(folder / "support" / name / "one.png"),)) for name in CHARACTERS]
    save_session(folder / "saved.fewshot", Session(str(folder / "run"), tuple(classes), reject=0.0))
    return folder


@pytest.fixture
def files(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 2
    said = capsys.readouterr()
    (line,) = said.err.splitlines()
    assert said.out == ""
    return line


def test_a_trace_replaces_no_file_unasked(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["adapt", "run", "--support", "support", "--query", "p.png", "--trace", "precious.txt"]
    (files / "precious.txt").write_text("a day's work")
    assert "precious.txt is there already: name another file, or" in refused(capsys, *given)
    assert (files / "precious.txt").read_text() == "a day's work"
    assert main([*given, "--overwrite"]) == 0
    assert (files / "precious.txt").read_text().startswith("{")


@pytest.mark.parametrize("there", EXPORTED)
def test_an_export_replaces_none_of_its_files_unasked(
    files: Path, there: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["export", "run", "--support", "support", "--out", "c.onnx"]
    (files / there).write_text("a day's work")
    assert f"{there} is there already" in refused(capsys, *given)
    assert [each.name for each in files.glob("c*")] == [there] and (files / there).read_text() == "a day's work"


def test_an_export_replaces_its_files_where_that_is_asked_for(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for each in EXPORTED:
        (files / each).write_text("a day's work")
    assert main(["export", "run", "--support", "support", "--out", "c", "--overwrite"]) == 0
    assert sorted(each.name for each in files.glob("c*")) == sorted(EXPORTED)
    assert "a day's work" not in [(files / each).read_bytes()[:12].decode("latin-1") for each in EXPORTED]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("export run --support support --out c.txt", "--out c.txt must be a name that ends in .onnx."),
        ("export run --support support --out support", "support is a folder, and cannot be a file."),
        ("report run --out x.txt", "--out x.txt must be a name that ends in .html or .htm."),
        ("report run --csv x.html", "--csv x.html must be a name that ends in .csv."),
        ("report run --svg x", "--svg x must be a name that ends in .svg."),
        ("report run --png x.svg", "--png x.svg must be a name that ends in .png."),
        ("classify saved.fewshot support --out x.xlsx", "--out x.xlsx must be a name that ends in .csv."),
    ],
)
def test_no_file_is_named_as_what_it_is_not(
    files: Path, arguments: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(files.rglob("*"))
    assert refused(capsys, *arguments.split()) == f"workbench: {sentence}"
    assert sorted(files.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("classify saved.fewshot gone --out x.csv", "gone does not exist"),
        ("classify saved.fewshot p.png --out x.csv", "p.png is a file, not a folder"),
        ("classify saved.fewshot support --out x.csv --reject 7", "is 7, but must be from 0 to 1"),
        ("classify saved.fewshot support --out run", "run is a folder"),
        ("classify saved.fewshot support --out x.csv --copy-to support/there", "choose a folder outside it"),
        ("datasets add mine support --size 0", "--size is 0 pixels, but must lie between 8 and 512"),
        ("export run --support support --out nowhere/c.onnx", "There is no folder nowhere"),
        ("adapt run --support support --query p.png --trace p.png", "p.png is there already"),
    ],
)
def test_what_cannot_be_is_said_before_torch_is_loaded(files: Path, arguments: str, words: str) -> None:
    code = (
        "import sys; sys.modules['torch'] = None\n"  # as if it could not be imported
        "from workbench.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    given = [sys.executable, "-c", code, *arguments.split()]
    done = subprocess.run(given, capture_output=True, text=True, check=False, cwd=files)
    (line,) = done.stderr.splitlines()
    assert done.returncode == 2 and words in line and not list(files.glob("x*"))
