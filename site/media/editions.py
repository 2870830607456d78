"""One language's file of a document, with what a page tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.db.models.fields.files import FieldFile


@dataclass(frozen=True)
class Edition:
    """A file, the language it is in (empty: both, or no words), its size in bytes, its SHA-1 hash and its address."""

    file: FieldFile
    language: str
    size: int
    hash: str
    url: str

    @property
    def filename(self) -> str:
        """Return the name under which the file is downloaded."""
        return PurePath(self.file.name or "").name

    @property
    def extension(self) -> str:
        """Return the end of the file's name, in small letters: ``pdf``."""
        return PurePath(self.file.name or "").suffix.lower().removeprefix(".")

    def is_foreign_to(self, reader: str) -> bool:
        """Say whether a reader of ``reader`` is to be told that the file is in the other language."""
        return self.language not in ("", reader)
