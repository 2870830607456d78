import pytest

from tests.culture import exchanges

pytestmark = pytest.mark.django_db


def test_smoke(client):
    exchanges.program(closes_on="2030-05-01")
    for a in (
        "/en/exchanges/",
        "/es/intercambios/",
        "/en/exchanges/semester/",
        "/es/intercambios/semester/",
        "/en/exchanges/?compare=semester",
        "/en/exchanges/semester/deadline.ics",
    ):
        r = client.get(a)
        assert r.status_code == 200, a
