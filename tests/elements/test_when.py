"""When something is, told in both cities' time."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from bilingual.formats import NBSP
from elements.furniture import Furniture
from elements.models import City
from elements.when import Moment, tell, zone_words
from tests.factories import CITIES

BOTH = [City(key=key, **fields) for key, fields in CITIES.items()]
EL_PASO, TORREON, JUAREZ = "America/Denver", "America/Monterrey", "America/Ciudad_Juarez"


def span(zone: str, starts: str, ends: str = "", **fields) -> SimpleNamespace:
    """Return a span from one wall time to another; ``@1`` behind a time is its second coming."""

    def instant(wall: str) -> datetime:
        wall, _at, fold = wall.partition("@")
        return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone), fold=int(fold or 0))

    first = instant(starts)
    last = instant(ends or starts)
    said = {"timezone": zone, "all_day": False, "first_date": first.date(), "last_date": last.date(), **fields}
    return SimpleNamespace(starts=first.astimezone(UTC), ends=last.astimezone(UTC), **said)


def whole(told: SimpleNamespace, language: str, **options) -> str:
    return str(tell(told, BOTH, language, **options).whole).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("told", "english", "spanish"),
    [
        pytest.param(
            span(EL_PASO, "2026-07-04T19:00", "2026-07-04T21:00"),
            "Saturday, July 4, 2026, 7:00 to 9:00 p.m., El Paso time",
            "sábado 4 de julio de 2026, 19:00 a 21:00 h, hora de El Paso",
            id="in summer both have the same time",
        ),
        pytest.param(
            span(EL_PASO, "2026-12-04T19:00", "2026-12-04T21:00"),
            "Friday, December 4, 2026, 7:00 to 9:00 p.m., El Paso time (8:00 to 10:00 p.m. in Torreón)",
            "viernes 4 de diciembre de 2026, 19:00 a 21:00 h, hora de El Paso (20:00 a 22:00 h en Torreón)",
            id="in winter an hour apart",
        ),
        pytest.param(
            span(TORREON, "2026-12-04T19:00"),
            "Friday, December 4, 2026, 7:00 p.m., Torreón time (6:00 p.m. in El Paso)",
            "viernes 4 de diciembre de 2026, 19:00 h, hora de Torreón (18:00 h en El Paso)",
            id="no end is known",
        ),
        pytest.param(
            span(JUAREZ, "2026-12-04T09:00", "2026-12-04T17:30"),
            "Friday, December 4, 2026, 9:00 a.m. to 5:30 p.m., Ciudad Juárez time (10:00 a.m. to 6:30 p.m. in Torreón)",
            "viernes 4 de diciembre de 2026, 9:00 a 17:30 h, hora de Ciudad Juárez (10:00 a 18:30 h en Torreón)",
            id="Ciudad Juárez as El Paso",
        ),
        pytest.param(
            span("America/New_York", "2026-12-04T09:00", "2026-12-04T10:00"),
            "Friday, December 4, 2026, 9:00 to 10:00 a.m., Eastern Time"
            " (7:00 to 8:00 a.m. in El Paso; 8:00 to 9:00 a.m. in Torreón)",
            "viernes 4 de diciembre de 2026, 9:00 a 10:00 h, hora del Este de EE. UU."
            " (7:00 a 8:00 h en El Paso; 8:00 a 9:00 h en Torreón)",
            id="in neither city",
        ),
        pytest.param(
            span("America/New_York", "2026-07-03T09:00", "2026-07-03T10:00"),
            "Friday, July 3, 2026, 9:00 to 10:00 a.m., Eastern Time (7:00 to 8:00 a.m. in El Paso and Torreón)",
            "viernes 3 de julio de 2026, 9:00 a 10:00 h, hora del Este de EE. UU. (7:00 a 8:00 h en El Paso y Torreón)",
            id="both cities at once",
        ),
        pytest.param(
            span(EL_PASO, "2026-12-04T23:30", "2026-12-05T01:00"),
            "Friday, December 4, 2026, 11:30 p.m. to 1:00 a.m., El Paso time"
            " (12:30 to 2:00 a.m. on Saturday, December 5 in Torreón)",
            "viernes 4 de diciembre de 2026, 23:30 a 1:00 h, hora de El Paso"
            " (0:30 a 2:00 h del sábado 5 de diciembre en Torreón)",
            id="the other city is on the next day",
        ),
        pytest.param(
            span(TORREON, "2026-12-05T00:30", "2026-12-05T02:00"),
            "Saturday, December 5, 2026, 12:30 to 2:00 a.m., Torreón time"
            " (11:30 p.m. to 1:00 a.m. on Friday, December 4 in El Paso)",
            "sábado 5 de diciembre de 2026, 0:30 a 2:00 h, hora de Torreón"
            " (23:30 a 1:00 h del viernes 4 de diciembre en El Paso)",
            id="the other city is on the day before",
        ),
        pytest.param(
            span(EL_PASO, "2026-12-04T20:00", "2026-12-05T00:00"),
            "Friday, December 4, 2026, 8:00 p.m. to midnight, El Paso time (9:00 p.m. to 1:00 a.m. in Torreón)",
            "viernes 4 de diciembre de 2026, 20:00 a 0:00 h, hora de El Paso (21:00 a 1:00 h en Torreón)",
            id="midnight ends a day",
        ),
        pytest.param(
            span(EL_PASO, "2026-10-30T10:00", "2026-11-01T18:00"),
            "October 30 – November 1, 2026, begins at 10:00 a.m., ends at 6:00 p.m., El Paso time"
            " (begins at 10:00 a.m., ends at 7:00 p.m. in Torreón)",
            "30 de octubre al 1 de noviembre de 2026, empieza a las 10:00 h y termina a las 18:00 h, hora de El Paso"
            " (empieza a las 10:00 h y termina a las 19:00 h en Torreón)",
            id="several days over the change",
        ),
        pytest.param(
            span(EL_PASO, "2026-12-04T23:30", "2026-12-06T12:00"),
            "December 4–6, 2026, begins at 11:30 p.m., ends at noon, El Paso time"
            " (begins at 12:30 a.m. on Saturday, December 5, ends at 1:00 p.m. in Torreón)",
            "4 al 6 de diciembre de 2026, empieza a las 23:30 h y termina a las 12:00 h, hora de El Paso"
            " (empieza a las 0:30 h del sábado 5 de diciembre y termina a las 13:00 h en Torreón)",
            id="several days that begin on another there",
        ),
        pytest.param(
            span(EL_PASO, "2026-12-04T19:00", last_date=date(2026, 12, 6)),
            "December 4–6, 2026, 7:00 p.m., El Paso time (8:00 p.m. in Torreón)",
            "4 al 6 de diciembre de 2026, 19:00 h, hora de El Paso (20:00 h en Torreón)",
            id="several days without an end",
        ),
        pytest.param(
            span(EL_PASO, "2026-12-04T00:00", "2026-12-05T00:00", all_day=True, last_date=date(2026, 12, 4)),
            "Friday, December 4, 2026",
            "viernes 4 de diciembre de 2026",
            id="all day",
        ),
        pytest.param(
            span(TORREON, "2026-10-30T00:00", "2026-11-03T00:00", all_day=True, last_date=date(2026, 11, 2)),
            "October 30 – November 2, 2026",
            "30 de octubre al 2 de noviembre de 2026",
            id="whole days",
        ),
        pytest.param(
            span(EL_PASO, "2026-11-01T00:30", "2026-11-01T01:30@1"),
            "Sunday, November 1, 2026, 12:30 a.m. to 1:30 a.m. (after the clocks go back), El Paso time"
            " (12:30 to 2:30 a.m. in Torreón)",
            "domingo 1 de noviembre de 2026, 0:30 h a 1:30 h (ya atrasado el reloj), hora de El Paso"
            " (0:30 a 2:30 h en Torreón)",
            id="in the hour that comes twice",
        ),
        pytest.param(
            span(EL_PASO, "2026-11-01T01:30", "2026-11-01T01:30@1"),
            "Sunday, November 1, 2026, 1:30 a.m. (before the clocks go back)"
            " to 1:30 a.m. (after the clocks go back), El Paso time (1:30 to 2:30 a.m. in Torreón)",
            "domingo 1 de noviembre de 2026, 1:30 h (antes de atrasar el reloj) a 1:30 h (ya atrasado el reloj),"
            " hora de El Paso (1:30 a 2:30 h en Torreón)",
            id="an hour between the same figures",
        ),
        pytest.param(
            span(EL_PASO, "2026-03-08T01:30", "2026-03-08T03:30"),
            "Sunday, March 8, 2026, 1:30 to 3:30 a.m., El Paso time (2:30 to 3:30 a.m. in Torreón)",
            "domingo 8 de marzo de 2026, 1:30 a 3:30 h, hora de El Paso (2:30 a 3:30 h en Torreón)",
            id="over the hour that is left out",
        ),
    ],
)
def test_a_span_is_told_in_the_time_of_its_venue_and_of_the_other_city(told, english, spanish):
    assert whole(told, "en") == english
    assert whole(told, "es") == spanish


def test_a_card_tells_it_in_short():
    told = span(EL_PASO, "2026-12-04T19:00", "2026-12-04T21:00")
    assert whole(told, "en", style="short", year=False) == (
        "Fri, Dec 4, 7:00 to 9:00 p.m., El Paso time (8:00 to 10:00 p.m. in Torreón)"
    )
    assert whole(told, "es", style="short").startswith("vie 4 dic 2026, 19:00 a 21:00 h, hora")


def test_the_active_language_has_no_say():
    told = span(EL_PASO, "2026-12-04T19:00")
    with translation.override("es"):
        assert "El Paso time" in whole(told, "en")
    with translation.override("en"):
        assert "hora de El Paso" in whole(told, "es")


@pytest.mark.parametrize(
    ("zone", "english", "spanish"),
    [
        (EL_PASO, "El Paso time", "hora de El Paso"),
        (TORREON, "Torreón time", "hora de Torreón"),
        (JUAREZ, "Ciudad Juárez time", "hora de Ciudad Juárez"),
        ("America/Chihuahua", "Chihuahua time", "hora de Chihuahua"),
        ("America/Mexico_City", "Mexico City time", "hora de Ciudad de México"),
        ("America/Chicago", "Central Time", "hora del Centro de EE. UU."),
        ("America/New_York", "Eastern Time", "hora del Este de EE. UU."),
        ("Europe/Madrid", "Madrid time", "hora de Madrid"),
    ],
)
def test_a_zone_has_a_name_that_people_use(zone, english, spanish):
    assert zone_words(ZoneInfo(zone), BOTH, "en") == english
    assert zone_words(ZoneInfo(zone), BOTH, "es") == spanish


def test_a_moment_is_told_as_a_span_without_an_end():
    closes = Moment(datetime(2026, 12, 4, 23, 0, tzinfo=UTC), TORREON)
    assert whole(closes, "en") == "Friday, December 4, 2026, 5:00 p.m., Torreón time (4:00 p.m. in El Paso)"


def rendered(source: str, told: object, **context) -> str:
    furniture = Furniture([], BOTH)
    return Template("{% load when %}" + source).render(Context({"date": told, "furniture": furniture, **context}))


def test_a_page_marks_days_and_instants_with_the_offset_of_their_place():
    told = span(EL_PASO, "2026-12-04T23:30", "2026-12-05T01:00")
    page = BeautifulSoup(rendered("{% when date %}", told), "html.parser")

    assert page.get_text() == str(tell(told, BOTH, "en").whole)
    assert [mark["datetime"] for mark in page.find_all("time")] == [
        "2026-12-04",
        "2026-12-04T23:30:00-07:00",
        "2026-12-05T01:00:00-07:00",
        "2026-12-05T00:30:00-06:00",
        "2026-12-05T02:00:00-06:00",
    ]


def test_a_page_sets_the_parts_apart():
    told = span(EL_PASO, "2026-12-04T19:00")
    source = (
        "{% when_parts date as told %}<b>{{ told.days }}</b><i>{{ told.hours }}</i>"
        "{{ told.zone }}{% for each in told.elsewhere %}<p>{{ each }}</p>{% endfor %}"
    )
    page = BeautifulSoup(rendered(source, told), "html.parser")
    assert page.b.time["datetime"] == "2026-12-04"
    assert page.i.time["datetime"] == "2026-12-04T19:00:00-07:00"
    assert page.p.time["datetime"] == "2026-12-04T20:00:00-06:00"
    assert page.p.get_text() == f"8:00{NBSP}p.m. in Torreón"


def test_a_mail_gets_plain_text():
    text = rendered("{% autoescape off %}{% when date %}{% endautoescape %}", span(EL_PASO, "2026-12-04T19:00"))
    assert text == str(tell(span(EL_PASO, "2026-12-04T19:00"), BOTH, "en").whole)


def test_what_a_city_is_called_is_escaped():
    cities = [City(name_en="<b>Here</b>", timezone=EL_PASO), City(name_en="R&D", timezone=TORREON)]
    html = rendered("{% when date %}", span(EL_PASO, "2026-12-04T19:00"), furniture=Furniture([], cities))
    assert "&lt;b&gt;Here&lt;/b&gt; time" in html
    assert "in R&amp;D" in html


FIRST = datetime(2025, 1, 1, tzinfo=UTC)
#: Any minute of four years.
INSTANTS = st.integers(0, 4 * 365 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))


@given(
    starts=INSTANTS,
    minutes=st.integers(0, 60 * 24 * 5),
    zone=st.sampled_from([EL_PASO, TORREON, JUAREZ, "America/Mexico_City", "America/New_York"]),
    language=st.sampled_from(["en", "es"]),
)
def test_every_instant_that_is_marked_is_one_of_the_two(starts, minutes, zone, language):
    """Whatever is told, wherever: no other instant gets into a page, and each city with other clocks is told them."""
    ends = starts + timedelta(minutes=minutes)
    local = [instant.astimezone(ZoneInfo(zone)) for instant in (starts, ends)]
    told = SimpleNamespace(
        starts=starts,
        ends=ends,
        timezone=zone,
        all_day=False,
        first_date=local[0].date(),
        last_date=local[1].date(),
    )
    telling = tell(told, BOTH, language)
    expected = [starts, ends] if minutes else [starts]

    def marked(phrase) -> list[datetime]:
        return [piece.moment for piece in phrase.pieces if isinstance(piece.moment, datetime)]

    assert marked(telling.hours) == expected
    for phrase in telling.elsewhere:
        assert marked(phrase) == expected
    others = {
        city.key
        for city in BOTH
        if any(
            instant.astimezone(city.zone).utcoffset() != here.utcoffset()
            for instant, here in zip((starts, ends), local, strict=True)
        )
    }
    named = " ".join(telling.elsewhere)
    assert {city.key for city in BOTH if city.name_en in named} == others
