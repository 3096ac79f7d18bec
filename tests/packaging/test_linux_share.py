"""Menu entry, file type, icons, metadata and manual agree with each other and with the program."""

from __future__ import annotations

import argparse
import configparser
import gzip
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from linux_packages import LINUX, TOP, write_share
from PIL import Image

from workbench import cli
from workbench.fewshot.session_file import SUFFIX
from workbench.folders import NAME

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
TYPES = "{http://www.freedesktop.org/standards/shared-mime-info}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
VERSION = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]["version"]


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_share(tmp_path_factory.mktemp("share"))


@pytest.fixture
def entry(share: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(share / "applications" / f"{NAME}.desktop", "utf-8")
    return parser["Desktop Entry"]


@pytest.fixture
def file_type(share: Path) -> ET.Element:
    found = ET.parse(share / "mime" / "packages" / f"{NAME}.xml").find(f"{TYPES}mime-type")
    assert found is not None
    return found


@pytest.fixture
def metainfo(share: Path) -> ET.Element:
    return ET.parse(share / "metainfo" / f"{NAME}.metainfo.xml").getroot()


def test_the_entry_opens_the_type_that_sessions_are_of(entry: configparser.SectionProxy, file_type: ET.Element) -> None:
    assert entry["MimeType"] == f"{file_type.attrib['type']};"
    assert entry["Exec"] == "workbench %f"
    assert [each.attrib["pattern"] for each in file_type.iter(f"{TYPES}glob")] == [f"*{SUFFIX}"]


def test_a_dock_finds_the_entry_of_the_window(entry: configparser.SectionProxy) -> None:
    assert entry["StartupWMClass"] == NAME  # Qt's class of a window is the application's name


def test_the_entry_speaks_chinese(entry: configparser.SectionProxy) -> None:
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert any("\u4e00" <= letter <= "\u9fff" for letter in entry[f"{key}[zh_CN]"])


def test_metadata_agrees_with_the_entry(
    metainfo: ET.Element, entry: configparser.SectionProxy, file_type: ET.Element
) -> None:
    named = {each.attrib.get(LANGUAGE): each.text for each in metainfo.findall("name")}
    assert named == {None: entry["Name"], "zh_CN": entry["Name[zh_CN]"]}
    assert metainfo.findtext("launchable") == f"{NAME}.desktop"
    assert metainfo.findtext("provides/mediatype") == file_type.attrib["type"]
    assert metainfo.findtext("provides/binary") == entry["Exec"].split()[0]
    assert metainfo.findtext("icon") == entry["Icon"]
    listed = [each.text for each in metainfo.iter("category")]
    assert listed == entry["Categories"].rstrip(";").split(";")


def test_metadata_speaks_chinese_throughout(metainfo: ET.Element) -> None:
    for kind in ("name", "summary", "description/p", "description/ul/li"):
        languages = [each.attrib.get(LANGUAGE) for each in metainfo.findall(kind)]
        assert languages == [None, "zh_CN"] * (len(languages) // 2)


def test_the_newest_release_is_this_version(metainfo: ET.Element) -> None:
    releases = [each.attrib for each in metainfo.iter("release")]
    assert releases[0]["version"] == VERSION
    assert "date" in releases[0]


@pytest.mark.parametrize("size", SIZES)
def test_icons_are_there_in_every_size(
    share: Path, entry: configparser.SectionProxy, file_type: ET.Element, size: int
) -> None:
    icon = file_type.find(f"{TYPES}icon")
    assert icon is not None
    for name in (f"apps/{entry['Icon']}", f"mimetypes/{icon.attrib['name']}"):
        with Image.open(share / "icons" / "hicolor" / f"{size}x{size}" / f"{name}.png") as image:
            assert image.size == (size, size)
            assert image.mode == "RGBA"
            assert image.getchannel("A").getextrema() == (0, 255)  # round corners, and something within
        assert (share / "icons" / "hicolor" / "scalable" / f"{name}.svg").is_file()


def test_the_manual_has_every_command_and_every_option(share: Path) -> None:
    page = gzip.decompress((share / "man" / "man1" / "workbench.1.gz").read_bytes()).decode()
    plain = page.replace(r"\-", "-")
    for command in _commands(cli._parser()):
        section = plain.partition(f"\n.SS {command.prog}\n")[2].partition("\n.SS ")[0]
        assert section, command.prog
        options = {each for action in command._actions for each in action.option_strings} - {"-h", "--help"}
        assert not [each for each in options if rf"\fB{each}\fR" not in section], command.prog
    assert f'"workbench {VERSION}"' in page


def _commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Those that do something themselves."""
    within = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    for action in within:
        for command in action.choices.values():
            yield from _commands(command)
    if not within:
        yield parser


def check(name: str, *arguments: str | Path) -> str:
    """What a linter says, which must be content."""
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed; packaging/linux/tools installs it")
    done = subprocess.run([name, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_linters_are_content(share: Path) -> None:
    assert check("desktop-file-validate", share / "applications" / f"{NAME}.desktop") == ""
    check("appstreamcli", "validate", "--no-net", share / "metainfo" / f"{NAME}.metainfo.xml")


def test_the_manual_can_be_set_without_a_warning(share: Path) -> None:
    page = share / "man" / "man1" / "workbench.1.gz"
    assert "warning" not in check("man", "--warnings", "--local-file", "-Z", "-Tutf8", page)


def test_every_shell_script_can_be_read() -> None:
    for name in ("install", "uninstall", "tools", "before-unpacking"):
        subprocess.run(["sh", "-n", str(LINUX / name)], check=True)
