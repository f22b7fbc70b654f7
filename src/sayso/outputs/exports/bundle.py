"""Several files as one thing: a folder, or a zip file that is the same, byte for byte, whenever it is made."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeAlias

Member: TypeAlias = Callable[[str], AbstractContextManager[Path]]
"""Gives a file of this name to write to, which is part of the bundle at the end."""

_COMPRESSED = (".parquet", ".zip", ".png")
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file knows


@contextmanager
def bundle(path: Path) -> Iterator[Member]:
    """Give what adds files to a folder that is there, or else to a zip file; names may have folders in them."""
    if path.is_dir():
        yield lambda name: _in_folder(path / name)
        return
    with (
        tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name[:100]}.") as folder,
        zipfile.ZipFile(path, "w") as archive,
    ):
        draft = Path(folder) / "draft"
        yield lambda name: _in_zip(archive, name, draft)


@contextmanager
def _in_folder(path: Path) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    yield path


@contextmanager
def _in_zip(archive: zipfile.ZipFile, name: str, draft: Path) -> Iterator[Path]:
    yield draft
    info = zipfile.ZipInfo(name, _BEGINNING)
    info.compress_type = zipfile.ZIP_STORED if name.endswith(_COMPRESSED) else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    with draft.open("rb") as written, archive.open(info, "w", force_zip64=True) as stream:
        shutil.copyfileobj(written, stream)
    draft.unlink()
