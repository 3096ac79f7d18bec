"""Read the pickles in which others published their arrays, without running anything that they ask for.

A pickle is a program: it may call whatever its reader can import. This reader knows nine names, and even those stand
for functions of our own, not of numpy (`pickled_arrays`). Everything else is refused before it is looked up.
"""

from __future__ import annotations

import pickle
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, Any, ClassVar

from workbench.data.errors import DataError
from workbench.data.pickled_arrays import NAMES, PickledArray, PickledType, RefusedError

BROKEN = (
    pickle.UnpicklingError,
    EOFError,
    OSError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    MemoryError,
    RecursionError,
    AssertionError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
)


class _Named:
    """Stands for one of the names that a pickle may ask for. It cannot be changed, nor be made another of."""

    __slots__ = ("_made",)
    _made: Callable[..., object]

    def __init__(self, made: Callable[..., object]) -> None:
        object.__setattr__(self, "_made", made)

    def __call__(self, *arguments: object) -> object:
        return self._made(*arguments)

    def __setstate__(self, state: object) -> None:
        raise RefusedError("a name is to be changed")

    def __setattr__(self, name: str, value: object) -> None:
        raise RefusedError("a name is to be changed")


def load_plain(file: IO[bytes], place: str) -> Any:
    """Read a pickle of dicts, lists, tuples, text, bytes, numbers and arrays of numbers or text, and nothing else.

    Pickles of Python 2 and all protocols are read; their text comes as latin-1.

    Args:
        file: opened for reading bytes.
        place: where it lies, in words, for the sentence.

    Raises:
        DataError: it is damaged, cut off, or asks for anything else; nothing of it has been run.
    """
    try:
        return _plain(_Reader(file, encoding="latin1").load(), {})
    except RefusedError as error:
        raise DataError(f"{place} is refused: {error}, which a file of arrays has no need of.") from error
    except BROKEN as error:
        why = " ".join(str(error).split()).rstrip(".") or type(error).__name__
        raise DataError(f"{place} is damaged, cut off or not a pickle of arrays: {why}.") from error


def _plain(value: object, seen: dict[int, Any]) -> Any:
    """The same with arrays in the place of what stood for them. What is held twice is looked at once (``seen``)."""
    if isinstance(value, PickledType | _Named):
        raise RefusedError("it holds a type or a function")
    if not isinstance(value, PickledArray | dict | list | tuple):
        return value
    if id(value) not in seen:
        seen[id(value)] = None  # nothing that holds itself is ever needed
        seen[id(value)] = _opened(value, seen)
    return seen[id(value)]


def _opened(value: PickledArray | dict[Any, Any] | list[Any] | tuple[Any, ...], seen: dict[int, Any]) -> Any:
    if isinstance(value, PickledArray):
        return value.array
    if isinstance(value, dict):
        return {_plain(key, seen): _plain(each, seen) for key, each in value.items()}
    return type(value)(_plain(each, seen) for each in value)


class _Reader(pickle._Unpickler):
    """An unpickler that knows the names in `NAMES`, exactly as they are written, and no other.

    It is the one written in Python: the other makes a list as long as any number that a file names, and a flipped bit
    would fill the memory. Half a million small arrays take it half a minute.
    """

    read: Callable[[int], bytes]
    append: Callable[[object], None]

    def find_class(self, module: str, name: str) -> object:
        made = NAMES.get((module, name))
        if made is None:
            asked = re.sub(r"[^\w.]", "?", f"{module}.{name}")
            raise RefusedError(f"it asks for {asked[:80]}")
        return _Named(made)

    def load_bytearray8(self) -> None:
        """Read bytes that may be changed as bytes: the inherited way fills the memory before it looks at the file."""
        (length,) = struct.unpack("<Q", self.read(8))
        content = self.read(min(length, sys.maxsize))
        if len(content) < length:
            raise EOFError(f"{length:,} bytes are announced, but {len(content):,} are left")
        self.append(content)

    dispatch: ClassVar[dict[int, Callable[..., None]]] = {
        **pickle._Unpickler.dispatch,
        pickle.BYTEARRAY8[0]: load_bytearray8,
    }
