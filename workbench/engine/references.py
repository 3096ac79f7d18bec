"""How a model is referred to where it is no run folder; free of torch."""

from __future__ import annotations

BUILTIN = "builtin:"  # and the name of one that is shipped
PRETRAINED = "pretrained:"  # and a network of torchvision
