"""All numbers of a listing, out of one query.

The query groups the records by what the facets read of them, so it returns a row for each combination that occurs, with
the number of records in it. Everything shown is a sum over these rows: the total, each option's count (other filters
applied, its own facet not), and what dropping a filter would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.db.models.expressions import Combinable

from listing.facets import Facet, Text


@dataclass(frozen=True)
class Combination:
    """Records that are alike: which options they carry and conditions they meet, by name, and how many they are."""

    carried: dict[str, tuple[str, ...]]
    met: dict[str, bool]
    number: int


@dataclass(frozen=True)
class Combinations:
    """All records of a listing before its filters, grouped; and the options met in them, with labels, by facet."""

    rows: list[Combination]
    found: dict[str, dict[str, Text]]


@dataclass
class Tally:
    """The numbers of a listing under its filters."""

    total: int = 0
    #: How many records there are without any filter.
    everything: int = 0
    #: By name of filter: how many records it alone keeps out.
    kept_out: Counter[str] = field(default_factory=Counter)
    #: By name of facet: each option's count.
    options: dict[str, Counter[str]] = field(default_factory=dict)


def read_combinations(
    queryset: QuerySet[Any], facets: Mapping[str, Facet], conditions: Mapping[str, Q], language: str
) -> Combinations:
    """Read the records of ``queryset`` as combinations, in one query."""
    cells: list[Combinable] = []
    parts: dict[str, slice] = {}
    for name, facet in facets.items():
        own = facet.cells(language)
        parts[name] = slice(len(cells), len(cells) + len(own))
        cells += own
    positions = {name: len(cells) + position for position, name in enumerate(conditions)}
    cells += [ExpressionWrapper(condition, output_field=BooleanField()) for condition in conditions.values()]

    columns = {f"cell_{position}": cell for position, cell in enumerate(cells)}
    grouped = (
        queryset.order_by()
        .prefetch_related(None)
        .annotate(**columns)
        .values_list(*columns)
        .annotate(number_of_records=Count("pk"))
    )
    rows: list[Combination] = []
    found: dict[str, dict[str, Text]] = {name: {} for name in facets}
    for row in grouped:
        carried = {}
        for name, facet in facets.items():
            own_cells = row[parts[name]]
            carried[name] = facet.carried(own_cells)
            for option in carried[name]:
                if option not in found[name]:
                    found[name][option] = facet.found_label(own_cells)
        met = {name: bool(row[position]) for name, position in positions.items()}
        rows.append(Combination(carried, met, row[-1]))
    return Combinations(rows, found)


def tally(combinations: Combinations, selected: Mapping[str, Collection[str]]) -> Tally:
    """Count, with the options ``selected`` by facet, and all conditions, applied."""
    counted = Tally(options={name: Counter() for name in combinations.found})
    wanted = {name: frozenset(options) for name, options in selected.items() if options}
    for row in combinations.rows:
        counted.everything += row.number
        failed = [name for name, options in wanted.items() if options.isdisjoint(row.carried[name])]
        failed += [name for name, is_met in row.met.items() if not is_met]
        if not failed:
            counted.total += row.number
        if len(failed) > 1:
            continue
        for name in failed:
            counted.kept_out[name] += row.number
        for name in failed or row.carried:
            for option in row.carried.get(name, ()):
                counted.options[name][option] += row.number
    return counted
