"""A session file from a stranger: whatever is wrong with it ends in one sentence that names it.

Set WORKBENCH_TEST_WHOLE=1 to try 600 files that were changed at random instead of 150.
"""

from __future__ import annotations

import io
import json
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from session_files import Entries, entries, pack, png, session, with_json, write_run

from workbench.fewshot.session_file import Session, SessionFileError, open_session, save_session
from workbench.fewshot.session_pictures import digest

MUTATED = 600 if os.environ.get("WORKBENCH_TEST_WHOLE") == "1" else 150


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Entries:
    folder = tmp_path_factory.mktemp("whole")
    save_session(folder / "whole.fewshot", session(str(write_run(folder / "run"))))
    return entries(folder / "whole.fewshot")


def refused(path: Path, words: str) -> None:
    with pytest.raises(SessionFileError) as told:
        open_session(path)
    sentence = str(told.value)
    assert words in sentence and "bad.fewshot" in sentence
    assert sentence.endswith(".") and "\n" not in sentence


def image_of(content: Entries) -> str:
    return next(name for name in content if name.startswith("images/"))


def other_image(content: Entries, image: bytes) -> Entries:
    """One image is another one, and session.json says so."""
    old = image_of(content)
    made = {name: each for name, each in content.items() if name != old}
    made["session.json"] = made["session.json"].replace(old[7:71].encode(), digest(image).encode())
    return {**made, f"images/{digest(image)}.png": image}


def without(name: str) -> Callable[[Entries], Entries]:
    return lambda content: {each: value for each, value in content.items() if each != name}


def said(**values: object) -> Callable[[Entries], Entries]:
    return lambda content: with_json(content, lambda data: data.update(values))


def plus(name: str) -> Callable[[Entries], Entries]:
    return lambda content: {**content, name: b"x"}


KEY = "0" * 64
CASES: list[tuple[str, Callable[[Entries], Entries]]] = [
    ("holds no session.json", without("session.json")),
    ("is missing", lambda content: without(image_of(content))(content)),
    ("not what it says, by its SHA-256", lambda content: {**content, image_of(content): png((3, 3))}),
    ("not what it says, by its SHA-256", lambda content: {**content, "model.safetensors": b"{}"}),
    ("model.safetensors is damaged", lambda c: said(model=model(digest(b"{}")))({**c, "model.safetensors": b"{}"})),
    ("is not a PNG", lambda content: other_image(content, png((3, 3), "RGB", "BMP"))),
    ("300 × 20 pixels, but at most 256", lambda content: other_image(content, png((300, 20)))),
    ("must have RGBA", lambda content: other_image(content, png((3, 3), "L"))),
    ("is damaged or cut off", lambda content: other_image(content, png((200, 200))[:60])),
    ("'../../escaped.png', which does not belong", plus("../../escaped.png")),
    ("which does not belong", plus("/etc/escaped.png")),
    ("which does not belong", plus("C:\\escaped.png")),
    ("which does not belong", plus("images/../session.json")),
    ("is no JSON", lambda content: {**content, "session.json": b"{"}),
    ("is no JSON", lambda content: {**content, "session.json": b"[" * 100_000}),
    ("session.json is a list, but must be an object", lambda content: {**content, "session.json": b"[]"}),
    ("format 2, but this version reads formats up to 1", said(format=2)),
    ("no number of a format", said(format="1")),
    ("classes is 3, but must be a list", said(classes=3)),
    ("a class is 'a', but must be an object", said(classes=["a"])),
    ("a class has no name", said(classes=[{"name": " ", "pictures": []}])),
    ("comes twice", said(classes=[{"name": "a", "pictures": []}] * 2)),
    ("tells nothing of the picture 000000000000", said(queries=[KEY])),
    ("is no SHA-256", said(queries=["../../x"])),
    ("reject is 7, but must be a number from 0 to 1", said(reject=7)),
    ("reject is nan, but must be a number from 0 to 1", said(reject=float("nan"))),
    ("--final-head is 'magic', but must be one of", said(options={"final_head": "magic"})),
    ("it has an option 'shell'", said(options={"shell": "rm"})),
    ("says nothing of model", lambda content: with_json(content, lambda data: data.pop("model"))),
    ("but must be one of builtin", said(model={"kind": "url", "name": "x", "fingerprint": "", "title": ""})),
    ("cannot be a name", said(model={"kind": "run", "name": "../../home", "fingerprint": "", "title": ""})),
    ("cannot be a name", said(model={"kind": "run", "name": "\\\\server\\share", "fingerprint": "", "title": ""})),
    ("has 2,000 characters, but may have at most 1,000", said(classes=[{"name": "a" * 2000, "pictures": []}])),
    ("characters that are none", said(classes=[{"name": "\ud800", "pictures": []}])),
    ("images, but may have at most 5,000", lambda content: with_json(content, many)),
]


def model(fingerprint: str) -> dict[str, str]:
    return {"kind": "run", "name": "gone", "fingerprint": fingerprint, "title": ""}


