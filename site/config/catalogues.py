"""The catalogue of interface words: taken from the code, checked and compiled, without GNU gettext."""

import io
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

LANGUAGE = "es"
PROJECT = "El Paso – Torreón"
SOURCES = ("site", "home", "news", "tourism")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAG = "Translators:"


def catalogue_path(root: Path | None = None) -> Path:
    """Return where the Spanish catalogue lies below ``root`` (default: the project)."""
    return (root or settings.ROOT) / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def read(path: Path) -> Catalog:
    """Return the catalogue in ``path``, an empty one where there is none."""
    if not path.exists():
        return Catalog(locale=LANGUAGE, project=PROJECT, charset="utf-8", fuzzy=False, header_comment=f"# {PROJECT}")
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def extracted(root: Path | None = None) -> Catalog:
    """Return a catalogue of the words the code below ``root`` uses, without translations."""
    root = root or settings.ROOT
    catalogue = Catalog(project=PROJECT, charset="utf-8")
    for path in _files(root):
        source = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # Django leaves Python's shape, not its indentation, which means something to Babel.
            source = "\n".join(line.lstrip() for line in templatize(source, origin=str(path)).split("\n"))
        found = extract("python", io.BytesIO(source.encode()), KEYWORDS, [COMMENT_TAG], {"encoding": "utf-8"})
        for line, message, comments, context in found:
            where = [(path.relative_to(root).as_posix(), line)]
            catalogue.add(message, None, where, auto_comments=comments, context=context)
    return catalogue


def _files(root: Path) -> Iterator[Path]:
    for source in SOURCES:
        for path in sorted((root / source).rglob("*")):
            inside = path.relative_to(root).parts
            is_code = path.suffix == ".py" and "migrations" not in inside
            if is_code or (path.suffix in (".html", ".txt", ".xml") and "templates" in inside):
                yield path


def update(root: Path | None = None) -> list[str]:
    """Bring the Spanish catalogue in line with the code and return what is still to be done in it."""
    path = catalogue_path(root)
    catalogue, found = read(path), extracted(root)
    found.creation_date = catalogue.creation_date  # or every run would change the file
    catalogue.update(found)
    catalogue.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, include_lineno=False, sort_by_file=True, width=100)
    return faults(root)


def faults(root: Path | None = None) -> list[str]:
    """Return what keeps the Spanish catalogue from being complete, one line each."""
    catalogue, found = read(catalogue_path(root)), extracted(root)
    lines = []
    for message in found:
        if message.id:
            translation = catalogue.get(message.id, message.context)
            lines += [f"{fault}: {_excerpt(message)}" for fault in _faults_of(translation, catalogue)]
    for message in catalogue:
        if message.id and found.get(message.id, message.context) is None:
            lines.append(f"not used: {_excerpt(message)}")
    return lines


def _faults_of(message: Message | None, catalogue: Catalog) -> list[str]:
    if message is None:
        return ["missing"]
    strings = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    if not all(strings):
        return ["empty"]
    if message.fuzzy:
        return ["fuzzy"]
    # Babel knows of values that are not there; that one is left out is wrong too, but for “one mile”.
    left_out = _values(message.id) - _values(str(message.string)) if isinstance(message.id, str) else set()
    return [str(error) for error in message.check(catalogue)] + [f"without %({name})s" for name in sorted(left_out)]


def _values(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", text))


def _excerpt(message: Message) -> str:
    text = message.id if isinstance(message.id, str) else message.id[0]
    place = f" ({message.locations[0][0]})" if message.locations else ""
    return f"“{textwrap.shorten(text, 80)}”{place}"


def compile_catalogue(root: Path | None = None) -> bool:
    """Write the form that Django reads, beside the catalogue, where it is older. Return whether it was written."""
    path = catalogue_path(root)
    compiled = path.with_suffix(".mo")
    if not path.exists() or (compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns):
        return False
    part = compiled.with_suffix(".mo.part")
    with part.open("wb") as file:
        write_mo(file, read(path))
    part.replace(compiled)
    return True
