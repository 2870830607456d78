"""Facts as an editor enters them: ticked, chosen, or not checked."""

import pytest
from wagtail.admin.panels import ObjectList

from elements.models import City
from elements.panels import FactPanel
from tests import factories
from tests.bilingual import editing
from tourism.models import DestinationPage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    return editing.sign_in(client)


def saved(client, **changes):
    page = factories.destination("Museum", "Museo", live=False)
    response = client.post(editing.edit_address(page), editing.edit_data(client, page, **changes))
    assert response.status_code == 302, editing.errors(response)
    return DestinationPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("name", "sent", "kept"),
    [
        ("kinds", ["museum", "art"], ["museum", "art"]),
        ("kinds", [], []),
        ("languages_spoken", ["en"], ["en"]),
        ("suits_children", "true", True),
        ("suits_children", "false", False),
        ("suits_children", "unknown", None),
        ("step_free", "partly", "partly"),
        ("step_free", "", ""),
        ("admission", "free", "free"),
    ],
)
def test_a_fact_is_kept_as_it_was_entered(client, name, sent, kept):
    page = saved(client, **{name: sent})
    assert getattr(page, name) == kept
    assert getattr(page.get_latest_revision_as_object(), name) == kept


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [("suits_children", None, "unknown"), ("suits_children", False, "false"), ("suits_children", True, "true")],
)
def test_the_form_shows_what_was_kept(client, name, value, shown):
    page = factories.destination("Museum", "Museo", **{name: value})
    form = editing.soup(client.get(editing.edit_address(page)))
    assert [found["value"] for found in form.select(f'[name="{name}"][checked]')] == [shown]


@pytest.mark.parametrize("name", ["suits_children", "step_free", "admission", "setting"])
def test_what_nobody_checked_is_called_so(client, name):
    form = editing.soup(client.get(editing.address_of_new()))
    chosen = form.select_one(f'[name="{name}"][checked]')
    assert chosen.find_parent("label").get_text(strip=True) == "Not checked"


def test_nothing_is_chosen_beforehand_where_one_must_be_chosen():
    panel = ObjectList([FactPanel("country")]).bind_to_model(City)
    form = panel.get_form_class()()
    panel.get_bound_panel(instance=City(), request=None, form=form).render_html()
    choices = editing.soup_of(str(form["country"])).select("input")
    assert [(choice["value"], choice.has_attr("checked")) for choice in choices] == [("US", False), ("MX", False)]


def test_days_are_ticked_in_a_row_of_hours(client):
    page = saved(
        client,
        **{
            "opening_hours-TOTAL_FORMS": "1",
            "opening_hours-0-weekdays": ["1", "6"],
            "opening_hours-0-opens": "10:00",
            "opening_hours-0-closes": "18:00",
            "opening_hours-0-ORDER": "1",
        },
    )
    assert [row.weekdays for row in page.opening_hours.all()] == [[1, 6]]
    form = editing.soup(client.get(editing.edit_address(page)))
    assert [found["value"] for found in form.select('[name="opening_hours-0-weekdays"][checked]')] == ["1", "6"]


def test_a_row_of_hours_without_a_day_is_refused_on_publishing(client):
    page = factories.destination("Museum", "Museo")
    row = {"opening_hours-TOTAL_FORMS": "1", "opening_hours-0-opens": "10:00", "opening_hours-0-closes": "18:00"}
    sent = editing.edit_data(client, page, **row, **{"action-publish": "yes"})
    response = client.post(editing.edit_address(page), sent)
    assert response.context["form"].formsets["opening_hours"].errors == [{"weekdays": ["This field is required."]}]


@pytest.mark.parametrize(("key", "zone"), [("el-paso", "America/Denver"), ("torreon", "America/Monterrey")])
def test_hours_say_in_whose_time_they_are(client, key, zone):
    factories.city("el-paso")
    page = factories.destination("Museum", "Museo", city=factories.city(key))
    form = editing.soup(client.get(editing.edit_address(page)))
    shown = [found.get_text(strip=True) for found in form.select("[data-zone]:not([hidden])")]
    assert len(shown) == 1
    assert zone in shown[0]
