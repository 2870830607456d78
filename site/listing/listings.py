"""One way of listing: filters, their counts, chips, an order and pages, all out of the address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import Any, ClassVar

import django_filters
from django.core.paginator import Page, Paginator
from django.db.models import F, Func, Q, QuerySet, TextField
from django.db.models.expressions import OrderBy
from django.db.models.functions import Lower
from django.http import QueryDict
from django_filters.constants import EMPTY_VALUES

from listing.counts import Groups, Tally, read_groups, tally
from listing.facets import Facet, Text, TextSearch
from listing.state import Chip, FacetView, Group, Option, PageLink, Sort, SortLink, State, Suggestion


class Listing(django_filters.FilterSet):
    """A ``FilterSet`` whose facets are counted, and which a reader can narrow, sort and leaf through.

    Subclasses declare facets, a search, any other filter of django-filter that reads one value, ``sorts`` (the first
    is the default) and ``page_size``; where several such filters say one thing together, they override :meth:`narrow`.
    What else the address holds, such as a view of the same records, is ``kept`` by all links. Whatever the query string
    holds, there is a page to show: unknown names and values are left aside, and are not in :attr:`canonical_query`.

    Two queries, however many facets there are: the counts, and the records of the page. What ``queryset`` prefetches
    comes on top.
    """

    sorts: ClassVar[Sequence[Sort]] = ()
    page_size: ClassVar[int] = 12

    def __init__(
        self,
        data: QueryDict,
        *,
        queryset: QuerySet[Any],
        language: str,
        path: str = "",
        kept: Mapping[str, str] | None = None,
    ) -> None:
        """List ``queryset`` in ``language`` as the query string ``data`` asks; links lead to ``path``."""
        super().__init__(data, queryset=queryset)
        self.language = language
        self.path = path
        self.kept = kept or {}

    @cached_property
    def total(self) -> int:
        """How many records the filters leave."""
        return self._tally.total

    @cached_property
    def everything(self) -> int:
        """How many records there are without any filter."""
        return self._tally.everything

    @cached_property
    def state(self) -> State:
        """What the address says, without what means nothing."""
        filters = {name: tuple(values) for name, values in self._values.items()}
        sort = self._sort.name if self._sort and self._sort is not self.sorts[0] else ""
        return State(self.path, filters, sort, self.page.number, self.kept)

    @property
    def canonical_query(self) -> str:
        """The query string that stands for this page: equal results in the same order have equal ones."""
        return self.state.query

    @property
    def indexed_query(self) -> str:
        """The query string of the address that search engines are to keep for this page.

        One option is a page of its own, "Museums"; words searched for, other orders and combinations are the whole
        listing over again.
        """
        values = [(name, value) for name, values in self.state.filters.items() for value in values]
        if len(values) > 1 or any(name not in self._facets for name, _value in values):
            return ""
        return "" if self.state.sort else self.state.query

    @property
    def clear_url(self) -> str:
        """The listing without filters."""
        return self.state.cleared().url

    @property
    def search(self) -> dict[str, Any] | None:
        """The search field's name, label and text, or None if the listing has none."""
        for name, search in self._searches.items():
            return {"name": name, "label": search.label, "text": "".join(self._values[name])}
        return None

    @cached_property
    def facets(self) -> list[FacetView]:
        """The facets, each with its options and their counts."""
        return [
            FacetView(name, facet.label, facet.group, tuple(self._option(name, value) for value in self._shown(name)))
            for name, facet in self._facets.items()
        ]

    @cached_property
    def groups(self) -> list[Group]:
        """The facets' options under the headings of the form; without those that have nothing to choose."""
        return [
            Group(label, options)
            for label, facets in groupby(self.facets, key=lambda facet: facet.group)
            if (options := tuple(option for facet in facets for option in facet.options))
        ]

    @cached_property
    def chips(self) -> list[Chip]:
        """The filters in force, one for each value."""
        return [
            Chip(self._heading(name), label, self.state.filtered(**{name: rest}).url)
            for name, values in self.state.filters.items()
            for label, rest in self._parts(name, values)
        ]

    @cached_property
    def sort_links(self) -> list[SortLink]:
        """The orders to choose from."""
        return [
            SortLink(
                value := "" if position == 0 else sort.name,
                sort.label,
                sort is self._sort,
                replace(self.state, sort=value, page=1).url,
            )
            for position, sort in enumerate(self.sorts)
        ]

    @cached_property
    def page(self) -> Page[Any]:
        """The page asked for, as Django's ``Page``; the last where there are fewer, the first for what is no number."""
        paginator = Paginator(self.results, self.page_size)
        # The counts know it already.
        paginator.count = self.total
        asked = self.data.get("page", "")
        number = int(asked) if re.fullmatch(r"[1-9][0-9]{0,6}", asked) else 1
        return paginator.page(min(number, paginator.num_pages))

    @cached_property
    def pages(self) -> list[PageLink]:
        """Links to pages, those in the middle left out of long lists; none where there is only one page."""
        paginator = self.page.paginator
        if paginator.num_pages == 1:
            return []
        return [
            PageLink(number, replace(self.state, page=number).url, number == self.page.number)
            if isinstance(number, int)
            else PageLink(None)
            for number in paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        ]

    @property
    def previous_url(self) -> str:
        """The page before, or ""."""
        return replace(self.state, page=self.page.number - 1).url if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        """The page after, or ""."""
        return replace(self.state, page=self.page.number + 1).url if self.page.has_next() else ""

    @cached_property
    def empty_suggestions(self) -> list[Suggestion]:
        """Where nothing was found: each filter without which there is something, the most promising first."""
        if self.total:
            return []
        suggestions = [
            Suggestion(
                "" if name in self._searches else self._heading(name),
                tuple(label for label, _ in self._parts(name, values)),
                self.state.filtered(**{name: ()}).url,
                self._tally.kept_out[name],
            )
            for name, values in self.state.filters.items()
            if values and (name in self._facets or name in self._searches)
        ]
        promising = (suggestion for suggestion in suggestions if suggestion.count)
        return sorted(promising, key=lambda suggestion: -suggestion.count)

    @cached_property
    def results(self) -> QuerySet[Any]:
        """The records the filters leave, in the order asked for."""
        if self._sort is None:
            return self.qs
        fields = [
            field.format(language=self.language) if isinstance(field, str) else field for field in self._sort.fields
        ]
        in_words = self._sort.words
        return self.qs.order_by(*(_in_words(f) if in_words and isinstance(f, str) else f for f in fields), "pk")

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Apply all filters to ``queryset``."""
        return self.narrow(self.matching(queryset))

    def matching(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Apply to ``queryset`` the filters that count: facets and searches."""
        for name, facet in self._facets.items():
            queryset = facet.filter(queryset, self._values[name])
        for condition in self._conditions.values():
            queryset = queryset.filter(condition)
        return queryset

    def narrow(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Apply to ``queryset`` the filters whose options are not counted: what they leave is all there is to count."""
        for name, each in self.filters.items():
            if name not in self._facets and name not in self._searches and name in self._cleaned:
                queryset = each.filter(queryset, self._cleaned[name])
        return queryset

    def words_for(self, name: str, value: str) -> Text:
        """Return what to call ``value`` of a filter whose options are not counted."""
        return value

    @cached_property
    def _facets(self) -> dict[str, Facet]:
        return {name: each for name, each in self.filters.items() if isinstance(each, Facet)}

    @cached_property
    def _searches(self) -> dict[str, TextSearch]:
        return {name: each for name, each in self.filters.items() if isinstance(each, TextSearch)}

    @cached_property
    def _cleaned(self) -> Mapping[str, Any]:
        """What django-filter understood; a field in error is not in it."""
        self.form.is_valid()
        return self.form.cleaned_data

    @cached_property
    def _conditions(self) -> dict[str, Q]:
        texts = {name: self._cleaned.get(name, "").strip() for name in self._searches}
        return {name: self._searches[name].condition(text, self.language) for name, text in texts.items() if text}

    @cached_property
    def _declared(self) -> dict[str, dict[str, Text]]:
        return {name: facet.options({}) for name, facet in self._facets.items() if facet.is_declared}

    @cached_property
    def _asked(self) -> dict[str, list[str]]:
        """By facet, what the address asks for; of one that declares its options, nothing else."""
        asked = {name: dict.fromkeys(self._cleaned.get(name, ())) for name in self._facets}
        return {
            name: [value for value in values if value in self._declared.get(name, values)]
            for name, values in asked.items()
        }

    @cached_property
    def _groups(self) -> Groups:
        records = self.narrow(self.queryset.all())
        return read_groups(records, self._facets, self._asked, self._conditions, self.language)

    @cached_property
    def _options(self) -> dict[str, dict[str, Text]]:
        return {
            name: self._declared[name] if facet.is_declared else facet.options(self._groups.found[name])
            for name, facet in self._facets.items()
        }

    @cached_property
    def _values(self) -> dict[str, list[str]]:
        """By name of filter, in the order of declaration: the values in force, as the address writes them."""
        values: dict[str, list[str]] = {}
        for name in self.filters:
            if name in self._facets:
                values[name] = [value for value in self._options[name] if value in self._asked[name]]
            elif name in self._searches:
                values[name] = [self._cleaned[name].strip()] if name in self._conditions else []
            else:
                values[name] = [] if self._cleaned.get(name) in EMPTY_VALUES else [self.data[name]]
        return values

    @cached_property
    def _tally(self) -> Tally:
        return tally(self._groups, {name for name, values in self._values.items() if values})

    @cached_property
    def _sort(self) -> Sort | None:
        asked = self.data.get("sort", "")
        return next((sort for sort in self.sorts if sort.name == asked), self.sorts[0] if self.sorts else None)

    def _shown(self, name: str) -> list[str]:
        found, selected = self._groups.found[name], self._values[name]
        return [value for value in self._options[name] if value in found or value in selected]

    def _option(self, name: str, value: str) -> Option:
        selected = self._values[name]
        is_selected = value in selected
        # In the order of the options, so that one state has one address.
        toggled = [each for each in self._options[name] if (each in selected) != (each == value)]
        return Option(
            name,
            value,
            self._options[name][value],
            self._tally.options[name][value],
            is_selected,
            self.state.filtered(**{name: toggled}).url,
        )

    def _heading(self, name: str) -> Text:
        each = self.filters[name]
        return each.group if isinstance(each, Facet) else each.label

    def _parts(self, name: str, values: Sequence[str]) -> list[tuple[Text, list[str]]]:
        """Return the label of each value in force, with the values left without it."""
        labels = self._options.get(name)
        return [
            (
                self.words_for(name, value) if labels is None else labels[value],
                [each for each in values if each != value],
            )
            for value in values
        ]


def _in_words(field: str) -> OrderBy:
    """Order by a field as an index does, without regard to case and accents."""
    words = Lower(Func(F(field.removeprefix("-")), function="unaccent", output_field=TextField()))
    return OrderBy(words, descending=field.startswith("-"))
