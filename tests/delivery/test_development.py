"""Who tries the site sees its own page for an unknown address, too."""

import pytest


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "words"), [("/en/nothing/", "There is no page"), ("/es/nada/", "No hay ninguna")])
def test_an_unknown_address_shows_the_sites_page_under_debug(client, settings, address, words):
    settings.DEBUG = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "delivery.development.OwnNotFoundPage"]
    response = client.get(address)
    assert response.status_code == 404
    assert words in response.content.decode()
    assert "URLconf" not in response.content.decode()


def test_an_unknown_address_of_the_admin_is_answered_too(admin_client, settings):
    """The view that finds nothing there has no name to look up in the other language."""
    settings.MIDDLEWARE = ["delivery.development.OwnNotFoundPage", *settings.MIDDLEWARE]
    assert admin_client.get("/admin/nowhere/").status_code == 404
