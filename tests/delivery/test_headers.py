"""What a page tells the browser, and what it leaves with it."""

import pytest
from django.test import Client
from wagtail.models import Site

from tests import factories

pytestmark = pytest.mark.django_db

STRICT = {
    "default-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    # Players of videos, which a page shows once a reader starts one.
    "frame-src https://www.youtube-nocookie.com https://player.vimeo.com",
    "media-src 'self'",
    "object-src 'none'",
}


@pytest.fixture
def addresses() -> list[str]:
    """One address of each kind that readers meet, in both languages."""
    place = factories.destination("Museum", "Museo", slug="museum", slug_es="museo")
    pages = [Site.objects.get(is_default_site=True).root_page.specific, factories.index(), place]
    return [page.url_in(language) for page in pages for language in ("en", "es")]


def directives(header: str) -> set[str]:
    return {directive.strip() for directive in header.split(";")}


def test_readers_get_nothing_from_elsewhere_and_nothing_inline(client: Client, addresses: list[str]) -> None:
    for address in [*addresses, "/en/nowhere/", "/robots.txt"]:
        response = client.get(address)
        assert directives(response.headers["Content-Security-Policy"]) == STRICT, address
        assert response.headers["X-Frame-Options"] == "DENY"


def test_the_admin_has_a_policy_of_its_own(admin_client: Client) -> None:
    policy = directives(admin_client.get("/admin/").headers["Content-Security-Policy"])

    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'self'" in policy


def test_an_address_that_only_looks_like_the_admins_has_the_readers_policy(client: Client) -> None:
    response = client.get("/en/admin/")

    assert directives(response.headers["Content-Security-Policy"]) == STRICT


def test_readers_get_no_cookie(client: Client, addresses: list[str]) -> None:
    for address in [*addresses, "/", "/en/nowhere/", "/sitemap.xml", "/robots.txt", "/healthz"]:
        assert not client.get(address).cookies, address


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_answer_is_guarded(client: Client, header: str, value: str) -> None:
    for address in ("/en/nowhere/", "/", "/healthz", "/admin/login/"):
        assert client.get(address).headers[header] == value
        assert "camera=()" in client.get(address).headers["Permissions-Policy"]
