"""The command line: one file for each command. Exit status 0, or 2 with one sentence on stderr; 1 is left to a
broken installation, as `--self-test` finds it."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.resources import version
from workbench.self_test import run as run_self_test

SESSION, SELF_TEST = ".fewshot", "--self-test"


class SelfTest(argparse.Action):
    """Needs no command, as ``--version`` does not; it comes here when it does not stand alone."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        parser.exit(run_self_test())


class Parser(argparse.ArgumentParser):
    """Bad arguments end in one sentence, as every other error does."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise SystemExit(_refuse(f"{message[0].upper()}{message[1:]}. See {self.prog} --help."))


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``workbench ARGV``; without a command, open the window, with a session file where one is named."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _print_any_text()
    if arguments == [SELF_TEST]:  # not by the parser: its commands need what may be missing here
        return run_self_test()
    try:
        args = _arguments(arguments)
        return int(args.func(args))
    except ValueError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return _refuse("Interrupted.")
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        reason = next(iter(str(error).splitlines()), "")
        return _refuse(f"{type(error).__name__}: {reason} (python -X dev -m workbench shows where)")


def _arguments(given: list[str]) -> argparse.Namespace:
    """Whose ``func`` does what was asked for."""
    if not given or (len(given) == 1 and given[0].endswith(SESSION)):
        return argparse.Namespace(func=_open_window, session=given[0] if given else "")
    return _parser().parse_args(given)


def _print_any_text() -> None:
    """Names of files and classes may hold characters that the terminal's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="workbench",
        description="Meta-learning: train, evaluate and adapt. Without a command, opens the window; "
        f"workbench FILE{SESSION} opens a saved session in it.",
    )
    parser.add_argument("--version", action="version", version=f"workbench {version()}")
    words = "try the window, the engine and what ships with them in a folder of its own, and print a JSON summary"
    parser.add_argument(SELF_TEST, action=SelfTest, nargs=0, help=words)
    # not required, as flags that there are not would be passed over for the command that is missing
    parser.set_defaults(func=_open_window, session="")
    add_parsers(parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser))
    return parser


def add_parsers(commands: Any, of: str = "") -> None:
    """Add what the modules here offer: ``evaluate`` is a command, and ``runs_compare`` one of the command ``runs``."""
    for module in pkgutil.iter_modules(__path__):
        if module.name.rpartition("_")[0] == of:
            importlib.import_module(f"{__name__}.{module.name}").add_parser(commands)


def _open_window(args: argparse.Namespace) -> int:
    session = Path(args.session).absolute() if args.session else None
    if session and not session.is_file():
        raise ValueError(f"There is no session at {session}.")
    # by name, so that nothing here depends on Qt
    return int(importlib.import_module("workbench.gui.app").run(sys.argv, session))


def _refuse(sentence: str) -> int:
    print(f"workbench: {sentence}", file=sys.stderr)
    return 2
