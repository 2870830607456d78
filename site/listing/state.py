"""What a listing shows: the state its address holds, and the pieces its templates are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.db.models.expressions import OrderBy

from listing.facets import Text


@dataclass(frozen=True)
class Sort:
    """An order to list in: its name in the address, its label, and fields or expressions as ``order_by`` takes them.

    Field names may hold ``{language}``. ``words`` are sorted as in an index, without regard to case and accents.
    PostgreSQL puts what has no value first in a falling order: ``F("deadline").desc(nulls_last=True)`` puts it last.
    """

    name: str
    label: Text
    fields: tuple[str | OrderBy, ...] = ()
    words: bool = False


@dataclass(frozen=True)
class State:
    """Filters by name (in the order they are declared), sort and page; what is default is empty, and left unwritten.

    ``kept`` is what else the address holds, by name: it stays whatever is narrowed.
    """

    path: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """The query string: equal states give equal ones."""
        pairs = list(self.kept.items())
        pairs += [(name, value) for name, values in self.filters.items() for value in values]
        if self.sort:
            pairs.append(("sort", self.sort))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return urlencode(pairs)

    @property
    def url(self) -> str:
        """The address; without a path, one relative to the page itself."""
        return f"{self.path}?{self.query}" if self.query or not self.path else self.path

    def filtered(self, **filters: Sequence[str]) -> State:
        """Return the first page with some filters changed."""
        return replace(self, filters={**self.filters, **{n: tuple(v) for n, v in filters.items()}}, page=1)

    def cleared(self) -> State:
        """Return the first page without filters, in the same order."""
        return replace(self, filters={}, page=1)


@dataclass(frozen=True)
class Option:
    """One option of a facet. ``count`` is what the result would be with this option and the other facets' filters."""

    name: str
    value: str
    label: Text
    count: int
    selected: bool
    #: The listing with this option turned on, or off where it is on.
    url: str

    @property
    def id(self) -> str:
        """The ``id`` of its checkbox."""
        return f"facet-{self.name}-{self.value}".replace(" ", "-")


@dataclass(frozen=True)
class FacetView:
    """A facet as it stands: its name, label, and the options that any record carries, or that are selected."""

    name: str
    label: Text
    group: Text
    options: tuple[Option, ...]

    @property
    def selected(self) -> tuple[Option, ...]:
        """The options that are turned on."""
        return tuple(option for option in self.options if option.selected)


@dataclass(frozen=True)
class Group:
    """Neighbouring facets under one heading: one ``fieldset`` of the form."""

    label: Text
    options: tuple[Option, ...]

    @property
    def number_selected(self) -> int:
        """How many options are turned on."""
        return sum(option.selected for option in self.options)


@dataclass(frozen=True)
class Chip:
    """A filter in force: the heading it belongs to, its own words, and the listing without it."""

    group: Text
    label: Text
    url: str


@dataclass(frozen=True)
class Suggestion:
    """A way on where nothing was found: a filter's words, the listing without it, and how many records that has.

    ``group`` is the heading the words stand under; empty for words that the reader typed.
    """

    group: Text
    labels: tuple[Text, ...]
    url: str
    count: int


@dataclass(frozen=True)
class SortLink:
    """An order to choose. The default one has no value, so that it is not written into the address."""

    value: str
    label: Text
    selected: bool
    url: str


@dataclass(frozen=True)
class PageLink:
    """A page to go to; a gap between page numbers has no number."""

    number: int | None
    url: str = ""
    is_current: bool = False
