"""``workbench evaluate``: measure a model on test tasks; one object with means and 95 % intervals.

The answer is also added to the evaluations.jsonl of the run, unless the model is shipped or pretrained, and how often
the run's test classes have been looked at is said beside it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workbench.config import AdaptConfig, ConfigError, Knob, TaskConfig, Value, knobs_of
from workbench.runs.find import find_model

if TYPE_CHECKING:
    from workbench.runs.asking import Asked

OF_TASK = ("ways", "shots", "queries", "least_shots", "batch_norm")
SHOWN = 3  # of the classes that are hardest, and of those that are confused most


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("evaluate", help="measure a model on tasks it has not seen")
    ref = "a run folder or what a run is called, builtin:NAME or pretrained:NAME"
    parser.add_argument("run", metavar="RUN", help=ref)
    parser.add_argument("--dataset", default="", help="another dataset than those the run practised on")
    parser.add_argument("--data", default="", help="where the dataset lies, if not where the run found it")
    parser.add_argument("--download", action="store_true", help="fetch the dataset, or a pretrained network's weights")
    splits = ("train", "validation", "test", "all")
    parser.add_argument("--split", default="test", choices=splits, help="which part of the data; by default test")
    parser.add_argument("--within-group", action="store_true", help="all classes of a task from one group")
    turned = "count turned classes as classes of their own, or with false do not; by default as the run did"
    parser.add_argument("--rotations", nargs="?", const="true", choices=("true", "false"), help=turned)
    for each in _own_knobs():
        parser.add_argument(each.flag, metavar=each.kind.upper(), help=_help(each))
    parser.add_argument("--episodes", type=int, default=600, help="how many tasks; by default 600")
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same tasks")
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda", "mps"))
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(func=run)


def _own_knobs() -> list[Knob]:
    """The settings that are the run's own unless they are asked for."""
    return [*(each for each in knobs_of(TaskConfig) if each.name in OF_TASK), *knobs_of(AdaptConfig)]


def _help(each: Knob) -> str:
    choices = f" One of {', '.join(each.choices)}." if each.choices else ""
    return f"{each.help}{choices} By default the run's own.".replace("%", "%%")


def run(args: argparse.Namespace) -> int:
    if args.episodes < 2:
        raise ConfigError(f"--episodes is {args.episodes}, but must be at least 2 for an interval.")
    if not 0 <= args.seed < 2**63:
        raise ConfigError(f"--seed is {args.seed}, but must lie between 0 and {2**63 - 1}.")
    given, ref = _given(args), find_model(args.run)
    from workbench.engine.model import fetch_pretrained
    from workbench.engine.question import Question
    from workbench.nets.allocator import keep_freed_pages
    from workbench.runs.asking import asked

    keep_freed_pages()
    question = Question(
        dataset=args.dataset,
        data=args.data,
        split=args.split,
        episodes=args.episodes,
        within_group=args.within_group,
        rotations=None if args.rotations is None else args.rotations == "true",
        seed=args.seed,
        device=args.device,
        download=args.download,
        **given,
    )
    if args.download:
        fetch_pretrained(ref)
    found = asked(ref, question)
    result = {**found.answer, "test_uses": found.uses}
    print(json.dumps(result) if args.json else "\n".join([*_lines(result), *_looked(found)]))
    if found.problem:  # the answer is worth no less
        print(f"workbench: {found.problem}", file=sys.stderr)
    return 0


def _looked(found: Asked) -> Iterator[str]:
    """How often the test classes have been looked at, where they were now."""
    if found.looked:
        times = "once" if found.uses == 1 else f"{found.uses:,} times"
        yield f"the test {_parted(found.answer)} of this run have been looked at {times}, this one included"


def _parted(result: dict[str, Any]) -> str:
    return "pictures" if result["parted_by"] == "picture" else "classes"


def _given(args: argparse.Namespace) -> dict[str, Any]:
    """The knobs that are given. Raises ConfigError."""
    given: dict[str, Value] = {}
    for each in _own_knobs():
        text = getattr(args, each.name)
        if text is not None:
            given[each.name] = each.parse(text)
    return given


def _before(result: dict[str, Any]) -> str:
    """What the calibration error is without the temperature, where there is one."""
    if result["temperature"] == 1:
        return " (not calibrated)"
    return f" ({result['calibration_error_uncalibrated']:.2%} before calibration)"


def _lines(result: dict[str, Any]) -> Iterator[str]:
    """The answer in words: the accuracy, what else was measured, and what went wrong most."""
    kept = _parted(result)
    badges = f" ({'; '.join(result['badges'])})" if result["badges"] else ""
    yield (
        f"{result['ways']}-way {result['shots']}-shot accuracy {result['accuracy']:.2%} ± {result['ci95']:.2%} "
        f"over {result['episodes']} tasks, {result['split']} {kept} of {result['dataset']}{badges}"
    )
    if "by_dataset" in result:
        yield "by dataset: " + ", ".join(
            f"{name} {found['accuracy']:.2%} ± {found['ci95']:.2%}" for name, found in result["by_dataset"].items()
        )
    yield (
        f"macro-F1 {result['macro_f1']:.2%} ± {result['macro_f1_ci95']:.2%}, "
        f"AUC one-vs-rest {result['auc_ovr']:.4f} ± {result['auc_ovr_ci95']:.4f}, "
        f"Hand–Till {result['auc_hand_till']:.4f} ± {result['auc_hand_till_ci95']:.4f}, "
        f"calibration error {result['calibration_error']:.2%}{_before(result)}, entropy {result['entropy']:.3f} nats"
    )
    if len(result["by_shots"]) > 1:
        yield "by examples of the class: " + ", ".join(
            f"{shots}: {found['accuracy']:.1%} at {found['entropy']:.3f} nats"
            for shots, found in result["by_shots"].items()
        )
    hardest = sorted(result["per_class"].items(), key=lambda each: float(each[1]["accuracy"]))[:SHOWN]
    yield "hardest classes: " + ", ".join(f"{name} {found['accuracy']:.0%}" for name, found in hardest)
    errors = [each for each in result["confusion"][:SHOWN] if each["true"] != each["predicted"]]
    if errors:
        taken = (f"{each['true']} for {each['predicted']} ({each['count']})" for each in errors)
        yield "most often taken: " + ", ".join(taken)
