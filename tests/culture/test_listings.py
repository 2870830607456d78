"""The lists of programs and institutions, and what stands above them."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from culture.choices import Field, InstitutionKind
from elements.choices import Admission, Audience
from news.choices import EventKind
from tests import factories
from tests.culture import exchanges
from tests.culture.test_programs import read, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def programs():
    college = factories.institution("College", "Colegio", city="el-paso")
    museum = factories.institution("Museum", "Museo", kind=InstitutionKind.MUSEUM)
    factories.program("Murals", "Murales", fields=[Field.ART], carriers=[museum], admission=Admission.FREE)
    factories.program(
        "Film club",
        "Cineclub",
        fields=[Field.CINEMA, Field.LANGUAGE],
        cities=["el-paso", "torreon"],
        carriers=[museum, college],
        audiences=[Audience.STUDENTS],
        admission=Admission.FREE,
    )
    factories.program("English", "Inglés", fields=[Field.LANGUAGE], cities=["el-paso"], carriers=[college])
    factories.program("", "Cantos", fields=[Field.HISTORY])


LISTED = [
    ("", ["English", "Film club", "Murals"]),
    ("?field=language", ["English", "Film club"]),
    ("?field=art&field=cinema", ["Film club", "Murals"]),
    ("?city=torreon", ["Film club", "Murals"]),
    ("?city=el-paso&free=yes", ["Film club"]),
    ("?audience=students", ["Film club"]),
    ("?institution=college", ["English", "Film club"]),
    ("?institution=museum&field=art", ["Murals"]),
    ("?q=film", ["Film club"]),
    ("?q=ingles", ["English"]),
    ("?q=languages", ["English", "Film club"]),
    ("?sort=newest", ["Murals", "Film club", "English"]),
    ("?field=nothing&city=&free=maybe&page=x", ["English", "Film club", "Murals"]),
    ("?field=history", []),
]


@pytest.mark.parametrize(("query", "titles"), LISTED)
def test_programs_are_narrowed_by_what_readers_look_for(client, programs, query, titles):
    found = texts(read(client, f"/en/culture/{query}"), ".listing .card__title")
    assert (sorted(found), len(found)) == (sorted(titles), len(titles))


def test_a_list_in_spanish_has_what_is_live_in_spanish_in_its_own_order(client, programs):
    assert texts(read(client, "/es/cultura/"), ".listing .card__title") == ["Cantos", "Cineclub", "Inglés", "Murales"]


def test_a_program_of_both_cities_counts_under_each_and_once_in_all(client, programs):
    page = read(client, "/en/culture/")
    counts = [label.get_text(" ", strip=True) for label in page.select(".facet__label")]
    for told in ("El Paso 2", "Torreón 2", "Language 2", "College 2", "Museum 2", "Students 1"):
        assert any(count.startswith(told) for count in counts), told


def test_an_institution_that_carries_nothing_is_no_way_to_narrow(client, programs):
    factories.institution("Idle", "Ociosa")
    assert "Idle" not in " ".join(texts(read(client, "/en/culture/"), ".facet__label"))


def test_where_nothing_is_found_there_are_ways_on(client, programs):
    for query in ("?field=art&city=el-paso", "?q=zzz"):
        page = read(client, f"/en/culture/{query}")
        assert page.select(".listing .card") == []
        assert page.select(".listing__empty a")


def test_above_the_list_stand_what_is_on_and_the_ways_on(client, programs):
    factories.event("Concert", "Concierto")
    factories.event("Show", "Muestra", kind=EventKind.EXHIBITION)
    factories.event("Fair", "Feria", kind=EventKind.TRADE_FAIR)
    exchanges.finder()
    page = read(client, "/es/cultura/")
    assert sorted(texts(page, ".on-now .happening__title")) == ["Concierto", "Muestra"]
    assert texts(page, ".door__title") == ["Instituciones", "Intercambios", "Eventos"]


def test_a_way_that_is_not_live_in_the_language_is_none(client, programs):
    finder = exchanges.finder()
    finder.unpublish_language("es")
    assert "Exchanges" not in " ".join(texts(read(client, "/es/cultura/"), ".door__title"))
    assert "Exchanges" in texts(read(client, "/en/culture/"), ".door__title")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["College", "Museum"]),
        ("?kind=museum", ["Museum"]),
        ("?city=el-paso", ["College"]),
        ("?q=colegio", ["College"]),
        ("?kind=library&city=torreon", []),
    ],
)
def test_institutions_are_narrowed_by_kind_and_city(client, programs, query, titles):
    assert texts(read(client, f"/en/culture/institutions/{query}"), ".listing .card__title") == titles


VALUES = st.one_of(
    st.sampled_from(["", "art", "torreon", "yes", "museum", "students", "title", "newest", "9999999999", "-1", "\x00"]),
    st.text(string.printable + "áñ¿🌵", max_size=12),
)
QUERIES = st.lists(
    st.tuples(
        st.sampled_from(["q", "field", "city", "audience", "free", "institution", "kind", "sort", "page", "x"]), VALUES
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=QUERIES, address=st.sampled_from(["/en/culture/", "/es/cultura/instituciones/"]))
def test_no_query_string_is_an_error(client, programs, pairs, address):
    data = {}
    for name, value in pairs:
        data.setdefault(name, []).append(value)
    assert client.get(address, data).status_code == 200
