"""What of the code outside the window people read in it, as far as the code itself does not tell."""

from __future__ import annotations

import re

# Modules whose words never reach the window: those of the command line alone, and what writes files in English.
READ_BY_NOBODY = (
    "gui/", "cli/", "logs", "resources", "reproduce/lake/", "reproduce/report/", "reproduce/run",
    "reproduce/cell.py", "runs/svg_sheet", "runs/svg_scale", "runs/svg_panel", "runs/index_file", "runs/report_",
)  # fmt: skip
# Of modules that begin so, only what is raised, or handed to one of the named; the rest are names and other files.
SPOKEN = {
    "reproduce/figures": {"-"},
    "reproduce/tables/": {"Classes", "note=", "remark=", "remarks="},
    "runs/report": {"Raise"},
    "runs/svg_": {"Raise"},
    "runs/tensorboard": {"Raise"},
    "runs/curve_files": {"Raise"},
    "data/texture_families": {"-"},
    "data/aircraft": {"Raise", "expected="},
    "data/flowers": {"Raise", "expected="},
    "data/fashion_mnist": {"Raise"},
    "data/cifar_fs": {"Raise", "expected="},
    "data/fc100": {"Raise", "expected="},
    "data/dtd": {"Raise", "expected="},
    "data/photos": {"Raise"},
    "engine/memory": {"Raise"},
    "engine/free_memory": {"-"},
    "algorithms/head_cards": {"-"},
    "algorithms/inner_config": {"Raise"},
    "nets/": {"Raise"},
    "sections/": {"Raise"},
}
# Handed to these, words are for machines, for the log, or of the catalogue, which is translated by itself.
FOR_MACHINES = {
    "AssertionError", "Compare", "InferenceSession", "MatchValue", "Request", "Section", "Sheet", "TypeVar",
    "cached", "cast", "compile", "convert", "encode", "execute", "frozenset", "get", "getattr", "match", "minimize",
    "new", "open", "removeprefix", "save", "search", "split", "sub", "text", "width_of", "with_name",
}  # fmt: skip
FOR_THE_LOG = {"debug", "error", "exception", "info", "warning"}
OF_THE_CATALOGUE = {
    "Card", "FromCifar100", "IdxSet", "Paper", "Published", "Source", "_paper", "check_room", "citation=", "knob",
    "licence=", "rate_knob", "title=", "torchvision_files",
}  # fmt: skip
SILENT = FOR_MACHINES | FOR_THE_LOG | OF_THE_CATALOGUE
# Holes named so hold phrases of the program's own.
PHRASES = {
    "doing", "done", "error", "expected", "how", "part", "problem", "reason", "sentence", "strerror", "what", "where",
    "which", "why", "words",
}  # fmt: skip
# Words that reach the window alone, or in the hole of a sentence.
WORDS = (
    "accuracy", "loss", "probability", "support", "query", "training", "validation", "test", "train", "head",
    "network", "similarity", "examples", "questions", "inside", "below", "above", "failed", "moved", "copied",
    "this computer", "text", "64 filters", "transductive, three networks averaged",
    "practised with inductive batch-norm", "practised with transductive batch-norm",
)  # fmt: skip
# In these modules more names do: "the pasted picture" beside names of files, "the split of cats" beside titles.
PHRASES_OF = {
    "data/decoding": {"name"}, "data/photos": {"name"}, "data/pictures": {"name"}, "data/split_file": {"title"},
    "runs/curve_names": {"kin"},
}  # fmt: skip
# What the operating system, and Python, say went wrong.
OF_THE_SYSTEM = (
    "Permission denied", "No such file or directory", "No space left on device", "Read-only file system",
    "Is a directory", "Not a directory", "File exists", "Directory not empty", "Input/output error",
    "Device or resource busy", "File name too long", "Disk quota exceeded", "Operation not permitted",
    "Too many open files", "Too many levels of symbolic links", "File is not a zip file",
    "Compressed file ended before the end-of-stream marker was reached",
    "invalid start byte", "invalid continuation byte", "unexpected end of data",
    "Expecting value: line {0} column {1} (char {2})",
    "Expecting property name enclosed in double quotes: line {0} column {1} (char {2})",
    "Extra data: line {0} column {1} (char {2})",
)  # fmt: skip
# Sentences whose pieces come from elsewhere than where they are joined, with the holes that are phrases.
JOINED: dict[str, tuple[int, ...]] = {
    "[Errno {0}] {1}: {2}": (1,),
    "'utf-8' codec can't decode byte {0} in position {1}: {2}": (2,),
    "None of the {0} pictures in {1} can be used. {2}": (2,),
    "Moving {0} of {1} pictures": (),
    "Copying {0} of {1} pictures": (),
    "{0} looks more like {1} than like the others in {2}.": (),
    "{0} looks unlike the others in {1}.": (),
    "{0} in {1} teaches nothing: this model sees an empty page there.": (),
    "{0} is not true or false": (),
    "{0} is not text": (),
    "The training class {0} of {1} has no pictures.": (),
    "The validation class {0} of {1} has no pictures.": (),
    "The test class {0} of {1} has no pictures.": (),
    "The class {0} of {1} has no pictures.": (),
    "{0}, line {1}: {2}": (2,),
    "Accuracy on {0}": (),
    "first order share {0}": (),
    "{0}, as reported by {1}": (),
    "{0}, measured by {1}, as reported by {2}": (),
}
ALSO: dict[str, tuple[int, ...]] = {**dict.fromkeys((*WORDS, *OF_THE_SYSTEM), ()), **JOINED}
# Pieces of those, forms that would fit any sentence, and names that only look like words.
NO_FORMS = frozenset((
    " learning rate", "ATR-72", "class {0}", "does not exist", "head.",
    "in {0} teaches nothing: this model sees an empty page there.",
    "look like photographs, but the model was trained on drawings: expect wrong answers.",
    "looks more like {0} than like the others in {1}.", "looks unlike the others in {0}.",
    "metalearning-workbench {0}", "net.", "workbench.", "{0} and {1}", "{0} and {1} from {2}", "{0} class",
    "{0} in {1}", "{0} is no {1}", "{0} is not {1}", "{0} of {1} for {2}", "{0} on {1}", "{0} shots",
    "{0} {1} of {2} pictures", "{0} {1}, now {2}", "{0}, line {1}", "{0}, version {1}",
))  # fmt: skip
OF_PEOPLE = re.compile(r"[a-z]{2,} [a-z(“0-9{]|[a-z}”)] [a-z]{2,}|[A-Za-z}]{2,}[.…]$|^[A-Z][a-z]+ [a-z]+")


def worded(text: str) -> bool:
    """Whether it reads as a sentence or a phrase."""
    return bool(OF_PEOPLE.search(text)) and text not in NO_FORMS
