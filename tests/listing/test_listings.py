"""What a visitor sees of a listing, for the address they are on."""

import pytest

from tests.listing.conftest import listing
from tests.listing.models import Place


def titles(query: str, language: str = "en") -> list[str]:
    """Return the titles on the page."""
    shown = listing(query, language)
    return [getattr(place, f"title_{language}") for place in shown.page]


def counts(query: str, name: str) -> dict[str, int]:
    """Return the numbers beside the options of a facet."""
    (facet,) = [facet for facet in listing(query).facets if facet.name == name]
    return {option.value: option.count for option in facet.options}


@pytest.mark.usefixtures("places")
class TestFilters:
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("town=torreon", {"Alameda", "Arocena Museum", "Juárez Market"}),
            ("kind=park", {"Alameda", "Franklin Mountains"}),
            ("free=yes", {"Alameda", "Juárez Market", "Museum of Art"}),
            # Options of one facet widen, facets narrow each other.
            ("kind=park&kind=market", {"Alameda", "Franklin Mountains", "Juárez Market"}),
            ("kind=park&kind=market&town=torreon", {"Alameda", "Juárez Market"}),
            ("free=yes&children=yes", {"Alameda", "Museum of Art"}),
            ("town=torreon&free=yes&setting=indoor", {"Juárez Market"}),
            ("kind=food", set()),
            ("since=1980-01-01", {"Arocena Museum", "Franklin Mountains"}),
            ("q=museum", {"Arocena Museum", "Museum of Art"}),
            ("q=JUAREZ", {"Juárez Market"}),
            ("q=museum+torreon", {"Arocena Museum"}),
            ("q=100%25", set()),
        ],
    )
    def test_narrow_the_result(self, query, expected):
        assert set(titles(query)) == expected
        assert listing(query).total == len(expected)

    @pytest.mark.parametrize(("query", "expected"), [("q=mision", ["La Misión"]), ("q=Museum", [])])
    def test_search_looks_in_the_words_of_the_language(self, query, expected):
        assert titles(query, "es") == expected

    def test_labels_found_in_records_are_in_the_language(self):
        assert [option.label for option in listing(language="es").facets[0].options] == ["El Paso", "Torreón"]
        assert [option.label for option in listing(language="en").facets[0].options] == ["El Paso", "Torreon"]


@pytest.mark.usefixtures("places")
class TestCounts:
    @pytest.mark.parametrize(
        ("query", "name", "expected"),
        [
            ("", "town", {"el-paso": 3, "torreon": 3}),
            ("", "kind", {"museum": 2, "park": 2, "art": 2, "market": 2}),
            ("", "setting", {"indoor": 3, "outdoor": 2}),
            ("", "children", {"yes": 4}),
            # A facet's own choice does not lower the numbers of its other options.
            ("town=torreon", "town", {"el-paso": 3, "torreon": 3}),
            ("town=torreon", "kind", {"museum": 1, "park": 1, "art": 1, "market": 2}),
            ("town=torreon&kind=market", "kind", {"museum": 1, "park": 1, "art": 1, "market": 2}),
            ("town=torreon&kind=market", "town", {"el-paso": 0, "torreon": 2}),
            ("town=torreon&kind=market", "free", {"yes": 2}),
            ("town=torreon&kind=market&setting=indoor", "setting", {"indoor": 1, "outdoor": 1}),
            ("q=museum", "town", {"el-paso": 1, "torreon": 1}),
            ("since=1980-01-01", "town", {"el-paso": 1, "torreon": 1}),
            # What nothing has is not offered, but stays if it is asked for.
            ("kind=food", "kind", {"museum": 2, "park": 2, "art": 2, "market": 2, "food": 0}),
        ],
    )
    def test_each_option_tells_what_it_would_give(self, query, name, expected):
        assert counts(query, name) == expected

    def test_an_option_gives_what_its_number_says(self):
        for query in ("", "town=torreon", "kind=park&free=yes", "q=museum&setting=indoor", "since=1900-01-01"):
            for facet in listing(query).facets:
                for option in facet.options:
                    if not facet.selected:
                        narrowed = listing(option.url.removeprefix("?"))
                        assert narrowed.total == option.count == narrowed.results.count()


