"""The drawings of the families of algorithms."""

from __future__ import annotations

from shapes import arrow, box, dot, drawn, line, svg, text

WIDTH = 600
CLOUDS = {
    "train": ((96, 70), (130, 52), (118, 96), (152, 84)),
    "validation": ((330, 60), (362, 84), (318, 98), (350, 46)),
    "accent": ((222, 176), (190, 190), (238, 204), (206, 164)),
}


def comparing() -> str:
    """Every class has a middle; a new picture belongs to the nearest."""
    parts = []
    for color, points in CLOUDS.items():
        middle = _middle(points)
        parts += [line([each, middle], color, 1) for each in points]
        parts += [dot(*each, color) for each in points] + [dot(*middle, "surface", 8, color)]
    asked, nearest = (278, 118), _middle(CLOUDS["validation"])
    parts += [line([asked, _middle(points)], "text2", 1, "3 3") for points in CLOUDS.values()]
    parts += [arrow(asked, (nearest[0] - 8, nearest[1] + 6), "text", 2), dot(*asked, "text", 6)]
    parts += [text(asked[0] + 4, 142, "$new_picture", weight=600), text(384, 76, "$prototype", anchor="start")]
    parts += [dot(424, 150, "text2"), text(438, 155, "$example", anchor="start")]
    parts += [dot(424, 178, "surface", 7, "text2"), text(438, 183, "$class_middle", anchor="start")]
    return svg(WIDTH, 222, *parts)


def learned_rule() -> str:
    """A small network in place of the formula of a step."""
    parts = [box(8, 40, 130, 56), text(73, 73, "$gradient"), arrow((142, 68), (182, 68))]
    parts += [box(188, 28, 190, 80, "soft", "accent"), text(283, 64, "$small_network", weight=600, color="soft_text")]
    parts += [text(283, 84, "$is_learned", size=12, color="soft_text"), arrow((382, 68), (424, 68))]
    parts += [box(430, 40, 160, 56), text(510, 73, "$step"), line([(510, 100), (510, 134), (73, 134)], "text2")]
    parts += [arrow((73, 134), (73, 102)), text(292, 154, "$again", size=12, color="text2")]
    return svg(WIDTH, 164, *parts)


def solving() -> str:
    """The best line between the classes is computed, not searched."""
    left, right = ((90, 60), (120, 110), (70, 130), (140, 72)), ((250, 60), (290, 92), (240, 128), (300, 140))
    parts = [dot(*each, "train") for each in left] + [dot(*each, "validation") for each in right]
    parts += [line([(214, 16), (172, 170)], "accent", 3), text(222, 24, "$best_line", anchor="start", weight=600)]
    parts += [
        box(392, 48, 200, 74),
        text(492, 80, "$equation", weight=600),
        text(492, 100, "$no_steps", size=12, color="text2"),
    ]
    parts += [arrow((388, 86), (330, 86))]
    return svg(WIDTH, 184, *parts)


def writing() -> str:
    """A network reads the examples, and writes the classifier."""
    parts = [drawn(12 + 46 * (at % 2), 22 + 46 * (at // 2), ("kite", "gate")[at // 2], at) for at in range(4)]
    parts += [arrow((110, 66), (150, 66)), box(156, 30, 170, 72, "soft", "accent")]
    parts += [
        text(241, 62, "$reading_network", weight=600, color="soft_text"),
        text(241, 82, "$one_look", size=12, color="soft_text"),
    ]
    parts += [arrow((330, 66), (370, 66)), box(376, 30, 130, 72), text(441, 71, "$classifier", weight=600)]
    parts += [
        drawn(421, 124, "kite", 9),
        arrow((441, 122), (441, 106)),
        arrow((510, 66), (540, 66)),
        text(566, 71, "“$kite”"),
    ]
    return svg(WIDTH, 176, *parts)


def reading() -> str:
    """Examples and labels one after the other; the answer comes last."""
    parts, names = [], ("kite", "gate", "kite", "gate")
    for at, name in enumerate((*names, "kite")):
        left, asked = 16 + 118 * at, at == len(names)
        parts += [drawn(left + 18, 10, name, at + 3, 44), text(left + 40, 72, "?" if asked else f"“${name}”")]
        parts += [arrow((left + 40, 78), (left + 40, 96)), box(left, 100, 80, 44, "soft", "accent")]
        parts += [text(left + 40, 127, "$memory", color="soft_text", size=12)]
        parts += [] if asked else [arrow((left + 84, 122), (left + 114, 122))]
    parts += [arrow((528, 148), (528, 166)), text(528, 184, "“$kite”", weight=600)]
    return svg(WIDTH, 194, *parts)


def baselines() -> str:
    """An ordinary classifier of many classes; its features stay, what tells the classes apart is made anew."""
    parts = [
        drawn(12 + 44 * (at % 3), 14 + 44 * (at // 3), name, at)
        for at, name in enumerate(("fork", "wave", "hook", "tent", "snail", "gate"))
    ]
    parts += [arrow((148, 58), (180, 58)), box(186, 22, 150, 72, "soft", "accent"), box(342, 22, 76, 72)]
    parts += [text(261, 63, "$features", weight=600, color="soft_text"), text(380, 63, "$many_classes", size=12)]
    parts += [drawn(34, 124, "kite", 1), drawn(78, 124, "sail", 1), arrow((148, 144), (180, 144))]
    parts += [box(186, 108, 150, 72, "soft", "accent"), box(342, 108, 76, 72, "card", "validation")]
    parts += [text(261, 149, "$same_features", weight=600, color="soft_text"), text(380, 149, "$last_layer", size=12)]
    parts += [text(434, 63, "$practice", anchor="start"), text(434, 149, "$new_task_words", anchor="start")]
    return svg(WIDTH, 190, *parts)


def _middle(points: tuple[tuple[float, float], ...]) -> tuple[float, float]:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


DRAWINGS = {
    "comparing": comparing,
    "learned-rule": learned_rule,
    "solving": solving,
    "writing": writing,
    "reading": reading,
    "baselines": baselines,
}
