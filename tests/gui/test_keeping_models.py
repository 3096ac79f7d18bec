"""The model of a session file: what is recorded of it, and which one is in use once the file is open."""

from __future__ import annotations

import zipfile
from dataclasses import replace

from gui.keeping_stage import Kept

from workbench.engine.commands import AskWeights
from workbench.engine.replies import WeightsHere
from workbench.fewshot.session_file import save_session


def test_a_model_that_comes_with_the_file_is_listed_by_its_name(kept: Kept) -> None:
    session = kept.keeping.session()
    brought = replace(session, model=str(kept.folder / "cache" / "abc"), model_name="my run")
    kept.keeping._use_model(brought, lambda: "letters.fewshot")
    chooser = kept.window.try_it.chooser
    assert (chooser.currentText(), chooser.currentData()) == ("my run", brought.model)
    kept.window.wiring.try_it.set_runs(())
    assert kept.window.wiring.try_it.model_ref == brought.model


def test_a_network_with_weights_of_ones_own_is_found_again_and_the_file_does_not_tell_where(kept: Kept) -> None:
    kept.fill()
    weights = kept.folder / "mine.pth"
    weights.write_bytes(b"tensors")
    ref = f"pretrained:resnet18={weights}"
    kept.window.wiring.try_it.use_model(ref)
    path = kept.save()
    kept.window.wiring.try_it.use_model("builtin:omniglot")
    kept.keeping.open_file(path)
    kept.wait(lambda: kept.window.wiring.try_it.model_ref == ref)
    assert kept.window.try_it.chooser.currentText() == "Photographs (ResNet-18, mine.pth)"
    with zipfile.ZipFile(path) as packed:
        assert str(kept.folder) not in packed.read("session.json").decode()


def test_weights_of_ones_own_that_are_gone_are_told(kept: Kept) -> None:
    kept.fill()
    weights = kept.folder / "mine.pth"
    weights.write_bytes(b"tensors")
    kept.window.wiring.try_it.use_model(f"pretrained:resnet18={weights}")
    path = kept.save()
    weights.unlink()
    kept.open(path)
    kept.wait(lambda: "is not where it was" in kept.notice.sentence)


def test_a_network_whose_weights_are_still_to_come_leaves_nothing_to_save_once_it_is_here(kept: Kept) -> None:
    kept.fill()
    path = kept.folder / "photos.fewshot"
    save_session(path, replace(kept.keeping.session(), model="pretrained:resnet18"))
    kept.open(path)
    assert kept.window.wiring.try_it.model_ref != "pretrained:resnet18"
    engine = kept.window._engine
    engine.get_ready()
    for each in engine.sent_of(AskWeights):
        engine.replyReceived.emit(WeightsHere(each.request_id, each.backbone, "/cache/weights.pth"))
    assert kept.window.wiring.try_it.model_ref == "pretrained:resnet18"
    assert not kept.keeping.is_unsaved
