"""What a listing can be narrowed by: facets, whose options are counted, and a search in words.

Both are filters of django-filter, declared on a :class:`listing.listings.Listing` as on any ``FilterSet``. A field of
words is named with ``{language}`` for its suffix: ``title_{language}`` is ``title_es`` on a Spanish page.
"""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.db.models.lookups import In
from django.utils import translation
from django.utils.functional import Promise

Text = str | Promise
Choices = Iterable[tuple[Any, Text]]

YES = "yes"
#: The endings of plurals, and how much of a word has to be left when they are taken off.
PLURALS = {"es": 4, "s": 3}


class AskedValuesField(forms.MultipleChoiceField):
    """The values a query string names, known or not: the listing tells them apart, and an unknown one is no error."""

    def valid_value(self, value: object) -> bool:
        """Accept any value."""
        return True


class Facet(django_filters.Filter, ABC):
    """A filter of several options, each shown with the number of records it would give.

    A record *carries* some of the options. Chosen options of one facet widen the result, facets narrow each other.
    """

    field_class = AskedValuesField
    #: Whether its options are known without a look at the records.
    is_declared = True

    def __init__(self, field_name: str | None = None, *, label: Text, group: Text = "", **kwargs: Any) -> None:
        """Name what is filtered, the facet's ``label``, and the heading it shares with its neighbours, if any."""
        super().__init__(field_name, label=label, **kwargs)
        self.group = group or label

    @abstractmethod
    def options(self, found: dict[str, Text]) -> dict[str, Text]:
        """Return every option's value and label in the order they are shown; ``found`` are those met in the records."""

    @abstractmethod
    def cells(self, language: str) -> list[Combinable]:
        """Return what to read of each record, to know which options it carries."""

    @abstractmethod
    def carried(self, cells: Sequence[Any]) -> tuple[str, ...]:
        """Return the options a record carries, given its ``cells``."""

    def found_label(self, cells: Sequence[Any]) -> Text:
        """Return the label that a record tells of the option it carries, where it tells one."""
        return ""

    @abstractmethod
    def condition(self, values: list[str]) -> Q:
        """Return what the records meet that carry any option of ``values``, of which there is one at least."""

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Keep the records that carry any option of ``value``; all of them where it is empty."""
        return qs.filter(self.condition(value)) if value else qs


class ChoiceFacet(Facet):
    """A field that holds one value: ``ChoiceFacet("reach", label=…, choices=Reach.choices)``.

    With ``label_field`` in place of ``choices``, the options are the values that records have, under the label found in
    that field, in alphabetical order: ``ChoiceFacet("city__key", label=…, label_field="city__name_{language}")``.
    """

    def __init__(
        self,
        field_name: str | None = None,
        *,
        label: Text,
        choices: Choices | Callable[[], Choices] | None = None,
        label_field: str = "",
        group: Text = "",
    ) -> None:
        """Take ``choices`` (or a function that returns them) or else ``label_field``; never both."""
        if (choices is None) != bool(label_field):
            raise TypeError("A facet has choices, or a field to find their labels in.")
        super().__init__(field_name, label=label, group=group)
        self.choices = choices
        self.label_field = label_field
        self.is_declared = choices is not None

    def options(self, found: dict[str, Text]) -> dict[str, Text]:
        """Return the declared choices, or what was found."""
        if self.choices is None:
            return dict(sorted(found.items(), key=lambda option: str(option[1])))
        choices = self.choices() if callable(self.choices) else self.choices
        return {str(value): text for value, text in choices}

    def cells(self, language: str) -> list[Combinable]:
        """Return the field, and the field of its label."""
        label_field = [F(self.label_field.format(language=language))] if self.label_field else []
        return [F(self.field_name), *label_field]

    def carried(self, cells: Sequence[Any]) -> tuple[str, ...]:
        """Return the value; nothing for an empty one, which is a fact not known."""
        return () if cells[0] in {None, ""} else (str(cells[0]),)

    def found_label(self, cells: Sequence[Any]) -> Text:
        """Return what ``label_field`` holds; the value itself where that is empty."""
        return (cells[1] if self.label_field else "") or str(cells[0])

    def condition(self, values: list[str]) -> Q:
        """Return that a record has one of the values; as text where these may be anything."""
        if self.is_declared:
            return Q(**{f"{self.field_name}__in": values})
        return Q(In(Cast(self.field_name, TextField()), [value for value in values if "\0" not in value]))


class ArrayFacet(ChoiceFacet):
    """A PostgreSQL array that holds several values: ``ArrayFacet("kinds", label=…, choices=Kind.choices)``."""

    def __init__(
        self,
        field_name: str | None = None,
        *,
        label: Text,
        choices: Choices | Callable[[], Choices],
        group: Text = "",
    ) -> None:
        """Take the field's ``choices``, or a function that returns them."""
        super().__init__(field_name, label=label, choices=choices, group=group)

    def carried(self, cells: Sequence[Any]) -> tuple[str, ...]:
        """Return all values of the array, each once."""
        return tuple(dict.fromkeys(map(str, cells[0] or ())))

    def condition(self, values: list[str]) -> Q:
        """Return that a record has one of the values among its own."""
        return Q(**{f"{self.field_name}__overlap": values})


