"""The command line: one file for each command. Exit status 0, or 2 with one sentence on stderr."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Sequence

from workbench.resources import version


class Parser(argparse.ArgumentParser):
    """Bad arguments end in one sentence, as every other error does."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise SystemExit(_refuse(f"{message[0].upper()}{message[1:]}. See {self.prog} --help."))


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``workbench ARGV``; without a command, open the window."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _print_any_text()
    args = _parser().parse_args(arguments) if arguments else argparse.Namespace(func=_open_window)
    try:
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


def _print_any_text() -> None:
    """Names of files and classes may hold characters that the terminal's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="workbench",
        description="Meta-learning: train, evaluate and adapt. Without a command, opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"workbench {version()}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}").add_parser(commands)
    return parser


def _open_window(_args: argparse.Namespace) -> int:
    # by name, so that nothing here depends on Qt
    return int(importlib.import_module("workbench.gui.app").run(sys.argv))


def _refuse(sentence: str) -> int:
    print(f"workbench: {sentence}", file=sys.stderr)
    return 2
