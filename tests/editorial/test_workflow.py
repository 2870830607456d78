"""A page in review, as its writer and its moderator meet it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.translation import override
from wagtail.models import Task, Workflow, WorkflowPage
from wagtail.users.models import UserProfile

from tests import factories
from tests.bilingual import editing

pytestmark = pytest.mark.django_db

IN_REVIEW = {
    "en": "This page is in review: whoever moderates can change it. To correct it yourself, take it back first.",
    "es": (
        "Esta página está en revisión: quien modera puede cambiarla. "
        "Para corregirla usted, retírela primero de la revisión."
    ),
}
TAKE_BACK = {"en": "Take back from review", "es": "Retirar de revisión"}
SUBMIT = {"en": "Submit to Review", "es": "Revisión"}


def writer(language: str) -> Any:
    """Return a user who may write and not publish."""
    user = get_user_model().objects.create_user(f"writer-{language}", password="secret")
    user.groups.add(Group.objects.get(name="Editors"))
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def draft() -> Any:
    """Return a draft whose section is reviewed before it is published."""
    page = factories.destination("Museum", "Museo", live=False)
    page.save_revision()
    WorkflowPage.objects.get_or_create(workflow=Workflow.objects.get(), page=factories.index())
    return page


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_writer_is_told_that_a_page_in_review_cant_be_changed_and_how_to_take_it_back(client, language):
    page, user = draft(), writer(language)
    client.force_login(user)
    before = editing.soup(client.get(editing.edit_address(page)))
    assert not before.select(".in-review")
    assert SUBMIT[language] in before.get_text()
    Workflow.objects.get().start(page, user)

    form = editing.soup(client.get(editing.edit_address(page)))
    assert " ".join(form.select_one(".in-review").get_text().split()) == IN_REVIEW[language]
    assert form.select_one("[name=action-cancel-workflow]").get_text(strip=True) == TAKE_BACK[language]

    response = client.post(
        editing.edit_address(page), editing.edit_data(client, page, **{"action-cancel-workflow": "yes"})
    )
    assert not response.context["form"].errors
    assert not editing.soup(response).select(".in-review")
    page.refresh_from_db()
    assert not page.workflow_in_progress


def test_a_moderator_may_change_the_page_and_is_not_told_otherwise(client):
    page = draft()
    Workflow.objects.get().start(page, writer("en"))
    editing.sign_in(client)
    form = editing.soup(client.get(editing.edit_address(page)))
    assert not form.select(".in-review")
    assert not form.select("body.content-locked")


@pytest.mark.parametrize(("language", "name"), [("en", "Review"), ("es", "Revisión")])
def test_the_review_is_called_by_the_word_of_who_reads(language, name):
    workflow = Workflow.objects.get()
    names = (workflow.name, Task.objects.get().name, Task.objects.get().specific.name)
    with override(language):
        assert [str(each) for each in names] == [name] * 3


def test_a_form_that_showed_one_name_keeps_both():
    workflow = Workflow.objects.get()
    with override("es"):
        workflow.name = str(workflow.name)
        workflow.save()
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Review / Revisión"]
    workflow.name = "Approval"
    workflow.save()
    assert Workflow.objects.get().name == "Approval"
