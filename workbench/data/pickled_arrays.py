"""What stands for numpy's arrays and types while a pickle of a stranger is read: notes of what it says of them.

numpy's own functions take a forged type's word for where its data lie in memory. These take only plain types, and only
as many bytes as an array of its shape has.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

PLAIN = re.compile(r"[|<>=]?[biuf][1248]|[|<>=]?[US]\d+")


class RefusedError(ValueError):
    """What a pickle holds is not plain data."""


class PickledType:
    """A type of numbers or of text, whose order of bytes is told afterwards."""

    __slots__ = ("code",)

    def __init__(self, code: str) -> None:
        self.code = code

    def __setstate__(self, state: object) -> None:
        order, *rest = _tuple(state)[1:]
        if order not in ("<", ">", "|", "=") or any(each is not None for each in rest[:3]):
            raise RefusedError("an array is of a type that is not plain")
        self.code = f"{order}{self.code.lstrip('|<>=')}"

    def resolve(self) -> np.dtype[Any]:
        """The type itself."""
        if not PLAIN.fullmatch(self.code):
            raise RefusedError(f"an array is of the type {self.code}")
        return np.dtype(self.code)


class PickledArray:
    """An array that is told what it holds after it was made."""

    __slots__ = ("array",)

    def __init__(self) -> None:
        self.array: npt.NDArray[Any] = np.empty(0)

    def __setstate__(self, state: object) -> None:
        _version, shape, dtype, by_column, raw = _tuple(state)
        self.array = _array(raw, dtype, shape, "F" if by_column else "C")


def _tuple(state: object) -> tuple[Any, ...]:
    if not isinstance(state, tuple):
        raise RefusedError("an array is described by something else than a tuple")
    return state


def _type(code: object, *_how: object) -> PickledType:
    if not isinstance(code, str):
        raise RefusedError("an array is of a type without a name")
    return PickledType(code)


def _class_of_arrays(*_arguments: object) -> object:
    raise RefusedError("it makes an array by itself")


def _begun(*_class_shape_type: object) -> PickledArray:
    return PickledArray()


def _array(raw: object, dtype: object, shape: object, order: object = "C") -> npt.NDArray[Any]:
    """The array (shape) of some bytes, which must be just as many as it takes."""
    if not isinstance(dtype, PickledType):
        raise RefusedError("an array is of no type")
    content, kind = _bytes(raw), dtype.resolve()
    sides = [int(side) for side in _tuple(shape)]
    if min(sides, default=0) < 0 or math.prod(sides) * kind.itemsize != len(content):
        raise ValueError(f"an array of shape {tuple(sides)} and type {kind} has {len(content)} bytes")
    return np.frombuffer(content, kind).reshape(sides, order="F" if order == "F" else "C")


def _buffered(raw: object, dtype: object, shape: object, order: object) -> PickledArray:
    made = PickledArray()
    made.array = _array(raw, dtype, shape, order)
    return made


def _scalar(dtype: object, raw: object) -> object:
    return _array(raw, dtype, ()).item()


def _bytes(raw: object) -> bytes | bytearray:
    if isinstance(raw, str):  # of Python 2
        return raw.encode("latin1")
    if not isinstance(raw, bytes | bytearray):
        raise RefusedError("an array is made of something else than bytes")
    return raw


def _encoded(text: object, encoding: object = "latin1") -> bytes:
    if not isinstance(text, str) or encoding not in ("latin1", "latin-1"):
        raise RefusedError("it encodes something else than bytes")
    return text.encode("latin1")


# Arrays of numpy before and since 2, pickled by protocols up to 4, and by protocol 5; and bytes by protocols up to 2.
NAMES: dict[tuple[str, str], Callable[..., object]] = {
    ("numpy.core.multiarray", "_reconstruct"): _begun,
    ("numpy._core.multiarray", "_reconstruct"): _begun,
    ("numpy.core.multiarray", "scalar"): _scalar,
    ("numpy._core.multiarray", "scalar"): _scalar,
    ("numpy.core.numeric", "_frombuffer"): _buffered,
    ("numpy._core.numeric", "_frombuffer"): _buffered,
    ("numpy", "ndarray"): _class_of_arrays,
    ("numpy", "dtype"): _type,
    ("_codecs", "encode"): _encoded,
}
