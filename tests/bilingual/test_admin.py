"""The admin around the edit form: titles, states, history, and publishing from elsewhere."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import GroupApprovalTask, PageLogEntry, Workflow, WorkflowPage, WorkflowTask

from bilingual.review import LanguageState, State
from tests import factories
from tests.bilingual import editing

pytestmark = pytest.mark.django_db


def explorer():
    return reverse("wagtailadmin_explore", args=(factories.index().pk,))


@pytest.fixture
def pages():
    return {
        "both": factories.destination("Museum", "Museo"),
        "en": factories.destination("Bridge", ""),
        "es": factories.destination("", "Canal"),
        "none": factories.destination("Cave", "Cueva", live=False),
    }


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", {"both": "Museum", "en": "Bridge", "es": "Canal (in Spanish)", "none": "Cave"}),
        ("es", {"both": "Museo", "en": "Bridge (en inglés)", "es": "Canal", "none": "Cueva"}),
    ],
)
@pytest.mark.parametrize("saved_in", ["en", "es"])
def test_the_explorer_shows_titles_in_the_users_language_whoever_saved_last(client, pages, language, titles, saved_in):
    with translation.override(saved_in):
        for page in pages.values():
            page.save_revision()
    editing.sign_in(client, language)
    listing = editing.soup(client.get(explorer()))
    shown = {found.get_text(" ", strip=True) for found in listing.select("td.title .title-wrapper a")}
    assert shown == set(titles.values())


@pytest.mark.parametrize(("language", "title"), [("en", "Museum"), ("es", "Museo")])
@pytest.mark.parametrize(
    "address",
    [
        ("wagtailadmin_choose_page_child", "parent"),
        ("wagtailadmin_pages:history", "page"),
        ("wagtailadmin_pages:delete", "page"),
        ("wagtailadmin_pages:unpublish", "page"),
        ("wagtailadmin_pages:move", "page"),
        ("wagtailadmin_pages:copy", "page"),
        ("wagtailadmin_pages:usage", "page"),
        ("wagtailadmin_reports:site_history", None),
        ("wagtailadmin_home", None),
    ],
)
def test_every_view_shows_the_title_in_the_users_language(client, language, title, address):
    page = factories.destination("Museum", "Museo")
    page.save_revision(log_action=True)
    editing.sign_in(client, language)
    name, of = address
    args = {"parent": (page.get_parent().pk,), "page": (page.pk,), None: ()}[of]
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    text = response.json()["html"] if response["Content-Type"] == "application/json" else response.content.decode()
    other = {"Museum": "Museo", "Museo": "Museum"}[title]
    shown = editing.BeautifulSoup(text, "html.parser").get_text(" ")
    if name != "wagtailadmin_home":
        assert title in shown
    assert other not in shown


@pytest.mark.parametrize(("language", "title"), [("en", "Museum"), ("es", "Museo")])
def test_the_edit_form_is_headed_by_the_title_in_the_users_language(client, language, title):
    page = factories.destination("Museum", "Museo")
    editing.sign_in(client, language)
    form = editing.soup(client.get(editing.edit_address(page)))
    assert title in form.title.get_text()
    assert title in form.select_one("header").get_text(" ")


@pytest.mark.parametrize(("query", "found"), [("canal", {"Canal (in Spanish)"}), ("bridge", {"Bridge"})])
def test_search_finds_a_page_by_its_title_in_either_language(client, pages, query, found):
    editing.sign_in(client)
    listing = editing.soup(client.get(reverse("wagtailadmin_pages:search"), {"q": query}))
    assert {link.get_text(" ", strip=True) for link in listing.select("td.title .title-wrapper a")} == found
    assert len(listing.select(".language-state")) == 2


def test_the_explorer_says_in_which_languages_each_page_is_live(client, pages):
    editing.sign_in(client)
    listing = editing.soup(client.get(explorer()))
    states = {
        row.select_one(".title-wrapper a").get_text(" ", strip=True): [
            found.get_text() for found in row.select(".language-state .w-sr-only")
        ]
        for row in listing.select("tr:has(.language-states)")
    }
    assert states == {
        "Museum": ["English: live, not reviewed", "Spanish: live, not reviewed"],
        "Bridge": ["English: live, not reviewed", "Spanish: not live, missing"],
        "Canal (in Spanish)": ["English: not live, missing", "Spanish: live, not reviewed"],
        "Cave": ["English: not live, not reviewed", "Spanish: not live, not reviewed"],
    }


@pytest.mark.parametrize(
    ("live_in", "found"), [("both", {"Museum"}), ("en", {"Bridge"}), ("es", {"Canal (in Spanish)"}), ("none", {"Cave"})]
)
def test_the_explorer_filters_by_language(client, pages, live_in, found):
    editing.sign_in(client)
    listing = editing.soup(client.get(explorer(), {"live_in": live_in}))
    assert {link.get_text(" ", strip=True) for link in listing.select("td.title .title-wrapper a")} == found


def test_the_explorer_costs_the_same_however_many_pages(client, django_assert_max_num_queries, pages):
    editing.sign_in(client)
    client.get(explorer())
    with django_assert_max_num_queries(100) as few:
        client.get(explorer())
    for number in range(4):
        factories.destination(f"Place {number}", f"Lugar {number}")
    client.get(explorer())
    with django_assert_max_num_queries(100) as many:
        client.get(explorer())
    per_page = (len(many) - len(few)) / 4
    assert per_page <= 1, "Wagtail itself asks once per page for its permissions"


# History


@pytest.mark.parametrize("language", ["en", "es"])
def test_history_stores_the_same_whoever_acts(client, language):
    editing.sign_in(client, language)
    page = factories.destination("Museum", "Museo")
    with translation.override(language):
        page.save_revision(log_action=True).publish()
        page.copy(update_attrs={"slug": "copy"})
        page.move(factories.home())
    entries = PageLogEntry.objects.order_by("pk")
    assert {entry.label for entry in entries} <= {"Museum", "Tourism"}
    stored = str([entry.data for entry in entries])
    assert "Museo" not in stored
    assert "Turismo" not in stored


@pytest.mark.parametrize("language", ["en", "es"])
def test_privacy_is_logged_in_the_same_words_whoever_sets_it(language):
    from wagtail.models import PageViewRestriction

    page = factories.destination("Museum", "Museo")
    with translation.override(language):
        PageViewRestriction(page=page, restriction_type="login").save()
    assert (
        PageLogEntry.objects.latest("pk").data["restriction"]["title"] == "Private, accessible to any logged-in users"
    )


# Publishing from elsewhere


@pytest.fixture
def draft_without_words():
    page = factories.destination("", "Museo", live=False)
    page.release = "both"
    page.save_revision()
    page.refresh_from_db()
    return page


def bulk_publish(client, *pages, **fields):
    address = reverse("wagtail_bulk_action", args=("bilingual", "basepage", "publish"))
    query = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{query}&next={explorer()}", fields, follow=True)


@pytest.mark.parametrize("through_parent", [False, True])
def test_publishing_many_at_once_is_refused_where_one_lacks_words(client, draft_without_words, through_parent):
    editing.sign_in(client)
    complete = factories.destination("Cave", "Cueva", live=False)
    pages = [factories.index()] if through_parent else [complete, draft_without_words]
    response = bulk_publish(client, *pages, **({"include_descendants": "on"} if through_parent else {}))
    said = editing.soup(response).select_one(".messages").get_text(" ")
    assert said.count("Museo") == 1, "one line for each page"
    assert "title" in said
    assert "summary" in said
    complete.refresh_from_db()
    draft_without_words.refresh_from_db()
    assert not complete.live
    assert not draft_without_words.live


def test_publishing_many_at_once_releases_what_each_draft_says(client):
    editing.sign_in(client)
    both = factories.destination("Cave", "Cueva", live=False)
    spanish = factories.destination("", "Museo", live=False)
    bulk_publish(client, both, spanish)
    both.refresh_from_db()
    spanish.refresh_from_db()
    assert (both.live_en, both.live_es, spanish.live_en, spanish.live_es) == (True, True, False, True)


def test_the_workflow_that_comes_with_the_site_reads_in_both_languages():
    assert list(Workflow.objects.values_list("name", "workflow_tasks__task__name")) == [("Review / Revisión",) * 2]


@pytest.fixture
def moderated(draft_without_words):
    """A page in moderation that came to lack words after it was submitted."""
    workflow = Workflow.objects.create(name="Approval")
    task = GroupApprovalTask.objects.create(name="Approve")
    task.groups.add(Group.objects.get(name="Moderators"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page=factories.index())
    workflow.start(draft_without_words, editing.administrator(name="writer"))
    draft_without_words.refresh_from_db()
    return draft_without_words


def approve(client, page):
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=(page.pk, "approve", page.current_workflow_task_state.pk)
    )
    return client.post(address, {"comment": ""}, follow=True)


def test_approving_what_lacks_words_is_refused_and_changes_nothing(client, moderated):
    editing.sign_in(client)
    response = approve(client, moderated)
    assert response.status_code == 200
    assert "summary" in editing.soup(response).select_one(".messages").get_text(" ")
    moderated.refresh_from_db()
    assert not moderated.live
    assert moderated.workflow_in_progress


@pytest.mark.parametrize(
    ("action", "status"),
    [
        ({"action-workflow-action": "yes", "workflow-action-name": "reject"}, "needs_changes"),
        ({"action-cancel-workflow": "yes"}, "cancelled"),
        ({"action-workflow-action": "yes", "workflow-action-name": "approve"}, "in_progress"),
    ],
)
def test_a_draft_that_lacks_words_can_be_sent_back_from_its_form_but_not_approved(client, moderated, action, status):
    editing.sign_in(client)
    sent = editing.edit_data(client, moderated, release="both", **action)
    client.post(editing.edit_address(moderated), sent)
    assert moderated.workflow_states.get().status == status


def test_approving_what_is_complete_publishes_it(client, moderated):
    moderated.release = "es"
    moderated.save_revision()
    task_state = moderated.current_workflow_task_state
    task_state.revision = moderated.get_latest_revision()
    task_state.save()
    editing.sign_in(client)
    answer = approve(client, moderated)
    assert "Published in Spanish." in editing.soup(answer).select_one(".messages").get_text(" ")
    moderated.refresh_from_db()
    assert (moderated.live_en, moderated.live_es) == (False, True)


def test_approving_in_the_form_tells_what_went_out_and_accepts_it(client, moderated):
    editing.sign_in(client)
    approval = {"action-workflow-action": "yes", "workflow-action-name": "approve"}
    sent = editing.edit_data(client, moderated, release="es", **approval)
    answer = client.post(editing.edit_address(moderated), sent, follow=True)
    assert "Published in Spanish." in editing.soup(answer).select_one(".messages").get_text(" ")
    assert LanguageState.objects.get(page=moderated, language="es").state == State.CURRENT


def test_a_scheduled_page_goes_live_in_the_languages_it_releases(client):
    editing.sign_in(client)
    page = factories.destination("", "Museo", live=False)
    page.go_live_at = timezone.now() + timezone.timedelta(days=1)
    revision = page.save_revision()
    revision.publish()
    type(revision).objects.filter(pk=revision.pk).update(
        approved_go_live_at=timezone.now() - timezone.timedelta(minutes=1)
    )
    content = {**revision.content, "go_live_at": (timezone.now() - timezone.timedelta(minutes=1)).isoformat()}
    type(revision).objects.filter(pk=revision.pk).update(content=content)
    call_command("publish_scheduled", verbosity=0)
    page.refresh_from_db()
    assert (page.live_en, page.live_es) == (False, True)


# Cities and pictures


def test_a_city_is_edited_side_by_side(client):
    editing.sign_in(client)
    form = editing.soup(client.get(reverse("wagtailsnippets_elements_city:edit", args=(factories.city().pk,))))
    assert [found["name"] for found in form.select('[data-pair="region"] input')] == ["region_en", "region_es"]


def test_a_picture_is_described_in_each_language(client):
    editing.sign_in(client)
    form = editing.soup(client.get(reverse("wagtailimages:add")))
    described = [(found["name"].rpartition("-")[2], found["lang"]) for found in form.select('textarea[name*="alt_"]')]
    assert described == [("alt_en", "en"), ("alt_es", "es")]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_sign_in_page_bears_the_sites_name(client, language):
    page = editing.soup(client.get(reverse("wagtailadmin_login"), headers={"accept-language": language}))
    assert page.h1.get_text(strip=True) == "El Paso – Torreón"
    assert "Wagtail" not in page.title.get_text()
