"""Run before the frozen program: lets torchvision be imported where its compiled operators cannot be loaded.

A torchvision that was built for graphics cards loads none of them beside a torch for the CPU, and then stumbles over
the two whose results it describes to torch. The workbench uses neither; declaring them is enough. torch is not imported
here, but when torchvision is: the window's process never does either.
"""

import sys
from importlib.abc import MetaPathFinder

AFTER_LOADING = {"torchvision._autograd_registrations", "torchvision._meta_registrations"}
SCHEMAS = ("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",)
SCHEMAS += (SCHEMAS[0].replace("nms", "qnms", 1),)


class DeclareOperators(MetaPathFinder):
    """Finds nothing itself: it waits for what torchvision imports right after it has tried to load its operators."""

    def find_spec(self, fullname, *_):
        if fullname in AFTER_LOADING:
            sys.meta_path.remove(self)
            declare(sys.modules["torchvision.extension"])


def declare(extension):
    """Declare the operators, unless the real ones are there."""
    if extension._has_ops():
        return
    import torch

    extension.declared = torch.library.Library("torchvision", "FRAGMENT")  # they last as long as it does
    for schema in SCHEMAS:
        extension.declared.define(schema)


sys.meta_path.insert(0, DeclareOperators())
