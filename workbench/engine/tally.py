"""Counts the bytes of the tensors that live while something is computed, fake ones as if they were real."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor
from torch._subclasses.fake_tensor import FakeTensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

LOOK = torch.ops.aten._local_scalar_dense.default


class Tally(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Within it, every tensor that an operation gives is counted until its storage is freed.

    Also those that autograd keeps for the way back are, since it is storages that are counted, and not Python's
    tensors. What an operation needs inside itself, and gives back before it ends, is not seen.

    Whoever looks at what a fake tensor contains is given ``answer``: with yes a solver goes on to its last iteration.

    Attributes:
        now: bytes that live at present.
        peak: the most that lived at any time since it was set.
    """

    def __init__(self, answer: bool = True) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.answer = answer
        self.now = self.peak = 0
        self._seen: dict[int, weakref.ref[Any]] = {}

    def note(self, tensors: Iterable[Tensor | None]) -> None:
        """Count tensors that were made before."""
        for each in tensors:
            if each is not None:
                self._count(each.untyped_storage())

    def __torch_dispatch__(
        self, func: Callable[..., Any], _types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        if func is LOOK and isinstance(args[0], FakeTensor):
            return self.answer if args[0].dtype is torch.bool else int(self.answer)
        given = func(*args, **(kwargs or {}))
        self.note(each for each in tree_leaves(given) if isinstance(each, Tensor))
        return given

    def _count(self, storage: torch.UntypedStorage) -> None:
        key, size = storage._cdata, storage.nbytes()
        if key not in self._seen:
            self._seen[key] = weakref.ref(storage, lambda _: self._drop(key, size))
            self.now += size
            self.peak = max(self.peak, self.now)

    def _drop(self, key: int, size: int) -> None:
        del self._seen[key]
        self.now -= size
