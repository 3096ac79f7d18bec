"""What of a run's config can be judged before its data are opened."""

from __future__ import annotations

from workbench.engine.commands import CheckRun
from workbench.engine.mixture import member_configs, shared_preprocessing
from workbench.engine.replies import RunChecked
from workbench.nets import build_net
from workbench.nets.weights import load_weights
from workbench.sections.net import PRETRAINED


def check_run(command: CheckRun) -> RunChecked:
    """See that the network takes the pictures, that datasets go together, and that a file of weights fits.

    Raises:
        ConfigError: they do not.
    """
    config = command.config
    for each in member_configs(config).values():
        made = shared_preprocessing(each)
    if config.net.backbone in PRETRAINED and config.net.weights == "file" and config.net.weights_file:
        load_weights(build_net(config.net, made), config.net)
    return RunChecked(command.request_id)
