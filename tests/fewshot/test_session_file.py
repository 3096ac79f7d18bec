"""A session comes back as it was saved, also on a computer that lacks its model."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from session_files import entries, session, write_run

from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.engine.model import load_model
from workbench.fewshot.session import FewShotSession
from workbench.fewshot.session_file import Session, SessionFileError, open_session, save_session
from workbench.folders import cache_folder, runs_folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept.fewshot"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another computer: nothing lies in its folders yet."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "elsewhere"))


def same(one: Session, other: Session) -> None:
    assert (one.options, one.reject) == (other.options, other.reject)
    assert [each.name for each in one.classes] == [each.name for each in other.classes]
    pairs = [(a.pictures, b.pictures) for a, b in zip(one.classes, other.classes, strict=True)]
    for ones, others in [*pairs, (one.queries, other.queries)]:
        for a, b in zip(ones, others, strict=True):
            same_picture(a, b)


def same_picture(one: Picture, other: Picture) -> None:
    assert (one.key, one.name, one.part) == (other.key, other.name, other.part)
    assert np.array_equal(one.pixels, other.pixels) and other.pixels.dtype == np.uint8
    assert (one.closeup is None) == (other.closeup is None)
    assert one.closeup is None or np.array_equal(one.closeup, other.closeup)


def test_a_session_comes_back_as_it_was(path: Path) -> None:
    assert save_session(path, session()) == ""
    opened = open_session(path)
    same(session(), opened)
    assert (opened.model, opened.note) == ("builtin:omniglot", "")
    assert "model.safetensors" not in entries(path)


def test_pixels_are_kept_exactly_also_where_nothing_is_seen_of_them(path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (256, 130, 4), np.uint8)
    pixels[:, :20, 3] = 0
    noise = Picture("a" * 64, "noise.png", pixels, part=1 / 3)
    save_session(path, Session("builtin:omniglot", (), (noise,)))
    same_picture(noise, open_session(path).queries[0])


def test_the_same_session_gives_the_same_file(path: Path, tmp_path: Path) -> None:
    save_session(path, session())
    save_session(tmp_path / "again.fewshot", session())
    assert path.read_bytes() == (tmp_path / "again.fewshot").read_bytes()


def test_an_empty_session_and_one_without_a_choice(path: Path) -> None:
    save_session(path, Session("builtin:omniglot", ()))
    assert open_session(path) == Session("builtin:omniglot", ())


def test_a_run_travels_with_the_session(path: Path, elsewhere: None, tmp_path: Path) -> None:
    run = write_run(tmp_path / "characters-07")
    save_session(path, replace(session(str(run)), model_name="Characters: 07/b"))
    before = FewShotSession(load_model(str(run))).adapt(session().classes[:2], session().queries)
    run.rename(tmp_path / "gone")
    opened = open_session(path)
    same(session(), opened)
    assert opened.model_name == "Characters: 07/b"
    assert Path(opened.model).name == "characters-07" and Path(opened.model).is_relative_to(cache_folder())
    after = FewShotSession(load_model(opened.model)).adapt(opened.classes[:2], opened.queries)
    assert after.predictions == before.predictions
    again = tmp_path / "again.fewshot"
    save_session(again, opened)
    assert again.read_bytes() == path.read_bytes()


def test_the_file_tells_nothing_of_whoever_trained_the_model(path: Path, tmp_path: Path) -> None:
    save_session(path, session(str(write_run(tmp_path / "run"))))
    content = b"".join(entries(path).values())
    assert b"secret" not in content and str(tmp_path).encode() not in content
    assert len(entries(path)["model.safetensors"]) < 100_000  # without what only a continued run needs


def test_a_run_that_is_here_is_used_as_long_as_it_is_the_same(path: Path, elsewhere: None) -> None:
    run = write_run(runs_folder() / "characters-08")
    save_session(path, replace(session(str(run)), model_name="characters 08, 97 %"))
    assert open_session(path).model == str(run)
    (run / "checkpoints" / "best.safetensors").write_bytes(b"it went on")
    opened = open_session(path)
    assert Path(opened.model).is_relative_to(cache_folder()) and load_model(opened.model).config.algorithm == "protonet"


def test_a_run_whose_name_no_other_system_could_hold(path: Path, elsewhere: None, tmp_path: Path) -> None:
    save_session(path, session(str(write_run(tmp_path / "a:b? con."))))
    assert Path(open_session(path).model).name == "a_b_ con"
    load_model(open_session(path).model)


def test_a_copy_in_the_cache_that_was_damaged_is_made_anew(path: Path, elsewhere: None, tmp_path: Path) -> None:
    save_session(path, session(str(write_run(tmp_path / "run"))))
    unpacked = Path(open_session(path).model) / "checkpoints" / "best.safetensors"
    unpacked.write_bytes(b"torn")
    load_model(open_session(path).model)


def test_without_its_run_everything_else_is_saved(path: Path, tmp_path: Path) -> None:
    said = save_session(path, session(str(tmp_path / "deleted")))
    assert "kept.fewshot was saved without its model" in said
    opened = open_session(path)
    same(session(), opened)
    assert opened.model == "" and "deleted is neither in the file nor on this computer" in opened.note


def test_a_shipped_model_that_changed_is_told(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    save_session(path, session())
    shipped = tmp_path / "models" / "omniglot" / "checkpoints"
    shipped.mkdir(parents=True)
    (shipped / "best.safetensors").write_bytes(b"newer")
    monkeypatch.setattr("workbench.fewshot.session_model.resources", lambda: tmp_path)
    assert "has changed since" in open_session(path).note


def test_weights_of_ones_own_are_found_again_but_not_by_others(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = tmp_path / "own weights.pth"
    weights.write_bytes(b"any")
    ref = f"pretrained:resnet18={weights}"
    assert save_session(path, session(ref)) == ""
    assert str(tmp_path).encode() not in b"".join(entries(path).values())
    assert (open_session(path).model, open_session(path).note) == (ref, "")
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "elsewhere"))
    assert open_session(path).model == "" and "resnet18 with weights from a file" in open_session(path).note
    monkeypatch.undo()
    weights.write_bytes(b"others")
    assert open_session(path).model == ""
    weights.unlink()
    assert open_session(path).model == ""


def test_a_network_of_torchvision(path: Path) -> None:
    save_session(path, session("pretrained:mobilenet_v3_small"))
    assert open_session(path).model == "pretrained:mobilenet_v3_small"


def test_what_cannot_be_written_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_session(path, session())
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SessionFileError, match=r"kept\.fewshot cannot be written: No space left"):
        save_session(path, replace(session(), reject=None))
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]


def test_more_than_can_be_opened_is_not_saved(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.fewshot.session_schema.MOST_CLASSES", 2)
    with pytest.raises(SessionFileError, match="it has 3 classes, but may have at most 2"):
        save_session(path, session())
    assert not path.exists()


def test_two_classes_of_one_name_are_not_saved(path: Path) -> None:
    with pytest.raises(SessionFileError, match="one of its classes comes twice"):
        save_session(path, Session("builtin:omniglot", (SupportClass("a", ()), SupportClass("a", ()))))


def test_neither_torch_nor_qt_is_needed() -> None:
    check = "import sys, workbench.fewshot.session_file; sys.exit(bool({'torch', 'PySide6'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", check], check=False, timeout=60).returncode == 0
