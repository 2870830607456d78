"""Which words changed between two times, field by field and word by word, for people to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db import models
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import get_text_for_indexing

from bilingual.words import written_fields

#: A word or a mark, with the white space behind it.
WORDS = re.compile(r"(?:\w+|[^\w\s])\s*|\s+")

#: Runs of more words than this are shown as old and new in one piece: the time to compare grows with their square.
MOST_WORDS = 1000

#: Where a paragraph, a heading or a row of a list ends.
END_OF_LINE = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<br ?/?>")


@dataclass(frozen=True)
class Part:
    """A run of words: what was there, what stands there now; the same where nothing changed."""

    old: str
    new: str

    @property
    def is_kept(self) -> bool:
        """Say whether nothing changed here."""
        return self.old == self.new


@dataclass(frozen=True)
class Change:
    """One field that says something else than before."""

    #: The field's base name; ``relation.field`` for a field of rows.
    name: str
    label: str
    #: Empty where the words are the same and only links, pictures or marks changed.
    parts: tuple[Part, ...]


def changes(model: type[models.Model], before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return what changed from the words ``before`` to those ``after`` (see ``words_of``), in the order of the form."""
    names = [name for name in _paths(model) if before.get(name) != after.get(name)]
    return [Change(name, _label(model, name), _parts(model, name, before, after)) for name in names]


def _paths(model: type[models.Model]) -> Iterator[str]:
    yield from written_fields(model)
    for relation in get_all_child_relations(model):
        for name in written_fields(relation.related_model):
            yield f"{relation.get_accessor_name()}.{name}"


def _field(model: type[models.Model], path: str) -> Any:
    relation, _separator, name = path.rpartition(".")
    if not relation:
        return model._meta.get_field(name)
    found = next(each for each in get_all_child_relations(model) if each.get_accessor_name() == relation)
    return found.related_model._meta.get_field(name)


def _label(model: type[models.Model], path: str) -> str:
    return str(capfirst(_field(model, path).verbose_name))


def _parts(
    model: type[models.Model], path: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[Part, ...]:
    field = _field(model, path)
    old, new = (readable(field, words.get(path)) for words in (before, after))
    return () if old == new else tuple(compare(old, new))


def compare(old: str, new: str) -> Iterator[Part]:
    """Yield the two texts side by side: paragraph by paragraph, and where one changed, in runs of whole words.

    Wagtail's own comparison passes over short words, and so takes out and puts back more than was changed.
    """
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for kind, start, end, new_start, new_end in _opcodes(before, after):
        part = Part("".join(before[start:end]), "".join(after[new_start:new_end]))
        yield from [part] if kind == "equal" else _compare_words(part)


def _compare_words(part: Part) -> Iterator[Part]:
    before, after = WORDS.findall(part.old), WORDS.findall(part.new)
    if max(len(before), len(after)) > MOST_WORDS:
        yield part
        return
    for _kind, start, end, new_start, new_end in _opcodes(before, after):
        yield Part("".join(before[start:end]), "".join(after[new_start:new_end]))


def _opcodes(before: list[str], after: list[str]) -> list[Any]:
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def readable(field: models.Field, value: Any) -> str:
    """Return the text of a stored value as a person reads it, without markup."""
    if not value:
        return ""
    if isinstance(field, StreamField):
        blocks = field.stream_block.to_python(_with_lines(value))
        return "\n".join(str(text) for block in blocks for text in block.block.get_searchable_content(block.value))
    if isinstance(value, list):
        return "\n".join(readable(field, each) for each in value)
    return get_text_for_indexing(_with_lines(value)) if isinstance(field, RichTextField) else str(value)


def _with_lines(value: Any) -> Any:
    """Return stored rich text, or a story with some in it, with each of its paragraphs on a line."""
    if isinstance(value, str):
        return END_OF_LINE.sub(r"\g<0>\n", value)
    if isinstance(value, list):
        return [_with_lines(each) for each in value]
    return {name: _with_lines(each) for name, each in value.items()} if isinstance(value, dict) else value
