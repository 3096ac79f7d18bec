"""Which page of the help suits which part of the program, and what is said of a part whose controls say nothing."""

from __future__ import annotations

from workbench.gui.language import mark
from workbench.gui.models.help_sentences import CONTROLS, WINDOWS, Topic

# By the names of the classes of views, as an inner one stands within an outer one.
TOPICS = {
    "DatasetPanel": Topic("tasks#classes", mark("The pictures that the model practises with.")),
    "AlgorithmPanel": Topic("choosing", mark("The way in which the model learns, and its settings.")),
    "AlgorithmFooter": Topic("inner-loop#pretrained"),
    "TrainingPanel": Topic("curves", mark("How the practice goes: press Start, and the curves are drawn here.")),
    "TryItPanel": Topic("try-it", mark("Drop a few pictures of each class here, then others to be recognised.")),
    "TryFooter": Topic("try-it#how-good"),
    "QuerySection": Topic("try-it#unsure"),
    "RunList": Topic("runs"),
    **CONTROLS,
    **WINDOWS,
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
