"""Sentences that are made outside the window are known by their form, and told in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from gui.translating import shipped_forms
from PySide6.QtWidgets import QFileDialog, QLabel

from workbench.gui import told as module
from workbench.gui.language import ENGLISH, language, say
from workbench.gui.told import paragraph, told
from workbench.gui.told_forms import SentenceForm, read

# What stands in Chinese sentences as it is typed or named.
TYPED = re.compile(r"workbench( \w+)+|datasets add|state dict|pickle|[\w./,-]*[./_-][\w./,-]*|=FILE|copy|move")
PHRASE = "a decision tree"


@pytest.fixture
def chinese() -> Iterator[None]:
    language().choose("zh_CN")
    yield
    language().choose(ENGLISH)


def test_english_stays_as_it_is() -> None:
    assert told("Two classes are called a; each needs a name of its own.").startswith("Two classes")


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("At least 2 classes are needed, but there is 1.", "至少需要 2 个类别，但现在只有 1 个。"),
        ("bird.png is damaged or cut off.", "bird.png 已损坏或不完整。"),
        (
            "The run cannot go on from a, which does not fit it: it is no object",
            "训练无法从 a 继续，因为与之不符：它不是对象",
        ),
        ("final classifier: a decision tree", "最终分类器：决策树"),
        ("a b.png in My pictures is an empty folder.", "My pictures 中的 a b.png 是空文件夹。"),
        ("glyphs: A task needs 20 classes, but there are 5.", "glyphs：一个任务需要 20 个类别，但只有 5 个。"),
        ("The pasted picture is damaged or cut off.", "粘贴的图片已损坏或不完整。"),
        (
            "a.tgz is damaged: [Errno 2] No such file or directory: '/a'.",
            "“a.tgz”已损坏：没有这个文件或文件夹（'/a'，错误 2）。",
        ),
        (
            "None of the 2 pictures in a can be used. cat/1.png in a is an empty folder.",
            "a 中的 2 张图片都无法使用。a 中的 cat/1.png 是空文件夹。",
        ),
        ("/a/b cannot be written: No space left on device.", "无法写入 /a/b：磁盘空间不足。"),
        (
            "The run in a cannot be read: a/config.json cannot be read: it holds no object.",
            "无法读取 a 中的训练记录：无法读取 a/config.json：其中不是对象。",
        ),
    ],
)
def test_a_sentence_is_told_with_its_values(chinese: None, english: str, said: str) -> None:
    assert told(english) == said


def test_what_is_told_already_and_what_is_not_known_stays(chinese: None) -> None:
    once = told("Two classes are called cats; each needs a name of its own.")
    assert told(once) == once
    for unknown in (
        "byte 12 in position 3: the end of data.",
        "Foo in bar is nothing that is known.",
        "cats",
        "",
        " ",
        "C:\\pictures: 3",
    ):
        assert told(unknown) == unknown


@pytest.mark.parametrize("name", ["training", "the test", "a decision tree", "None of these", "{0}", "100 %"])
def test_names_that_look_like_words_stay(chinese: None, name: str) -> None:
    assert f" {name} " in told(f"The class {name} has 0 pictures, but needs at least 1.")


def test_sentences_side_by_side_are_told_each(chinese: None) -> None:
    assert told("All 1,000 practice tasks are done. There was not enough memory to calibrate the model.") == (
        "全部 1,000 个练习任务已完成。内存不足，无法校准模型。"
    )
    half = told("All 3 practice tasks are done. Nobody knows this.")
    assert half == "全部 3 个练习任务已完成。Nobody knows this."


def test_a_sentence_that_is_not_known_is_not_cut_by_one_that_is(chinese: None) -> None:
    for unknown in ("Nobody lives in the drive.", "Found in a drawer of a desk: nothing."):
        assert told(f"{unknown} All 3 practice tasks are done.") == f"{unknown} 全部 3 个练习任务已完成。"


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("birds in my cats cannot be opened: Permission denied.", "my cats 中的 birds 无法打开：没有权限。"),
        ("Dr. Who in my cats is an empty folder.", "my cats 中的 Dr. Who 是空文件夹。"),
        ("The answer could not be kept in a: b: a decision tree.", "答案无法保存到 a: b：决策树。"),
        (
            "cats and dogs and 3 more each have only one picture; a task needs at least 2: one to learn from, one to "
            "recognise.",
            "cats and dogs 以及另外 3 个类别各只有一张图片；一个任务至少需要 2 张：一张用于学习，一张用于识别。",
        ),
        ("a.json, line 3: it is longer than 1,000 bytes.", "a.json，第 3 行：它长于 1,000 字节。"),
    ],
)
def test_names_of_several_words_stay_whole(chinese: None, english: str, said: str) -> None:
    assert told(english) == said


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("The test class birds of of 5 has no pictures.", "of 5 的测试类别 birds 没有图片。"),
        ("The test class birds of 5 has no pictures.", "5 的测试类别 birds 没有图片。"),
        ("a.npz holds 12 images, but 5 of 8 12 labels.", "“a.npz”有 12 张图像，但 5 of 8 有 12 个标签。"),
        ("Model of 5 of of 5: as usual", "第 of 5 个模型（共 of 5 个）：照常"),
        ("Recognising 3 of 5 pictures", "正在识别 5 张图片中的第 3 张"),
    ],
)
def test_a_number_within_a_name_is_no_number_of_its_own(chinese: None, english: str, said: str) -> None:
    assert told(english) == said


def test_a_form_says_which_holes_take_numbers() -> None:
    for text, counts in {
        "Copying {0} of {1} pictures": {0, 1},
        "Line {0} of {1} lacks a file name or a label.": {0},
        "{0} holds {1} images, but {2} {3} labels.": {1, 3},
        "The class {0} of {1} has no pictures.": set(),
    }.items():
        assert SentenceForm(text, frozenset()).counts == counts


def test_a_phrase_is_known_with_a_full_stop_too(chinese: None) -> None:
    assert told("as usual. Nobody knows this.") == "照常。Nobody knows this."


def test_a_paragraph_has_blanks_only_where_the_language_wants_them() -> None:
    assert paragraph("One.", "", "Two…", "Three.") == "One. Two… Three."
    assert paragraph("一。", "二！", "three.", "四") == "一。二！three. 四"
    assert paragraph() == ""


def test_phrases_of_a_list_are_told_if_all_are_known(chinese: None) -> None:
    assert told("Compute 2 tasks at a time, and leave out second derivatives") == "每次计算 2 个任务，不计算二阶导数"
    unknown = "compute 2 tasks at a time, and whatever else"
    assert told(unknown) == unknown


def test_a_sentence_within_another_is_known_without_its_capital_or_full_stop(chinese: None) -> None:
    assert told("Model 2 of 3: reading birds") == "第 2 个模型（共 3 个）：正在读取 birds"
    sentence = "The checkpoint a is damaged: it is no file. The run goes on from the one before it, after 5 tasks."
    assert told(sentence) == "检查点 a 已损坏：它不是文件。训练从它之前的检查点继续，在 5 个任务之后。"


def test_the_special_form_is_taken_before_the_general(chinese: None, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = read({"{0} cannot be opened: {1}.": [1], "{0} cannot be opened: permission denied.": []})
    monkeypatch.setattr(module, "shipped", lambda: forms)
    assert told("a.png cannot be opened: permission denied.") == "无法打开 a.png：没有权限。"
    assert told("b.png cannot be opened: too far away.") == "无法打开 b.png：too far away。"


def test_a_form_says_where_its_holes_are() -> None:
    form = SentenceForm("{0} in {1} {2}.", frozenset({2}))
    assert form.literals == ("", " in ", " ", ".") and form.is_weak
    assert ("a", "my birds", "is empty") in set(form.values("a in my birds is empty."))
    assert not list(form.values("a on birds."))


@pytest.mark.parametrize("form", shipped_forms(), ids=lambda form: form.text[:60])
def test_every_form_is_told_with_its_values(chinese: None, form: SentenceForm) -> None:
    holes = len(form.literals) - 1
    values = [PHRASE if hole in form.told else f"Q{hole}7" for hole in range(holes)]
    said = [say(PHRASE) if hole in form.told else value for hole, value in enumerate(values)]
    sentence = form.text.format(*values) if holes else form.text
    answer, expected = told(sentence), say(form.text, *said) if holes else say(form.text)
    assert answer.replace(" ", "") == expected.replace(" ", "")
    left = TYPED.sub("", re.sub(r"Q\d7", "", answer))
    assert not re.search("[a-z]{2,} [a-z]{2,}", left), "English is left"


def test_a_hole_has_blanks_only_beside_letters_and_digits_that_are_not_chinese(chinese: None) -> None:
    read = "Show the settings of {title}"
    assert say(read, title="MAML") == "查看 MAML 的设置"
    assert say(read, title="MAML（模型无关元学习）") == "查看 MAML（模型无关元学习）的设置"
    assert say(read, title="我的方法") == "查看我的方法的设置"


def test_qts_own_dialogs_speak_chinese_throughout(chinese: None, qtbot: Any) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = [each.text() for each in dialog.findChildren(QLabel) if each.text()]
    assert len(said) >= 3
    assert [each for each in said if not re.search("[\u3400-\u9fff]", each)] == []