@pytest.mark.usefixtures("places")
class TestAddress:
    @pytest.mark.parametrize(
        ("query", "canonical"),
        [
            ("", ""),
            ("kind=museum&kind=park", "kind=museum&kind=park"),
            # In one order, each value once.
            ("kind=park&town=torreon&kind=museum&kind=park", "town=torreon&kind=museum&kind=park"),
            ("q=+mission+&sort=newest", "q=mission&sort=newest"),
            ("since=1900-01-01", "since=1900-01-01"),
            ("page=2", "page=2"),
            ("since=park&since=1900-01-01", "since=1900-01-01"),
            # What is default is not written.
            ("sort=title&page=1&q=", ""),
            # What means nothing is left aside.
            ("kind=castle", ""),
            ("kind=castle&kind=park", "kind=park"),
            ("town=%00&town=paris&q=%00&since=soon&free=no&sort=worst&page=x&utm_source=a&kind", ""),
            (
                "kind%5B%5D=park&__proto__=1&town__key=torreon&%F0%9F%8C%B5=1&q=%ED%A0%80",
                "q=%EF%BF%BD%EF%BF%BD%EF%BF%BD",
            ),
        ],
    )
    def test_has_one_canonical_form(self, query, canonical):
        shown = listing(query)
        assert shown.canonical_query == canonical
        assert listing(canonical).canonical_query == canonical

    @pytest.mark.parametrize(
        ("page", "number"),
        [
            ("1", 1),
            ("2", 2),
            ("3", 2),
            ("999999999999999999999", 1),
            ("0", 1),
            ("-1", 1),
            ("1.5", 1),
            ("²", 1),
            ("", 1),
        ],
    )
    def test_a_page_that_does_not_exist_shows_one_that_does(self, page, number):
        shown = listing(f"page={page}")
        assert shown.page.number == number
        assert shown.canonical_query == ("page=2" if number == 2 else "")

    def test_links_lead_to_the_path_of_the_page(self):
        shown = listing("kind=park", path="/es/turismo/")
        assert shown.clear_url == "/es/turismo/"
        assert shown.chips[0].url == "/es/turismo/"
        assert shown.facets[0].options[0].url == "/es/turismo/?town=el-paso&kind=park"

    def test_without_a_path_links_are_relative(self):
        shown = listing("kind=park")
        assert shown.clear_url == "?"
        assert shown.facets[0].options[0].url == "?town=el-paso&kind=park"


@pytest.mark.usefixtures("places")
class TestChips:
    def test_each_value_can_be_removed(self):
        shown = listing("q=a&town=torreon&kind=museum&kind=park&free=yes&sort=newest&page=2")
        assert [(chip.group, chip.label, chip.url) for chip in shown.chips] == [
            ("Search", "a", "?town=torreon&kind=museum&kind=park&free=yes&sort=newest"),
            ("Town", "Torreon", "?q=a&kind=museum&kind=park&free=yes&sort=newest"),
            ("Kind", "Museum", "?q=a&town=torreon&kind=park&free=yes&sort=newest"),
            ("Kind", "Park", "?q=a&town=torreon&kind=museum&free=yes&sort=newest"),
            ("Good to know", "Free", "?q=a&town=torreon&kind=museum&kind=park&sort=newest"),
        ]
        assert shown.clear_url == "?sort=newest"

    def test_there_are_none_without_filters(self):
        assert listing("sort=newest&page=2").chips == []

    def test_a_filter_without_options_has_one_too(self):
        (chip,) = listing("since=1900-01-01").chips
        assert (chip.group, chip.label, chip.url) == ("Opened since", "1900-01-01", "?")

    def test_facets_of_one_heading_stand_under_it(self):
        groups = listing("free=yes").groups
        assert [(group.label, group.number_selected) for group in groups] == [
            ("Town", 0),
            ("Kind", 0),
            ("Setting", 0),
            ("Good to know", 1),
        ]


