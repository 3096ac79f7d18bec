"""The gallery of datasets: its cards, its filters, what is the user's own, and the pictures that are kept for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop
from gui.stand_in_engine import StandInEngine
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from workbench.catalogue import catalogue
from workbench.data import mnist
from workbench.dataset_records import Record, remove_record, write_record
from workbench.engine.own_pictures import DatasetRemoved, RemoveDataset
from workbench.engine.replies import RequestFailed
from workbench.gui.controllers.gallery import GalleryController
from workbench.gui.icons import icon
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.models.downloads import is_downloaded, size_words
from workbench.gui.models.gallery import DRAWINGS, EVERY, PHOTOGRAPHS, YOURS, gallery_items, kept_pictures, matching
from workbench.gui.widgets.dataset_dialog import NOTHING, DatasetDialog

LEAVES = Record("leaves", "somewhere", 64, True, None, {"classes": 4, "images": 20})


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))


@pytest.fixture
def dialog(qtbot: Any) -> Iterator[DatasetDialog]:
    made = DatasetDialog(catalogue().datasets, DatasetChoice(), None, [LEAVES.card()])
    qtbot.addWidget(made)
    made.show()
    yield made


def shown(dialog: DatasetDialog) -> list[str]:
    return [each.key for each in dialog.grid.items]


def test_every_dataset_has_a_card_with_a_picture_or_a_drawing_and_says_whose_split_it_has() -> None:
    items = {each.key: each for each in gallery_items(catalogue().datasets, [LEAVES.card()])}
    assert set(items) == {each["name"] for each in catalogue().datasets} | {"leaves"}
    for each in items.values():
        assert icon(f"datasets/{each.emblem}").pixmap(QSize(32, 32)).toImage() != QImage()
        assert {"Licence", "Split"} <= {label for label, _ in each.facts}
    assert all(items[name].pictures for name in ("glyphs", "textures", "omniglot"))
    assert dict(items["mini_imagenet"].facts)["Split"] == "Ravi & Larochelle 2017"
    assert dict(items["mnist"].facts)["Split"] == "ours, drawn by chance"
    (mine,) = gallery_items([], [{**LEAVES.card(), "split_by": "you"}])
    assert dict(mine.facts)["Split"] == "yours"


def test_the_shipped_rows_hold_eight_squares() -> None:
    for each in gallery_items(catalogue().datasets):
        if each.pictures:
            width, height = Image.open(each.pictures).size
            assert width == 8 * height


def test_the_search_and_the_filters_leave_what_fits(dialog: DatasetDialog, qtbot: Any) -> None:
    everything = shown(dialog)
    dialog.filters.search.setText("bertinetto")
    assert shown(dialog) == ["cifar_fs"]
    dialog.filters.search.setText("no such dataset")
    assert shown(dialog) == [] and dialog._nothing.isVisible()
    dialog.filters.clear()
    dialog.filters.kinds.set_chosen(YOURS)
    dialog.filters.changed.emit()
    assert shown(dialog) == ["folder", "leaves"]
    dialog.filters.clear()
    dialog.filters.at_hand.setChecked(True)
    assert shown(dialog) == ["glyphs", "textures", "folder", "leaves"]
    dialog.filters.at_hand.setChecked(False)
    assert shown(dialog) == everything


def test_what_was_downloaded_needs_no_download_any_more(tmp_path: Path) -> None:
    items = gallery_items(catalogue().datasets)
    assert "cifar_fs" not in [each.key for each in matching(items, "", PHOTOGRAPHS, True)]
    (tmp_path / "data" / "cifar100").mkdir(parents=True)
    (tmp_path / "data" / "cifar100" / "cifar-100-python.tar.gz.part").touch()
    assert not is_downloaded("fc100"), "it is not there as a whole"
    (tmp_path / "data" / "cifar100" / "cifar-100-python.tar.gz").touch()
    at_hand = [each.key for each in matching(gallery_items(catalogue().datasets), "", EVERY, True)]
    assert {"cifar_fs", "fc100"} <= set(at_hand)


def test_a_download_that_lacks_a_file_is_still_to_be_fetched(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "mnist"
    folder.mkdir(parents=True)
    for name in mnist.FILES.files():
        assert not is_downloaded("mnist")
        (folder / name).touch()
    assert is_downloaded("mnist")


def test_the_size_of_a_download_is_told_in_megabytes_or_gigabytes_where_it_is_known() -> None:
    assert size_words("omniglot") == "about 15 MB"
    assert size_words("aircraft") == "about 2.8 GB"
    assert size_words("leaves") == ""


def test_a_dataset_of_ones_own_is_used_like_any_other(dialog: DatasetDialog, qtbot: Any) -> None:
    write_record(LEAVES)
    dialog.choose("leaves")
    assert not dialog.place.isVisible() and dialog.details.remove.isVisible()
    with qtbot.waitSignal(dialog.chosen) as heard:
        dialog.use.click()
    assert (heard.args[0].name, heard.args[0].data, heard.args[1]) == ("leaves", "", False)


def test_pictures_of_ones_own_are_looked_at_before_they_are_used(
    dialog: DatasetDialog, qtbot: Any, tmp_path: Path
) -> None:
    dialog.choose("folder")
    assert not dialog.use.isEnabled() and dialog.use.toolTip() == "Choose your folder or .zip first"
    with qtbot.waitSignal(dialog.ownRequested) as heard:
        dialog.place.set_path(tmp_path)
    assert heard.args == [tmp_path] and not dialog.isVisible()


def test_arrows_move_the_highlight_and_down_leaves_the_search(dialog: DatasetDialog, qtbot: Any) -> None:
    qtbot.keyClick(dialog.filters.search, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Right)
    assert dialog.highlighted == shown(dialog)[1]
    assert dialog.details.facts[:2] == ["Needs", "No download needed"]


def test_the_picture_kept_from_an_earlier_opening_stands_on_the_card() -> None:
    path = kept_pictures("cifar_fs")
    path.parent.mkdir(parents=True)
    Image.new("RGB", (96, 32), "red").save(path)
    item = next(each for each in gallery_items(catalogue().datasets) if each.key == "cifar_fs")
    assert item.pictures == path


def test_what_is_removed_leaves_the_gallery(qtbot: Any) -> None:
    write_record(LEAVES)
    engine, over = StandInEngine(), QWidget()
    qtbot.addWidget(over)
    controller = GalleryController(engine, over)
    controller.open(DatasetChoice("leaves"), over)
    (dialog,) = over.findChildren(DatasetDialog)
    dialog.removeRequested.emit("leaves")
    (asked,) = engine.sent_of(RemoveDataset)
    remove_record("leaves")
    with qtbot.waitSignal(controller.removed) as heard:
        engine.replyReceived.emit(DatasetRemoved(asked.request_id, "leaves"))
    assert heard.args == ["leaves"] and "leaves" not in shown(dialog) and dialog.highlighted == "glyphs"
    with qtbot.waitSignal(controller.failed) as heard:
        engine.replyReceived.emit(RequestFailed(asked.request_id, "It cannot be deleted."))
    assert heard.args[0] == "It cannot be deleted."
    dialog.reject()


def test_what_is_not_to_be_seen_is_not_used(dialog: DatasetDialog) -> None:
    dialog.filters.search.setText("birds")
    assert dialog.highlighted == "cub" and dialog.use.text() == "Download and use"
    dialog.filters.search.setText("no such dataset")
    assert not dialog.use.isEnabled() and dialog.use.toolTip() == NOTHING
    dialog.filters.search.setText("")
    assert dialog.highlighted == "cub" and dialog.use.isEnabled()


def test_a_folder_can_be_dropped_on_the_gallery(dialog: DatasetDialog, qtbot: Any, tmp_path: Path) -> None:
    with qtbot.waitSignal(dialog.ownRequested) as heard:
        drop(dialog, [tmp_path])
    assert heard.args == [tmp_path] and not dialog.isVisible()


def test_what_is_no_dataset_is_told_and_the_gallery_stays(dialog: DatasetDialog, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("milk")
    drop(dialog, [tmp_path / "notes.txt"])
    assert dialog.isVisible() and "notes.txt is neither a folder nor" in dialog.notice.sentence


def test_a_copy_of_a_dataset_that_nobody_may_hand_on_can_be_dropped_and_its_layout_is_told(
    dialog: DatasetDialog, tmp_path: Path
) -> None:
    dialog.choose("mini_imagenet")
    assert "mini-imagenet-cache-train.pkl" in dialog.place.words and not dialog.use.isEnabled()
    drop(dialog, [tmp_path])
    assert dialog.isVisible() and dialog.place.path == tmp_path and dialog.use.isEnabled()


def test_how_tasks_are_drawn_is_asked_of_ones_own_pictures_once_they_were_looked_at(dialog: DatasetDialog) -> None:
    dialog.choose("folder")
    assert not dialog.form.isVisible() and ".csv of labels" in dialog.place.words
    dialog.choose("textures")
    assert dialog.form.isVisible()


def test_what_the_workbench_draws_is_no_photograph() -> None:
    kinds = {each.key: each.kind for each in gallery_items(catalogue().datasets)}
    assert kinds["textures"] == kinds["glyphs"] == DRAWINGS and kinds["fashion_mnist"] == PHOTOGRAPHS
