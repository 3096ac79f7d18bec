"""How each model adapts in the Try it pane: as it was trained, unless something else was chosen for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workbench.config import AdaptConfig
from workbench.gui.language import mark, plural, say
from workbench.runs.store import RunError, read_config

AS_TRAINED = mark("As it was trained")
# Models that are no run: shipped ones, and networks for photographs.
WITHOUT_RUN = ("builtin:", "pretrained:")


class AdaptOptions:
    """Remembers choices by model, while the window is open."""

    def __init__(self) -> None:
        self._chosen: dict[str, AdaptConfig] = {}
        self._trained: dict[str, AdaptConfig] = {}

    def trained(self, ref: str) -> AdaptConfig:
        """What the run of a model was tested with; of one without a run, or with an unreadable one, the usual."""
        if ref not in self._trained:
            self._trained[ref] = _recorded(ref)
        return self._trained[ref]

    def chosen(self, ref: str) -> AdaptConfig | None:
        """What was chosen in place of that, if anything."""
        return self._chosen.get(ref)

    def of(self, ref: str) -> AdaptConfig:
        """What holds."""
        return self._chosen.get(ref, self.trained(ref))

    def choose(self, ref: str, options: AdaptConfig) -> None:
        if options == self.trained(ref):
            self._chosen.pop(ref, None)
        else:
            self._chosen[ref] = options


def options_words(options: AdaptConfig, trained: AdaptConfig, heads: Mapping[str, str]) -> str:
    """In a few words; ``heads`` gives the titles of final classifiers."""
    if options == trained:
        return say(AS_TRAINED)
    if options.final_head != "own":
        return say(heads.get(options.final_head, options.final_head))
    if options.tune_steps:
        return say("Tuned for {steps}", steps=plural(options.tune_steps, "step"))
    return say(heads.get("own", "own"))


def _recorded(ref: str) -> AdaptConfig:
    try:
        return AdaptConfig() if ref.startswith(WITHOUT_RUN) else read_config(Path(ref)).adapt
    except RunError:
        return AdaptConfig()  # whoever asks that model to recognise something is told
