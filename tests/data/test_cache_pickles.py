"""Reading other people's pickles: arrays of every age are read, and nothing is ever run."""

from __future__ import annotations

import io
import os
import pickle
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from workbench.data.cache_pickles import load_plain
from workbench.data.errors import DataError

IMAGES = np.random.default_rng(0).integers(0, 255, (6, 4, 4, 3), dtype=np.uint8)
PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)


def load(content: bytes) -> Any:
    return load_plain(io.BytesIO(content), "train.pkl in place")


def text_of_python_2(text: bytes) -> bytes:
    return b"T" + struct.pack("<i", len(text)) + text


def array_of_python_2(array: np.ndarray, order: bytes = b"|") -> bytes:
    """The opcodes with which Python 2 and numpy 1 pickled an array (protocol 2)."""
    raw = text_of_python_2(array.tobytes())
    shape = b"(" + b"".join(b"K" + bytes([side]) for side in array.shape) + b"t"
    kind = text_of_python_2(array.dtype.str[1:].encode())
    empty = text_of_python_2(b"b")
    dtype = b"cnumpy\ndtype\n(" + kind + b"K\x00K\x01tR(K\x03" + text_of_python_2(order) + b"NNN" + minus_one() * 2
    dtype += b"K\x00tb"
    begun = b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\x00t" + empty + b"tR"
    return begun + b"(K\x01" + shape + dtype + b"\x89" + raw + b"tb"


def minus_one() -> bytes:
    return b"J" + struct.pack("<i", -1)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(
    "array",
    [
        IMAGES,
        np.asfortranarray(IMAGES[..., 0]),
        np.arange(5, dtype=np.int64),
        np.arange(5, dtype=">i4"),
        np.linspace(0, 1, 3),
        np.array([True, False]),
        np.array(["owl", "bee"]),
        np.array([b"owl"]),
    ],
    ids=lambda array: f"{array.dtype.str}-{array.ndim}d",
)
def test_arrays_of_every_protocol_are_read(array: np.ndarray, protocol: int) -> None:
    found = load(pickle.dumps({"data": [array, (array, "text")], "class_dict": {"n01": [0, 1]}}, protocol))
    for each in (found["data"][0], found["data"][1][0]):
        assert np.array_equal(each, array) and each.dtype == array.dtype
    assert found["data"][1][1] == "text" and found["class_dict"] == {"n01": [0, 1]}


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_numbers_of_numpy_and_bytes_are_read(protocol: int) -> None:
    found = load(pickle.dumps({b"rows\xff": [np.int64(7), np.float32(0.5)]}, protocol))
    assert found == {b"rows\xff": [7, 0.5]}


@pytest.mark.parametrize("numpy", [b"numpy.core.multiarray", b"numpy._core.multiarray"])
def test_pickles_of_python_2_and_of_both_numpys_are_read(numpy: bytes) -> None:
    content = b"\x80\x02}(" + text_of_python_2(b"fine_labels") + b"](K\x05K\x07e" + text_of_python_2(b"data")
    content += array_of_python_2(IMAGES) + b"u."
    found = load(content.replace(b"numpy.core.multiarray", numpy))
    assert found["fine_labels"] == [5, 7] and np.array_equal(found["data"], IMAGES)


class Calls:
    """Pickled as a call of ``function``."""

    def __init__(self, function: object, *arguments: object) -> None:
        self.call = (function, arguments)

    def __reduce__(self) -> Any:
        return self.call


def stack_global(module: str, name: str, argument: str) -> bytes:
    """A call by protocol 4, whose names may have dots."""
    words = b"".join(b"\x8c" + bytes([len(word)]) + word.encode() for word in (module, name))
    return b"\x80\x04" + words + b"\x93" + b"\x8c" + bytes([len(argument)]) + argument.encode() + b"\x85R."


def opened(path: Path) -> list[bytes]:
    made = str(path)
    return [
        *(pickle.dumps({"image_data": Calls(os.system, f"touch {made}")}, protocol) for protocol in PROTOCOLS),
        pickle.dumps(Calls(eval, f"open({made!r}, 'w')")),
        pickle.dumps(Calls(exec, f"open({made!r}, 'w')")),
        pickle.dumps(Calls(getattr, "text", "upper")),
        pickle.dumps(Calls(np.load, made)),
        pickle.dumps(Calls(np.fromfile, made)),
        pickle.dumps(Calls(np.memmap, made, "u1", "w+", 0, (4,))),
        pickle.dumps(Calls(Path, made)),
        stack_global("os", "system", f"touch {made}"),
        stack_global("numpy", "dtype.__class__", made),
        stack_global("numpy", "os.system", f"touch {made}"),
        stack_global("builtins", "eval", f"open({made!r}, 'w')"),
        b"(S'touch " + made.encode() + b"'\nios\nsystem\n.",
        b"cnumpy\nndarray\n(K\x04t\x81.",
        b"cnumpy\nndarray\n(K\x04tR.",
        b"cnumpy.core.multiarray\n_reconstruct\n}S'__call__'\nK\x01sb.",
        b"cnumpy\ndtype\n.",
        b"Pan id from elsewhere\n.",
        b"\x82\x01.",
    ]


