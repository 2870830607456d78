"""Calendars, read back by a library that did not write them."""

import re
import uuid
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from bilingual.formats import NBSP
from elements.calendars import (
    Calendar,
    Deadline,
    Entry,
    Organizer,
    Status,
    deadline_calendar,
    lasting_uid,
    respond,
    zone_component,
)
from elements.when import Moment
from tests.elements.test_when import BOTH, EL_PASO, JUAREZ, TORREON, span

KEY = uuid.UUID("6f0e9f2c-0000-4000-8000-000000000001")
CHANGED = datetime(2026, 2, 1, 12, tzinfo=UTC)


def entry(told: object = None, **fields) -> Entry:
    return Entry(
        **{
            "uid": lasting_uid(KEY, "20260307T190000"),
            "span": told or span(EL_PASO, "2026-03-07T19:00", "2026-03-07T21:00"),
            "summary": "Concert",
            "changed_at": CHANGED,
            **fields,
        }
    )


def calendar(*entries: Entry, **fields) -> Calendar:
    said = {"uid": "u", "name": "Events", "language": "en", "address": "https://example.org/en/events/calendar.ics"}
    return Calendar(**{**said, **fields}, entries=entries or [entry()])


def read(content: bytes) -> vobject.base.Component:
    return vobject.readOne(content.decode())


def lines(content: bytes) -> list[str]:
    """Return the content lines, unfolded."""
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_an_entry_says_what_programs_ask_for():
    told = entry(
        sequence=3,
        description="All of it.",
        location="Plaza Theatre, 125 Pioneer Plaza, El Paso, Texas",
        place=(31.7587, -106.4869),
        url="https://example.org/en/events/concert/",
        categories=("Cultural event", "Music, live"),
        organizer=Organizer('Office "A"; B', "office@example.org"),
    )
    event = read(calendar(told).content).vevent

    assert event.uid.value == lasting_uid(KEY, "20260307T190000")
    assert event.dtstart.value == datetime(2026, 3, 7, 19, tzinfo=ZoneInfo(EL_PASO))
    assert event.dtend.value == datetime(2026, 3, 7, 21, tzinfo=ZoneInfo(EL_PASO))
    assert "DTSTART;TZID=America/Denver:20260307T190000" in lines(calendar(told).content)
    assert event.dtstamp.value == event.last_modified.value == CHANGED
    assert (event.sequence.value, event.status.value, event.transp.value) == ("3", "CONFIRMED", "OPAQUE")
    assert event.summary.value == "Concert"
    assert event.description.value == "All of it."
    assert event.location.value == "Plaza Theatre, 125 Pioneer Plaza, El Paso, Texas"
    assert event.geo.value == "31.7587;-106.4869"
    assert event.url.value == "https://example.org/en/events/concert/"
    assert event.categories.value == ["Cultural event", "Music, live"]
    assert event.organizer.value == "mailto:office@example.org"
    assert event.organizer.params["CN"] == ["Office 'A'; B"]


def test_a_calendar_says_whose_it_is_and_when_to_look_again():
    found = read(calendar(description="What is on.", page="https://example.org/en/events/", language="es").content)

    assert found.version.value == "2.0"
    assert found.prodid.value.endswith("//ES-MX")
    assert (found.calscale.value, found.method.value) == ("GREGORIAN", "PUBLISH")
    assert [line.value for line in found.contents["name"]] == ["Events"]
    assert found.x_wr_calname.value == "Events"
    assert found.x_wr_caldesc.value == found.description.value == "What is on."
    assert found.source.value == "https://example.org/en/events/calendar.ics"
    assert found.source.params["VALUE"] == ["URI"]
    assert found.url.value == "https://example.org/en/events/"
    assert found.refresh_interval.value == found.x_published_ttl.value == "PT6H"
    assert found.refresh_interval.params["VALUE"] == ["DURATION"]


@pytest.mark.parametrize("email", ["", "office", "office@", "a b@example.org", "office@example.org\nX-EVIL:1"])
def test_an_organizer_without_a_valid_address_is_left_out(email):
    assert "organizer" not in read(calendar(entry(organizer=Organizer("Office", email))).content).vevent.contents


@pytest.mark.parametrize(
    ("status", "transparency"),
    [(Status.CONFIRMED, "OPAQUE"), (Status.TENTATIVE, "TRANSPARENT"), (Status.CANCELLED, "TRANSPARENT")],
)
def test_only_what_takes_place_keeps_people_busy(status, transparency):
    event = read(calendar(entry(status=status)).content).vevent
    assert (event.status.value, event.transp.value) == (status, transparency)


