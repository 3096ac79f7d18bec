"""What the window says of the classifiers that may stand at the end of any trained network."""

from __future__ import annotations

from typing import Any

OWN = {
    "name": "own",
    "title": "The method's own",
    "summary": "Tells the classes apart as the method practised it. This is what the papers measure.",
    "advice": "Keep it unless you compare.",
}
LOGISTIC = {
    "name": "logistic",
    "title": "Logistic regression",
    "summary": "Draws a straight border between the classes' features. It gives smooth, cautious probabilities.",
    "advice": "A strong choice on good features with a few examples per class; takes milliseconds.",
}
SVM = {
    "name": "svm",
    "title": "Support vector machine",
    "summary": "Draws the straight border that keeps the widest distance from the examples. "
    "Only the examples next to the border count.",
    "advice": "With five or more examples per class; its confidences are rough.",
}
TREE = {
    "name": "tree",
    "title": "Decision tree",
    "summary": "Asks one yes-or-no question about a feature after the other. With few examples it overfits at once.",
    "advice": "To show how a classic compares; expect it to be the weakest.",
}
FOREST = {
    "name": "forest",
    "title": "Random forest",
    "summary": "Lets a hundred decision trees vote, each grown on a random part of the examples. "
    "Steadier than a single tree.",
    "advice": "With many examples per class; takes a good part of a second per task.",
}


def head_cards() -> list[dict[str, Any]]:
    """The cards in the order of the choice ``final_head``."""
    return [OWN, LOGISTIC, SVM, TREE, FOREST]