def test_what_asks_for_anything_else_is_refused_and_not_run(tmp_path: Path) -> None:
    made = tmp_path / "m"
    for content in opened(made):
        with pytest.raises(DataError, match=r"^train\.pkl in place is (refused|damaged)[^\n]*\.$"):
            load(content)
        assert not list(tmp_path.iterdir()), content


def test_it_says_what_was_asked_for() -> None:
    with pytest.raises(DataError, match=r"train\.pkl in place is refused: it asks for \w+\.system, which a file of"):
        load(pickle.dumps(Calls(os.system, "true")))


def array_opcodes(code: bytes, order: bytes, shape: bytes, raw: bytes) -> bytes:
    made = array_of_python_2(np.zeros((2, 3), np.uint8)).replace(text_of_python_2(b"u1"), text_of_python_2(code))
    made = made.replace(text_of_python_2(b"|"), text_of_python_2(order)).replace(b"(K\x02K\x03t", shape)
    return b"\x80\x02" + made.replace(text_of_python_2(bytes(6)), text_of_python_2(raw)) + b"."


@pytest.mark.parametrize(
    "content",
    [
        array_opcodes(b"O8", b"|", b"(K\x02K\x03t", bytes(48)),
        array_opcodes(b"u1,u1", b"|", b"(K\x02K\x03t", bytes(12)),
        array_opcodes(b"V8", b"|", b"(K\x02K\x03t", bytes(48)),
        array_opcodes(b"u1", b"|", b"(K\x02K\x04t", bytes(6)),
        array_opcodes(b"u1", b"|", b"(K\x02K\x03t", bytes(5)),
        array_opcodes(b"u8", b"<", b"(K\x02K\x03t", bytes(6)),
        array_opcodes(b"u1", b"x", b"(K\x02K\x03t", bytes(6)),
        array_opcodes(b"u1", b"|", b"(" + minus_one() * 2 + b"t", bytes(1)),
        pickle.dumps(np.array([{"an": "object"}])),
        pickle.dumps(np.zeros(3, dtype=[("a", "u1"), ("b", "O")])),
    ],
)
def test_arrays_of_objects_or_with_forged_shapes_are_refused(content: bytes) -> None:
    with pytest.raises(DataError, match=r"^train\.pkl in place is (refused|damaged)"):
        load(content)


def test_forged_arrays_differ_from_a_good_one_in_nothing_else() -> None:
    good = array_opcodes(b"u1", b"|", b"(K\x02K\x03t", bytes(range(6)))
    assert np.array_equal(load(good), np.arange(6).reshape(2, 3))


@pytest.mark.parametrize("opcode", [b"r", b"X", b"B", b"T", b"\x8b", b"\x96\0\0"])
def test_a_length_beyond_the_file_takes_no_memory(opcode: bytes) -> None:
    """With the unpickler of C a memo of this number alone takes 32 GB."""
    with pytest.raises(DataError, match=r"^train\.pkl in place is damaged"):
        load(b"\x80\x02]" + opcode + b"\xff\xff\xff\x7f")


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_file_that_is_cut_off_anywhere_is_told(protocol: int) -> None:
    whole = pickle.dumps({"image_data": IMAGES, "class_dict": {"n01": [0, 1]}}, protocol)
    for length in range(0, len(whole) - 1, 5):
        with pytest.raises(DataError, match=r"^train\.pkl in place is (refused|damaged)"):
            load(whole[:length])


def test_any_flipped_bit_gives_data_or_one_sentence() -> None:
    rng = np.random.default_rng(0)
    whole = bytearray(pickle.dumps({"image_data": IMAGES[:1], "class_dict": {"n01": [0, 1]}}, 2))
    refused = 0
    for _ in range(2000):
        mutated = bytearray(whole)
        for at in rng.integers(len(whole), size=3):
            mutated[at] ^= 1 << int(rng.integers(8))
        try:
            load(bytes(mutated))
        except DataError:
            refused += 1
    assert refused > 500


def test_what_is_held_many_times_over_takes_no_time() -> None:
    nested: list[Any] = [IMAGES]
    for _ in range(60):
        nested = [nested, nested]
    found = load(pickle.dumps(nested))
    assert found[0] is found[1]
