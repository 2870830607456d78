"""All numbers of a listing, out of one query.

An option's number depends on what its own facet reads of a record, and on whether the record meets the filters in
force. So the records are grouped by these two, for each facet apart (``GROUPING SETS``): the rows are about as many as
the options, however many records there are. Everything shown is a sum over them: the total, each option's count (other
filters applied, its own facet not), and what dropping a filter would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.db.models.expressions import Combinable

from listing.facets import Facet, Text


@dataclass(frozen=True)
class Group:
    """Records that are alike: what they carry of one facet, the filters in force they fail, and how many they are."""

    carried: tuple[str, ...]
    failed: tuple[str, ...]
    number: int


@dataclass
class Groups:
    """All records of a listing before its filters, grouped for each facet, and in ``all`` by the filters alone.

    ``found`` are the options met in them, with labels, by facet.
    """

    all: list[Group] = field(default_factory=list)
    by_facet: dict[str, list[Group]] = field(default_factory=dict)
    found: dict[str, dict[str, Text]] = field(default_factory=dict)


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


def read_groups(
    queryset: QuerySet[Any],
    facets: Mapping[str, Facet],
    asked: Mapping[str, Collection[str]],
    conditions: Mapping[str, Q],
    language: str,
) -> Groups:
    """Read the records of ``queryset`` in groups, with the options ``asked`` by facet and ``conditions`` as filters."""
    cells: dict[str, list[str]] = {}
    columns: dict[str, Combinable] = {}
    for name, facet in facets.items():
        own = {f"cell_{len(columns) + position}": cell for position, cell in enumerate(facet.cells(language))}
        cells[name] = list(own)
        columns |= own
    filters = {name: facets[name].condition(list(options)) for name, options in asked.items() if options}
    filters.update(conditions)
    flags = {f"flag_{position}": name for position, name in enumerate(filters)}
    for flag, name in flags.items():
        columns[flag] = ExpressionWrapper(filters[name], output_field=BooleanField())

    groups = Groups(by_facet={name: [] for name in facets}, found={name: {} for name in facets})
    for row in _grouped(queryset, columns, list(flags), cells):
        failed = tuple(name for flag, name in flags.items() if not row[flag])
        if row["facet"] is None:
            groups.all.append(Group((), failed, row["number"]))
            continue
        name, facet = row["facet"], facets[row["facet"]]
        own_cells = [row[cell] for cell in cells[name]]
        carried = facet.carried(own_cells)
        groups.by_facet[name].append(Group(carried, failed, row["number"]))
        for option in carried:
            if option not in groups.found[name]:
                groups.found[name][option] = facet.found_label(own_cells)
    return groups


def _grouped(
    queryset: QuerySet[Any], columns: Mapping[str, Combinable], flags: Sequence[str], cells: Mapping[str, list[str]]
) -> list[dict[str, Any]]:
    """Return the groups as rows: their ``columns``, their ``number``, and the ``facet`` they are for, or none."""
    connection = connections[queryset.db]
    quote = connection.ops.quote_name
    # A column besides, so that there is something to select where a listing has no facets.
    records = queryset.order_by().prefetch_related(None).annotate(**columns).values_list("pk", *columns)
    try:
        sql, params = records.query.sql_with_params()
    except EmptyResultSet:
        return []
    sets = ["(" + ", ".join(map(quote, [*flags, *own])) + ")" for own in [[], *cells.values()]]
    names = ", ".join(map(quote, columns))
    read = [*columns, "number", *(f"without_{name}" for name in cells)]
    grouping = "".join(f", GROUPING({quote(own[0])})" for own in cells.values())
    # What is put together are names that this module gave, and the SQL that Django made of the queryset.
    statement = (
        f"SELECT {names}{', ' if names else ''}COUNT(*){grouping} "  # noqa: S608
        f"FROM ({sql}) AS records GROUP BY GROUPING SETS ({', '.join(sets)})"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        rows = [dict(zip(read, row, strict=True)) for row in cursor.fetchall()]
    for row in rows:
        row["facet"] = next((name for name in cells if not row[f"without_{name}"]), None)
    return rows


def tally(groups: Groups, in_force: Collection[str]) -> Tally:
    """Count, with the filters ``in_force`` applied: asked options that are none are not."""
    counted = Tally(options={name: Counter() for name in groups.by_facet})
    for group in groups.all:
        counted.everything += group.number
        failed = [name for name in group.failed if name in in_force]
        if not failed:
            counted.total += group.number
        elif len(failed) == 1:
            counted.kept_out[failed[0]] += group.number
    for facet, alike in groups.by_facet.items():
        for group in alike:
            if all(name == facet or name not in in_force for name in group.failed):
                for option in group.carried:
                    counted.options[facet][option] += group.number
    return counted
