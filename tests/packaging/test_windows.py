"""What can be known of the Windows setup without Windows."""

from __future__ import annotations

import importlib
import re
import struct
import subprocess
import sys
from pathlib import Path, PureWindowsPath
from types import ModuleType

import pytest
from inno_script import definitions, directives, entries, filled, sections
from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
SCRIPT = PACKAGING / "windows" / "workbench.iss"
GIVEN = {"Version": "1.2.3", "Flavour": "cpu", "Top": r"..\..", "Frozen": r"..\..\dist\cpu\workbench"}
MADE = ("dist", "build")  # what the build itself writes


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.syspath_prepend(str(PACKAGING / "windows"))
    return importlib.import_module("build_setup")


@pytest.fixture
def resource(build: ModuleType) -> ModuleType:
    return importlib.import_module("version_resource")


@pytest.fixture(scope="module")
def script() -> dict[str, list[str]]:
    return sections(SCRIPT)


@pytest.fixture(scope="module")
def setup(script: dict[str, list[str]]) -> dict[str, str]:
    return directives(script["Setup"])


@pytest.fixture(scope="module")
def names() -> dict[str, str]:
    return {**definitions(SCRIPT), **GIVEN}


def from_the_script(path: str) -> Path:
    """A path of the script, which is relative to its own folder."""
    return Path(SCRIPT.parent, *PureWindowsPath(path).parts).resolve()


def test_every_file_that_is_packed_exists_or_is_what_the_build_writes(script, names, setup) -> None:
    sources = [filled(entry["Source"], names) for entry in entries(script["Files"])]
    sources += [filled(setup[name], names) for name in ("SetupIconFile",)]
    assert len(sources) >= 4
    for source in sources:
        path = from_the_script(source)
        assert path.is_file() or path.relative_to(ROOT).parts[0] in MADE, f"{source} is not there"


def test_all_of_the_frozen_folder_is_packed(script, names) -> None:
    packed = {filled(entry["Source"], names): entry for entry in entries(script["Files"])}
    assert packed[r"..\..\dist\cpu\workbench\*.exe"]["DestDir"] == "{app}"
    inside = packed[r"..\..\dist\cpu\workbench\_internal\*"]
    assert inside["DestDir"] == r"{app}\_internal" and "recursesubdirs" in inside["Flags"]
    removed = entries(script["InstallDelete"])
    assert [each["Name"] for each in removed] == [r"{app}\_internal"], "an older version's files stay"


def test_nothing_of_an_open_program_is_removed_before_it_is_closed(script) -> None:
    """Not even where somebody chose to leave it open: then they are asked once more, and may only try again or stop."""
    code = "\n".join(script["Code"])
    asked = re.search(r"procedure CurStepChanged\(Step: TSetupStep\);\nbegin\n(.*?)\nend;", code, re.DOTALL)
    assert asked and "while (Step = ssInstall) and IsRunning do" in asked[1] and asked[1].rstrip().endswith("Abort;")
    assert code.index("function IsRunning") < asked.start(), "the script's language knows only what stands before"


def test_the_version_is_handed_in_once_and_named_nowhere(setup, build: ModuleType) -> None:
    assert setup["AppVersion"] == "{#Version}"
    assert "{#Version}" in setup["OutputBaseFilename"]
    assert f"/DVersion={build.version()}" in build.compiler_arguments("cpu", build.version(), "")
    assert build.version() not in re.sub(r"^;.*$", "", SCRIPT.read_text(encoding="utf-8-sig"), flags=re.MULTILINE)


def test_it_installs_for_one_user_without_an_administrator(setup, script) -> None:
    assert setup["PrivilegesRequired"] == "lowest"
    assert "PrivilegesRequiredOverridesAllowed" not in setup
    assert setup["DefaultDirName"].startswith(r"{localappdata}\Programs")
    assert {entry["Root"] for entry in entries(script["Registry"])} == {"HKCU"}
    assert all(re.match(r"\{user(programs|desktop)\}", entry["Name"]) for entry in entries(script["Icons"]))


def test_uninstalling_removes_nothing_of_the_users(script) -> None:
    assert "UninstallDelete" not in script
    code = "\n".join(script["Code"])
    assert r"{localappdata}\metalearning-workbench" in code and "DelTree" not in code


def test_the_folder_named_on_uninstalling_is_where_runs_lie_on_windows() -> None:
    asked = "from platformdirs.windows import Windows; from workbench.folders import NAME; "
    asked += "Windows._resolve = None; import platformdirs.windows as w; w.get_win_folder = lambda _: 'LOCAL'; "
    asked += "print(Windows(NAME, appauthor=False).user_data_dir)"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)
    assert PureWindowsPath(answer.stdout.strip()).parts == ("LOCAL", "metalearning-workbench")


