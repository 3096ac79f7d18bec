"""What the user says of a run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.runs.about import NAME, About, read_about, write_about
from workbench.runs.errors import RunError

SAID = About("Dernière tentative 最后", 'Line one.\nLine two: "quoted" 👍', ("best", "thèse", "第一章"))


def test_what_is_said_reads_back(tmp_path: Path) -> None:
    assert read_about(tmp_path) == About()
    write_about(tmp_path, SAID)
    assert read_about(tmp_path) == SAID
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_tags_are_sorted_and_each_is_there_once() -> None:
    assert About(tags=("b",)).tagged(["c", "a", "b"], ["c"]).tags == ("a", "b")


def test_characters_that_would_steer_a_terminal_are_left_out(tmp_path: Path) -> None:
    kept = write_about(tmp_path, About("a\x1b[31mb", "one\r\n\ttwo\x1b\x07\x9b"))
    assert kept == read_about(tmp_path) == About("a[31mb", "one\n\ttwo")
    (tmp_path / NAME).write_text(json.dumps({"note": "as before\x1b"}), encoding="utf-8")
    assert read_about(tmp_path) == About(note="as before")


def test_a_tag_that_is_refused_is_not_repeated_at_length(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="x…' is no tag") as refused:
        write_about(tmp_path, About(tags=("x" * 5_000,)))
    assert len(str(refused.value)) < 300 + len(tmp_path.name)


@pytest.mark.parametrize(
    ("about", "why"),
    [
        (About("two\nlines"), "one line"),
        (About("x" * 201), "200 characters, and this has 201"),
        (About(note="x" * 100_001), "100,000 characters, and this has 100,001"),
        (About(tags=("",)), "is no tag"),
        (About(tags=(" a",)), "is no tag"),
        (About(tags=("a,b",)), "is no tag"),
        (About(tags=tuple(f"t{n:03}" for n in range(101))), "100 tags, and this has 101"),
    ],
)
def test_what_cannot_be_said_is_refused_and_the_former_stays(tmp_path: Path, about: About, why: str) -> None:
    write_about(tmp_path, SAID)
    with pytest.raises(RunError, match=f"{tmp_path.name}.*{why}"):
        write_about(tmp_path, about)
    assert read_about(tmp_path) == SAID


@pytest.mark.parametrize(
    "text",
    [
        "", "no json", "[]", "null", '{"title": 3}', '{"tags": "a"}', '{"tags": [1]}', '{"other": ""}', "[" * 100_000,
        '{"title": NaN}', '{"note": {}}', json.dumps({"note": "x" * 2_000_000}), "\udcff",
    ],
)  # fmt: skip
def test_a_damaged_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(RunError, match=r"about\.json cannot be read"):
        read_about(tmp_path)


def test_a_file_that_cannot_be_written_or_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="There is no run at"):
        write_about(tmp_path / "gone", SAID)
    (tmp_path / NAME).mkdir()
    with pytest.raises(RunError, match=r"about\.json is no file"):
        read_about(tmp_path)
    with pytest.raises(RunError, match=r"about\.json cannot be written"):
        write_about(tmp_path, SAID)
