"""What goes wrong with run folders."""

from __future__ import annotations


class RunError(ValueError):
    """A run folder cannot be used; the message is one sentence that names it."""


class RemovedRunError(RunError):
    """The run folder was removed while the run was written to it."""


class NoFolderError(RunError):
    """The folder that was chosen for runs is not there."""
