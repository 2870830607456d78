"""Files as editors send them, and as others might: real bytes, made here."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

CONTENT_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def raster(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    """Return a picture whose pixels differ, so that it can be cut short."""
    file = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(file, kind)
    return file.getvalue()


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """Return a few bytes that say they are a picture of ``width`` × ``height`` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pdf(words: str = "Agreement") -> bytes:
    """Return a PDF of one page."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Title(" + words.encode() + b")>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


def archive(files: dict[str, bytes]) -> bytes:
    """Return a ZIP archive of ``files``, stored as they are."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file.getvalue()


def docx(**more: bytes) -> bytes:
    """Return a text document of Word's, with ``more`` files inside, named with __ for a slash."""
    extra = {name.replace("__", "/"): content for name, content in more.items()}
    return archive({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": b"<w:document/>", **extra})


def odt(kind: bytes = b"application/vnd.oasis.opendocument.text") -> bytes:
    """Return a text document of LibreOffice's."""
    return archive({"mimetype": kind, "content.xml": b"<office:document-content/>"})


def svg(inside: str = '<path d="M0 0h9v9z"/>') -> bytes:
    """Return a drawing with ``inside`` in it."""
    return SVG.format(inside).encode()


def sent(name: str, content: bytes, declared: str = "application/octet-stream") -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, content, declared)
