"""The catalogues of interface words, without GNU gettext: ours is taken from the code, checked and compiled.

A second one, ``locale/wagtail``, has what Wagtail's own Spanish lacks or says in other words than ours. It is written
by hand, checked and compiled.
"""

import io
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

LANGUAGE = "es"
PROJECT = "El Paso – Torreón"
SOURCES = ("site", "home", "news", "tourism", "culture")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAG = "Translators:"
#: What Python and templates say, and what the admin's JavaScript says.
DOMAINS = ("django", "djangojs")


def catalogue_path(root: Path | None = None) -> Path:
    """Return where the Spanish catalogue lies below ``root`` (default: the project)."""
    return (root or settings.ROOT) / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def supplement_path(domain: str, root: Path | None = None) -> Path:
    """Return where the catalogue lies that goes before Wagtail's own Spanish."""
    return (root or settings.ROOT) / "locale" / "wagtail" / LANGUAGE / "LC_MESSAGES" / f"{domain}.po"


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
    if not _is_complete(message):
        return ["empty"]
    if message.fuzzy:
        return ["fuzzy"]
    # Babel knows of values that are not there; that one is left out is wrong too, but for “one mile”.
    left_out = _values(message.id) - _values(str(message.string)) if isinstance(message.id, str) else set()
    return [str(error) for error in message.check(catalogue)] + [f"without %({name})s" for name in sorted(left_out)]


def _is_complete(message: Message) -> bool:
    return all(_strings(message.string))


def _strings(words: str | Iterable[str] | None) -> tuple[str, ...]:
    return (words or "",) if words is None or isinstance(words, str) else tuple(words)


def supplement_faults(root: Path | None = None, wagtail: Iterable[Path] | None = None) -> list[str]:
    """Return what is wrong with ``locale/wagtail``, one line each.

    ``wagtail`` are the ``locale`` folders of Wagtail's apps (default: of the installed ones).
    """
    folders = list(wagtail or _wagtail_folders())
    return [line for domain in DOMAINS for line in _supplement_faults(domain, root, folders)]


def _wagtail_folders() -> Iterator[Path]:
    for app in apps.get_app_configs():
        if app.name.split(".")[0] == "wagtail":
            yield Path(app.path) / "locale"


def _supplement_faults(domain: str, root: Path | None, folders: list[Path]) -> Iterator[str]:
    supplement = read(supplement_path(domain, root))
    said: set[tuple[str | None, Any]] = set()
    spanish: defaultdict[tuple[str | None, Any], list[tuple[str, ...]]] = defaultdict(list)
    for folder in folders:
        said |= {_key(message) for message in read(folder / "en" / "LC_MESSAGES" / f"{domain}.po") if message.id}
        theirs = read(folder / LANGUAGE / "LC_MESSAGES" / f"{domain}.po")
        for message in theirs:
            if message.id and not message.fuzzy and _is_complete(message):
                spanish[_key(message)].append(_strings(message.string))
        if len(theirs) and len(supplement) and theirs.plural_forms != supplement.plural_forms:
            # JavaScript is told one rule for all words.
            yield f"other plural forms than Wagtail's: {supplement_path(domain, root).name}"
            return
    ours = {_key(message): message for message in supplement if message.id}
    for key, message in ours.items():
        faults = _faults_of(message, supplement) or _differences(message)
        if key not in said:
            faults.append("not in Wagtail")
        if spanish[key] and all(words == _strings(message.string) for words in spanish[key]):
            faults.append("Wagtail says the same")
        yield from (f"{fault}: {_excerpt(message)}" for fault in faults)
    for context, words in sorted(said - ours.keys(), key=str):
        if not spanish[context, words]:
            yield f"Wagtail has no Spanish: {_excerpt(Message(words, context=context))}"


def _key(message: Message) -> tuple[str | None, Any]:
    return message.context, message.id


def _differences(message: Message) -> list[str]:
    """Return the values and tags that the words have and the translation has not, or the other way round."""
    singular, *plural = (_marks(text) for text in _strings(message.id))
    several = plural[0] if plural else singular
    first, *others = (_marks(text) for text in _strings(message.string))
    # “One page” may be told with its number.
    wrong = (set() if first == several else first ^ singular).union(*(marks ^ several for marks in others))
    return [f"differs in {mark}" for mark in sorted(wrong)]


def _marks(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|<[^>]+>", text))


def _values(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", text))


def _excerpt(message: Message) -> str:
    text = message.id if isinstance(message.id, str) else message.id[0]
    place = f" ({message.locations[0][0]})" if message.locations else ""
    return f"“{textwrap.shorten(text, 80)}”{place}"


def compile_catalogues(root: Path | None = None) -> bool:
    """Write the forms that Django reads, beside the catalogues, where they are older. Return whether any was."""
    paths = [catalogue_path(root), *(supplement_path(domain, root) for domain in DOMAINS)]
    written = [_compile(path) for path in paths]
    return any(written)


def _compile(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    if not path.exists() or (compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns):
        return False
    part = compiled.with_suffix(".mo.part")
    with part.open("wb") as file:
        write_mo(file, read(path))
    part.replace(compiled)
    return True
