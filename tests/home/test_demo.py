"""Loading the demo content again adds what is missing and touches nothing that is there."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import Q
from wagtail.models import Site

from bilingual import languages
from bilingual.models import BasePage
from bilingual.review import LanguageState, State
from culture.choices import Field
from culture.models import InstitutionPage, ProgramPage
from elements.models import Alert, City, Topic
from home.choices import PartnerKind
from home.demo import loader
from home.demo.records import known_as, read
from home.models import AreaPage, HomePage, PlainPage, ProjectPage
from media.models import SiteDocument, SiteImage
from news.models import ArticlePage
from tests import factories
from tourism.models import DestinationPage, TourismIndexPage


def load_again() -> list[str]:
    output = io.StringIO()
    call_command("demo", stdout=output)
    return [line.strip() for line in output.getvalue().splitlines()]


def rows() -> dict[str, list]:
    """Return what the site holds, as far as editors and readers know it."""
    pages = DestinationPage.objects.order_by("pk")
    return {
        "pages": list(BasePage.objects.order_by("pk").values("pk", "url_path", "url_path_es", "title_en", "live_es")),
        "places": list(pages.values("summary_en", "hero", "price_from", "latest_revision")),
        "pictures": list(SiteImage.objects.order_by("pk").values("title", "alt_es")),
        "cities": list(City.objects.order_by("pk").values()),
    }


def rename(page: DestinationPage) -> None:
    page.slug, page.slug_es = "renamed", "renombrada"
    page.save_revision().publish()


def reword(page: DestinationPage) -> None:
    page.title_en, page.summary_es, page.price_from, page.currency = "Another title", "Otras palabras.", 12, "USD"
    page.save_revision().publish()


def move(page: DestinationPage) -> None:
    elsewhere = TourismIndexPage(title_en="Elsewhere", title_es="Otra parte", slug="elsewhere")
    factories.home().add_child(instance=elsewhere)
    page.move(elsewhere, pos="last-child")


def unpublish(page: DestinationPage) -> None:
    page.unpublish()


@pytest.mark.usefixtures("demo_site")
class TestLoadingAgain:
    @pytest.mark.parametrize("change", [rename, reword, move, unpublish])
    def test_leaves_what_an_editor_did(self, change):
        change(DestinationPage.objects.get(slug="hueco-tanks"))
        before = rows()
        assert load_again() == []
        assert rows() == before

    def test_leaves_the_list_of_places_under_its_new_name(self):
        index = TourismIndexPage.objects.get()
        index.slug, index.slug_es = "visit", "visite"
        index.save_revision().publish()
        before = rows()
        assert load_again() == []
        assert rows() == before

    def test_brings_back_what_was_deleted(self):
        DestinationPage.objects.get(slug="hueco-tanks").delete()
        before = SiteImage.objects.count()
        assert load_again() == ["added: Hueco Tanks State Park & Historic Site"]
        assert DestinationPage.objects.get(slug="hueco-tanks").live_en
        assert SiteImage.objects.count() == before

    def test_leaves_out_a_place_whose_address_is_taken_and_goes_on(self):
        DestinationPage.objects.filter(slug__in=["hueco-tanks", "museo-arocena"]).delete()
        BasePage.fix_tree()
        factories.destination("Paintings", "Pinturas", slug="paintings", slug_es="hueco-tanks")
        left_out, added = load_again()
        assert left_out.startswith("left out: hueco-tanks (“hueco-tanks” is already")
        assert added.startswith("added: ")
        assert load_again() == [left_out]


@pytest.mark.django_db
def test_a_site_without_a_home_page_is_told_so():
    site = Site.objects.get(is_default_site=True)
    site.root_page = BasePage.get_first_root_node()
    site.save()
    HomePage.objects.all().delete()
    said = load_again()
    assert "left out: home page (The site does not begin with a home page.)" in said
    assert "left out: tourism (The site does not begin with a home page.)" in said
    assert "left out: hueco-tanks (There is no page “tourism” to put it below.)" in said
    assert not DestinationPage.objects.exists()


@pytest.mark.usefixtures("demo_site")
class TestTheAgreement:
    def test_has_its_seven_areas_in_order_each_with_what_it_foresees(self):
        areas = list(AreaPage.objects.in_order("en"))
        assert [area.topic.key for area in areas] == [topic.key for topic in Topic.objects.all()]
        assert all(area.commitments.exists() for area in areas)
        assert all(area.live_es for area in areas)

    def test_has_three_examples_of_projects_in_different_states_with_partners_of_every_kind(self):
        projects = list(ProjectPage.objects.all())
        assert len({project.state for project in projects}) == len(projects) == 3
        kinds = {partner.kind for project in projects for partner in project.partners.all()}
        assert kinds == set(PartnerKind.values)
        for project in projects:
            assert project.title_en.startswith("Example project")
            assert project.title_es.startswith("Proyecto de ejemplo")
            assert project.doubts(date(2026, 11, 24)) == []

    def test_plain_pages_show_every_state(self):
        states = {(page.live_en, page.live_es) for page in PlainPage.objects.all()}
        assert states == {(True, True), (True, False), (False, True), (False, False)}

    def test_each_way_on_the_home_page_leads_somewhere_live(self):
        ways = HomePage.objects.get().ways.select_related("target")
        assert [way.target.live for way in ways] == [True] * 5


def _of_pages(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.yaml") if path.stem not in {"alt", "titles"}]


def test_no_two_files_stand_for_one_page():
    files = {path for folder in loader.FOLDERS for path in _of_pages(folder)}  # one of them lies in another
    names = [known_as(read(path)) for path in files]
    assert len(names) > 10
    assert sorted(names) == sorted(set(names))


@pytest.mark.usefixtures("demo_site")
class TestTheNews:
    def test_of_the_signing_leads_to_the_agreement_and_has_a_download_in_each_language(self):
        signing = ArticlePage.objects.get(slug="el-paso-and-torreon-sign")
        [document] = SiteDocument.objects.all()
        assert [row.related.slug for row in signing.related_pages.all()] == ["agreement"]
        assert signing.documents() == [document]
        for language in languages.LANGUAGES:
            edition = document.file_for(language)
            assert edition.language == language
            assert edition.file.open().read(5) == b"%PDF-"

    def test_has_the_notice_that_the_alert_leads_to(self):
        assert Alert.objects.get().link_page.slug == "an-hour-apart-in-winter"


@pytest.mark.usefixtures("demo_site")
class TestCulture:
    def test_has_programs_of_every_field_in_both_cities(self):
        for field in Field.values:
            for key in ("el-paso", "torreon"):
                assert ProgramPage.objects.filter(fields__contains=[field], cities__key=key, live=True).exists(), field

    def test_has_programs_in_each_state_of_release(self):
        states = {(page.live_en, page.live_es) for page in ProgramPage.objects.all()}
        assert states == {(True, True), (False, True), (False, False)}

    def test_says_of_what_is_invented_that_it_is(self):
        """What takes place at a time or costs a sum of its own is made up, and nothing else is."""
        for page in ProgramPage.objects.filter(Q(starts_on__isnull=False) | Q(price_from__isnull=False)):
            assert page.title_en.startswith("Example: ")
            assert page.title_es.startswith("Ejemplo: ")

    def test_every_program_is_carried_by_somebody_or_a_draft(self):
        assert all(page.carriers.exists() or not page.live for page in ProgramPage.objects.all())

    def test_has_institutions_of_six_kinds_that_offer_something(self):
        institutions = InstitutionPage.objects.all()
        assert len(institutions) >= 10
        assert len({page.kind for page in institutions}) >= 6
        idle = [page.slug for page in institutions if not page.carried.exists() and not page.exchanges_hosted.exists()]
        assert idle == []


@pytest.mark.usefixtures("demo_site")
def test_every_state_of_a_language_is_there_to_see():
    for language in languages.LANGUAGES:
        states = {row.state for row in LanguageState.objects.filter(language=language)}
        assert {State.MISSING, State.CURRENT} < states
    everywhere = {row.state for row in LanguageState.objects.all()}
    assert everywhere == set(State)