def test_a_whole_day_is_a_date_and_ends_on_the_day_after():
    told = span(EL_PASO, "2026-03-07T00:00", "2026-03-10T00:00", all_day=True, last_date=date(2026, 3, 9))
    content = calendar(entry(told)).content
    assert b"DTSTART;VALUE=DATE:20260307\r\n" in content
    assert b"DTEND;VALUE=DATE:20260310\r\n" in content
    assert b"VTIMEZONE" not in content


def test_what_has_no_known_end_says_none():
    assert "dtend" not in read(calendar(entry(span(TORREON, "2026-03-07T19:00"))).content).vevent.contents


def test_the_second_of_two_equal_times_is_said_in_utc():
    """The name of a zone means the first one (RFC 5545, 3.3.5)."""
    first = span(EL_PASO, "2026-11-01T01:30", "2026-11-01T03:00")
    second = span(EL_PASO, "2026-11-01T01:30@1", "2026-11-01T03:00")
    content = calendar(entry(first), entry(second)).content
    assert b"DTSTART;TZID=America/Denver:20261101T013000\r\n" in content
    assert b"DTSTART:20261101T083000Z\r\nDTEND:20261101T100000Z\r\n" in content


# Zones


def shown(component: object) -> list[str]:
    return component.to_ical().decode().split("\r\n")


