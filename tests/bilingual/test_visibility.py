"""What not everybody may see is in no list, nor what shows it a second time elsewhere."""

import pytest
from wagtail.models import PageViewRestriction

from bilingual.models import BasePage
from bilingual.visibility import readable_in
from tests import factories

pytestmark = pytest.mark.django_db


def restrict(page: BasePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.fixture
def museum():
    return factories.destination("Museum", "Museo")


@pytest.fixture
def shown_again(museum):
    """Return the museum, an alias of it in another section, and an alias of that one."""
    alias = museum.create_alias(parent=factories.newsroom(), update_slug="again")
    return [museum, alias, alias.create_alias(parent=factories.home(), update_slug="once-more")]


@pytest.fixture
def readable(django_assert_num_queries):
    """Return which of some pages anybody may read in Spanish; asked in one query."""

    def ask(pages: list[BasePage]) -> list[BasePage]:
        with django_assert_num_queries(1):
            found = set(BasePage.objects.filter(readable_in("es")).values_list("pk", flat=True))
        return [page for page in pages if page.pk in found]

    return ask


def test_an_alias_of_what_everybody_may_see_is_listed(shown_again, readable):
    restrict(factories.destination("Cave", "Cueva"))

    assert readable(shown_again) == shown_again


def test_an_alias_of_what_not_everybody_may_see_is_not(shown_again, readable):
    restrict(shown_again[0])

    assert readable(shown_again) == []


def test_nor_is_an_alias_of_what_lies_below_it(shown_again, readable):
    restrict(factories.index())

    assert readable(shown_again) == []


def test_nor_is_what_lies_below_an_alias_of_it(readable):
    section = factories.index()
    alias = section.create_alias(parent=factories.newsroom(), update_slug="places")
    below = alias.add_child(instance=type(section)(title_en="More", title_es="Más", slug="more"))
    assert readable([below]) == [below]

    restrict(section)

    assert readable([below]) == []
