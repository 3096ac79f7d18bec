"""What F1 says of the windows, and of controls whose own words are not what they are for but what they show."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.gui.language import mark


@dataclass(frozen=True)
class Topic:
    """sentence: what F1 says where a control has no words of its own. address: of a page, or a part of it; "" where
    that depends on what the control stands in."""

    address: str
    sentence: str = ""


MESSAGE = mark("A message. Its button shows the details, its cross takes it away.")
CONTROLS = {
    "_Head": Topic("", mark("A heading: press Space, or click, to show or hide what belongs to it.")),
    "CardButton": Topic(
        "", mark("What is chosen. Press Space to see everything that could be, each with an explanation.")
    ),
    "CurvePlot": Topic(
        "curves", mark("A curve of the practice. ← and → move the cursor along it, Home shows all of it.")
    ),
    "PlotCard": Topic("curves", mark("Which figure the curve shows.")),
    "PhotoBanner": Topic("own-pictures#photographs"),
    "Notice": Topic("meta-learning", MESSAGE),
    "Banner": Topic("meta-learning", MESSAGE),
    "WrittenNotice": Topic("export", mark("A message on the file that was written.")),
    "BusyBox": Topic("own-pictures", mark("The pictures are being read; this can be cancelled.")),
    "DatasetFilters": Topic("tasks#classes", mark("Which datasets are listed: all of a kind, or those with a word.")),
    "DatasetGrid": Topic("tasks#classes", mark("The datasets. What is known of the chosen one stands beside them.")),
    "DatasetPlace": Topic(
        "own-pictures#folders", mark("Where the files of this dataset lie, if you have them already.")
    ),
    "StageSlider": Topic("inner-loop#see", mark("Move it from stage to stage of learning, and watch what changes.")),
    "StagePlot": Topic(
        "inner-loop#see", mark("A curve. ← and → move the cursor along it, Home leads to its beginning.")
    ),
    "AnswerList": Topic(
        "inner-loop#see", mark("The pictures to recognise, and the answers at the stage that is shown.")
    ),
    "PicturePlane": Topic(
        "try-it#why",
        mark("The arrow keys go from picture to picture. Plus and minus zoom, Home shows all, Return says why."),
    ),
    "ClassifyForm": Topic(
        "export#folder", mark("Which folder is recognised, where the table goes, and what becomes of the pictures.")
    ),
    "PaperFilters": Topic("runs#papers", mark("Which methods are listed, and on which task.")),
    "PaperCard": Topic(
        "runs#papers", mark("A method: what its paper reports, what others found, and what was found here.")
    ),
}
# A window speaks for each control in it that says nothing itself.
WINDOWS = {
    "WelcomeDialog": Topic("meta-learning", mark("Three ways to begin. Help ▸ Welcome shows them again.")),
    "StartersWindow": Topic("try-it", mark("Drawings to begin with: drag them into panel 4, Try it.")),
    "LearningWindow": Topic("inner-loop", mark("How the model learns your classes, stage by stage.")),
    "HowGoodWindow": Topic("try-it#how-good", mark("How well your classes are told apart, by their own examples.")),
    "CompareWindow": Topic("try-it#how-good", mark("What several models make of the same classes and pictures.")),
    "WhyWindow": Topic("try-it#why", mark("What the answer to one picture rests on.")),
    "MapWindow": Topic("try-it#why", mark("All pictures on one map: what looks alike to the model lies together.")),
    "RunsWindow": Topic("runs", mark("All runs, to be found, sorted, compared and tidied up.")),
    "RunTestDialog": Topic("runs#test", mark("Measures a run on the classes that were kept for the test.")),
    "RunTagsDialog": Topic("runs", mark("Words of your own by which runs are found again.")),
    "SameTasksWindow": Topic(
        "runs#same-tasks", mark("Which of several models is best, as all of them do the same tasks.")
    ),
    "PapersWindow": Topic("runs#papers", mark("What papers report of each method, beside what was found here.")),
    "PaperSettingsDialog": Topic("runs#papers", mark("The settings of the paper, which can be put into the panels.")),
    "ExportWindow": Topic("export", mark("Writes the classifier of your classes into a file for other programs.")),
    "ClassifyWindow": Topic(
        "export#folder", mark("Recognises all pictures of a folder, and writes the answers into a table.")
    ),
    "ExportCurvesDialog": Topic("export#report", mark("As what the curves of runs are written into a file.")),
    "OwnPicturesDialog": Topic(
        "own-pictures", mark("What was found in your pictures, and what can be done with them.")
    ),
    "ClassesDialog": Topic("tasks#classes", mark("The classes of the dataset, and what each of them is used for.")),
    "SplitDialog": Topic("tasks#classes", mark("Which classes are for practice, for validation and for the test.")),
    "DatasetDialog": Topic(
        "tasks#classes", mark("What the model practises with: choose it, then press “Use this dataset”.")
    ),
    "MixtureDialog": Topic("tasks#episode", mark("Several datasets to practise with, and how often each is taken.")),
    "TaskDialog": Topic("tasks", mark("One practice task, as the model gets it.")),
    "DamagedDialog": Topic("runs", mark("Runs of which something cannot be read.")),
    "CardDialog": Topic("choosing", mark("Everything that can be chosen, each with an explanation.")),
    "StorageDialog": Topic("own-pictures#storage", mark("What takes how much of the disk, and what of it can go.")),
    "PreferencesDialog": Topic(
        "keyboard#settings", mark("What holds for the whole program; each change holds at once.")
    ),
    "CameraDialog": Topic("own-pictures", mark("Takes pictures with the camera.")),
    "ShortcutsDialog": Topic("keyboard", mark("The keys for everything that the menus hold.")),
    "AboutDialog": Topic("meta-learning", mark("What this program is, and what it is made with.")),
}
