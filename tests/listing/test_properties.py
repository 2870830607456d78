"""What holds of a listing for whatever records and whatever address."""

import random
from urllib.parse import urlencode

import pytest
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.listing.conftest import listing
from tests.listing.models import Place, Town

KINDS = ["museum", "park", "art", "market", "food"]

# What a visitor who knew SQL would ask for, facet by facet.
CONDITIONS = {
    "town": lambda values: Q(town__key__in=values),
    "kind": lambda values: Q(kinds__overlap=values),
    "setting": lambda values: Q(setting__in=values),
    "free": lambda values: Q(admission="free"),
    "children": lambda values: Q(suits_children=True),
}
VALUES = {
    "town": ["el-paso", "torreon"],
    "kind": KINDS,
    "setting": ["indoor", "outdoor"],
    "free": ["yes"],
    "children": ["yes"],
}

choices = st.fixed_dictionaries({name: st.lists(st.sampled_from(VALUES[name]), unique=True) for name in VALUES})
searches = st.sampled_from(["", "arbol", "ARBOL casa", "plaza", "x"])

# The records are the same for every example, and none changes them.
SAME_RECORDS = [HealthCheck.function_scoped_fixture]


@pytest.fixture
def sixty_places() -> None:
    """Sixty places drawn by lot, the same every time."""
    lot = random.Random(9)  # noqa: S311 - a draw anyone can repeat
    towns = [Town.objects.create(key=key, name_en=key, name_es=key) for key in VALUES["town"]]
    Place.objects.bulk_create(
        Place(
            title_en=" ".join(lot.sample(["Árbol", "Casa", "Plaza", "Río"], 2)),
            town=lot.choice(towns),
            kinds=lot.choices(KINDS, k=lot.randrange(4)),
            setting=lot.choice(["", "indoor", "outdoor"]),
            admission=lot.choice(["", "free", "paid"]),
            suits_children=lot.choice([None, True, False]),
        )
        for _ in range(60)
    )


@pytest.mark.usefixtures("sixty_places")
@settings(max_examples=40, deadline=None, suppress_health_check=SAME_RECORDS)
@given(choices, searches)
def test_every_number_is_what_the_database_counts(chosen, search):
    shown = listing(urlencode({**chosen, "q": search}, doseq=True))
    words = Q()
    for word in search.split():
        words &= Q(title_en__unaccent__icontains=word) | Q(town__name_en__unaccent__icontains=word)

    def count(options: dict[str, list[str]], searched: Q = words) -> int:
        records = Place.objects.filter(searched)
        for name, values in options.items():
            if values:
                records = records.filter(CONDITIONS[name](values))
        return records.count()

    assert shown.total == count(chosen)
    assert shown.everything == 60
    for facet in shown.facets:
        for option in facet.options:
            assert option.count == count({**chosen, facet.name: [option.value]}), option
    without = {name: count({**chosen, name: []}) for name, values in chosen.items() if values}
    if search:
        without["q"] = count(chosen, Q())
    if shown.total == 0:
        assert sorted(each.count for each in shown.empty_suggestions) == sorted(filter(None, without.values()))


parameters = st.sampled_from([*VALUES, "q", "since", "sort", "page", "town__key", "utm_source", ""]) | st.text(
    max_size=8
)
values = st.sampled_from(["park", "yes", "newest", "2", "1900-01-01", "torreon", "\0", "%", "-1", "٣"]) | st.text(
    max_size=12
)


@pytest.mark.usefixtures("sixty_places")
@settings(max_examples=150, deadline=None, suppress_health_check=SAME_RECORDS)
@given(st.lists(st.tuples(parameters, values), max_size=6).map(urlencode) | st.text(max_size=40))
def test_whatever_the_address_says_there_is_a_page_with_an_address_of_its_own(query):
    shown = listing(query)
    canonical = listing(shown.canonical_query)
    assert canonical.canonical_query == shown.canonical_query
    assert list(canonical.page) == list(shown.page)
    assert shown.page.number <= shown.page.paginator.num_pages
    for link in [*shown.chips, *shown.sort_links, *shown.pages]:
        if link.url:
            address = link.url.removeprefix("?")
            assert listing(address).canonical_query == address
