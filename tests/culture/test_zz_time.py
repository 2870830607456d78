import time, pytest
from django.test.utils import CaptureQueriesContext
from django.db import connection
from tests.culture.test_exchange_budgets import fill, BUDGETS

pytestmark = pytest.mark.django_db


def test_t(client):
    t = time.time()
    fill(2000)
    print("fill", time.time() - t)
    for a in BUDGETS:
        client.get(a)
        t = time.time()
        with CaptureQueriesContext(connection) as q:
            r = client.get(a)
        print(round(time.time() - t, 2), "sql", sum(float(x["time"]) for x in q), len(q), len(r.content), a)