def test_el_paso_turns_its_clocks_by_a_rule_that_every_program_knows():
    assert shown(zone_component(EL_PASO, 2026, 2027))[:-1] == [
        "BEGIN:VTIMEZONE",
        "TZID:America/Denver",
        "X-LIC-LOCATION:America/Denver",
        "BEGIN:DAYLIGHT",
        "DTSTART:20250309T020000",
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "TZNAME:MDT",
        "TZOFFSETFROM:-0700",
        "TZOFFSETTO:-0600",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20251102T020000",
        "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
        "TZNAME:MST",
        "TZOFFSETFROM:-0600",
        "TZOFFSETTO:-0700",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_torreon_does_not():
    assert shown(zone_component(TORREON, 2026, 2027))[3:-2] == [
        "BEGIN:STANDARD",
        "DTSTART:20250101T000000",
        "TZNAME:CST",
        "TZOFFSETFROM:-0600",
        "TZOFFSETTO:-0600",
        "END:STANDARD",
    ]


ZONES = [EL_PASO, TORREON, JUAREZ, "America/Chihuahua", "America/Mexico_City", "America/New_York", "Europe/Madrid"]
#: Half past what any clock of a zone is set at, where readers of a VTIMEZONE and the zone have to agree.
WALL = st.integers(0, 3 * 365 * 48).map(
    lambda halves: datetime(2026, 1, 1, 0, 15) + timedelta(minutes=30 * halves)  # noqa: DTZ001 - what clocks show
)


@given(wall=WALL, name=st.sampled_from(ZONES))
def test_whoever_reads_our_rules_finds_the_instants_of_the_zone(wall, name):
    zone = ZoneInfo(name)
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    told = Moment(instant, name)
    content = calendar(entry(told)).content.decode()
    # By a name it can't know, the other library has nothing but our rules to go by.
    unknown = f"Zone-{uuid.uuid4()}"
    elsewhere = content.replace(f"TZID={name}", f"TZID={unknown}").replace(f"TZID:{name}", f"TZID:{unknown}")
    assert read(elsewhere.encode()).vevent.dtstart.value.astimezone(UTC) == instant


@pytest.mark.parametrize("first_year", [2020, 2022, 2024])
def test_a_zone_whose_rules_changed_says_each_turn(first_year):
    """Mexico gave up daylight saving time in 2022, and Ciudad Juárez took up that of El Paso a month later."""
    zone = ZoneInfo(JUAREZ)
    rules = zone_component(JUAREZ, first_year, first_year + 1).to_tz()
    for day in range(2 * 365):
        instant = datetime(first_year, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
        assert instant.astimezone(rules).utcoffset() == instant.astimezone(zone).utcoffset(), instant


# Words

#: What a program may be handed: everything that PostgreSQL stores.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)
NASTY = st.sampled_from(
    [
        "\\N",
        "\\n",
        "\\",
        ";",
        ",",
        ":",
        '"',
        "\r\n",
        "\n",
        "\r",
        "\t",
        "👩‍👧‍👦",
        "ñ",
        "\x1f",
        "\x7f",
        "\u2028",
        "\x85",
        "END:VEVENT",
    ]
)
WORDS = st.lists(st.one_of(TEXT, NASTY), max_size=30).map("".join)


def survives(words: str) -> str:
    """Return what RFC 5545 lets a text say of ``words``: lines end in one way, and control characters can't be said."""
    one_way = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", words)
    return "".join(each for each in one_way if each in "\t\n" or not (ord(each) < 32 or ord(each) == 127))


@given(summary=WORDS, description=WORDS, location=WORDS, name=WORDS)
def test_words_survive_the_way_there_and_back(summary, description, location, name):
    told = entry(summary=summary, description=description, location=location, alarm=timedelta(days=7))
    content = calendar(told, name=name).content
    found = read(content)

    assert found.vevent.summary.value == survives(summary)
    assert found.vevent.valarm.description.value == survives(summary)
    if description:
        assert found.vevent.description.value == survives(description)
    if location:
        assert found.vevent.location.value == survives(location)
    assert found.x_wr_calname.value == survives(name)
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\n-\x1f\x7f]", line)
        line.decode()  # no character is torn apart


@given(categories=st.lists(WORDS.filter(lambda words: survives(words).strip()), min_size=1, max_size=4))
def test_categories_are_as_many_as_were_named(categories):
    found = read(calendar(entry(categories=categories)).content).vevent.categories.value
    assert found == [survives(words) for words in categories]


@given(name=WORDS)
def test_the_name_of_an_organizer_ends_no_line(name):
    content = calendar(entry(organizer=Organizer(name, "office@example.org"))).content
    assert read(content).vevent.organizer.value == "mailto:office@example.org"


# Answers


def test_a_calendar_is_sent_as_what_it_is():
    response = respond(RequestFactory().get("/"), calendar(language="es"), "eventos.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'inline; filename="eventos.ics"'
    assert response["Content-Language"] == "es-MX"
    assert "Last-Modified" not in response


def test_nobody_reads_twice_what_has_not_changed():
    first = respond(RequestFactory().get("/"), calendar(), "events.ics")
    request = RequestFactory().get("/", HTTP_IF_NONE_MATCH=first["ETag"])
    again = respond(request, calendar(), "events.ics")
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert respond(request, calendar(entry(sequence=1)), "events.ics").status_code == 200


# Deadlines


def deadline(closes: Moment, language: str = "en", **fields) -> Calendar:
    said = {
        "key": KEY,
        "part": "application",
        "closes": closes,
        "summary": "Apply: a semester in Torreón",
        "changed_at": CHANGED,
        "url": "https://example.org/en/exchanges/semester/",
        "address": "https://example.org/en/exchanges/semester/calendar.ics",
    }
    return deadline_calendar(Deadline(**{**said, **fields}), BOTH, language)


def test_a_deadline_at_an_hour_is_that_instant_and_rings_a_week_before():
    closes = Moment(datetime(2026, 12, 4, 17, tzinfo=ZoneInfo(TORREON)), TORREON)
    event = read(deadline(closes, description="Six weeks before term.").content).vevent

    assert event.dtstart.value == datetime(2026, 12, 4, 17, tzinfo=ZoneInfo(TORREON))
    assert "dtend" not in event.contents
    assert event.transp.value == "TRANSPARENT"
    assert (event.valarm.action.value, event.valarm.trigger.value) == ("DISPLAY", timedelta(days=-7))
    assert event.valarm.description.value == event.summary.value == "Apply: a semester in Torreón"
    assert event.description.value.replace(NBSP, " ") == (
        "Closes: Friday, December 4, 2026, 5:00 p.m., Torreón time (4:00 p.m. in El Paso).\n\n"
        "Six weeks before term.\n\n"
        "https://example.org/en/exchanges/semester/"
    )


def test_a_deadline_without_an_hour_is_its_day_and_the_words_say_until_when():
    event = read(deadline(Moment.end_of(date(2026, 12, 4), TORREON), "es").content).vevent

    assert event.dtstart.value == date(2026, 12, 4)
    assert event.dtend.value == date(2026, 12, 5)
    # At nine in the morning, a week before.
    assert event.dtstart.value - timedelta(days=7) == date(2026, 11, 27)
    assert datetime(2026, 12, 4, tzinfo=UTC) + event.valarm.trigger.value == datetime(2026, 11, 27, 9, tzinfo=UTC)
    assert event.description.value.replace(NBSP, " ").startswith(
        "Cierra: viernes 4 de diciembre de 2026, 23:59 h, hora de Torreón (22:59 h en El Paso)."
    )


def test_a_deadline_is_the_same_one_in_both_languages_and_wherever_its_page_is():
    closes = Moment.end_of(date(2026, 12, 4), TORREON)
    moved = deadline(Moment.end_of(date(2026, 12, 9), TORREON), "es", url="https://example.org/es/x/", sequence=1)
    assert moved.entries[0].uid == deadline(closes).entries[0].uid
    assert deadline(closes, part="home").entries[0].uid != deadline(closes).entries[0].uid
