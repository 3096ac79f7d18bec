"""Classifying a folder: every picture has its row, and no file is ever lost."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from drawings import CHARACTERS, content, ink, on_paper
from session_files import write_run

from workbench.config import AdaptConfig
from workbench.data.errors import DataError
from workbench.data.pictures import Picture, read_picture
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import COPY, MOVE, FolderClassified
from workbench.engine.model import load_model
from workbench.engine.replies import Prediction
from workbench.fewshot.classify import Wish, classify_folder
from workbench.fewshot.folder_names import folder_names
from workbench.fewshot.labels_table import Row, table
from workbench.fewshot.places import misplaced
from workbench.fewshot.session import FewShotSession

NAMES = {"arrow": "arrow", "house": "房子", "zed": "=zed()", "fork": "fork/knife"}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> FewShotSession:
    return FewShotSession(load_model(str(write_run(tmp_path_factory.mktemp("run")))))


@pytest.fixture(scope="module")
def classes() -> Sequence[SupportClass]:
    return [SupportClass(NAMES[each], (read_picture(drawn(each, 105)),)) for each in CHARACTERS]


@pytest.fixture
def wish(tmp_path: Path) -> Wish:
    """A folder with a picture of each character, some in a folder within, and a few things that are none."""
    folder = tmp_path / "pictures"
    (folder / "more" / "深").mkdir(parents=True)
    for name, place in zip(CHARACTERS, (".", "more", "more/深", "."), strict=True):
        (folder / place / f"{name}.png").write_bytes(drawn(name, 140))
    (folder / "=cmd.png").write_bytes(drawn("zed", 120))
    (folder / "broken.jpg").write_bytes(b"\xff\xd8 no more")
    (folder / "read me.txt").write_text("not a picture")
    (folder / ".hidden.png").write_bytes(b"")
    (tmp_path / "out").mkdir()
    return Wish(folder, tmp_path / "out" / "labels.csv")


def drawn(name: str, size: int) -> bytes:
    return content(on_paper(ink(name, size)))


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


class Doubtful(FewShotSession):
    """Takes one picture for one of no class."""

    def recognise(self, *arguments: object) -> tuple[Prediction, ...]:
        made = super().recognise(*arguments)  # type: ignore[arg-type]
        key = read_picture(drawn("arrow", 140)).key
        return tuple(replace(each, known=0.2 if each.key == key else 0.9) for each in made)


def test_each_picture_has_its_row(session: FewShotSession, classes: Sequence[SupportClass], wish: Wish) -> None:
    done = classify_folder(session, classes, wish, request_id=7)
    assert (done.request_id, done.files, done.rejected, done.out) == (7, 5, 0, str(wish.out))
    found = rows(wish.out)
    assert [each["file"] for each in found] == [
        "'=cmd.png",
        "arrow.png",
        "fork.png",
        "more/house.png",
        "more/深/zed.png",
    ]
    wanted = session.adapt(classes, [read_picture(wish.folder / each["file"].lstrip("'")) for each in found])
    for row, each in zip(found, wanted.predictions, strict=True):
        assert row["label"].lstrip("'") == each.label and row["rejected"] == "false"
        assert row["known"] == ""  # this model was not calibrated
        assert float(row["confidence"]) == pytest.approx(each.confidence, abs=1e-6)
        scores = [float(row[f"score {name}"]) for name in NAMES.values()]
        assert scores == pytest.approx(list(each.scores.values()), abs=1e-6)
    assert done.counts == {name: sum(each.label == name for each in wanted.predictions) for name in NAMES.values()}


def test_how_likely_a_picture_is_known_stands_where_the_model_tells(
    classes: Sequence[SupportClass], wish: Wish
) -> None:
    classify_folder(FewShotSession(load_model("builtin:omniglot")), classes, wish)
    assert all(0 < float(each["known"]) < 1 for each in rows(wish.out))


def test_what_cannot_be_read_is_listed_with_the_reason(
    session: FewShotSession, classes: Sequence[SupportClass], wish: Wish
) -> None:
    (refused,) = classify_folder(session, classes, wish).refused
    assert refused["file"] == "broken.jpg"
    assert refused["reason"].startswith("The file is") and refused["reason"].endswith(".")


def test_a_spreadsheet_opens_it_right_and_carries_nothing_out(
    session: FewShotSession, classes: Sequence[SupportClass], wish: Wish
) -> None:
    classify_folder(session, classes, wish)
    raw = wish.out.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and "房子".encode() in raw and raw.count(b"\r\n") == 6
    cells = [cell for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


@pytest.mark.parametrize("name", ["=1+1", "+a", "-a", "@a", "\ta", "\n=a", "a,b", 'a"b', "a\nb", "房"])
def test_any_name_comes_back_from_the_table(name: str) -> None:
    its = Prediction("k", name, 1.0, {name: 1.0})
    ((row),) = csv.DictReader(
        io.StringIO(table([Row(name, its, False)], [name], False).decode("utf-8-sig"), newline="")
    )
    assert row["file"].removeprefix("'") == name == row["label"].removeprefix("'")
    assert row[f"score {name}"] == "1.000000"


def test_below_the_level_it_is_none_of_these(
    session: FewShotSession, classes: Sequence[SupportClass], wish: Wish
) -> None:
    doubtful = Doubtful(session.model)
    done = classify_folder(doubtful, classes, replace(wish, reject=0.5))
    labels = {each["file"]: (each["label"], each["rejected"], each["known"]) for each in rows(wish.out)}
    assert done.rejected == 1 and labels["arrow.png"] == ("none of these", "true", "0.200000")
    assert all(label != "none of these" for file, (label, *_) in labels.items() if file != "arrow.png")
    assert sum(done.counts.values()) == 4 if done.counts else False
    assert classify_folder(doubtful, classes, replace(wish, reject=0.1)).rejected == 0


@pytest.mark.parametrize("how", [COPY, MOVE])
def test_files_go_into_folders_by_class_and_none_is_overwritten(
    session: FewShotSession, classes: Sequence[SupportClass], wish: Wish, tmp_path: Path, how: str
) -> None:
    into, before = tmp_path / "sorted", files_in(wish.folder)
    there = {f"{each}/arrow.png": each.encode() for each in folder_names(list(NAMES.values())).values()}
    for name, each in there.items():
        (into / name).parent.mkdir(parents=True)
        (into / name).write_bytes(each)
    wish = replace(wish, reject=0.5, sort=how, into=into)
    done = classify_folder(Doubtful(session.model), classes, wish)
    after = files_in(into)
    assert {name: after[name] for name in there} == there
    for row in rows(wish.out):
        file = row["file"].lstrip("'")
        assert after[row["sorted_to"].lstrip("'")] == before[file]
        assert (wish.folder / file).exists() == (how == COPY)
    assert (into / "none of these" / "arrow.png").read_bytes() == before["arrow.png"]
    assert len(after) == len(there) + 5 and len(done.refused) == 1
    left = before if how == COPY else {"broken.jpg", "read me.txt", ".hidden.png"}
    assert set(files_in(wish.folder)) == set(left)


def test_two_files_of_one_name_both_stay(
    session: FewShotSession, classes: Sequence[SupportClass], wish: Wish, tmp_path: Path
) -> None:
    (wish.folder / "more" / "ARROW.png").write_bytes(drawn("arrow", 140) + b"\0")
    classify_folder(session, classes, replace(wish, sort=MOVE, into=tmp_path / "sorted"))
    assert len(files_in(tmp_path / "sorted")) == 6
    assert len({name.casefold() for name in files_in(tmp_path / "sorted")}) == 6


def test_sorting_within_the_folder_twice_changes_nothing_more(
    session: FewShotSession, classes: Sequence[SupportClass], wish: Wish
) -> None:
    wish = replace(wish, sort=MOVE, into=wish.folder)
    classify_folder(session, classes, wish)
    first = files_in(wish.folder)
    done = classify_folder(session, classes, wish)
    assert files_in(wish.folder) == first and done.files == 5


def test_what_was_sorted_into_a_folder_within_is_not_looked_at_again(
    session: FewShotSession, classes: Sequence[SupportClass], wish: Wish
) -> None:
    wish = replace(wish, sort=MOVE, into=wish.folder / "sorted")
    assert classify_folder(session, classes, wish).files == 5
    (wish.folder / "new.png").write_bytes(drawn("zed", 130))
    assert classify_folder(session, classes, wish).files == 1


@pytest.mark.parametrize(("into", "words"), [("", "is the folder of the pictures itself"), ("more/sorted", "lies in")])
def test_copies_do_not_go_where_they_would_be_recognised_again(
    session: FewShotSession, classes: Sequence[SupportClass], wish: Wish, tmp_path: Path, into: str, words: str
) -> None:
    before = files_in(tmp_path)
    (tmp_path / "linked").symlink_to(wish.folder)
    for folder in (wish.folder, tmp_path / "linked"):
        with pytest.raises(DataError, match=rf"{words}.* choose a folder outside it\.$"):
            classify_folder(session, classes, replace(wish, sort=COPY, into=folder / into))
    assert files_in(tmp_path) == before
    assert misplaced(wish.folder, tmp_path / "pictures of more", COPY) == ""


def test_nothing_is_moved_before_the_table_is_written(
    session: FewShotSession,
    classes: Sequence[SupportClass],
    wish: Wish,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = files_in(wish.folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.fewshot.classify.write_atomically", full)
    with pytest.raises(DataError, match=r"labels\.csv cannot be written: No space left"):
        classify_folder(session, classes, replace(wish, sort=MOVE, into=tmp_path / "sorted"))
    assert files_in(wish.folder) == before and not (tmp_path / "sorted").exists()


def test_what_is_cancelled_while_reading_changes_nothing(
    session: FewShotSession, classes: Sequence[SupportClass], wish: Wish, tmp_path: Path
) -> None:
    before = files_in(tmp_path)

    def progress(sentence: str, _fraction: float) -> None:
        if sentence.startswith("Recognising"):
            raise InterruptedError("Cancelled.")

    with pytest.raises(InterruptedError):
        classify_folder(session, classes, replace(wish, sort=MOVE, into=tmp_path / "sorted"), progress=progress)
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("calls", range(5))
def test_wherever_moving_ends_every_file_is_in_one_place(
    session: FewShotSession, classes: Sequence[SupportClass], wish: Wish, tmp_path: Path, calls: int
) -> None:
    """As when it is cancelled, or the program is killed, between two files: the table says where each went."""
    before, moved = files_in(wish.folder), []

    def progress(sentence: str, _fraction: float) -> None:
        if sentence.startswith("Moving") and (moved.append(1) or len(moved) > calls):
            raise InterruptedError("Cancelled.")

    with pytest.raises(InterruptedError):
        classify_folder(session, classes, replace(wish, sort=MOVE, into=tmp_path / "sorted"), progress=progress)
    written = [(r["file"].lstrip("'"), r["sorted_to"].lstrip("'")) for r in rows(wish.out)]
    places = [(wish.folder / file, tmp_path / "sorted" / place) for file, place in written]
    assert [source.exists() + target.exists() for source, target in places] == [1] * 5
    assert sum(target.exists() for _, target in places) == calls
    found = [each.read_bytes() for pair in places for each in pair if each.exists()]
    assert sorted(found) == sorted(each for name, each in before.items() if name.endswith(".png") and name[0] != ".")


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_cannot_be_taken_away_stays_and_is_told(
    session: FewShotSession,
    classes: Sequence[SupportClass],
    wish: Wish,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    links: bool,
) -> None:
    plain = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == wish.folder / "fork.png":
            raise PermissionError(13, "Permission denied")
        plain(path, missing_ok)

    def link(*_: object) -> None:
        raise OSError(1, "Operation not permitted")  # as on a memory card

    monkeypatch.setattr(Path, "unlink", unlink)
    if not links:
        monkeypatch.setattr(os, "link", link)
    before = files_in(wish.folder)
    done = classify_folder(session, classes, replace(wish, sort=MOVE, into=tmp_path / "sorted"))
    refused = {each["file"]: each["reason"] for each in done.refused}
    assert refused["fork.png"] == "It was recognised, but could not be moved: Permission denied."
    assert files_in(wish.folder).get("fork.png") == before["fork.png"]
    assert len(files_in(tmp_path / "sorted")) == 4 and not list((tmp_path / "sorted").rglob("fork.png"))


def test_a_link_to_a_picture_is_moved_as_the_picture_it_shows(
    session: FewShotSession, classes: Sequence[SupportClass], wish: Wish, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere.png").write_bytes(drawn("house", 100))
    (wish.folder / "linked.png").symlink_to(tmp_path / "elsewhere.png")
    classify_folder(session, classes, replace(wish, sort=MOVE, into=tmp_path / "sorted"))
    (moved,) = (tmp_path / "sorted").rglob("linked.png")
    assert moved.read_bytes() == (tmp_path / "elsewhere.png").read_bytes() and not moved.is_symlink()
    assert not (wish.folder / "linked.png").is_symlink()


def test_names_of_folders_fit_every_system() -> None:
    names = [
        "a",
        "A",
        "a.",
        "con",
        "COM1.x",
        "",
        " ",
        "..",
        ".git",
        "a/b",
        'x<>:"\\|?*y',
        "房" * 200,
        "😀" * 200,
        "tab\there",
        "a (2)",
    ]
    found = folder_names(names)
    assert list(found) == names
    assert len({each.casefold() for each in found.values()}) == len(names)
    for each in found.values():
        assert each and len(each.encode()) < 255 and not set(each) & set('<>:"/\\|?*\t\0')
        assert each[0] != "." and each[-1] not in ". " and each.lower() not in ("con", "com1.x")
    assert (found["a"], found["A"], found["con"]) == ("a", "A (2)", "_con")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"folder": Path("gone")}, "gone does not exist"),
        ({"folder": Path(__file__)}, "is a file, not a folder"),
        ({"reject": 1.5}, "level of rejecting is 1.5, but must be from 0 to 1"),
        ({"sort": COPY}, "Sorted files need a folder"),
        ({"out": Path(__file__).parent}, "is a folder, and cannot be a file"),
        ({"out": Path(__file__) / "labels.csv"}, r"There is no folder .* to write labels\.csv to"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is(
    session: FewShotSession,
    classes: Sequence[SupportClass],
    wish: Wish,
    change: dict[str, object],
    words: str,
) -> None:
    with pytest.raises(DataError, match=words):
        classify_folder(session, classes, replace(wish, **change))
    assert not (wish.out).exists()


def test_a_folder_without_pictures(
    session: FewShotSession, classes: Sequence[SupportClass], wish: Wish, tmp_path: Path
) -> None:
    (tmp_path / "bare").mkdir()
    with pytest.raises(DataError, match="bare holds no pictures"):
        classify_folder(session, classes, replace(wish, folder=tmp_path / "bare"))


def test_many_files_are_told_of_as_they_are_done(
    session: FewShotSession, classes: Sequence[SupportClass], tmp_path: Path
) -> None:
    folder, said = tmp_path / "many", []
    folder.mkdir()
    for number in range(150):
        (folder / f"{number}.png").write_bytes(drawn("zed", 60 + number))
    wish = Wish(folder, tmp_path / "labels.csv")
    done: FolderClassified = classify_folder(session, classes, wish, progress=lambda *each: said.append(each))
    assert [each["file"] for each in rows(wish.out)] == [f"{number}.png" for number in range(150)]
    assert done.files == 150 and [sentence for sentence, _ in said] == [
        "Recognising 0 of 150 pictures",
        "Recognising 64 of 150 pictures",
        "Recognising 128 of 150 pictures",
        "Writing the table",
    ]
    assert [fraction for _, fraction in said] == sorted(fraction for _, fraction in said)


def test_it_adapts_as_it_is_asked_to(session: FewShotSession, classes: Sequence[SupportClass], wish: Wish) -> None:
    options = AdaptConfig(final_head="tree")
    classify_folder(session, classes, wish, options)
    pictures: list[Picture] = [read_picture(wish.folder / "arrow.png")]
    (wanted,) = session.adapt(classes, pictures, options).predictions
    found = {each["file"]: each for each in rows(wish.out)}["arrow.png"]
    assert float(found["confidence"]) == pytest.approx(wanted.confidence, abs=1e-6)
