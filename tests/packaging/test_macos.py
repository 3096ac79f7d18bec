"""What can be known of the application for macOS without a Mac."""

from __future__ import annotations

import importlib
import plistlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
from inno_script import definitions

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
MACOS = PACKAGING / "macos"
MIME_NAMESPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(MACOS))
    return importlib.import_module("bundle")


@pytest.fixture
def plist(bundle: ModuleType) -> dict:
    """As it is read back from the file that PyInstaller writes."""
    return plistlib.loads(plistlib.dumps(bundle.info_plist("1.2.3")))


def test_the_version_is_the_one_handed_in(plist: dict) -> None:
    assert plist["CFBundleShortVersionString"] == plist["CFBundleVersion"] == "1.2.3"


def test_the_oldest_system_is_the_one_that_is_promised(bundle: ModuleType, plist: dict) -> None:
    assert plist["LSMinimumSystemVersion"] == bundle.OLDEST_SYSTEM
    major, _ = bundle.OLDEST_SYSTEM.split(".")
    for path in ("README.md", "packaging/README.md"):
        promised = re.findall(r"macOS (\d+)", (ROOT / path).read_text("utf-8"))
        assert set(promised) == {major}, path


def test_the_application_owns_its_sessions(plist: dict) -> None:
    (document,), (exported,) = plist["CFBundleDocumentTypes"], plist["UTExportedTypeDeclarations"]
    assert document["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    assert (document["LSHandlerRank"], document["CFBundleTypeRole"]) == ("Owner", "Editor")
    assert exported["UTTypeTagSpecification"]["public.filename-extension"] == ["fewshot"]


def test_linux_windows_and_macos_name_the_same_type(bundle: ModuleType) -> None:
    linux = ET.parse(PACKAGING / "linux" / "metalearning-workbench.xml").getroot().find(f"{MIME_NAMESPACE}mime-type")
    assert linux is not None
    windows = definitions(PACKAGING / "windows" / "workbench.iss")["MimeType"]
    assert linux.get("type") == windows == bundle.MIME_TYPE
    glob = linux.find(f"{MIME_NAMESPACE}glob")
    assert glob is not None and glob.get("pattern") == "*.fewshot"


def test_linux_and_macos_know_the_program_by_one_name(bundle: ModuleType) -> None:
    metainfo = ET.parse(PACKAGING / "linux" / "metalearning-workbench.metainfo.xml").getroot()
    # AppStream forbids hyphens there, and Apple underscores
    assert metainfo.findtext("id") == bundle.IDENTIFIER.replace("-", "_")
    assert re.fullmatch(r"[A-Za-z0-9.-]+", bundle.IDENTIFIER)
    assert bundle.SESSION_TYPE.startswith(f"{bundle.IDENTIFIER}.")


def test_what_the_system_asks_is_explained_in_both_languages(plist: dict) -> None:
    assert plist["NSCameraUsageDescription"].endswith(".")
    assert plist["CFBundleLocalizations"] == ["en", "zh-Hans"]
    chinese = dict(
        re.findall(
            r'^"([^"]+)" = "([^"]+)";$', (MACOS / "zh-Hans.lproj" / "InfoPlist.strings").read_text("utf-8"), re.M
        )
    )
    assert set(chinese) == {
        "CFBundleDisplayName",
        "NSCameraUsageDescription",
        plist["UTExportedTypeDeclarations"][0]["UTTypeDescription"],
    }
    assert all(re.search(r"[\u4e00-\u9fff]", text) for text in chinese.values())


def test_the_chinese_folder_is_where_the_spec_looks(bundle: ModuleType) -> None:
    assert (ROOT / bundle.CHINESE / "InfoPlist.strings").is_file()


def test_the_hardened_runtime_is_loosened_no_further_than_needed() -> None:
    entitlements = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert entitlements == {
        "com.apple.security.cs.allow-jit": True,
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.device.camera": True,
    }


def test_the_build_uses_the_names_that_the_bundle_has(bundle: ModuleType) -> None:
    script = (MACOS / "build").read_text("utf-8")
    assert f'app="dist/cpu/{bundle.APP}"' in script
    for path in re.findall(r"(?<![\w/$])packaging/[\w./-]+", script):
        if path != "packaging/build":
            assert (ROOT / path).exists(), path


def test_secrets_are_never_written_into_the_scripts() -> None:
    for name in ("build", "take_keys"):
        script = (MACOS / name).read_text("utf-8")
        assert "set -x" not in script and "--password" not in script


def test_elsewhere_the_build_says_that_it_needs_a_mac() -> None:
    if sys.platform != "linux":
        pytest.skip("the sentence is looked at on Linux")
    built = subprocess.run([MACOS / "build"], capture_output=True, text=True)
    assert (built.returncode, built.stderr) == (2, "The application for macOS is built on macOS; this is Linux.\n")
