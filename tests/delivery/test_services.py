"""What the site answers besides pages."""

import pytest
from django.db import OperationalError, connection
from django.test import Client


class TestTheWayToALanguage:
    @pytest.mark.parametrize(
        ("accepted", "home"),
        [
            ("", "/en/"),
            ("en-US,en;q=0.9", "/en/"),
            ("es-MX,es;q=0.9,en;q=0.8", "/es/"),
            ("en;q=0.5, es;q=0.8", "/es/"),
            ("fr-CA, es;q=0.4", "/es/"),
            ("fr-CA, de", "/en/"),
            ("not a header;;;", "/en/"),
        ],
    )
    def test_leads_a_reader_to_the_language_they_prefer(self, client: Client, accepted: str, home: str) -> None:
        response = client.get("/", headers={"Accept-Language": accepted})

        assert response.status_code == 302
        assert response.headers["Location"] == home
        assert "Accept-Language" in response.headers["Vary"]

    def test_keeps_the_query_string(self, client: Client) -> None:
        assert client.get("/?from=a+poster").headers["Location"] == "/en/?from=a+poster"

    def test_takes_no_form(self, client: Client) -> None:
        assert client.post("/").status_code == 405


class TestHealth:
    @pytest.mark.django_db
    def test_is_well_while_the_database_answers(self, client: Client) -> None:
        response = client.get("/healthz")

        assert response.status_code == 200
        assert response.json() == {"status": "ok", "database": "up"}
        assert "no-store" in response.headers["Cache-Control"]
        assert not response.cookies

    def test_is_unavailable_without_it(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_server() -> None:
            raise OperationalError("connection refused")

        monkeypatch.setattr(connection, "cursor", no_server)
        response = client.get("/healthz")

        assert response.status_code == 503
        assert response.json()["database"] == "down"


def test_the_icon_is_found_at_its_customary_address(client: Client) -> None:
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response.headers["Location"].endswith(".svg")


def test_robots_are_told_where_the_sitemap_is_and_to_leave_the_admin(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"].startswith("text/plain")
    assert response.text.splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]