@pytest.mark.usefixtures("places")
class TestNothingFound:
    def test_each_filter_that_stands_in_the_way_tells_what_there_is_without_it(self):
        shown = listing("town=el-paso&kind=market&free=yes")
        assert shown.total == 0
        assert [(each.labels, each.count, each.url) for each in shown.empty_suggestions] == [
            (("El Paso",), 2, "?kind=market&free=yes"),
            (("Market",), 1, "?town=el-paso&free=yes"),
        ]

    def test_suggestions_give_what_they_say(self):
        for query in ("town=el-paso&kind=market", "q=museum&setting=outdoor", "q=xyz&free=yes&children=yes"):
            for suggestion in listing(query).empty_suggestions:
                assert listing(suggestion.url.removeprefix("?")).total == suggestion.count

    def test_several_values_of_a_facet_are_dropped_together(self):
        suggestions = listing("town=el-paso&kind=market&kind=food").empty_suggestions
        assert [(each.labels, each.count) for each in suggestions] == [(("El Paso",), 2), (("Market", "Food"), 3)][::-1]

    def test_where_something_was_found_nothing_is_suggested(self):
        assert listing("town=el-paso").empty_suggestions == []


@pytest.mark.usefixtures("places")
class TestOrder:
    def test_words_sort_without_regard_to_accents(self):
        assert titles("", "es") == ["Álamos", "La Misión", "Mercado Juárez", "Montañas Franklin"]

    def test_another_order_can_be_chosen(self):
        shown = listing("sort=newest&town=torreon")
        assert [(link.value, link.selected, link.url) for link in shown.sort_links] == [
            ("", False, "?town=torreon"),
            ("newest", True, "?town=torreon&sort=newest"),
        ]

    def test_what_has_no_date_is_not_the_newest(self):
        first, second = listing("sort=newest"), listing("sort=newest&page=2")
        assert [place.opened_on and place.opened_on.year for place in [*first.page, *second.page]] == [
            *(2006, 1987, 1959, 1880),
            *(None, None),
        ]

    def test_equal_records_keep_one_order(self):
        Place.objects.update(title_en="Same", opened_on=None)
        for sort in ("title", "newest"):
            first, second = listing(f"sort={sort}"), listing(f"sort={sort}&page=2")
            assert {place.pk for place in [*first.page, *second.page]} == set(
                Place.objects.values_list("pk", flat=True)
            )


@pytest.mark.usefixtures("places")
class TestPages:
    def test_keep_the_filters(self):
        shown = listing("children=yes&children=no&sort=newest")
        assert shown.pages == []
        shown = listing("sort=newest")
        assert [(link.number, link.url, link.is_current) for link in shown.pages] == [
            (1, "?sort=newest", True),
            (2, "?sort=newest&page=2", False),
        ]
        assert (shown.previous_url, shown.next_url) == ("", "?sort=newest&page=2")
        last = listing("sort=newest&page=2")
        assert (last.previous_url, last.next_url) == ("?sort=newest", "")
        assert (last.page.start_index(), last.page.end_index()) == (5, 6)

    def test_long_lists_leave_out_the_middle(self, places):
        Place.objects.bulk_create([Place(title_en=f"Place {n}", town=places[0].town) for n in range(60)])
        assert [link.number for link in listing("page=8").pages] == [1, None, 7, 8, 9, None, 17]


def test_a_listing_of_nothing_has_a_page():
    shown = listing("kind=park&q=x&page=9")
    assert (shown.total, shown.everything, list(shown.page), shown.pages) == (0, 0, [], [])
    assert [group.label for group in shown.groups] == ["Kind"]


class TestQueries:
    def use_everything(self, query, queryset):
        """Ask for all that templates ask for."""
        shown = listing(query, queryset=queryset)
        assert all(each is not None for each in (shown.groups, shown.chips, shown.pages, shown.sort_links, shown.state))
        assert shown.empty_suggestions is not None
        return [str(place.town) for place in shown.page]

    @pytest.mark.parametrize(
        "query", ["", "town=torreon&kind=park&kind=market&free=yes&q=a&sort=newest&since=1800-01-01"]
    )
    @pytest.mark.parametrize("number", [0, 200])
    def test_counts_are_one_query_and_the_page_another(self, places, number, query, django_assert_num_queries):
        Place.objects.bulk_create([Place(title_en=f"Place {n}", town=places[0].town) for n in range(number)])
        with django_assert_num_queries(2):
            assert self.use_everything(query, Place.objects.select_related("town"))

    @pytest.mark.usefixtures("places")
    def test_prefetching_is_the_page_alone(self, django_assert_num_queries):
        with django_assert_num_queries(3):
            assert self.use_everything("", Place.objects.prefetch_related("town").defer("title_es"))

    @pytest.mark.usefixtures("places")
    def test_nothing_found_is_one_query(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert not self.use_everything("kind=food", Place.objects.all())
