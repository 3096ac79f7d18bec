"""What is reported on Lake's 20 runs of 20 trials: error in percent."""

from __future__ import annotations

from dataclasses import dataclass

RUNS, TRIALS = 20, 20
HAUSDORFF_WRONG = 155  # of 400 trials: 38.75 %
LAKE = "Lake, Salakhutdinov & Tenenbaum 2015, Science 350"
CHALLENGE = "Lake, Salakhutdinov & Tenenbaum 2019, arXiv:1902.03477"
KOCH = "Koch, Zemel & Salakhutdinov 2015"

# The alphabets of Omniglot's background set: no character of Lake's runs is of one of them.
BACKGROUND = frozenset(
    {
        "Alphabet_of_the_Magi",
        "Anglo-Saxon_Futhorc",
        "Arcadian",
        "Armenian",
        "Asomtavruli_(Georgian)",
        "Balinese",
        "Bengali",
        "Blackfoot_(Canadian_Aboriginal_Syllabics)",
        "Braille",
        "Burmese_(Myanmar)",
        "Cyrillic",
        "Early_Aramaic",
        "Futurama",
        "Grantha",
        "Greek",
        "Gujarati",
        "Hebrew",
        "Inuktitut_(Canadian_Aboriginal_Syllabics)",
        "Japanese_(hiragana)",
        "Japanese_(katakana)",
        "Korean",
        "Latin",
        "Malay_(Jawi_-_Arabic)",
        "Mkhedruli_(Georgian)",
        "N_Ko",
        "Ojibwe_(Canadian_Aboriginal_Syllabics)",
        "Sanskrit",
        "Syriac_(Estrangelo)",
        "Tagalog",
        "Tifinagh",
    }
)


@dataclass(frozen=True)
class Published:
    """An error that somebody reports, in percent; ``badges`` say what distinguishes it."""

    name: str
    error: float
    source: str
    badges: tuple[str, ...] = ()


PUBLISHED = (
    Published("Bayesian program learning", 3.3, LAKE, ("learned from strokes",)),
    Published("People", 4.5, LAKE),
    Published("Siamese network", 8.0, KOCH, ("40 alphabets", "distorted pictures")),
    Published("Prototypical networks", 13.7, CHALLENGE, ("30 alphabets",)),
    Published("Prototypical networks", 30.1, CHALLENGE, ("5 alphabets",)),
    Published("Modified Hausdorff distance", 38.8, "the demonstration beside Lake's runs", ("learns nothing",)),
    Published("Nearest pixels", 78.3, KOCH, ("learns nothing",)),
)