def test_both_languages_say_everything(script) -> None:
    languages = {entry["Name"]: entry["MessagesFile"] for entry in entries(script["Languages"])}
    assert languages == {"en": "compiler:Default.isl", "zh": "compiler:Default.isl,chinese.isl"}
    said = directives(script["CustomMessages"])
    english = {key.removeprefix("en.") for key in said if key.startswith("en.")}
    chinese = {key.removeprefix("zh.") for key in said if key.startswith("zh.")}
    assert english == chinese
    used = set(re.findall(r"\{cm:(\w+)\}|CustomMessage\('(\w+)'\)", SCRIPT.read_text(encoding="utf-8-sig")))
    assert {first or second for first, second in used} == english
    for name in english:
        assert re.findall(r"%\d", said[f"en.{name}"]) == re.findall(r"%\d", said[f"zh.{name}"]), name


def test_the_chinese_messages_are_whole_lines_in_chinese(script) -> None:
    path = SCRIPT.with_name("chinese.isl")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "without the mark it is read in the computer's code page"
    lines = sections(path)
    assert directives(lines["LangOptions"])["LanguageID"] == "$0804"
    messages = directives(lines["Messages"])
    assert len(messages) == len(lines["Messages"]) > 150, "a message is there twice"
    without = [key for key, text in messages.items() if not re.search(r"[\u4e00-\u9fff]", text)]
    assert not without


def test_a_session_file_opens_in_the_program(script, names) -> None:
    values = {
        (entry["Subkey"], entry.get("ValueName", "")): entry.get("ValueData", "")
        for entry in entries([filled(line, names) for line in script["Registry"]])
    }
    prog_id = values[r"Software\Classes\.fewshot", ""]
    assert values[r"Software\Classes\.fewshot", "Content Type"] == names["MimeType"]
    assert (r"Software\Classes\.fewshot\OpenWithProgids", prog_id) in values
    command = values[rf"Software\Classes\{prog_id}\shell\open\command", ""]
    assert command == r'"{app}\workbench.exe" "%1"', "a path with a space must stay one argument"
    assert "ChangesAssociations=yes" in script["Setup"]


def test_every_task_that_is_asked_about_is_known(script) -> None:
    known = {entry["Name"] for entry in entries(script["Tasks"])}
    lines = script["Registry"] + script["Icons"]
    assert {entry["Tasks"] for entry in entries(lines) if "Tasks" in entry} == known


def test_what_signs_is_named_by_the_environment_alone(build: ModuleType) -> None:
    assert build.compiler_arguments("cuda", "1.2.3", "")[:-1] == ["/DVersion=1.2.3", "/DFlavour=cuda"]
    signed = build.compiler_arguments("cpu", "1.2.3", "signtool sign $f")
    assert "/Sworkbench=signtool sign $f" in signed and "/DSigned" in signed
    assert Path(signed[-1]) == SCRIPT


def test_the_version_resource_is_one_expression_of_the_version(resource: ModuleType) -> None:
    made: dict[str, object] = {}
    kinds = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct", "VarFileInfo")
    names = {kind: lambda *given, kind=kind, **named: made.setdefault(f"{kind} {given[:1]}", named) for kind in kinds}
    names["StringStruct"] = made.__setitem__
    names["VarStruct"] = lambda *_: None
    exec(compile(resource.version_resource("1.2.3rc4"), "resource", "eval"), names)  # as PyInstaller reads it
    assert made["ProductVersion"] == "1.2.3rc4"
    assert made["FixedFileInfo ()"]["filevers"] == (1, 2, 3, 0)  # type: ignore[index]


def test_a_version_that_windows_cannot_compare_is_refused(resource: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"Version 2\.0 in pyproject\.toml does not begin with three numbers\."):
        resource.numbers("2.0")


def test_the_icon_has_every_size_drawn_for_itself(build: ModuleType, tmp_path: Path) -> None:
    icons = importlib.import_module("draw_icons")
    icons.main(tmp_path)
    icon = Image.open(tmp_path / "workbench.ico")
    assert icon.ico.sizes() == {(size, size) for size in icons.ICO_SIZES}
    small = icon.ico.getimage((16, 16)).convert("RGBA")
    assert not ImageChops.difference(small, icons.drawn(16)).getbbox(), "it was scaled down"
    assert small.getpixel((0, 0))[3] == 0 and small.getpixel((8, 1))[3] == 255
    assert (tmp_path / "workbench.icns").read_bytes()[:8] == struct.pack(
        ">4sI", b"icns", (tmp_path / "workbench.icns").stat().st_size
    )


def test_a_path_too_long_for_windows_is_refused_before_it_is_packed(build: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "short").touch()
    build.check_paths(tmp_path)
    (tmp_path / ("n" * 200)).touch()
    with pytest.raises(build.BuildError, match=r"has 200 characters; Windows has room for 18\d\."):
        build.check_paths(tmp_path)


def test_elsewhere_the_build_says_that_it_needs_windows() -> None:
    if sys.platform == "win32":
        pytest.skip("this is Windows")
    built = subprocess.run(
        [sys.executable, PACKAGING / "windows" / "build_setup.py", "cpu"], capture_output=True, text=True
    )
    assert built.returncode == 1
    assert built.stderr == f"The setup for Windows is built on Windows; this is {sys.platform}.\n"
