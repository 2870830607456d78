"""The sister cities in the admin."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from elements.models import City
from tests import factories
from tests.bilingual import editing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    return editing.sign_in(client)


def address(view: str, city: City) -> str:
    return reverse(f"wagtailsnippets_elements_city:{view}", args=(city.pk,))


@pytest.mark.parametrize("name", ["name_en", "name_es", "region_en", "region_es"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_city_has_its_name_and_state_in_both_languages(client, name, language):
    city = factories.city()
    with translation.override(language):
        setattr(city, name, "")
        with pytest.raises(ValidationError) as refused:
            city.full_clean()
        assert name in refused.value.message_dict
    response = client.get(address("edit", city))
    sent = editing.form_data(response, form_id="w-editor-form")
    response = client.post(address("edit", city), {**sent, name: ""})
    assert response.status_code == 200
    assert set(editing.errors(response)) == {name}


def test_a_city_can_be_changed(client):
    city = factories.city()
    sent = editing.form_data(client.get(address("edit", city)), form_id="w-editor-form")
    response = client.post(address("edit", city), {**sent, "name_es": "Torreón, Coahuila"})
    assert response.status_code == 302
    assert City.objects.get().name_es == "Torreón, Coahuila"


def test_nobody_deletes_a_city(client):
    city = factories.city()
    client.post(address("delete", city))
    bulk = reverse("wagtail_bulk_action", args=("elements", "city", "delete"))
    client.post(f"{bulk}?id={city.pk}")
    assert City.objects.exists()
    form = editing.soup(client.get(address("edit", city)))
    assert not form.select(f'[href^="{address("delete", city)}"]')
