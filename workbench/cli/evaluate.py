"""``workbench evaluate``: measure a model on test tasks; one object with means and 95 % intervals."""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

from workbench.config import ConfigError


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("evaluate", help="measure a model on tasks it has not seen")
    parser.add_argument("run", metavar="RUN", help="a run folder, or builtin:NAME")
    parser.add_argument("--dataset", default="", help="another dataset than the run's")
    parser.add_argument("--data", default="", help="where the dataset lies, if not where the run found it")
    parser.add_argument("--split", default="test", choices=("train", "validation", "test", "all"))
    parser.add_argument("--within-group", action="store_true", help="all classes of a task from one group")
    parser.add_argument("--rotations", action="store_true", help="count turned classes as classes of their own")
    parser.add_argument("--ways", type=int, help="classes per task; by default the run's")
    parser.add_argument("--shots", type=int, help="examples per class; by default the run's")
    parser.add_argument("--queries", type=int, help="questions per class; by default the run's")
    parser.add_argument("--episodes", type=int, default=600, help="how many tasks")
    parser.add_argument("--batch-norm", default="inductive", choices=("inductive", "transductive"))
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same tasks")
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda", "mps"))
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    if args.episodes < 2:
        raise ConfigError(f"--episodes is {args.episodes}, but must be at least 2 for an interval.")
    if not 0 <= args.seed < 2**63:
        raise ConfigError(f"--seed is {args.seed}, but must lie between 0 and {2**63 - 1}.")
    from workbench.engine.examine import Question, ask
    from workbench.nets.allocator import keep_freed_pages

    keep_freed_pages()
    began = time.monotonic()
    question = Question(
        dataset=args.dataset,
        data=args.data,
        split=args.split,
        ways=args.ways,
        shots=args.shots,
        queries=args.queries,
        episodes=args.episodes,
        within_group=args.within_group,
        rotations=args.rotations,
        batch_norm=args.batch_norm,
        seed=args.seed,
        device=args.device,
    )
    result = ask(args.run, question)
    result["seconds"] = round(time.monotonic() - began, 3)
    print(json.dumps(result) if args.json else _sentence(result))
    return 0


def _sentence(result: dict[str, Any]) -> str:
    badges = f" ({'; '.join(result['badges'])})" if result["badges"] else ""
    return (
        f"{result['ways']}-way {result['shots']}-shot accuracy {result['accuracy']:.2%} ± {result['ci95']:.2%} "
        f"over {result['episodes']} tasks, {result['split']} classes of {result['dataset']}{badges}"
    )
