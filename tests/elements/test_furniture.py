"""What stands on every page: alerts while they are in force, and both city halls."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from elements.furniture import furnish
from elements.models import Alert, AlertState, Severity
from tests import factories
from tests.bilingual import editing

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
SECOND = datetime.timedelta(seconds=1)


def read(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


@pytest.fixture
def cities():
    """Both cities, El Paso with an office that has words in English only."""
    hall = factories.contact("el-paso", organisation_en="City of El Paso", phone="+19152120000")
    for key, contact in (("el-paso", hall), ("torreon", factories.contact("torreon"))):
        city = factories.city(key)
        city.contact = contact
        city.save()


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (NOON - SECOND, AlertState.COMING),
        (NOON, AlertState.IN_FORCE),
        (NOON + HOUR - SECOND, AlertState.IN_FORCE),
        (NOON + HOUR, AlertState.OVER),
    ],
)
def test_an_alert_is_in_force_from_its_start_until_before_its_end(cities, at, state):
    alert = factories.alert(starts=NOON, ends=NOON + HOUR)

    assert alert.state_at(at) == state
    assert bool(furnish(at).alerts) is (state == AlertState.IN_FORCE)


@pytest.mark.parametrize(
    ("at", "change"),
    [(-2, 0), (0, 1), (1, 2), (2, 3), (3, None)],
)
def test_the_next_change_is_the_next_start_or_end(at, change):
    factories.alert(starts=NOON, ends=NOON + 2 * HOUR)
    factories.alert(starts=NOON + HOUR, ends=NOON + 3 * HOUR)

    assert Alert.objects.next_change(NOON + at * HOUR) == (None if change is None else NOON + change * HOUR)


def test_the_most_severe_stands_first(client, cities):
    for severity in (Severity.INFORMATION, Severity.URGENT, Severity.WARNING):
        factories.alert(str(severity), severity=severity)
    factories.home()
    alerts = read(client, "/en/").select("main .alert")

    assert [alert["class"][1] for alert in alerts] == ["alert--urgent", "alert--warning", "alert--information"]


@pytest.mark.parametrize(("address", "words"), [("/en/", "Bridge closed until tonight."), ("/es/", "hasta la noche.")])
def test_every_reader_is_told_in_their_language(client, cities, address, words):
    factories.alert()
    factories.home()
    region = read(client, address).select_one("main section.alerts")

    assert region["aria-label"]
    assert words in region.get_text()
    assert not region.select("[lang]")


def test_words_that_are_in_one_language_only_are_marked_for_readers_of_the_other(client, cities):
    factories.alert("")
    factories.home()

    assert "Puente cerrado" in read(client, "/en/").select_one(".alert [lang=es-MX]").get_text()


def test_the_title_of_an_alert_leads_to_more_where_there_is_more(client, cities):
    factories.alert("Bridge", link_url="https://example.org/bridge")
    factories.alert("Clocks")
    factories.home()
    links = read(client, "/en/").select(".alert a")

    assert [(link.get_text(), link["href"]) for link in links] == [("Bridge", "https://example.org/bridge")]


def test_an_alert_leads_to_a_page_where_it_is_live(client, cities):
    spanish = factories.destination("", "Casa", slug="casa")
    factories.alert(link_page=spanish)
    factories.home()

    assert read(client, "/en/").select_one(".alert a")["href"] == "/es/turismo/casa/"
    assert "(in Spanish)" in read(client, "/en/").select_one(".alert a").get_text()
    spanish.unpublish()
    assert not read(client, "/en/").select(".alert a")


def test_an_alert_also_stands_where_no_page_is(client, cities):
    factories.alert()

    assert read(client, "/en/nowhere/").select(".alert")


def test_the_foot_of_every_page_names_both_city_halls(client, cities):
    factories.home()
    for address in ("/es/", "/es/nada/"):
        el_paso, torreon = read(client, address).select(".footer__hall")
        assert "city--terracotta" in el_paso["class"]
        assert el_paso.select_one("a[href^=tel]")["href"] == "tel:+19152120000"
        assert el_paso.select_one("[lang=en-US]").get_text() == "City of El Paso"
        assert "Oficina de hermanamiento" in torreon.get_text()
        assert torreon.select_one("a[href^=mailto]")["href"] == "mailto:torreon@example.org"


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"ends": NOON}, {"ends"}),
        ({"title_es": "", "text_es": ""}, set()),
        ({"text_es": ""}, {"text_es"}),
        ({"title_en": ""}, {"title_en"}),
        ({"title_en": "", "text_en": "", "title_es": "", "text_es": ""}, {"title_en", "title_es"}),
        ({"link_url": "https://example.org/"}, set()),
    ],
)
def test_an_alert_that_says_too_little_is_refused(fields, refused):
    words = {"title_en": "Closed", "text_en": "Closed today.", "title_es": "Cerrado", "text_es": "Cerrado hoy."}
    alert = Alert(**{"starts": NOON, "ends": NOON + HOUR, **words, **fields})
    try:
        alert.full_clean()
        errors = set()
    except ValidationError as error:
        errors = set(error.message_dict)

    assert errors == refused


def test_the_list_of_alerts_says_which_are_in_force_and_when_on_both_clocks(client, cities):
    editing.sign_in(client)
    now = timezone.now()
    factories.alert("Over", starts=now - 2 * HOUR, ends=now - HOUR)
    factories.alert("Coming", starts=now + HOUR, ends=now + 2 * HOUR)
    alert = factories.alert("Now", starts=NOON, ends=NOON.replace(year=2099))
    rows = [row.get_text(" ", strip=True) for row in read(client, "/admin/snippets/elements/alert/").select("tbody tr")]
    states = {"Over": "Over", "Coming": "Coming", "Now": "In force"}

    assert {
        title for title in states if any(row.startswith(title) and states[title] in row[len(title) :] for row in rows)
    } == {*states}
    [now_row] = [row for row in rows if row.startswith("Now")]
    assert "5:00" in now_row
    assert "6:00" in now_row
    form = client.get(reverse("wagtailsnippets_elements_alert:edit", args=(alert.pk,))).content.decode()
    assert "in El Paso time" in form


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("en", "America/Denver", "Times are typed in El Paso time."),
        ("es", "America/Monterrey", "Las horas se escriben en la hora de Torreón."),
        ("en", "Europe/Madrid", "Times are typed in Europe/Madrid time."),
    ],
)
def test_the_form_of_an_alert_says_whose_time_it_asks_for(client, cities, settings, language, zone, said):
    settings.TIME_ZONE = zone
    editing.sign_in(client, language)
    assert said in client.get(reverse("wagtailsnippets_elements_alert:add")).content.decode()


def test_the_list_of_alerts_asks_for_the_cities_once_however_many_alerts_there_are(client, cities):
    editing.sign_in(client)

    def asked() -> int:
        factories.alert()
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/snippets/elements/alert/")
        return sum('FROM "elements_city"' in query["sql"] for query in queries)

    assert [asked() for _ in range(3)] == [1, 1, 1]
