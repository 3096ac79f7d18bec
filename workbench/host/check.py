"""What of a run's config can be judged before the run begins."""

from __future__ import annotations

from workbench.config import RunConfig
from workbench.data.sources import Progress, ignore
from workbench.engine.commands import CheckRun
from workbench.engine.mixture import check_tasks, member_configs, open_members, shared_preprocessing
from workbench.engine.replies import RunChecked
from workbench.engine.setup import open_images
from workbench.nets import build_net
from workbench.nets.weights import load_weights
from workbench.sections.net import PRETRAINED


def check_run(command: CheckRun, progress: Progress = ignore) -> RunChecked:
    """See that the network takes the pictures, that datasets go together, and that a file of weights fits.

    Of several datasets also that each is at hand and has what the tasks need, for which they are opened.

    Raises:
        ConfigError, DataError, TaskError: they do not, or one of several datasets does not suffice.
    """
    config = command.config
    members = member_configs(config)
    for each in members.values():
        made = shared_preprocessing(each)
    if config.net.backbone in PRETRAINED and config.net.weights == "file" and config.net.weights_file:
        load_weights(build_net(config.net, made), config.net)
    if len(members) > 1:
        _check_members(config, progress)
    return RunChecked(command.request_id)


def _check_members(config: RunConfig, progress: Progress) -> None:
    check_tasks(config, open_members(config, lambda each: open_images(each, progress=progress)[1]))
