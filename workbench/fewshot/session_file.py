"""A session of Try it as one file: a zip of session.json, the pictures, and the weights of a model that was trained.

Nothing is unpickled and nothing is unpacked by the names in the zip. All is measured before it is read: such a file may
come from a stranger. Free of torch, so that the window reads and writes it by itself.
"""

from __future__ import annotations

import contextlib
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.config import AdaptConfig
from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.fewshot import session_schema as schema
from workbench.fewshot.session_model import WeightsError, described, found_here, run_name
from workbench.fewshot.session_pictures import LONGEST_FILE, UnfitImageError, digest, from_png, to_png

SUFFIX = ".fewshot"
JSON, WEIGHTS, FOLDER = "session.json", "model.safetensors", "images/"
LONGEST, LONGEST_JSON, LONGEST_WEIGHTS = 2_500_000_000, 20_000_000, 1_000_000_000  # bytes
MADE = (1980, 1, 1, 0, 0, 0)  # the same session gives the same file
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class SessionFileError(ValueError):
    """A session file cannot be read or written; the message is one sentence that names it."""


@dataclass(frozen=True)
class Session:
    """What Try it holds.

    Attributes:
        model: a reference as `AdaptedTo.model`; empty where the file's model is not on this computer.
        classes: may have no pictures yet.
        queries: what is to be recognised.
        options: how the model adapts; None as it was trained.
        reject: below which `Prediction.known` a picture is of none of the classes; None as the model has it.
        model_name: what people call the model; after opening at least the name of its run.
        note: what must be said after opening, in a sentence; empty where there is nothing. It is not saved.
    """

    model: str
    classes: tuple[SupportClass, ...]
    queries: tuple[Picture, ...] = ()
    options: AdaptConfig | None = None
    reject: float | None = None
    model_name: str = field(default="", compare=False)
    note: str = field(default="", compare=False)


def save_session(path: str | Path, session: Session) -> str:
    """Write a session, whole or not at all.

    Where the weights of its run cannot be read, it is saved without them, and what must be said of that is returned
    in a sentence, which is empty otherwise.

    Raises:
        SessionFileError: it holds more than a file may, or the file cannot be written.
    """
    path, said, title = Path(path), "", session.model_name[: schema.LONGEST_TEXT]
    try:
        model, weights = described(session.model, title)
    except WeightsError as error:
        model, weights = schema.ModelRecord("run", run_name(session.model), title=title), b""
        said = f"{path.name} was saved without its model: {error}."
    images, record = _recorded(session, model)
    try:
        schema.from_json(schema.to_json(record))  # what could not be opened again is not written
    except schema.SchemaError as error:
        raise SessionFileError(f"{path.name} cannot be saved: {error}.") from None
    try:
        with _replacing(path) as temporary:
            _write(temporary, record, images, weights)
    except OSError as error:
        raise SessionFileError(f"{path} cannot be written: {error.strerror or error}.") from error
    return said


def open_session(path: str | Path) -> Session:
    """Read a session. Weights that came with it are kept in the cache where its run is not on this computer.

    Raises:
        SessionFileError: there is no such file; it is no session, damaged, tampered with, of a newer format, or holds
            more than it may.
    """
    path = Path(path)
    try:
        _check_file(path)
        with zipfile.ZipFile(path) as file:
            return _session(file)
    except FileNotFoundError:
        raise SessionFileError(f"There is no session at {path}.") from None
    except PermissionError:
        raise SessionFileError(f"{path.name} cannot be opened: permission denied.") from None
    except (schema.SchemaError, WeightsError) as error:
        raise SessionFileError(f"{path.name} cannot be opened: {error}.") from error
    except zipfile.BadZipFile as error:
        raise SessionFileError(f"{path.name} is no session file, or it is damaged.") from error
    except SessionFileError:
        raise
    except DAMAGED as error:
        raise SessionFileError(f"{path.name} is damaged: {type(error).__name__}.") from error


