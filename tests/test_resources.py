"""Shipped files are found alike from a checkout, an installed wheel and a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from workbench import resources as module
from workbench.resources import download_page, resources


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As if the package lay in an empty folder."""
    (tmp_path / "workbench").mkdir()
    monkeypatch.setattr(module, "__file__", str(tmp_path / "workbench" / "resources.py"))
    resources.cache_clear()
    return tmp_path


@pytest.fixture(autouse=True)
def fresh():  # type: ignore[no-untyped-def]
    yield
    resources.cache_clear()


def filled(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "catalogue.json").write_text("{}")
    return folder


def test_in_a_checkout(elsewhere: Path) -> None:
    place = filled(elsewhere / "resources")
    assert resources() == place


def test_in_a_wheel(elsewhere: Path) -> None:
    place = filled(elsewhere / "workbench" / "_resources")
    assert resources() == place


def test_in_a_frozen_program(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(elsewhere / "resources")
    place = filled(elsewhere / "bundle" / "resources")
    monkeypatch.setattr(sys, "_MEIPASS", str(elsewhere / "bundle"), raising=False)
    assert resources() == place


def test_the_download_page_is_what_the_packing_wrote_down(elsewhere: Path) -> None:
    place = filled(elsewhere / "resources")
    assert download_page() == ""
    (place / "download_page.txt").write_text("https://example.org/releases")
    assert download_page() == "https://example.org/releases"


def test_an_incomplete_installation_names_the_places(elsewhere: Path) -> None:
    with pytest.raises(FileNotFoundError, match="_resources"):
        resources()