def many(data: dict[str, dict[str, object]]) -> None:
    record = {"name": "a", "closeup": "", "part": 1.0}
    data["pictures"] = {f"{n:064x}": {**record, "image": f"{n:064x}"} for n in range(5001)}


@pytest.mark.parametrize(("words", "tamper"), CASES, ids=[f"{n} {words}" for n, (words, _) in enumerate(CASES)])
def test_it_is_refused_in_a_sentence(
    whole: Entries, tmp_path: Path, words: str, tamper: Callable[[Entries], Entries]
) -> None:
    refused(pack(tmp_path / "bad.fewshot", tamper(whole)), words)
    assert [each.name for each in tmp_path.iterdir()] == ["bad.fewshot"]


def test_the_whole_one_is_not(whole: Entries, tmp_path: Path) -> None:
    assert isinstance(open_session(pack(tmp_path / "good.fewshot", whole)), Session)


def test_one_packed_anew_with_its_folder_is_not(whole: Entries, tmp_path: Path) -> None:
    path = pack(tmp_path / "good.fewshot", {"images/": b"", **whole}, zipfile.ZIP_DEFLATED)
    assert len(open_session(path).queries) == 3


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 and so on", b"\x89PNG" * 999], ids=["empty", "cut off", "something else"]
)
def test_what_is_no_zip(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.fewshot").write_bytes(content)
    refused(tmp_path / "bad.fewshot", "bad.fewshot is no session file, or it is damaged.")


def test_what_is_no_file(tmp_path: Path) -> None:
    refused(tmp_path / "bad.fewshot", "There is no session at")
    (tmp_path / "bad.fewshot").mkdir()
    refused(tmp_path / "bad.fewshot", "is a folder, not a session")


def test_the_same_name_twice(whole: Entries, tmp_path: Path) -> None:
    path = pack(tmp_path / "bad.fewshot", whole)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as file:
        file.writestr("session.json", whole["session.json"])
    refused(path, "one of its files comes twice")


def test_a_huge_declared_size_is_refused_before_it_is_read(
    whole: Entries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zeros = bytes(21_000_000)  # a thousandth of that in the zip
    path = pack(tmp_path / "bad.fewshot", {**whole, "session.json": zeros}, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 1_000_000

    def read(*_: object) -> bytes:
        raise AssertionError("it was read")

    monkeypatch.setattr(zipfile.ZipFile, "open", read)
    refused(path, "session.json has 21,000,000 bytes, but may have at most 20,000,000")


def test_a_size_that_is_a_lie_is_found_out(whole: Entries, tmp_path: Path) -> None:
    path = pack(tmp_path / "bad.fewshot", {**whole, "session.json": bytes(21_000_000)}, zipfile.ZIP_DEFLATED)
    true, told = (21_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(true, told))
    refused(path, "")


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_methods_that_take_much_memory_are_refused(whole: Entries, tmp_path: Path, method: int) -> None:
    refused(pack(tmp_path / "bad.fewshot", whole, method), "packed or encrypted in a way that sessions are not")


@pytest.mark.parametrize(
    ("side", "words"), [(60_000, "far more than 256 pixels a side"), (9_000, "9000 × 9000 pixels, but at most 256")]
)
def test_an_image_that_unpacks_to_much_is_refused_by_its_header(
    whole: Entries, tmp_path: Path, side: int, words: str
) -> None:
    header = b"IHDR" + struct.pack(">2I5B", side, side, 8, 6, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n\0\0\0\r" + header + struct.pack(">I", zlib.crc32(header)) + png((3, 3))[33:]
    refused(pack(tmp_path / "bad.fewshot", other_image(whole, bomb)), words)


def test_files_that_were_changed_at_random_never_crash(whole: Entries, tmp_path: Path) -> None:
    rng = random.Random(0)
    path = tmp_path / "bad.fewshot"
    content = pack(path, whole).read_bytes()
    opened = 0
    for number in range(MUTATED):
        path.write_bytes(mutated(content, whole, rng, number))
        try:
            open_session(path)
            opened += 1
        except SessionFileError as error:
            assert "bad.fewshot" in str(error) and "\n" not in str(error)
    assert opened < MUTATED / 2


def mutated(content: bytes, whole: Entries, rng: random.Random, number: int) -> bytes:
    """Every second one is a valid zip whose session.json was changed; the others are changed as they lie there."""
    if number % 2:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, each in whole.items():
                archive.writestr(name, changed(each, rng) if name == "session.json" else each)
        return file.getvalue()
    if rng.random() < 0.2:
        return content[: rng.randrange(len(content))]
    return changed(content, rng)


def changed(content: bytes, rng: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(rng.choice((1, 4, 40))):
        at = rng.randrange(len(made))
        kind = rng.random()
        if kind < 0.5:
            made[at] = rng.randrange(256)
        elif kind < 0.8:
            del made[at : at + rng.randrange(1, 30)]
        else:
            made[at:at] = json.dumps(rng.choice((None, -1, 1e999, [], {}, "x" * 50, True))).encode()
    return bytes(made)
