"""Pages for errors speak the reader's language, and need no database to say that something went wrong."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from config import urls


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("as asked")


urlpatterns = [path("fail", fail), *urls.urlpatterns]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "accepted", "language"),
    [
        ("/en/nowhere/", "es", "en-US"),
        ("/es/nada/", "en", "es-MX"),
        ("/nowhere/", "es-MX", "es-MX"),
        ("/nowhere/", "en-US", "en-US"),
    ],
)
def test_a_page_that_is_not_there_says_so_in_the_language_of_its_address_or_reader(
    client: Client, address: str, accepted: str, language: str
) -> None:
    response = client.get(address, headers={"Accept-Language": accepted})

    assert response.status_code == 404
    assert f'lang="{language}"' in response.text
    assert response.headers["Content-Language"] == language


@override_settings(ROOT_URLCONF=__name__)
def test_an_error_is_told_in_both_languages_without_the_database() -> None:
    # No database mark: pytest-django would fail a test that connects.
    response = Client(raise_request_exception=False).get("/fail")

    assert response.status_code == 500
    assert 'lang="en' in response.text
    assert 'lang="es' in response.text
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
