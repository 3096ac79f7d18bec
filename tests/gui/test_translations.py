"""The translations that ship: whole, fresh, and with the same holes and keys as the English."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from gui.chinese import HOLE, TAG, faults, is_chinese
from gui.translating import FOLDER, every_sentence, messages, write_translations

from workbench.catalogue import catalogue
from workbench.gui.language import TRANSLATED
from workbench.gui.told_forms import NAME

LANGUAGE = "zh_CN"
# A key to press with Alt: "&" before a letter, where "&&" and "A & B" are characters.
KEY = re.compile(r"(?<!&)&(?=[^&\s])")
# What stays as it is in Chinese: names of datasets, networks, licences, papers and devices.
NAMES = (
    "AUC (Hand & Till)", "AdamW", "Apple GPU", "CC BY-SA 3.0", "CC BY-SA 4.0", "CIFAR-FS", "CPU", "CUB-200-2011",
    "CUDA", "Conv4", "ConvNeXt tiny", "Describable Textures", "EMNIST", "FC100", "FGVC-Aircraft", "FOMAML",
    "Fashion-MNIST", "Flowers-102", "ImageNet", "Kuzushiji-MNIST", "MIT", "MNIST", "MobileNetV3 small", "Omniglot",
    "ResNet-12", "ResNet-18", "SGD", "TensorBoard", "UN, L2N, CL2N", "adam", "adamw", "conv4", "convnext_tiny",
    "cpu", "cuda", "imagenet", "koch", "miniImageNet", "mlp", "mobilenet_v3_small", "mps", "resnet12", "resnet18",
    "scikit-learn", "sgd", "tieredImageNet", "vit_b_16", "{0}-way {1}-shot", "Bertinetto et al. 2019",
    "Chen et al. 2019", "Oreshkin et al. 2018", "Ravi & Larochelle 2017", "Ren et al. 2018",
    "Triantafillou et al. 2020",
)  # fmt: skip
Holes = list[tuple[str, str, str]]


def holes(text: str) -> Holes:
    """Name, format and conversion of each hole, in order of their names; holes without a name are numbered."""
    found = [each for each in string.Formatter().parse(text) if each[1] is not None]
    named = ((name or str(number), form or "", turned or "") for number, (_, name, form, turned) in enumerate(found))
    return sorted(set(named))


def finished() -> list[tuple[str, str]]:
    return [(source, said) for source, said, _ in messages(LANGUAGE)]


def test_every_sentence_is_translated_and_nothing_else() -> None:
    assert list(TRANSLATED) == [LANGUAGE]
    there = messages(LANGUAGE)
    assert [source for source, said, state in there if state or not said] == [], "not translated yet"
    assert set(every_sentence()) - {source for source, *_ in there} == set(), "make translations"
    assert {source for source, *_ in there} - set(every_sentence()) == set(), "said by nothing; make translations"


def test_what_is_built_from_them_is_fresh(tmp_path: Path) -> None:
    made = tmp_path / f"workbench_{LANGUAGE}.qm"
    write_translations.release(FOLDER / f"workbench_{LANGUAGE}.ts", made)
    assert (FOLDER / made.name).read_bytes() == made.read_bytes(), "make translations"
    assert (FOLDER / NAME).read_text(encoding="utf-8") == write_translations.forms_as_json(), "make translations"


def test_holes_are_those_of_the_english() -> None:
    wrong = [(source, said) for source, said in finished() if said and holes(source) != holes(said)]
    assert wrong == []


def test_a_hole_that_is_missing_or_formatted_otherwise_is_seen() -> None:
    assert holes("{0} of {1:,}") == holes("{1:,} 中的 {0}") == holes("{} of {:,}")
    assert holes("{a} of {b:.0%}") not in (holes("{a}"), holes("{a} {b}"), holes("{a} {c:.0%}"))


def test_a_key_stays_a_key() -> None:
    assert len(KEY.findall("&Open… & more && all")) == 1
    for source, said in finished():
        assert len(KEY.findall(source)) == len(KEY.findall(said)) <= 1, (source, said)


def test_every_translation_is_chinese_but_for_names() -> None:
    same = {source for source, said in finished() if said and has_words(said) and not is_chinese(said)}
    assert same - set(NAMES) == set(), "not translated, although it stands as finished"
    assert set(NAMES) - same == set(), "no name that stays any more"


def test_chinese_is_written_as_chinese_is() -> None:
    wrong = {said: faults(said, titles()) for _, said in finished() if is_chinese(said)}
    assert {said: found for said, found in wrong.items() if found} == {}


def test_every_tag_is_that_of_the_english() -> None:
    assert [said for source, said in finished() if sorted(TAG.findall(source)) != sorted(TAG.findall(said))] == []


@pytest.mark.parametrize(
    "said",
    [
        "添加 2 张图片, 才能估计效果。",
        "添加 2 张图片，才能估计效果.",
        "选择 {0}: 添加图片",
        "添加 2 张图片 (至少)，才能估计效果。",
        "每个 类别",
        "“5-way 1-shot” 表示",
        '稍后即可"训练它"。',
        "每個類別",
        "每个类别至少 add some pictures。",
        "完成。。",
    ],
)
def test_what_is_not_written_so_is_seen(said: str) -> None:
    assert faults(said)


@pytest.mark.parametrize(
    "said",
    ["打开(&O)…", "开始新的训练 (Ctrl+R)", "“{0}”有 {1:,} 张图片：{2}。", "用 workbench train 练习"],
)
def test_what_is_written_well_is_left_alone(said: str) -> None:
    assert not faults(said)


def has_words(text: str) -> bool:
    return bool(re.search("[A-Za-z]{2,}", HOLE.sub("", TAG.sub("", text))))


def titles() -> tuple[str, ...]:
    """The names in the literature, which stand beside the Chinese ones."""
    shipped = catalogue()
    cards = (*shipped.datasets, *shipped.algorithms, *shipped.networks, *shipped.heads, *shipped.models)
    return tuple(str(each["title"]) for each in cards)