def _check_file(path: Path) -> None:
    """Raises SessionFileError: it cannot be a session, or is too large; OSError."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # to open a pipe or a device could take for ever
        raise SessionFileError(f"{path} is {'a folder' if path.is_dir() else 'no ordinary file'}, not a session.")
    if status.st_size > LONGEST:
        sizes = f"{status.st_size / 1e6:,.0f} MB, but may have at most {LONGEST / 1e6:,.0f}"
        raise SessionFileError(f"{path.name} has {sizes}.")


def _recorded(session: Session, model: schema.ModelRecord) -> tuple[dict[str, bytes], schema.Record]:
    """The images by their hashes, and the record that names them."""
    images: dict[str, bytes] = {}
    pictures: dict[str, schema.PictureRecord] = {}

    def keep(picture: Picture) -> str:
        if picture.key not in pictures:
            both = [b"" if each is None else to_png(each) for each in (picture.pixels, picture.closeup)]
            image, closeup = (digest(each) if each else "" for each in both)
            images.update({digest(each): each for each in both if each})
            pictures[picture.key] = schema.PictureRecord(
                picture.name[: schema.LONGEST_TEXT], image, closeup, picture.part
            )
        return picture.key

    classes = tuple((each.name, tuple(map(keep, each.pictures))) for each in session.classes)
    queries = tuple(map(keep, session.queries))
    return images, schema.Record(model, session.options, session.reject, classes, queries, pictures)


def _write(path: Path, record: schema.Record, images: dict[str, bytes], weights: bytes) -> None:
    with path.open("wb") as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(_entry(JSON, zipfile.ZIP_DEFLATED), schema.to_json(record))
            for name, content in images.items():
                archive.writestr(_entry(f"{FOLDER}{name}.png"), content)
            if weights:
                archive.writestr(_entry(WEIGHTS), weights)
        file.flush()
        os.fsync(file.fileno())


def _entry(name: str, compression: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, MADE)
    entry.compress_type, entry.external_attr = compression, 0o644 << 16
    return entry


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A path beside ``path`` to write to, which takes its place if all goes well."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _session(file: zipfile.ZipFile) -> Session:
    entries = _entries(file)
    if JSON not in entries:
        raise schema.SchemaError(f"it holds no {JSON}, so it is no session")
    record = schema.from_json(_content(file, entries, JSON, LONGEST_JSON))
    _check_names(entries, record)
    pictures = _pictures(file, entries, record)
    weights = _content(file, entries, WEIGHTS, LONGEST_WEIGHTS) if WEIGHTS in entries else b""
    if weights and digest(weights) != record.model.fingerprint:
        raise schema.SchemaError(f"its {WEIGHTS} is not what it says, by its SHA-256")
    model, note = found_here(record.model, weights)
    classes = tuple(SupportClass(name, tuple(map(pictures.__getitem__, keys))) for name, keys in record.classes)
    queries = tuple(map(pictures.__getitem__, record.queries))
    return Session(
        model, classes, queries, record.options, record.reject, record.model.title or record.model.name, note
    )


def _entries(file: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """What the zip holds, by name. Raises SchemaError: too much, or something twice."""
    found = file.infolist()
    schema.check_most(len(found), schema.MOST_IMAGES + 3, "files")
    schema.check_apart([each.filename for each in found], "files")
    return {each.filename: each for each in found}


def _check_names(entries: dict[str, zipfile.ZipInfo], record: schema.Record) -> None:
    """Raises SchemaError: there is a file that does not belong, such as one whose name leads out of the zip, or one
    lacks."""
    wanted = {f"{FOLDER}{each}.png" for each in record.images}
    for name in entries:
        if name not in wanted and name not in (JSON, WEIGHTS, FOLDER):
            raise schema.SchemaError(f"it holds {schema.shown(name)}, which does not belong into a session")
    if lacking := sorted(wanted - set(entries)):
        raise schema.SchemaError(f"the image {lacking[0]} is missing")


def _content(file: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], name: str, most: int) -> bytes:
    """Raises SchemaError where it is larger, or says so; what `DAMAGED` lists."""
    entry = entries[name]
    if entry.file_size > most:
        sizes = f"{entry.file_size:,} bytes, but may have at most {most:,}"
        raise schema.SchemaError(f"{name} has {sizes}")
    # other methods may take much memory to unpack little
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or entry.flag_bits & 1:
        raise schema.SchemaError(f"{name} is packed or encrypted in a way that sessions are not")
    with file.open(entry) as content:
        return content.read(most + 1)


def _pictures(file: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], record: schema.Record) -> dict[str, Picture]:
    """By their keys. Raises SchemaError: an image is not what it has to be."""
    pixels = {}
    for each in sorted(record.images):
        name = f"{FOLDER}{each}.png"
        content = _content(file, entries, name, LONGEST_FILE)
        if digest(content) != each:
            raise schema.SchemaError(f"{name} is not what it says, by its SHA-256")
        try:
            pixels[each] = from_png(content)
        except UnfitImageError as error:
            raise schema.SchemaError(f"{name} {error}") from None
    return {
        key: Picture(key, its.name, pixels[its.image], pixels[its.closeup] if its.closeup else None, its.part)
        for key, its in record.pictures.items()
    }