class BooleanFacet(Facet):
    """A condition with one option: ``BooleanFacet(Q(admission="free"), label=_("Free"), group=_("Price"))``."""

    def __init__(self, condition: Q, *, label: Text, group: Text = "") -> None:
        """Take the condition that records meet."""
        super().__init__(label=label, group=group)
        self._condition = condition

    def options(self, found: dict[str, Text]) -> dict[str, Text]:
        """Return the one option, under the facet's own label."""
        return {YES: self.label}

    def cells(self, language: str) -> list[Combinable]:
        """Return whether a record meets the condition."""
        return [ExpressionWrapper(self._condition, output_field=BooleanField())]

    def carried(self, cells: Sequence[Any]) -> tuple[str, ...]:
        """Return the option if the condition is met; neither false nor unknown meets it."""
        return (YES,) if cells[0] else ()

    def condition(self, values: list[str]) -> Q:
        """Return the condition."""
        return self._condition


class TextSearch(django_filters.CharFilter):
    """A search for words: every word stands in one of the fields, whatever its case and accents.

    ``TextSearch("title_{language}", "summary_{language}", label=_("Search"))``. With ``labels``, a word is also
    found in the labels of what an array field holds: ``labels={"kinds": Kind.choices}``. The ending of a plural does
    not count.
    """

    MAX_WORDS = 8

    def __init__(self, *fields: str, label: Text, labels: Mapping[str, Choices] | None = None) -> None:
        """Take the fields to look in, and array fields with their choices."""
        super().__init__(label=label)
        self.fields = fields
        self.labels = labels or {}

    def condition(self, text: str, language: str) -> Q:
        """Return what records with the words of ``text`` meet. Words after the eighth do not count."""
        names = [field.format(language=language) for field in self.fields]
        condition = Q()
        for word in map(_singular, text.split()[: self.MAX_WORDS]):
            condition &= Q(
                *((f"{name}__unaccent__icontains", word) for name in names),
                *((f"{name}__overlap", values) for name, values in self._labelled(word, language)),
                _connector=Q.OR,
            )
        return condition

    def _labelled(self, word: str, language: str) -> list[tuple[str, list[str]]]:
        """Return, by array field, the values whose label in ``language`` has a word that begins with ``word``."""
        found = []
        with translation.override(language):
            for name, choices in self.labels.items():
                values = [value for value, text in choices if _begins_a_word(word, str(text))]
                if values:
                    found.append((name, values))
        return found


def _begins_a_word(word: str, text: str) -> bool:
    return any(part.startswith(_plain(word)) for part in _plain(text).split())


def _plain(text: str) -> str:
    """Return ``text`` without case and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _singular(word: str) -> str:
    """Return ``word`` without the ending of a plural, as far as both languages have it in common: museo(s), bridg(es).

    Short words stay whole: las, bus.
    """
    for ending, least in PLURALS.items():
        stem = word[: -len(ending)]
        if word.casefold().endswith(ending) and len(stem) >= least:
            return stem
    return word
