"""Topics and contacts in the admin."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from elements.models import Contact, Topic
from tests.bilingual import editing

pytestmark = pytest.mark.django_db


def test_a_topic_has_its_name_in_both_languages():
    topic = Topic(key="trade", name_en="Trade")
    with pytest.raises(ValidationError) as refused:
        topic.full_clean()
    assert set(refused.value.message_dict) == {"name_es"}


def test_a_contact_that_cant_be_reached_is_refused(client):
    editing.sign_in(client)
    add = reverse("wagtailsnippets_elements_contact:add")
    sent = editing.form_data(client.get(add), form_id="w-editor-form")
    response = client.post(add, {**sent, "key": "press", "name_es": "Prensa"})
    assert "A contact needs an email address or a telephone number." in response.content.decode()
    assert not Contact.objects.exists()
    response = client.post(add, {**sent, "key": "press", "name_es": "Prensa", "phone": "+528717120233"})
    assert response.status_code == 302
    assert Contact.objects.get().name_es == "Prensa"


@pytest.mark.parametrize("language", ["en", "es", None])
def test_stored_names_do_not_depend_on_who_saves(language):
    with translation.override(language):
        Topic.objects.create(key="trade", name_en="Trade", name_es="Comercio")
    stored = Topic.objects.values("name_en", "name_es").get()
    assert stored == {"name_en": "Trade", "name_es": "Comercio"}
    assert str(Topic.objects.get()) == "Trade"
