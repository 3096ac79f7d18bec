"""Which page of the help suits which part of the program, and what is said of a part whose controls say nothing."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.gui.language import mark


@dataclass(frozen=True)
class Topic:
    """address: of a page, or a part of it. sentence: what F1 says where a control has no words of its own."""

    address: str
    sentence: str = ""


# By the names of the classes of views, as an inner one stands within an outer one.
TOPICS = {
    "DatasetPanel": Topic("tasks#classes", mark("The pictures that the model practises with.")),
    "AlgorithmPanel": Topic("choosing", mark("The way in which the model learns, and its settings.")),
    "AlgorithmFooter": Topic("inner-loop#pretrained"),
    "TrainingPanel": Topic("curves", mark("How the practice goes: press Start, and the curves are drawn here.")),
    "CurvePlot": Topic(
        "curves", mark("A curve of the practice. ← and → move the cursor along it, Home shows all of it.")
    ),
    "PlotCard": Topic("curves", mark("Which figure the curve shows.")),
    "RunList": Topic("runs"),
    "TryItPanel": Topic("try-it", mark("Drop a few pictures of each class here, then others to be recognised.")),
    "TryFooter": Topic("try-it#how-good"),
    "QuerySection": Topic("try-it#unsure"),
    "PhotoBanner": Topic("own-pictures#photographs"),
    "Notice": Topic("meta-learning", mark("A message. Its button shows the details.")),
    "Banner": Topic("meta-learning", mark("A message. Its button shows the details.")),
    "WrittenNotice": Topic("export", mark("A message on the file that was written.")),
    "BusyBox": Topic("own-pictures", mark("The pictures are being read; this can be cancelled.")),
    "WelcomeDialog": Topic("meta-learning"),
    "StartersWindow": Topic("try-it"),
    "LearningWindow": Topic("inner-loop"),
    "HowGoodWindow": Topic("try-it#how-good"),
    "CompareWindow": Topic("try-it#how-good"),
    "WhyWindow": Topic("try-it#why"),
    "MapWindow": Topic("try-it#why"),
    "RunsWindow": Topic("runs"),
    "RunTestDialog": Topic("runs#test"),
    "RunTagsDialog": Topic("runs"),
    "SameTasksWindow": Topic("runs#same-tasks"),
    "PapersWindow": Topic("runs#papers"),
    "PaperSettingsDialog": Topic("runs#papers"),
    "ExportWindow": Topic("export"),
    "ClassifyWindow": Topic("export#folder"),
    "ExportCurvesDialog": Topic("export#report"),
    "OwnPicturesDialog": Topic("own-pictures"),
    "ClassesDialog": Topic("tasks#classes"),
    "SplitDialog": Topic("tasks#classes"),
    "DatasetDialog": Topic("tasks#classes"),
    "MixtureDialog": Topic("tasks#episode"),
    "TaskDialog": Topic("tasks"),
    "DamagedDialog": Topic("runs"),
    "CardDialog": Topic("choosing"),
    "StorageDialog": Topic("own-pictures#storage"),
    "PreferencesDialog": Topic("keyboard"),
    "CameraDialog": Topic("own-pictures"),
    "ShortcutsDialog": Topic("keyboard"),
}
# By the names of knobs; those that only one algorithm has lead to that algorithm.
KNOBS = {
    **dict.fromkeys(("ways", "train_ways"), "tasks#way"),
    **dict.fromkeys(("shots", "train_shots", "train_least_shots", "least_shots"), "tasks#shot"),
    **dict.fromkeys(("queries", "train_queries"), "tasks#query"),
    **dict.fromkeys(("within_group", "train_within", "mixture"), "tasks#episode"),
    **dict.fromkeys(("split", "split_file", "split_seed", "held_out", "rotations"), "tasks#classes"),
    **dict.fromkeys(("validation_fraction", "test_fraction"), "tasks#classes"),
    **dict.fromkeys(("validate_every", "validation_episodes", "patience"), "curves#validation"),
    **dict.fromkeys(("episodes", "meta_batch", "outer_lr", "outer_optimizer"), "inner-loop#outer"),
    **dict.fromkeys(("inner_lr", "inner_steps", "test_steps"), "inner-loop#steps"),
    **dict.fromkeys(("backbone", "weights", "weights_file", "freeze", "image_size"), "inner-loop#pretrained"),
    "seed": "runs#seed",
}
