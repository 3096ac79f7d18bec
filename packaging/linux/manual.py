"""The manual page workbench(1), written from the command line itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from product import packed_at, version

from workbench import cli

WHAT = "train a meta-learner, and let it learn new kinds of pictures from a few"
SYNOPSIS = r"""\fBworkbench\fR [\fIFILE\fB.fewshot\fR]
.br
\fBworkbench\fR \fICOMMAND\fR [\fIARGUMENT\fR]...
"""
AFTER = r""".PP
\fB\-\-help\fR after a command shows the same for it alone.
.SH FILES
.TP
\fI$XDG_DATA_HOME/metalearning-workbench\fR
training runs, downloads, and what lay in Try it; by default under \fI~/.local/share\fR
.TP
\fI$XDG_CACHE_HOME/metalearning-workbench\fR
decoded datasets and downloaded weights; by default under \fI~/.cache\fR
.TP
\fI$XDG_CONFIG_HOME/metalearning-workbench\fR
settings; by default under \fI~/.config\fR
.TP
\fI$XDG_STATE_HOME/metalearning-workbench\fR
the log; by default under \fI~/.local/state\fR
.SH ENVIRONMENT
.TP
\fBWORKBENCH_HOME\fR
a folder to use in place of all of these
.TP
\fBWORKBENCH_MIRROR\fR
where datasets and weights are downloaded from instead of their own addresses
.SH EXIT STATUS
0, or 2 with one sentence on the standard error output that says what was wrong; 1 where \fB\-\-self\-test\fR
found something.
"""


def manual() -> str:
    """The page, for man(7)."""
    top = cli._parser()
    lines = [
        f'.TH WORKBENCH 1 "{packed_at():%Y-%m-%d}" "workbench {version()}" "User Commands"',
        *(".SH NAME", rf"workbench \- {WHAT}", ".SH SYNOPSIS", SYNOPSIS.strip()),
        *(".SH DESCRIPTION", _text(top.description or ""), ".SH OPTIONS", *_options(top)),
        *(".SH COMMANDS", *_commands(top), AFTER.strip()),
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Each command with what it takes; of a command with commands of its own these."""
    for action in _of_kind(parser, argparse._SubParsersAction):
        about = {each.dest: each.help for each in action._choices_actions}
        for name, command in action.choices.items():
            if any(_of_kind(command, argparse._SubParsersAction)):
                yield from _commands(command)
            else:
                yield from (f".SS {_text(command.prog)}", _text(about.get(name) or ""), *_options(command))


def _of_kind(parser: argparse.ArgumentParser, kind: type[argparse.Action]) -> list[argparse.Action]:
    return [each for each in parser._actions if isinstance(each, kind)]


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    left_out = (argparse._SubParsersAction, argparse._HelpAction)
    for action in parser._actions:
        if not isinstance(action, left_out) and action.help != argparse.SUPPRESS:
            yield from (".TP", _heading(parser, action), _text(_help(parser, action)))


def _heading(parser: argparse.ArgumentParser, action: argparse.Action) -> str:
    """``-h, --help`` or ``--seed INT`` or ``RUN``."""
    formatter = parser._get_formatter()
    if not action.option_strings:
        return rf"\fI{_text(formatter._format_args(action, str(action.metavar or action.dest)))}\fR"
    names = ", ".join(rf"\fB{_text(each)}\fR" for each in action.option_strings)
    takes = "" if action.nargs == 0 else formatter._format_args(action, action.dest.upper())
    return rf"{names} \fI{_text(takes)}\fR" if takes else names


def _help(parser: argparse.ArgumentParser, action: argparse.Action) -> str:
    return parser._get_formatter()._expand_help(action) if action.help else "see above"


def _text(plain: str) -> str:
    """As roff takes it: a hyphen that can be typed, and no line that begins as an instruction would."""
    escaped = " ".join(plain.split()).replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped[:1] in (".", "'") else escaped
