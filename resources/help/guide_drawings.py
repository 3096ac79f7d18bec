"""The drawings of the guide's pages."""

from __future__ import annotations

import math
import random

from shapes import arrow, box, curve, dot, drawn, line, svg, text

WIDTH = 600


def practice() -> str:
    """Many practice tasks make a model; that learns a new task from a few pictures."""
    parts = []
    for at, names in enumerate((("fork", "wave"), ("hook", "tent"), ("snail", "fork"))):
        top = 28 + 58 * at
        parts += [box(8, top, 176, 52)]
        parts += [drawn(16 + 41 * each, top + 7, names[each // 2], 10 * at + each, 38) for each in range(4)]
    parts += [text(96, 18, "$practice_tasks"), text(96, 218, "$and_so_on", color="text2")]
    parts += [arrow((192, 112), (228, 112)), box(234, 78, 112, 68, "soft", "accent")]
    parts += [text(290, 117, "$model", weight=600, color="soft_text")]
    parts += [text(470, 18, "$new_task"), arrow((352, 112), (388, 112)), box(396, 28, 196, 84), box(396, 120, 196, 60)]
    for row, name in enumerate(("kite", "sail")):
        parts += [drawn(406 + 42 * each, 32 + 39 * row, name, each, 37) for each in range(2)]
        parts += [text(500, 56 + 39 * row, f"“${name}”", anchor="start")]
    parts += [drawn(406, 131, "kite", 7, 38), arrow((450, 150), (482, 150))]
    parts += [
        text(490, 155, "“$kite”", anchor="start", weight=600),
        text(494, 200, "$never_seen", color="text2", size=12),
    ]
    return svg(WIDTH, 226, *parts)


def task() -> str:
    """Classes as rows, examples as columns, and the pictures to recognise."""
    names = ("kite", "gate", "snail", "sail")
    parts = [box(112, 34, 180, 204), text(202, 24, "$support", weight=600)]
    for row, name in enumerate(names):
        parts += [drawn(122 + 60 * at, 46 + 48 * row, name, at) for at in range(3)]
    parts += [line([(104, 42), (98, 42), (98, 230), (104, 230)]), text(86, 132, "4", anchor="end", size=20, weight=600)]
    parts += [text(88, 152, "$way", anchor="end", size=12, color="text2")]
    parts += [line([(118, 246), (118, 252), (286, 252), (286, 246)]), text(202, 274, "3", size=20, weight=600)]
    parts += [text(202, 292, "$shot", size=12, color="text2")]
    parts += [arrow((298, 136), (346, 136)), text(322, 124, "$learn", size=12, color="text2")]
    parts += [box(356, 34, 236, 204), text(474, 24, "$query", weight=600)]
    for row, name in enumerate(("gate", "kite", "sail", "snail")):
        top = 46 + 48 * row
        parts += [drawn(370, top, name, 20 + row), arrow((418, top + 20), (456, top + 20))]
        parts += [text(466, top + 25, f"“${name}”", anchor="start")]
    return svg(WIDTH, 300, *parts)


def split() -> str:
    """Training classes, validation classes and test classes never mix."""
    bands = (("train", 8, 330, "$training_classes", ("fork", "wave", "hook", "tent", "snail", "gate")),)
    bands += (("validation", 346, 120, "$validation_classes", ("kite", "sail")),)
    bands += (("text2", 474, 118, "$test_classes", ("loop", "comb")),)
    parts = []
    for color, left, width, words, names in bands:
        parts += [box(left, 28, width, 62, "card", color), text(left + width / 2, 18, words)]
        step = (width - 12) / len(names)
        parts += [drawn(left + 6 + (at + 0.5) * step - 20, 39, name, at + left) for at, name in enumerate(names)]
    notes = ((173, "$practised_on"), (406, "$chosen_by"), (533, "$measured_once"))
    return svg(WIDTH, 118, *parts, *(text(x, 110, words, size=12, color="text2") for x, words in notes))


def inner_loop() -> str:
    """A starting point from which a few steps lead to what each task needs."""
    start = (268, 150)
    parts = [curve([(20, 40), (90, 120), (180, 128), start], "accent", 3), dot(20, 40, "surface", 6, "accent")]
    parts += [dot(*start, "accent", 8), text(60, 34, "$random_start", anchor="start", size=12, color="text2")]
    parts += [text(128, 92, "$meta_training", anchor="start", weight=600)]
    parts += [
        text(262, 190, "$start_point", weight=600, anchor="end"),
        text(250, 208, "θ", color="text2", anchor="end"),
    ]
    ends = ((430, 46, "θ₁", "$task_1"), (480, 136, "θ₂", "$task_2"), (420, 222, "θ₃", "$task_3"))
    for x, y, symbol, words in ends:
        for step in range(3):
            here = tuple(start[axis] + (end - start[axis]) * (step + 0.12) / 3 for axis, end in enumerate((x, y)))
            there = tuple(start[axis] + (end - start[axis]) * (step + 0.94) / 3 for axis, end in enumerate((x, y)))
            parts.append(arrow(here, there, "validation", 2))
        parts += [dot(x + 8, y, "validation", 6), text(x + 22, y - 2, words, anchor="start")]
        parts += [text(x + 22, y + 15, symbol, anchor="start", size=12, color="text2")]
    parts += [text(352, 70, "$inner_steps", weight=600, anchor="end")]
    return svg(WIDTH, 250, *parts)


def curves() -> str:
    """A run as the window draws it: loss above, accuracy below."""
    hand = random.Random(4)
    parts = [text(44, 16, "$loss", anchor="start", weight=600), text(44, 146, "$accuracy", anchor="start", weight=600)]
    parts += [line([(44, 24), (44, 118), (470, 118)], "line"), line([(44, 154), (44, 268), (470, 268)], "line")]
    xs = [44 + 8 * at for at in range(54)]
    fall = [90 * math.exp(-(x - 44) / 110) for x in xs]
    raw = [(x, 112 - (y + hand.uniform(-14, 14))) for x, y in zip(xs, fall, strict=True)]
    parts += [f'<g opacity="0.3">{line(raw, "train", 1)}</g>']
    parts += [curve([(x, 112 - y) for x, y in zip(xs, fall, strict=True)], "train")]
    rise = [(x, 240 - 68 * (1 - math.exp(-(x - 44) / 100))) for x in xs]
    parts += [curve([(x, y - 6) for x, y in rise], "train")]
    points = [(x, y + 6 + hand.uniform(-3, 3)) for x, y in rise[6::9]]
    band = [(x, y - 10) for x, y in points] + [(x, y + 10) for x, y in reversed(points)]
    path = " ".join(f"{x:g},{y:g}" for x, y in band)
    parts += [f'<polygon points="{path}" fill="$validation" opacity="0.24"/>', line(points, "validation", 2)]
    parts += [dot(x, y, "validation", 3.5) for x, y in points]
    parts += [line([(44, 246), (470, 246)], "text2", 1, "2 3")]
    last = points[-1][1]
    parts += [arrow((492, last - 26), (474, 160), "text2"), text(496, last - 24, "$on_training", anchor="start")]
    parts += [arrow((492, last + 6), (458, last + 2), "text2"), text(496, last + 10, "$on_validation", anchor="start")]
    parts += [arrow((492, last + 36), (452, last + 13), "text2"), text(496, last + 42, "$interval", anchor="start")]
    parts += [text(478, 250, "$guessing", anchor="start"), arrow((492, 70), (330, 102), "text2")]
    parts += [text(496, 74, "$falls", anchor="start"), text(256, 286, "$tasks_practised", size=12, color="text2")]
    return svg(WIDTH, 292, *parts)


def intervals() -> str:
    """Two models whose intervals overlap, and two whose do not."""
    parts = [line([(120, 112), (580, 112)], "line")]
    parts += [text(120 + 92 * at, 130, f"{70 + 5 * at} %", size=12, color="text2") for at in range(6)]
    rows = (("A", 300, 70), ("B", 340, 60), ("C", 500, 34))
    for at, (name, centre, half) in enumerate(rows):
        y = 24 + 34 * at
        parts += [
            text(100, y + 5, f"$run_word {name}", anchor="end"),
            line([(centre - half, y), (centre + half, y)], "validation", 2),
        ]
        parts += [line([(x, y - 6), (x, y + 6)], "validation", 2) for x in (centre - half, centre + half)]
        parts += [dot(centre, y, "validation", 5)]
    return svg(WIDTH, 138, *parts)


def try_it() -> str:
    """Three answers: sure, unsure, none of these."""
    parts = []
    answers = (("kite", 3, (("kite", 0.94), ("sail", 0.04)), "$sure"),)
    answers += (("sail", 5, (("sail", 0.56), ("gate", 0.38)), "$unsure"), ("wave", 2, (), "$none"))
    for at, (name, seed, guesses, words) in enumerate(answers):
        left = 8 + 198 * at
        parts += [box(left, 8, 188, 96), drawn(left + 12, 20, name, seed, 72)]
        for row, (label, share) in enumerate(guesses):
            y = 32 + 38 * row
            parts += [text(left + 94, y, f"${label}", anchor="start", weight=500 if row else 600, size=12)]
            parts += [text(left + 180, y, f"{share:.0%}".replace("%", " %"), anchor="end", size=12, color="text2")]
            parts += [box(left + 94, y + 6, 86, 4, "sunken", "none", 2)]
            parts += [box(left + 94, y + 6, 86 * share, 4, "control" if row else "accent", "none", 2)]
        if not guesses:
            parts += [text(left + 136, 60, "⊘", size=22, color="text2")]
        parts += [text(left + 94, 126, words, weight=600)]
    return svg(WIDTH, 136, *parts)


def folders() -> str:
    """One folder for each class."""
    parts = [_folder(16, 12, "$my_pictures")]
    for at, (words, name) in enumerate((("$kite", "kite"), ("$gate", "gate"), ("$snail", "snail"))):
        top = 52 + 52 * at
        parts += [
            line([(28, 36 if not at else top - 36), (28, top + 18), (48, top + 18)], "control"),
            _folder(52, top + 6, words),
        ]
        parts += [drawn(220 + 48 * each, top, name, 30 + each) for each in range(5)]
        parts += [text(470, top + 25, "…", color="text2")]
    return svg(WIDTH, 208, *parts)


def _folder(x: float, y: float, words: str) -> str:
    path = f"M{x},{y + 3} h9 l3,4 h16 v16 h-28 z"
    return f'<path d="{path}" fill="$soft" stroke="$accent" stroke-width="1.5"/>' + text(
        x + 38, y + 19, words, anchor="start"
    )


DRAWINGS = {
    "practice": practice,
    "task": task,
    "split": split,
    "inner-loop": inner_loop,
    "curves": curves,
    "intervals": intervals,
    "try-it": try_it,
    "folders": folders,
}
