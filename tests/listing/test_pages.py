"""A listing as a page, as it comes from the server."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

pytestmark = pytest.mark.urls("tests.listing.urls")


def words(element) -> str:
    """Return the text of an element as one line."""
    return " ".join(element.get_text().split())


def get(client: Client, address: str) -> BeautifulSoup:
    """Return a page as a tree."""
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.usefixtures("places")
class TestWithoutScript:
    def test_the_form_sends_what_is_chosen(self, client):
        page = get(client, "/places/en/?kind=park&kind=market&free=yes&q=a&sort=newest")
        form = page.find("form")
        assert form["method"] == "get"
        assert not form.has_attr("action")
        checked = [(box["name"], box["value"]) for box in form.find_all("input", checked=True)]
        assert checked == [("kind", "park"), ("kind", "market"), ("free", "yes")]
        assert form.find("input", type="search")["value"] == "a"
        assert form.find("option", selected=True)["value"] == "newest"
        assert form.find("button", type="submit")

    def test_every_choice_has_a_name_and_stands_under_a_heading(self, client):
        form = get(client, "/places/en/").find("form")
        for field in form.find_all(["input", "select"]):
            assert form.find("label", attrs={"for": field["id"]})
        assert [words(fieldset.legend) for fieldset in form.find_all("fieldset")] == [
            "Town",
            "Kind",
            "Setting",
            "Good to know",
        ]
        ids = [field["id"] for field in form.find_all(id=True)]
        assert len(ids) == len(set(ids))

    def test_counts_are_read_with_their_label(self, client):
        label = get(client, "/places/en/?town=torreon").find("label", attrs={"for": "facet-kind-market"})
        assert words(label) == "Market 2 results"

    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ("", "1 to 4 of 6 results"),
            ("town=torreon", "3 results"),
            ("q=mission", "1 result"),
            ("kind=food", "Nothing found"),
        ],
    )
    def test_the_number_found_is_announced(self, client, query, status):
        assert words(get(client, f"/places/en/?{query}").find(role="status")) == status

    def test_chips_say_what_they_remove(self, client):
        links = get(client, "/places/en/?kind=park&kind=market").find("ul", class_="chips").find_all("a")
        assert [(words(link), link["href"]) for link in links] == [
            ("Remove the filter Kind: Park ×", "/places/en/?kind=market"),
            ("Remove the filter Kind: Market ×", "/places/en/?kind=park"),
            ("Clear all filters", "/places/en/"),
        ]

    def test_where_nothing_is_found_there_is_a_way_on(self, client):
        ways = (
            get(client, "/places/en/?town=el-paso&kind=market&free=yes")
            .find("ul", class_="listing__ways")
            .find_all("li")
        )
        assert [(words(way), way.a and way.a["href"]) for way in ways] == [
            ("Without Town (El Paso): 2 results", "/places/en/?kind=market&free=yes"),
            ("Without Kind (Market): 1 result", "/places/en/?town=el-paso&free=yes"),
            ("Clear all filters: 6 results", "/places/en/"),
        ]

    def test_words_that_find_nothing_are_quoted(self, client):
        way = get(client, "/places/en/?q=zzz").select_one(".listing__ways li")
        assert words(way) == "Without “zzz”: 6 results"

    def test_the_page_one_is_on_is_marked(self, client):
        pages = get(client, "/places/en/?sort=newest&page=2").find("nav", class_="pages")
        assert words(pages.find(attrs={"aria-current": "page"})) == "Page 2"
        assert pages.find(rel="prev")["href"] == "/places/en/?sort=newest"
        assert pages.find(rel="next") is None

    def test_what_a_reader_types_stays_text(self, client):
        response = client.get("/places/en/", {"q": '"><script>alert(1)</script>', "kind": "<b>"})
        assert "<script>alert" not in response.content.decode()

    @pytest.mark.parametrize(
        "query",
        [
            "page=-1",
            "page=9" * 50,
            "kind=%00&q=%00",
            "q=%25_%5C",
            "since=31.12.&sort=%27",
            "kind[]=x&&&==&%",
            "q=" + "a+" * 500,
        ],
    )
    def test_no_query_string_breaks_it(self, client, query):
        get(client, f"/places/en/?{query}")


def test_an_empty_site_says_so(client):
    assert "There is nothing here yet." in get(client, "/places/en/").get_text()
