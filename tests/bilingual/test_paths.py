"""Rule 2: where a page answers in each language, and what an old address does."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from bilingual.models import BasePage
from home.models import HomePage
from tests import factories
from tourism.models import DestinationPage, TourismIndexPage

pytestmark = pytest.mark.django_db


def paths(page: BasePage) -> tuple[str, str]:
    return BasePage.objects.values_list("url_path", "url_path_es").get(pk=page.pk)


def places() -> TourismIndexPage:
    """Return another page that may hold destinations."""
    page = TourismIndexPage(title_en="Places", title_es="Lugares", slug="places", slug_es="lugares")
    return factories.home().add_child(instance=page)


@pytest.mark.parametrize(
    ("title_en", "title_es", "slug", "slug_es", "expected"),
    [
        ("Hueco Tanks", "Hueco Tanks", "", "", ("hueco-tanks", "hueco-tanks")),
        ("Museum", "Museo", "museum", "museo", ("museum", "museo")),
        ("Museum", "Museo", "museum", "museum", ("museum", "museum")),
        ("", "Canal de la Perla", "", "", ("canal-de-la-perla", "canal-de-la-perla")),
        ("", "Cañón de Fernández", "", "", ("canon-de-fernandez", "canon-de-fernandez")),
    ],
)
def test_a_page_answers_to_its_slugs(title_en, title_es, slug, slug_es, expected):
    page = factories.destination(title_en, title_es, slug=slug, slug_es=slug_es)
    assert paths(page) == (f"/home/tourism/{expected[0]}/", f"/home/turismo/{expected[1]}/")


def test_a_page_begun_in_spanish_keeps_its_slug_when_english_comes():
    page = factories.destination("", "Casa del Cerro", slug="")
    page.title_en = "House on the Hill"
    page.save_revision().publish()
    assert paths(page)[0] == "/home/tourism/casa-del-cerro/"


@pytest.mark.parametrize(
    ("slug", "slug_es"), [("museum", ""), ("museo", ""), ("other", "museum"), ("other", "museo"), ("museo", "museo")]
)
def test_siblings_share_one_namespace_across_both_slugs(slug, slug_es):
    factories.destination("Museum", "Museo", slug="museum", slug_es="museo")
    page = factories.destination("Other", "Otro", slug="another", slug_es="")
    page.slug, page.slug_es = slug, slug_es
    with pytest.raises(ValidationError) as refusal:
        page.save()
    assert set(refusal.value.message_dict) <= {"slug", "slug_es"}


@pytest.mark.parametrize("keep_live", [True, False])
@pytest.mark.parametrize("slug_es", ["", "museo"])
def test_a_copy_never_answers_at_the_address_of_its_sibling(slug_es, keep_live):
    page = factories.destination("Museum", "Museo", slug_es=slug_es)
    page.title_en = "Draft of a museum"
    page.save_revision()
    copy = page.copy(update_attrs={"slug": "museum-2"}, keep_live=keep_live)
    draft = copy.get_latest_revision_as_object()
    draft.save_revision().publish()
    siblings = DestinationPage.objects.values_list("url_path", "url_path_es")
    assert len({path for pair in siblings for path in pair}) == len({path for pair in siblings for path in set(pair)})
    assert len(set(siblings.values_list("url_path_es", flat=True))) == 2


def test_a_copy_elsewhere_keeps_its_spanish_slug():
    page = factories.destination("Museum", "Museo", slug_es="museo")
    copy = page.copy(to=places())
    assert paths(copy) == ("/home/places/museum/", "/home/lugares/museo/")


def test_a_copied_subtree_has_its_own_addresses_in_both_languages():
    factories.destination("Museum", "Museo", slug_es="museo")
    copy = TourismIndexPage.objects.get().copy(recursive=True, update_attrs={"slug": "visit"})
    (child,) = copy.get_children()
    assert paths(copy) == ("/home/visit/", "/home/turismo-2/")
    assert paths(child) == ("/home/visit/museum/", "/home/turismo-2/museo/")


@pytest.mark.parametrize("slugs", [("museum", ""), ("museo", ""), ("x", "museo"), ("x", "museum")])
def test_moving_next_to_a_page_with_one_of_its_addresses_is_not_offered(slugs):
    page = factories.destination("Museum", "Museo", slug="museum", slug_es="museo")
    target = places()
    other = DestinationPage(
        title_en="X", title_es="X", slug=slugs[0], slug_es=slugs[1], city=factories.city(), live=False
    )
    target.add_child(instance=other)
    assert not BasePage._slug_is_available(page.slug, target, page)


def test_an_alias_keeps_its_own_spanish_slug_and_follows_the_languages_of_its_original():
    page = factories.destination("Museum", "Museo", slug_es="museo", release="en")
    alias = page.create_alias(update_slug="museum-alias")
    assert paths(alias) == ("/home/tourism/museum-alias/", "/home/turismo/museo-2/")
    page.release = "es"
    page.save_revision().publish()
    alias.refresh_from_db()
    assert paths(alias) == ("/home/tourism/museum-alias/", "/home/turismo/museo-2/")
    assert (alias.live_en, alias.live_es) == (True, True)


def test_moving_five_hundred_pages_rewrites_both_languages_in_a_handful_of_queries(django_assert_max_num_queries):
    source, target = factories.index(), places()
    section = source.add_child(
        instance=DestinationPage(
            title_en="Section", title_es="Sección", slug_es="seccion", city=factories.city(), live=False
        )
    )
    add_bare_children(section, 500)
    # The page, its parents and slugs (10), the tree (5), both paths of the subtree (1), redirects (4), log and index.
    with django_assert_max_num_queries(53):
        section.move(target, pos="last-child")
    moved = BasePage.objects.filter(depth=section.depth + 1, url_path__startswith="/home/places/section/page-")
    assert moved.filter(url_path_es__startswith="/home/lugares/seccion/pagina-").count() == 500


def add_bare_children(parent: BasePage, number: int) -> None:
    """Add live pages without the cost of saving each."""
    parent.refresh_from_db()
    BasePage.objects.bulk_create(factories.bare_child(BasePage, parent, n) for n in range(number))
    BasePage.objects.filter(pk=parent.pk).update(numchild=number)
    parent.refresh_from_db()


@pytest.mark.parametrize(
    ("changed", "old", "new"),
    [
        ({"slug": "new"}, "/en/tourism/museum/", "/en/tourism/new/"),
        ({"slug_es": "nuevo"}, "/es/turismo/museo/", "/es/turismo/nuevo/"),
        ({"slug_es": ""}, "/es/turismo/museo/", "/es/turismo/museum/"),
    ],
)
def test_a_changed_slug_leaves_a_redirect_in_its_language_only(client, changed, old, new):
    page = factories.destination("Museum", "Museo", slug_es="museo")
    for name, value in changed.items():
        setattr(page, name, value)
    page.save()
    assert Redirect.objects.count() == 1
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, new)


def test_the_pages_below_a_changed_slug_redirect_too(client):
    factories.destination("Museum", "Museo", slug_es="museo")
    index = TourismIndexPage.objects.get()
    index.slug, index.slug_es = "visit", "visite"
    index.save_revision().publish()
    assert client.get("/en/tourism/museum/")["Location"] == "/en/visit/museum/"
    assert client.get("/es/turismo/museo/")["Location"] == "/es/visite/museo/"


def test_a_page_moved_there_and_back_answers_without_a_redirect(client):
    page = factories.destination("Museum", "Museo", slug_es="museo")
    page.move(places(), pos="last-child")
    assert client.get("/es/turismo/museo/")["Location"] == "/es/lugares/museo/"
    DestinationPage.objects.get().move(TourismIndexPage.objects.get(slug="tourism"), pos="last-child")
    assert not Redirect.objects.filter(old_path__in=["/es/turismo/museo", "/en/tourism/museum"]).exists()
    assert client.get("/es/lugares/museo/")["Location"] == "/es/turismo/museo/"


def test_a_draft_leaves_no_redirect():
    page = factories.destination("Museum", "Museo")
    page.unpublish()
    page.slug = "other"
    page.save()
    assert not Redirect.objects.exists()


def test_site_roots_have_no_spanish_slug():
    assert paths(HomePage.objects.get()) == ("/home/", "/home/")


def test_a_spanish_slug_on_a_site_root_is_no_part_of_an_address(client):
    page = factories.destination("Museum", "Museo", slug_es="museo")
    home = HomePage.objects.get()
    home.slug_es = "inicio"
    home.save()
    page.refresh_from_db()
    assert page.url_in("es") == "/es/turismo/museo/"
    assert client.get("/es/turismo/museo/").status_code == 200


def test_a_site_may_begin_at_a_section(client, settings):
    settings.ALLOWED_HOSTS = ["tourism.example.org"]
    page = factories.destination("Museum", "Museo", slug_es="museo")
    Site.objects.create(hostname="tourism.example.org", root_page=page.get_parent())
    Site.clear_site_root_paths_cache()
    page = DestinationPage.objects.get()
    assert client.get("/es/museo/", headers={"host": "tourism.example.org"}).status_code == 200
    request = client.get("/es/museo/", headers={"host": "tourism.example.org"}).wsgi_request
    assert page.url_in("es", request) == "/es/museo/"


def test_redirects_of_other_sites_and_those_made_by_hand_stay():
    other = Site.objects.create(hostname="other.example.org", root_page=BasePage.objects.get(depth=1))
    page = factories.destination("Museum", "Museo")
    theirs = Redirect.objects.create(old_path="/en/tourism/museum", site=other, redirect_link="https://example.org/")
    own = Redirect.objects.create(
        old_path="/en/tourism/new", site=Site.objects.get(is_default_site=True), redirect_link="https://example.org/"
    )
    page.slug = "new"
    page.save()
    assert set(Redirect.objects.filter(redirect_link__gt="")) == {theirs, own}


def test_an_address_too_long_for_a_redirect_can_be_changed_all_the_same():
    page = factories.destination("Museum", "Museo", slug="m" * 250)
    page.slug = "museum"
    page.save()
    assert paths(page)[0] == "/home/tourism/museum/"
    assert not Redirect.objects.filter(old_path__contains="mmm").exists()
