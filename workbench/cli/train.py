"""``workbench train``: train a meta-learner into a run folder, one event a line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.catalogue import catalogue
from workbench.config import SECTIONS, ConfigError, Knob, NetConfig, RunConfig, Value, knobs_of
from workbench.engine.control import Control, stopping_on_interrupt
from workbench.engine.events import Event, RunFinished
from workbench.engine.remedies import CHANGEABLE, changed


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("train", help="train a meta-learner into a run folder")
    parser.add_argument("--dataset", help="a name from `workbench datasets list`; by default glyphs")
    parser.add_argument("--data", help="where the dataset lies: a file or a folder")
    fetched = "fetch the dataset, and the weights of a pretrained network, where they are not here"
    parser.add_argument("--download", action="store_true", help=fetched)
    parser.add_argument("--algorithm", help="a name from `workbench algorithms`; by default protonet")
    parser.add_argument("--preset", choices=("fast", "paper"), help="settings to start from; by default fast")
    parser.add_argument("--out", type=Path, help="the run folder to make; by default a new one among your runs")
    resume = "go on with RUN, a run folder or what a run is called, from its last checkpoint"
    parser.add_argument("--resume", metavar="RUN", help=resume)
    curves = "write the curves for TensorBoard into this folder as well (an extra: pip install tensorboard)"
    parser.add_argument("--tensorboard", type=Path, metavar="DIR", help=curves)
    parser.add_argument("--json", action="store_true", help="print every event as a JSON object")
    for each in _flags():
        # a bare --rotations means yes, as other programs have it; --rotations false is for what a preset switched on
        more: dict[str, Any] = {"nargs": "?", "const": "true"} if each.kind == "bool" else {}
        parser.add_argument(each.flag, metavar=each.kind.upper(), help=_help(each), **more)
    parser.set_defaults(func=run)


def _flags() -> dict[Knob, None]:
    """Every knob of a run and of any algorithm; which algorithm has which is checked with the config."""
    shared = [each for section in SECTIONS.values() for each in knobs_of(section)]
    own = {k.name: k for card in catalogue().algorithms for k in catalogue().own_knobs(card["name"])}
    return dict.fromkeys([*shared, *own.values()])


def _help(each: Knob) -> str:
    choices = f" One of {', '.join(each.choices)}." if each.choices else ""
    bounds = f" From {each.low:g} to {each.high:g}." if each.low is not None and each.high is not None else ""
    needs = f" Only with --{each.needs.replace('_', '-').replace('=', ' ').replace('|', ' or ')}." if each.needs else ""
    return f"{each.help}{choices}{bounds}{needs}".replace("%", "%%")


def run(args: argparse.Namespace) -> int:
    try:
        return _run(args)
    except ValueError as error:
        # scripts read the last line of what is printed: it is there for a run that could not begin as well
        _print(RunFinished(0, 0, "failed", str(error), 0.0), args.json)
        raise


def _run(args: argparse.Namespace) -> int:
    # torch takes seconds to load: bad arguments are refused before
    config = _config(args)
    from workbench.engine.checkpoint import load_checkpoint
    from workbench.engine.ending import to_the_end
    from workbench.engine.model import model_file
    from workbench.engine.train import train
    from workbench.nets.allocator import keep_freed_pages
    from workbench.runs import tensorboard
    from workbench.runs.changing import keep_changes
    from workbench.runs.continuing import completed, continued
    from workbench.runs.find import find_run
    from workbench.runs.record import check_free, record
    from workbench.runs.store import new_run_dir, read_config

    run_dir = args.out or new_run_dir(config) if config else find_run(args.resume)
    go = train if config else continued
    if config is None:
        end, recorded = completed(run_dir), read_config(run_dir)
        if end:
            load_checkpoint(model_file(str(run_dir)))  # nothing is left to do only where its model is whole
            _print_end(run_dir.name, end, args.json)
            return 0
        config = _changed(recorded, args)
    else:
        check_free(run_dir)
        if args.tensorboard:
            tensorboard.check_free(args.tensorboard)
    keep_freed_pages()
    control = Control()
    events = go(config, run_dir, control, progress=_progress, download=args.download)
    if args.tensorboard:
        events = tensorboard.recording(events, args.tensorboard)
    # the outer wrap reports a run folder that can no longer be written
    events = to_the_end(record(keep_changes(to_the_end(events), run_dir), run_dir, config))
    with stopping_on_interrupt(control):
        try:
            return _print_all(events, args.json)
        except BrokenPipeError:  # nobody listens any more: the run ends in order all the same
            control.stop()
            for _ in events:
                pass
            raise


def _config(args: argparse.Namespace) -> RunConfig | None:
    """What to train, or None with --resume: the run has a config. Raises ConfigError."""
    if args.resume is not None:
        _check_alone(args)
        return None
    algorithm = args.algorithm or "protonet"
    given = _given(args, algorithm)
    # recorded in full, since the run may be measured or continued from elsewhere
    if given.get("split_file"):
        given["split_file"] = str(Path(str(given["split_file"])).expanduser().absolute())
    data = str(Path(args.data).expanduser().absolute()) if args.data else ""
    config = catalogue().config(args.dataset or "glyphs", algorithm, given, data, args.preset or "fast")
    _check_weights_flags(args, config)
    if config.split.split_file and config.split.split != "file":
        raise ConfigError(f"--split-file has an effect only when --split is file; it is {config.split.split}.")
    return config


def _check_weights_flags(args: argparse.Namespace, config: RunConfig) -> None:
    """Raises ConfigError for weights that would be passed over in silence: the network would begin from nothing."""
    values = {each.name: getattr(config.net, each.name) for each in knobs_of(NetConfig)}
    for each in knobs_of(NetConfig):
        if each.name in ("weights", "weights_file") and getattr(args, each.name) and not each.matters(values):
            name, _, wanted = each.needs.partition("=")
            raise ConfigError(
                f"{each.flag} has an effect only when --{name} is {wanted.replace('|', ' or ')}; it is {values[name]}."
            )


def _given(args: argparse.Namespace, algorithm: str) -> dict[str, Value]:
    """The settings on the command line, read as the algorithm's own knobs where it has them.

    Ways and queries that are asked for hold for practice as well, unless a preset was asked for by name: the
    paper's prototypical networks practise with 60 ways for a task of 5.
    """
    known = {each.name: each for each in catalogue().all_knobs(algorithm)}
    texts = {each.name: text for each in _flags() if (text := getattr(args, each.name)) is not None}
    given = {name: known[name].parse(text) if name in known else text for name, text in texts.items()}
    literal = () if args.preset else ("ways", "queries")
    practice = {f"train_{name}": 0 for name in literal if name in given}
    return {**practice, **given}


def _check_alone(args: argparse.Namespace) -> None:
    """Raises ConfigError for a setting beside --resume, which goes on with those of the run; but for such as let it
    find room in memory."""
    names = ("dataset", "data", "algorithm", "preset", "out", *(each.name for each in _flags()))
    for name in names:
        if getattr(args, name) is not None and name not in CHANGEABLE:
            raise ConfigError(f"--{name.replace('_', '-')} is given, but --resume goes on with the run's own settings.")


def _changed(config: RunConfig, args: argparse.Namespace) -> RunConfig:
    """``config`` with the settings beside --resume. Raises ConfigError where its algorithm has not such a one."""
    known = {each.name: each for each in catalogue().all_knobs(config.algorithm)}
    texts = {name: text for name in CHANGEABLE if (text := getattr(args, name)) is not None}
    return changed(config, {name: known[name].parse(text) if name in known else text for name, text in texts.items()})


def _print_all(events: Iterator[Event], as_json: bool) -> int:
    last: Event | None = None
    for last in events:
        _print(last, as_json)
    if not isinstance(last, RunFinished) or last.status == "failed":
        reason = last.reason if isinstance(last, RunFinished) else "The run ended without a word."
        print(f"workbench: {reason}", file=sys.stderr)
        return 2
    return 0


def _print_end(name: str, end: RunFinished, as_json: bool) -> None:
    """Of a run that has nothing left to do."""
    print(json.dumps(end.to_json()) if as_json else f"{name} is already done: {end.reason[:1].lower()}{end.reason[1:]}")


def _print(event: Event, as_json: bool) -> None:
    print(json.dumps(event.to_json()) if as_json else _line(event), flush=True)


def _line(event: Event) -> str:
    fields = event.to_json()
    kind = fields.pop("event")
    shown = {k: v for k, v in fields.items() if k not in ("config", "details") and v not in ({}, (), "")}
    return f"{kind:16} " + "  ".join(f"{name} {_short(value)}" for name, value in shown.items())


def _short(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, dict) and set(value) == {"value", "ci95"}:
        return f"{value['value']:.4f} ± {value['ci95']:.4f}"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_short(each)}" for name, each in value.items())
    return str(value)


def _progress(sentence: str, fraction: float) -> None:
    share = f" {fraction:.0%}" if fraction >= 0 else ""
    end = "\n" if fraction >= 1 else "\r"
    if sys.stderr.isatty():
        print(f"{sentence}{share}", end=end, file=sys.stderr, flush=True)
