"""An editor at work in the admin, without a browser: forms are fetched, changed and sent as a browser would."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield
from wagtail.users.models import UserProfile

from bilingual.models import BasePage
from tests import factories

#: Fields whose value the admin's script puts in, so that the HTML has none.
SCRIPTED = ("body", "getting_there", "agreement")


def administrator(language: str = "en", name: str = "admin") -> Any:
    """Return a user who may do everything, with an admin in ``language``."""
    user = get_user_model().objects.create_superuser(f"{name}-{language}", password="secret")
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def sign_in(client: Client, language: str = "en") -> Client:
    """Sign an administrator with an admin in ``language`` in."""
    client.force_login(administrator(language))
    return client


def story(words: str) -> Any:
    """Return a story of one paragraph as a form sends it; without words an empty one."""
    return streamfield([("text", rich_text(f"<p>{words}</p>"))] if words else [])


def form_data(response: HttpResponse, form_id: str = "page-edit-form", **changes: Any) -> dict[str, Any]:
    """Return what sending the form in ``response`` with ``changes`` would send."""
    sent = {
        name: values if len(values) > 1 else values[0]
        for name, values in querydict_from_html(response.content.decode(), form_id=form_id).lists()
    }
    for name in [name for name in sent if name.startswith("action-")]:
        del sent[name]
    for name in SCRIPTED:
        for side in (f"{name}_en", f"{name}_es"):
            if name == "body":
                sent.update(nested_form_data({side: story("")}))
            elif side in sent:
                sent[side] = rich_text("")
    ticked = {name: value for name, value in changes.items() if isinstance(value, list)}
    sent.update(nested_form_data({name: value for name, value in changes.items() if name not in ticked}))
    return {**sent, **ticked}


def new_destination(client: Client, **changes: Any) -> dict[str, Any]:
    """Return what the form of a new destination in Torreón sends, with ``changes``."""
    city = factories.city()
    return form_data(client.get(address_of_new()), city=str(city.pk), **changes)


def address_of_new() -> str:
    """Return the address of the form of a new destination."""
    return reverse("wagtailadmin_pages:add", args=("tourism", "destinationpage", factories.index().pk))


def edit_data(client: Client, page: BasePage, **changes: Any) -> dict[str, Any]:
    """Return what the edit form of a destination sends, with ``changes``; its stories are one paragraph."""
    draft = page.get_latest_revision_as_object()
    for language in ("en", "es"):
        changes.setdefault(f"body_{language}", story("x" if getattr(draft, f"body_{language}") else ""))
    return form_data(client.get(edit_address(page)), **changes)


def edit_address(page: BasePage) -> str:
    """Return the address of a page's edit form."""
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def soup(response: HttpResponse) -> BeautifulSoup:
    """Return the response's HTML, to be asked."""
    return soup_of(response.content)


def soup_of(html: str | bytes) -> BeautifulSoup:
    """Return HTML, to be asked."""
    return BeautifulSoup(html, "html.parser")


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """Return the errors that the form in ``response`` shows, by field."""
    return {name: list(messages) for name, messages in response.context["form"].errors.items()}
